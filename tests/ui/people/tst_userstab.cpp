// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/common/appearance.h"
#include "ui/common/clientstore.h"
#include "ui/common/widgets.h"
#include "ui/people/peoplepage.h"
#include "ui/people/usersmodel.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace hub;
using namespace hub::ui;

/// The people page with its tab of users; the keys are in tst_keystab.
class tst_UsersTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsThoseWhoWaitOnTop();
    void approvesWithAClickInTheRow();
    void approvesManyByKeyboard();
    void asksBeforeItDisables();
    void enables();
    void keepsTheLastAdministrator();
    void makesAnAdministrator();
    void resetsAPassword();
    void addsAUser();
    void saysWhyAUserCouldNotBeAdded();
    void followsChangesOfOthers();
    void filters();
    void saysWhenItCannotRead();
    void looksGood();

private:
    template<typename T>
    T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    QTableView *table() const { return part<QTableView>("usersTable"); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    int rowOf(const QString &name) const;
    void select(const QString &name)
    {
        table()->setFocus();
        table()->selectRow(rowOf(name));
    }
    void click(const char *name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void answer(const char *button);
    QString lastNotice() const { return m_notices->isEmpty() ? QString() : m_notices->last().first().toString(); }

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<ClientStore> m_clients;
    std::unique_ptr<PeoplePage> m_page;
    std::unique_ptr<QSignalSpy> m_notices;
    std::unique_ptr<QSignalSpy> m_badge;
};

void tst_UsersTab::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    applyAppearance(*qApp, Appearance::Light);
}

void tst_UsersTab::init()
{
    m_hub = std::make_unique<FakeHubApi>();
    m_clients = std::make_unique<ClientStore>(m_hub->clients());
    fillSamples(*m_hub, 20);
    m_page = std::make_unique<PeoplePage>(PageContext{*m_hub, *m_clients});
    m_notices = std::make_unique<QSignalSpy>(m_page.get(), &ui::Page::noticed);
    m_badge = std::make_unique<QSignalSpy>(m_page.get(), &ui::Page::badgeChanged);
    m_page->resize(1024, 700);
    m_page->show();
    m_page->activate();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_COMPARE(table()->model()->rowCount(), 8);
}

void tst_UsersTab::cleanup()
{
    m_page.reset();
    m_clients.reset();
    m_hub.reset();
}

int tst_UsersTab::rowOf(const QString &name) const
{
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
        if (cell(row, UsersModel::Name) == name)
            return row;
    }
    return -1;
}

void tst_UsersTab::answer(const char *button)
{
    auto *sheet = m_page->findChild<QDialog *>(QStringLiteral("confirmSheet"));
    QVERIFY(sheet);
    QTest::mouseClick(sheet->findChild<QPushButton *>(QLatin1String(button)), Qt::LeftButton);
    QTRY_VERIFY(!m_page->findChild<QDialog *>(QStringLiteral("confirmSheet")));
}

void tst_UsersTab::showsThoseWhoWaitOnTop()
{
    QTRY_COMPARE(m_badge->size(), 1);
    QCOMPARE(m_badge->last().first().toInt(), 2);
    QCOMPARE(cell(0, UsersModel::Name), QStringLiteral("new.operator"));
    QCOMPARE(cell(0, UsersModel::State), QStringLiteral("Waiting"));
    QCOMPARE(cell(1, UsersModel::Name), QStringLiteral("somebody_else_with_a_long_name"));
    QCOMPARE(cell(2, UsersModel::Name), QStringLiteral("admin"));
    table()->sortByColumn(UsersModel::Name, Qt::DescendingOrder);
    QCOMPARE(cell(0, UsersModel::State), QStringLiteral("Waiting"));
    QCOMPARE(cell(7, UsersModel::Name), QStringLiteral("admin"));
}

void tst_UsersTab::approvesWithAClickInTheRow()
{
    const QRect where = table()->visualRect(table()->model()->index(0, UsersModel::Action));
    QVERIFY(where.isValid());
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, where.topLeft() + QPoint(20, where.height() / 2));
    QTRY_COMPARE(lastNotice(), QStringLiteral("new.operator approved"));
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("approve")), QStringList{QStringLiteral("approve new.operator")});
    QTRY_COMPARE(m_badge->last().first().toInt(), 1);
    QCOMPARE(cell(rowOf(QStringLiteral("new.operator")), UsersModel::State), QStringLiteral("Active"));
    // Beside the button, nothing happens.
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                      table()->visualRect(table()->model()->index(1, UsersModel::Client)).center());
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("approve")).size(), 1);
}

void tst_UsersTab::approvesManyByKeyboard()
{
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(0, 0));
    QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier); // an active one too: it is left alone
    auto *approve = part<QPushButton>("userApproveButton");
    QVERIFY(approve->isEnabled());
    approve->setFocus();
    QTest::keyClick(approve, Qt::Key_Space);
    QTRY_COMPARE(m_badge->last().first().toInt(), 0);
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("approve")).size(), 2);
}

void tst_UsersTab::asksBeforeItDisables()
{
    select(QStringLiteral("maria"));
    QTest::keyClick(table(), Qt::Key_Delete);
    answer("confirmNo");
    QVERIFY(m_hub->desk.callsOf(QStringLiteral("disable")).isEmpty());
    m_page->activateWindow(); // as a window system does
    QTRY_VERIFY(table()->hasFocus());
    QTest::keyClick(table(), Qt::Key_Delete);
    auto *sheet = m_page->findChild<QDialog *>(QStringLiteral("confirmSheet"));
    QVERIFY(sheet);
    QCOMPARE(sheet->windowTitle(), QStringLiteral("Disable maria?"));
    grab(*sheet, QStringLiteral("people-disable"));
    answer("confirmYes");
    QTRY_COMPARE(lastNotice(), QStringLiteral("maria disabled"));
    QCOMPARE(m_hub->people().find(QStringLiteral("maria"))->state, UserState::Disabled);
}

void tst_UsersTab::enables()
{
    select(QStringLiteral("old_account"));
    QCOMPARE(part<QPushButton>("userToggleButton")->text(), QStringLiteral("&Enable"));
    click("userToggleButton");
    QTRY_COMPARE(lastNotice(), QStringLiteral("old_account enabled"));
    QCOMPARE(m_hub->people().find(QStringLiteral("old_account"))->state, UserState::Active);
}

void tst_UsersTab::keepsTheLastAdministrator()
{
    m_hub->people().userList[4].role = Role::Operator; // lucia
    select(QStringLiteral("admin"));
    click("userToggleButton");
    answer("confirmYes");
    auto *banner = part<Banner>("usersBanner");
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->text(), QStringLiteral("admin: This is the last active administrator. Make somebody else an "
                                            "administrator first."));
    QVERIFY(m_notices->isEmpty());
    QVERIFY(part<QPushButton>("userToggleButton")->isEnabled());
    click("userRoleChangeButton");
    answer("confirmYes");
    QTRY_COMPARE(m_hub->desk.callsOf(QStringLiteral("setRole")).size(), 1);
    QTRY_VERIFY(banner->isVisible());
}

void tst_UsersTab::makesAnAdministrator()
{
    select(QStringLiteral("maria"));
    QCOMPARE(part<QPushButton>("userRoleChangeButton")->text(), QStringLiteral("Make ad&ministrator…"));
    click("userRoleChangeButton");
    answer("confirmYes");
    QTRY_COMPARE(lastNotice(), QStringLiteral("maria is an administrator now"));
    QCOMPARE(cell(rowOf(QStringLiteral("maria")), UsersModel::RoleColumn), QStringLiteral("Administrator"));
    QCOMPARE(part<QPushButton>("userRoleChangeButton")->text(), QStringLiteral("Make op&erator…"));
}

void tst_UsersTab::resetsAPassword()
{
    select(QStringLiteral("maria"));
    click("userPasswordButton");
    auto *dialog = part<QDialog>("passwordDialog");
    QVERIFY(dialog);
    QVERIFY(!part<QPushButton>("passwordSet")->isEnabled());
    QTest::keyClicks(part<QLineEdit>("passwordFirst"), QStringLiteral("correct horse"));
    QTest::keyClicks(part<QLineEdit>("passwordSecond"), QStringLiteral("correct horse"));
    m_hub->desk.failNext("TOO_BUSY", QStringLiteral("busy"));
    click("passwordSet");
    QTRY_VERIFY(part<Banner>("passwordError")->isVisible());
    grab(*dialog, QStringLiteral("people-password"));
    QVERIFY(part<QLineEdit>("passwordFirst")->hasFocus());
    QTest::keyClick(part<QLineEdit>("passwordSecond"), Qt::Key_Return);
    QTRY_COMPARE(lastNotice(), QStringLiteral("maria has a new password"));
    QCOMPARE(m_hub->people().lastPassword, QStringLiteral("correct horse"));
    QTRY_VERIFY(!part<QDialog>("passwordDialog"));
}

void tst_UsersTab::addsAUser()
{
    click("peopleAdd");
    auto *dialog = part<QDialog>("addUserDialog");
    QVERIFY(dialog);
    auto *add = part<QPushButton>("userAdd");
    QVERIFY(!add->isEnabled());
    QTest::keyClicks(part<QLineEdit>("userName"), QStringLiteral("No Capitals"));
    QVERIFY(part<PlainLabel>("userNameHint")->text().startsWith(QStringLiteral("Only")));
    part<QLineEdit>("userName")->setText(QStringLiteral("pablo"));
    QTest::keyClicks(part<QLineEdit>("clientNumber"), QStringLiteral("4711"));
    QVERIFY(part<PlainLabel>("clientHint")->text().contains(QStringLiteral("added to the clients")));
    part<QLineEdit>("clientNumber")->setText(QStringLiteral("1 Dentist Palermo")); // as chosen from the list
    QCOMPARE(part<PlainLabel>("clientHint")->text(), QStringLiteral("Dentist Palermo"));
    QVERIFY(!add->isEnabled());
    click("passwordSuggest");
    QVERIFY(add->isEnabled());
    grab(*dialog, QStringLiteral("people-add"));
    part<QComboBox>("userRole")->setCurrentIndex(1);
    QTest::keyClick(part<QLineEdit>("userName"), Qt::Key_Return);
    QTRY_COMPARE(lastNotice(), QStringLiteral("pablo added"));
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("createUser")),
             QStringList{QStringLiteral("createUser pablo 1 admin")});
    QTRY_VERIFY(rowOf(QStringLiteral("pablo")) >= 0);
    QTRY_VERIFY(!part<QDialog>("addUserDialog"));
}

void tst_UsersTab::saysWhyAUserCouldNotBeAdded()
{
    click("peopleAdd");
    part<QLineEdit>("userName")->setText(QStringLiteral("maria"));
    part<QLineEdit>("clientNumber")->setText(QStringLiteral("1"));
    click("passwordSuggest");
    click("userAdd");
    QTRY_VERIFY(part<Banner>("userError")->isVisible());
    QCOMPARE(part<Banner>("userError")->text(), QStringLiteral("There is already an account with this name."));
    QVERIFY(part<QDialog>("addUserDialog")->isVisible()); // nothing that was typed is lost
    QVERIFY(part<QPushButton>("userAdd")->isEnabled());
}

void tst_UsersTab::followsChangesOfOthers()
{
    select(QStringLiteral("maria"));
    User fresh = m_hub->people().userList.back();
    fresh.id = 50;
    fresh.username = QStringLiteral("another");
    m_hub->people().userList.push_back(fresh);
    m_page->deactivate();
    m_hub->people().announce();
    QTRY_COMPARE(m_badge->last().first().toInt(), 3);
    QCOMPARE(cell(0, UsersModel::Name), QStringLiteral("another"));
    const QModelIndexList rows = table()->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().data().toString(), QStringLiteral("maria")); // still she
}

void tst_UsersTab::filters()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("operator"));
    QTRY_COMPARE(table()->model()->rowCount(), 6); // by name or role
    part<QLineEdit>("usersSearch")->setText(QStringLiteral("dentist"));
    QTRY_COMPARE(table()->model()->rowCount(), 2); // by client
    part<QLineEdit>("usersSearch")->setText(QStringLiteral("zzz"));
    QTRY_VERIFY(part<EmptyState>("usersHint")->isVisible());
    QCOMPARE(part<EmptyState>("usersHint")->headline(), QStringLiteral("Nobody found"));
}

void tst_UsersTab::saysWhenItCannotRead()
{
    m_hub->desk.failNext("HUB_STOPPED", QStringLiteral("The hub is not running."), QStringLiteral("users"));
    m_hub->people().announce();
    auto *banner = part<Banner>("usersBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("not running")));
    QCOMPARE(table()->model()->rowCount(), 8);
    QTest::mouseClick(banner->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(!banner->isVisible());
}

void tst_UsersTab::looksGood()
{
    select(QStringLiteral("maria"));
    grab(*m_page, QStringLiteral("people-users"));
    grabSmall(*m_page, QStringLiteral("people-users"));
    QVERIFY2(m_page->minimumSizeHint().width() <= 580, qPrintable(QString::number(m_page->minimumSizeHint().width())));
    QVERIFY2(m_page->minimumSizeHint().height() <= 400,
             qPrintable(QString::number(m_page->minimumSizeHint().height())));
}

HUB_WIDGET_TEST(tst_UsersTab)
#include "tst_userstab.moc"
