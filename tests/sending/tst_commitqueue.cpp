// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/commitqueue.h"

#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QSemaphore>

using namespace hub;
using hub::test::TestStore;

class tst_CommitQueue : public QObject
{
    Q_OBJECT

    static constexpr int Pieces = 256;
    static constexpr int AtFault = 7;

    static bool makeRows(TestStore &store)
    {
        return store
            .run<void>([](QSqlDatabase &db) -> Result<void> {
                HUB_CHECK(sql::run(db, QStringLiteral("CREATE TABLE counted (id BIGINT PRIMARY KEY, n BIGINT)")));
                for (int id = 0; id < Pieces; ++id)
                    HUB_CHECK(sql::run(db, QStringLiteral("INSERT INTO counted VALUES (?, 0)"), {id}));
                return {};
            })
            .has_value();
    }
    static Result<void> count(const QSqlDatabase &db, int id)
    {
        return sql::run(db, QStringLiteral("UPDATE counted SET n = n + 1 WHERE id = ?"), {id});
    }

private Q_SLOTS:
    void aPieceAtFaultFailsAlone_data() { TestStore::addRows(); }
    void aPieceAtFaultFailsAlone()
    {
        QFETCH(int, store);
        const bool locks = TestStore::Kind(store) == TestStore::Kind::Postgres;
        TestStore subject{TestStore::Kind(store)};
        QVERIFY(makeRows(subject));
        DatabaseSettings settings = subject.settings();
        settings.busyTimeout = std::chrono::milliseconds(200);
        Database database(settings);
        QVERIFY(database.open());
        QSemaphore locked;
        QSemaphore release;
        const Mailbox mailbox;
        if (locks) { // somebody else holds the row of one piece
            subject.database().transaction<void>(
                mailbox.address(),
                [&](QSqlDatabase &db) -> Result<void> {
                    HUB_CHECK(sql::run(db, QStringLiteral("UPDATE counted SET n = n WHERE id = ?"), {AtFault}));
                    locked.release();
                    release.acquire();
                    return {};
                },
                [](const Result<void> &) {});
            locked.acquire();
        }
        CommitQueue queue(&database);
        QObject context;
        int done = 0;
        QStringList errors;
        for (int id = 0; id < Pieces; ++id) {
            queue.add(
                &context,
                [id, locks](const QSqlDatabase &db) -> Result<void> {
                    if (id == AtFault && !locks)
                        return failure("TEST_REFUSED", QStringLiteral("this one is refused"));
                    return count(db, id);
                },
                [&, id](const std::optional<Error> &error) {
                    ++done;
                    if (error)
                        errors << QString(QString::number(id) % u' ' % QString::fromLatin1(error->code));
                });
        }
        const bool ended = QTest::qWaitFor([&done] { return done == Pieces; }, 30000);
        release.release();
        QVERIFY(ended);
        QCOMPARE(errors, QStringList(locks ? QStringLiteral("7 DATABASE_BUSY") : QStringLiteral("7 TEST_REFUSED")));
        const auto written = subject.run<QVariant>([](QSqlDatabase &db) {
            return sql::value(db, QStringLiteral("SELECT count(*) FROM counted WHERE n = 1"));
        });
        QCOMPARE(written->toInt(), Pieces - 1);
    }
};

HUB_TEST(tst_CommitQueue)
#include "tst_commitqueue.moc"
