// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/linking/linkingdesk.h"
#include "ui/linking/linkingqueue.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;
using Outcome = LinkingQueue::Outcome;

namespace {

std::vector<LinkingQueue::Entry> waiting(std::initializer_list<qint64> numbers)
{
    std::vector<LinkingQueue::Entry> result;
    for (const qint64 number : numbers)
        result.push_back({.client = id(number)});
    return result;
}

qint64 now(const LinkingQueue &queue)
{
    return queue.current() == nullptr ? 0 : queue.current()->client.toNumber();
}

std::vector<ClienteId> order(const LinkingQueue &queue)
{
    std::vector<ClienteId> result;
    for (const LinkingQueue::Entry &entry : queue.entries())
        result.push_back(entry.client);
    return result;
}

/// 1 to 3, and it is the turn of 1.
struct Started : LinkingQueue
{
    Started()
    {
        reset(waiting({1, 2, 3}));
        advance();
    }
};

} // namespace

class tst_LinkingQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesThroughAll()
    {
        Started queue;
        QSignalSpy changed(&queue, &LinkingQueue::currentChanged);
        QCOMPARE(now(queue), 1);
        for (const qint64 number : {1, 2, 3}) {
            QCOMPARE(now(queue), number);
            queue.setLinked(id(number), phoneOf(number), {});
            queue.advance();
        }
        QCOMPARE(now(queue), 0);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(queue.counts().linked, 3);
        QCOMPARE(queue.counts().waiting, 0);
    }

    void advancingDoesNotLeaveTheLastOneThatWaits()
    {
        LinkingQueue queue;
        queue.reset(waiting({1}));
        queue.advance();
        queue.advance();
        QCOMPARE(now(queue), 1);
    }

    void skippedOnesComeAgainAndThenAreOut()
    {
        Started queue;
        queue.skip();
        QCOMPARE(now(queue), 2);
        QCOMPARE(order(queue), ids({2, 3, 1}));
        QVERIFY(queue.find(id(1))->postponed);
        queue.skip();
        queue.skip();
        QCOMPARE(now(queue), 1); // the second round
        queue.skip();
        QCOMPARE(now(queue), 2);
        QCOMPARE(queue.find(id(1))->outcome, Outcome::Skipped);
        queue.skip();
        queue.skip();
        QCOMPARE(now(queue), 0);
        QCOMPARE(queue.counts().skipped, 3);
    }

    void theLastOneThatWaitsIsOutAtOnce()
    {
        LinkingQueue queue;
        queue.reset(waiting({1}));
        queue.advance();
        queue.skip();
        QCOMPARE(queue.find(id(1))->outcome, Outcome::Skipped);
        QCOMPARE(now(queue), 0);
    }

    void skippingALinkedOneOnlyGoesOn()
    {
        Started queue;
        queue.setLinked(id(1), phoneOf(1), {});
        queue.skip();
        QCOMPARE(now(queue), 2);
        QCOMPARE(queue.find(id(1))->outcome, Outcome::Linked);
        QCOMPARE(order(queue), ids({1, 2, 3}));
    }

    void goesBack()
    {
        Started queue;
        QVERIFY(!queue.canGoBack());
        queue.goBack();
        QCOMPARE(now(queue), 1);
        queue.setLinked(id(1), phoneOf(1), {});
        queue.advance();
        queue.skip(); // 2
        QCOMPARE(now(queue), 3);
        queue.goBack();
        QCOMPARE(now(queue), 2);
        queue.goBack();
        QCOMPARE(now(queue), 1);
        QCOMPARE(queue.current()->outcome, Outcome::Linked);
        QVERIFY(!queue.canGoBack());
        queue.advance();
        QCOMPARE(now(queue), 3);
    }

    void goingBackTakesASkipBack()
    {
        Started queue;
        queue.setFailed(id(1), QStringLiteral("no"));
        queue.skip();
        queue.goBack();
        QCOMPARE(now(queue), 1);
        QCOMPARE(queue.current()->outcome, Outcome::Waiting);
        QVERIFY(queue.current()->note.isEmpty());
    }

    void jumps()
    {
        Started queue;
        queue.setFailed(id(3), QStringLiteral("no"));
        queue.jumpTo(id(3));
        QCOMPARE(now(queue), 3);
        QCOMPARE(queue.current()->outcome, Outcome::Waiting);
        queue.jumpTo(id(77)); // not there
        QCOMPARE(now(queue), 3);
        queue.skip();
        QCOMPARE(now(queue), 1); // it was left waiting
    }

    void tellsWhoComesNext()
    {
        Started queue;
        QCOMPARE(queue.upcoming(3), ids({1, 2, 3}));
        QCOMPARE(queue.upcoming(2), ids({1, 2}));
        queue.setLinked(id(2), {}, {});
        QCOMPARE(queue.upcoming(9), ids({1, 3}));
        queue.setLinked(id(1), {}, {});
        QCOMPARE(queue.upcoming(9), ids({1, 3})); // the current one in any case
    }

    void addsAtTheEndAndNext()
    {
        Started queue;
        queue.append(waiting({4, 2, 5}));
        QCOMPARE(order(queue), ids({1, 2, 3, 4, 5}));
        queue.setLinked(id(1), {}, {});
        queue.insertNext(waiting({6, 7}));
        QCOMPARE(order(queue), ids({1, 6, 7, 2, 3, 4, 5}));
        queue.setFailed(id(3), QStringLiteral("no"));
        std::vector<LinkingQueue::Entry> again = waiting({3});
        again[0].connect = true;
        queue.append(again);
        QCOMPARE(queue.find(id(3))->outcome, Outcome::Waiting);
        QVERIFY(queue.find(id(3))->connect);
        QCOMPARE(queue.counts().total, 7);
    }

    void reopens()
    {
        Started queue;
        queue.setLinked(id(1), phoneOf(1), QStringLiteral("odd"));
        queue.advance();
        queue.reopen(id(1));
        QCOMPARE(order(queue), ids({2, 3, 1}));
        const LinkingQueue::Entry &entry = *queue.find(id(1));
        QCOMPARE(entry.outcome, Outcome::Waiting);
        QCOMPARE(entry.formerAccount, phoneOf(1));
        QVERIFY(entry.account.isEmpty() && entry.note.isEmpty());
        queue.setLinked(id(2), phoneOf(2), {});
        queue.reopen(id(2)); // the current one stays where it is
        QCOMPARE(order(queue), ids({2, 3, 1}));
        QCOMPARE(now(queue), 2);
    }

    void knowsNobodyElse()
    {
        Started queue;
        QSignalSpy changed(&queue, &LinkingQueue::entryChanged);
        queue.setLinked(id(9), {}, {});
        queue.setFailed(id(9), {});
        queue.setName(id(9), QStringLiteral("x"));
        queue.reopen(id(9));
        QCOMPARE(changed.size(), 0);
        QVERIFY(queue.find(id(9)) == nullptr);
        LinkingQueue empty;
        empty.advance();
        empty.skip();
        empty.goBack();
        QVERIFY(empty.current() == nullptr && empty.upcoming(3).empty());
    }
};

HUB_TEST(tst_LinkingQueue)

#include "tst_linkingqueue.moc"
