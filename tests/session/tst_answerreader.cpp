// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/answerreader.h"
#include "tests/support/test.h"

#include <QTest>

namespace answer = hub::answer;

class tst_AnswerReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellings_data();
    void spellings();
    void bareValues();
    void envelopes();
    void messageIds_data();
    void messageIds();
    void errorWords_data();
    void errorWords();
    void longWords();
};

void tst_AnswerReader::spellings_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("value");
    QTest::newRow("exact") << QByteArray(R"({"QR_CODE":2,"qr_code":1})") << 1;
    QTest::newRow("camel case") << QByteArray(R"({"qrCode":1})") << 1;
    QTest::newRow("capitals") << QByteArray(R"({"QRCODE":1})") << 1;
    QTest::newRow("hyphen") << QByteArray(R"({"Qr-Code":1})") << 1;
    QTest::newRow("longer") << QByteArray(R"({"qr_code_base64":1})") << -1;
    QTest::newRow("shorter") << QByteArray(R"({"qr":1})") << -1;
    QTest::newRow("separators only") << QByteArray(R"({"__":1,"":2})") << -1;
}

void tst_AnswerReader::spellings()
{
    QFETCH(QByteArray, body);
    QFETCH(int, value);
    QCOMPARE(answer::member(answer::parse(body).toObject(), QLatin1String("qr_code")).toInt(-1), value);
}

void tst_AnswerReader::bareValues()
{
    QCOMPARE(answer::parse("\"READY\""), QJsonValue(QStringLiteral("READY")));
    QCOMPARE(answer::parse(" 7\n"), QJsonValue(7));
    QCOMPARE(answer::parse("null"), QJsonValue(QJsonValue::Null));
    QVERIFY(answer::parse("[1,2]").isArray());
    for (const char *none : {"", "READY", "1,2", "[],[]", "{} {}", "{", "\"READY"})
        QVERIFY2(answer::parse(none).isUndefined(), none);
}

void tst_AnswerReader::envelopes()
{
    const auto found = answer::objects(answer::parse(R"([{"Data":[{"a":1}],"result":{"data":{"b":1}},"state":"x"}])"),
                                       {QLatin1String("data"), QLatin1String("result"), QLatin1String("state")});
    QCOMPARE(found.size(), size_t(3));
    QVERIFY(found.at(0).contains(QLatin1String("state")));
    QVERIFY(found.at(1).contains(QLatin1String("a")));
    QVERIFY(!found.at(2).contains(QLatin1String("b"))); // one level, no more
    QVERIFY(answer::objects(answer::parse("[{},{}]"), {}).empty());
    QVERIFY(answer::objects(answer::parse("\"data\""), {QLatin1String("data")}).empty());
}

void tst_AnswerReader::messageIds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *name, QByteArray body, const char *id) {
        QTest::newRow(name) << body << QString::fromLatin1(id);
    };
    row("session manager", R"({"ok":true,"message_id":"true_549@c.us_3EB0"})", "true_549@c.us_3EB0");
    row("camel case", R"({"messageId":" 3EB0 "})", "3EB0");
    row("WAHA", R"({"id":{"fromMe":true,"remote":"549@c.us","id":"3EB0","_serialized":"true_549@c.us_3EB0"}})",
        "true_549@c.us_3EB0");
    row("id without a serialized one", R"({"id":{"fromMe":true,"id":"3EB0"}})", "3EB0");
    row("Evolution", R"({"key":{"remoteJid":"549@s.whatsapp.net","id":"3EB0"},"status":"PENDING","instanceId":"x"})",
        "3EB0");
    row("wwebjs-api", R"({"success":true,"message":{"id":{"_serialized":"true_549@c.us_3EB0"},"ack":0}})",
        "true_549@c.us_3EB0");
    row("GOWA", R"({"code":"SUCCESS","message":"Message sent","results":{"message_id":"3EB0","status":"sent"}})",
        "3EB0");
    row("wuzapi", R"({"code":200,"data":{"Details":"Sent","Id":"90B2","Timestamp":1},"success":true})", "90B2");
    row("WPPConnect", R"({"status":"success","response":[{"id":"true_549@c.us_3EB0","ack":1}]})", "true_549@c.us_3EB0");
    row("a number", R"({"message_id":12345})", "12345");
    row("a number that is no double", R"({"message_id":9007199254740993})", "9007199254740993");
    row("a message's id beats a bare one", R"({"id":"shop","data":{"message_id":"3EB0"}})", "3EB0");
    row("two envelopes", R"({"data":{"message":{"id":"3EB0"}}})", "3EB0");
    row("a list of messages", R"({"messages":[{"id":"wamid.3EB0"}]})", "wamid.3EB0");
    row("of a session", R"({"session":{"id":"shop"},"success":true})", "");
    row("two messages", R"({"response":[{"id":"a"},{"id":"b"}]})", "");
    row("wrong types", R"({"message_id":true,"key":7,"id":[null],"data":"x"})", "");
    row("nothing", "{}", "");
    row("no JSON", "<html>", "");
    row("empty", "", "");
    row("control characters", R"({"id":"3E\u0000B0\n"})", "3EB0");
}

void tst_AnswerReader::messageIds()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, id);
    QCOMPARE(answer::messageId(answer::parse(body)), id);
}

void tst_AnswerReader::errorWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, QByteArray body, const char *code, const char *message) {
        QTest::newRow(name) << body << QString::fromLatin1(code) << QString::fromLatin1(message);
    };
    row("session manager", R"({"error":true,"code":"SESSION_NOT_READY","message":"Session is not ready"})",
        "SESSION_NOT_READY", "Session is not ready");
    row("a code in error", R"({"error":"QR_NOT_AVAILABLE"})", "QR_NOT_AVAILABLE", "QR_NOT_AVAILABLE");
    row("a sentence in error", R"({"error":"QR not available","state":"READY"})", "", "QR not available");
    row("code beats error", R"({"error":"BAD_REQUEST","code":"TOO_LONG"})", "TOO_LONG", "TOO_LONG");
    row("WAHA", R"({"error":"Session status is not as expected","session":"shop","status":"STARTING"})", "",
        "Session status is not as expected");
    row("Evolution", R"({"status":400,"error":"Bad Request","response":{"message":["Text is required","No number"]}})",
        "", "Text is required; No number");
    row("Evolution, no such number",
        R"({"status":400,"error":"Bad Request","response":{"message":[{"jid":"1@s.whatsapp.net","exists":false}]}})",
        "", "Bad Request");
    row("Evolution, a number that is there",
        R"({"status":400,"error":"Bad Request","response":{"message":[{"exists":true}]}})", "", "Bad Request");
    row("wwebjs-api", R"({"success":false,"message":"session_not_connected"})", "session_not_connected",
        "session_not_connected");
    row("wwebjs-api, error", R"({"success":false,"error":"session_not_found"})", "session_not_found",
        "session_not_found");
    row("GOWA", R"({"code":"AUTHENTICATION_ERROR","message":"you are not loggin","results":null})",
        "AUTHENTICATION_ERROR", "you are not loggin");
    row("wuzapi", R"({"code":500,"error":"No session","success":false})", "", "No session");
    row("WPPConnect", R"({"response":null,"status":"Disconnected","message":"The session is not active"})", "",
        "The session is not active");
    row("restricted", R"({"error":"server returned error 463"})", "", "server returned error 463");
    row("an object in error", R"({"error":{"message":"Rate limited","code":"WA_REACHOUT_TIMELOCK"}})",
        "WA_REACHOUT_TIMELOCK", "Rate limited");
    row("a list", R"([{"message":"Bad number"}])", "", "Bad number");
    row("a bare sentence", R"("Not found")", "", "Not found");
    row("a bare code", R"("NOT_FOUND")", "NOT_FOUND", "NOT_FOUND");
    row("nothing", R"({"error":true,"code":5,"message":null})", "", "");
    row("no JSON", "<h1>Bad gateway</h1>", "", "");
    row("empty", "", "", "");
}

void tst_AnswerReader::errorWords()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, message);
    const answer::ErrorWords words = answer::errorWords(body);
    QCOMPARE(words.code, code);
    QCOMPARE(words.message, message);
}

void tst_AnswerReader::longWords()
{
    const QByteArray words(2000, 'x');
    QCOMPARE(answer::errorWords("{\"message\":\"" + words + " y\"}").message, QString(500, u'x'));
    QCOMPARE(answer::messageId(answer::parse("{\"id\":\"" + words + "\"}")).size(), 300);
    const QByteArray deep = QByteArray("[").repeated(300) + QByteArray("]").repeated(300);
    QCOMPARE(answer::errorWords("{\"message\":" + deep + "}").message, QString());
}

HUB_TEST(tst_AnswerReader)
#include "tst_answerreader.moc"
