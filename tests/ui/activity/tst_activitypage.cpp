// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/activity/activitypage.h"
#include "ui/activity/auditmodel.h"
#include "ui/activity/stickyscrolltable.h"
#include "ui/common/appearance.h"
#include "ui/common/clientstore.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace hub;
using namespace hub::ui;

class tst_ActivityPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void readsOnWhileScrolling();
    void filtersByUserAndAction();
    void takesANameThatIsInNoList();
    void showsNewEntriesOnTop();
    void doesNotMoveWhatOneReads();
    void waitsWhileItIsNotInView();
    void asksForManyNewEntriesOnce();
    void offersAnotherTryAfterAFailure();
    void exportsWhatIsFiltered();
    void copiesLines();
    void saysWhatARawWordMeans();
    void looksGood();

private:
    template<typename T>
    T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    StickyScrollTable *table() const { return part<StickyScrollTable>("activityTable"); }
    int rows() const { return table()->model()->rowCount(); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    void click(const char *name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void login(const char *who);

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<ClientStore> m_clients;
    std::unique_ptr<ActivityPage> m_page;
};

void tst_ActivityPage::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    applyAppearance(*qApp, Appearance::Light);
}

void tst_ActivityPage::init()
{
    m_hub = std::make_unique<FakeHubApi>();
    m_clients = std::make_unique<ClientStore>(m_hub->clients());
    fillSamples(*m_hub, 20);
    m_page = std::make_unique<ActivityPage>(PageContext{*m_hub, *m_clients});
    m_page->resize(1024, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activate();
    QTRY_COMPARE(rows(), 200);
}

void tst_ActivityPage::cleanup()
{
    m_page.reset();
    m_clients.reset();
    m_hub.reset();
}

void tst_ActivityPage::login(const char *who)
{
    audit::Entry entry;
    entry.actor = entry.target = QLatin1String(who);
    entry.action = QStringLiteral("login");
    m_hub->activity().add(entry);
}

void tst_ActivityPage::readsOnWhileScrolling()
{
    QCOMPARE(part<PlainLabel>("activityCount")->text(), QStringLiteral("200+ entries"));
    table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
    QTRY_COMPARE(rows(), 400);
    QCOMPARE(part<PlainLabel>("activityCount")->text(), QStringLiteral("400 entries"));
}

void tst_ActivityPage::filtersByUserAndAction()
{
    auto *who = part<QComboBox>("activityWho");
    QTRY_VERIFY(who->findText(QStringLiteral("maria")) > 0);
    QVERIFY(who->findText(QStringLiteral("Key billing")) > 0);
    who->lineEdit()->setFocus();
    who->lineEdit()->selectAll();
    QTest::keyClicks(who->lineEdit(), QStringLiteral("maria"));
    QTest::keyClick(who->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(m_hub->desk.lastCall(), QStringLiteral("audit user=maria"));
    auto *what = part<QComboBox>("activityWhat");
    what->setCurrentIndex(what->findText(QStringLiteral("Bulk jobs")));
    QTRY_COMPARE(m_hub->desk.lastCall(), QStringLiteral("audit user=maria action=job_*"));
    QTRY_COMPARE(cell(0, AuditModel::What), QStringLiteral("Started bulk job 118: accepted 240, rejected 3"));
    what->setCurrentIndex(what->findText(QStringLiteral("Roles changed")));
    QTRY_VERIFY(part<EmptyState>("activityHint")->isVisible());
    QCOMPARE(part<EmptyState>("activityHint")->headline(), QStringLiteral("Nothing found"));
    QVERIFY(!part<QPushButton>("activityExport")->isEnabled());
}

void tst_ActivityPage::takesANameThatIsInNoList()
{
    auto *who = part<QComboBox>("activityWho");
    who->setEditText(QStringLiteral("key:gone"));
    QTest::keyClick(who->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(m_hub->desk.lastCall(), QStringLiteral("audit user=key:gone"));
    who->setEditText(QString());
    QTest::keyClick(who->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(m_hub->desk.lastCall(), QStringLiteral("audit"));
    QCOMPARE(who->currentText(), QStringLiteral("Everybody"));
}

void tst_ActivityPage::showsNewEntriesOnTop()
{
    login("ana");
    QTRY_COMPARE(cell(0, AuditModel::Who), QStringLiteral("ana"));
    QVERIFY(table()->isAtTop());
    QVERIFY(!part<QPushButton>("activityNews")->isVisible());
}

void tst_ActivityPage::doesNotMoveWhatOneReads()
{
    table()->setCurrentIndex(table()->model()->index(30, 0));
    table()->verticalScrollBar()->setValue(20 * table()->rowHeight(0));
    const QString read = cell(table()->rowAt(1), AuditModel::What);
    const QPoint current = table()->visualRect(table()->currentIndex()).topLeft();
    login("ana");
    login("bruno");
    QTRY_COMPARE(rows(), 202);
    QCOMPARE(cell(table()->rowAt(1), AuditModel::What), read);
    QCOMPARE(table()->visualRect(table()->currentIndex()).topLeft(), current);
    auto *news = part<QPushButton>("activityNews");
    QVERIFY(news->isVisible());
    QCOMPARE(news->text(), QStringLiteral("2 new"));
    click("activityNews");
    QVERIFY(table()->isAtTop());
    QVERIFY(!news->isVisible());
}

void tst_ActivityPage::waitsWhileItIsNotInView()
{
    m_page->deactivate();
    m_hub->desk.calls.clear();
    login("ana");
    QTest::qWait(300); // longer than the page gathers
    QVERIFY(m_hub->desk.callsOf(QStringLiteral("audit")).isEmpty());
    m_page->activate();
    QTRY_COMPARE(cell(0, AuditModel::Who), QStringLiteral("ana"));
}

void tst_ActivityPage::asksForManyNewEntriesOnce()
{
    m_hub->desk.calls.clear();
    for (int i = 0; i < 50; ++i)
        login("robot");
    QTRY_COMPARE(rows(), 250);
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("audit")).size(), 1);
}

void tst_ActivityPage::offersAnotherTryAfterAFailure()
{
    m_hub->desk.failNext("DATABASE_FAILED", QStringLiteral("The store does not answer."), QStringLiteral("audit"));
    login("ana");
    auto *banner = part<Banner>("activityBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("does not answer")));
    QCOMPARE(rows(), 200);
    QTest::mouseClick(banner->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(!banner->isVisible());
    QCOMPARE(cell(0, AuditModel::Who), QStringLiteral("ana"));
}

void tst_ActivityPage::exportsWhatIsFiltered()
{
    m_hub->activity().entries = sampleAudit(3000);
    m_hub->activity().entries[0].target = m_hub->activity().entries[0].actor = QStringLiteral("=cmd()");
    auto *what = part<QComboBox>("activityWhat");
    what->setCurrentIndex(what->findText(QStringLiteral("Logins")));
    QTRY_COMPARE(rows(), 116);
    QSignalSpy notices(m_page.get(), &ui::Page::noticed);
    click("activityExport");
    QTRY_VERIFY(m_page->findChild<QFileDialog *>());
    auto *dialog = m_page->findChild<QFileDialog *>();
    QTemporaryDir folder;
    dialog->setDirectory(folder.path());
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("logins.csv"));
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(notices.size(), 1);
    QVERIFY(notices.first().first().toString().startsWith(QStringLiteral("116 entries written to")));
    QFile file(folder.filePath(QStringLiteral("logins.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QCOMPARE(csv.count("\r\n"), 117);
    QVERIFY(csv.contains("Z,'=cmd(),Logged in,1 Dentist Palermo,127.0.0.1,login,'=cmd(),\r\n"));
    QVERIFY(part<QPushButton>("activityExport")->isEnabled());
}

void tst_ActivityPage::copiesLines()
{
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(0, 0));
    QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].contains(QStringLiteral("\tadmin\tLogged in\t")));
}

void tst_ActivityPage::saysWhatARawWordMeans()
{
    const QModelIndex started = table()->model()->index(2, AuditModel::What);
    QCOMPARE(
        started.data(BadgeDelegate::HelpRole).toString(),
        QStringLiteral("Started bulk job 118: accepted 240, rejected 3\n\njob_create\n118\naccepted 240, rejected 3"));
    QCOMPARE(started.siblingAtColumn(AuditModel::Who).data(BadgeDelegate::HelpRole).toString(),
             QStringLiteral("maria"));
}

void tst_ActivityPage::looksGood()
{
    table()->verticalScrollBar()->setValue(3 * table()->rowHeight(0));
    login("ana");
    QTRY_VERIFY(part<QPushButton>("activityNews")->isVisible());
    grab(*m_page, QStringLiteral("activity"));
    grabSmall(*m_page, QStringLiteral("activity"));
    QVERIFY2(m_page->minimumSizeHint().width() <= 580, qPrintable(QString::number(m_page->minimumSizeHint().width())));
    QVERIFY(m_page->minimumSizeHint().height() <= 400);
}

HUB_WIDGET_TEST(tst_ActivityPage)
#include "tst_activitypage.moc"
