// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/common/appearance.h"
#include "ui/common/clientpicker.h"
#include "ui/common/clientstore.h"
#include "ui/common/searchfield.h"
#include "ui/common/widgets.h"
#include "ui/contacts/contactspage.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace hub;
using namespace hub::ui;

class tst_ContactsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void saysWhatToDoFirst();
    void listsAClientsContactsAndReadsOnWhileScrolling();
    void searchesWhenTheUserPauses();
    void syncsAndSaysWhatCameOfIt();
    void asksBeforeItTakesAShortList();
    void offersNoSyncWhereTheEngineCannot();
    void isCalmAboutAMissingOffer();
    void tellsTheSyncOfAClientThatOneHasLeft();
    void copiesANumberByKeyboard();
    void writesToSomebody();
    void exportsAllThatMatch();
    void offersAnotherTryAfterAFailure();
    void looksGood();

private:
    template<typename T>
    T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    void choose(ClienteId client) { part<ClientPicker>("contactsClient")->setClient(client); }
    void click(const char *name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    QTableView *table() const { return part<QTableView>("contactsTable"); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<ClientStore> m_clients;
    std::unique_ptr<ContactsPage> m_page;
    std::unique_ptr<QSignalSpy> m_notices;
    std::unique_ptr<QSignalSpy> m_requests;
    const ClienteId m_one = *ClienteId::fromNumber(1);
    const ClienteId m_two = *ClienteId::fromNumber(2);
};

void tst_ContactsPage::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    applyAppearance(*qApp, Appearance::Light);
}

void tst_ContactsPage::init()
{
    m_hub = std::make_unique<FakeHubApi>();
    m_clients = std::make_unique<ClientStore>(m_hub->clients());
    fillSamples(*m_hub, 20);
    m_page = std::make_unique<ContactsPage>(PageContext{*m_hub, *m_clients});
    m_notices = std::make_unique<QSignalSpy>(m_page.get(), &ui::Page::noticed);
    m_requests = std::make_unique<QSignalSpy>(m_page.get(), &ui::Page::pageRequested);
    m_page->resize(1024, 700);
    m_page->show();
    m_page->activate();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_clients->isLoaded());
}

void tst_ContactsPage::cleanup()
{
    m_page.reset();
    m_clients.reset();
    m_hub.reset();
}

void tst_ContactsPage::saysWhatToDoFirst()
{
    QCOMPARE(part<EmptyState>("contactsHint")->headline(), QStringLiteral("Whose contacts?"));
    QVERIFY(!part<QPushButton>("contactsSync")->isEnabled());
    QVERIFY(!part<QPushButton>("contactsExport")->isEnabled());
    choose(m_two); // has none
    QTRY_COMPARE(part<EmptyState>("contactsHint")->headline(), QStringLiteral("No contacts stored"));
    QVERIFY(part<QPushButton>("contactsSync")->isEnabled());
}

void tst_ContactsPage::listsAClientsContactsAndReadsOnWhileScrolling()
{
    choose(m_one);
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    QTRY_COMPARE(part<PlainLabel>("contactsCount")->text(), QStringLiteral("200+ contacts"));
    QVERIFY(!part<EmptyState>("contactsHint")->isVisible());
    table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
    QTRY_COMPARE(table()->model()->rowCount(), 400);
    table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
    QTRY_COMPARE(table()->model()->rowCount(), 412);
    QTRY_COMPARE(part<PlainLabel>("contactsCount")->text(), QStringLiteral("412 contacts"));
}

void tst_ContactsPage::searchesWhenTheUserPauses()
{
    choose(m_one);
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    m_hub->desk.calls.clear();
    auto *search = part<SearchField>("contactsSearch");
    QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("ana luna"));
    QVERIFY(m_hub->desk.calls.isEmpty());
    QTRY_COMPARE(m_hub->desk.calls, QStringList{QStringLiteral("find 1 ana luna")});
    QTRY_VERIFY(table()->model()->rowCount() < 200);
    QVERIFY(cell(0, 0).startsWith(QStringLiteral("Ana Luna")));
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    QTest::keyClicks(search, QStringLiteral("zzz"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(part<EmptyState>("contactsHint")->headline(), QStringLiteral("Nobody found"));
}

void tst_ContactsPage::syncsAndSaysWhatCameOfIt()
{
    choose(m_one);
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    auto fresh = m_hub->contacts().stored[m_one];
    fresh.pop_back();
    for (int i = 0; i < 3; ++i)
        fresh.push_back({QStringLiteral("new%1@c.us").arg(i), QStringLiteral("Aaron %1").arg(i),
                         QStringLiteral("549110000000%1").arg(i), false});
    m_hub->contacts().upstream[m_one] = fresh;
    m_hub->desk.hold();
    click("contactsSync");
    QVERIFY(!part<QPushButton>("contactsSync")->isEnabled());
    QCOMPARE(part<PlainLabel>("contactsOutcome")->text(), QStringLiteral("Syncing…"));
    m_hub->desk.release();
    QTRY_COMPARE(part<PlainLabel>("contactsOutcome")->text(), QStringLiteral("414 contacts: 3 new, 1 removed"));
    QVERIFY(part<QPushButton>("contactsSync")->isEnabled());
    QTRY_COMPARE(cell(2, 0), QStringLiteral("Aaron 0")); // read again
    QCOMPARE(m_notices->size(), 1);
    QVERIFY(!part<PlainLabel>("contactsCount")->isVisible());
    part<SearchField>("contactsSearch")->setText(QStringLiteral("aaron"));
    QTRY_COMPARE(part<PlainLabel>("contactsCount")->text(), QStringLiteral("3 contacts"));
    QVERIFY(part<PlainLabel>("contactsCount")->isVisible());
}

void tst_ContactsPage::asksBeforeItTakesAShortList()
{
    choose(m_one);
    const auto asked = [this] { return m_hub->desk.callsOf(QStringLiteral("sync")); };
    const auto sheet = [this] { return m_page->findChild<QDialog *>(QStringLiteral("confirmSheet")); };
    m_hub->desk.failNext("CONTACTS_SHRUNK", QStringLiteral("the Session Manager lists 3 contacts where there were 412"),
                         QStringLiteral("sync"));
    click("contactsSync");
    QTRY_VERIFY(sheet());
    QVERIFY(part<Banner>("contactsBanner")->text().contains(QStringLiteral("3 contacts where there were 412")));
    QCOMPARE(asked(), QStringList{QStringLiteral("sync 1")});
    QTest::mouseClick(sheet()->findChild<QPushButton *>(QStringLiteral("confirmYes")), Qt::LeftButton);
    QTRY_COMPARE(asked(), (QStringList{QStringLiteral("sync 1"), QStringLiteral("sync 1 force")}));
}

void tst_ContactsPage::offersNoSyncWhereTheEngineCannot()
{
    choose(m_one);
    QVERIFY(part<QPushButton>("contactsSync")->isVisible());
    m_hub->clients().setLacking({EngineProfile::Operation::Contacts});
    QVERIFY(!part<QPushButton>("contactsSync")->isVisible());
}

void tst_ContactsPage::isCalmAboutAMissingOffer()
{
    m_hub->contacts().supported = false;
    choose(m_two);
    click("contactsSync");
    auto *hint = part<EmptyState>("contactsHint");
    QTRY_COMPARE(hint->headline(), QStringLiteral("No contacts here"));
    QVERIFY(hint->accessibleDescription().contains(QStringLiteral("does not offer contacts")));
    QVERIFY(!part<Banner>("contactsBanner")->isVisible());
    QVERIFY(m_notices->isEmpty());
    grab(*m_page, QStringLiteral("contacts-not-offered"));
    choose(m_one); // has some of former days
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    click("contactsSync");
    QTRY_VERIFY(part<Banner>("contactsBanner")->isVisible());
    QVERIFY(part<Banner>("contactsBanner")->text().contains(QStringLiteral("does not offer contacts")));
    choose(*ClienteId::fromNumber(3));
    QTRY_VERIFY(!part<Banner>("contactsBanner")->isVisible()); // it was said of another client
}

void tst_ContactsPage::tellsTheSyncOfAClientThatOneHasLeft()
{
    choose(m_one);
    m_hub->desk.hold();
    click("contactsSync");
    choose(m_two);
    QVERIFY(part<QPushButton>("contactsSync")->isEnabled()); // each client by itself
    m_hub->desk.release();
    QTRY_COMPARE(m_notices->size(), 1);
    QCOMPARE(m_notices->first().first().toString(), QStringLiteral("1 Dentist Palermo: 412 contacts, nothing new"));
    QCOMPARE(part<PlainLabel>("contactsOutcome")->text(), QString());
    QCOMPARE(table()->model()->rowCount(), 0);
    choose(m_one);
    QTRY_COMPARE(part<PlainLabel>("contactsOutcome")->text(), QStringLiteral("412 contacts, nothing new"));
}

void tst_ContactsPage::copiesANumberByKeyboard()
{
    choose(m_one);
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    QVERIFY(!part<QPushButton>("contactsCopyButton")->isEnabled());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    QVERIFY(part<QPushButton>("contactsCopyButton")->isEnabled());
    const QString number = cell(table()->currentIndex().row(), 1);
    QVERIFY(number.startsWith(QStringLiteral("+54911")));
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), number);
    QCOMPARE(m_notices->last().first().toString(), number + QStringLiteral(" copied"));
}

void tst_ContactsPage::writesToSomebody()
{
    choose(m_one);
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    table()->selectRow(2);
    click("contactsWriteButton");
    QCOMPARE(m_requests->size(), 1);
    QCOMPARE(m_requests->first().at(0).value<PageId>(), PageId::Send);
    QCOMPARE(m_requests->first().at(1).value<std::vector<ClienteId>>(), std::vector<ClienteId>{m_one});
    QCOMPARE(QGuiApplication::clipboard()->text(), cell(2, 1));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(m_requests->size(), 2);
}

void tst_ContactsPage::exportsAllThatMatch()
{
    m_hub->contacts().stored[m_one] = sampleContacts(2300);
    choose(m_one);
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    click("contactsExport");
    QTRY_VERIFY(m_page->findChild<QFileDialog *>());
    auto *dialog = m_page->findChild<QFileDialog *>();
    QCOMPARE(dialog->selectedFiles().constFirst().section(u'/', -1), QStringLiteral("contacts-1.csv"));
    QTemporaryDir folder;
    dialog->setDirectory(folder.path());
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("all.csv"));
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_VERIFY(!m_notices->isEmpty());
    QVERIFY2(m_notices->last().first().toString().startsWith(QStringLiteral("2300 contacts written to")),
             qPrintable(m_notices->last().first().toString()));
    QFile file(folder.filePath(QStringLiteral("all.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QCOMPARE(csv.count("\r\n"), 2301);
    QVERIFY(csv.startsWith("\xef\xbb\xbfname,number,business,id\r\n"));
    QVERIFY(csv.contains("'=SUM(A1:A9),+549115"));
    QVERIFY(part<QPushButton>("contactsExport")->isEnabled());
}

void tst_ContactsPage::offersAnotherTryAfterAFailure()
{
    m_hub->desk.failNext("DATABASE_FAILED", QStringLiteral("The store does not answer."), QStringLiteral("find"));
    choose(m_one);
    auto *banner = part<Banner>("contactsBanner");
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->text(), QStringLiteral("The store does not answer."));
    QTest::mouseClick(banner->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    QVERIFY(!banner->isVisible());
}

void tst_ContactsPage::looksGood()
{
    grab(*m_page, QStringLiteral("contacts-none"));
    choose(m_one);
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    table()->selectRow(3);
    click("contactsSync");
    QTRY_VERIFY(part<PlainLabel>("contactsOutcome")->text().endsWith(QStringLiteral("nothing new")));
    QTest::qWait(0); // read again after the sync
    table()->selectRow(3);
    grab(*m_page, QStringLiteral("contacts"));
    grabSmall(*m_page, QStringLiteral("contacts"));
    QVERIFY(m_page->minimumSizeHint().width() <= 560);
}

HUB_WIDGET_TEST(tst_ContactsPage)
#include "tst_contactspage.moc"
