// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/server/trafficplot.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace hub;
using namespace hub::ui;

namespace {

constexpr qint64 HistoryStart = 1'700'000'000'000;

ServerSample at(qint64 second, double rate = 0)
{
    return {.at = HistoryStart + second * 1000, .requestsPerSecond = rate};
}

} // namespace

class tst_TrafficHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsEmpty();
    void keepsFiveMinutes();
    void beginsAnewWhenTheClockGoesBack();
    void findsTheNearest();
    void breaksAtHoles();
    void knowsThePeak();
    void axisFits_data();
    void axisFits();
    void axisTakesOddPeaks();
};

void tst_TrafficHistory::beginsEmpty()
{
    const TrafficHistory history;
    QVERIFY(history.isEmpty());
    QVERIFY(!history.hasTraffic());
    QCOMPARE(history.end(), 0);
    QCOMPARE(history.nearest(HistoryStart), std::nullopt);
    QCOMPARE(history.peak(), 0.0);
}

void tst_TrafficHistory::keepsFiveMinutes()
{
    TrafficHistory history;
    for (int second = 0; second < 1000; ++second)
        history.add(at(second, 1));
    QCOMPARE(history.samples().size(), size_t(301));
    QCOMPARE(history.end(), HistoryStart + 999'000);
    QCOMPARE(history.samples().front().at, HistoryStart + 699'000);
    history.setAll({at(1), at(2)});
    QCOMPARE(history.samples().size(), size_t(2));
}

void tst_TrafficHistory::beginsAnewWhenTheClockGoesBack()
{
    TrafficHistory history;
    history.add(at(100));
    history.add(at(101));
    history.add(at(50));
    QCOMPARE(history.samples().size(), size_t(1));
    QCOMPARE(history.end(), HistoryStart + 50'000);
}

void tst_TrafficHistory::findsTheNearest()
{
    TrafficHistory history;
    for (int second : {0, 1, 2, 20, 21})
        history.add(at(second));
    QCOMPARE(history.nearest(HistoryStart + 400), std::optional<size_t>(0));
    QCOMPARE(history.nearest(HistoryStart + 600), std::optional<size_t>(1));
    QCOMPARE(history.nearest(HistoryStart - 2000), std::optional<size_t>(0));
    QCOMPARE(history.nearest(HistoryStart - 5000), std::nullopt);
    QCOMPARE(history.nearest(HistoryStart + 10'000), std::nullopt); // in the hole
    QCOMPARE(history.nearest(HistoryStart + 19'000), std::optional<size_t>(3));
    QCOMPARE(history.nearest(HistoryStart + 23'000), std::optional<size_t>(4));
    QCOMPARE(history.nearest(HistoryStart + 30'000), std::nullopt);
}

void tst_TrafficHistory::breaksAtHoles()
{
    TrafficHistory history;
    for (int second : {0, 1, 3, 20})
        history.add(at(second));
    QVERIFY(history.breaksBefore(0));
    QVERIFY(!history.breaksBefore(1));
    QVERIFY(!history.breaksBefore(2)); // one second was late
    QVERIFY(history.breaksBefore(3));
}

void tst_TrafficHistory::knowsThePeak()
{
    TrafficHistory history;
    history.add(at(0, 3));
    QVERIFY(history.hasTraffic());
    history.add(at(1, 40));
    history.add(at(2, 5));
    QCOMPARE(history.peak(), 40.0);
    history.add(at(400, 2));
    QCOMPARE(history.peak(), 2.0);
}

void tst_TrafficHistory::axisFits_data()
{
    QTest::addColumn<double>("peak");
    QTest::addColumn<double>("top");
    QTest::addColumn<double>("step");
    QTest::newRow("nothing") << 0.0 << 1.0 << 0.2;
    QTest::newRow("0.3") << 0.3 << 1.0 << 0.2;
    QTest::newRow("1.2") << 1.2 << 1.5 << 0.5;
    QTest::newRow("7") << 7.0 << 8.0 << 2.0;
    QTest::newRow("10") << 10.0 << 10.0 << 2.0;
    QTest::newRow("11") << 11.0 << 15.0 << 5.0;
    QTest::newRow("99") << 99.0 << 100.0 << 20.0;
    QTest::newRow("1234") << 1234.0 << 1500.0 << 500.0;
}

void tst_TrafficHistory::axisFits()
{
    QFETCH(double, peak);
    const Axis axis = Axis::upTo(peak);
    QTEST(axis.top, "top");
    QTEST(axis.step, "step");
}

void tst_TrafficHistory::axisTakesOddPeaks()
{
    for (const double peak : {-5.0, std::nan(""), std::numeric_limits<double>::infinity(), 1e-9}) {
        const Axis axis = Axis::upTo(peak);
        QCOMPARE(axis.top, 1.0);
    }
    for (double peak = 1; peak < 1e7; peak *= 1.07) {
        const Axis axis = Axis::upTo(peak);
        const double steps = axis.top / axis.step;
        QVERIFY(axis.top >= peak && axis.top <= 2 * peak);
        QVERIFY2(steps > 1.9 && steps < 5.1, QByteArray::number(peak).constData());
    }
}

HUB_TEST(tst_TrafficHistory)
#include "tst_traffichistory.moc"
