// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/jobrepository.h"
#include "core/sending/limitsrepository.h"
#include "core/sending/sendqueue.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QSemaphore>

using namespace hub;
using namespace hub::test;

/// Leases and fences, as two hubs that share a store see them.
class tst_SendQueue : public QObject
{
    Q_OBJECT

private:
    static constexpr qint64 Now = 1000000;

    struct Hub
    {
        Hub(TestStore *theStore, const char *name) : store(theStore)
        {
            lease.holder = QString::fromLatin1(name);
            lease.client = *ClienteId::fromNumber(5);
        }

        sendqueue::Step claim(qint64 now, int leaseMs = 30000, bool alone = false)
        {
            return step([&](const QSqlDatabase &db, sendqueue::Step *found) {
                return sendqueue::claimLease(db, &lease, {now, std::chrono::milliseconds(leaseMs)}, alone, found);
            });
        }
        sendqueue::Step take(qint64 now, int leaseMs = 30000)
        {
            return step([&](const QSqlDatabase &db, sendqueue::Step *found) -> Result<void> {
                const sendqueue::Moment moment{now, std::chrono::milliseconds(leaseMs)};
                const auto kept = sendqueue::renewLease(db, lease, moment, std::nullopt, found);
                return kept && *kept ? sendqueue::takeMessage(db, lease, moment, found) : Result<void>();
            });
        }
        sendqueue::Step end(const sendqueue::Taken &taken, SendOutcome::Kind kind, qint64 now)
        {
            return step([&](const QSqlDatabase &db, sendqueue::Step *found) {
                return sendqueue::recordOutcome(db, lease, {taken.jobId, taken.number, {kind, {}, {}}, now, 5}, now,
                                                found);
            });
        }
        template<typename Work>
        sendqueue::Step step(Work work)
        {
            auto found = store->run<sendqueue::Step>([&](QSqlDatabase &db) -> Result<sendqueue::Step> {
                sendqueue::Step step;
                return work(db, &step).map([&] { return step; });
            });
            if (!found)
                qFatal("%s", qPrintable(found.error().message));
            return *found;
        }

        TestStore *store;
        sendqueue::Lease lease;
    };

    static qint64 makeJob(TestStore &store, int count)
    {
        QByteArray body = "{\"delay_ms\":[0,0],\"messages\":[";
        for (int i = 0; i < count; ++i)
            body +=
                (i ? "," : "") + QByteArray("{\"to\":\"") + QByteArray::number(1000000 + i) + "\",\"message\":\"m\"}";
        const auto request = BulkRequest::parse(body + "]}");
        return store
            .run<qint64>([&](QSqlDatabase &db) {
                return jobs::create(db, *ClienteId::fromNumber(5), *request, QStringLiteral("ana"), Now);
            })
            .value_or(0);
    }
    static JobInfo read(TestStore &store, qint64 id)
    {
        return *store.run<JobInfo>([&](QSqlDatabase &db) { return jobs::get(db, id, std::nullopt, Now); });
    }
    /// On PostgreSQL leases go by the server's clock, so a lease that has ended is one of no length.
    static constexpr int Ended = -1000;

private Q_SLOTS:
    void oneHolderAtATime_data() { TestStore::addRows(); }
    void oneHolderAtATime()
    {
        QFETCH(int, store);
        TestStore subject{TestStore::Kind(store)};
        Hub a(&subject, "a");
        Hub b(&subject, "b");
        a.claim(Now);
        QCOMPARE(a.lease.fence, 1);
        QCOMPARE(b.claim(Now).kind, sendqueue::Step::Kind::Lost);
        QCOMPARE(b.lease.fence, 0);
        QVERIFY(subject.run<void>([&](QSqlDatabase &db) { return sendqueue::releaseLease(db, a.lease); }));
        b.claim(Now);
        QCOMPARE(b.lease.fence, 2);
        QCOMPARE(a.take(Now).kind, sendqueue::Step::Kind::Lost);
    }

    void onlyAnEndedLeaseMakesAnUnknown_data() { TestStore::addRows(); }
    void onlyAnEndedLeaseMakesAnUnknown()
    {
        QFETCH(int, store);
        TestStore subject{TestStore::Kind(store)};
        const qint64 id = makeJob(subject, 2);
        Hub a(&subject, "a");
        Hub b(&subject, "b");
        a.claim(Now);
        const auto taken = a.take(Now, Ended);
        QCOMPARE(taken.kind, sendqueue::Step::Kind::Send);
        QCOMPARE(read(subject, id).counts.sending, 1);

        b.claim(Now + 1);
        QVERIFY(b.lease.fence > a.lease.fence);
        QCOMPARE(read(subject, id).counts.unknown, 1);
        // The late answer of the former holder changes nothing over the new one.
        a.end(*taken.taken, SendOutcome::Kind::Sent, Now + 2);
        QCOMPARE(read(subject, id).counts.sent, 0);
        QCOMPARE(read(subject, id).counts.unknown, 1);
        const auto next = b.take(Now + 2);
        QCOMPARE(next.taken->number, 1);
        b.end(*next.taken, SendOutcome::Kind::Sent, Now + 3);
        b.end(*next.taken, SendOutcome::Kind::Sent, Now + 3); // a commit whose answer was lost is written again
        const JobInfo job = read(subject, id);
        QCOMPARE(job.counts.sent, 1);
        QCOMPARE(job.counts.sending, 0);
        QCOMPARE(job.state, JobState::Completed);
        QCOMPARE(job.total, 2);
    }

    // Made before the clock stepped back two hours: it would otherwise keep the client until then.
    void aLeaseThatEndsTooLateIsOver_data() { TestStore::addRows(); }
    void aLeaseThatEndsTooLateIsOver()
    {
        QFETCH(int, store);
        TestStore subject{TestStore::Kind(store)};
        makeJob(subject, 1);
        Hub a(&subject, "a");
        Hub b(&subject, "b");
        Hub c(&subject, "c");
        constexpr std::chrono::milliseconds Lease(30000);
        const auto claimable = [&] {
            return subject
                .run<std::vector<ClienteId>>([&](QSqlDatabase &db) {
                    return sendqueue::claimableClients(db, b.lease.holder, {Now, Lease}, false);
                })
                ->size();
        };
        a.claim(Now);
        QCOMPARE(claimable(), 0U);
        QVERIFY(subject.run<void>([&](QSqlDatabase &db) {
            return sendqueue::requestLease(db, c.lease, {Now, Lease});
        }));
        QVERIFY(subject.run<void>([](QSqlDatabase &db) {
            return sql::run(db, QStringLiteral("UPDATE client_leases SET expires_at = expires_at + 7200000,"
                                               " wanted_until = wanted_until + 7200000"));
        }));
        QCOMPARE(claimable(), 1U);
        b.claim(Now);
        QCOMPARE(b.lease.fence, 2);
        QCOMPARE(a.take(Now).kind, sendqueue::Step::Kind::Lost);
        QVERIFY(!b.take(Now).wanted);
    }

    void aTakenMessageThatNeverLeftIsTakenAgain_data() { TestStore::addRows(); }
    void aTakenMessageThatNeverLeftIsTakenAgain()
    {
        QFETCH(int, store);
        TestStore subject{TestStore::Kind(store)};
        const qint64 id = makeJob(subject, 3);
        Hub a(&subject, "a");
        a.claim(Now);
        const auto first = a.take(Now);
        const auto again = a.take(Now); // the commit's answer was lost, so it was not dispatched
        QCOMPARE(again.taken->number, first.taken->number);
        QCOMPARE(read(subject, id).counts.sending, 1);
        QCOMPARE(read(subject, id).counts.queued, 2);
    }

    void theHolderHearsWhoWantsTheClient_data() { TestStore::addRows(); }
    void theHolderHearsWhoWantsTheClient()
    {
        QFETCH(int, store);
        TestStore subject{TestStore::Kind(store)};
        makeJob(subject, 3);
        Hub a(&subject, "a");
        Hub b(&subject, "b");
        Hub c(&subject, "c");
        a.claim(Now);
        QVERIFY(!a.take(Now).wanted);
        QVERIFY(subject.run<void>([&](QSqlDatabase &db) {
            return sendqueue::requestLease(db, b.lease, {Now, std::chrono::milliseconds(30000)});
        }));
        const auto renewed = subject.run<std::vector<sendqueue::Renewed>>([&](QSqlDatabase &db) {
            return sendqueue::renewLeases(db, a.lease.holder, {Now, std::chrono::milliseconds(30000)});
        });
        QCOMPARE(int(renewed->size()), 1);
        QVERIFY(renewed->front().wanted);
        QVERIFY(a.take(Now).wanted);
        QVERIFY(subject.run<void>([&](QSqlDatabase &db) { return sendqueue::releaseLease(db, a.lease); }));
        QCOMPARE(c.claim(Now).kind, sendqueue::Step::Kind::Lost); // b asked first
        b.claim(Now);
        QVERIFY(b.lease.fence != 0);
        QVERIFY(!b.take(Now).wanted);
    }

    void findsWhoHasSomethingToSend_data() { TestStore::addRows(); }
    void findsWhoHasSomethingToSend()
    {
        QFETCH(int, store);
        TestStore subject{TestStore::Kind(store)};
        const auto claimable = [&] {
            return subject
                .run<std::vector<ClienteId>>([&](QSqlDatabase &db) {
                    return sendqueue::claimableClients(db, QStringLiteral("x"), {Now, std::chrono::milliseconds(30000)},
                                                       false);
                })
                ->size();
        };
        QCOMPARE(claimable(), size_t(0));
        const qint64 id = makeJob(subject, 1);
        QCOMPARE(claimable(), size_t(1));
        const ClienteId client = *ClienteId::fromNumber(5);
        QVERIFY(subject.run<void>(
            [&](QSqlDatabase &db) { return limits::stop(db, client, QStringLiteral("ana"), false, Now); }));
        QCOMPARE(claimable(), size_t(0));
        QVERIFY(subject.run<void>([&](QSqlDatabase &db) { return limits::start(db, client, false); }));
        QVERIFY(
            subject.run<ClienteId>([&](QSqlDatabase &db) { return jobs::pause(db, id, {}, QStringLiteral("ana")); }));
        QCOMPARE(claimable(), size_t(0));
        QVERIFY(subject.run<ClienteId>([&](QSqlDatabase &db) { return jobs::resume(db, id, {}, Now); }));
        Hub a(&subject, "a");
        a.claim(Now);
        QCOMPARE(claimable(), size_t(0));
        a.take(Now, Ended); // in flight, and then the hub dies
        QVERIFY(subject.run<ClienteId>([&](QSqlDatabase &db) { return jobs::cancel(db, id, {}, Now); }));
        QCOMPARE(claimable(), size_t(1)); // somebody has to call it unknown
    }

    void aMessageOfACancelledJobDoesNotGoBackToTheQueue_data() { TestStore::addRows(); }
    void aMessageOfACancelledJobDoesNotGoBackToTheQueue()
    {
        QFETCH(int, store);
        TestStore subject{TestStore::Kind(store)};
        const qint64 id = makeJob(subject, 2);
        Hub a(&subject, "a");
        a.claim(Now);
        const auto taken = a.take(Now);
        QVERIFY(subject.run<ClienteId>([&](QSqlDatabase &db) { return jobs::cancel(db, id, {}, Now); }));
        a.end(*taken.taken, SendOutcome::Kind::NeverLeft, Now);
        const JobInfo job = read(subject, id);
        QCOMPARE(job.state, JobState::Cancelled);
        QCOMPARE(job.counts.cancelled, 2);
        QCOMPARE(job.total, 2);
        QCOMPARE(a.take(Now).kind, sendqueue::Step::Kind::Idle);
    }

    /// On two connections, where the second one comes while the first has not committed yet.
    void aCancelThatCrossesAnEndingLeavesNothingQueued_data()
    {
        QTest::addColumn<int>("store");
        QTest::addColumn<bool>("cancelFirst");
        for (const bool first : {true, false}) {
            const char *order = first ? "cancel first" : "ending first";
            QTest::addRow("SQLite, %s", order) << int(TestStore::Kind::Sqlite) << first;
            if (TestStore::hasPostgres())
                QTest::addRow("PostgreSQL, %s", order) << int(TestStore::Kind::Postgres) << first;
        }
    }
    void aCancelThatCrossesAnEndingLeavesNothingQueued()
    {
        QFETCH(int, store);
        QFETCH(bool, cancelFirst);
        TestStore subject{TestStore::Kind(store)};
        const qint64 id = makeJob(subject, 2);
        Hub a(&subject, "a");
        a.claim(Now);
        const auto taken = a.take(Now);
        using Work = std::function<Result<void>(QSqlDatabase &)>;
        const Work cancel = [id](QSqlDatabase &db) { return jobs::cancel(db, id, {}, Now).map([](ClienteId) {}); };
        const Work end = [&a, &taken](QSqlDatabase &db) {
            sendqueue::Step step;
            return sendqueue::recordOutcome(
                db, a.lease, {taken.taken->jobId, taken.taken->number, {SendOutcome::Kind::NeverLeft, {}, {}}, Now, 5},
                Now, &step);
        };
        Database other(subject.settings());
        QVERIFY(other.open());
        QSemaphore written;
        QSemaphore commit;
        QStringList ended;
        const Mailbox mailbox;
        other.transaction<void>(
            mailbox.address(),
            [&, first = cancelFirst ? cancel : end](QSqlDatabase &db) {
                const auto result = first(db);
                written.release();
                commit.acquire();
                return result;
            },
            [&ended](const Result<void> &result) { ended << (result ? QString() : result.error().message); });
        written.acquire();
        subject.database().transaction<void>(
            mailbox.address(), cancelFirst ? end : cancel,
            [&ended](const Result<void> &result) { ended << (result ? QString() : result.error().message); });
        if (subject.settings().isPostgres()) {
            Database watch(subject.settings());
            const auto waits = [&watch] {
                return watch
                    .runAndWait<QVariant>([](QSqlDatabase &db) {
                        return sql::value(
                            db,
                            QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                           " AND wait_event_type = 'Lock'"));
                    })
                    .value_or(QVariant())
                    .toInt();
            };
            const bool crossed = watch.open() && QTest::qWaitFor([&waits] { return waits() > 0; }, 3000);
            commit.release();
            QVERIFY(crossed);
        } else {
            commit.release();
        }
        QVERIFY(QTest::qWaitFor([&ended] { return ended.size() == 2; }, 30000));
        QCOMPARE(ended, QStringList({QString(), QString()}));
        const JobInfo job = read(subject, id);
        QCOMPARE(job.state, JobState::Cancelled);
        QCOMPARE(job.counts.cancelled, 2);
        QCOMPARE(job.counts.queued, 0);
        const auto rows = subject.run<QVariant>([id](QSqlDatabase &db) {
            return sql::value(db, QStringLiteral("SELECT count(*) FROM job_messages WHERE job_id = ? AND state <> ?"),
                              {id, int(MessageState::Cancelled)});
        });
        QCOMPARE(rows->toInt(), 0);
    }
};

HUB_TEST(tst_SendQueue)
#include "tst_sendqueue.moc"
