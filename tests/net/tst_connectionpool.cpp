// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"
#include "tests/net/pooledrequests.h"
#include "tests/support/test.h"

#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTest>

#include <vector>

using namespace hub::test;
using hub::PooledAccessManager;
using hub::PoolSettings;
using After = ScriptedServer::After;

/// Which request goes on which connection, and how long a connection is kept: seen through the manager that owns the
/// pool.
class tst_ConnectionPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reusesAndDropsConnections();
    void idleConnectionThatTalksIsDropped();
    void idleConnectionExpires();
    void surplusIsNotTheNextAnswer();
    void getGoesOnceMoreWhenIdleConnectionClosed();
    void getGoesOnceMoreOnlyOnce();
    void postTakesNoIdleConnection();
    void neverWaitsForAnother();
    void waitsBeyondTheCap();
    void fewMayWait();
    void idleMakesWayAtTheCap();
    void encrypted();
    void encryptedRefusesUnknownCertificate();
};

void tst_ConnectionPool::reusesAndDropsConnections()
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
    QCOMPARE(manager.connectionCount(), 1);
}

void tst_ConnectionPool::idleConnectionThatTalksIsDropped()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    const ReplyPtr reply(manager.get(requestFor(server)));
    QVERIFY(waitFor(reply.get()));
    QCOMPARE(manager.connectionCount(), 1);
    server.blurt("HTTP/1.1 408 Request Timeout\r\n\r\n");
    QTRY_COMPARE(manager.connectionCount(), 0);

    const ReplyPtr again(manager.get(requestFor(server)));
    QVERIFY(waitFor(again.get()));
    QCOMPARE(again->readAll(), QByteArray("{}"));
    server.endConnections(After::Close);
    QTRY_COMPARE(manager.connectionCount(), 0);
}

void tst_ConnectionPool::idleConnectionExpires()
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

void tst_ConnectionPool::surplusIsNotTheNextAnswer()
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

void tst_ConnectionPool::getGoesOnceMoreWhenIdleConnectionClosed()
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

void tst_ConnectionPool::getGoesOnceMoreOnlyOnce()
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

void tst_ConnectionPool::postTakesNoIdleConnection()
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
    QCOMPARE(manager.connectionCount(), 3);
    const ReplyPtr last(manager.get(requestFor(server)));
    QVERIFY(waitFor(last.get()));
    QCOMPARE(server.requests().at(3).connection, 2); // a POST's connection serves GETs afterwards
}

void tst_ConnectionPool::neverWaitsForAnother()
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

void tst_ConnectionPool::waitsBeyondTheCap()
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

void tst_ConnectionPool::fewMayWait()
{
    ScriptedServer server;
    PoolSettings settings;
    settings.maxConnections = 1;
    settings.maxWaiting = 1;
    PooledAccessManager manager(settings);
    const ReplyPtr first(manager.get(requestFor(server)));
    const ReplyPtr second(manager.get(requestFor(server)));
    const ReplyPtr third(manager.get(requestFor(server)));
    QVERIFY(waitFor(third.get()));
    QCOMPARE(third->error(), QNetworkReply::UnknownNetworkError);
    QCOMPARE(third->attribute(PooledAccessManager::RequestLeftAttribute).toBool(), false);
    QVERIFY(first->isRunning() && second->isRunning());
    server.answer(ScriptedServer::json("{}"));
    first->abort();
    QVERIFY(waitFor(second.get()));
    QCOMPARE(second->error(), QNetworkReply::NoError);
}

void tst_ConnectionPool::idleMakesWayAtTheCap()
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

void tst_ConnectionPool::encrypted()
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

void tst_ConnectionPool::encryptedRefusesUnknownCertificate()
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

HUB_TEST(tst_ConnectionPool)
#include "tst_connectionpool.moc"
