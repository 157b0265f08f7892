// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/process.h"
#include "tests/support/test.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace hub::app;

class tst_StopSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data();
    void tells();
    void tellsEveryOne();
    void givesTheHandlersBack();
};

void tst_StopSignals::tells_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void tst_StopSignals::tells()
{
    QFETCH(int, number);
    StopSignals stop;
    QVERIFY(stop.isValid());
    QSignalSpy spy(&stop, &StopSignals::stopRequested);
    QCOMPARE(std::raise(number), 0);
    QCOMPARE(spy.count(), 0); // never from inside the handler
    QTRY_COMPARE(spy.count(), 1);
}

void tst_StopSignals::tellsEveryOne()
{
    StopSignals stop;
    QSignalSpy spy(&stop, &StopSignals::stopRequested);
    std::raise(SIGTERM);
    std::raise(SIGTERM);
    QTRY_COMPARE(spy.count(), 2);
}

void tst_StopSignals::givesTheHandlersBack()
{
    std::signal(SIGTERM, SIG_IGN);
    {
        const StopSignals stop;
        QVERIFY(stop.isValid());
    }
    std::raise(SIGTERM); // would end this program if the default handler stood
    const auto former = std::signal(SIGTERM, SIG_DFL);
    QVERIFY(former == SIG_IGN);
}

HUB_TEST(tst_StopSignals)
#include "tst_stopsignals.moc"
