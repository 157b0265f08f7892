// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"
#include "tests/net/pooledrequests.h"
#include "tests/support/test.h"

#include <QBuffer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace hub::test;
using hub::PooledAccessManager;
using hub::PoolSettings;
using After = ScriptedServer::After;

/// Single requests: what goes out, and what is told of the answer.
class tst_PooledAccessManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signalsComeInOrder();
    void requestOnTheWire();
    void hostHeader_data();
    void hostHeader();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void failures_data();
    void failures();
    void statusIsAnError_data();
    void statusIsAnError();
    void readsInPieces();
    void keepsCookiesAndRedirectsAlone();
    void largeUpload();
};

void tst_PooledAccessManager::signalsComeInOrder()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    QSignalSpy managerFinished(&manager, &QNetworkAccessManager::finished);

    QStringList log;
    const ReplyPtr first(manager.get(requestFor(server)));
    record(first.get(), &log);
    QVERIFY(log.isEmpty());
    QVERIFY(waitFor(first.get()));
    QCOMPARE(log.join(u' '), QStringLiteral("connecting sent metadata read finished"));
    QCOMPARE(first->error(), QNetworkReply::NoError);
    QCOMPARE(first->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    QCOMPARE(first->header(QNetworkRequest::ContentTypeHeader).toString(), QStringLiteral("application/json"));
    QCOMPARE(first->readAll(), QByteArray("{}"));
    QCOMPARE(managerFinished.size(), 1);
    QCOMPARE(first->manager(), &manager);

    log.clear();
    const ReplyPtr second(manager.get(requestFor(server)));
    record(second.get(), &log);
    QVERIFY(waitFor(second.get()));
    QCOMPARE(log.join(u' '), QStringLiteral("sent metadata read finished"));
    QCOMPARE(server.connectionCount(), 1);
}

void tst_PooledAccessManager::requestOnTheWire()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;

    QNetworkRequest request = requestFor(server, QStringLiteral("/a b/ñ"));
    QUrl url = request.url();
    url.setQuery(QStringLiteral("after=x%2By&limit=5"));
    url.setFragment(QStringLiteral("gone"));
    request.setUrl(url);
    request.setRawHeader("X-Cliente-Id", "51");
    request.setRawHeader("Host", "evil.example");
    request.setRawHeader("Content-Length", "99");
    request.setRawHeader("Transfer-Encoding", "chunked");
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const ReplyPtr post(manager.post(request, QByteArray("{\"a\":1}")));
    QVERIFY(waitFor(post.get()));
    const ScriptedServer::Request &got = server.requests().at(0);
    QCOMPARE(got.line, QByteArray("POST /a%20b/%C3%B1?after=x%2By&limit=5 HTTP/1.1"));
    QCOMPARE(got.body, QByteArray("{\"a\":1}"));
    QCOMPARE(got.header("Host"), QByteArray("127.0.0.1:" + QByteArray::number(server.port())));
    QCOMPARE(got.header("X-Cliente-Id"), QByteArray("51"));
    QCOMPARE(got.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(got.header("Content-Length"), QByteArray("7"));
    QCOMPARE(got.headerLines.size(), 4); // no Accept-Encoding, User-Agent, Cookie, Connection or Transfer-Encoding

    const ReplyPtr root(manager.deleteResource(QNetworkRequest(server.url())));
    QVERIFY(waitFor(root.get()));
    QCOMPARE(server.requests().at(1).line, QByteArray("DELETE / HTTP/1.1"));
    QVERIFY(server.requests().at(1).header("Content-Length").isNull());

    const ReplyPtr empty(manager.post(requestFor(server), QByteArray()));
    QVERIFY(waitFor(empty.get()));
    QCOMPARE(server.requests().at(2).header("Content-Length"), QByteArray("0"));

    const ReplyPtr custom(manager.sendCustomRequest(requestFor(server), "PATCH", QByteArray("x")));
    QVERIFY(waitFor(custom.get()));
    QCOMPARE(server.requests().at(3).line, QByteArray("PATCH /status HTTP/1.1"));
}

void tst_PooledAccessManager::hostHeader_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QHostAddress>("address");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("IPv4") << QStringLiteral("127.0.0.1") << QHostAddress(QHostAddress::LocalHost)
                          << QByteArray("127.0.0.1");
    QTest::newRow("IPv6") << QStringLiteral("::1") << QHostAddress(QHostAddress::LocalHostIPv6) << QByteArray("[::1]");
    QTest::newRow("name") << QStringLiteral("LOCALHOST") << QHostAddress(QHostAddress::LocalHost)
                          << QByteArray("localhost");
}

void tst_PooledAccessManager::hostHeader()
{
    QFETCH(QString, host);
    QFETCH(QHostAddress, address);
    QFETCH(QByteArray, expected);
    QTcpServer server;
    if (!server.listen(address) && address.protocol() == QAbstractSocket::IPv6Protocol) {
        QVERIFY(server.listen(QHostAddress::LocalHost)); // no IPv6 on this machine: the request must fail, not hang
        expected.clear();
    }
    QByteArray got;
    connect(&server, &QTcpServer::newConnection, this, [&server, &got] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, &got] {
            got += socket->readAll();
            if (got.endsWith("\r\n\r\n"))
                socket->write(ScriptedServer::json("{}"));
        });
    });
    PooledAccessManager manager;
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(host);
    url.setPort(server.serverPort());
    const ReplyPtr reply(manager.get(QNetworkRequest(url)));
    QVERIFY(waitFor(reply.get()));
    if (expected.isEmpty())
        QVERIFY(reply->error() != QNetworkReply::NoError);
    else
        QVERIFY(
            got.contains(QByteArray("\r\nHost: " + expected + ':' + QByteArray::number(server.serverPort()) + "\r\n")));
}

void tst_PooledAccessManager::refusesBadRequests_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("verb");
    const QString fine = QStringLiteral("http://127.0.0.1:%1/");
    const QByteArray none;
    QTest::newRow("user information") << QStringLiteral("http://u:p@127.0.0.1:%1/") << none << none << none;
    QTest::newRow("scheme") << QStringLiteral("ftp://127.0.0.1:%1/") << none << none << none;
    QTest::newRow("no host") << QStringLiteral("http:///x") << none << none << none;
    QTest::newRow("header value") << fine << QByteArray("X-A") << QByteArray("1\r\nX-B: 2") << none;
    QTest::newRow("header name") << fine << QByteArray("X A") << QByteArray("1") << none;
    QTest::newRow("verb") << fine << none << none << QByteArray("GET / HTTP/1.1\r\nX:");
}

void tst_PooledAccessManager::refusesBadRequests()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, verb);
    ScriptedServer server;
    PooledAccessManager manager;
    QNetworkRequest request(QUrl(url.contains(u'%') ? url.arg(server.port()) : url));
    if (!name.isEmpty())
        request.setRawHeader(name, value);
    const ReplyPtr reply(verb.isEmpty() ? manager.get(request) : manager.sendCustomRequest(request, verb));
    QVERIFY(!reply->isFinished());
    QVERIFY(waitFor(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::ProtocolInvalidOperationError);
    QCOMPARE(reply->attribute(PooledAccessManager::RequestLeftAttribute).toBool(), false);
    QCOMPARE(server.connectionCount(), 0);
}

void tst_PooledAccessManager::failures_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("error");
    const auto row = [](const char *name, QByteArray answer, After after, QNetworkReply::NetworkError error) {
        QTest::newRow(name) << answer << int(after) << int(error);
    };
    row("closed at once", "", After::Close, QNetworkReply::RemoteHostClosedError);
    row("reset at once", "", After::Reset, QNetworkReply::RemoteHostClosedError);
    row("truncated length", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", After::Close,
        QNetworkReply::RemoteHostClosedError);
    row("truncated chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}", After::Close,
        QNetworkReply::RemoteHostClosedError);
    row("garbage", "SSH-2.0-OpenSSH_9.2\r\n", After::KeepOpen, QNetworkReply::ProtocolFailure);
    row("body too large", "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", After::KeepOpen,
        QNetworkReply::ProtocolFailure);
    row("headers too large", "HTTP/1.1 200 OK\r\nX: " + QByteArray(600, 'x'), After::KeepOpen,
        QNetworkReply::ProtocolFailure);
}

void tst_PooledAccessManager::failures()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, after);
    QFETCH(int, error);
    ScriptedServer server;
    server.answer(answer, After(after));
    PoolSettings settings;
    settings.limits = {500, 1000};
    PooledAccessManager manager(settings);
    QStringList log;
    const ReplyPtr reply(manager.get(requestFor(server)));
    record(reply.get(), &log);
    QVERIFY(waitFor(reply.get()));
    QCOMPARE(int(reply->error()), error);
    QVERIFY(log.endsWith(QStringLiteral("finished")) && log.contains(QStringLiteral("error")));
    QCOMPARE(reply->attribute(PooledAccessManager::RequestLeftAttribute).toBool(), true);
    QCOMPARE(manager.connectionCount(), 0);
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void tst_PooledAccessManager::statusIsAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("error");
    const std::pair<int, QNetworkReply::NetworkError> rows[] = {
        {200, QNetworkReply::NoError},
        {304, QNetworkReply::NoError},
        {400, QNetworkReply::ProtocolInvalidOperationError},
        {401, QNetworkReply::AuthenticationRequiredError},
        {403, QNetworkReply::ContentAccessDenied},
        {404, QNetworkReply::ContentNotFoundError},
        {405, QNetworkReply::ContentOperationNotPermittedError},
        {409, QNetworkReply::ContentConflictError},
        {410, QNetworkReply::ContentGoneError},
        {429, QNetworkReply::UnknownContentError},
        {500, QNetworkReply::InternalServerError},
        {501, QNetworkReply::OperationNotImplementedError},
        {502, QNetworkReply::UnknownServerError},
        {503, QNetworkReply::ServiceUnavailableError},
    };
    for (const auto &[status, error] : rows)
        QTest::addRow("%d", status) << status << int(error);
}

/// The same codes as Qt's own manager, by asking it.
void tst_PooledAccessManager::statusIsAnError()
{
    QFETCH(int, status);
    QFETCH(int, error);
    ScriptedServer server;
    server.answer(ScriptedServer::json("{\"a\":1}", QByteArray::number(status) + " Word"));
    PooledAccessManager pooled;
    QNetworkAccessManager stock;
    for (QNetworkAccessManager *manager : {static_cast<QNetworkAccessManager *>(&pooled), &stock}) {
        const ReplyPtr reply(manager->get(requestFor(server)));
        QVERIFY(waitFor(reply.get()));
        QCOMPARE(int(reply->error()), error);
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), status);
        QCOMPARE(reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString(), QStringLiteral("Word"));
        QCOMPARE(reply->readAll(), QByteArray(status == 304 ? "" : "{\"a\":1}"));
    }
}

void tst_PooledAccessManager::readsInPieces()
{
    ScriptedServer server;
    const QByteArray body(300000, 'x');
    server.answer(ScriptedServer::json(body));
    PooledAccessManager manager;
    QByteArray got;
    const ReplyPtr reply(manager.get(requestFor(server)));
    connect(reply.get(), &QNetworkReply::readyRead, this, [&reply, &got] { got += reply->read(1000); });
    QVERIFY(waitFor(reply.get()));
    got += reply->readAll();
    QCOMPARE(got, body);
    QCOMPARE(reply->bytesAvailable(), 0);

    server.answerByteByByte(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n");
    const ReplyPtr slow(manager.get(requestFor(server)));
    QVERIFY(waitFor(slow.get()));
    QCOMPARE(slow->readAll(), QByteArray("{\"a\":1}"));
    QCOMPARE(slow->error(), QNetworkReply::NoError);
}

void tst_PooledAccessManager::keepsCookiesAndRedirectsAlone()
{
    ScriptedServer server;
    server.answer(
        "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nVary: x\r\nVary: y\r\n"
        "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b");
    PooledAccessManager manager;
    for (int i = 0; i < 2; ++i) {
        const ReplyPtr reply(manager.get(requestFor(server)));
        QVERIFY(waitFor(reply.get()));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 302);
        QCOMPARE(reply->rawHeader("Location"), QByteArray("/elsewhere"));
        QCOMPARE(reply->rawHeader("Set-Cookie"), QByteArray("a=1\nb=2"));
        QCOMPARE(reply->rawHeader("Vary"), QByteArray("x, y"));
        QCOMPARE(reply->readAll(), QByteArray("\x1f\x8b"));
    }
    QCOMPARE(server.requests().size(), std::size_t(2));
    QVERIFY(server.requests().at(1).header("Cookie").isNull());
}

void tst_PooledAccessManager::largeUpload()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    QByteArray body(4000000, 'x');
    QBuffer device(&body);
    QVERIFY(device.open(QIODevice::ReadOnly));
    const ReplyPtr reply(manager.post(requestFor(server), &device));
    QVERIFY(waitFor(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QVERIFY(server.requests().at(0).body == body);
}

HUB_TEST(tst_PooledAccessManager)
#include "tst_pooledaccessmanager.moc"
