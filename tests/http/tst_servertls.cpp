// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/testserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/test.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace hub::http;
using namespace hub::http::test;
using namespace std::chrono_literals;
using hub::test::Answer;
using hub::test::RawClient;

class tst_ServerTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answers();
    void closes();
    void answerSurvivesAPushedBody();
    void pipeliningWithoutReading();
    void slowReaderIsDropped();
    void streams();
    void plainHttpIsNotServed();
    void handshakeNeverComes_data();
    void handshakeNeverComes();
    void tooManyConnections();
    void drains();

private:
    [[nodiscard]] ServerSettings settings() const;
    /// A client whose handshake is under way.
    [[nodiscard]] static std::unique_ptr<RawClient> connected(quint16 port);

    QTemporaryDir m_dir;
    QSslConfiguration m_tls;
};

void tst_ServerTls::initTestCase()
{
    QVERIFY(m_dir.isValid());
    const QString key = m_dir.filePath(QStringLiteral("key.pem"));
    const QString certificate = m_dir.filePath(QStringLiteral("cert.pem"));
    const int exitCode = QProcess::execute(
        QStringLiteral("openssl"),
        {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
         QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
         QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate, QStringLiteral("-days"),
         QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=localhost")});
    QCOMPARE(exitCode, 0);
    QFile keyFile(key);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    m_tls.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
    QVERIFY(!m_tls.localCertificate().isNull() && !m_tls.privateKey().isNull());
}

ServerSettings tst_ServerTls::settings() const
{
    ServerSettings settings = TestServer::quick();
    settings.tls = m_tls;
    return settings;
}

std::unique_ptr<RawClient> tst_ServerTls::connected(quint16 port)
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return std::make_unique<RawClient>(port, std::move(socket));
}

void tst_ServerTls::answers()
{
    TestServer server(settings());
    const auto client = connected(server.port());
    QCOMPARE(client->ask(Get).body, QByteArray("pong"));
    QCOMPARE(client->ask(request("POST /echo", {}, QByteArray(300000, 'x'))).body.size(), 300000);
    QCOMPARE(client->ask(request("GET /big")).body.size(), 1024 * 1024);
    client->send(Get.repeated(100));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(client->next().body, QByteArray("pong"));
}

void tst_ServerTls::closes()
{
    TestServer server(settings());
    for (const QByteArray &bytes :
         {request("GET /big", "Connection: close\r\n"), QByteArray("GET /big HTTP/1.0\r\n\r\n")}) {
        const auto client = connected(server.port());
        QCOMPARE(client->ask(bytes).body.size(), 1024 * 1024);
        QVERIFY(client->waitForClose());
        QVERIFY(client->socket().error() == QAbstractSocket::RemoteHostClosedError); // orderly, by close_notify
    }
}

void tst_ServerTls::answerSurvivesAPushedBody()
{
    TestServer server(settings());
    const QByteArray body(2 * 1024 * 1024, 'x');
    for (int i = 0; i < 10; ++i) {
        const auto client = connected(server.port());
        client->send(request("POST /echo", {}, body));
        const Answer answer = client->next();
        QCOMPARE(answer.status, 413);
        QVERIFY(answer.complete);
        client->socket().disconnectFromHost(); // as its Connection: close has told it
    }
    QVERIFY(server.waitForEmpty());
    // A client that does not is disconnected when it has had its time.
    ServerSettings quick = settings();
    quick.limits.lingerTime = 100ms;
    TestServer strict(quick);
    const auto client = connected(strict.port());
    QCOMPARE(client->ask(request("POST /echo", "Content-Length: 999999999\r\n")).status, 413);
    QVERIFY(client->waitForClose());
}

// QSslSocket encrypts whatever it is given, and counts it as written.
void tst_ServerTls::pipeliningWithoutReading()
{
    TestServer server(settings());
    const auto client = connected(server.port());
    QCOMPARE(client->ask(Get).status, 200);
    client->stopReading();
    client->send(request("GET /big").repeated(1000));
    const auto other = connected(server.port());
    for (int i = 0; i < 100; ++i)
        QCOMPARE(other->ask(Get).status, 200);
    // What the kernel's buffers of both ends hold, and not one answer more than the limit needs.
    QVERIFY2(server.stats().answers[200].load() < 101 + 30,
             qPrintable(QString::number(server.stats().answers[200].load())));
}

void tst_ServerTls::slowReaderIsDropped()
{
    ServerSettings quick = settings();
    quick.limits.writeTimeout = 100ms;
    TestServer server(quick);
    const auto client = connected(server.port());
    QCOMPARE(client->ask(Get).status, 200);
    client->stopReading();
    client->send(request("GET /big").repeated(20));
    QVERIFY(server.waitForEmpty());
}

void tst_ServerTls::streams()
{
    TestServer server(settings());
    const auto client = connected(server.port());
    client->send(request("GET /stream"));
    QVERIFY(client->waitForBytes("first"));
    QVERIFY(server.waitForHeld(1));
    on(server.held().takeAll().front(), [](Exchange &stream) {
        stream.write(" second");
        stream.finish();
    });
    QCOMPARE(client->next().body, QByteArray("first second"));
    QCOMPARE(client->ask(Get).body, QByteArray("pong"));
}

void tst_ServerTls::plainHttpIsNotServed()
{
    TestServer server(settings());
    RawClient client(server.port());
    client.send(Get);
    QVERIFY(client.waitForClose());
    QVERIFY(!client.received().contains("pong"));
    QVERIFY(server.waitForEmpty());
    QCOMPARE(connected(server.port())->ask(Get).body, QByteArray("pong"));
}

void tst_ServerTls::handshakeNeverComes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a hello") << QByteArray("\x16\x03\x01\x02\x00\x01", 6);
    QTest::newRow("garbage") << QByteArray(300, '\xff');
}

void tst_ServerTls::handshakeNeverComes()
{
    QFETCH(QByteArray, bytes);
    ServerSettings quick = settings();
    quick.limits.headerTimeout = 50ms;
    TestServer server(quick);
    RawClient client(server.port());
    client.send(bytes);
    QVERIFY(client.waitForClose());
    QVERIFY(server.waitForEmpty());
}

void tst_ServerTls::tooManyConnections()
{
    ServerSettings quick = settings();
    quick.limits.connections = 1;
    quick.limits.lingerTime = 100ms;
    TestServer server(quick);
    const auto first = connected(server.port());
    QCOMPARE(first->ask(Get).status, 200);
    const auto second = connected(server.port());
    QCOMPARE(second->next().status, 503);
    QVERIFY(second->waitForClose());
}

void tst_ServerTls::drains()
{
    TestServer server(settings());
    const auto idle = connected(server.port());
    QCOMPARE(idle->ask(Get).status, 200);
    const auto busy = connected(server.port());
    busy->send(request("GET /hold/a"));
    QVERIFY(server.waitForHeld(1));
    bool drained = false;
    connect(&server.server(), &Server::drained, this, [&drained] { drained = true; });
    server.server().drain(60s);
    QVERIFY(idle->waitForClose());
    server.releaseAll();
    QCOMPARE(busy->next().body, QByteArray("a"));
    QVERIFY(hub::test::waitFor([&] { return drained; }));
}

HUB_TEST(tst_ServerTls)
#include "tst_servertls.moc"
