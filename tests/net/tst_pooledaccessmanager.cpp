// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"
#include "core/net/pooledreply.h"
#include "tests/support/scriptedserver.h"

#include <QBuffer>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using hub::PooledAccessManager;
using hub::PoolSettings;
using hub::test::ScriptedServer;
using After = ScriptedServer::After;

namespace {

using ReplyPtr = std::unique_ptr<QNetworkReply>;

QNetworkRequest requestFor(const ScriptedServer &server, const QString &path = QStringLiteral("/status"))
{
    QUrl url = server.url();
    url.setPath(path);
    return QNetworkRequest(url);
}

bool waitFor(QNetworkReply *reply)
{
    if (reply->isFinished())
        return true;
    QSignalSpy finished(reply, &QNetworkReply::finished);
    return finished.wait();
}

/// The names of the signals in the order of their coming.
void record(QNetworkReply *reply, QStringList *log)
{
    QObject::connect(reply, &QNetworkReply::socketStartedConnecting, reply,
                     [log] { log->append(QStringLiteral("connecting")); });
    QObject::connect(reply, &QNetworkReply::requestSent, reply, [log] { log->append(QStringLiteral("sent")); });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, reply, [log] { log->append(QStringLiteral("metadata")); });
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [log] { log->append(QStringLiteral("read")); });
    QObject::connect(reply, &QNetworkReply::errorOccurred, reply, [log] { log->append(QStringLiteral("error")); });
    QObject::connect(reply, &QNetworkReply::finished, reply, [log] { log->append(QStringLiteral("finished")); });
}

} // namespace

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
    void reusesAndDropsConnections();
    void idleConnectionThatTalksIsDropped();
    void idleConnectionExpires();
    void surplusIsNotTheNextAnswer();
    void getGoesOnceMoreWhenIdleConnectionClosed();
    void getGoesOnceMoreOnlyOnce();
    void postTakesNoIdleConnection();
    void neverWaitsForAnother();
    void waitsBeyondTheCap();
    void idleMakesWayAtTheCap();
    void abortInEveryPhase_data();
    void abortInEveryPhase();
    void abortInsideSignals_data();
    void abortInsideSignals();
    void managerDestroyedInsideSignals_data();
    void managerDestroyedInsideSignals();
    void replyDestroyed();
    void encrypted();
    void encryptedRefusesUnknownCertificate();
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

void tst_PooledAccessManager::reusesAndDropsConnections()
{
    ScriptedServer server;
    PooledAccessManager manager;
    const QByteArray answers[] = {
        ScriptedServer::json("{}"),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
        ScriptedServer::json("{}"),
    };
    for (const QByteArray &answer : answers) {
        server.answer(answer);
        const ReplyPtr reply(manager.get(requestFor(server)));
        QVERIFY(waitFor(reply.get()));
    }
    QCOMPARE(server.requests().at(4).connection, 0);
    QCOMPARE(server.requests().at(5).connection, 1);
    QCOMPARE(manager.idleConnectionCount(), 1);
    manager.closeIdleConnections();
    QCOMPARE(manager.connectionCount(), 0);
}

void tst_PooledAccessManager::idleConnectionThatTalksIsDropped()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    const ReplyPtr reply(manager.get(requestFor(server)));
    QVERIFY(waitFor(reply.get()));
    QCOMPARE(manager.idleConnectionCount(), 1);
    server.blurt("HTTP/1.1 408 Request Timeout\r\n\r\n");
    QTRY_COMPARE(manager.connectionCount(), 0);

    const ReplyPtr again(manager.get(requestFor(server)));
    QVERIFY(waitFor(again.get()));
    QCOMPARE(again->readAll(), QByteArray("{}"));
    server.endConnections(After::Close);
    QTRY_COMPARE(manager.connectionCount(), 0);
}

void tst_PooledAccessManager::idleConnectionExpires()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PoolSettings settings;
    settings.idleTimeout = std::chrono::milliseconds(20);
    PooledAccessManager manager(settings);
    const ReplyPtr reply(manager.get(requestFor(server)));
    QVERIFY(waitFor(reply.get()));
    QSignalSpy closed(&server, &ScriptedServer::connectionClosed);
    QVERIFY(closed.wait());
    QCOMPARE(manager.connectionCount(), 0);
}

void tst_PooledAccessManager::surplusIsNotTheNextAnswer()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}") + ScriptedServer::json("{\"evil\":1}"));
    PooledAccessManager manager;
    for (int i = 0; i < 2; ++i) {
        const ReplyPtr reply(manager.get(requestFor(server)));
        QVERIFY(waitFor(reply.get()));
        QCOMPARE(reply->readAll(), QByteArray("{}"));
    }
    QCOMPARE(server.connectionCount(), 2);
}

void tst_PooledAccessManager::getGoesOnceMoreWhenIdleConnectionClosed()
{
    ScriptedServer server;
    server.setHandler([](QTcpSocket *socket, const ScriptedServer::Request &request) {
        // The first connection answers once, then closes on the next request without a word.
        static constexpr auto Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
        if (request.line.contains("/again") && request.connection == 0)
            socket->abort();
        else
            socket->write(Answer);
    });
    PooledAccessManager manager;
    const ReplyPtr first(manager.get(requestFor(server)));
    QVERIFY(waitFor(first.get()));
    QStringList log;
    const ReplyPtr second(manager.get(requestFor(server, QStringLiteral("/again"))));
    record(second.get(), &log);
    QVERIFY(waitFor(second.get()));
    QCOMPARE(second->error(), QNetworkReply::NoError);
    QCOMPARE(log.join(u' '), QStringLiteral("sent connecting sent metadata read finished"));
    QCOMPARE(server.requests().size(), std::size_t(3));
}

void tst_PooledAccessManager::getGoesOnceMoreOnlyOnce()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    const ReplyPtr first(manager.get(requestFor(server)));
    QVERIFY(waitFor(first.get()));

    server.answer({}, After::Close);
    const ReplyPtr second(manager.get(requestFor(server)));
    QVERIFY(waitFor(second.get()));
    QCOMPARE(second->error(), QNetworkReply::RemoteHostClosedError);
    QCOMPARE(server.requests().size(), std::size_t(3)); // on the idle one, and once on a new one

    // A byte of an answer means that the server has begun: no second try.
    server.answer(ScriptedServer::json("{}"));
    const ReplyPtr third(manager.get(requestFor(server)));
    QVERIFY(waitFor(third.get()));
    server.answer("H", After::Close);
    const ReplyPtr fourth(manager.get(requestFor(server)));
    QVERIFY(waitFor(fourth.get()));
    QCOMPARE(fourth->error(), QNetworkReply::RemoteHostClosedError);
    QCOMPARE(server.requests().size(), std::size_t(5));
}

void tst_PooledAccessManager::postTakesNoIdleConnection()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    const ReplyPtr get(manager.get(requestFor(server)));
    QVERIFY(waitFor(get.get()));
    for (int i = 0; i < 2; ++i) {
        const ReplyPtr post(manager.post(requestFor(server), QByteArray("{}")));
        QVERIFY(waitFor(post.get()));
    }
    QCOMPARE(server.requests().at(0).connection, 0);
    QCOMPARE(server.requests().at(1).connection, 1);
    QCOMPARE(server.requests().at(2).connection, 2);
    QCOMPARE(manager.idleConnectionCount(), 3);
    const ReplyPtr last(manager.get(requestFor(server)));
    QVERIFY(waitFor(last.get()));
    QCOMPARE(server.requests().at(3).connection, 2); // a POST's connection serves GETs afterwards
}

void tst_PooledAccessManager::neverWaitsForAnother()
{
    ScriptedServer server;
    server.setHandler([](QTcpSocket *socket, const ScriptedServer::Request &request) {
        if (!request.line.contains("/stuck"))
            socket->write(ScriptedServer::json("{}"));
    });
    PooledAccessManager manager;
    std::vector<ReplyPtr> stuck;
    for (int i = 0; i < 100; ++i)
        stuck.emplace_back(manager.get(requestFor(server, QStringLiteral("/stuck"))));
    for (int i = 0; i < 3; ++i) {
        const ReplyPtr reply(manager.get(requestFor(server)));
        QVERIFY(waitFor(reply.get()));
        QCOMPARE(reply->error(), QNetworkReply::NoError);
    }
    for (const ReplyPtr &reply : stuck)
        QVERIFY(reply->isRunning());
}

void tst_PooledAccessManager::waitsBeyondTheCap()
{
    ScriptedServer server;
    PoolSettings settings;
    settings.maxConnections = 2;
    PooledAccessManager manager(settings);
    std::vector<ReplyPtr> replies;
    std::vector<QStringList> logs(4);
    for (int i = 0; i < 4; ++i) {
        replies.emplace_back(manager.get(requestFor(server)));
        record(replies.back().get(), &logs[std::size_t(i)]);
    }
    QTRY_COMPARE(server.requests().size(), std::size_t(2));
    QVERIFY(logs[2].isEmpty() && logs[3].isEmpty());
    replies[2]->abort(); // while waiting
    QCOMPARE(logs[2].join(u' '), QStringLiteral("error finished"));
    QCOMPARE(replies[2]->attribute(PooledAccessManager::RequestLeftAttribute).toBool(), false);
    server.answer(ScriptedServer::json("{}"));
    replies[0]->abort();
    QVERIFY(waitFor(replies[3].get()));
    QCOMPARE(replies[3]->error(), QNetworkReply::NoError);
    QCOMPARE(logs[3].first(), QStringLiteral("connecting"));
}

void tst_PooledAccessManager::idleMakesWayAtTheCap()
{
    ScriptedServer one;
    ScriptedServer two;
    one.answer(ScriptedServer::json("{}"));
    two.answer(ScriptedServer::json("{}"));
    PoolSettings settings;
    settings.maxConnections = 1;
    PooledAccessManager manager(settings);
    for (ScriptedServer *server : {&one, &two, &one}) {
        const ReplyPtr reply(manager.get(requestFor(*server)));
        QVERIFY(waitFor(reply.get()));
        QCOMPARE(reply->error(), QNetworkReply::NoError);
    }
    QCOMPARE(one.connectionCount(), 2);
}

void tst_PooledAccessManager::abortInEveryPhase_data()
{
    QTest::addColumn<QString>("phase");
    for (const char *phase : {"at once", "sent", "header", "body", "finished"})
        QTest::newRow(phase) << QString::fromLatin1(phase);
}

void tst_PooledAccessManager::abortInEveryPhase()
{
    QFETCH(QString, phase);
    ScriptedServer server;
    const QByteArray whole = ScriptedServer::json("{}");
    if (phase == QLatin1String("header"))
        server.answer(whole.left(20));
    else if (phase == QLatin1String("body"))
        server.answer(whole.chopped(1));
    else if (phase == QLatin1String("finished"))
        server.answer(whole);
    PooledAccessManager manager;
    const ReplyPtr reply(manager.start(QNetworkAccessManager::GetOperation, requestFor(server), {}));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (phase == QLatin1String("sent"))
        QVERIFY(QSignalSpy(reply.get(), &QNetworkReply::requestSent).wait());
    else if (phase == QLatin1String("header") || phase == QLatin1String("body"))
        QVERIFY(QSignalSpy(static_cast<hub::PooledReply *>(reply.get()), &hub::PooledReply::bytesArrived).wait());
    else if (phase == QLatin1String("finished"))
        QVERIFY(finished.wait());

    reply->abort();
    reply->abort();
    QCOMPARE(finished.size(), 1);
    if (phase == QLatin1String("finished")) {
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        return;
    }
    QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
    const bool left = phase != QLatin1String("at once");
    QCOMPARE(reply->attribute(PooledAccessManager::RequestLeftAttribute).toBool(), left);
    QCOMPARE(manager.connectionCount(), 0);
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_PooledAccessManager::abortInsideSignals_data()
{
    QTest::addColumn<QString>("signal");
    for (const char *signal : {"connecting", "sent", "metadata", "read"})
        QTest::newRow(signal) << QString::fromLatin1(signal);
}

namespace {

/// Runs `action` in a slot of that signal.
template<typename Action>
void onSignal(QNetworkReply *reply, const QString &name, QObject *context, Action action)
{
    if (name == QLatin1String("connecting"))
        QObject::connect(reply, &QNetworkReply::socketStartedConnecting, context, action);
    else if (name == QLatin1String("sent"))
        QObject::connect(reply, &QNetworkReply::requestSent, context, action);
    else if (name == QLatin1String("metadata"))
        QObject::connect(reply, &QNetworkReply::metaDataChanged, context, action);
    else if (name == QLatin1String("read"))
        QObject::connect(reply, &QNetworkReply::readyRead, context, action);
    else
        QObject::connect(reply, &QNetworkReply::finished, context, action);
}

} // namespace

void tst_PooledAccessManager::abortInsideSignals()
{
    QFETCH(QString, signal);
    ScriptedServer server;
    server.answer(ScriptedServer::json("{\"a\":1}").chopped(1)); // never complete
    PooledAccessManager manager;
    const ReplyPtr reply(manager.get(requestFor(server)));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    onSignal(reply.get(), signal, reply.get(), [&reply] { reply->abort(); });
    QVERIFY(finished.wait());
    QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
    const bool left = signal != QLatin1String("connecting");
    QCOMPARE(reply->attribute(PooledAccessManager::RequestLeftAttribute).toBool(), left);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(manager.connectionCount(), 0);
}

void tst_PooledAccessManager::managerDestroyedInsideSignals_data()
{
    abortInsideSignals_data();
    QTest::newRow("finished") << QStringLiteral("finished");
}

void tst_PooledAccessManager::managerDestroyedInsideSignals()
{
    QFETCH(QString, signal);
    ScriptedServer server;
    server.answer(ScriptedServer::json("{\"a\":1}"));
    auto manager = std::make_unique<PooledAccessManager>();
    std::vector<QPointer<QNetworkReply>> others;
    for (int i = 0; i < 3; ++i)
        others.emplace_back(manager->get(requestFor(server)));
    QPointer<QNetworkReply> reply = manager->get(requestFor(server));
    QObject context;
    onSignal(reply, signal, &context, [&manager] { manager.reset(); });
    QTRY_VERIFY(!manager);
    QVERIFY(!reply);
    for (const QPointer<QNetworkReply> &other : others)
        QVERIFY(!other);
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_PooledAccessManager::replyDestroyed()
{
    ScriptedServer server;
    PooledAccessManager manager;
    delete manager.get(requestFor(server));
    QCOMPARE(manager.connectionCount(), 0);
    ReplyPtr reply(manager.get(requestFor(server)));
    QVERIFY(QSignalSpy(&server, &ScriptedServer::requestReceived).wait());
    reply.reset();
    QCOMPARE(manager.connectionCount(), 0);
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_PooledAccessManager::encrypted()
{
    ScriptedServer server(ScriptedServer::Transport::Tls);
    server.answer(ScriptedServer::json("{}"));
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificate(ScriptedServer::certificate());
    QNetworkRequest request = requestFor(server);
    request.setSslConfiguration(trusting);
    PooledAccessManager manager;
    QStringList log;
    for (int i = 0; i < 2; ++i) {
        log.clear();
        const ReplyPtr reply(manager.get(request));
        record(reply.get(), &log);
        QVERIFY(waitFor(reply.get()));
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(reply->readAll(), QByteArray("{}"));
    }
    QCOMPARE(log.first(), QStringLiteral("sent"));
    QCOMPARE(server.connectionCount(), 1);

    // Another configuration must not travel on a connection that was checked by this one.
    const ReplyPtr strict(manager.get(requestFor(server)));
    QVERIFY(waitFor(strict.get()));
    QCOMPARE(strict->error(), QNetworkReply::SslHandshakeFailedError);
}

void tst_PooledAccessManager::encryptedRefusesUnknownCertificate()
{
    ScriptedServer server(ScriptedServer::Transport::Tls);
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    const ReplyPtr reply(manager.post(requestFor(server), QByteArray("{}")));
    QVERIFY(waitFor(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::SslHandshakeFailedError);
    QCOMPARE(reply->attribute(PooledAccessManager::RequestLeftAttribute).toBool(), false);
    QVERIFY(server.requests().empty());
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

QTEST_GUILESS_MAIN(tst_PooledAccessManager)
#include "tst_pooledaccessmanager.moc"
