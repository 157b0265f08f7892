// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/dashboard/qrfeed.h"
#include "tests/support/test.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace std::chrono_literals;

namespace {

ClienteId id(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

QrCode payload(const QByteArray &text, int expiresInS, qint64 fetchedAt)
{
    return QrCode{QrCode::Kind::Payload, text, {}, expiresInS, fetchedAt};
}

/// Notes who asks for a code; the test answers when it likes.
class FakeClients : public ClientsApi
{
public:
    struct Question
    {
        ClienteId client;
        Answer<QrCode> done;
    };
    std::vector<Question> questions;
    std::vector<ClienteId> checked;

    void answer(const Result<QrCode> &code)
    {
        const Answer<QrCode> done = questions.back().done;
        done(code);
    }

    void edit(ClienteId, const clients::Edit &, QObject *, Answer<bool>) override {}
    void remove(ClienteId, QObject *, Answer<void>) override {}
    void history(ClienteId, const PageRequest &, QObject *, Answer<ResultPage<clients::HistoryEntry>>) override {}
    void setInterest(const QByteArray &, const std::vector<ClienteId> &) override {}
    void checkSoon(ClienteId client) override { checked.push_back(client); }
    bool supports(EngineProfile::Operation) const override { return true; }
    void importSessions(QObject *, Answer<clients::Imported>) override {}
    void requestPairingCode(ClienteId, const QString &, QObject *, Answer<PairingCode>) override {}
    void connectSession(ClienteId, QObject *, Answer<void>) override {}
    void disconnectSession(ClienteId, QObject *, Answer<void>) override {}
    void fetchQr(ClienteId client, QObject *, Answer<QrCode> done) override
    {
        questions.push_back({client, std::move(done)});
    }
};

using Answers = QList<QPair<int, int>>; // when (s), and the seconds left as told

/// Never asks again by itself within a test, or at once.
constexpr QrFeedSettings Lazy{1h, 1h, 1h};
constexpr QrFeedSettings Eager{1ms, 1ms, 4ms};

} // namespace

class tst_QrFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnlyWhenNeeded()
    {
        FakeClients clients;
        QrFeed feed(clients, Lazy);
        feed.follow(id(51));
        QVERIFY(clients.questions.empty());
        feed.setNeeded(true);
        QCOMPARE(clients.questions.size(), size_t(1));
        QCOMPARE(clients.questions[0].client, id(51));
        feed.setNeeded(true);
        QCOMPARE(clients.questions.size(), size_t(1));
        feed.setNeeded(false);
        feed.setNeeded(true); // the former question was given up
        QCOMPARE(clients.questions.size(), size_t(2));
    }

    void showsCountsAndForgets()
    {
        FakeClients clients;
        QrFeed feed(clients, Eager);
        QSignalSpy changed(&feed, &QrFeed::codeChanged);
        feed.follow(id(51));
        feed.setNeeded(true);
        clients.answer(payload("2@a", 60, 1000));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(feed.code().payload, QByteArray("2@a"));
        QCOMPARE(feed.attempt(), 1);
        QTRY_COMPARE(clients.questions.size(), size_t(2)); // it looks again by itself
        clients.answer(payload("2@a", 57, 4000));
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(clients.questions.size(), size_t(3));
        clients.answer(payload("2@b", 20, 61000));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(feed.attempt(), 2);
        QCOMPARE(feed.lifetime(), 20);
        feed.setNeeded(false);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(feed.code().kind, QrCode::Kind::None);
        QCOMPARE(feed.secondsLeft(61000), std::nullopt);
        QVERIFY(!feed.isExpired(1'000'000));
    }

    void theSameCodeAgainIsNoNewAttempt()
    {
        FakeClients clients;
        QrFeed feed(clients, Lazy);
        feed.follow(id(51));
        feed.setNeeded(true);
        clients.answer(payload("2@a", 60, 0));
        feed.setNeeded(false); // an outage
        feed.setNeeded(true);
        clients.answer(payload("2@a", 60, 20000));
        QCOMPARE(feed.attempt(), 1);
        QCOMPARE(feed.secondsLeft(20000), 40); // and no longer life
        feed.follow(id(52));
        clients.answer(payload("2@a", 60, 20000));
        QCOMPARE(feed.attempt(), 1);
        QCOMPARE(feed.secondsLeft(20000), 60);
    }

    void ignoresAnswersForFormerClients()
    {
        FakeClients clients;
        QrFeed feed(clients, Lazy);
        QSignalSpy changed(&feed, &QrFeed::codeChanged);
        QSignalSpy failed(&feed, &QrFeed::failed);
        feed.follow(id(51));
        feed.setNeeded(true);
        feed.follow(id(52));
        QCOMPARE(clients.questions.size(), size_t(2)); // the new one is asked for at once
        QCOMPARE(clients.questions[1].client, id(52));
        clients.questions[0].done(payload("2@of-51", 60, 0));
        QCOMPARE(changed.size(), 0);
        clients.questions[1].done(payload("2@of-52", 60, 0));
        QCOMPARE(feed.code().payload, QByteArray("2@of-52"));
        clients.questions[0].done(failure("X", QStringLiteral("late")));
        QCOMPARE(failed.size(), 0);
        feed.follow(std::nullopt);
        QCOMPARE(feed.code().kind, QrCode::Kind::None);
        clients.questions[1].done(payload("2@of-52", 60, 0));
        QCOMPARE(feed.code().kind, QrCode::Kind::None);
    }

    void turningAwayWhileBeingToldOfACode()
    {
        FakeClients clients;
        QrFeed feed(clients, Eager);
        connect(&feed, &QrFeed::codeChanged, this, [&feed] { feed.follow(std::nullopt); });
        feed.follow(id(51));
        feed.setNeeded(true);
        clients.answer(payload("2@a", 60, 0));
        QTest::qWait(20); // long enough for a timer that should not run
        QCOMPARE(clients.questions.size(), size_t(1));
        QCOMPARE(feed.code().kind, QrCode::Kind::None);
    }

    void secondsLeft_data()
    {
        QTest::addColumn<Answers>("answers");
        QTest::addColumn<int>("now");
        QTest::addColumn<int>("left"); // -1: not known
        QTest::addColumn<bool>("expired");
        QTest::newRow("fresh") << Answers{{0, 60}} << 0 << 60 << false;
        QTest::newRow("counts down by itself") << Answers{{0, 60}} << 12 << 48 << false;
        QTest::newRow("over") << Answers{{0, 60}} << 60 << 0 << true;
        QTest::newRow("long over") << Answers{{0, 60}} << 900 << 0 << true;
        QTest::newRow("a clock set back") << Answers{{100, 60}} << 0 << 60 << false;
        QTest::newRow("counting down") << Answers{{0, 60}, {10, 50}, {20, 40}} << 20 << 40 << false;
        QTest::newRow("counting down, rounded up") << Answers{{0, 60}, {10, 49}, {20, 40}} << 20 << 39 << false;
        QTest::newRow("always the same") << Answers{{0, 60}, {10, 60}, {50, 60}} << 50 << 10 << false;
        QTest::newRow("counted down to nothing") << Answers{{0, 60}, {59, 1}, {60, 0}} << 60 << 0 << true;
        QTest::newRow("late with the next") << Answers{{0, 20}, {18, 20}, {21, 20}} << 21 << 0 << true;
        QTest::newRow("lives longer than told") << Answers{{0, 20}, {21, 20}, {26, 20}} << 30 << 16 << false;
        QTest::newRow("never told") << Answers{{0, 0}, {10, 0}} << 20 << -1 << false;
        QTest::newRow("told the second time") << Answers{{0, 0}, {10, 30}} << 20 << 20 << false;
        QTest::newRow("the same for minutes")
            << Answers{{0, 20}, {26, 20}, {52, 20}, {78, 20}, {104, 20}} << 105 << 0 << true;
        QTest::newRow("the same for minutes, never told")
            << Answers{{0, 0}, {15, 0}, {30, 0}, {45, 0}, {60, 0}, {75, 0}, {90, 0}} << 91 << -1 << true;
        QTest::newRow("not yet for minutes")
            << Answers{{0, 0}, {15, 0}, {30, 0}, {45, 0}, {60, 0}, {75, 0}, {89, 0}} << 89 << -1 << false;
        QTest::newRow("told to live for minutes") << Answers{{0, 300}, {150, 150}} << 200 << 100 << false;
        QTest::newRow("never told, not long unseen") << Answers{{0, 0}, {10, 0}} << 29 << -1 << false;
        QTest::newRow("never told, long unseen") << Answers{{0, 0}, {10, 0}} << 30 << -1 << true;
    }

    void secondsLeft()
    {
        QFETCH(const Answers, answers);
        QFETCH(const int, now);
        QFETCH(const int, left);
        QFETCH(const bool, expired);
        FakeClients clients;
        QrFeed feed(clients, Lazy);
        feed.follow(id(51));
        feed.setNeeded(true);
        for (const auto &[at, told] : answers)
            clients.answer(payload("2@a", told, at * 1000));
        QCOMPARE(feed.secondsLeft(now * 1000).value_or(-1), left);
        QCOMPARE(feed.isExpired(now * 1000), expired);
    }

    void asksAsSoonAsTheTimeIsOver()
    {
        FakeClients clients;
        QrFeed feed(clients, {1h, 1h, 1h});
        feed.follow(id(51));
        feed.setNeeded(true);
        clients.answer(payload("2@a", 1, 0));
        QTRY_COMPARE_WITH_TIMEOUT(clients.questions.size(), size_t(2), 5000); // not in an hour
        clients.answer(payload("2@b", 60, 1050));
        QCOMPARE(feed.attempt(), 2);
    }

    void isImpatientWithoutAGoodCode_data()
    {
        QTest::addColumn<int>("told");
        QTest::newRow("none") << -1;
        QTest::newRow("expired") << 1;
    }

    void isImpatientWithoutAGoodCode()
    {
        QFETCH(const int, told);
        FakeClients clients;
        QrFeed feed(clients, {1h, 1ms, 1h});
        feed.follow(id(51));
        feed.setNeeded(true);
        if (told > 0)
            clients.answer(payload("2@a", told, 0));
        clients.answer(told > 0 ? payload("2@a", told, 3000) : QrCode{});
        QTRY_COMPARE(clients.questions.size(), size_t(2));
    }

    void failuresKeepTheCodeAndAskLessOften()
    {
        FakeClients clients;
        QrFeed feed(clients, {1h, 40ms, 160ms});
        QSignalSpy failed(&feed, &QrFeed::failed);
        QSignalSpy recovered(&feed, &QrFeed::recovered);
        feed.follow(id(51));
        feed.setNeeded(true);
        clients.answer(payload("2@a", 0, 0));
        QElapsedTimer clock;
        for (const int atLeast : {40, 80, 160, 160}) {
            const size_t before = clients.questions.size();
            clock.start();
            clients.answer(failure("SESSION_MANAGER_ERROR", QStringLiteral("No")));
            QTRY_COMPARE(clients.questions.size(), before + 1);
            QVERIFY2(clock.elapsed() >= atLeast - 8, qPrintable(QString::number(clock.elapsed()))); // coarse timers
        }
        QCOMPARE(failed.size(), 4);
        QCOMPARE(feed.error()->message, QStringLiteral("No"));
        QCOMPARE(feed.code().payload, QByteArray("2@a"));
        clients.answer(payload("2@a", 0, 100));
        QVERIFY(!feed.error());
        QCOMPARE(recovered.size(), 1);
        QCOMPARE(feed.attempt(), 1);
    }

    void anErrorIsOverWithItsClient()
    {
        FakeClients clients;
        QrFeed feed(clients, Lazy);
        feed.follow(id(51));
        feed.setNeeded(true);
        clients.answer(failure("SESSION_MANAGER_ERROR", QStringLiteral("No")));
        QVERIFY(feed.error());
        feed.follow(id(52));
        QVERIFY(!feed.error());
    }

    void aCodeThatGoesMayHaveBeenScanned()
    {
        FakeClients clients;
        QrFeed feed(clients, Lazy);
        feed.follow(id(51));
        feed.setNeeded(true);
        clients.answer(QrCode{}); // none yet
        QVERIFY(clients.checked.empty());
        clients.answer(payload("2@a", 60, 0));
        clients.answer(payload("2@b", 60, 0));
        QVERIFY(clients.checked.empty());
        clients.answer(QrCode{});
        QCOMPARE(clients.checked, std::vector{id(51)});
        QCOMPARE(feed.code().kind, QrCode::Kind::None);
        clients.answer(QrCode{}); // once is enough
        QCOMPARE(clients.checked.size(), size_t(1));
    }

    void imagesRotateToo()
    {
        FakeClients clients;
        QrFeed feed(clients, Lazy);
        feed.follow(id(51));
        feed.setNeeded(true);
        clients.answer(QrCode{QrCode::Kind::Image, {}, "png 1", 0, 0});
        clients.answer(QrCode{QrCode::Kind::Image, {}, "png 1", 0, 1});
        clients.answer(QrCode{QrCode::Kind::Image, {}, "png 2", 0, 2});
        QCOMPARE(feed.attempt(), 2);
        QCOMPARE(feed.code().image, QByteArray("png 2"));
    }
};

HUB_TEST(tst_QrFeed)

#include "tst_qrfeed.moc"
