// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/send/sendrig.h"
#include "ui/send/jobsmodel.h"

#include <QAbstractItemModelTester>

using namespace hub;
using namespace hub::ui;

namespace {

struct JobsModelFixture
{
    FakeHubApi hub;
    ClientStore clients{hub.clients()};
    JobsModel model{hub.sending(), clients};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    JobsModelFixture() { tester.setUseFetchMore(false); } // the tests say when

    void load()
    {
        QSignalSpy spy(&model, &JobsModel::stateChanged);
        model.reload();
        QTRY_VERIFY(!model.isLoading());
    }
    QString text(int row, int column, int role = Qt::DisplayRole) const
    {
        return model.index(row, column).data(role).toString();
    }
};

} // namespace

class tst_JobsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAJob();
    void saysWhatDoesNotGoOn();
    void readsOlderPagesOnDemand();
    void changesKeepTheRow();
    void newJobsComeFirst();
    void aChangeBeatsAnOlderAnswer();
    void anOlderJobWaitsForItsPage();
    void followsOneClient();
    void staleAnswersAreIgnored();
    void tellsErrors();
    void timeLeftCountsDown();
    void followsNames();
};

void tst_JobsModel::showsAJob()
{
    JobsModelFixture rig;
    JobInfo job = madeJob(7, JobState::Running, {.queued = 4990, .sent = 1240, .failed = 3, .unknown = 2});
    job.perMinute = 8.6;
    job.etaSeconds = 7200;
    rig.hub.sending().set(job);
    rig.hub.clients().set(sampleClients(3));
    rig.load();
    QTRY_VERIFY(rig.clients.isLoaded());
    QCOMPARE(rig.model.rowCount(), 1);
    QCOMPARE(rig.text(0, JobsModel::Name), QStringLiteral("Job number 7"));
    QCOMPARE(rig.text(0, JobsModel::Name, JobsModel::SecondLineRole), QStringLiteral("Job 7"));
    QCOMPARE(rig.text(0, JobsModel::Client), rig.clients.label(clientId(1)));
    QCOMPARE(rig.text(0, JobsModel::State), QStringLiteral("Running"));
    QCOMPARE(rig.text(0, JobsModel::Progress), QStringLiteral("1,240 sent, 3 failed, 2 not certain of 6,235"));
    QCOMPARE(rig.text(0, JobsModel::Progress, JobsModel::SecondLineRole),
             QStringLiteral("1,240 of 6,235, 3 failed, 2 not certain"));
    QCOMPARE(rig.text(0, JobsModel::TimeLeft), QStringLiteral("2 h"));
    QCOMPARE(rig.text(0, JobsModel::TimeLeft, JobsModel::SecondLineRole), QStringLiteral("8.6/min"));
}

void tst_JobsModel::saysWhatDoesNotGoOn()
{
    JobsModelFixture rig;
    JobInfo paused = madeJob(3, JobState::Paused, {.queued = 5});
    paused.pauseReason = PauseReason::Unreachable;
    paused.reason = QStringLiteral("SESSION_MANAGER_UNREACHABLE: connection refused");
    JobInfo slow = madeJob(2, JobState::Running, {.queued = 100000});
    slow.perMinute = 0.1; // and no estimate: beyond three months
    JobInfo done = madeJob(1, JobState::Completed, {.sent = 5});
    done.name.clear();
    done.retryOf = 9;
    for (const JobInfo &job : {paused, slow, done})
        rig.hub.sending().set(job);
    rig.load();
    QCOMPARE(rig.text(0, JobsModel::State, JobsModel::SecondLineRole), QStringLiteral("Connection refused"));
    QCOMPARE(rig.text(0, JobsModel::State, Qt::AccessibleTextRole), QStringLiteral("Paused: Connection refused"));
    QCOMPARE(rig.text(0, JobsModel::TimeLeft), QStringLiteral("–"));
    QCOMPARE(rig.text(1, JobsModel::TimeLeft), QStringLiteral("over 3 months"));
    QCOMPARE(rig.text(2, JobsModel::Name), QStringLiteral("Job 1"));
    QCOMPARE(rig.text(2, JobsModel::Name, JobsModel::SecondLineRole), QStringLiteral("failures of job 9"));
    QVERIFY(!rig.text(0, JobsModel::Name, Qt::ToolTipRole).contains(QStringLiteral("<i>")));
}

void tst_JobsModel::readsOlderPagesOnDemand()
{
    JobsModelFixture rig;
    for (int id = 1; id <= 250; ++id)
        rig.hub.sending().set(madeJob(id, JobState::Completed, {.sent = 1}));
    SendRig::settle();
    rig.load();
    QCOMPARE(rig.model.rowCount(), 100);
    QVERIFY(rig.model.canFetchMore({}));
    rig.model.fetchMore({});
    QVERIFY(!rig.model.canFetchMore({})); // one question at a time
    QTRY_COMPARE(rig.model.rowCount(), 200);
    rig.model.fetchMore({});
    QTRY_COMPARE(rig.model.rowCount(), 250);
    QVERIFY(!rig.model.canFetchMore({}));
    for (int row = 0; row < 250; ++row)
        QCOMPARE(rig.model.at(row)->id, qint64(250 - row));
}

void tst_JobsModel::changesKeepTheRow()
{
    JobsModelFixture rig;
    for (int id = 1; id <= 3; ++id)
        rig.hub.sending().set(madeJob(id, JobState::Running, {.queued = 10}));
    rig.load();
    const QPersistentModelIndex second = rig.model.index(1, 0);
    QSignalSpy changed(&rig.model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&rig.model, &QAbstractItemModel::modelReset);
    SendRig::settle();
    changed.clear();
    rig.hub.sending().set(madeJob(2, JobState::Running, {.queued = 9, .sent = 1}));
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(reset.count(), 0);
    QVERIFY(second.isValid());
    QCOMPARE(rig.model.at(1)->counts.sent, qint64(1));
}

void tst_JobsModel::newJobsComeFirst()
{
    JobsModelFixture rig;
    rig.hub.sending().set(madeJob(1, JobState::Completed));
    rig.load();
    rig.hub.sending().set(madeJob(2, JobState::Queued));
    QTRY_COMPARE(rig.model.rowCount(), 2);
    QCOMPARE(rig.model.at(0)->id, qint64(2));
}

void tst_JobsModel::aChangeBeatsAnOlderAnswer()
{
    JobsModelFixture rig;
    rig.hub.sending().set(madeJob(1, JobState::Running, {.queued = 2}));
    SendRig::settle();
    rig.hub.desk.hold();
    rig.model.reload(); // the answer is made now, and comes late
    rig.hub.sending().set(madeJob(1, JobState::Completed, {.sent = 2}));
    rig.hub.sending().set(madeJob(2, JobState::Queued, {.queued = 1}));
    SendRig::settle();
    rig.hub.desk.release();
    QTRY_VERIFY(rig.model.isLoaded());
    QCOMPARE(rig.model.rowCount(), 2);
    QCOMPARE(rig.model.at(0)->id, qint64(2));
    QCOMPARE(rig.model.at(1)->state, JobState::Completed);
}

void tst_JobsModel::anOlderJobWaitsForItsPage()
{
    JobsModelFixture rig;
    for (int id = 1; id <= 150; ++id)
        rig.hub.sending().set(madeJob(id, JobState::Running, {.queued = 1}));
    SendRig::settle();
    rig.load();
    rig.hub.desk.hold();
    rig.model.fetchMore({});
    rig.hub.sending().set(madeJob(10, JobState::Completed, {.sent = 1})); // while its page is on the way
    SendRig::settle();
    QCOMPARE(rig.model.rowCount(), 100);
    rig.hub.desk.release();
    QTRY_COMPARE(rig.model.rowCount(), 150);
    QCOMPARE(rig.model.find(10)->state, JobState::Completed);
    QCOMPARE(rig.model.rowOfJob(10), 140);
}

void tst_JobsModel::followsOneClient()
{
    JobsModelFixture rig;
    rig.hub.sending().set(madeJob(1, JobState::Running, {}, 1));
    rig.hub.sending().set(madeJob(2, JobState::Running, {}, 2));
    rig.load();
    rig.model.setScope(clientId(2));
    QTRY_COMPARE(rig.model.rowCount(), 1);
    QCOMPARE(rig.model.at(0)->id, qint64(2));
    rig.hub.sending().set(madeJob(3, JobState::Running, {}, 1));
    rig.hub.sending().set(madeJob(4, JobState::Running, {}, 2));
    QTRY_COMPARE(rig.model.rowCount(), 2);
    SendRig::settle();
    QCOMPARE(rig.model.rowOfJob(3), -1);
}

void tst_JobsModel::staleAnswersAreIgnored()
{
    JobsModelFixture rig;
    rig.hub.sending().set(madeJob(1, JobState::Running, {}, 1));
    rig.hub.sending().set(madeJob(2, JobState::Running, {}, 2));
    SendRig::settle();
    rig.hub.desk.hold();
    rig.model.setScope(clientId(1));
    rig.model.setScope(clientId(2));
    rig.hub.desk.releaseNewest();
    QTRY_COMPARE(rig.model.rowCount(), 1);
    rig.hub.desk.release();
    SendRig::settle();
    QCOMPARE(rig.model.rowCount(), 1);
    QCOMPARE(rig.model.at(0)->id, qint64(2));
}

void tst_JobsModel::tellsErrors()
{
    JobsModelFixture rig;
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("The store does not answer."), QStringLiteral("jobs"));
    rig.load();
    QCOMPARE(rig.model.error().message, QStringLiteral("The store does not answer."));
    QVERIFY(!rig.model.isLoaded());
    rig.load();
    QVERIFY(rig.model.error().message.isEmpty());
    QVERIFY(rig.model.isLoaded());
}

void tst_JobsModel::timeLeftCountsDown()
{
    JobsModelFixture rig;
    JobInfo job = madeJob(1, JobState::Running, {.queued = 5});
    job.etaSeconds = 3; // below a minute it is one word: it never becomes negative
    rig.hub.sending().set(job);
    rig.load();
    QSignalSpy changed(&rig.model, &QAbstractItemModel::dataChanged);
    rig.model.refreshTimes(-1, 7);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().column(), int(JobsModel::TimeLeft));
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 0);
    QCOMPARE(rig.text(0, JobsModel::TimeLeft), QStringLiteral("less than a minute"));
    rig.model.refreshTimes(1, 0);
    QCOMPARE(changed.count(), 1);
}

void tst_JobsModel::followsNames()
{
    JobsModelFixture rig;
    rig.hub.sending().set(madeJob(1, JobState::Running, {}, 1));
    rig.load();
    QCOMPARE(rig.text(0, JobsModel::Client), QStringLiteral("1"));
    MonitoredClient client{.client = clientId(1)};
    client.name = QStringLiteral("Bakery");
    rig.hub.clients().set(client);
    QTRY_COMPARE(rig.text(0, JobsModel::Client), QStringLiteral("1 Bakery"));
}

HUB_WIDGET_TEST(tst_JobsModel)
#include "tst_jobsmodel.moc"
