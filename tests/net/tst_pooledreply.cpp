// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"
#include "tests/net/pooledrequests.h"
#include "tests/support/test.h"

#include <QPointer>
#include <QTest>

#include <vector>

using namespace hub::test;
using hub::PooledAccessManager;

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

/// Ends that the caller brings about: aborts and destructions in every phase, and inside every signal.
class tst_PooledReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void abortInEveryPhase_data();
    void abortInEveryPhase();
    void abortInsideSignals_data();
    void abortInsideSignals();
    void managerDestroyedInsideSignals_data();
    void managerDestroyedInsideSignals();
    void replyDestroyed();
};

void tst_PooledReply::abortInEveryPhase_data()
{
    QTest::addColumn<QString>("phase");
    for (const char *phase : {"at once", "sent", "body", "finished"})
        QTest::newRow(phase) << QString::fromLatin1(phase);
}

void tst_PooledReply::abortInEveryPhase()
{
    QFETCH(QString, phase);
    ScriptedServer server;
    const QByteArray whole = ScriptedServer::json("{}");
    if (phase == QLatin1String("body"))
        server.answer(whole.chopped(1));
    else if (phase == QLatin1String("finished"))
        server.answer(whole);
    PooledAccessManager manager;
    const ReplyPtr reply(manager.get(requestFor(server)));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (phase == QLatin1String("sent"))
        QVERIFY(QSignalSpy(reply.get(), &QNetworkReply::requestSent).wait());
    else if (phase == QLatin1String("body"))
        QVERIFY(QSignalSpy(reply.get(), &QNetworkReply::metaDataChanged).wait());
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

void tst_PooledReply::abortInsideSignals_data()
{
    QTest::addColumn<QString>("signal");
    for (const char *signal : {"connecting", "sent", "metadata", "read"})
        QTest::newRow(signal) << QString::fromLatin1(signal);
}

void tst_PooledReply::abortInsideSignals()
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

void tst_PooledReply::managerDestroyedInsideSignals_data()
{
    abortInsideSignals_data();
    QTest::newRow("finished") << QStringLiteral("finished");
}

void tst_PooledReply::managerDestroyedInsideSignals()
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

void tst_PooledReply::replyDestroyed()
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

HUB_TEST(tst_PooledReply)
#include "tst_pooledreply.moc"
