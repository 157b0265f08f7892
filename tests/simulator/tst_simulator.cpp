// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/simulator.h"

#include "core/qr/qranswer.h"
#include "simulator/demo.h"
#include "simulator/simulatorthread.h"
#include "tests/qr/qrreader.h"
#include "tests/simulator/rawclient.h"
#include "tests/support/test.h"

#include <QJsonArray>
#include <QTest>

using namespace hub;
using namespace hub::sim;
using hub::test::RawAnswer;
using hub::test::RawClient;
using namespace std::chrono_literals;

/// The Session Manager's own endpoints, over real sockets.
class tst_SimulatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_thread.reset(); }
    void statusOfEveryState_data();
    void statusOfEveryState();
    void statusKeepsTheRealOrder();
    void otherShapes();
    void healthAndHeader();
    void qrIsReadByAPhone();
    void rawStringQr();
    void noQr();
    void scanOverHttp();
    void sends();
    void badSends_data();
    void badSends();
    void connectAndDisconnect();
    void missingEndpoints();
    void contactPages();
    void pipelinedAnswersComeInOrder();
    void notHttp();
    void demoHasEveryState();
    void takenPort();

private:
    [[nodiscard]] RawAnswer ask(const QByteArray &method, const QByteArray &path, qint64 client = 51,
                                const QByteArray &body = {})
    {
        return RawClient(m_thread->port()).ask(method, path, client, body);
    }
    void setState(State state, qint64 client = 51)
    {
        m_thread->call([=](Simulator &simulator) { simulator.setState(*ClienteId::fromNumber(client), state); });
    }
    void setVariant(const Variant &variant)
    {
        m_thread->call([=](Simulator &simulator) {
            simulator.clients().findOrCreate(*ClienteId::fromNumber(51)).setVariant(variant);
        });
    }
    [[nodiscard]] QByteArray payload(qint64 client = 51)
    {
        return m_thread->call(
            [=](Simulator &simulator) { return simulator.qrPayload(*ClienteId::fromNumber(client)); });
    }

    std::unique_ptr<SimulatorThread> m_thread;
};

void tst_SimulatorTest::init()
{
    SimulatorSettings settings;
    settings.timing = {1h, 0ms, 0ms, {}};
    m_thread = std::make_unique<SimulatorThread>(settings);
    QVERIFY(m_thread->start());
}

void tst_SimulatorTest::statusOfEveryState_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("ready");
    QTest::addColumn<bool>("needsQr");
    const auto row = [](State state, bool ready = false, bool needsQr = false) {
        QTest::newRow(stateName(state)) << state << QString::fromLatin1(stateName(state)) << ready << needsQr;
    };
    row(State::NotInitialized);
    row(State::Initializing);
    row(State::Reconnecting);
    row(State::QrRequired, false, true);
    row(State::Ready, true);
    row(State::AuthFailure);
    row(State::DisconnectedRecoverable);
    row(State::DisconnectedLogout);
    row(State::DisconnectedBanned);
    row(State::Error);
}

void tst_SimulatorTest::statusOfEveryState()
{
    QFETCH(State, state);
    QFETCH(QString, word);
    QFETCH(bool, ready);
    QFETCH(bool, needsQr);
    setState(state);
    const auto answer = ask("GET", "/status");
    QCOMPARE(answer.status, 200);
    const auto json = answer.json();
    QCOMPARE(json.value(QStringLiteral("state")).toString(), word);
    QCOMPARE(json.value(QStringLiteral("connected")).toBool(), ready);
    QCOMPARE(json.value(QStringLiteral("can_send_messages")).toBool(), ready);
    QCOMPARE(json.value(QStringLiteral("needs_qr")).toBool(), needsQr);
    QCOMPARE(json.value(QStringLiteral("cliente_id")).toInteger(), 51);
}

void tst_SimulatorTest::statusKeepsTheRealOrder()
{
    setState(State::QrRequired);
    QCOMPARE(
        ask("GET", "/status").body,
        QByteArray(R"({"cliente_id":51,"connected":false,"state":"QR_REQUIRED","reconnection_attempts":0,)"
                   R"("max_reconnection_attempts":3,"can_send_messages":false,"needs_qr":true,"is_recoverable":false,)"
                   R"("recommended_action":"Scan QR code to authenticate"})"));
}

void tst_SimulatorTest::otherShapes()
{
    setState(State::Ready);
    Variant variant;
    variant.statusBody = Variant::StatusBody::Minimal;
    setVariant(variant);
    QCOMPARE(ask("GET", "/status").body, QByteArray(R"({"status":"READY"})"));

    variant.statusBody = Variant::StatusBody::FullWithQr;
    setVariant(variant);
    QVERIFY(ask("GET", "/status").json().value(QStringLiteral("qr_code_base64")).isNull());
    setState(State::QrRequired);
    const auto url = ask("GET", "/status").json().value(QStringLiteral("qr_code_base64")).toString();
    QCOMPARE(test::readQr(qrImageFromText(url.toUtf8())->bytes), payload());
}

void tst_SimulatorTest::healthAndHeader()
{
    setState(State::Ready);
    QCOMPARE(ask("GET", "/health").body,
             QByteArray(R"({"status":"ok","service":"session-manager","cliente_id":51,"whatsapp_state":"READY"})"));
    QCOMPARE(ask("GET", "/health", 0).status, 200);
    for (const char *path : {"/status", "/qr", "/contacts"}) {
        const auto answer = ask("GET", path, 0);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json().value(QStringLiteral("code")).toString(), QStringLiteral("MISSING_HEADER"));
    }
    QCOMPARE(ask("GET", "/status", -1).status, 400);
    QCOMPARE(ask("GET", "/elsewhere").status, 404);
}

void tst_SimulatorTest::qrIsReadByAPhone()
{
    setState(State::QrRequired);
    const auto json = ask("GET", "/qr").json();
    QCOMPARE(json.value(QStringLiteral("state")).toString(), QStringLiteral("QR_REQUIRED"));
    QCOMPARE(json.value(QStringLiteral("expires_in")).toInteger(), 3600);
    const auto png = qrImageFromText(json.value(QStringLiteral("qr")).toString().toUtf8());
    QVERIFY(png);
    QCOMPARE(test::readPng(png->bytes).size, QSize(300, 300));
    QCOMPARE(test::readQr(png->bytes), payload());
}

void tst_SimulatorTest::rawStringQr()
{
    Variant variant;
    variant.qrBody = Variant::QrBody::RawString;
    setVariant(variant);
    setState(State::QrRequired);
    const auto json = ask("GET", "/qr").json();
    QCOMPARE(json.value(QStringLiteral("qr")).toString().toUtf8(), payload());
    QCOMPARE(json.value(QStringLiteral("qrType")).toString(), QStringLiteral("raw_string"));
}

void tst_SimulatorTest::noQr()
{
    setState(State::Initializing);
    auto answer = ask("GET", "/qr");
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.json().value(QStringLiteral("error")).toString(), QStringLiteral("QR_NOT_AVAILABLE"));
    setState(State::Ready);
    answer = ask("GET", "/qr");
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.body, QByteArray(R"({"error":"ALREADY_CONNECTED"})"));

    Variant variant;
    variant.qrMissing = Variant::QrMissing::NoQr;
    variant.qrWhenReady = Variant::QrWhenReady::NotAvailable;
    setVariant(variant);
    answer = ask("GET", "/qr");
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.body, QByteArray(R"({"error":"QR not available","state":"READY","can_send_messages":true})"));
    setState(State::Initializing);
    answer = ask("GET", "/qr");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray(R"({"status":"NO_QR"})"));
}

void tst_SimulatorTest::scanOverHttp()
{
    setState(State::QrRequired, 51);
    setState(State::QrRequired, 52);
    const QByteArray old = payload();
    QCOMPARE(ask("POST", "/_control/clients/51/qr/rotate", 0).status, 200);
    const auto scan = [this](const QByteArray &path, const QByteArray &text) {
        return ask("POST", path, 0, "{\"payload\":\"" + text + "\",\"phone\":\"5491199998888\"}");
    };
    QCOMPARE(scan("/_control/clients/51/scan", old).status, 410);
    QCOMPARE(scan("/_control/clients/51/scan", payload(52)).status, 409);
    QCOMPARE(scan("/_control/scan", "2@nobody").status, 409);
    QCOMPARE(scan("/_control/clients/99/scan", old).status, 404);
    QCOMPARE(ask("GET", "/status").json().value(QStringLiteral("state")).toString(), QStringLiteral("QR_REQUIRED"));

    const auto linked = scan("/_control/scan", payload());
    QCOMPARE(linked.status, 200);
    QCOMPARE(linked.json().value(QStringLiteral("client")).toInteger(), 51);
    const auto status = ask("GET", "/status").json();
    QCOMPARE(status.value(QStringLiteral("state")).toString(), QStringLiteral("READY"));
    QCOMPARE(status.value(QStringLiteral("account")).toString(), QStringLiteral("5491199998888"));
    QCOMPARE(ask("GET", "/status", 52).json().value(QStringLiteral("state")).toString(), QStringLiteral("QR_REQUIRED"));
}

void tst_SimulatorTest::sends()
{
    setState(State::Ready);
    const auto answer = ask("POST", "/send", 51, RawClient::sendBody(51, "5491112345678", "hello"));
    QCOMPARE(answer.status, 200);
    const auto json = answer.json();
    QVERIFY(json.value(QStringLiteral("ok")).toBool());
    QVERIFY(
        json.value(QStringLiteral("message_id")).toString().startsWith(QStringLiteral("true_5491112345678@c.us_3EB0")));
    setState(State::DisconnectedRecoverable);
    const auto refused = ask("POST", "/send", 51, RawClient::sendBody(51, "5491112345678", "again"));
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.json().value(QStringLiteral("code")).toString(), QStringLiteral("SESSION_NOT_READY"));
    const auto summary = m_thread->call([](Simulator &simulator) { return simulator.sent().summary(); });
    QCOMPARE(summary.delivered, 1);
    QCOMPARE(summary.refused, 1);
}

void tst_SimulatorTest::badSends_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("hello");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("other client") << RawClient::sendBody(52, "5491112345678", "hello");
    QTest::newRow("no number") << RawClient::sendBody(51, "", "hello");
    QTest::newRow("no message") << RawClient::sendBody(51, "5491112345678", "");
    QTest::newRow("number of a wrong kind") << QByteArray(R"({"cliente_id":51,"to":5491112345678,"message":"x"})");
}

void tst_SimulatorTest::badSends()
{
    QFETCH(QByteArray, body);
    setState(State::Ready);
    const auto answer = ask("POST", "/send", 51, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json().value(QStringLiteral("code")).toString(), QStringLiteral("INVALID_REQUEST"));
    QCOMPARE(m_thread->call([](Simulator &simulator) { return simulator.sent().summary().attempts; }), 0);
}

void tst_SimulatorTest::connectAndDisconnect()
{
    const auto started = ask("POST", "/connect");
    QCOMPARE(started.status, 200);
    QCOMPARE(started.json().value(QStringLiteral("state")).toString(), QStringLiteral("INIT"));
    QCOMPARE(ask("GET", "/status").json().value(QStringLiteral("state")).toString(), QStringLiteral("QR_REQUIRED"));
    setState(State::Initializing);
    const auto busy = ask("POST", "/init");
    QCOMPARE(busy.status, 409);
    QCOMPARE(busy.json().value(QStringLiteral("code")).toString(), QStringLiteral("INITIALIZATION_IN_PROGRESS"));
    setState(State::Ready);
    QVERIFY(ask("POST", "/connect").json().value(QStringLiteral("alreadyConnected")).toBool());
    QCOMPARE(ask("POST", "/disconnect").body, QByteArray(R"({"success":true,"message":"Disconnected"})"));
    QCOMPARE(ask("GET", "/status").json().value(QStringLiteral("state")).toString(),
             QStringLiteral("DISCONNECTED_LOGOUT"));
}

void tst_SimulatorTest::missingEndpoints()
{
    Variant variant;
    variant.hasConnect = variant.hasDisconnect = variant.hasContacts = false;
    setVariant(variant);
    QCOMPARE(ask("POST", "/connect").status, 404);
    QCOMPARE(ask("POST", "/disconnect").status, 404);
    const auto contacts = ask("GET", "/contacts");
    QCOMPARE(contacts.status, 404);
    QVERIFY(contacts.header("Content-Type").startsWith("text/html"));
}

void tst_SimulatorTest::contactPages()
{
    setState(State::Ready);
    m_thread->call([](Simulator &simulator) {
        simulator.clients().findOrCreate(*ClienteId::fromNumber(51)).setContacts(ContactBook::madeUp(25));
    });
    QSet<QString> ids;
    QByteArray after;
    for (int page = 0; page < 3; ++page) {
        const auto json = ask("GET", "/contacts?limit=10&after=" + after).json();
        const auto items = json.value(QStringLiteral("contacts")).toArray();
        QCOMPARE(items.size(), page < 2 ? 10 : 5);
        for (const QJsonValue &item : items)
            ids.insert(item[u"id"].toString());
        after = json.value(QStringLiteral("next")).toString().toUtf8();
        QCOMPARE(after.isEmpty(), page == 2);
    }
    QCOMPARE(ids.size(), 25);
    QCOMPARE(ask("GET", "/contacts").json().value(QStringLiteral("contacts")).toArray().size(), 25);
    QCOMPARE(ask("GET", "/contacts?limit=0").status, 400);
    QCOMPARE(ask("GET", "/contacts?limit=x").status, 400);
    QCOMPARE(ask("GET", "/contacts?after=-1").status, 400);
    setState(State::Error);
    QCOMPARE(ask("GET", "/contacts").status, 409);
}

void tst_SimulatorTest::pipelinedAnswersComeInOrder()
{
    setState(State::Ready, 51);
    m_thread->call([](Simulator &simulator) { simulator.timing().sendLatency = {20ms, 20ms}; });
    RawClient client(m_thread->port());
    client.send(RawClient::request("POST", "/send", 51, RawClient::sendBody(51, "5491112345678", "one")) +
                RawClient::request("GET", "/status", 51) + RawClient::request("GET", "/elsewhere", 51));
    QVERIFY(client.receive().json().contains(QStringLiteral("message_id")));
    QVERIFY(client.receive().json().contains(QStringLiteral("state")));
    QCOMPARE(client.receive().status, 404);
}

void tst_SimulatorTest::notHttp()
{
    RawClient client(m_thread->port());
    client.send("nonsense\r\n\r\n");
    QCOMPARE(client.receive().status, 400);
    QCOMPARE(ask("GET", "/health").status, 200);
}

void tst_SimulatorTest::demoHasEveryState()
{
    m_thread->call([](Simulator &simulator) {
        addDemoClients(simulator);
        QSet<QByteArray> words;
        for (const auto &demo : demoClients()) {
            QVERIFY(!demo.name.isEmpty());
            QCOMPARE(simulator.clients().find(demo.id)->state(simulator.now()), demo.state);
            words.insert(simulator.clients().find(demo.id)->word(simulator.now()));
        }
        QCOMPARE(words.size(), 9);
    });
}

void tst_SimulatorTest::takenPort()
{
    SimulatorSettings settings;
    settings.port = m_thread->port();
    SimulatorThread second(settings);
    const auto port = second.start();
    QVERIFY(!port);
    QCOMPARE(port.error().code, QByteArray("LISTEN_FAILED"));
    QVERIFY(!second.isRunning());
}

HUB_TEST(tst_SimulatorTest)

#include "tst_simulator.moc"
