// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/clients/pagerig.h"
#include "ui/detail/clientdetail.h"

#include <QAction>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>

using namespace hub;
using namespace hub::ui;

class tst_ClientsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void saysThatTheListIsOnItsWay();
    void helpsWhoHasNoClients();
    void findsByTyping();
    void staysAtTheSelectionOrTheTop();
    void saysWhenTheFilterHidesEverybody();
    void showsTheDetailOfASelectionOnly();
    void filtersByChipsWithTheKeyboard();
    void countsStates();
    void sortsByTheHeader();
    void selectsSeveral();
    void sumsUpTheSelection();
    void copiesNumbers();
    void restsWhileTheMenuIsOpen();
    void offersWhatFitsTheSelection();
    void sendsTheUserOn();
    void showsTheOnesThatAnotherPageNames();
    void asksMoreOftenForWhatIsLookedAt();
};

void tst_ClientsPage::saysThatTheListIsOnItsWay()
{
    PageRig rig;
    auto *hint = rig.find<EmptyState>("clientsHint");
    QVERIFY(hint->isVisible());
    QCOMPARE(hint->headline(), QStringLiteral("Loading…"));
    QVERIFY(!rig.find<QPushButton>("hintImport")->isVisible());
    rig.load({made(1)});
    QVERIFY(!hint->isVisible());
    QCOMPARE(rig.find<QLabel>("foot")->text(), QStringLiteral("1 client"));
}

void tst_ClientsPage::helpsWhoHasNoClients()
{
    PageRig rig;
    rig.hub.clients().load();
    QTRY_COMPARE(rig.find<EmptyState>("clientsHint")->headline(), QStringLiteral("No clients yet"));
    QVERIFY(rig.find<QPushButton>("hintImport")->isVisible());
    grab(rig.page, QStringLiteral("clients-empty"));
    for (QPushButton *button : rig.find<EmptyState>("clientsHint")->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Add clients…"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(rig.dialog("addClientsDialog"));
}

void tst_ClientsPage::findsByTyping()
{
    PageRig rig({made(7, QStringLiteral("Panadería Luna")), made(51, QStringLiteral("Kiosk")), made(517)});
    QTest::keyClick(&rig.page, Qt::Key_F, Qt::ControlModifier);
    auto *search = rig.find<QLineEdit>("searchField");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("51"));
    QCOMPARE(rig.shown(), QStringLiteral("51 517"));
    QCOMPARE(rig.find<QLabel>("foot")->text(), QStringLiteral("2 of 3 clients"));
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(rig.shown(), QStringLiteral("7 51 517"));
    QTest::keyClicks(search, QStringLiteral("panaderia"));
    QCOMPARE(rig.shown(), QStringLiteral("7"));
    QTest::keyClick(search, Qt::Key_Down);
    QVERIFY(rig.table()->hasFocus());
    QCOMPARE(rig.selected(), QStringLiteral("7"));
}

void tst_ClientsPage::staysAtTheSelectionOrTheTop()
{
    std::vector<MonitoredClient> clients;
    for (int number = 1; number <= 200; ++number)
        clients.push_back(made(number, number % 2 == 0 ? QStringLiteral("Even") : QStringLiteral("Odd")));
    PageRig rig(clients);
    rig.table()->scrollToBottom();
    auto *search = rig.find<QLineEdit>("searchField");
    search->setText(QStringLiteral("even"));
    QCOMPARE(rig.table()->visibleRows().first, 0);
    search->clear();
    QCOMPARE(rig.table()->visibleRows().first, 0);
    rig.table()->selectClients({id(150)});
    search->setText(QStringLiteral("even"));
    const auto [first, last] = rig.table()->visibleRows();
    QVERIFY(first <= 74 && 74 <= last);     // 150 is the 75th of them
    search->setText(QStringLiteral("odd")); // it is hidden
    QCOMPARE(rig.table()->visibleRows().first, 0);
}

void tst_ClientsPage::showsTheDetailOfASelectionOnly()
{
    PageRig rig({made(1), made(2)});
    auto *detail = rig.page.findChild<ClientDetail *>();
    QVERIFY(!detail->isVisible());
    rig.clickRow(0);
    QVERIFY(detail->isVisible());
    rig.table()->clearSelection();
    QVERIFY(!detail->isVisible());
    rig.table()->selectAll();
    QVERIFY(rig.find<QLabel>("selectionHeadline")->isVisible());
}

void tst_ClientsPage::saysWhenTheFilterHidesEverybody()
{
    PageRig rig({made(1), made(2)});
    auto *search = rig.find<QLineEdit>("searchField");
    QTest::keyClicks(search, QStringLiteral("nobody"));
    auto *hint = rig.find<EmptyState>("clientsHint");
    QVERIFY(hint->isVisible());
    QCOMPARE(hint->headline(), QStringLiteral("No client matches"));
    QTest::mouseClick(hint->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(rig.shown(), QStringLiteral("1 2"));
    QCOMPARE(search->text(), QString());
}

void tst_ClientsPage::filtersByChipsWithTheKeyboard()
{
    PageRig rig({made(1), made(2, {}, SessionState::QrRequired), made(3, {}, SessionState::Banned),
                 made(4, {}, SessionState::Error)});
    auto *all = rig.find<Chip>("chipAll");
    auto *scan = rig.find<Chip>("qr_required");
    auto *problems = rig.find<Chip>("chipProblems");
    QVERIFY(all->isChecked());
    rig.find<QLineEdit>("searchField")->setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
    QVERIFY(all->hasFocus());
    QTest::keyClick(all, Qt::Key_Right);
    QVERIFY(scan->hasFocus());
    QTest::keyClick(scan, Qt::Key_Space);
    QCOMPARE(rig.shown(), QStringLiteral("2"));
    QVERIFY(!all->isChecked());
    QTest::keyClick(scan, Qt::Key_Right);
    QTest::keyClick(problems, Qt::Key_Space);
    QCOMPARE(rig.shown(), QStringLiteral("2 3 4"));
    QTest::keyClick(problems, Qt::Key_Left);
    QTest::keyClick(scan, Qt::Key_Space);
    QCOMPARE(rig.shown(), QStringLiteral("3 4"));
    QTest::keyClick(scan, Qt::Key_Home);
    QVERIFY(all->hasFocus());
    QTest::keyClick(all, Qt::Key_Space);
    QCOMPARE(rig.shown(), QStringLiteral("1 2 3 4"));
    QTest::keyClick(all, Qt::Key_Tab); // one tab stop for all of them
    QVERIFY(qobject_cast<Chip *>(qApp->focusWidget()) == nullptr);
    QTest::mouseClick(problems, Qt::LeftButton);
    QTest::mouseClick(problems, Qt::LeftButton);
    QVERIFY(all->isChecked());
}

void tst_ClientsPage::countsStates()
{
    PageRig rig({made(1), made(2, {}, SessionState::QrRequired), made(3, {}, SessionState::Banned)}, {1600, 660});
    QSignalSpy badge(&rig.page, &ui::Page::badgeChanged);
    QCOMPARE(rig.find<Chip>("chipAll")->count(), 3);
    QCOMPARE(rig.find<Chip>("chipProblems")->count(), 1);
    QVERIFY(rig.find<Chip>("banned")->isVisible());
    QVERIFY(!rig.find<Chip>("stopped")->isVisible());
    rig.hub.clients().setState(id(1), SessionState::Stopped);
    rig.hub.clients().setState(id(3), SessionState::Ready);
    rig.hub.clients().announce();
    QVERIFY(rig.find<Chip>("stopped")->isVisible());
    QCOMPARE(rig.find<Chip>("stopped")->accessibleName(), QStringLiteral("Stopped: 1"));
    QCOMPARE(rig.find<Chip>("chipProblems")->count(), 0);
    QVERIFY(rig.find<Chip>("banned")->isVisible()); // nothing jumps while one looks
    QCOMPARE(badge.last()[0].toInt(), 0);
    rig.page.deactivate();
    rig.page.activate();
    QVERIFY(!rig.find<Chip>("banned")->isVisible());
    QCOMPARE(rig.find<QPushButton>("linkButton")->text(), QStringLiteral("Lin&k 1 client…"));
    rig.hub.clients().setState(id(2), SessionState::Ready);
    rig.hub.clients().announce();
    QVERIFY(!rig.find<QPushButton>("linkButton")->isVisible());
}

void tst_ClientsPage::sortsByTheHeader()
{
    PageRig rig({made(2), made(10, {}, SessionState::Banned), made(9)});
    QCOMPARE(rig.shown(), QStringLiteral("2 9 10"));
    QHeaderView *header = rig.table()->horizontalHeader();
    const auto click = [header](ClientColumn column) {
        const int x = header->sectionViewportPosition(int(column)) + header->sectionSize(int(column)) / 2;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    };
    click(ClientColumn::Number);
    QCOMPARE(rig.shown(), QStringLiteral("10 9 2"));
    click(ClientColumn::State);
    QCOMPARE(rig.shown(), QStringLiteral("10 2 9"));
}

void tst_ClientsPage::selectsSeveral()
{
    PageRig rig(sampleClients(50));
    rig.clickRow(1);
    rig.clickRow(3, Qt::ControlModifier);
    rig.clickRow(5, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(rig.selected(), QStringLiteral("2 4 5 6"));
    rig.hub.clients().forget(id(1));
    rig.hub.clients().forget(id(5));
    rig.hub.clients().setState(id(4), SessionState::Banned);
    rig.hub.clients().announce();
    QCOMPARE(rig.selected(), QStringLiteral("2 4 6"));
    rig.table()->setFocus();
    QTest::keyClick(rig.table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(rig.table()->selectedClients().size(), size_t(48));
    QVERIFY(rig.find<QLabel>("foot")->text().contains(QStringLiteral("48 selected")));
    QTest::keyClick(rig.table(), Qt::Key_Home);
    QCOMPARE(rig.selected(), QStringLiteral("2"));
    QTest::keyClick(rig.table(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(rig.selected(), QStringLiteral("2 3"));
}

void tst_ClientsPage::sumsUpTheSelection()
{
    PageRig rig({made(1), made(2, {}, SessionState::QrRequired), made(3, {}, SessionState::QrRequired)});
    rig.table()->selectAll();
    QCOMPARE(rig.find<QLabel>("selectionHeadline")->text(), QStringLiteral("3 clients selected"));
    QVERIFY(rig.find<QLabel>("selectionHeadline")->isVisible());
    QCOMPARE(rig.find<QPushButton>("linkActionButton")->text(), QStringLiteral("&Link 2 clients…"));
    rig.hub.clients().setState(id(2), SessionState::Ready);
    rig.hub.clients().announce();
    QCOMPARE(rig.find<QPushButton>("linkActionButton")->text(), QStringLiteral("&Link…"));
    rig.clickRow(0);
    QVERIFY(!rig.find<QLabel>("selectionHeadline")->isVisible());
}

void tst_ClientsPage::copiesNumbers()
{
    MonitoredClient one = made(7);
    MonitoredClient other = made(51);
    one.account = QStringLiteral("5491150000007");
    other.account = QStringLiteral("5491150000051");
    PageRig rig({one, other, made(52)}); // which has never had one
    rig.table()->setFocus();
    rig.table()->selectAll();
    QSignalSpy noticed(&rig.page, &ui::Page::noticed);
    QTest::keyClick(rig.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("+5491150000007\n+5491150000051"));
    QCOMPARE(noticed.last()[0].toString(), QStringLiteral("Copied 2 phone numbers."));
}

void tst_ClientsPage::restsWhileTheMenuIsOpen()
{
    PageRig rig({made(1), made(2), made(3, {}, SessionState::QrRequired)});
    rig.table()->sortByColumn(int(ClientColumn::State), Qt::AscendingOrder);
    QCOMPARE(rig.shown(), QStringLiteral("3 1 2"));
    rig.clickRow(1);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(1, 1), rig.table()->mapToGlobal(QPoint(1, 1)));
    QCoreApplication::sendEvent(rig.table()->viewport(), &event);
    auto *menu = rig.find<QMenu>("clientMenu");
    QTRY_VERIFY(menu->isVisible());
    rig.hub.clients().setState(id(2), SessionState::Banned);
    rig.hub.clients().announce();
    QCOMPARE(rig.shown(), QStringLiteral("3 1 2"));
    grab(*menu, QStringLiteral("clients-menu"));
    QTest::keyClick(menu, Qt::Key_Escape);
    QTRY_COMPARE(rig.shown(), QStringLiteral("2 3 1"));
    QCOMPARE(rig.selected(), QStringLiteral("1"));
}

void tst_ClientsPage::offersWhatFitsTheSelection()
{
    PageRig rig({made(1), made(2, {}, SessionState::Stopped), made(3, {}, SessionState::QrRequired),
                 made(4, {}, SessionState::LoggedOut)});
    const auto enabled = [&rig](const char *action) { return rig.find<QAction>(action)->isEnabled(); };
    for (const char *action : {"openAction", "linkAction", "connectAction", "disconnectAction", "checkAction",
                               "sendAction", "contactsAction", "copyAction", "renameAction", "removeAction"})
        QVERIFY2(!enabled(action), action);
    rig.clickRow(0);
    QVERIFY(enabled("disconnectAction") && !enabled("connectAction") && !enabled("linkAction"));
    rig.clickRow(1);
    QVERIFY(!enabled("disconnectAction") && enabled("connectAction") && enabled("renameAction"));
    rig.clickRow(3); // has ended by itself: it is begun again, as its own page says
    QVERIFY(!enabled("disconnectAction") && enabled("connectAction"));
    rig.table()->selectAll();
    QCOMPARE(rig.find<QAction>("disconnectAction")->text(), QStringLiteral("&Disconnect 2 clients…"));
    QVERIFY(enabled("linkAction") && !enabled("renameAction") && !enabled("contactsAction") && !enabled("sendAction"));
    QCOMPARE(rig.find<QAction>("connectAction")->text(),
             QStringLiteral("&Connect 2 clients")); // not the one that shows its code
    QCOMPARE(rig.find<QAction>("removeAction")->text(), QStringLiteral("&Remove 4 clients…"));
}

void tst_ClientsPage::sendsTheUserOn()
{
    PageRig rig({made(1), made(2, {}, SessionState::QrRequired)});
    QSignalSpy requested(&rig.page, &ui::Page::pageRequested);
    rig.click("linkButton");
    QCOMPARE(requested.last()[0].value<PageId>(), PageId::Linking);
    QVERIFY(requested.last()[1].value<std::vector<ClienteId>>().empty());
    rig.clickRow(1);
    rig.find<QAction>("sendAction")->trigger();
    QCOMPARE(requested.last()[0].value<PageId>(), PageId::Send);
    QCOMPARE(requested.last()[1].value<std::vector<ClienteId>>(), std::vector{id(2)});
    rig.find<QAction>("contactsAction")->trigger();
    QCOMPARE(requested.last()[0].value<PageId>(), PageId::Contacts);
    rig.find<QAction>("checkAction")->trigger();
    QCOMPARE(rig.asked().last(), QStringLiteral("checkSoon 2"));
    QVERIFY(!rig.find<QAction>("copyAction")->isEnabled()); // no phone was ever linked
}

void tst_ClientsPage::showsTheOnesThatAnotherPageNames()
{
    PageRig rig(sampleClients(200));
    QTest::keyClicks(rig.find<QLineEdit>("searchField"), QStringLiteral("nobody"));
    rig.page.openFor({id(150), id(151)});
    QCOMPARE(rig.find<QLineEdit>("searchField")->text(), QString());
    QCOMPARE(rig.selected(), QStringLiteral("150 151"));
    const auto [first, last] = rig.table()->visibleRows();
    QVERIFY(first <= 149 && last >= 149);
    rig.page.openFor({id(9999)}); // not there (any more)
    QCOMPARE(rig.selected(), QStringLiteral("150 151"));
}

void tst_ClientsPage::asksMoreOftenForWhatIsLookedAt()
{
    std::vector<MonitoredClient> clients;
    for (int number = 1; number <= 300; ++number)
        clients.push_back(made(number, {}, number % 2 ? SessionState::Ready : SessionState::QrRequired));
    PageRig rig(clients);
    const auto interest = [&rig] { return rig.hub.clients().interests[QByteArray("clients-page")]; };
    QTRY_VERIFY(!interest().empty());
    const std::vector<ClienteId> inView = interest();
    QVERIFY(std::all_of(inView.begin(), inView.end(), [](ClienteId c) { return c.toNumber() % 2 == 0; }));
    QVERIFY(interest().size() < 30);
    rig.clickRow(0);
    QTRY_COMPARE(interest().front(), id(1));
    rig.table()->scrollToBottom();
    QTRY_COMPARE(interest().back(), id(300));
    rig.table()->selectAll();
    QTRY_VERIFY(interest().size() > 90 && interest().size() < 130);
    rig.page.deactivate();
    QVERIFY(interest().empty());
}

HUB_WIDGET_TEST(tst_ClientsPage)
#include "tst_clientspage.moc"
