// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"
#include "core/net/pooledtransfer.h"
#include "tests/net/pooledrequests.h"
#include "tests/support/test.h"

#include <QTest>

#include <functional>

using namespace hub::test;
using hub::PooledAccessManager;
using hub::PooledTransfer;

namespace {

/// Holds a transfer and writes down what it is told; `onStep` runs inside.
class Recorder : public PooledTransfer::Listener
{
public:
    explicit Recorder(PooledTransfer::Told told = PooledTransfer::Told::AtOnce)
        : transfer(std::make_unique<PooledTransfer>(*this, told))
    {
    }

    void start(PooledAccessManager &manager, const QNetworkRequest &request)
    {
        manager.start(*transfer, manager.prepare(QNetworkAccessManager::GetOperation, request), {}, {});
    }
    [[nodiscard]] bool hasHeard(const QString &step) const { return steps.contains(step); }

    std::unique_ptr<PooledTransfer> transfer;
    QStringList steps;
    std::function<void(const QString &step)> onStep;

private:
    void note(const QString &step)
    {
        steps.append(step);
        if (onStep)
            onStep(step);
    }
    void transferConnecting() override { note(QStringLiteral("connecting")); }
    void transferSent() override { note(QStringLiteral("sent")); }
    void transferHead() override { note(QStringLiteral("head")); }
    void transferBytes() override { note(QStringLiteral("bytes")); }
    void transferFinished() override { note(QStringLiteral("finished")); }
};

} // namespace

/// A request without a QNetworkReply: what is told when, and every way to end it early.
class tst_PooledTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreToldAtOnce();
    void stepsAreToldLater();
    void refusalComesFromTheEventLoop();
    void waitsForAPlace();
    void bytesOfAHeadAreTold();
    void endsInsideAStep_data();
    void endsInsideAStep();
    void goesWithoutAWord();
};

void tst_PooledTransfer::stepsAreToldAtOnce()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    Recorder first;
    first.start(manager, requestFor(server));
    QCOMPARE(first.steps, QStringList{QStringLiteral("connecting")});
    QTRY_VERIFY(first.hasHeard(QStringLiteral("finished")));
    QCOMPARE(first.steps,
             QStringList({QStringLiteral("connecting"), QStringLiteral("sent"), QStringLiteral("finished")}));
    QVERIFY(first.transfer->isWhole());
    QCOMPARE(first.transfer->statusCode(), 200);
    QCOMPARE(first.transfer->takeBody(), QByteArray("{}"));

    Recorder second; // on the connection that idles now
    second.start(manager, requestFor(server));
    QCOMPARE(second.steps, QStringList{QStringLiteral("sent")});
    QTRY_COMPARE(second.steps, QStringList({QStringLiteral("sent"), QStringLiteral("finished")}));
    QCOMPARE(server.connectionCount(), 1);
}

void tst_PooledTransfer::stepsAreToldLater()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    Recorder recorder(PooledTransfer::Told::Later);
    recorder.start(manager, requestFor(server));
    QVERIFY(recorder.steps.isEmpty());
    QTRY_COMPARE(recorder.steps,
                 QStringList({QStringLiteral("connecting"), QStringLiteral("sent"), QStringLiteral("finished")}));
}

void tst_PooledTransfer::refusalComesFromTheEventLoop()
{
    PooledAccessManager manager;
    Recorder recorder;
    recorder.start(manager, QNetworkRequest(QUrl(QStringLiteral("ftp://127.0.0.1/"))));
    QVERIFY(recorder.steps.isEmpty());
    QTRY_COMPARE(recorder.steps, QStringList{QStringLiteral("finished")});
    QCOMPARE(recorder.transfer->error(), QNetworkReply::ProtocolInvalidOperationError);
    QVERIFY(!recorder.transfer->isWhole());
    QVERIFY(!recorder.transfer->hasLeft());
}

void tst_PooledTransfer::waitsForAPlace()
{
    ScriptedServer server; // silent
    hub::PoolSettings settings;
    settings.maxConnections = 1;
    settings.maxWaiting = 1;
    PooledAccessManager manager(settings);
    Recorder first;
    Recorder second;
    Recorder third;
    first.start(manager, requestFor(server));
    second.start(manager, requestFor(server));
    third.start(manager, requestFor(server));
    QVERIFY(second.steps.isEmpty());
    QVERIFY(third.steps.isEmpty());
    QTRY_COMPARE(third.steps, QStringList{QStringLiteral("finished")}); // too many wait
    QVERIFY(second.steps.isEmpty());
    first.transfer->abort();
    QTRY_COMPARE(second.steps, QStringList({QStringLiteral("connecting"), QStringLiteral("sent")}));
}

void tst_PooledTransfer::bytesOfAHeadAreTold()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}").left(20));
    PooledAccessManager manager;
    Recorder recorder;
    recorder.start(manager, requestFor(server));
    QTRY_VERIFY(recorder.hasHeard(QStringLiteral("bytes")));
    QVERIFY(!recorder.hasHeard(QStringLiteral("head")));
    QCOMPARE(recorder.transfer->statusCode(), 0);
    recorder.transfer->abort();
    recorder.transfer->abort();
    QCOMPARE(recorder.steps.count(QStringLiteral("finished")), 1);
    QCOMPARE(recorder.transfer->error(), QNetworkReply::OperationCanceledError);
    QVERIFY(recorder.transfer->hasLeft());
    QCOMPARE(manager.connectionCount(), 0);
}

void tst_PooledTransfer::endsInsideAStep_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("end");
    for (const char *step : {"connecting", "sent", "head", "bytes", "finished"}) {
        for (const char *end : {"abort", "destroy", "destroy the manager"})
            QTest::addRow("%s in %s", end, step) << QString::fromLatin1(step) << QString::fromLatin1(end);
    }
}

void tst_PooledTransfer::endsInsideAStep()
{
    QFETCH(QString, step);
    QFETCH(QString, end);
    ScriptedServer server;
    const QByteArray whole = ScriptedServer::json("{\"a\":1}");
    server.answer(step == QLatin1String("finished") ? whole : whole.chopped(1));
    auto manager = std::make_unique<PooledAccessManager>();
    Recorder recorder;
    bool done = false;
    recorder.onStep = [&](const QString &told) {
        if (told != step || std::exchange(done, true))
            return;
        if (end == QLatin1String("abort"))
            recorder.transfer->abort();
        else if (end == QLatin1String("destroy"))
            recorder.transfer.reset();
        else
            manager.reset();
    };
    recorder.start(*manager, requestFor(server));
    QTRY_VERIFY(done);
    const bool isToldOfTheEnd = step == QLatin1String("finished") || end == QLatin1String("abort");
    QCOMPARE(recorder.steps.count(QStringLiteral("finished")), isToldOfTheEnd ? 1 : 0);
    if (step != QLatin1String("finished"))
        QTRY_COMPARE(server.openConnections(), 0);
}

void tst_PooledTransfer::goesWithoutAWord()
{
    ScriptedServer server;
    PooledAccessManager manager;
    Recorder recorder;
    recorder.start(manager, requestFor(server));
    QTRY_VERIFY(recorder.hasHeard(QStringLiteral("sent")));
    recorder.transfer->abandon();
    QCOMPARE(manager.connectionCount(), 0);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(!recorder.hasHeard(QStringLiteral("finished")));
}

HUB_TEST(tst_PooledTransfer)
#include "tst_pooledtransfer.moc"
