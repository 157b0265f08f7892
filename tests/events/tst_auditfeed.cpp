// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/auditfeed.h"
#include "core/events/eventjournal.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QJsonDocument>
#include <QTest>

using namespace hub;
using namespace std::chrono_literals;
using hub::test::TestStore;

namespace {

/// A feed over a store, and what it has published.
struct AuditFeedFixture
{
    AuditFeedFixture(int kind, std::chrono::milliseconds givenUpAfter)
        : store(TestStore::Kind(kind)), lateness(givenUpAfter)
    {
        subscription = journal.subscribe({true, {}}, {}, mailbox.address(),
                                         [this](const EventPtr &event) {
                                             if (!event->data.isEmpty())
                                                 ids.push_back(idOf(event));
                                             return true;
                                         },
                                         {});
    }

    static qint64 idOf(const EventPtr &event)
    {
        return QJsonDocument::fromJson(event->data).object().value(QStringLiteral("id")).toInteger();
    }
    /// An entry whose id was given out when it pleased, and that is committed now.
    void commit(qint64 id)
    {
        const auto done = store.run<int>([id](QSqlDatabase &c) {
            return sql::change(c,
                               QStringLiteral("INSERT INTO audit (id, at, actor, address, action, target, detail)"
                                              " VALUES (?, 1000, 'ana', 'local', 'login', '', '')"),
                               {id});
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }
    /// Begins to follow; returns once entries are published.
    bool follow(qint64 firstId)
    {
        feed = std::make_unique<AuditFeed>(&store.database(), &journal, AuditFeedSettings{5ms, lateness});
        // The feed's first question is with the store before this entry is.
        commit(firstId);
        return QTest::qWaitFor([this, firstId] { return !ids.empty() && ids.back() == firstId; }, 20000);
    }

    TestStore store;
    const std::chrono::milliseconds lateness;
    EventJournal journal;
    Mailbox mailbox;
    std::vector<qint64> ids;
    EventJournal::Subscription subscription;
    std::unique_ptr<AuditFeed> feed;
};

} // namespace

class tst_AuditFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishesWhatIsNew_data() { TestStore::addRows(); }
    void publishesWhatIsNew()
    {
        QFETCH(int, store);
        AuditFeedFixture fixture(store, 1h);
        fixture.commit(1);
        fixture.commit(2);
        QVERIFY(fixture.follow(3));
        fixture.commit(4);
        QTRY_COMPARE(fixture.ids, std::vector<qint64>({3, 4}));
    }

    void entriesThatCommitOutOfOrderAreNotLost_data() { TestStore::addRows(); }
    void entriesThatCommitOutOfOrderAreNotLost()
    {
        QFETCH(int, store);
        AuditFeedFixture fixture(store, 1h);
        fixture.commit(1);
        fixture.commit(3); // 2 is under way already
        QVERIFY(fixture.follow(4));
        fixture.commit(7);
        QTRY_COMPARE(fixture.ids.size(), size_t(2));
        fixture.commit(2);
        fixture.commit(6);
        fixture.commit(5);
        QTRY_COMPARE(fixture.ids.size(), size_t(5));
        fixture.commit(8);
        QTRY_COMPARE(fixture.ids.size(), size_t(6)); // each once
        std::sort(fixture.ids.begin(), fixture.ids.end());
        QCOMPARE(fixture.ids, std::vector<qint64>({2, 4, 5, 6, 7, 8}));
    }

    void anIdThatNeverComesIsGivenUp()
    {
        AuditFeedFixture fixture(int(TestStore::Kind::Sqlite), 1ms);
        fixture.commit(1);
        QVERIFY(fixture.follow(2));
        fixture.commit(1000); // what lies between was rolled back
        fixture.commit(1001);
        QTRY_COMPARE(fixture.ids, std::vector<qint64>({2, 1000, 1001}));
    }

    void aLongTailIsReadInPieces()
    {
        AuditFeedFixture fixture(int(TestStore::Kind::Sqlite), 1h);
        fixture.commit(1);
        QVERIFY(fixture.follow(2));
        const auto done = fixture.store.run<int>([](QSqlDatabase &c) {
            return sql::change(
                c, QStringLiteral("INSERT INTO audit (id, at, actor, address, action, target, detail)"
                                  " WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 1203)"
                                  " SELECT i, 1000, 'ana', 'local', 'login', '', '' FROM n"));
        });
        QCOMPARE(done.value(), 1200);
        QTRY_COMPARE(fixture.ids.size(), size_t(1201));
        fixture.commit(3);
        QTRY_COMPARE(fixture.ids.back(), 3);
        QCOMPARE(fixture.ids.size(), size_t(1202));
    }
};

HUB_TEST(tst_AuditFeed)
#include "tst_auditfeed.moc"
