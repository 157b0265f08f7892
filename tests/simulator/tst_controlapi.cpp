// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/api/controlapi.h"

#include "simulator/simulatorthread.h"
#include "tests/simulator/rawclient.h"
#include "tests/support/test.h"

#include <QJsonArray>
#include <QTest>

using namespace hub;
using namespace hub::sim;
using hub::test::RawAnswer;
using hub::test::RawClient;

class tst_ControlApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_thread.reset(); }
    void changesAClient();
    void listsClientsByPage();
    void faultsComeAndGo();
    void tellsWhatWasSent();
    void countsAndForgets();
    void changesSettings();
    void controlPortOutlivesAnOutage();
    void refuses_data();
    void refuses();

private:
    [[nodiscard]] RawAnswer ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                                qint64 client = 0)
    {
        return RawClient(m_thread->port()).ask(method, path, client, body);
    }

    std::unique_ptr<SimulatorThread> m_thread;
};

void tst_ControlApiTest::init()
{
    SimulatorSettings settings;
    settings.controlPort = quint16(0);
    m_thread = std::make_unique<SimulatorThread>(settings);
    QVERIFY(m_thread->start());
}

void tst_ControlApiTest::changesAClient()
{
    const auto answer =
        ask("PUT", "/_control/clients/51",
            R"({"state":"READY","word":"WORKING","account":"549","contacts":[{"id":"1@c.us","name":"A"}],
                                "send_latency_ms":[1,2],"variant":{"status":"minimal"}})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value(QStringLiteral("state")).toString(), QStringLiteral("READY"));
    QCOMPARE(answer.json().value(QStringLiteral("account")).toString(), QStringLiteral("549"));
    QCOMPARE(ask("GET", "/status", {}, 51).body, QByteArray(R"({"status":"WORKING"})"));
    QCOMPARE(ask("GET", "/contacts", {}, 51).json().value(QStringLiteral("contacts")).toArray().size(), 1);
    QCOMPARE(ask("DELETE", "/_control/clients/51").status, 200);
    QCOMPARE(ask("GET", "/_control/clients/51").status, 404);
}

void tst_ControlApiTest::listsClientsByPage()
{
    QCOMPARE(ask("POST", "/_control/clients", R"({"count":5,"first":10,"state":"READY"})").status, 200);
    const auto first = ask("GET", "/_control/clients?limit=3").json();
    QCOMPARE(first.value(QStringLiteral("items")).toArray().size(), 3);
    QCOMPARE(first.value(QStringLiteral("total")).toInteger(), 5);
    const QByteArray next = first.value(QStringLiteral("next")).toString().toUtf8();
    const auto second = ask("GET", "/_control/clients?limit=3&after=" + next).json();
    QCOMPARE(second.value(QStringLiteral("items")).toArray().size(), 2);
    QVERIFY(second.value(QStringLiteral("next")).isNull());
}

void tst_ControlApiTest::faultsComeAndGo()
{
    const auto added =
        ask("POST", "/_control/faults", R"({"kind":"error","status":503,"client":51,"endpoint":"status","count":3})");
    QCOMPARE(added.status, 201);
    QCOMPARE(ask("GET", "/status", {}, 51).status, 503);
    const auto list = ask("GET", "/_control/faults").json().value(QStringLiteral("items")).toArray();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first()[u"hits"].toInteger(), 1);
    QCOMPARE(list.first()[u"left"].toInteger(), 2);
    const QByteArray id = QByteArray::number(added.json().value(QStringLiteral("id")).toInteger());
    QCOMPARE(ask("DELETE", "/_control/faults/" + id).status, 200);
    QCOMPARE(ask("GET", "/status", {}, 51).status, 200);
    QCOMPARE(ask("DELETE", "/_control/faults/" + id).status, 404);
}

void tst_ControlApiTest::tellsWhatWasSent()
{
    QCOMPARE(ask("PUT", "/_control/clients/51", R"({"state":"READY"})").status, 200);
    for (const char *text : {"one", "two", "two"})
        QCOMPARE(ask("POST", "/send", RawClient::sendBody(51, "5491112345678", text), 51).status, 200);
    const auto page = ask("GET", "/_control/sent?client=51&limit=2").json();
    const auto items = page.value(QStringLiteral("items")).toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items.first()[u"text"].toString(), QStringLiteral("one"));
    QCOMPARE(items.first()[u"outcome"].toString(), QStringLiteral("delivered"));
    const QByteArray next = page.value(QStringLiteral("next")).toString().toUtf8();
    const auto compact = ask("GET", "/_control/sent?format=compact&after=" + next).json();
    const auto row = compact.value(QStringLiteral("items")).toArray().first().toArray();
    QCOMPARE(row.size(), 9);
    QCOMPARE(row.at(2).toString(), QStringLiteral("5491112345678"));
    QCOMPARE(row.at(5).toInteger(), 2);
    const auto summary = ask("GET", "/_control/sent/summary?client=51").json();
    QCOMPARE(summary.value(QStringLiteral("attempts")).toInteger(), 3);
    QCOMPARE(summary.value(QStringLiteral("repeated_deliveries")).toInteger(), 1);
    QCOMPARE(ask("DELETE", "/_control/sent").status, 200);
    QCOMPARE(ask("GET", "/_control/sent/summary").json().value(QStringLiteral("attempts")).toInteger(), 0);
}

void tst_ControlApiTest::countsAndForgets()
{
    QCOMPARE(ask("GET", "/status", {}, 51).status, 200);
    const auto requests = [this](const QByteArray &query) {
        const auto json = ask("GET", "/_control/counters" + query).json();
        return json.value(QStringLiteral("counters"))[u"status"][u"requests"].toInteger();
    };
    QCOMPARE(requests({}), 1);
    QCOMPARE(requests("?client=51"), 1);
    QCOMPARE(ask("DELETE", "/_control/counters").status, 200);
    QCOMPARE(requests("?client=51"), 0);
    QCOMPARE(ask("POST", "/_control/reset").status, 200);
    QCOMPARE(ask("GET", "/_control/clients").json().value(QStringLiteral("total")).toInteger(), 0);
}

void tst_ControlApiTest::changesSettings()
{
    const auto answer = ask("PUT", "/_control/settings", R"({"qr_rotation_ms":5000,"send_latency_ms":7})").json();
    QCOMPARE(answer.value(QStringLiteral("qr_rotation_ms")).toInteger(), 5000);
    QCOMPARE(answer.value(QStringLiteral("send_latency_ms")).toArray(), QJsonArray({7, 7}));
    QCOMPARE(ask("PUT", "/_control/clients/51", R"({"state":"QR_REQUIRED"})").status, 200);
    const auto left = ask("GET", "/_control/clients/51/qr").json().value(QStringLiteral("expires_in_ms")).toInteger();
    QVERIFY(left <= 5000);
}

void tst_ControlApiTest::controlPortOutlivesAnOutage()
{
    const auto port = m_thread->call([](Simulator &simulator) { return simulator.controlPort(); });
    QVERIFY(port != m_thread->port());
    RawClient control(port);
    QCOMPARE(control.ask("GET", "/status", 51).status, 404); // nothing else is served here
    QCOMPARE(control.ask("POST", "/_control/outage").status, 200);
    QVERIFY(!RawClient(m_thread->port()).isConnected());
    QCOMPARE(control.ask("GET", "/_control/outage").json().value(QStringLiteral("listening")).toBool(true), false);
    QCOMPARE(control.ask("DELETE", "/_control/outage").status, 200);
    QCOMPARE(ask("GET", "/status", {}, 51).status, 200);
}

void tst_ControlApiTest::refuses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *method, const char *path, const char *body, int status,
                        const char *says) {
        QTest::newRow(name) << QByteArray(method) << QByteArray("/_control/" + QByteArray(path)) << QByteArray(body)
                            << status << QString::fromLatin1(says);
    };
    row("not JSON", "PUT", "clients/51", "READY", 400, "JSON");
    row("array", "PUT", "clients/51", "[]", 400, "JSON");
    row("client zero", "PUT", "clients/0", "{}", 400, "client");
    row("client word", "GET", "clients/x", "", 400, "client");
    row("unknown state", "PUT", "clients/51", R"({"state":"NO"})", 400, "state");
    row("state of a wrong kind", "PUT", "clients/51", R"({"state":1})", 400, "state");
    row("unknown field", "PUT", "clients/51", R"({"stat":"READY"})", 400, "stat is not");
    row("unknown variant", "PUT", "clients/51", R"({"variant":{"status":"huge"}})", 400, "variant");
    row("backward latency", "PUT", "clients/51", R"({"send_latency_ms":[2,1]})", 400, "send_latency_ms");
    row("latency of three", "PUT", "clients/51", R"({"send_latency_ms":[1,2,3]})", 400, "send_latency_ms");
    row("contact without id", "PUT", "clients/51", R"({"contacts":[{"name":"A"}]})", 400, "id");
    row("negative contacts", "PUT", "clients/51", R"({"contacts":-1})", 400, "contacts");
    row("no count", "POST", "clients", "{}", 400, "count");
    row("no payload", "POST", "scan", "{}", 400, "payload");
    row("no kind", "POST", "faults", "{}", 400, "kind");
    row("unknown kind", "POST", "faults", R"({"kind":"flood"})", 400, "kind");
    row("probability", "POST", "faults", R"({"kind":"hang","probability":2})", 400, "probability");
    row("count zero", "POST", "faults", R"({"kind":"hang","count":0})", 400, "count");
    row("half a count", "POST", "faults", R"({"kind":"hang","count":1.5})", 400, "count");
    row("status 99", "POST", "faults", R"({"kind":"error","status":99})", 400, "status");
    row("two headers", "POST", "faults", R"({"kind":"redirect","location":"/a\r\nX: y"})", 400, "location");
    row("negative outage", "POST", "outage", R"({"ms":-1})", 400, "ms");
    row("bad limit", "GET", "sent?limit=0", "", 400, "limit");
    row("bad after", "GET", "sent?after=x", "", 400, "after");
    row("bad format", "GET", "sent?format=xml", "", 400, "format");
    row("bad client", "GET", "sent?client=x", "", 400, "client");
    row("unknown client", "GET", "counters?client=7", "", 404, "client");
    row("unknown call", "GET", "nothing", "", 404, "call");
    row("no call", "GET", "", "", 404, "call");
    row("wrong method", "GET", "reset", "", 405, "method");
}

void tst_ControlApiTest::refuses()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, says);
    const auto answer = ask(method, path, body);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.json().value(QStringLiteral("ok")).toBool(true), false);
    const QString message = answer.json().value(QStringLiteral("message")).toString();
    QVERIFY2(message.contains(says), qPrintable(message));
}

HUB_TEST(tst_ControlApiTest)

#include "tst_controlapi.moc"
