// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/clientjson.h"
#include "core/clients/clientregistry.h"
#include "core/storage/auditrepository.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace std::chrono_literals;
using hub::test::TestStore;

namespace {

ClienteId registeredId(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

const ClientRegistry::Actor Boss{QStringLiteral("boss"), QStringLiteral("127.0.0.1")};

/// One hub's registry on a store.
struct ClientRegistryFixture
{
    explicit ClientRegistryFixture(TestStore &store, std::chrono::milliseconds refresh = 1h)
        : registry(&store.database(), &board, nullptr, {refresh})
    {
    }
    template<typename T>
    Result<T> wait(const std::optional<Result<T>> &outcome)
    {
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 30000))
            qFatal("no outcome");
        return *outcome;
    }
    Result<ClientRegistry::PutResult> put(qint64 client, const QString &name)
    {
        return put(client, clients::Edit{.name = name});
    }
    Result<ClientRegistry::PutResult> put(qint64 client, const clients::Edit &edit)
    {
        std::optional<Result<ClientRegistry::PutResult>> outcome;
        registry.put(registeredId(client), edit, Boss, mailbox.address(),
                     [&](const auto &result) { outcome = result; });
        return wait(outcome);
    }
    Result<void> remove(qint64 client)
    {
        std::optional<Result<void>> outcome;
        registry.remove(registeredId(client), Boss, mailbox.address(), [&](const auto &result) { outcome = result; });
        return wait(outcome);
    }

    ClientStatusStore board;
    Mailbox mailbox;
    ClientRegistry registry;
};

} // namespace

class tst_ClientRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registersRenamesRemoves_data() { TestStore::addRows(); }
    void registersRenamesRemoves()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        ClientRegistryFixture hub(shared);
        auto put = hub.put(51, QStringLiteral("  Shop "));
        QVERIFY(put && put->created);
        QCOMPARE(put->client.name, QStringLiteral("Shop"));
        QCOMPARE(hub.board.find(registeredId(51))->name, QStringLiteral("Shop"));
        put = hub.put(51, QStringLiteral("Tienda"));
        QVERIFY(put && !put->created);
        MonitoredClient missed = put->client; // a failed poll does not move `checked_at`
        missed.lastGoodAnswer = 5000;
        missed.lastChecked = 9000;
        const QJsonValue lastAnswer = QStringLiteral("1970-01-01T00:00:05.000Z");
        QCOMPARE(clientJson(missed).value(QStringLiteral("checked_at")), lastAnswer);
        QCOMPARE(clientStateJson(missed).value(QStringLiteral("checked_at")), lastAnswer);
        const QJsonObject json = clientJson(put->client);
        const QJsonObject expected{{QStringLiteral("cliente_id"), 51},
                                   {QStringLiteral("name"), QStringLiteral("Tienda")},
                                   {QStringLiteral("session"), QStringLiteral("51")},
                                   {QStringLiteral("tags"), QJsonArray()},
                                   {QStringLiteral("expected_phone"), QJsonValue::Null},
                                   {QStringLiteral("wanted"), QStringLiteral("on")},
                                   {QStringLiteral("state"), QStringLiteral("unknown")},
                                   {QStringLiteral("raw_state"), QJsonValue::Null},
                                   {QStringLiteral("can_send"), false},
                                   {QStringLiteral("restricted_since"), QJsonValue::Null},
                                   {QStringLiteral("restricted_until"), QJsonValue::Null},
                                   {QStringLiteral("account"), QJsonValue::Null},
                                   {QStringLiteral("since"), QJsonValue::Null},
                                   {QStringLiteral("checked_at"), QJsonValue::Null},
                                   {QStringLiteral("last_sent_at"), QJsonValue::Null}};
        QCOMPARE(json, expected);
        QVERIFY(hub.remove(51));
        QVERIFY(!hub.board.contains(registeredId(51)));
        const auto again = hub.remove(51);
        QVERIFY(!again);
        QCOMPARE(again.error().code, QByteArray("NOT_FOUND"));
        const auto log = shared.run<ResultPage<audit::Entry>>([](QSqlDatabase &c) {
            return audit::list(c, {QStringLiteral("boss"), QStringLiteral("setting")}, {});
        });
        QCOMPARE(log->items.size(), size_t(3)); // the failed removal is none
        QCOMPARE(log->items[0].detail, QStringLiteral("removed"));
        QCOMPARE(log->items[2].clienteId, std::optional(registeredId(51)));
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty") << QString() << true;
        QTest::newRow("any letters") << QStringLiteral("Panadería «Ñ» 🥐 <b>") << true;
        QTest::newRow("100") << QString(100, u'x') << true;
        QTest::newRow("100 and spaces around") << QString(u' ' % QString(100, u'x') % u' ') << true;
        QTest::newRow("101") << QString(101, u'x') << false;
        QTest::newRow("line break") << QStringLiteral("a\nb") << false;
        QTest::newRow("NUL") << QString(u'a' % QChar(u'\0') % u'b') << false;
        QTest::newRow("escape") << QStringLiteral("a\u001b[31mb") << false;
        QTest::newRow("line separator") << QString(u'a' % QChar(QChar::LineSeparator) % u'b') << false;
        QTest::newRow("half a surrogate") << QString(u'a' % QChar(0xd800) % u'b') << false;
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        const auto checked = ClientRegistry::checkName(name);
        QCOMPARE(checked.has_value(), good);
        if (!good)
            QCOMPARE(checked.error().code, QByteArray("INVALID_REQUEST"));
    }

    void aBadNameIsRefused()
    {
        TestStore store;
        ClientRegistryFixture hub(store);
        const auto put = hub.put(51, QString(101, u'x'));
        QVERIFY(!put);
        QCOMPARE(put.error().code, QByteArray("INVALID_REQUEST"));
        QVERIFY(!hub.board.contains(registeredId(51)));
    }

    void whatIsNotNamedStays_data() { TestStore::addRows(); }
    void whatIsNotNamedStays()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        ClientRegistryFixture hub(shared);
        ClientRegistryFixture other(shared, 1ms);
        const QStringList tags = {QStringLiteral("shop"), QStringLiteral("north")};
        QVERIFY(hub.put(51, {.name = QStringLiteral("Shop"), .tags = tags + tags, .expectedPhone = {}, .wanted = {}}));
        QVERIFY(hub.put(
            51, {.name = {}, .tags = {}, .expectedPhone = QStringLiteral("+54 9 11 1234-5678"), .wanted = false}));
        const auto put = hub.put(51, clients::Edit{});
        QVERIFY(put && !put->created);
        QTRY_VERIFY(other.board.find(registeredId(51)) && !other.board.find(registeredId(51))->wanted);
        for (const MonitoredClient &client : {put->client, *other.board.find(registeredId(51))}) {
            QCOMPARE(client.name, QStringLiteral("Shop"));
            QCOMPARE(client.tags, tags);
            QCOMPARE(client.expectedPhone, QStringLiteral("5491112345678"));
            QVERIFY(!client.wanted);
        }
        QCOMPARE(clientJson(put->client).value(QLatin1String("wanted")).toString(), QStringLiteral("off"));
        const auto cleared =
            hub.put(51, {.name = {}, .tags = QStringList(), .expectedPhone = QString(), .wanted = true});
        QVERIFY(cleared && cleared->client.tags.isEmpty() && cleared->client.expectedPhone.isEmpty());
        QVERIFY(cleared->client.wanted);
    }

    void theWishFollowsWhatAPersonCommands_data()
    {
        using Command = ClientRegistry::Command;
        using Kind = SessionManagerError::Kind;
        QTest::addColumn<Command>("command");
        QTest::addColumn<bool>("before");
        QTest::addColumn<std::optional<Kind>>("error");
        QTest::addColumn<bool>("mayHaveLeft");
        QTest::addColumn<bool>("after");
        const auto row = [](const char *name, Command command, bool before, std::optional<Kind> error, bool mayHaveLeft,
                            bool after) { QTest::newRow(name) << command << before << error << mayHaveLeft << after; };
        row("disconnected", Command::Disconnect, true, {}, true, false);
        row("disconnected again", Command::Disconnect, false, {}, true, false);
        row("disconnected, in HTML", Command::Disconnect, true, Kind::NotJson, true, false);
        row("perhaps disconnected", Command::Disconnect, true, Kind::ReadTimeout, true, false);
        row("an error", Command::Disconnect, true, Kind::Status, true, true);
        row("a redirect", Command::Disconnect, true, Kind::Redirect, true, true);
        row("nobody there", Command::Disconnect, true, Kind::Unreachable, false, true);
        row("connected", Command::Connect, false, {}, true, true);
        row("not connected yet", Command::Connect, false, Kind::Status, true, true);
        row("nobody there to connect", Command::Connect, false, Kind::Unreachable, false, true);
    }
    void theWishFollowsWhatAPersonCommands()
    {
        QFETCH(ClientRegistry::Command, command);
        QFETCH(bool, before);
        QFETCH(std::optional<SessionManagerError::Kind>, error);
        QFETCH(bool, mayHaveLeft);
        QFETCH(bool, after);
        SessionManagerOutcome outcome = SessionManagerAnswer{200, "{}"};
        if (error) {
            SessionManagerError made;
            made.kind = *error;
            made.mayHaveLeft = mayHaveLeft;
            outcome = tl::unexpected<SessionManagerError>(made);
        }
        TestStore store;
        ClientRegistryFixture hub(store);
        QVERIFY(hub.put(51, clients::Edit{.wanted = before}));
        hub.registry.noteCommand(registeredId(51), command, outcome);
        hub.registry.noteCommand(registeredId(52), command, outcome); // not registered, and not by this
        QVERIFY(hub.put(51, QStringLiteral("Shop")));                 // the store does one thing after the other
        const auto kept = store.run<std::vector<clients::Record>>([](QSqlDatabase &c) { return clients::all(c); });
        QCOMPARE(kept->size(), size_t(1));
        QCOMPARE(kept->front().wanted, after);
        QTRY_COMPARE(hub.board.find(registeredId(51))->wanted, after);
        QVERIFY(!hub.board.contains(registeredId(52)));
    }

    void aSessionIsOneClients_data() { TestStore::addRows(); }
    void aSessionIsOneClients()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        ClientRegistryFixture hub(shared);
        const auto put = [&hub](qint64 client, const QString &session) {
            return hub.put(client, clients::Edit{.session = session});
        };
        QCOMPARE(put(51, QStringLiteral(" shop "))->client.session, QStringLiteral("shop"));
        QCOMPARE(hub.board.sessionOf(registeredId(51)), QStringLiteral("shop"));
        QCOMPARE(hub.board.sessionOf(registeredId(99)), QStringLiteral("99"));
        QCOMPARE(put(52, QStringLiteral("shop")).error().code, "SESSION_TAKEN");
        QVERIFY(!hub.board.contains(registeredId(52)));
        QVERIFY(put(52, QStringLiteral("51"))); // that name is free, since 51 has another
        QCOMPARE(put(51, QString()).error().code, "SESSION_TAKEN");
        QVERIFY(put(52, QStringLiteral("52")));
        QCOMPARE(hub.board.find(registeredId(52))->session, QString());
        QVERIFY(put(51, QString()));
        QCOMPARE(hub.board.sessionOf(registeredId(51)), QStringLiteral("51"));
        QVERIFY(hub.put(52, clients::Edit{.name = QStringLiteral("Shop"), .session = QStringLiteral("shop")}));
        ClientRegistryFixture other(shared);
        QTRY_COMPARE(other.board.sessionOf(registeredId(52)), QStringLiteral("shop"));
    }

    void takesOverTheEnginesSessions_data() { TestStore::addRows(); }
    void takesOverTheEnginesSessions()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        ClientRegistryFixture hub(shared);
        QVERIFY(hub.put(60, clients::Edit{.session = QStringLiteral("old")}));
        QVERIFY(hub.put(70, QString()));
        const auto listed = [](const char *name) { return ListedSession{QString::fromUtf8(name), {}}; };
        std::optional<Result<clients::Imported>> got;
        hub.registry.importSessions({listed("shop"), listed("61"), listed("old"), listed("60"), listed("shop"),
                                     listed(".."), listed("tienda ñ"), listed("70")},
                                    {}, hub.mailbox.address(),
                                    [&got](const Result<clients::Imported> &imported) { got = imported; });
        QTRY_VERIFY(got);
        QVERIFY(*got);
        const clients::Imported imported = **got;
        QVERIFY(imported.added ==
                (std::vector<clients::Imported::Client>{{registeredId(61), QStringLiteral("61")},
                                                        {registeredId(71), QStringLiteral("shop")},
                                                        {registeredId(72), QStringLiteral("tienda ñ")}}));
        QVERIFY(imported.known == (std::vector<clients::Imported::Client>{{registeredId(70), QStringLiteral("70")},
                                                                          {registeredId(60), QStringLiteral("old")},
                                                                          {registeredId(71), QStringLiteral("shop")}}));
        QCOMPARE(imported.leftOut.size(), size_t(2)); // 60 has another session, and the dots
        QCOMPARE(hub.board.sessionOf(registeredId(72)), QStringLiteral("tienda ñ"));
    }

    void badEditsAreRefused_data()
    {
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QByteArray>("field");
        QStringList many;
        for (int n = 0; n <= ClientRegistry::MaxTags; ++n)
            many << QString::number(n);
        QTest::newRow("comma") << QStringList{QStringLiteral("a,b")} << QString() << QByteArray("tags");
        QTest::newRow("empty tag") << QStringList{QStringLiteral(" ")} << QString() << QByteArray("tags");
        QTest::newRow("long tag") << QStringList{QString(41, u'x')} << QString() << QByteArray("tags");
        QTest::newRow("line break") << QStringList{QStringLiteral("a\nb")} << QString() << QByteArray("tags");
        QTest::newRow("many") << many << QString() << QByteArray("tags");
        QTest::newRow("group") << QStringList() << QStringLiteral("123@g.us") << QByteArray("expected_phone");
        QTest::newRow("local") << QStringList() << QStringLiteral("011 4321 5678") << QByteArray("expected_phone");
        QTest::newRow("word") << QStringList() << QStringLiteral("mine") << QByteArray("expected_phone");
    }
    void badEditsAreRefused()
    {
        QFETCH(QStringList, tags);
        QFETCH(QString, phone);
        QFETCH(QByteArray, field);
        const auto checked =
            ClientRegistry::checkEdit({.name = {}, .tags = tags, .expectedPhone = phone, .wanted = {}});
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, QByteArray("INVALID_REQUEST"));
        QCOMPARE(checked.error().field, field);
    }

    void hubsOfOneStoreAgree_data() { TestStore::addRows(); }
    void hubsOfOneStoreAgree()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        ClientRegistryFixture one(shared, 10ms);
        ClientRegistryFixture two(shared, 10ms);
        QVERIFY(one.put(51, QStringLiteral("Shop")));
        QTRY_VERIFY(two.board.contains(registeredId(51)));
        QVERIFY(two.put(51, QStringLiteral("Tienda")));
        QTRY_COMPARE(one.board.find(registeredId(51))->name, QStringLiteral("Tienda"));
        QVERIFY(one.remove(51));
        QTRY_VERIFY(!two.board.contains(registeredId(51)));
    }

    void whatIsRememberedIsShownAfterAStart()
    {
        TestStore store;
        QVERIFY(store.run<bool>([](QSqlDatabase &c) {
            return clients::put(c, registeredId(51), QStringLiteral("Shop"), 1000)
                .and_then([&](bool) {
                    return clients::record(c, {registeredId(51), SessionState::Ready, QStringLiteral("READY"),
                                               QStringLiteral("549"), 5000});
                })
                .map([](const clients::Recorded &recorded) { return recorded.changed; });
        }));
        ClientRegistryFixture hub(store);
        QVERIFY(!hub.board.isLoaded());
        QTRY_VERIFY(hub.board.isLoaded());
        const auto known = hub.board.find(registeredId(51));
        QCOMPARE(known->state, SessionState::Ready);
        QCOMPARE(known->account, QStringLiteral("549"));
        QCOMPARE(known->since, 5000);
        QCOMPARE(known->lastGoodAnswer, 5000);
        std::optional<size_t> lines;
        hub.registry.history(
            registeredId(51), {}, hub.mailbox.address(),
            [&lines](const Result<ResultPage<clients::HistoryEntry>> &page) { lines = page->items.size(); });
        QTRY_VERIFY(lines.has_value());
        QCOMPARE(*lines, size_t(1));
    }

    void withoutAMonitorOtherHubsFindingsAreShown()
    {
        TestStore store;
        ClientRegistryFixture hub(store);
        QVERIFY(hub.put(51, QStringLiteral("Shop")));
        QVERIFY(store.run<clients::Recorded>([](QSqlDatabase &c) {
            return clients::record(c, {registeredId(51), SessionState::QrRequired, QStringLiteral("QR"), {}, 5000});
        }));
        QSignalSpy refreshed(&hub.registry, &ClientRegistry::refreshed);
        hub.registry.refresh();
        QTRY_VERIFY(!refreshed.isEmpty());
        QTRY_COMPARE(hub.board.find(registeredId(51))->state, SessionState::QrRequired);
        QVERIFY(hub.board.find(registeredId(51))->needsQr);
    }
};

HUB_TEST(tst_ClientRegistry)
#include "tst_clientregistry.moc"
