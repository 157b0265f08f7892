// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/async/threadedobject.h"
#include "tests/support/test.h"

#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>

using namespace hub;

namespace {

/// Notes on which thread it dies.
struct Witness : QObject
{
    explicit Witness(std::atomic<QThread *> &grave) : died(grave) {}
    ~Witness() override { died = QThread::currentThread(); }

    std::atomic<QThread *> &died;
};

} // namespace

class tst_ThreadedObject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void livesAndDiesOnItsThread();
    void hasAnEventLoop();
    void keepsTheOrder();
    void dropsWhatHasNotBegun();
    void endsBeforeItHasBegun();
    void workersAreJoined();
};

void tst_ThreadedObject::livesAndDiesOnItsThread()
{
    std::atomic<QThread *> died = nullptr;
    QThread *lived = nullptr;
    {
        ThreadedObject<Witness> witness(QStringLiteral("witness"), [&died] { return std::make_unique<Witness>(died); });
        lived = witness.call([](Witness &object) { return object.thread(); });
        QCOMPARE(witness.object().thread(), lived);
        QCOMPARE(witness.call([](Witness &) { return QThread::currentThread(); }), lived);
        QCOMPARE(witness.call([](Witness &) { return QThread::currentThread()->objectName(); }),
                 QStringLiteral("witness"));
    }
    QVERIFY(lived != QThread::currentThread());
    QCOMPARE(died.load(), lived);
}

void tst_ThreadedObject::hasAnEventLoop()
{
    const ThreadedObject<QObject> object(QStringLiteral("loop"), [] { return std::make_unique<QObject>(); });
    std::promise<void> fired;
    object.post([&fired](QObject &o) { QTimer::singleShot(0, &o, [&fired] { fired.set_value(); }); });
    QVERIFY(fired.get_future().wait_for(std::chrono::seconds(30)) == std::future_status::ready);
}

void tst_ThreadedObject::keepsTheOrder()
{
    const ThreadedObject<std::vector<int>> numbers(QStringLiteral("numbers"),
                                                   [] { return std::make_unique<std::vector<int>>(); });
    for (int i = 0; i < 100; ++i)
        numbers.post([i](std::vector<int> &all) { all.push_back(i); });
    const auto all = numbers.call([](const std::vector<int> &v) { return v; });
    QCOMPARE(all.size(), 100u);
    QVERIFY(std::is_sorted(all.begin(), all.end()));
}

void tst_ThreadedObject::dropsWhatHasNotBegun()
{
    std::atomic<int> done = 0;
    {
        const ThreadedObject<int> number(QStringLiteral("busy"), [] { return std::make_unique<int>(0); });
        // Both are in one delivery: what is under way when the end is asked for is finished, no later event is read.
        number.call([&number, &done](int &) {
            number.post([&done](int &) { ++done; });
            QThread::currentThread()->quit();
        });
    }
    QCOMPARE(done.load(), 0);
}

void tst_ThreadedObject::endsBeforeItHasBegun()
{
    for (int i = 0; i < 50; ++i)
        const ThreadedObject<QObject> object(QStringLiteral("short"), [] { return std::make_unique<QObject>(); });
}

void tst_ThreadedObject::workersAreJoined()
{
    std::atomic<int> done = 0;
    {
        WorkerThread worker;
        worker.start(QStringLiteral("first"), [&done] { ++done; });
        worker.start(QStringLiteral("second"), [&done] { ++done; });
    }
    QCOMPARE(done.load(), 2);
}

HUB_TEST(tst_ThreadedObject)
#include "tst_threadedobject.moc"
