// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/accesspolicy.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub::http;

namespace {

QHostAddress address(const char *text)
{
    return QHostAddress(QString::fromLatin1(text));
}

ServerSettings listeningOn(const char *text)
{
    ServerSettings settings;
    settings.address = address(text);
    settings.allowedHosts = {"hub.example"};
    return settings;
}

Request withHeaders(const std::vector<std::pair<QByteArray, QByteArray>> &headers)
{
    Request request;
    for (const auto &[name, value] : headers)
        request.head += name + value;
    qsizetype at = 0;
    for (const auto &[name, value] : headers) {
        const auto next = [&](qsizetype size) {
            return QByteArrayView(request.head).sliced(std::exchange(at, at + size), size);
        };
        const QByteArrayView key = next(name.size());
        request.headers.emplace_back(key, next(value.size()));
    }
    return request;
}

QByteArray headerOf(const Response &response, const QByteArray &name)
{
    for (const auto &[key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

class tst_AccessPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void missingHostOfHttp10();
    void clientAddress_data();
    void clientAddress();
    void local_data();
    void local();
    void corsOrigin_data();
    void corsOrigin();
    void corsIsOffByDefault();
    void preflight();
};

void tst_AccessPolicy::refusals_data()
{
    QTest::addColumn<QByteArray>("listen");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status"); // 0: served
    int n = 0;
    const auto row = [&n](const char *listen, const char *target, const char *host, int status) {
        QTest::addRow("%d %s, %s, Host %s", ++n, listen, target, host)
            << QByteArray(listen) << QByteArray(target) << QByteArray(host) << status;
    };
    for (const char *loopback : {"127.0.0.1", "::1", "127.0.0.5"}) {
        row(loopback, "/", "localhost", 0);
        row(loopback, "/", "LOCALHOST:3012", 0);
        row(loopback, "/", "127.0.0.1:80", 0);
        row(loopback, "/", "[::1]:3012", 0);
        row(loopback, "/", "hub.example:443", 0);
        row(loopback, "/", "evil.example", 403);
        row(loopback, "/", "localhost.evil.example", 403);
        row(loopback, "/", "127.0.0.2", 403);
        row(loopback, "/", "", 403);
        row(loopback, "/", "user@localhost", 400);
        row(loopback, "/", "localhost, localhost", 400);
        row(loopback, "/", "[::1", 400);
        row(loopback, "http://localhost:3012/a", "localhost:3012", 0);
        row(loopback, "http://localhost/a", "evil.example", 403);
        row(loopback, "http://evil.example/a", "localhost", 403);
        row(loopback, "http://evil.example/a", "evil.example", 403);
        row(loopback, "http://user@localhost/a", "localhost", 400);
        row(loopback, "http:///a", "localhost", 400);
        row(loopback, "*", "localhost", 0);
        row(loopback, "*", "evil.example", 403);
    }
    for (const char *wide : {"0.0.0.0", "::", "192.0.2.1"}) {
        row(wide, "/", "anything.example", 0);
        row(wide, "/", "", 0);
        row(wide, "/", "a b", 400);
        row(wide, "http://hub.example/a", "hub.example:80", 0);
        row(wide, "http://HUB.example:80/a", "hub.example", 0);
        row(wide, "http://other.example/a", "hub.example", 403);
    }
}

void tst_AccessPolicy::refusals()
{
    QFETCH(QByteArray, listen);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, host);
    const AccessPolicy policy(listeningOn(listen.constData()));
    const auto parsed = RequestTarget::parse(target);
    QVERIFY(parsed);
    const auto refusal = policy.refusal(*parsed, host.isNull() ? QByteArray("") : host);
    QTEST(refusal ? refusal->status : 0, "status");
}

void tst_AccessPolicy::missingHostOfHttp10()
{
    const AccessPolicy policy(listeningOn("127.0.0.1"));
    QVERIFY(!policy.refusal(*RequestTarget::parse("/"), QByteArray()));
}

void tst_AccessPolicy::clientAddress_data()
{
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QByteArray>("forwarded");
    QTest::addColumn<QByteArray>("client");
    int n = 0;
    const auto row = [&n](const char *peer, const char *forwarded, const char *client) {
        QTest::addRow("%d", ++n) << QByteArray(peer) << QByteArray(forwarded) << QByteArray(client);
    };
    // Trusted: 10.0.0.0/8 and ::1.
    row("192.0.2.1", "203.0.113.9", "192.0.2.1"); // no proxy of ours: believed in nothing
    row("10.0.0.1", "203.0.113.9", "203.0.113.9");
    row("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9");
    row("::1", "203.0.113.9", "203.0.113.9");
    row("10.0.0.1", "", "10.0.0.1");
    row("10.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"); // the farther one is hearsay
    row("10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9");
    row("10.0.0.1", "203.0.113.9,10.0.0.2 , 10.9.9.9", "203.0.113.9");
    row("10.0.0.1", "10.0.0.2", "10.0.0.2");
    row("10.0.0.1", "nonsense", "10.0.0.1");
    row("10.0.0.1", "203.0.113.9, nonsense", "10.0.0.1");
    row("10.0.0.1", "203.0.113.9:1234", "10.0.0.1");
    row("10.0.0.1", ",,", "10.0.0.1");
    row("10.0.0.1", "2001:db8::9", "2001:db8::9");
    row("10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9");
}

void tst_AccessPolicy::clientAddress()
{
    QFETCH(QByteArray, peer);
    QFETCH(QByteArray, forwarded);
    QFETCH(QByteArray, client);
    ServerSettings settings;
    settings.trustedProxies = {{address("10.0.0.0"), 8}, {address("::1"), 128}};
    const AccessPolicy policy(settings);
    QCOMPARE(policy.clientAddress(address(peer.constData()), withHeaders({{"x-forwarded-for", forwarded}})),
             address(client.constData()));
    // The same list in two headers.
    if (const qsizetype comma = forwarded.indexOf(','); comma > 0) {
        const Request request = withHeaders(
            {{"X-Forwarded-For", forwarded.first(comma)}, {"X-Forwarded-For", forwarded.sliced(comma + 1)}});
        QCOMPARE(policy.clientAddress(address(peer.constData()), request), address(client.constData()));
    }
}

void tst_AccessPolicy::local_data()
{
    QTest::addColumn<QByteArray>("listen");
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("proxied"); // as the settings say
    QTest::addColumn<bool>("isLocal");
    QTest::newRow("this machine") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1") << QByteArray() << false
                                  << true;
    QTest::newRow("IPv6") << QByteArray("::1") << QByteArray("::1") << QByteArray() << false << true;
    QTest::newRow("other header") << QByteArray("::1") << QByteArray("::1") << QByteArray("X-Forward") << false << true;
    QTest::newRow("wide bind") << QByteArray("0.0.0.0") << QByteArray("127.0.0.1") << QByteArray() << false << false;
    QTest::newRow("other peer") << QByteArray("127.0.0.1") << QByteArray("10.0.0.1") << QByteArray() << false << false;
    for (const char *name : {"Forwarded", "forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Real-IP", "Via"})
        QTest::newRow(name) << QByteArray("127.0.0.1") << QByteArray("127.0.0.1") << QByteArray(name) << false << false;
    QTest::newRow("named proxy") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1") << QByteArray() << true << false;
}

void tst_AccessPolicy::local()
{
    QFETCH(QByteArray, listen);
    QFETCH(QByteArray, peer);
    QFETCH(QByteArray, header);
    QFETCH(bool, proxied);
    QFETCH(bool, isLocal);
    ServerSettings settings;
    settings.address = address(listen.constData());
    const AccessPolicy direct(settings);
    settings.allowedHosts = {"hub.example"};
    const AccessPolicy named(settings);
    settings.allowedHosts = {};
    settings.trustedProxies = {{address("10.0.0.0"), 8}};
    const AccessPolicy trusting(settings);
    const Request request = header.isEmpty() ? Request() : withHeaders({{header, "x"}});
    for (const AccessPolicy *policy : proxied ? std::vector{&named, &trusting} : std::vector{&direct})
        QCOMPARE(policy->isLocal(address(peer.constData()), request), isLocal);
}

void tst_AccessPolicy::corsOrigin_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("listed");
    QTest::newRow("listed") << QByteArray("https://shop.example") << true;
    QTest::newRow("other") << QByteArray("https://evil.example") << false;
    QTest::newRow("other scheme") << QByteArray("http://shop.example") << false;
    QTest::newRow("with port") << QByteArray("https://shop.example:444") << false;
    QTest::newRow("prefix") << QByteArray("https://shop.example.evil.example") << false;
    QTest::newRow("null") << QByteArray("null") << false;
    QTest::newRow("none") << QByteArray() << false;
}

void tst_AccessPolicy::corsOrigin()
{
    QFETCH(QByteArray, origin);
    QFETCH(bool, listed);
    ServerSettings settings;
    settings.corsOrigins = {"https://shop.example"};
    const AccessPolicy policy(settings);
    const Request request = origin.isNull() ? Request() : withHeaders({{"Origin", origin}});
    QCOMPARE(policy.corsOrigin(request), listed ? origin : QByteArray());
}

void tst_AccessPolicy::corsIsOffByDefault()
{
    const AccessPolicy policy{ServerSettings()};
    QVERIFY(policy.corsOrigin(withHeaders({{"Origin", "https://shop.example"}})).isEmpty());
}

void tst_AccessPolicy::preflight()
{
    const Response response = AccessPolicy::preflight("GET, HEAD, OPTIONS");
    QCOMPARE(response.status, 204);
    QVERIFY(response.body.isEmpty());
    QCOMPARE(headerOf(response, "Allow"), QByteArray("GET, HEAD, OPTIONS"));
    QCOMPARE(headerOf(response, "Access-Control-Allow-Methods"), QByteArray("GET, HEAD, OPTIONS"));
    QVERIFY(headerOf(response, "Access-Control-Allow-Headers").contains("Authorization"));
    QVERIFY(headerOf(response, "Access-Control-Allow-Credentials").isNull());
}

HUB_TEST(tst_AccessPolicy)
#include "tst_accesspolicy.moc"
