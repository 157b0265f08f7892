// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/common/appearance.h"
#include "ui/common/clientstore.h"
#include "ui/common/widgets.h"
#include "ui/people/keysmodel.h"
#include "ui/people/peoplepage.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace hub;
using namespace hub::ui;

class tst_KeysTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listsValidKeysFirst();
    void showsANewKeyOnce();
    void makesAnAdministratorsKey();
    void needsASecondThoughtToCloseUncopied();
    void doesNotLoseAKeyThatIsOnItsWay();
    void saysWhyAKeyCouldNotBeMade();
    void revokesByNameAfterAQuestion();
    void saysWhyAKeyCouldNotBeRevoked();
    void looksGood();

private:
    template<typename T>
    T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    QTableView *table() const { return part<QTableView>("keysTable"); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    void click(const char *name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void answer(const char *button);
    void make(const QString &name);

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<ClientStore> m_clients;
    std::unique_ptr<PeoplePage> m_page;
    std::unique_ptr<QSignalSpy> m_notices;
};

void tst_KeysTab::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    applyAppearance(*qApp, Appearance::Light);
}

void tst_KeysTab::init()
{
    m_hub = std::make_unique<FakeHubApi>();
    m_clients = std::make_unique<ClientStore>(m_hub->clients());
    fillSamples(*m_hub, 20);
    m_page = std::make_unique<PeoplePage>(PageContext{*m_hub, *m_clients});
    m_notices = std::make_unique<QSignalSpy>(m_page.get(), &ui::Page::noticed);
    m_page->resize(1024, 700);
    m_page->show();
    m_page->activate();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    part<QTabWidget>("peopleTabs")->setCurrentIndex(1);
    QTRY_COMPARE(table()->model()->rowCount(), 4);
}

void tst_KeysTab::cleanup()
{
    m_page.reset();
    m_clients.reset();
    m_hub.reset();
}

void tst_KeysTab::answer(const char *button)
{
    auto *sheet = m_page->findChild<QDialog *>(QStringLiteral("confirmSheet"));
    QVERIFY(sheet);
    QTest::mouseClick(sheet->findChild<QPushButton *>(QLatin1String(button)), Qt::LeftButton);
    QTRY_VERIFY(!m_page->findChild<QDialog *>(QStringLiteral("confirmSheet")));
}

void tst_KeysTab::make(const QString &name)
{
    QCOMPARE(part<QPushButton>("peopleAdd")->text(), QStringLiteral("&Create key…"));
    click("peopleAdd");
    QVERIFY(part<QDialog>("keyDialog"));
    QVERIFY(!part<QPushButton>("keyCreate")->isEnabled());
    QTest::keyClicks(part<QLineEdit>("keyName"), name);
    part<QLineEdit>("clientNumber")->setText(QStringLiteral("1"));
    QVERIFY(part<QPushButton>("keyCreate")->isEnabled());
}

void tst_KeysTab::listsValidKeysFirst()
{
    QCOMPARE(cell(0, KeysModel::Name), QStringLiteral("appointments"));
    QCOMPARE(cell(3, KeysModel::Name), QStringLiteral("old shop"));
    QCOMPARE(cell(3, KeysModel::State), QStringLiteral("Revoked"));
}

void tst_KeysTab::showsANewKeyOnce()
{
    make(QStringLiteral("shop <b>"));
    grab(*part<QDialog>("keyDialog"), QStringLiteral("people-key-form"));
    QTest::keyClick(part<QLineEdit>("keyName"), Qt::Key_Return);
    auto *secret = part<QLineEdit>("keySecret");
    QTRY_VERIFY(secret->isVisible());
    QVERIFY(secret->text().startsWith(QStringLiteral("hub_")));
    QVERIFY(secret->isReadOnly());
    QCOMPARE(part<PlainLabel>("keyMade")->text(), QStringLiteral("The key “shop <b>” is made"));
    QVERIFY(part<Banner>("keyWarning")->isVisible());
    grab(*part<QDialog>("keyDialog"), QStringLiteral("people-key-secret"));
    click("keyCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), secret->text());
    click("keyDone"); // copied: no question
    QTRY_VERIFY(!part<QDialog>("keyDialog"));
    QTRY_COMPARE(table()->model()->rowCount(), 5);
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("createKey")), QStringList{QStringLiteral("createKey shop <b> 1")});
}

void tst_KeysTab::makesAnAdministratorsKey()
{
    make(QStringLiteral("metrics"));
    part<QLineEdit>("clientNumber")->clear();
    QVERIFY(!part<QPushButton>("keyCreate")->isEnabled());
    part<QRadioButton>("keyForAll")->click();
    QVERIFY(part<QPushButton>("keyCreate")->isEnabled());
    click("keyCreate");
    QTRY_COMPARE(m_hub->desk.lastCall().left(9), QStringLiteral("keys"));
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("createKey")), QStringList{QStringLiteral("createKey metrics admin")});
}

void tst_KeysTab::needsASecondThoughtToCloseUncopied()
{
    make(QStringLiteral("shop"));
    click("keyCreate");
    QTRY_VERIFY(part<QLineEdit>("keySecret")->isVisible());
    QTest::keyClick(part<QDialog>("keyDialog"), Qt::Key_Escape);
    answer("confirmNo");
    QVERIFY(part<QLineEdit>("keySecret")->isVisible());
    click("keyDone");
    answer("confirmYes");
    QTRY_VERIFY(!part<QDialog>("keyDialog"));
}

void tst_KeysTab::doesNotLoseAKeyThatIsOnItsWay()
{
    make(QStringLiteral("shop"));
    m_hub->desk.hold();
    click("keyCreate");
    QVERIFY(!part<QPushButton>("keyCreate")->isEnabled());
    QTest::keyClick(part<QDialog>("keyDialog"), Qt::Key_Escape);
    QVERIFY(part<QDialog>("keyDialog")->isVisible());
    m_hub->desk.release();
    QTRY_VERIFY(part<QLineEdit>("keySecret")->isVisible());
}

void tst_KeysTab::saysWhyAKeyCouldNotBeMade()
{
    make(QStringLiteral("shop"));
    m_hub->desk.failNext("DATABASE_FAILED", QStringLiteral("The disk is full."), QStringLiteral("createKey"));
    click("keyCreate");
    QTRY_VERIFY(part<Banner>("keyError")->isVisible());
    QCOMPARE(part<Banner>("keyError")->text(), QStringLiteral("The disk is full."));
    click("keyCreate");
    QTRY_VERIFY(part<QLineEdit>("keySecret")->isVisible());
}

void tst_KeysTab::revokesByNameAfterAQuestion()
{
    table()->selectRow(3); // revoked already
    QVERIFY(!part<QPushButton>("keyRevokeButton")->isEnabled());
    table()->selectRow(1);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    auto *sheet = m_page->findChild<QDialog *>(QStringLiteral("confirmSheet"));
    QVERIFY(sheet);
    QCOMPARE(sheet->windowTitle(), QStringLiteral("Revoke the key “billing”?"));
    answer("confirmYes");
    QTRY_COMPARE(m_notices->size(), 1);
    QCOMPARE(m_notices->last().first().toString(), QStringLiteral("The key “billing” is revoked"));
    QVERIFY(m_hub->people().keyList[0].revokedAt);
    QVERIFY(!part<QPushButton>("keyRevokeButton")->isEnabled());
}

void tst_KeysTab::saysWhyAKeyCouldNotBeRevoked()
{
    table()->selectRow(1);
    m_hub->desk.failNext("DATABASE_FAILED", QStringLiteral("The disk is full."), QStringLiteral("revokeKey"));
    click("keyRevokeButton");
    answer("confirmYes");
    QTRY_VERIFY(part<Banner>("keysBanner")->isVisible());
    QCOMPARE(part<Banner>("keysBanner")->text(),
             QStringLiteral("The key “billing” could not be revoked: The disk is full."));
    QVERIFY(part<QPushButton>("keyRevokeButton")->isEnabled());
}

void tst_KeysTab::looksGood()
{
    table()->selectRow(1);
    grab(*m_page, QStringLiteral("people-keys"));
    grabSmall(*m_page, QStringLiteral("people-keys"));
}

HUB_WIDGET_TEST(tst_KeysTab)
#include "tst_keystab.moc"
