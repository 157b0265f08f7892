// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/support/samples.h"
#include "ui/activity/logmodel.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;

class tst_LogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLatestLines();
    void takesNoLineTwice();
    void takesOnlyTheLatestOfTooMany();
    void goesOnAfterItWasCleared();
    void writesALineForTheClipboard();
};

namespace {

std::vector<LogLine> lines(quint64 from, int count)
{
    std::vector<LogLine> result = sampleLog(count);
    for (LogLine &line : result)
        line.number = from++;
    return result;
}

} // namespace

void tst_LogModel::keepsTheLatestLines()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(lines(1, 4990));
    QSignalSpy removed(&model, &LogModel::rowsRemoved);
    model.append(lines(4991, 30));
    QCOMPARE(model.rowCount(), 5000);
    QCOMPARE(model.at(0)->number, quint64(21));
    QCOMPARE(model.at(4999)->number, quint64(5020));
    QCOMPARE(removed.size(), 1);
    QVERIFY(!model.at(5000));
}

void tst_LogModel::takesNoLineTwice()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(lines(1, 10));
    model.append(lines(6, 10)); // as from the ring after a while
    QCOMPARE(model.rowCount(), 15);
    model.append(lines(1, 10));
    model.append({});
    QCOMPARE(model.rowCount(), 15);
    QCOMPARE(model.lastNumber(), quint64(15));
}

void tst_LogModel::takesOnlyTheLatestOfTooMany()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(lines(1, 100));
    model.append(lines(101, 12000));
    QCOMPARE(model.rowCount(), 5000);
    QCOMPARE(model.at(0)->number, quint64(7101));
}

void tst_LogModel::goesOnAfterItWasCleared()
{
    LogModel model;
    model.append(lines(1, 100));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.append(lines(1, 105)); // what was cleared does not come back
    QCOMPARE(model.rowCount(), 5);
}

void tst_LogModel::writesALineForTheClipboard()
{
    const qint64 at = QDateTime(QDate(2026, 1, 31), QTime(12, 0, 0, 123)).toMSecsSinceEpoch();
    LogLine line;
    line.number = 7;
    line.at = at;
    line.level = Log::Level::Warning;
    line.area = QStringLiteral("session");
    line.text = QStringLiteral("poll missed client=32");
    QCOMPARE(LogModel::plainText(line),
             QStringLiteral("2026-01-31T12:00:00.123 WARNING session: poll missed client=32"));
    LogModel model;
    model.append({line});
    QCOMPARE(model.index(0, LogModel::Time).data().toString(), QStringLiteral("12:00:00.123"));
    QCOMPARE(model.index(0, LogModel::Level).data().toString(), QStringLiteral("Warning"));
}

HUB_TEST(tst_LogModel)
#include "tst_logmodel.moc"
