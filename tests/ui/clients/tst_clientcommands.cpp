// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one does to clients on their page: from the key that is pressed to what the hub is asked for.

#include "tests/support/widgettest.h"
#include "tests/ui/clients/pagerig.h"

#include <QAction>
#include <QSignalSpy>

using namespace hub;
using namespace hub::ui;

class tst_ClientCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void addsOneByKeyboard();
    void addsARange();
    void renamesInPlace();
    void keepsWhatIsTypedThroughUpdates();
    void letsGoOfAnEditorWhoseClientIsGone();
    void tellsThatARenameWasRefused();
    void asksBeforeItRemoves();
    void namesTenAndCountsTheRest();
    void asksBeforeItDisconnects();
    void connectsOneAfterTheOther();
    void sumsUpWhatWentWrong();
    void stopsWhenToldTo();
    void givesUpWhatIsHopeless_data();
    void givesUpWhatIsHopeless();
    void goesOnAfterErrorsOfSingleClients();
    void saysOfOneClientWhatItsOwnPageSays();
    void letsJobsWaitForEachOther();
    void survivesThePage();
};

namespace {

std::vector<MonitoredClient> stopped(int count)
{
    std::vector<MonitoredClient> clients;
    for (int number = 1; number <= count; ++number)
        clients.push_back(made(number, {}, SessionState::Stopped));
    return clients;
}

QString textOf(const QDialog *dialog)
{
    QStringList texts;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        texts += label->text();
    return texts.join(u'\n');
}

void press(const QDialog *dialog, const char *button)
{
    QTest::mouseClick(dialog->findChild<QPushButton *>(QString::fromLatin1(button)), Qt::LeftButton);
}

} // namespace

void tst_ClientCommands::addsOneByKeyboard()
{
    PageRig rig({made(7)});
    rig.table()->setFocus();
    QTest::keyClick(rig.table(), Qt::Key_Insert);
    QDialog *dialog = rig.dialog("addClientsDialog");
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("numberField")), QStringLiteral("101"));
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("nameField")), QStringLiteral(" Bakery "));
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(rig.asked(), QStringList{QStringLiteral("put 101 Bakery")});
    QTRY_COMPARE(rig.shown(), QStringLiteral("7 101"));
    QCOMPARE(rig.selected(), QStringLiteral("101"));
}

void tst_ClientCommands::addsARange()
{
    PageRig rig({made(102, QStringLiteral("Old"))});
    QSignalSpy noticed(&rig.page, &ui::Page::noticed);
    QTest::keyClick(&rig.page, Qt::Key_N, Qt::ControlModifier);
    QDialog *dialog = rig.dialog("addClientsDialog");
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("numberField")), QStringLiteral("101-104"));
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("nameField")), QStringLiteral("Shop {number}"));
    press(dialog, "addButton");
    QTRY_COMPARE(rig.shown(), QStringLiteral("101 102 103 104"));
    QCOMPARE(rig.asked().join(u'/'), QStringLiteral("put 101 Shop 101/put 103 Shop 103/put 104 Shop 104"));
    QTRY_COMPARE(noticed.last()[0].toString(), QStringLiteral("3 clients were saved."));
    QVERIFY(!rig.banner()->isVisible());
}

void tst_ClientCommands::renamesInPlace()
{
    PageRig rig({made(7, QStringLiteral("Old"))});
    rig.clickRow(0);
    rig.table()->setFocus();
    QTest::keyClick(rig.table(), Qt::Key_F2);
    auto *editor = rig.find<QLineEdit>("nameEditor");
    QCOMPARE(editor->text(), QStringLiteral("Old"));
    QTest::keyClicks(editor, QStringLiteral("New")); // what was there is selected
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(rig.asked(), QStringList{QStringLiteral("put 7 New")});
    QCOMPARE(rig.cell(0, ClientColumn::Name), QStringLiteral("New"));
    QTRY_COMPARE(rig.store.find(id(7))->name, QStringLiteral("New"));
    QTest::keyClick(rig.table(), Qt::Key_F2);
    QTest::keyClicks(rig.find<QLineEdit>("nameEditor"), QStringLiteral("Other"));
    QTest::keyClick(rig.find<QLineEdit>("nameEditor"), Qt::Key_Escape);
    QCOMPARE(rig.cell(0, ClientColumn::Name), QStringLiteral("New"));
    QCOMPARE(rig.asked().size(), 1);
}

void tst_ClientCommands::keepsWhatIsTypedThroughUpdates()
{
    PageRig rig({made(1), made(2, QStringLiteral("Old"))});
    rig.table()->sortByColumn(int(ClientColumn::State), Qt::AscendingOrder);
    rig.clickRow(1);
    rig.table()->editName();
    auto *editor = rig.find<QLineEdit>("nameEditor");
    QTest::keyClicks(editor, QStringLiteral("Ne"));
    rig.hub.clients().setState(id(2), SessionState::Banned); // would move to the top
    rig.hub.clients().announce();
    QCOMPARE(rig.shown(), QStringLiteral("1 2"));
    QCOMPARE(editor->text(), QStringLiteral("Ne"));
    QTest::keyClicks(editor, QStringLiteral("w"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(rig.shown(), QStringLiteral("2 1"));
    QCOMPARE(rig.cell(0, ClientColumn::Name), QStringLiteral("New"));
}

void tst_ClientCommands::letsGoOfAnEditorWhoseClientIsGone()
{
    PageRig rig({made(1), made(2)});
    rig.clickRow(0);
    rig.table()->editName();
    rig.hub.clients().forget(id(1));
    rig.hub.clients().announce();
    QCOMPARE(rig.shown(), QStringLiteral("2"));
    rig.load({made(3)});
    QTRY_COMPARE(rig.shown(), QStringLiteral("2 3")); // no longer held
    QVERIFY(rig.asked().isEmpty());
}

void tst_ClientCommands::tellsThatARenameWasRefused()
{
    PageRig rig({made(7, QStringLiteral("Old"))});
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("The store is busy."), QStringLiteral("put"));
    rig.table()->model()->setData(rig.table()->model()->index(0, int(ClientColumn::Name)), QStringLiteral("New"));
    QTRY_VERIFY(rig.banner()->isVisible());
    QCOMPARE(rig.banner()->text(), QStringLiteral("7 Old could not be renamed. The store is busy."));
    QCOMPARE(rig.cell(0, ClientColumn::Name), QStringLiteral("Old"));
}

void tst_ClientCommands::asksBeforeItRemoves()
{
    PageRig rig({made(1, QStringLiteral("<b>Bakery</b>")), made(2)});
    rig.clickRow(0);
    rig.table()->setFocus();
    QTest::keyClick(rig.table(), Qt::Key_Delete);
    QDialog *sheet = rig.dialog("confirmSheet");
    QVERIFY(sheet);
    QVERIFY(textOf(sheet).contains(QStringLiteral("Remove 1 <b>Bakery</b>?")));
    QTest::keyClick(sheet, Qt::Key_Return); // the safe button has the focus
    QVERIFY(rig.asked().isEmpty());
    QTRY_VERIFY(!rig.dialog("confirmSheet"));
    QTest::keyClick(rig.table(), Qt::Key_Delete);
    press(rig.dialog("confirmSheet"), "confirmYes");
    QCOMPARE(rig.asked(), QStringList{QStringLiteral("remove 1")});
    QTRY_COMPARE(rig.shown(), QStringLiteral("2"));
}

void tst_ClientCommands::namesTenAndCountsTheRest()
{
    PageRig rig(stopped(50));
    rig.table()->selectAll();
    rig.table()->setFocus();
    QTest::keyClick(rig.table(), Qt::Key_Delete);
    QDialog *sheet = rig.dialog("confirmSheet");
    const QString text = textOf(sheet);
    QVERIFY(text.contains(QStringLiteral("Remove 50 clients?")));
    QVERIFY(text.contains(QStringLiteral("\n10\nand 40 more")));
    QVERIFY(!text.contains(QStringLiteral("\n11\n")));
    QCOMPARE(sheet->findChild<QPushButton *>(QStringLiteral("confirmYes"))->text(),
             QStringLiteral("Remove 50 clients"));
    grab(*sheet, QStringLiteral("clients-remove"));
    rig.hub.clients().forget(id(1)); // somebody else was faster: the others go all the same
    rig.hub.clients().announce();
    press(sheet, "confirmYes");
    QTRY_COMPARE(rig.shown(), QString());
    QTRY_COMPARE(rig.banner()->text(),
                 QStringLiteral("1 of 50 clients could not be removed. There is no such client."));
}

void tst_ClientCommands::asksBeforeItDisconnects()
{
    PageRig rig({made(1), made(2, {}, SessionState::Stopped), made(3)});
    rig.table()->selectAll();
    rig.find<QAction>("disconnectAction")->trigger();
    QDialog *sheet = rig.dialog("confirmSheet");
    QVERIFY(textOf(sheet).contains(QStringLiteral("Disconnect 2 clients?")));
    press(sheet, "confirmYes");
    QTRY_COMPARE(rig.asked().join(u'/'), QStringLiteral("disconnectSession 1/disconnectSession 3"));
}

void tst_ClientCommands::connectsOneAfterTheOther()
{
    PageRig rig(stopped(3));
    QSignalSpy noticed(&rig.page, &ui::Page::noticed);
    rig.hub.desk.hold();
    rig.table()->selectAll();
    rig.click("connectActionButton");
    QCOMPARE(rig.asked(), QStringList{QStringLiteral("connectSession 1")});
    QCOMPARE(rig.banner()->text(), QStringLiteral("Connecting client 1 of 3…"));
    rig.hub.desk.releaseOldest();
    QTRY_COMPARE(rig.asked().size(), 2);
    rig.hub.desk.release();
    QTRY_COMPARE(noticed.last()[0].toString(), QStringLiteral("3 clients are being connected."));
    QVERIFY(!rig.banner()->isVisible());
}

void tst_ClientCommands::sumsUpWhatWentWrong()
{
    PageRig rig(stopped(4));
    rig.hub.desk.failNext("INITIALIZATION_IN_PROGRESS", QStringLiteral("It is starting already."));
    rig.hub.desk.failNext("INTERNAL_ERROR", QStringLiteral("Out of <i>memory</i>."));
    rig.table()->selectAll();
    rig.click("connectActionButton");
    QTRY_COMPARE(rig.banner()->text(), QStringLiteral("2 of 4 clients could not be connected."));
    grab(rig.page, QStringLiteral("clients-bulk-errors"));
    for (QPushButton *button : rig.banner()->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Details"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QDialog *sheet = rig.dialog("errorSheet");
    QVERIFY(sheet);
    QVERIFY(textOf(sheet).contains(QStringLiteral("1: It is starting already.\n2: Out of <i>memory</i>.")));
    QCOMPARE(rig.page.findChildren<QDialog *>().size(), 1);
}

void tst_ClientCommands::stopsWhenToldTo()
{
    PageRig rig(stopped(5));
    rig.hub.desk.hold();
    rig.table()->selectAll();
    rig.click("connectActionButton");
    rig.hub.desk.releaseOldest();
    QTRY_COMPARE(rig.asked().size(), 2);
    for (QPushButton *button : rig.banner()->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Stop"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    rig.hub.desk.release();
    QTRY_COMPARE(rig.banner()->text(), QStringLiteral("Stopped: 3 of 5 were not tried."));
    QCOMPARE(rig.asked().size(), 2);
}

void tst_ClientCommands::givesUpWhatIsHopeless_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("tried");
    QTest::newRow("no such endpoint") << QByteArray("NOT_SUPPORTED") << 1;
    QTest::newRow("the hub is stopped") << QByteArray("HUB_STOPPED") << 1;
    QTest::newRow("nobody answers") << QByteArray("GATEWAY_TIMEOUT") << 3;
    QTest::newRow("the store is away") << QByteArray("DATABASE_UNAVAILABLE") << 3;
}

void tst_ClientCommands::givesUpWhatIsHopeless()
{
    QFETCH(QByteArray, code);
    QFETCH(int, tried);
    PageRig rig(stopped(9));
    for (int i = 0; i < 9; ++i)
        rig.hub.desk.failNext(code.constData(), QStringLiteral("It does not work."));
    rig.table()->selectAll();
    rig.click("connectActionButton");
    QTRY_COMPARE(
        rig.banner()->text(),
        QStringLiteral("%1 of 9 clients could not be connected. It does not work. The other %2 were not tried.")
            .arg(tried)
            .arg(9 - tried));
    QCOMPARE(rig.asked().size(), tried);
}

void tst_ClientCommands::goesOnAfterErrorsOfSingleClients()
{
    PageRig rig(stopped(6));
    for (int i = 0; i < 5; ++i)
        rig.hub.desk.failNext("INITIALIZATION_IN_PROGRESS", QStringLiteral("It is starting already."));
    rig.table()->selectAll();
    rig.click("connectActionButton");
    QTRY_COMPARE(rig.banner()->text(),
                 QStringLiteral("5 of 6 clients could not be connected. It is starting already."));
    QCOMPARE(rig.asked().size(), 6);
}

void tst_ClientCommands::saysOfOneClientWhatItsOwnPageSays()
{
    PageRig rig({made(7, QStringLiteral("Bakery"))});
    rig.hub.desk.failNext("SESSION_MANAGER_ERROR", QStringLiteral("SESSION_MANAGER_ERROR: No browser"),
                          QStringLiteral("disconnectSession"));
    rig.clickRow(0);
    rig.find<QAction>("disconnectAction")->trigger();
    QDialog *sheet = rig.dialog("confirmSheet");
    QVERIFY(textOf(sheet).contains(QStringLiteral("Disconnect 7 Bakery?")));
    QVERIFY(textOf(sheet).contains(QStringLiteral("its jobs wait")));
    press(sheet, "confirmYes");
    QTRY_COMPARE(rig.banner()->text(), QStringLiteral("7 Bakery could not be disconnected: No browser"));
    QCOMPARE(rig.asked(), QStringList{QStringLiteral("disconnectSession 7")});
}

void tst_ClientCommands::letsJobsWaitForEachOther()
{
    BulkRunner runner;
    std::vector<Answer<void>> held;
    QStringList asked;
    QSignalSpy finished(&runner, &BulkRunner::finished);
    const auto job = [&](const QString &name, std::vector<ClienteId> clients) {
        return BulkJob{
            .clients = std::move(clients),
            .step =
                [&asked, &held, name](ClienteId client, QObject *, Answer<void> done) {
                    asked += name + QString::number(client.toNumber());
                    held.push_back(std::move(done));
                },
            .words = {
                .doing = name + QStringLiteral(" %1 %2"), .done = {}, .doneOne = {}, .failed = {}, .failedOne = {}}};
    };
    runner.run(job(QStringLiteral("a"), {id(1), id(2)}));
    runner.run(job(QStringLiteral("b"), {id(3)}));
    runner.run(job(QStringLiteral("c"), {})); // nothing to do
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(held.size(), i + 1);
        held[i]({});
    }
    QCOMPARE(asked.join(u' '), QStringLiteral("a1 a2 b3"));
    QCOMPARE(finished.size(), 2);
    QVERIFY(!runner.isRunning());
}

void tst_ClientCommands::survivesThePage()
{
    FakeHubApi hub;
    ClientStore store(hub.clients());
    hub.clients().set(stopped(3));
    hub.clients().announce();
    hub.desk.hold();
    {
        ClientsPage page(PageContext{hub, store});
        page.show();
        page.findChild<ClientsTable *>()->selectAll();
        page.findChild<QAction *>(QStringLiteral("connectAction"))->trigger();
    }
    hub.desk.release();
    QCoreApplication::processEvents();
    QCOMPARE(hub.desk.calls.size(), 1);
}

HUB_WIDGET_TEST(tst_ClientCommands)
#include "tst_clientcommands.moc"
