// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/log/loghistory.h"
#include "tests/support/test.h"

#include <QTest>

#include <thread>

using namespace hub;

class tst_LogHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatIsNew();
    void forgetsTheOldest();
    void takesLinesFromManyThreads();

private:
    static void append(LogHistory &history, int i)
    {
        history.append(Log::Level::Info, i, QStringLiteral("test"), QString::number(i));
    }
};

void tst_LogHistory::givesWhatIsNew()
{
    LogHistory history;
    QVERIFY(history.since(0).empty());
    append(history, 1);
    append(history, 2);
    const auto all = history.since(0);
    QCOMPARE(int(all.size()), 2);
    QCOMPARE(all.front().number, 1u);
    QCOMPARE(all.front().text, QStringLiteral("1"));
    QCOMPARE(int(history.since(1).size()), 1);
    QVERIFY(history.since(2).empty());
    QVERIFY(history.since(99).empty());
}

void tst_LogHistory::forgetsTheOldest()
{
    LogHistory history(3);
    for (int i = 1; i <= 5; ++i)
        append(history, i);
    const auto all = history.since(0);
    QCOMPARE(int(all.size()), 3);
    QCOMPARE(all.front().number, 3u);
    QCOMPARE(all.back().number, 5u);
}

void tst_LogHistory::takesLinesFromManyThreads()
{
    LogHistory history(4000);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&history] {
            for (int i = 0; i < 1000; ++i) {
                append(history, i);
                (void)history.since(3900);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const auto all = history.since(0);
    QCOMPARE(int(all.size()), 4000);
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].number, i + 1);
}

HUB_TEST(tst_LogHistory)
#include "tst_loghistory.moc"
