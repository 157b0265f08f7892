// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/send/sendrig.h"

#include <QCheckBox>
#include <QClipboard>
#include <QMenu>
#include <QSpinBox>
#include <QTime>

using namespace hub;
using namespace hub::ui;

/// The page as a whole, and its jobs, by mouse and keyboard.
class tst_SendPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithJobsIfThereAreAny();
    void beginsWithOneMessageIfThereAreNone();
    void aChosenTabStays();
    void tabsByKeyboard();
    void opensForOneClient();
    void anotherClientHasSentNothing();
    void opensForSeveralAsItIs();
    void badgeCountsWhatWaitsForAPerson();
    void stopsAllAfterAQuestion();
    void startsAgainFromTheBanner();
    void showsThatItWasStoppedBefore();
    void tellsWhenItCannotStop();
    void pausesAndResumes();
    void cancelsAfterAQuestion();
    void deleteKeyAsksToo();
    void retriesFailures();
    void tellsWhatFailed();
    void buttonsFollowTheJob();
    void progressKeepsTheSelection();
    void statesAreReadWhole();
    void filtersByClient();
    void emptyHintLeadsToANewJob();
    void errorHintTriesAgain();
    void errorBannerKeepsTheList();
    void aRestartOfTheHubReadsAnew();
    void menuOffersTheActions();
    void namesTheLineOfALocalNumber();
    void asksBeforeTheSameJobAgain();
    void hoursMayEndWithTheDay_data();
    void hoursMayEndWithTheDay();

private:
    static QTableView *jobs(const SendRig &rig) { return rig.find<QTableView>("sendJobsTable"); }
    static int tab(const SendRig &rig) { return rig.find<QTabBar>("sendTabs")->currentIndex(); }
};

void tst_SendPage::namesTheLineOfALocalNumber()
{
    SendRig rig;
    rig.hub.clients().set(sampleClients(5));
    rig.open();
    rig.showTab(1);
    QGuiApplication::clipboard()->setText(QStringLiteral("phone\n+34600123456\n0600123456\n"));
    rig.click("pasteRows");
    QTRY_COMPARE(rig.note("recipientsWarning"),
                 QStringLiteral("The number on line 3 begins with 0. WhatsApp needs the country code instead."));
}

void tst_SendPage::asksBeforeTheSameJobAgain()
{
    SendRig rig;
    rig.hub.clients().set(sampleClients(5));
    rig.open();
    rig.showTab(1);
    rig.page->openFor({clientId(3)});
    rig.showTab(1);
    QGuiApplication::clipboard()->setText(QStringLiteral("phone\n+34600123456\n"));
    rig.click("pasteRows");
    rig.type("bulkText", QStringLiteral("Hola"));
    auto *create = rig.find<QPushButton>("createJob");
    QTRY_VERIFY(create->isEnabled());
    rig.hub.desk.failNext("DUPLICATE_JOB", QStringLiteral("Job 1 has the same"), QStringLiteral("createJob"));
    const auto asked = [&rig] { return rig.page->findChild<QDialog *>(QStringLiteral("confirmSheet")) != nullptr; };
    const auto made = [&rig] { return rig.hub.desk.callsOf(QStringLiteral("createJob")).size(); };
    rig.click("createJob");
    QVERIFY(rig.answer(true));
    QTRY_COMPARE(made(), 1);
    QVERIFY(!rig.hub.sending().lastDraft->options.force);
    QTRY_VERIFY(asked());
    QVERIFY(rig.answer(false)); // nothing is sent
    QTRY_VERIFY(create->isEnabled());
    QCOMPARE(made(), 1);
    rig.hub.desk.failNext("DUPLICATE_JOB", QStringLiteral("Job 1 has the same"), QStringLiteral("createJob"));
    rig.click("createJob");
    QVERIFY(rig.answer(true));
    QTRY_COMPARE(made(), 2);
    QTRY_VERIFY(asked());
    QVERIFY(rig.answer(true));
    QTRY_COMPARE(made(), 3);
    QVERIFY(rig.hub.sending().lastDraft->options.force);
    QTRY_COMPARE(rig.hub.sending().jobList.size(), size_t(1));
}

void tst_SendPage::beginsWithJobsIfThereAreAny()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Completed));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    QCOMPARE(tab(rig), 0);
}

void tst_SendPage::beginsWithOneMessageIfThereAreNone()
{
    SendRig rig;
    rig.open();
    QTRY_COMPARE(tab(rig), 2);
}

void tst_SendPage::aChosenTabStays()
{
    SendRig rig;
    rig.hub.desk.hold();
    rig.open();
    rig.showTab(3);
    rig.hub.desk.release();
    SendRig::settle();
    QCOMPARE(tab(rig), 3);
}

void tst_SendPage::tabsByKeyboard()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Completed));
    rig.open();
    auto *tabs = rig.find<QTabBar>("sendTabs");
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(tab(rig), 1);
    QVERIFY(rig.find<QPushButton>("createJob")->isVisible());
}

void tst_SendPage::opensForOneClient()
{
    SendRig rig;
    rig.hub.clients().set(sampleClients(5));
    rig.hub.sending().set(madeJob(1, JobState::Completed));
    rig.open();
    rig.page->openFor({clientId(3)});
    QCOMPARE(tab(rig), 2);
    QCOMPARE(rig.find<ClientPicker>("singleClient")->client(), clientId(3));
    QCOMPARE(rig.find<ClientPicker>("bulkClient")->client(), clientId(3));
    QCOMPARE(rig.find<ClientPicker>("limitsClient")->client(), clientId(3));
    QVERIFY(rig.find<QLineEdit>("singleTo")->hasFocus());
}

void tst_SendPage::anotherClientHasSentNothing()
{
    SendRig rig;
    rig.hub.clients().set(sampleClients(5));
    rig.open();
    rig.page->openFor({clientId(3)});
    rig.type("singleTo", QStringLiteral("34600123456"));
    rig.type("singleText", QStringLiteral("Hola"));
    rig.click("singleSend");
    QTRY_VERIFY(rig.note("singleResult").contains(QStringLiteral("Sent")));
    QTRY_VERIFY(rig.find<ClientPicker>("singleClient")->isEnabled());
    rig.find<ClientPicker>("singleClient")->setClient(clientId(4));
    QCOMPARE(rig.note("singleResult"), QString());
}

void tst_SendPage::opensForSeveralAsItIs()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Completed));
    rig.open();
    rig.page->openFor({clientId(3), clientId(4)});
    QCOMPARE(tab(rig), 0);
    QVERIFY(!rig.find<ClientPicker>("singleClient")->client());
}

void tst_SendPage::badgeCountsWhatWaitsForAPerson()
{
    SendRig rig;
    JobInfo failures = madeJob(1, JobState::Paused, {.queued = 5, .failed = 5});
    failures.pauseReason = PauseReason::Failures;
    JobInfo own = madeJob(2, JobState::Paused, {.queued = 5});
    own.pauseReason = PauseReason::Operator;
    rig.hub.sending().set(failures);
    rig.hub.sending().set(own);
    rig.hub.sending().set(madeJob(3, JobState::Completed, {.unknown = 2}));
    SendRig::settle();
    rig.clients.blockSignals(false);
    QList<int> badges;
    rig.page = std::make_unique<SendPage>(PageContext{rig.hub, rig.clients});
    connect(rig.page.get(), &SendPage::badgeChanged, this, [&badges](int waiting) { badges += waiting; });
    QTRY_COMPARE(badges, QList<int>{3});
    rig.hub.sending().set(madeJob(3, JobState::Completed, {.sent = 1, .unknown = 1}));
    QTRY_COMPARE(badges.last(), 2);
    failures.state = JobState::Running;
    failures.pauseReason = PauseReason::None;
    rig.hub.sending().set(failures);
    QTRY_COMPARE(badges.last(), 1);
    rig.hub.sending().set(madeJob(3, JobState::Completed, {.sent = 2}));
    QTRY_COMPARE(badges.last(), 0);
}

void tst_SendPage::stopsAllAfterAQuestion()
{
    SendRig rig;
    rig.open();
    rig.click("stopAll");
    QVERIFY(rig.answer(false));
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("stopAll")).isEmpty());
    rig.click("stopAll");
    QVERIFY(rig.answer(true));
    QCOMPARE(rig.hub.desk.callsOf(QStringLiteral("stopAll")), QStringList{QStringLiteral("stopAll everybody")});
    QTRY_VERIFY(rig.banner("allStopped").contains(QStringLiteral("stopped")));
    QVERIFY(!rig.find<QPushButton>("stopAll")->isVisible());
}

void tst_SendPage::startsAgainFromTheBanner()
{
    SendRig rig;
    rig.hub.sending().stopped.insert(std::nullopt);
    rig.open();
    QTRY_VERIFY(!rig.banner("allStopped").isEmpty());
    auto *start = rig.find<Banner>("allStopped")->findChild<QPushButton *>();
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY(rig.banner("allStopped").isEmpty());
    QVERIFY(rig.hub.sending().stopped.empty());
    QVERIFY(rig.find<QPushButton>("stopAll")->isVisible());
}

void tst_SendPage::showsThatItWasStoppedBefore()
{
    SendRig rig;
    rig.open();
    QVERIFY(rig.banner("allStopped").isEmpty());
    rig.hub.sending().stopped.insert(std::nullopt); // through the API: nobody tells
    rig.page->deactivate();
    rig.page->activate();
    QTRY_VERIFY(!rig.banner("allStopped").isEmpty());
}

void tst_SendPage::tellsWhenItCannotStop()
{
    SendRig rig;
    rig.open();
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("The store does not answer."), QStringLiteral("stopAll"));
    rig.click("stopAll");
    QVERIFY(rig.answer(true));
    QTRY_VERIFY(rig.page->findChild<QDialog *>(QStringLiteral("errorSheet")));
    QVERIFY(rig.banner("allStopped").isEmpty());
    QVERIFY(rig.find<QPushButton>("stopAll")->isEnabled());
}

void tst_SendPage::pausesAndResumes()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Running, {.queued = 5}));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    SendRig::clickRow(jobs(rig), 0);
    rig.click("pauseJobButton");
    QTRY_COMPARE(SendRig::cell(jobs(rig), 0, 2), QStringLiteral("Paused"));
    QVERIFY(!rig.find<QPushButton>("pauseJobButton")->isEnabled());
    rig.click("resumeJobButton");
    QTRY_COMPARE(SendRig::cell(jobs(rig), 0, 2), QStringLiteral("Running"));
}

void tst_SendPage::cancelsAfterAQuestion()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Running), madeMessages(1, 5, MessageState::Queued));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    SendRig::clickRow(jobs(rig), 0);
    rig.click("cancelJobButton");
    QVERIFY(rig.answer(false));
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("cancel")).isEmpty());
    rig.click("cancelJobButton");
    QVERIFY(rig.answer(true));
    QTRY_COMPARE(SendRig::cell(jobs(rig), 0, 2), QStringLiteral("Cancelled"));
    QVERIFY(!rig.find<QPushButton>("cancelJobButton")->isEnabled());
}

void tst_SendPage::deleteKeyAsksToo()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Running, {.queued = 5}));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    jobs(rig)->setFocus();
    QTest::keyClick(jobs(rig), Qt::Key_Down);
    QTest::keyClick(jobs(rig), Qt::Key_Delete);
    QVERIFY(rig.answer(true));
    QTRY_COMPARE(rig.hub.desk.callsOf(QStringLiteral("cancel")).size(), 1);
}

void tst_SendPage::retriesFailures()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Completed), madeMessages(1, 3, MessageState::Failed));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    SendRig::clickRow(jobs(rig), 0);
    QSignalSpy noticed(rig.page.get(), &SendPage::noticed);
    rig.click("retryJobButton");
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 2);
    QTRY_COMPARE(jobs(rig)->currentIndex().row(), 0); // the new one is selected
    QCOMPARE(noticed.count(), 1);
}

void tst_SendPage::tellsWhatFailed()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Running, {.queued = 5}));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    SendRig::clickRow(jobs(rig), 0);
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("The store does not answer."), QStringLiteral("pause"));
    rig.click("pauseJobButton");
    QTRY_VERIFY(rig.banner("sendJobsBanner").contains(QStringLiteral("The store does not answer.")));
    QVERIFY(rig.find<QPushButton>("pauseJobButton")->isEnabled());
    rig.click("pauseJobButton");
    QTRY_VERIFY(rig.banner("sendJobsBanner").isEmpty());
}

void tst_SendPage::buttonsFollowTheJob()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Running), madeMessages(1, 1, MessageState::Queued));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    QVERIFY(!rig.find<QPushButton>("pauseJobButton")->isEnabled()); // nothing is selected
    SendRig::clickRow(jobs(rig), 0);
    QVERIFY(rig.find<QPushButton>("pauseJobButton")->isEnabled());
    rig.hub.desk.hold();
    rig.click("pauseJobButton");
    QVERIFY(!rig.find<QPushButton>("cancelJobButton")->isEnabled()); // one thing at a time
    rig.hub.desk.release();
    QTRY_VERIFY(rig.find<QPushButton>("resumeJobButton")->isEnabled());
    rig.hub.sending().set(madeJob(1, JobState::Completed), madeMessages(1, 1, MessageState::Failed));
    QTRY_VERIFY(rig.find<QPushButton>("retryJobButton")->isEnabled());
    QVERIFY(!rig.find<QPushButton>("resumeJobButton")->isEnabled());
}

void tst_SendPage::progressKeepsTheSelection()
{
    SendRig rig;
    for (int id = 1; id <= 3; ++id)
        rig.hub.sending().set(madeJob(id, JobState::Running), madeMessages(id, 20, MessageState::Queued));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 3);
    SendRig::clickRow(jobs(rig), 1);
    auto *messages = rig.find<QTableView>("sendMessagesTable");
    QTRY_COMPARE(messages->model()->rowCount(), 20);
    SendRig::clickRow(messages, 4);
    rig.hub.sending().advance(2, 6);
    rig.hub.sending().set(madeJob(4, JobState::Queued)); // a new one above it
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 4);
    QTRY_COMPARE(SendRig::cell(messages, 5, 2), QStringLiteral("Sent")); // refreshed
    QCOMPARE(jobs(rig)->selectionModel()->selectedRows().value(0).row(), 2);
    QCOMPARE(messages->selectionModel()->selectedRows().value(0).row(), 4);
}

void tst_SendPage::statesAreReadWhole()
{
    SendRig rig;
    rig.hub.clients().set(sampleClients(1));
    rig.hub.sending().set(madeJob(1, JobState::Completed, {.sent = 59, .unknown = 1}));
    rig.open();
    QTableView *table = jobs(rig);
    int state = -1;
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        if (table->model()->headerData(column, Qt::Horizontal).toString() == QStringLiteral("State"))
            state = column;
    }
    QVERIFY(state >= 0);
    const QString text = SendRig::cell(table, 0, state);
    QTRY_VERIFY(table->columnWidth(state) >= Badge::sizeFor(text, table->font()).width() + 2 * GapSmall);
}

void tst_SendPage::filtersByClient()
{
    SendRig rig;
    rig.hub.clients().set(sampleClients(5));
    rig.hub.sending().set(madeJob(1, JobState::Running, {}, 1));
    rig.hub.sending().set(madeJob(2, JobState::Running, {}, 2));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 2);
    rig.find<ClientPicker>("jobsClient")->setClient(clientId(2));
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    QCOMPARE(SendRig::cell(jobs(rig), 0, 0), QStringLiteral("Job number 2"));
}

void tst_SendPage::emptyHintLeadsToANewJob()
{
    SendRig rig;
    rig.open();
    rig.showTab(0);
    auto *hint = jobs(rig)->findChild<EmptyState *>();
    QVERIFY(hint->isVisible());
    QTRY_COMPARE(hint->headline(), QStringLiteral("No jobs yet"));
    QTest::mouseClick(hint->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(tab(rig), 1);
}

void tst_SendPage::errorHintTriesAgain()
{
    SendRig rig;
    rig.open();
    rig.showTab(0);
    rig.hub.sending().jobList = {madeJob(1, JobState::Running)};
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("No."), QStringLiteral("jobs"));
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("No."), QStringLiteral("jobs"));
    rig.hub.setPhase(HubApi::Phase::Stopped);
    rig.hub.setPhase(HubApi::Phase::Running); // the badge and the list ask
    auto *hint = jobs(rig)->findChild<EmptyState *>();
    QTRY_COMPARE(hint->headline(), QStringLiteral("The jobs could not be read"));
    QTest::mouseClick(hint->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
}

void tst_SendPage::errorBannerKeepsTheList()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Running));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("No."), QStringLiteral("jobs"));
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("No."), QStringLiteral("jobs"));
    rig.hub.setPhase(HubApi::Phase::Stopped);
    rig.hub.setPhase(HubApi::Phase::Running);
    QTRY_VERIFY(rig.banner("sendJobsBanner").contains(QStringLiteral("could not be read")));
    QCOMPARE(jobs(rig)->model()->rowCount(), 1);
}

void tst_SendPage::aRestartOfTheHubReadsAnew()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Running, {}, 1));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    SendRig::clickRow(jobs(rig), 0);
    rig.hub.setPhase(HubApi::Phase::Stopped);
    rig.hub.sending().jobList.clear();
    rig.hub.sending().jobList = {madeJob(2, JobState::Queued), madeJob(1, JobState::Completed)};
    rig.hub.setPhase(HubApi::Phase::Running);
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 2);
    QCOMPARE(jobs(rig)->currentIndex().row(), 1); // the same job is selected
}

void tst_SendPage::menuOffersTheActions()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Running, {.queued = 1}));
    rig.open();
    QTRY_COMPARE(jobs(rig)->model()->rowCount(), 1);
    SendRig::clickRow(jobs(rig), 0);
    Q_EMIT jobs(rig)->customContextMenuRequested(QPoint(10, 10));
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QVERIFY(menu->actions().first()->isEnabled());
    menu->actions().first()->trigger();
    QTRY_COMPARE(rig.hub.desk.callsOf(QStringLiteral("pause")).size(), 1);
    menu->close();
}

void tst_SendPage::hoursMayEndWithTheDay_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QTime>("saved");
    QTest::newRow("24:00") << QStringLiteral("24:00") << QStringLiteral("24:00") << QTime(0, 0);
    QTest::newRow("00:00") << QStringLiteral("00:00") << QStringLiteral("24:00") << QTime(0, 0);
    QTest::newRow("21:30") << QStringLiteral("21:30") << QStringLiteral("21:30") << QTime(21, 30);
    QTest::newRow("9:30") << QStringLiteral("9:30") << QStringLiteral("09:30") << QTime(9, 30);
    QTest::newRow("24:01") << QStringLiteral("24:01") << QStringLiteral("20:00") << QTime(20, 0); // what stood there
}

void tst_SendPage::hoursMayEndWithTheDay()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    QFETCH(QTime, saved);
    SendRig rig;
    rig.open();
    rig.showTab(3);
    rig.find<ClientPicker>("limitsClient")->setClient(clientId(1));
    QTRY_VERIFY(rig.find<QCheckBox>("limitsTimed")->isEnabled());
    rig.find<QCheckBox>("limitsTimed")->setChecked(true);
    auto *to = rig.find<QSpinBox>("limitsTo");
    to->setValue(20 * 60);
    to->setFocus();
    to->selectAll();
    QTest::keyClicks(to, typed);
    rig.find<QCheckBox>("limitsTimed")->setFocus();
    QTRY_COMPARE(to->text(), shown);
    rig.click("limitsSave");
    const auto limits = [&rig] {
        const auto found = rig.hub.sending().limitsOf.find(clientId(1));
        return found == rig.hub.sending().limitsOf.end() ? SendingLimits() : found->second;
    };
    QTRY_VERIFY(limits().hours);
    QCOMPARE(limits().hours->to, saved);
    QCOMPARE(to->text(), shown);
}

HUB_WIDGET_TEST(tst_SendPage)
#include "tst_sendpage.moc"
