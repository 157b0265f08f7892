// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/support/samples.h"
#include "ui/activity/logmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace hub;
using namespace hub::ui;

class tst_LogFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersByLevelAndText();
    void filtersWhatComesLater();
};

void tst_LogFilter::filtersByLevelAndText()
{
    LogModel model;
    LogFilter filter;
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&model);
    model.append(sampleLog(80)); // of eight: two debug, four info, a warning, an error
    QCOMPARE(filter.rowCount(), 80);
    QVERIFY(!filter.isFiltering());
    filter.setLevel(Log::Level::Info);
    QCOMPARE(filter.rowCount(), 60);
    filter.setLevel(Log::Level::Warning);
    QCOMPARE(filter.rowCount(), 20);
    QVERIFY(filter.isFiltering());
    filter.setText(QStringLiteral("SESSION: poll")); // area and text, in any case
    QCOMPARE(filter.rowCount(), 10);
    filter.setText(QStringLiteral("[")); // no pattern
    QCOMPARE(filter.rowCount(), 0);
    filter.setLevel(Log::Level::Debug);
    filter.setText({});
    QCOMPARE(filter.rowCount(), 80);
}

void tst_LogFilter::filtersWhatComesLater()
{
    LogModel model;
    LogFilter filter;
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&model);
    filter.setLevel(Log::Level::Error);
    model.append(sampleLog(16));
    QCOMPARE(filter.rowCount(), 2);
    std::vector<LogLine> more = sampleLog(5000);
    for (LogLine &line : more)
        line.number += 16;
    model.append(more); // the first ones go
    QCOMPARE(filter.rowCount(), 625);
}

HUB_TEST(tst_LogFilter)
#include "tst_logfilter.moc"
