// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qr/qranswer.h"
#include "core/qr/qrimage.h"
#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

using namespace hub;
using namespace hub::test;
using sim::State;

namespace {

/// The copy of the list that a window keeps.
class Copy : public QObject
{
public:
    explicit Copy(ClientsApi &link)
    {
        connect(&link, &ClientsApi::changed, this, [this](const ClientStatusStore::Changes &changes) {
            ++updates;
            health = changes.sessionManager;
            if (changes.complete) {
                ++completes;
                clients.clear();
            }
            for (const MonitoredClient &client : changes.changed)
                clients.insert_or_assign(client.client, client);
            for (const ClienteId gone : changes.removed)
                clients.erase(gone);
        });
    }
    [[nodiscard]] bool waitFor(const std::function<bool()> &condition) const
    {
        return QTest::qWaitFor(condition, Patience);
    }
    [[nodiscard]] bool waitForState(qint64 client, SessionState state) const
    {
        return waitFor([&] { return clients.contains(id(client)) && clients.at(id(client)).state == state; });
    }

    std::map<ClienteId, MonitoredClient> clients;
    SessionManagerHealth health;
    int updates = 0;
    int completes = 0;
};

} // namespace

class tst_LocalClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listBeginsComplete();
    void registersRenamesRemoves();
    void refusesABadName();
    void followsStates();
    void aQuietListSaysNothing();
    void tellsOfTheSessionManager();
    void tellsHistory();
    void raisesAlerts();
    void keepsInterestOverARestart();
    void connectsAndDisconnects();
    void auditsWhatItDid();
    void tellsOfAMissingEndpoint();
    void handsErrorsOn();
    void fetchesCodes_data();
    void fetchesCodes();
    void tellsOfABadImage();
    void knowsWhatTheEngineCan();
    void takesOverSessions();
    void changesEverythingAboutAClient();
    void asksForAPairingCode();

private:
    static void setState(LinkFixture &fixture, qint64 client, State state)
    {
        fixture.simulator.call([=](sim::Simulator &simulator) {
            simulator.setState(id(client), state);
            return true;
        });
    }
    static Result<void> connectSession(LinkFixture &fixture, qint64 client)
    {
        return fixture.ask<void>([&](QObject *context, const Answer<void> &done) {
            fixture.link->clients().connectSession(id(client), context, done);
        });
    }
    static Result<QrCode> fetchQr(LinkFixture &fixture, qint64 client)
    {
        return fixture.ask<QrCode>([&](QObject *context, const Answer<QrCode> &done) {
            fixture.link->clients().fetchQr(id(client), context, done);
        });
    }
    static void answer(LinkFixture &fixture, sim::Endpoint endpoint, int status, const QByteArray &body)
    {
        fixture.simulator.call([=](sim::Simulator &simulator) {
            sim::Fault fault;
            fault.kind = sim::FaultKind::Custom;
            fault.endpoint = endpoint;
            fault.status = status;
            fault.body = body;
            fault.contentType = "application/json";
            return simulator.addFault(fault);
        });
    }
};

void tst_LocalClients::listBeginsComplete()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    const Copy copy(fixture.link->clients());
    QVERIFY(fixture.start());
    QVERIFY(copy.waitFor([&] { return copy.updates > 0; }));
    QCOMPARE(copy.completes, 1); // also of an empty list: only then "no clients" is known
    QVERIFY(copy.clients.empty());
}

void tst_LocalClients::registersRenamesRemoves()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    const Copy copy(fixture.link->clients());
    QVERIFY(fixture.start());
    const auto first = fixture.put(51, QStringLiteral("Bakery"));
    QVERIFY(first && *first);
    const auto second = fixture.put(51, QStringLiteral("Baker's"));
    QVERIFY(second && !*second);
    QVERIFY(copy.waitFor(
        [&] { return copy.clients.contains(id(51)) && copy.clients.at(id(51)).name == QLatin1String("Baker's"); }));
    const auto remove = [&] {
        return fixture.ask<void>(
            [&](QObject *context, const Answer<void> &done) { fixture.link->clients().remove(id(51), context, done); });
    };
    QVERIFY(remove());
    QVERIFY(copy.waitFor([&] { return copy.clients.empty(); }));
    QCOMPARE(remove().error().code, "NOT_FOUND");
}

void tst_LocalClients::refusesABadName()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QCOMPARE(fixture.put(51, QStringLiteral("a\nb")).error().code, "INVALID_REQUEST");
}

void tst_LocalClients::followsStates()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    const Copy copy(fixture.link->clients());
    QVERIFY(fixture.start());
    setState(fixture, 51, State::QrRequired);
    QVERIFY(fixture.put(51));
    QVERIFY(copy.waitForState(51, SessionState::QrRequired));
    setState(fixture, 51, State::Ready);
    fixture.link->clients().checkSoon(id(51));
    QVERIFY(copy.waitForState(51, SessionState::Ready));
    QVERIFY(copy.clients.at(id(51)).lastGoodAnswer > 0);
    QCOMPARE(copy.completes, 1);
}

void tst_LocalClients::aQuietListSaysNothing()
{
    LinkFixture fixture({QStringLiteral("--monitor=off")});
    QVERIFY(fixture.make());
    const Copy copy(fixture.link->clients());
    QVERIFY(fixture.start());
    QVERIFY(fixture.put(51));
    QVERIFY(copy.waitFor([&] { return copy.clients.size() == 1; }));
    const int updates = copy.updates;
    // Long enough for the list to be compared some times: each sample of the server is a second.
    QSignalSpy seconds(&fixture.link->server(), &ServerApi::sampled);
    QTRY_COMPARE_WITH_TIMEOUT(seconds.count(), 2, Patience);
    QCOMPARE(copy.updates, updates);
}

void tst_LocalClients::tellsOfTheSessionManager()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    const Copy copy(fixture.link->clients());
    QVERIFY(fixture.start());
    QVERIFY(fixture.put(51));
    fixture.simulator.post([](sim::Simulator &simulator) { simulator.beginOutage(); });
    QVERIFY(copy.waitFor([&] { return !copy.health.up; }));
    QVERIFY(!copy.health.reason.isEmpty());
    fixture.simulator.post([](sim::Simulator &simulator) { simulator.endOutage(); });
    QVERIFY(copy.waitFor([&] { return copy.health.up; }));
}

void tst_LocalClients::tellsHistory()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    setState(fixture, 51, State::Ready);
    QVERIFY(fixture.put(51));
    using Entries = ResultPage<clients::HistoryEntry>;
    const auto history = [&] {
        return *fixture.ask<Entries>([&](QObject *context, const Answer<Entries> &done) {
            fixture.link->clients().history(id(51), {}, context, done);
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(int(history().items.size()), 1, Patience);
    QCOMPARE(history().items.front().state, SessionState::Ready);
}

void tst_LocalClients::raisesAlerts()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    const Copy copy(fixture.link->clients());
    std::vector<SessionAlert> alerts;
    connect(&fixture.link->clients(), &ClientsApi::alertRaised, this,
            [&alerts](const SessionAlert &alert) { alerts.push_back(alert); });
    QVERIFY(fixture.start());
    setState(fixture, 51, State::Ready);
    QVERIFY(fixture.put(51, QStringLiteral("Bakery")));
    QVERIFY(copy.waitForState(51, SessionState::Ready));
    setState(fixture, 51, State::DisconnectedLogout);
    QTRY_COMPARE_WITH_TIMEOUT(int(alerts.size()), 1, Patience);
    const SessionAlert alert = alerts.front();
    QCOMPARE(alert.client, std::optional(id(51)));
    QCOMPARE(alert.kind, AlertKind::LoggedOut);
    QCOMPARE(alert.name, QStringLiteral("Bakery"));
}

void tst_LocalClients::keepsInterestOverARestart()
{
    // Quiet clients are polled once an hour, those that somebody looks at often: whoever looked before still looks.
    LinkFixture fixture;
    fixture.options = {QStringLiteral("--monitor-interval=3600000")};
    QVERIFY(fixture.make());
    const Copy copy(fixture.link->clients());
    QVERIFY(fixture.start());
    setState(fixture, 51, State::Ready);
    QVERIFY(fixture.put(51));
    fixture.link->clients().setInterest("page", {id(51)});
    QVERIFY(copy.waitForState(51, SessionState::Ready));
    QVERIFY(fixture.apply({{"login-failures", QStringLiteral("7")}}));
    QVERIFY(copy.waitFor([&] { return copy.completes == 2; }));
    QVERIFY(copy.waitFor([&] { return copy.clients.at(id(51)).lastChecked > 0; }));
    const qint64 first = copy.clients.at(id(51)).lastChecked;
    QVERIFY(copy.waitFor([&] { return copy.clients.at(id(51)).lastChecked > first; }));
    const qint64 second = copy.clients.at(id(51)).lastChecked;
    QVERIFY(copy.waitFor([&] { return copy.clients.at(id(51)).lastChecked > second; }));
}

void tst_LocalClients::connectsAndDisconnects()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    const Copy copy(fixture.link->clients());
    QVERIFY(fixture.start());
    QVERIFY(fixture.put(51));
    QVERIFY(connectSession(fixture, 51));
    QVERIFY(copy.waitForState(51, SessionState::QrRequired));
    const auto ended = fixture.ask<void>([&](QObject *context, const Answer<void> &done) {
        fixture.link->clients().disconnectSession(id(51), context, done);
    });
    QVERIFY(ended);
    QVERIFY(copy.waitFor([&] { return !copy.clients.at(id(51)).wanted; })); // nobody connects it again by himself
    QVERIFY(copy.waitFor([&] { return copy.clients.at(id(51)).state != SessionState::QrRequired; }));
    QVERIFY(connectSession(fixture, 51));
    QVERIFY(copy.waitFor([&] { return copy.clients.at(id(51)).wanted; }));
}

void tst_LocalClients::auditsWhatItDid()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(connectSession(fixture, 51));
    using Entries = ResultPage<audit::Entry>;
    const auto connects = [&] {
        return fixture
            .ask<Entries>([&](QObject *context, const Answer<Entries> &done) {
                fixture.link->activity().audit({.user = {}, .action = QStringLiteral("connect")}, {}, context, done);
            })
            ->items;
    };
    QTRY_COMPARE_WITH_TIMEOUT(int(connects().size()), 1, Patience);
    const audit::Entry entry = connects().front();
    QCOMPARE(entry.actor, QStringLiteral("dashboard"));
    QCOMPARE(entry.address, QStringLiteral("local"));
    QCOMPARE(entry.clienteId, id(51));
    QCOMPARE(entry.detail, QStringLiteral("ok"));
    QVERIFY(entry.at >= before);
}

void tst_LocalClients::tellsOfAMissingEndpoint()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    fixture.simulator.call([](sim::Simulator &simulator) {
        sim::Variant variant;
        variant.hasConnect = false;
        simulator.clients().findOrCreate(id(51)).setVariant(variant);
        return true;
    });
    const auto connected = connectSession(fixture, 51);
    QCOMPARE(connected.error().code, "NOT_SUPPORTED");
    QVERIFY(!connected.error().message.isEmpty());
}

void tst_LocalClients::handsErrorsOn()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    answer(fixture, sim::Endpoint::Connect, 409,
           R"({"error":true,"code":"INITIALIZATION_IN_PROGRESS","message":"Already starting"})");
    const auto busy = connectSession(fixture, 51);
    QCOMPARE(busy.error().code, "INITIALIZATION_IN_PROGRESS");
    QCOMPARE(busy.error().message, QStringLiteral("Already starting"));

    fixture.simulator.call([](sim::Simulator &simulator) {
        simulator.beginOutage();
        return true;
    });
    const auto down = connectSession(fixture, 51);
    QCOMPARE(down.error().code, "SESSION_MANAGER_UNAVAILABLE");
    QCOMPARE(fetchQr(fixture, 51).error().code, "SESSION_MANAGER_UNAVAILABLE");
}

void tst_LocalClients::fetchesCodes_data()
{
    QTest::addColumn<bool>("raw");
    QTest::newRow("data URL") << false;
    QTest::newRow("raw string") << true;
}

void tst_LocalClients::fetchesCodes()
{
    QFETCH(bool, raw);
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QCOMPARE(fetchQr(fixture, 51)->kind, QrCode::Kind::None); // 404
    const QByteArray payload = fixture.simulator.call([raw](sim::Simulator &simulator) {
        sim::Variant variant;
        variant.qrBody = raw ? sim::Variant::QrBody::RawString : sim::Variant::QrBody::DataUrl;
        simulator.setState(id(51), State::QrRequired);
        simulator.clients().findOrCreate(id(51)).setVariant(variant);
        return simulator.qrPayload(id(51));
    });
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const auto code = fetchQr(fixture, 51);
    QVERIFY(code);
    QCOMPARE(code->kind, raw ? QrCode::Kind::Payload : QrCode::Kind::Image);
    QCOMPARE(code->payload, raw ? payload : QByteArray());
    QCOMPARE(code->image.startsWith("\x89PNG"), !raw);
    QVERIFY(code->expiresInS > 0);
    QVERIFY(code->fetchedAt >= before);
    setState(fixture, 51, State::Ready);
    QCOMPARE(fetchQr(fixture, 51)->kind, QrCode::Kind::None); // 409
}

void tst_LocalClients::tellsOfABadImage()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    answer(fixture, sim::Endpoint::Qr, 200, R"({"qr":"data:image/svg+xml;base64,PHN2Zy8+"})");
    QCOMPARE(fetchQr(fixture, 51).error().code, "BAD_QR_IMAGE");
}

/// A link to a simulated engine that wants a key, beside the fixture's own simulator.
struct EngineFixture
{
    EngineFixture() : engine({.engine = QStringLiteral("waha"), .engineKey = "opensesame"})
    {
        if (!engine.start([](sim::Simulator &simulator) {
                simulator.clients().findOrCreate(id(7));
                simulator.clients().findOrCreate(id(8)).setSession("shop");
            }))
            qFatal("the engine does not start");
        fixture.useSimulator = false;
        fixture.options = {QStringLiteral("--session-manager-url"), engine.baseUrl().toString(),
                           QStringLiteral("--engine=waha")};
        fixture.writeIni("engine-secret = opensesame\n");
    }
    sim::SimulatorThread engine;
    LinkFixture fixture;
};

void tst_LocalClients::knowsWhatTheEngineCan()
{
    using Operation = EngineProfile::Operation;
    LinkFixture plain;
    QVERIFY(plain.make());
    QSignalSpy changed(&plain.link->clients(), &ClientsApi::engineChanged);
    QVERIFY(!plain.link->clients().supports(Operation::Connect)); // nothing runs yet
    QVERIFY(plain.start());
    QCOMPARE(changed.count(), 1);
    QVERIFY(plain.link->clients().supports(Operation::Connect));
    QVERIFY(!plain.link->clients().supports(Operation::PairingCode));
    EngineFixture other;
    QVERIFY(other.fixture.start());
    QVERIFY(other.fixture.link->clients().supports(Operation::PairingCode));
}

void tst_LocalClients::takesOverSessions()
{
    EngineFixture rig;
    QVERIFY(rig.fixture.start());
    const auto import = [&rig] {
        return rig.fixture.ask<clients::Imported>([&rig](QObject *context, const Answer<clients::Imported> &done) {
            rig.fixture.link->clients().importSessions(context, done);
        });
    };
    const auto first = import();
    QVERIFY2(first, first ? "" : qPrintable(first.error().message));
    QCOMPARE(first->added.size(), size_t(2));
    QCOMPARE(import()->known.size(), size_t(2));
}

void tst_LocalClients::changesEverythingAboutAClient()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    const Copy copy(fixture.link->clients());
    QVERIFY(fixture.start());
    const auto edit = [&fixture](qint64 client, const clients::Edit &changes) {
        return fixture.ask<bool>([&](QObject *context, const Answer<bool> &done) {
            fixture.link->clients().edit(id(client), changes, context, done);
        });
    };
    QVERIFY(edit(51, {.name = QStringLiteral("Bakery"),
                      .tags = QStringList{QStringLiteral("north")},
                      .expectedPhone = QStringLiteral("+54 9 11 1234-5678"),
                      .wanted = false,
                      .session = QStringLiteral("shop")}));
    QVERIFY(copy.waitFor([&] { return copy.clients.contains(id(51)) && !copy.clients.at(id(51)).wanted; }));
    QCOMPARE(copy.clients.at(id(51)).expectedPhone, QStringLiteral("5491112345678"));
    QCOMPARE(edit(52, {.session = QStringLiteral("shop")}).error().code, "SESSION_TAKEN");
    QCOMPARE(edit(51, {.expectedPhone = QStringLiteral("12")}).error().field, "expected_phone");
}

void tst_LocalClients::asksForAPairingCode()
{
    EngineFixture rig;
    QVERIFY(rig.fixture.start());
    const auto code = rig.fixture.ask<PairingCode>([&rig](QObject *context, const Answer<PairingCode> &done) {
        rig.fixture.link->clients().requestPairingCode(id(7), QStringLiteral("5491112345678"), context, done);
    });
    QVERIFY2(code, code ? "" : qPrintable(code.error().message));
    QVERIFY(code->code.startsWith(QStringLiteral("HUB")));
}

HUB_TEST(tst_LocalClients)
#include "tst_localclients.moc"
