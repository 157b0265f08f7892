// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/common/tablepanel.h"

#include <QAbstractItemModelTester>
#include <QStandardItemModel>
#include <QTest>

using namespace hub::ui;

class tst_TableSorter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsFirstWhatIsFirstInBothDirections();
    void filters();
};

namespace {

constexpr int First = Qt::UserRole + 1;

void fill(QStandardItemModel &model)
{
    for (const char *name : {"carla", "ana", "!bruno", "beto", "!zoe"}) {
        const QString text = QLatin1String(name);
        auto *item = new QStandardItem(text.startsWith(u'!') ? text.mid(1) : text);
        item->setData(text.startsWith(u'!'), First);
        model.appendRow(item);
    }
}

QStringList rows(const QAbstractItemModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row, 0).data().toString());
    return result;
}

QStringList list(const char *words)
{
    return QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

void tst_TableSorter::putsFirstWhatIsFirstInBothDirections()
{
    QStandardItemModel source;
    fill(source);
    TableSorter sorter(nullptr, Qt::DisplayRole, First, Qt::DisplayRole);
    const QAbstractItemModelTester tester(&sorter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    sorter.setSourceModel(&source);
    sorter.sort(0, Qt::AscendingOrder);
    QCOMPARE(rows(sorter), list("bruno zoe ana beto carla"));
    sorter.sort(0, Qt::DescendingOrder);
    QCOMPARE(rows(sorter), list("zoe bruno carla beto ana"));
    source.item(2)->setData(false, First); // approved: takes its place
    QCOMPARE(rows(sorter), list("zoe carla bruno beto ana"));
}

void tst_TableSorter::filters()
{
    QStandardItemModel source;
    fill(source);
    TableSorter sorter(nullptr, Qt::DisplayRole, First, Qt::DisplayRole);
    sorter.setSourceModel(&source);
    sorter.sort(0);
    sorter.setText(QStringLiteral("B"));
    QCOMPARE(rows(sorter), list("bruno beto"));
    sorter.setText(QStringLiteral(".*")); // no pattern
    QCOMPARE(rows(sorter), QStringList());
    sorter.setText({});
    QCOMPARE(rows(sorter).size(), 5);
}

HUB_TEST(tst_TableSorter)
#include "tst_tablesorter.moc"
