// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventjournal.h"
#include "tests/support/test.h"

#include <QJsonDocument>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace hub;

namespace {

ClienteId id(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

QJsonObject numbered(int n)
{
    return {{QStringLiteral("n"), n}};
}

int numberOf(const EventPtr &event)
{
    return QJsonDocument::fromJson(event->data).object().value(QStringLiteral("n")).toInt(-1);
}

/// Remembers what it is told.
struct Ear
{
    std::vector<EventPtr> heard;
    std::atomic<int> dropped = 0;
    EventJournal::Subscription subscription;

    void listen(EventJournal &journal, const Mailbox &mailbox, EventFilter filter, std::optional<qint64> since = {})
    {
        subscription = journal.subscribe(
            filter, since, mailbox.address(),
            [this](const EventPtr &event) {
                heard.push_back(event);
                return true;
            },
            [this] { ++dropped; });
    }
    [[nodiscard]] std::vector<int> numbers() const
    {
        std::vector<int> result;
        for (const EventPtr &event : heard) {
            if (!event->data.isEmpty())
                result.push_back(numberOf(event));
        }
        return result;
    }
};

const EventFilter Admin{true, {}};

} // namespace

class tst_EventJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsRiseAlsoOverARestart()
    {
        EventJournal first(EventJournalSettings{10, 1000, 1700000000000});
        qint64 last = first.lastId();
        for (int n = 0; n < 100; ++n) {
            const qint64 next = first.publish(EventType::State, numbered(n));
            QVERIFY(next > last);
            last = next;
        }
        const EventJournal second(EventJournalSettings{10, 1000, 1700000000001}); // a millisecond later
        QVERIFY(second.lastId() > last);
        QVERIFY(second.lastId() < ClienteId::Max); // exact as a JavaScript number
    }

    void visibility_data()
    {
        QTest::addColumn<bool>("admin");
        QTest::addColumn<qint64>("client"); // 0: none
        QTest::addColumn<QString>("expected");
        QTest::newRow("operator of 51") << false << qint64(51) << QStringLiteral("0 1");
        QTest::newRow("operator of 52") << false << qint64(52) << QStringLiteral("0 2");
        QTest::newRow("operator of none") << false << qint64(0) << QStringLiteral("0");
        QTest::newRow("admin") << true << qint64(0) << QStringLiteral("0 1 2 3 4");
        QTest::newRow("admin, one client") << true << qint64(51) << QStringLiteral("0 1 3 4");
    }

    void visibility()
    {
        QFETCH(bool, admin);
        QFETCH(qint64, client);
        QFETCH(QString, expected);
        EventJournal journal;
        const Mailbox mailbox;
        Ear ear;
        ear.listen(journal, mailbox, {admin, ClienteId::fromNumber(client)});
        journal.publish(EventType::State, numbered(0));
        journal.publish(EventType::State, numbered(1), id(51));
        journal.publish(EventType::Job, numbered(2), id(52));
        journal.publishToAdmins(EventType::Audit, numbered(3));
        journal.publishToAdmins(EventType::Audit, numbered(4), id(51));
        journal.publish(EventType::State, QJsonObject{{QStringLiteral("n"), 5}}, id(99));
        if (admin && client == 0)
            expected += QStringLiteral(" 5");
        const qsizetype count = expected.split(QLatin1Char(' ')).size();
        QTRY_COMPARE(qsizetype(ear.numbers().size()), count);
        QStringList heard;
        for (const int n : ear.numbers())
            heard << QString::number(n);
        QCOMPARE(heard.join(QLatin1Char(' ')), expected);
    }

    void resumeLosesNothing()
    {
        EventJournal journal;
        const Mailbox mailbox;
        Ear before;
        before.listen(journal, mailbox, Admin);
        for (int n = 0; n < 10; ++n)
            journal.publish(EventType::State, numbered(n));
        QTRY_COMPARE(before.numbers().size(), size_t(10));
        before.subscription.reset(); // the cut
        const qint64 last = before.heard.back()->id;
        for (int n = 10; n < 2000; ++n)
            journal.publish(EventType::State, numbered(n));
        Ear after;
        after.listen(journal, mailbox, Admin, last);
        journal.publish(EventType::State, numbered(2000));
        QTRY_COMPARE(after.numbers().size(), size_t(1991));
        QCOMPARE(before.numbers().size(), size_t(10));
        for (size_t i = 0; i < after.numbers().size(); ++i)
            QCOMPARE(after.numbers()[i], int(i) + 10);
    }

    void aListenerCutBeforeItsFirstEventCanResume()
    {
        EventJournal journal;
        const Mailbox mailbox;
        Ear before;
        before.listen(journal, mailbox, Admin);
        QTRY_COMPARE(before.heard.size(), size_t(1));
        QCOMPARE(before.heard[0]->frame, "id: " + QByteArray::number(journal.lastId()) + "\n\n");
        before.subscription.reset();
        journal.publish(EventType::State, numbered(1));
        Ear after;
        after.listen(journal, mailbox, Admin, before.heard[0]->id);
        QTRY_COMPARE(after.numbers(), std::vector<int>{1});
    }

    void unknownIdsAreToldToReload_data()
    {
        QTest::addColumn<qint64>("offset"); // from the journal's last id, after ten events in a journal of five
        QTest::addColumn<bool>("reset");
        QTest::newRow("older than the journal") << qint64(-6) << true;
        QTest::newRow("just before the oldest") << qint64(-5) << false;
        QTest::newRow("the newest") << qint64(0) << false;
        QTest::newRow("from the future") << qint64(1) << true;
        QTest::newRow("of another age") << -qint64(1024) * 3600000 << true;
    }

    void unknownIdsAreToldToReload()
    {
        QFETCH(qint64, offset);
        QFETCH(bool, reset);
        EventJournal journal(EventJournalSettings{5, 100000, 0});
        for (int n = 0; n < 10; ++n)
            journal.publish(EventType::State, numbered(n));
        const Mailbox mailbox;
        Ear ear;
        ear.listen(journal, mailbox, Admin, journal.lastId() + offset);
        journal.publish(EventType::State, numbered(10));
        const size_t expected = reset ? 2 : size_t(2 - offset);
        if (offset == -5) {
            // The oldest fell out when the tenth came, before this listener could read it: it is dropped, not misled.
            QTRY_COMPARE(ear.dropped.load(), 1);
            return;
        }
        QTRY_COMPARE(ear.heard.size(), expected);
        QCOMPARE(ear.heard.front()->frame.contains("event: reset\n"), reset);
        QCOMPARE(numberOf(ear.heard.back()), 10);
    }

    void bytesBoundTheJournal()
    {
        EventJournal journal(EventJournalSettings{1000000, 10000, 0});
        const qint64 start = journal.lastId();
        for (int n = 0; n < 1000; ++n)
            journal.publish(EventType::State, numbered(n));
        const Mailbox mailbox;
        Ear ear;
        ear.listen(journal, mailbox, Admin, start);
        QTRY_COMPARE(ear.heard.size(), size_t(1));
        QVERIFY(ear.heard[0]->frame.contains("event: reset\n"));
    }

    void aSlowListenerIsDroppedAndDelaysNobody()
    {
        EventJournal journal(EventJournalSettings{100, 1000000, 0});
        QThread slowThread;
        Mailbox slowMailbox;
        slowMailbox.moveToThread(&slowThread); // not started: it reads nothing
        Ear slow;
        slow.listen(journal, slowMailbox, Admin);
        const Mailbox mailbox;
        Ear quick;
        quick.listen(journal, mailbox, Admin);
        for (int round = 0; round < 10; ++round) {
            for (int n = 0; n < 50; ++n)
                journal.publish(EventType::State, numbered(round * 50 + n));
            QTRY_COMPARE(quick.numbers().size(), size_t(round + 1) * 50);
        }
        QCOMPARE(journal.listenerCount(), 2);
        slowThread.start();
        QTRY_COMPARE(journal.droppedCount(), 1);
        slowThread.quit();
        slowThread.wait();
        QCOMPARE(slow.dropped.load(), 1);
        QVERIFY(slow.heard.empty());
        QCOMPARE(journal.listenerCount(), 1);
        QCOMPARE(quick.dropped.load(), 0);
    }

    void aListenerWhoseEventsAreRareIsNotSlow()
    {
        EventJournal journal(EventJournalSettings{10, 1000000, 0});
        const Mailbox mailbox;
        Ear ear;
        ear.listen(journal, mailbox, {false, id(51)});
        QTRY_COMPARE(ear.heard.size(), size_t(1));
        for (int n = 0; n < 100; ++n)
            journal.publish(EventType::State, numbered(n), id(52));
        journal.publish(EventType::State, numbered(100), id(51));
        QTRY_COMPARE(ear.numbers(), std::vector<int>{100});
        QCOMPARE(ear.dropped.load(), 0);
    }

    void refusingADeliveryEndsTheSubscription()
    {
        EventJournal journal;
        const Mailbox mailbox;
        int calls = 0;
        const auto owned = std::make_shared<int>(0); // what a route's stream is to its listener
        auto subscription = journal.subscribe(Admin, {}, mailbox.address(),
                                              [&calls, owned](const EventPtr &) { return ++calls < 2; }, {});
        journal.publish(EventType::State, numbered(0));
        journal.publish(EventType::State, numbered(1));
        QTRY_COMPARE(journal.listenerCount(), 0);
        QTRY_COMPARE(owned.use_count(), 1L);
        QCOMPARE(calls, 2);
    }

    void aListenerMayUnsubscribeInsideItsDelivery()
    {
        EventJournal journal;
        const Mailbox mailbox;
        int calls = 0;
        EventJournal::Subscription subscription;
        subscription = journal.subscribe(Admin, {}, mailbox.address(),
                                         [&](const EventPtr &) {
                                             ++calls;
                                             subscription.reset();
                                             return true;
                                         },
                                         {});
        journal.publish(EventType::State, numbered(0));
        QTRY_COMPARE(journal.listenerCount(), 0);
        QCOMPARE(calls, 1);
    }

    void aListenerWhoseThreadIsGoneIsForgotten()
    {
        EventJournal journal;
        auto mailbox = std::make_unique<Mailbox>();
        Ear ear;
        ear.listen(journal, *mailbox, Admin);
        QTRY_COMPARE(ear.heard.size(), size_t(1));
        mailbox.reset();
        journal.publish(EventType::State, numbered(0));
        QCOMPARE(journal.listenerCount(), 0);
    }

    void aSubscriptionMayOutliveItsJournal()
    {
        const Mailbox mailbox;
        Ear ear;
        {
            EventJournal journal;
            ear.listen(journal, mailbox, Admin);
        }
        ear.subscription.reset();
        QVERIFY(ear.heard.empty());
    }

    void aThousandListenersHearAllInOrder()
    {
        constexpr int Listeners = 1000;
        constexpr int Publishers = 2;
        constexpr int EventsEach = 100;
        EventJournal journal;
        QThread threads[2];
        std::vector<std::unique_ptr<Mailbox>> mailboxes;
        for (QThread &thread : threads) {
            mailboxes.push_back(std::make_unique<Mailbox>());
            mailboxes.back()->moveToThread(&thread);
            thread.start();
        }
        struct Count
        {
            qint64 lastId = 0;
            int heard = 0;
            const char *frame = nullptr;
        };
        std::vector<Count> counts(Listeners);
        std::atomic<int> finished = 0;
        std::atomic<bool> inOrder = true;
        std::vector<EventJournal::Subscription> subscriptions;
        for (int i = 0; i < Listeners; ++i) {
            subscriptions.push_back(journal.subscribe(Admin, {}, mailboxes[size_t(i % 2)]->address(),
                                                      [&, count = &counts[size_t(i)]](const EventPtr &event) {
                                                          if (event->data.isEmpty())
                                                              return true;
                                                          if (count->lastId != 0 && event->id != count->lastId + 1)
                                                              inOrder = false;
                                                          count->lastId = event->id;
                                                          count->frame = event->frame.constData();
                                                          if (++count->heard == Publishers * EventsEach)
                                                              ++finished;
                                                          return true;
                                                      },
                                                      {}));
        }
        std::vector<std::thread> publishers;
        for (int p = 0; p < Publishers; ++p) {
            publishers.emplace_back([&journal] {
                for (int n = 0; n < EventsEach; ++n)
                    journal.publish(EventType::State, numbered(n), id(51));
            });
        }
        for (std::thread &publisher : publishers)
            publisher.join();
        QTRY_COMPARE_WITH_TIMEOUT(finished.load(), Listeners, 30000);
        for (QThread &thread : threads) {
            thread.quit();
            thread.wait();
        }
        QVERIFY(inOrder);
        QCOMPARE(journal.droppedCount(), 0);
        for (const Count &count : counts)
            QCOMPARE(count.frame, counts[0].frame); // formatted once, shared by all
    }
};

HUB_TEST(tst_EventJournal)
#include "tst_eventjournal.moc"
