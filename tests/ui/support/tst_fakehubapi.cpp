// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/samples.h"
#include "ui/common/clientstore.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <set>

using namespace hub;

/// The fake is what all pages are tested against: it must keep the promises of the interface.
class tst_FakeHubApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersThroughTheEventLoop();
    void doesNotAnswerThoseWhoLeft();
    void failsOnce();
    void givesAnswersOutOfOrder();
    void announcesClients();
    void pagesThroughLists();
    void keepsTheLastAdministrator();
    void runsAJob();
    void refusesABadSetting();
    void samplesFillEverything();
};

namespace {

ClienteId id(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

} // namespace

void tst_FakeHubApi::answersThroughTheEventLoop()
{
    FakeHubApi hub;
    bool answered = false;
    hub.clients().put(id(51), QStringLiteral("Bakery"), this, [&answered](const Result<bool> &isNew) {
        QVERIFY(isNew && *isNew);
        answered = true;
    });
    QVERIFY(!answered);
    QTRY_VERIFY(answered);
    QCOMPARE(hub.desk.calls, QStringList{QStringLiteral("put 51 Bakery")});
    QCOMPARE(hub.clients().find(id(51))->name, QStringLiteral("Bakery"));
}

void tst_FakeHubApi::doesNotAnswerThoseWhoLeft()
{
    FakeHubApi hub;
    bool answered = false;
    {
        QObject context;
        hub.clients().remove(id(1), &context, [&answered](const Result<void> &) { answered = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

void tst_FakeHubApi::failsOnce()
{
    FakeHubApi hub;
    hub.desk.failNext("HUB_STOPPED", QStringLiteral("The hub is not running."), QStringLiteral("put"));
    QByteArrayList codes;
    const auto note = [&codes](const auto &result) { codes.append(result ? QByteArray("ok") : result.error().code); };
    hub.clients().remove(id(9), this, note); // another function
    hub.clients().put(id(9), {}, this, note);
    hub.clients().put(id(9), {}, this, note);
    QTRY_COMPARE(codes, (QByteArrayList{"NOT_FOUND", "HUB_STOPPED", "ok"}));
}

void tst_FakeHubApi::givesAnswersOutOfOrder()
{
    FakeHubApi hub;
    hub.desk.hold();
    QStringList got;
    for (const char *name : {"first", "second", "third"})
        hub.people().createKey(QLatin1String(name), {}, this,
                               [&got](const Result<CreatedApiKey> &key) { got.append(key->key.name); });
    QCoreApplication::processEvents();
    QCOMPARE(hub.desk.held(), 3);
    QVERIFY(got.isEmpty());
    QCOMPARE(hub.people().keyList.size(), 3u); // done, only not told
    hub.desk.releaseNewest();
    hub.desk.release();
    QTRY_COMPARE(got, (QStringList{QStringLiteral("third"), QStringLiteral("first"), QStringLiteral("second")}));
}

void tst_FakeHubApi::announcesClients()
{
    FakeHubApi hub;
    ui::ClientStore store(hub.clients());
    QVERIFY(!store.isLoaded());
    hub.clients().load();
    QTRY_VERIFY(store.isLoaded());
    QVERIFY(store.clients().empty());

    hub.clients().set(MonitoredClient{.client = id(3), .name = QStringLiteral("Shop")});
    QTRY_COMPARE(store.clients().size(), 1u);
    hub.clients().setState(id(3), SessionState::QrRequired);
    QTRY_VERIFY(store.find(id(3))->needsQr);
    std::optional<QrCode> code;
    hub.clients().fetchQr(id(3), this, [&code](const Result<QrCode> &answer) { code = *answer; });
    QTRY_VERIFY(code);
    QCOMPARE(code->kind, QrCode::Kind::Payload);

    hub.clients().setSessionManager({.up = false, .reason = QStringLiteral("connection refused")});
    QTRY_COMPARE(store.find(id(3))->state, SessionState::Unreachable);
    hub.clients().setSessionManager({});
    hub.clients().setState(id(3), SessionState::Ready, QStringLiteral("5491112345678"));
    QTRY_COMPARE(store.find(id(3))->state, SessionState::Ready);
    QCOMPARE(store.find(id(3))->account, QStringLiteral("5491112345678"));
    QCOMPARE(hub.clients().histories[id(3)].size(), 2u);
    hub.clients().forget(id(3));
    QTRY_VERIFY(store.clients().empty());
}

void tst_FakeHubApi::pagesThroughLists()
{
    FakeHubApi hub;
    hub.activity().entries = sampleAudit(250);
    std::vector<qint64> ids;
    std::function<void(std::optional<qint64>)> read = [&](std::optional<qint64> after) {
        hub.activity().audit({}, {.after = after}, this, [&](const Result<ResultPage<audit::Entry>> &page) {
            for (const audit::Entry &entry : page->items)
                ids.push_back(entry.id);
            if (page->next)
                read(page->next);
        });
    };
    read({});
    QTRY_COMPARE(ids.size(), 250u);
    QCOMPARE(ids.front(), 250);
    QCOMPARE(ids.back(), 1);
    QCOMPARE(hub.desk.calls.size(), 3);
}

void tst_FakeHubApi::keepsTheLastAdministrator()
{
    FakeHubApi hub;
    hub.people().userList = {{1, QStringLiteral("admin"), id(1), Role::Admin, UserState::Active}};
    QByteArray code;
    hub.people().disable(1, this, [&code](const Result<User> &user) { code = user.error().code; });
    QTRY_COMPARE(code, QByteArray("LAST_ADMIN"));
    QCOMPARE(hub.people().find(QStringLiteral("admin"))->state, UserState::Active);
}

void tst_FakeHubApi::runsAJob()
{
    FakeHubApi hub;
    QSignalSpy changes(&hub.sending(), &SendingApi::jobChanged);
    JobDraft draft{.client = id(1), .name = QStringLiteral("Offers"), .messages = {}};
    draft.messages = {{QStringLiteral("5491112345678"), QStringLiteral("a")},
                      {QStringLiteral("nobody"), QStringLiteral("b")},
                      {QStringLiteral("5491112345679"), QStringLiteral("c")}};
    std::optional<JobReceipt> receipt;
    hub.sending().createJob(draft, this, [&receipt](const Result<JobReceipt> &answer) { receipt = *answer; });
    QTRY_VERIFY(receipt);
    QCOMPARE(receipt->accepted, 2);
    QCOMPARE(receipt->rejected.size(), 1u);
    QCOMPARE(receipt->rejected.front().index, 1);
    const qint64 job = receipt->jobId.toLongLong();
    hub.sending().advance(job, 1);
    hub.sending().setMessage(job, 2, MessageState::Unknown);
    QCOMPARE(hub.sending().find(job)->state, JobState::Completed);
    bool settled = false;
    hub.sending().settle(job, 2, true, this, [&settled](const Result<JobInfo> &info) {
        settled = info && info->counts.sent == 2 && info->counts.unknown == 0;
    });
    QTRY_VERIFY(settled);
    QTRY_VERIFY(changes.size() >= 3);
}

void tst_FakeHubApi::refusesABadSetting()
{
    FakeHubApi hub;
    QVERIFY(hub.settings().find("port"));
    QSignalSpy changed(&hub.settings(), &SettingsApi::changed);
    QByteArray code;
    hub.settings().apply({{"port", QStringLiteral("70000")}}, this,
                         [&code](const Result<void> &result) { code = result ? QByteArray() : result.error().code; });
    QTRY_COMPARE(code, QByteArray("INVALID_SETTING"));
    QVERIFY(changed.isEmpty());
    hub.settings().apply({{"port", QStringLiteral("4000")}}, this,
                         [&code](const Result<void> &result) { code = result ? QByteArray() : result.error().code; });
    QTRY_COMPARE(code, QByteArray());
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(hub.settings().find("port")->text, QStringLiteral("4000"));
}

void tst_FakeHubApi::samplesFillEverything()
{
    FakeHubApi hub;
    ui::ClientStore store(hub.clients());
    fillSamples(hub, 60);
    QTRY_COMPARE(store.clients().size(), 60u);
    std::set<SessionState> states;
    for (const auto &[client, known] : store.clients())
        states.insert(known.state);
    QCOMPARE(states.size(), AllSessionStates.size());
    for (const JobInfo &job : hub.sending().jobList)
        QCOMPARE(qint64(hub.sending().messageLists[job.id].size()), job.total);
    QCOMPARE(hub.activity().logLines().size(), 5000u);
    QCOMPARE(hub.server().state().phase, ServerState::Phase::Listening);
}

HUB_TEST(tst_FakeHubApi)
#include "tst_fakehubapi.moc"
