// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/script/script.h"

#include "tests/support/test.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::sim;
using namespace std::chrono_literals;

class tst_ScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsSteps();
    void refuses_data();
    void refuses();
    void plays();
    void loops();
};

void tst_ScriptTest::sortsSteps()
{
    const auto script = Script::parse(R"({"steps":[{"at":20,"clear_faults":true},{"at":10,"client":51,"scan":true}]})");
    QVERIFY2(script, script ? "" : qPrintable(script.error().message));
    QCOMPARE(script->steps.size(), size_t(2));
    QCOMPARE(script->steps.front().at, 10ms);
    QVERIFY(std::holds_alternative<Script::Scan>(script->steps.front().action));
    QCOMPARE(script->length, 20ms);
    QVERIFY(!script->loop);
}

void tst_ScriptTest::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *json, const char *says, const char *code = "INVALID_SCRIPT") {
        QTest::newRow(name) << QByteArray(json) << QByteArray(code) << QString::fromLatin1(says);
    };
    row("empty", "", "JSON object", "INVALID_JSON");
    row("cut", "{\"steps\":[", "JSON object", "INVALID_JSON");
    row("array", "[]", "JSON object", "INVALID_JSON");
    row("no steps", "{}", "steps");
    row("steps of a wrong kind", R"({"steps":{}})", "steps");
    row("unknown member", R"({"steps":[],"x":1})", "x is not");
    row("step of a wrong kind", R"({"steps":[1]})", "step 0");
    row("no time", R"({"steps":[{"clear_faults":true}]})", "at");
    row("negative time", R"({"steps":[{"at":-1,"clear_faults":true}]})", "at");
    row("no action", R"({"steps":[{"at":0,"client":51}]})", "step 0");
    row("two actions", R"({"steps":[{"at":0,"client":51,"scan":true,"rotate_qr":true}]})", "step 0");
    row("no client", R"({"steps":[{"at":0,"scan":true}]})", "client");
    row("client zero", R"({"steps":[{"at":0,"client":0,"scan":true}]})", "client");
    row("unknown state", R"({"steps":[{"at":0,"clear_faults":true},{"at":0,"client":1,"set":{"state":"NO"}}]})",
        "step 1: state");
    row("set of a wrong kind", R"({"steps":[{"at":0,"client":1,"set":"READY"}]})", "set");
    row("scan false", R"({"steps":[{"at":0,"client":1,"scan":false}]})", "scan");
    row("unknown fault", R"({"steps":[{"at":0,"fault":{"kind":"no"}}]})", "kind");
    row("fault of a wrong kind", R"({"steps":[{"at":0,"fault":7}]})", "fault");
    row("loop of no length", R"({"loop":true,"steps":[{"at":0,"clear_faults":true}]})", "length");
    row("too short", R"({"length":5,"steps":[{"at":6,"clear_faults":true}]})", "length");
}

void tst_ScriptTest::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, code);
    QFETCH(QString, says);
    const auto script = Script::parse(json);
    QVERIFY(!script);
    QCOMPARE(script.error().code, code);
    QVERIFY2(script.error().message.contains(says), qPrintable(script.error().message));
}

void tst_ScriptTest::plays()
{
    Simulator simulator;
    const auto script = Script::parse(R"({"steps":[
        {"at":0,"client":51,"set":{"state":"QR_REQUIRED"}},
        {"at":1,"client":52,"set":{"state":"READY","word":"WORKING"}},
        {"at":2,"fault":{"kind":"reset","client":52}},
        {"at":3,"client":51,"scan":true,"phone":"5491100001111"}]})");
    QVERIFY(script);
    ScriptPlayer player(simulator, *script);
    QSignalSpy finished(&player, &ScriptPlayer::finished);
    player.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(simulator.clients().find(*ClienteId::fromNumber(51))->account(), QByteArray("5491100001111"));
    QCOMPARE(simulator.clients().find(*ClienteId::fromNumber(52))->word(simulator.now()), QByteArray("WORKING"));
    QCOMPARE(simulator.faults().all().size(), size_t(1));
}

void tst_ScriptTest::loops()
{
    Simulator simulator;
    const auto script = Script::parse(R"({"loop":true,"length":2,"steps":[{"at":0,"fault":{"kind":"hang"}}]})");
    QVERIFY(script);
    ScriptPlayer player(simulator, *script);
    player.start();
    QTRY_VERIFY(simulator.faults().all().size() >= 3);
}

HUB_TEST(tst_ScriptTest)

#include "tst_script.moc"
