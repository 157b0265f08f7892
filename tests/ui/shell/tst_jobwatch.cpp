// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/support/fakehubapi.h"
#include "ui/shell/shellcommands.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

JobInfo job(qint64 id, JobState state)
{
    JobInfo info;
    info.id = id;
    info.state = state;
    return info;
}

} // namespace

class tst_JobWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatIsAtWork()
    {
        FakeHubApi hub;
        JobWatch watch(hub.sending());
        for (const auto &[id, state] :
             {std::pair(1, JobState::Running), std::pair(2, JobState::Queued), std::pair(3, JobState::Paused),
              std::pair(4, JobState::Completed), std::pair(5, JobState::Cancelled)})
            Q_EMIT hub.sending().jobChanged(job(id, state));
        QCOMPARE(watch.active(), 2);
        Q_EMIT hub.sending().jobChanged(job(1, JobState::Completed));
        Q_EMIT hub.sending().jobChanged(job(2, JobState::Running));
        QCOMPARE(watch.active(), 1);
    }

    void asksForWhatBeganBefore()
    {
        FakeHubApi hub;
        hub.sending().jobList = {job(9, JobState::Running), job(8, JobState::Completed), job(7, JobState::Queued)};
        JobWatch watch(hub.sending());
        QCOMPARE(watch.active(), 0);
        watch.loadJobs();
        QTRY_COMPARE(watch.active(), 2);
    }

    void whatWasToldMeanwhileIsNewerThanTheList()
    {
        FakeHubApi hub;
        hub.sending().jobList = {job(9, JobState::Running)};
        JobWatch watch(hub.sending());
        hub.desk.hold();
        watch.loadJobs();
        Q_EMIT hub.sending().jobChanged(job(9, JobState::Completed));
        hub.desk.release();
        QCoreApplication::processEvents();
        QCOMPARE(watch.active(), 0);
    }

    void followsTheStopForAll()
    {
        FakeHubApi hub;
        JobWatch watch(hub.sending());
        QSignalSpy changed(&watch, &JobWatch::stoppedChanged);
        Q_EMIT hub.sending().stopChanged(ClienteId::fromNumber(3), true);
        QVERIFY(!watch.isStopped());
        Q_EMIT hub.sending().stopChanged({}, true);
        Q_EMIT hub.sending().stopChanged({}, true);
        QVERIFY(watch.isStopped());
        QCOMPARE(changed.size(), 1);
    }

    void anErrorChangesNothing()
    {
        FakeHubApi hub;
        JobWatch watch(hub.sending());
        hub.desk.failNext("DATABASE_BUSY", QStringLiteral("no"));
        hub.desk.failNext("DATABASE_BUSY", QStringLiteral("no"));
        watch.loadJobs();
        QCoreApplication::processEvents();
        QCOMPARE(watch.active(), 0);
        QVERIFY(!watch.isStopped());
    }
};

HUB_TEST(tst_JobWatch)

#include "tst_jobwatch.moc"
