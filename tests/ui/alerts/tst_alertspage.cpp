// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/alerts/alertsmodel.h"
#include "ui/alerts/alertspage.h"
#include "ui/common/appearance.h"
#include "ui/common/clientstore.h"
#include "ui/common/widgets.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace hub;
using namespace hub::ui;

class tst_AlertsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }
    void init();
    void cleanup();
    void showsWhatIsOpenWithItsWholeNumbers();
    void acknowledgesWhatIsSelected();
    void saysWhoHasSeenItAndWhatIsOver();
    void hearsOfNewOnesAndOfTheirEnd();
    void leadsToTheClient();
    void aClientWithAnAlertIsAProblem();
    void offersAnotherTryAfterAFailure();
    void saysWhenNothingIsOpen();
    void deniesNoProblemThatHasNoAlert();
    void looksGood();

private:
    template<typename T>
    T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    QTableView *table() const { return part<QTableView>("alertsTable"); }
    int rows() const { return table()->model()->rowCount(); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    void click(const char *name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    static ClienteId id(qint64 number) { return *ClienteId::fromNumber(number); }

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<ClientStore> m_clients;
    std::unique_ptr<AlertsPage> m_page;
    std::unique_ptr<QSignalSpy> m_badges;
};

void tst_AlertsPage::init()
{
    m_hub = std::make_unique<FakeHubApi>();
    m_clients = std::make_unique<ClientStore>(m_hub->clients());
    fillSamples(*m_hub, 20);
    m_clients->followAlerts(m_hub->alerts());
    m_page = std::make_unique<AlertsPage>(PageContext{*m_hub, *m_clients});
    m_badges = std::make_unique<QSignalSpy>(m_page.get(), &Page::badgeChanged);
    m_page->resize(1180, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->activate();
    QTRY_COMPARE(rows(), 6);
    QTRY_COMPARE(m_clients->openAlerts().size(), 6U);
}

void tst_AlertsPage::cleanup()
{
    m_page.reset();
    m_clients.reset();
    m_hub.reset();
}

void tst_AlertsPage::showsWhatIsOpenWithItsWholeNumbers()
{
    QTRY_COMPARE(m_badges->last()[0].toInt(), 6);
    QCOMPARE(cell(0, AlertsModel::What), QStringLiteral("Not the expected phone"));
    QCOMPARE(cell(0, AlertsModel::Client), m_clients->label(id(4)));
    QCOMPARE(cell(0, AlertsModel::After), QStringLiteral("+5491150009999"));
    QCOMPARE(cell(1, AlertsModel::Before), QStringLiteral("+5491140137005"));
    QCOMPARE(cell(1, AlertsModel::After), QStringLiteral("+5491150008888"));
    QCOMPARE(cell(2, AlertsModel::Before), QStringLiteral("Linked"));
    QCOMPARE(cell(2, AlertsModel::After), QStringLiteral("Stopped"));
    for (int row = 0; row < rows(); ++row)
        QVERIFY(!cell(row, AlertsModel::ToDo).isEmpty() && !cell(row, AlertsModel::Time).isEmpty());
    for (const int width : {1180, 600}) {
        m_page->resize(width, 700);
        for (const int column : {AlertsModel::Time, AlertsModel::Before, AlertsModel::After}) // never cut
            QTRY_VERIFY(table()->sizeHintForIndex(table()->model()->index(1, column)).width() <=
                        table()->columnWidth(column));
    }
}

void tst_AlertsPage::acknowledgesWhatIsSelected()
{
    QVERIFY(!part<QPushButton>("alertsAcknowledgeButton")->isEnabled());
    table()->selectRow(0);
    table()->selectionModel()->select(table()->model()->index(2, 0),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    click("alertsAcknowledgeButton");
    QTRY_COMPARE(rows(), 4);
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("acknowledge")), QStringList{QStringLiteral("acknowledge 9 7")});
    QCOMPARE(noticed.size(), 1);
    QTRY_COMPARE(m_badges->last()[0].toInt(), 4);
    table()->selectRow(0);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Space);
    QTRY_COMPARE(rows(), 3);
}

void tst_AlertsPage::saysWhoHasSeenItAndWhatIsOver()
{
    part<QComboBox>("alertsFilter")->setCurrentIndex(1);
    QTRY_COMPARE(rows(), 9);
    QVERIFY(cell(7, AlertsModel::End).startsWith(QStringLiteral("Seen by maria")));
    QVERIFY(cell(8, AlertsModel::End).startsWith(QStringLiteral("Over since")));
    QVERIFY(cell(0, AlertsModel::End).isEmpty());
    table()->selectRow(7);
    QVERIFY(!part<QPushButton>("alertsAcknowledgeButton")->isEnabled());
    part<QComboBox>("alertsFilter")->setCurrentIndex(0);
    QTRY_COMPARE(rows(), 6);
}

void tst_AlertsPage::hearsOfNewOnesAndOfTheirEnd()
{
    table()->selectRow(1);
    m_hub->alerts().add({.kind = QStringLiteral("logged_out"),
                         .client = id(1),
                         .before = QStringLiteral("ready"),
                         .after = QStringLiteral("logged_out")});
    QTRY_COMPARE(rows(), 7);
    QCOMPARE(cell(0, AlertsModel::Client), m_clients->label(id(1)));
    QVERIFY(table()->selectionModel()->isRowSelected(2, {})); // the same alert as before
    QTRY_COMPARE(m_badges->last()[0].toInt(), 7);
    m_page->deactivate();
    m_hub->alerts().end(id(1));
    QTRY_COMPARE(m_badges->last()[0].toInt(), 6); // also while it is not in view
    QCOMPARE(rows(), 7);
    m_page->activate();
    QTRY_COMPARE(rows(), 6);
}

void tst_AlertsPage::leadsToTheClient()
{
    QSignalSpy requested(m_page.get(), &Page::pageRequested);
    table()->selectRow(2);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].value<PageId>(), PageId::Clients);
    QCOMPARE(requested[0][1].value<std::vector<ClienteId>>(), std::vector<ClienteId>{id(2)});
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Not linked any more")));
}

/// 4 and 5 are linked, but to another phone: that is a problem until somebody has seen it.
void tst_AlertsPage::aClientWithAnAlertIsAProblem()
{
    QVERIFY(m_clients->find(id(5))->state == SessionState::Ready && m_clients->hasAlert(id(5)));
    const int before = m_clients->problems();
    QSignalSpy updated(m_clients.get(), &ClientStore::updated);
    table()->selectRow(1);
    click("alertsAcknowledgeButton");
    QTRY_VERIFY(!m_clients->hasAlert(id(5)));
    QCOMPARE(m_clients->problems(), before - 1);
    QCOMPARE(updated.last()[0].value<ClientStore::Delta>().changed, std::vector<ClienteId>{id(5)});
}

void tst_AlertsPage::offersAnotherTryAfterAFailure()
{
    m_hub->desk.failNext("DATABASE_UNAVAILABLE", QStringLiteral("The database does not answer."),
                         QStringLiteral("acknowledge"));
    table()->selectRow(0);
    click("alertsAcknowledgeButton");
    QWidget *told = nullptr;
    QTRY_VERIFY((told = QApplication::activeModalWidget()) != nullptr);
    told->close();
    QCOMPARE(rows(), 6);
}

void tst_AlertsPage::saysWhenNothingIsOpen()
{
    table()->selectAll();
    click("alertsAcknowledgeButton");
    QTRY_COMPARE(rows(), 0);
    QTRY_COMPARE(m_badges->last()[0].toInt(), 0);
    grab(*m_page, QStringLiteral("alerts-none"));
    for (const auto &[client, known] : m_clients->clients())
        m_hub->clients().setState(client, SessionState::Ready);
    m_hub->clients().announce();
    QTRY_COMPARE(part<EmptyState>("alertsHint")->headline(), QStringLiteral("Nothing needs you"));
}

/// Every alert has been seen, but what is wrong is wrong still, and stands in the window's foot.
void tst_AlertsPage::deniesNoProblemThatHasNoAlert()
{
    for (const auto &[client, known] : m_clients->clients())
        m_hub->clients().setState(client, SessionState::Ready);
    for (const int number : {3, 4})
        m_hub->clients().setState(id(number), SessionState::Banned);
    m_hub->clients().setState(id(6), SessionState::QrRequired);
    m_hub->clients().announce();
    table()->selectAll();
    click("alertsAcknowledgeButton");
    QTRY_COMPARE(rows(), 0);
    auto *hint = part<EmptyState>("alertsHint");
    QTRY_COMPARE(m_clients->problems(), 2);
    QCOMPARE(hint->headline(), QStringLiteral("No open alerts"));
    QString words;
    for (const QLabel *label : hint->findChildren<QLabel *>())
        words += label->text();
    QVERIFY2(words.contains(QStringLiteral("But 2 clients have a problem, 1 needs scan.")), qPrintable(words));
    QSignalSpy requested(m_page.get(), &Page::pageRequested);
    auto *show = hint->findChild<QPushButton *>();
    QVERIFY(show != nullptr && show->isVisible());
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][1].value<std::vector<ClienteId>>(), (std::vector<ClienteId>{id(3), id(4)}));
}

void tst_AlertsPage::looksGood()
{
    table()->selectRow(0);
    grab(*m_page, QStringLiteral("alerts-open"));
    part<QComboBox>("alertsFilter")->setCurrentIndex(1);
    QTRY_COMPARE(rows(), 9);
    grab(*m_page, QStringLiteral("alerts-all"));
    grabSmall(*m_page, QStringLiteral("alerts-all"));
}

HUB_WIDGET_TEST(tst_AlertsPage)
#include "tst_alertspage.moc"
