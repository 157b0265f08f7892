// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertwebhook.h"
#include "core/log/loghistory.h"
#include "core/net/pooledaccessmanager.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QJsonDocument>
#include <QSet>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

using namespace hub;
using namespace std::chrono_literals;
using hub::test::ScriptedServer;
using hub::test::TestStore;

namespace {

const QByteArray Secret = QByteArrayLiteral("a secret of the operator's own");

SessionAlert alertOf(qint64 client)
{
    return {*ClienteId::fromNumber(client), QStringLiteral("Shop"), AlertKind::Banned,
            SessionState::Banned,           SessionState::Ready,    QStringLiteral("549"),
            QStringLiteral("549"),          1767441600000};
}

QByteArray statusLine(const QByteArray &status, const QByteArray &more = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n" + more + "\r\n";
}

AlertWebhookSettings settingsFor(const ScriptedServer &server)
{
    AlertWebhookSettings settings;
    settings.url = server.url().resolved(QUrl(QStringLiteral("/hook?key=1")));
    settings.secret = Secret;
    settings.timeout = 5000ms;
    settings.pauses = {1ms, 1ms, 1ms, 1ms};
    return settings;
}

int keptCount(TestStore &store)
{
    const auto count = store.run<int>([](QSqlDatabase &c) {
        return sql::value(c, QStringLiteral("SELECT count(*) FROM alert_deliveries")).map([](const QVariant &value) {
            return value.toInt();
        });
    });
    return count.value_or(-1);
}

QJsonObject bodyOf(const ScriptedServer::Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

class tst_AlertWebhook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversSigned()
    {
        ScriptedServer server;
        server.answer(statusLine("204 No Content"));
        PooledAccessManager network;
        AlertWebhook webhook(&network, settingsFor(server), nullptr);
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        webhook.send(alertOf(51));
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished[0][1].toBool());
        QCOMPARE(server.requests().size(), size_t(1));
        const auto &request = server.requests()[0];
        QCOMPARE(request.line, QByteArray("POST /hook?key=1 HTTP/1.1"));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(request.header("X-Hub-Event"), QByteArray("session_alert"));
        QCOMPARE(request.header("X-Hub-Delivery"), finished[0][0].toByteArray());
        QCOMPARE(request.header("X-Hub-Signature-256"), alertSignature(Secret, request.body));
        QJsonObject expected = alertJson(alertOf(51));
        expected.insert(QStringLiteral("event"), QStringLiteral("session_alert"));
        expected.insert(QStringLiteral("delivery_id"), QString::fromLatin1(finished[0][0].toByteArray()));
        QCOMPARE(bodyOf(request), expected);
        QCOMPARE(webhook.counters().delivered, 1);
    }

    /// "network_error=6" helps nobody who has to renew a certificate.
    void tellsWhatIsWrongWithACertificate()
    {
        const ScriptedServer server(ScriptedServer::Transport::Tls);
        AlertWebhookSettings settings = settingsFor(server);
        settings.pauses.clear();
        const auto history = std::make_shared<LogHistory>();
        Log log(Log::Level::Info, Log::Format::Text, -1, history);
        PooledAccessManager network;
        AlertWebhook webhook(&network, settings, &log);
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        webhook.send(alertOf(51));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QVERIFY(!finished[0][1].toBool());
        const std::vector<LogLine> lines = history->since(0);
        QCOMPARE(lines.size(), std::size_t(1));
        QVERIFY2(lines[0].text.contains(QLatin1String("certificate: ")) &&
                     lines[0].text.contains(QLatin1String("self")),
                 qPrintable(lines[0].text));
        QVERIFY(!lines[0].text.contains(QLatin1String("key=1")));
    }

    void triesAgain_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("500") << statusLine("500 Internal Server Error");
        QTest::newRow("404") << statusLine("404 Not Found");
        QTest::newRow("a redirect is not followed") << statusLine("302 Found", "Location: /elsewhere\r\n");
        QTest::newRow("no HTTP") << QByteArray("garbage\r\n\r\n");
        QTest::newRow("nothing") << QByteArray();
    }

    void triesAgain()
    {
        QFETCH(QByteArray, answer);
        ScriptedServer server;
        server.setHandler([&](QTcpSocket *socket, const ScriptedServer::Request &) {
            if (server.requests().size() < 3) {
                socket->write(answer);
                ScriptedServer::end(socket, ScriptedServer::After::Close);
            } else {
                socket->write(statusLine("200 OK"));
            }
        });
        PooledAccessManager network;
        AlertWebhook webhook(&network, settingsFor(server), nullptr);
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        webhook.send(alertOf(51));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QVERIFY(finished[0][1].toBool());
        QSet<QByteArray> deliveries;
        QSet<QByteArray> signatures;
        for (const auto &request : server.requests()) {
            QCOMPARE(request.line, QByteArray("POST /hook?key=1 HTTP/1.1"));
            deliveries << request.header("X-Hub-Delivery");
            signatures << request.header("X-Hub-Signature-256");
        }
        QCOMPARE(deliveries.size(), 1); // a repetition can be told
        QCOMPARE(signatures.size(), 1);
        QVERIFY(webhook.counters().failedTries >= 2);
    }

    void givesUpAfterFiveTries()
    {
        ScriptedServer server;
        server.answer(statusLine("503 Service Unavailable"));
        PooledAccessManager network;
        AlertWebhook webhook(&network, settingsFor(server), nullptr);
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        webhook.send(alertOf(51));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QVERIFY(!finished[0][1].toBool());
        QCOMPARE(server.requests().size(), size_t(5));
        QCOMPARE(webhook.counters().givenUp, 1);
        QCOMPARE(webhook.counters().waiting, 0);
    }

    void theUsualPausesReachAboutAnHour()
    {
        std::chrono::milliseconds total{0};
        for (const auto pause : AlertWebhookSettings().pauses)
            total += pause;
        QCOMPARE(AlertWebhookSettings().pauses.size(), size_t(4));
        QVERIFY(total > 45min && total < 75min);
    }

    void aSilentReceiverIsCutByTheTimeout()
    {
        ScriptedServer server; // takes the request and says nothing
        PooledAccessManager network;
        AlertWebhookSettings settings = settingsFor(server);
        settings.timeout = 50ms;
        settings.pauses = {1ms};
        AlertWebhook webhook(&network, settings, nullptr);
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        webhook.send(alertOf(51));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QVERIFY(!finished[0][1].toBool());
        QCOMPARE(webhook.counters().failedTries, 2);
    }

    void aSlowReceiverDelaysNoOtherAlertBeyondTheCap()
    {
        ScriptedServer server;
        server.setHandler([](QTcpSocket *socket, const ScriptedServer::Request &request) {
            if (bodyOf(request).value(QStringLiteral("cliente_id")) != 1)
                socket->write(statusLine("200 OK"));
        });
        PooledAccessManager network;
        AlertWebhook webhook(&network, settingsFor(server), nullptr);
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        for (qint64 client = 1; client <= 20; ++client)
            webhook.send(alertOf(client));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 19, 20000);
        QCOMPARE(webhook.counters().waiting, 1);
    }

    void theQueueIsBounded()
    {
        ScriptedServer server; // silent: one is under way, the rest waits
        PooledAccessManager network;
        AlertWebhookSettings settings = settingsFor(server);
        settings.inFlightLimit = 1;
        settings.queueLimit = 10;
        AlertWebhook webhook(&network, settings, nullptr);
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        for (qint64 client = 1; client <= 15; ++client)
            webhook.send(alertOf(client));
        QTRY_COMPARE(finished.size(), 5);
        QCOMPARE(webhook.counters().waiting, 10);
        QCOMPARE(webhook.counters().givenUp, 5);
    }

    void sendsFromAnyThread()
    {
        ScriptedServer server;
        server.answer(statusLine("200 OK"));
        PooledAccessManager network;
        AlertWebhook webhook(&network, settingsFor(server), nullptr);
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        const std::unique_ptr<QThread> thread(QThread::create([&webhook] { webhook.send(alertOf(51)); }));
        thread->start();
        thread->wait();
        QTRY_COMPARE(finished.size(), 1);
    }

    void outlivesARestart_data() { TestStore::addRows(); }
    void outlivesARestart()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        ScriptedServer server; // silent at first
        PooledAccessManager network;
        AlertWebhookSettings settings = settingsFor(server);
        settings.handOver = 100ms;
        settings.keepFor = 24h;
        QSignalSpy received(&server, &ScriptedServer::requestReceived);
        {
            AlertWebhook webhook(&network, settings, nullptr, &shared.database());
            webhook.send(alertOf(51));
            QTRY_COMPARE(received.size(), 1);
        }
        server.answer(statusLine("200 OK"));
        AlertWebhook webhook(&network, settings, nullptr, &shared.database());
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished[0][1].toBool());
        QCOMPARE(server.requests().back().body, server.requests().front().body);
        QCOMPARE(finished[0][0].toByteArray(), server.requests().front().header("X-Hub-Delivery"));
        QTRY_COMPARE(keptCount(shared), 0);
    }

    void isDroppedAfterADay()
    {
        TestStore store;
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const auto add = [&store](const char *deliveryId, qint64 createdAt) {
            const alerts::Delivery delivery{deliveryId, "{}", 4, createdAt};
            const auto added = store.run<void>([&](QSqlDatabase &c) { return alerts::add(c, delivery, createdAt); });
            QVERIFY(added);
        };
        add("young", now - 3600 * 1000);
        add("old", now - qint64(25) * 3600 * 1000);
        ScriptedServer server;
        server.answer(statusLine("500 Internal Server Error"));
        PooledAccessManager network;
        AlertWebhookSettings settings = settingsFor(server);
        settings.keepFor = 24h;
        AlertWebhook webhook(&network, settings, nullptr, &store.database());
        QSignalSpy finished(&webhook, &AlertWebhook::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].toByteArray(), QByteArray("old"));
        QVERIFY(!finished[0][1].toBool());
        QTRY_VERIFY(webhook.counters().failedTries > 10); // the other goes on
        QCOMPARE(finished.size(), 1);
        QTRY_COMPARE(keptCount(store), 1);
    }

    void whatAHubHasLeftLyingIsClaimedOnce_data() { TestStore::addRows(); }
    void whatAHubHasLeftLyingIsClaimedOnce()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        using Deliveries = std::vector<alerts::Delivery>;
        const auto claim = [&shared](qint64 now, qint64 latest) {
            return shared.run<Deliveries>([=](QSqlDatabase &c) { return alerts::claim(c, now, latest, now + 100, 10); })
                .value();
        };
        QVERIFY(shared.run<void>([](QSqlDatabase &c) { return alerts::add(c, {"one", "{}", 2, 500}, 1000); }));
        QCOMPARE(claim(999, 5000).size(), size_t(0)); // its hub is at work on it
        const Deliveries claimed = claim(1000, 5000);
        QCOMPARE(claimed.size(), size_t(1));
        QCOMPARE(claimed[0].id, QByteArray("one"));
        QCOMPARE(claimed[0].tries, 2);
        QCOMPARE(claimed[0].createdAt, 500);
        QCOMPARE(claim(1099, 5000).size(), size_t(0));
        QVERIFY(shared.run<void>([](QSqlDatabase &c) { return alerts::postpone(c, "one", 3, 9000); }));
        QCOMPARE(claim(2000, 9000).size(), size_t(0));
        QCOMPARE(claim(2000, 8999).size(), size_t(1)); // nobody plans so far ahead: the clock was set back
    }

    void queueTellsWhatWaits_data() { TestStore::addRows(); }
    void queueTellsWhatWaits()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        const auto queue = [&shared] {
            return shared.run<alerts::Queue>([](QSqlDatabase &c) { return alerts::queue(c); }).value();
        };
        QCOMPARE(queue().waiting, 0);
        QVERIFY(!queue().oldestCreatedAt);
        for (const alerts::Delivery &delivery :
             {alerts::Delivery{"b", "{}", 0, 700}, alerts::Delivery{"a", "{}", 1, 500}})
            QVERIFY(shared.run<void>([&](QSqlDatabase &c) { return alerts::add(c, delivery, 1000); }));
        QCOMPARE(queue().waiting, 2);
        QCOMPARE(queue().oldestCreatedAt, std::optional<qint64>(500));
        QVERIFY(shared.run<void>([](QSqlDatabase &c) { return alerts::remove(c, "a"); }));
        QCOMPARE(queue().waiting, 1);
        QCOMPARE(queue().oldestCreatedAt, std::optional<qint64>(700));
    }

    void withoutUrlNothingHappens()
    {
        PooledAccessManager network;
        AlertWebhook webhook(&network, {}, nullptr);
        webhook.send(alertOf(51));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(webhook.counters().waiting, 0);
    }

    void mayGoWithDeliveriesUnderWay()
    {
        ScriptedServer server;
        PooledAccessManager network;
        auto webhook = std::make_unique<AlertWebhook>(&network, settingsFor(server), nullptr);
        QSignalSpy received(&server, &ScriptedServer::requestReceived);
        webhook->send(alertOf(51));
        QTRY_COMPARE(received.size(), 1);
        webhook.reset();
        QTRY_COMPARE(server.openConnections(), 0);
    }
};

HUB_TEST(tst_AlertWebhook)
#include "tst_alertwebhook.moc"
