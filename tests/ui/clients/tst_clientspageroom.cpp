// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the page of clients lives with little room, and with many clients.

#include "tests/support/widgettest.h"
#include "tests/ui/clients/pagerig.h"

#include <QDateTime>
#include <QHeaderView>
#include <QMenu>

using namespace hub;
using namespace hub::ui;

class tst_ClientsPageRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void hasAMenuForChipsThatDoNotFit();
    void showsTheOnlyStateThatCounts();
    void takesTurnsWhereThereIsNoRoom();
    void leavesOutColumnsThatDoNotFit();
    void hidesAColumnThatNobodyWants();
    void staysFluidWithTenThousand();
    void grabs_data();
    void grabs();
};

void tst_ClientsPageRoom::hasAMenuForChipsThatDoNotFit()
{
    PageRig rig(sampleClients(50), {580, 400});
    auto *more = rig.find<Chip>("chipMore");
    auto *stopped = rig.find<Chip>("stopped");
    QVERIFY(more->isVisible() && !stopped->isVisible());
    QTest::keyClick(rig.find<Chip>("chipAll"), Qt::Key_End);
    QVERIFY(more->hasFocus());
    QTest::keyClick(more, Qt::Key_Space);
    auto *menu = rig.find<QMenu>("stateMenu");
    for (QAction *action : menu->actions()) {
        if (action->text() == QStringLiteral("Stopped\t1"))
            action->trigger();
    }
    menu->close();
    QVERIFY(stopped->isVisible() && stopped->isChecked()); // what is on is never out of sight
    QCOMPARE(rig.find<QLabel>("foot")->text(), QStringLiteral("1 of 50 clients"));
    grabSmall(rig.page, QStringLiteral("clients-chips"));
    QTest::mouseClick(stopped, Qt::LeftButton);
    QVERIFY(!stopped->isVisible());
    rig.page.resize(1700, 660);
    QVERIFY(!more->isVisible() && stopped->isVisible());
}

/// Everybody is stopped: no place goes to the scans, problems and links of nobody.
void tst_ClientsPageRoom::showsTheOnlyStateThatCounts()
{
    PageRig rig({made(1, {}, SessionState::Stopped), made(2, {}, SessionState::Stopped)}, {380, 400});
    auto *stopped = rig.find<Chip>("stopped");
    QVERIFY(stopped->isVisible());
    QVERIFY(!rig.find<Chip>(sessionStateWord(SessionState::Ready))->isVisible());
    QVERIFY(rig.find<Chip>("chipAll")->isVisible());
}

void tst_ClientsPageRoom::takesTurnsWhereThereIsNoRoom()
{
    PageRig rig(sampleClients(50), {580, 400});
    QVERIFY(rig.table()->isVisible());
    rig.clickRow(2);
    rig.table()->setFocus();
    QVERIFY(rig.table()->isVisible());
    QTest::keyClick(rig.table(), Qt::Key_Return);
    QVERIFY(!rig.table()->isVisible());
    QVERIFY(rig.find<QPushButton>("backButton")->isVisible());
    grabSmall(rig.page, QStringLiteral("clients-detail"));
    rig.click("backButton");
    QVERIFY(rig.table()->isVisible() && rig.table()->hasFocus());
    QTest::keyClick(rig.table(), Qt::Key_Return);
    QTest::keyClick(&rig.page, Qt::Key_Escape);
    QVERIFY(rig.table()->isVisible());
    rig.page.resize(1000, 660);
    QVERIFY(!rig.find<QPushButton>("backButton")->isVisible());
}

void tst_ClientsPageRoom::leavesOutColumnsThatDoNotFit()
{
    PageRig rig(sampleClients(50), {1600, 660});
    const auto hidden = [&rig](ClientColumn column) { return rig.table()->isColumnHidden(int(column)); };
    QVERIFY(!hidden(ClientColumn::LastSent) && !hidden(ClientColumn::Account));
    QVERIFY(hidden(ClientColumn::LastGoodAnswer));
    rig.page.resize(840, 660);
    QVERIFY(hidden(ClientColumn::LastSent));
    QVERIFY(!hidden(ClientColumn::Number) && !hidden(ClientColumn::Name) && !hidden(ClientColumn::State));
    rig.page.resize(1600, 660);
    QVERIFY(!hidden(ClientColumn::LastSent));
}

void tst_ClientsPageRoom::hidesAColumnThatNobodyWants()
{
    PageRig rig(sampleClients(5), {1600, 660});
    QHeaderView *header = rig.table()->horizontalHeader();
    Q_EMIT header->customContextMenuRequested(QPoint(10, 5));
    auto *menu = rig.find<QMenu>("columnMenu");
    QVERIFY(!menu->actions()[int(ClientColumn::Name)]->isEnabled());
    menu->actions()[int(ClientColumn::Since)]->trigger();
    menu->actions()[int(ClientColumn::LastGoodAnswer)]->trigger();
    menu->close();
    QVERIFY(rig.table()->isColumnHidden(int(ClientColumn::Since)));
    QVERIFY(!rig.table()->isColumnHidden(int(ClientColumn::LastGoodAnswer)));
    // Another run of the program: what is saved tells the unwanted from those that only did not fit.
    rig.page.resize(840, 660);
    const QByteArray state = header->saveState();
    PageRig next(sampleClients(5), {840, 660});
    QVERIFY(next.table()->horizontalHeader()->restoreState(state));
    next.page.resize(1700, 660);
    QVERIFY(next.table()->isColumnHidden(int(ClientColumn::Since)));
    QVERIFY(!next.table()->isColumnHidden(int(ClientColumn::LastGoodAnswer)));
    QVERIFY(!next.table()->isColumnHidden(int(ClientColumn::LastSent)));
}

void tst_ClientsPageRoom::staysFluidWithTenThousand()
{
    PageRig rig(sampleClients(10000));
    QCOMPARE(rig.find<QLabel>("foot")->text(), QLocale().toString(10000) + QStringLiteral(" clients"));
    rig.table()->selectAll();
    QTest::keyClicks(rig.find<QLineEdit>("searchField"), QStringLiteral("77"));
    const int shown = rig.table()->model()->rowCount();
    QVERIFY(shown > 100 && shown < 10000);
    for (int number = 1; number <= 10000; number += 7)
        rig.hub.clients().setState(id(number), SessionState::Ready);
    rig.hub.clients().announce();
    QCOMPARE(rig.table()->model()->rowCount(), shown);
    rig.table()->sortByColumn(int(ClientColumn::Name), Qt::DescendingOrder);
    rig.find<QLineEdit>("searchField")->clear();
    QCOMPARE(rig.table()->model()->rowCount(), 10000);
}

void tst_ClientsPageRoom::grabs_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("3") << 3;
    QTest::newRow("50") << 50;
    QTest::newRow("10000") << 10000;
}

void tst_ClientsPageRoom::grabs()
{
    QFETCH(int, count);
    PageRig rig(sampleClients(count), {1180, 720});
    grab(rig.page, QStringLiteral("clients-%1").arg(count));
    rig.clickRow(1);
    QVERIFY(rig.table()->currentIndex().isValid());
    grab(rig.page, QStringLiteral("clients-%1-one").arg(count));
    rig.table()->selectAll();
    grab(rig.page, QStringLiteral("clients-%1-all").arg(count));
    rig.page.resize(840, 640); // of 1024x700
    grab(rig.page, QStringLiteral("clients-%1-1024").arg(count));
    rig.table()->clearSelection();
    rig.page.resize(1180, 720);
    rig.hub.clients().setSessionManager({.up = false,
                                         .reason = QStringLiteral("Connection refused"),
                                         .since = QDateTime::currentMSecsSinceEpoch() - 40000});
    rig.hub.clients().announce();
    QCOMPARE(rig.cell(0, ClientColumn::State), QStringLiteral("Unreachable"));
    grab(rig.page, QStringLiteral("clients-%1-outage").arg(count));
    rig.hub.clients().setSessionManager({});
    rig.hub.clients().announce();
    grabSmall(rig.page, QStringLiteral("clients-%1").arg(count));
}

HUB_WIDGET_TEST(tst_ClientsPageRoom)
#include "tst_clientspageroom.moc"
