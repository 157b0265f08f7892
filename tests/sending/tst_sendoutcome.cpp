// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendoutcome.h"
#include "core/session/engineprofile.h"
#include "tests/support/test.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using hub::SendOutcome;
using hub::SessionManagerError;

Q_DECLARE_METATYPE(hub::SendOutcome::Kind)
Q_DECLARE_METATYPE(hub::SessionManagerError::Kind)

class tst_SendOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<SessionManagerError::Kind>("error");
        QTest::addColumn<bool>("mayHaveLeft");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<SendOutcome::Kind>("outcome");
        QTest::addColumn<QByteArray>(
            "answer"); // what a single send's caller gets: a code of ours, or (empty) its answer
        using Error = SessionManagerError::Kind;
        using Kind = SendOutcome::Kind;
        const auto row = [](const char *name, Error error, bool left, int status, const char *code, Kind kind,
                            const char *answer) {
            QTest::newRow(name) << error << left << status << QByteArray(code) << kind << QByteArray(answer);
        };
        row("refused", Error::Unreachable, false, 0, "", Kind::NeverLeft, "SESSION_MANAGER_UNAVAILABLE");
        row("connect timeout", Error::ConnectTimeout, false, 0, "", Kind::NeverLeft, "GATEWAY_TIMEOUT");
        row("broken before it left", Error::Network, false, 0, "", Kind::NeverLeft, "SESSION_MANAGER_ERROR");
        row("reset after it left", Error::Network, true, 0, "", Kind::Unknown, "SESSION_MANAGER_ERROR");
        row("read timeout", Error::ReadTimeout, true, 0, "", Kind::Unknown, "GATEWAY_TIMEOUT");
        row("not ready", Error::Status, true, 409, "SESSION_NOT_READY", Kind::NotReady, "");
        row("another conflict", Error::Status, true, 409, "DUPLICATE", Kind::Failed, "");
        row("bad request", Error::Status, true, 400, "INVALID_REQUEST", Kind::Failed, "");
        row("unauthorized", Error::Status, true, 401, "", Kind::Failed, "SESSION_MANAGER_ERROR");
        row("forbidden", Error::Status, true, 403, "", Kind::Failed, "SESSION_MANAGER_ERROR");
        row("not ready, but a 500", Error::Status, true, 500, "SESSION_NOT_READY", Kind::NotReady, "");
        row("failed", Error::Status, true, 500, "SEND_FAILED", Kind::Failed, "");
        row("bad gateway", Error::Status, true, 502, "", Kind::Failed, "");
        row("redirect", Error::Redirect, true, 303, "", Kind::Unknown, "SESSION_MANAGER_ERROR");
        row("not JSON", Error::NotJson, true, 200, "", Kind::Unknown, "SESSION_MANAGER_ERROR");
        row("given up before it left", Error::Aborted, false, 0, "", Kind::Interrupted, "SHUTTING_DOWN");
        row("given up after it left", Error::Aborted, true, 0, "", Kind::Unknown, "SHUTTING_DOWN");
    }

    void judges()
    {
        QFETCH(SessionManagerError::Kind, error);
        QFETCH(bool, mayHaveLeft);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(SendOutcome::Kind, outcome);
        QFETCH(QByteArray, answer);
        const QByteArray body = "{\"code\": \"" + code + "\" }";
        SessionManagerError subject{error, QStringLiteral("words"), status, code, body, true, mayHaveLeft};
        const hub::SessionManagerOutcome failed = tl::unexpected<SessionManagerError>(subject);
        const SendOutcome judged = SendOutcome::of(failed, nullptr);
        QCOMPARE(judged.kind, outcome);
        const bool says = error == SessionManagerError::Kind::Status && !code.isEmpty();
        QCOMPARE(judged.error, says ? QString::fromLatin1(code) : QStringLiteral("words"));
        const hub::SendingAnswer given = hub::SendingAnswer::of(failed, nullptr);
        QCOMPARE(given.outcome, judged);
        if (answer.isEmpty()) {
            QVERIFY(!given.error);
            QCOMPARE(given.status, status);
            QCOMPARE(given.body, body);
        } else {
            QVERIFY(given.error);
            QCOMPARE(given.error->code, answer);
        }
        subject.responseIsJson = false; // HTML would run on our origin
        QVERIFY(hub::SendingAnswer::of(tl::unexpected<SessionManagerError>(subject), nullptr).error);
    }

    void readsTheMessageId_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("id");
        QTest::newRow("usual") << QByteArray("{\"ok\":true,\"message_id\":\"true_1@c.us_3EB0\"}")
                               << QStringLiteral("true_1@c.us_3EB0");
        QTest::newRow("camel case") << QByteArray("{\"messageId\":\"a\"}") << QStringLiteral("a");
        QTest::newRow("bare") << QByteArray("{\"id\":\"b\"}") << QStringLiteral("b");
        QTest::newRow("none") << QByteArray("{\"ok\":true}") << QString();
        QTest::newRow("number") << QByteArray("{\"id\":7}") << QStringLiteral("7");
        QTest::newRow("large number") << QByteArray(R"({"message_id":9007199254740993})")
                                      << QStringLiteral("9007199254740993");
        QTest::newRow("key") << QByteArray(R"({"key":{"remoteJid":"1@s.whatsapp.net","id":"BAE5"},"status":"PENDING"})")
                             << QStringLiteral("BAE5");
        QTest::newRow("data") << QByteArray(R"({"code":200,"data":{"Details":"Sent","Id":"3EB0"},"success":true})")
                              << QStringLiteral("3EB0");
        QTest::newRow("results") << QByteArray(R"({"code":"SUCCESS","results":{"message_id":"3EB1"}})")
                                 << QStringLiteral("3EB1");
        QTest::newRow("serialized") << QByteArray(R"({"id":{"fromMe":true,"id":"x","_serialized":"true_1@c.us_x"}})")
                                    << QStringLiteral("true_1@c.us_x");
        QTest::newRow("in message") << QByteArray(R"({"success":true,"message":{"id":{"_serialized":"true_2"}}})")
                                    << QStringLiteral("true_2");
        QTest::newRow("in a list") << QByteArray(R"({"status":"success","response":[{"id":"true_3","ack":0}]})")
                                   << QStringLiteral("true_3");
        QTest::newRow("flag") << QByteArray(R"({"id":true})") << QString();
        QTest::newRow("array") << QByteArray("[]") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
    }

    void readsTheMessageId()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, id);
        const SendOutcome judged = SendOutcome::of(hub::SessionManagerAnswer{200, body}, nullptr);
        QCOMPARE(judged.kind, SendOutcome::Kind::Sent);
        QCOMPARE(judged.messageId, id);
        QCOMPARE(judged.error, id.isEmpty() ? QStringLiteral("accepted without an id") : QString());
        const hub::SendingAnswer given = hub::SendingAnswer::of(hub::SessionManagerAnswer{201, body}, nullptr);
        QVERIFY(!given.error);
        QCOMPARE(given.status, 201);
        QCOMPARE(given.body, body);
    }

    void readsWhatEnginesAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<SendOutcome::Kind>("outcome");
        QTest::addColumn<QString>("words");
        using Kind = SendOutcome::Kind;
        const auto row = [](const char *name, int status, const char *body, Kind kind, const char *words) {
            QTest::newRow(name) << status << QByteArray(body) << kind << QString::fromUtf8(words);
        };
        // Not ready.
        row("unknown session", 404, R"({"success":false,"message":"session_not_found"})", Kind::NotReady,
            "session_not_found");
        row("not connected", 404, R"({"success":false,"message":"session_not_connected"})", Kind::NotReady,
            "session_not_connected");
        row("starting", 422,
            R"({"error":"Session status is not as expected","session":"a","status":"STARTING","expected":["WORKING"]})",
            Kind::NotReady, "Session status is not as expected");
        row("starting, bare", 422, R"({"status":"STARTING","expected":["WORKING"]})", Kind::NotReady,
            "SESSION_MANAGER_ERROR: HTTP 422");
        row("is starting", 409, R"({"error":"Session is starting"})", Kind::NotReady, "Session is starting");
        row("disconnected", 404, R"({"response":null,"status":"Disconnected","message":"A sessão não está ativa."})",
            Kind::NotReady, "A sessão não está ativa.");
        row("newer", 503, R"({"success":false,"code":"SESSION_NOT_READY","message":"Not yet","currentStatus":"INIT"})",
            Kind::NotReady, "Not yet");
        row("any status", 418, R"({"code":"SESSION_NOT_READY","error":true})", Kind::NotReady, "SESSION_NOT_READY");
        row("200 not ready", 200, R"({"success":false,"code":"SESSION_NOT_READY","message":"later"})", Kind::NotReady,
            "later");
        row("such words prove nothing at 500", 500, R"({"message":"Session is starting"})", Kind::Failed,
            "Session is starting");
        row("a missing route is not", 404, R"({"message":"Cannot POST /send"})", Kind::Failed, "Cannot POST /send");
        row("a proxy's page proves nothing", 503, "<html>SESSION_NOT_READY</html>", Kind::Failed,
            "SESSION_MANAGER_ERROR: HTTP 503");
        row("503 of any other kind", 503, R"({"message":"database is locked"})", Kind::Failed, "database is locked");
        // Later.
        row("too many", 429, R"({"error":"rate limit"})", Kind::Later, "rate limit");
        row("too many, a page", 429, "<html>slow down</html>", Kind::Failed, "SESSION_MANAGER_ERROR: HTTP 429");
        // 2xx that says no.
        row("success false", 200, R"({"success":false})", Kind::Failed,
            "the Session Manager says that it was not sent");
        row("ok false", 200, R"({"ok":false,"message":"no route"})", Kind::Failed, "no route");
        row("ack -1", 201, R"({"id":"true_1","ack":-1})", Kind::Failed,
            "the Session Manager says that it was not sent");
        row("ack -1 in a list", 201, R"({"status":"success","response":[{"id":"true_1","ack":-1}]})", Kind::Failed,
            "the Session Manager says that it was not sent");
        row("send failure", 201, R"({"response":[{"id":"true_1","isSendFailure":true}]})", Kind::Failed,
            "the Session Manager says that it was not sent");
        row("status error", 200, R"({"status":"error","message":"Erro ao enviar"})", Kind::Failed, "Erro ao enviar");
        row("error true", 200, R"({"error":true,"message":"boom"})", Kind::Failed, "boom");
        row("error text", 200, R"({"error":"boom"})", Kind::Failed, "boom");
        row("no error", 200, R"({"error":false,"message_id":"a"})", Kind::Sent, "");
        row("empty error", 200, R"({"error":"","id":"a"})", Kind::Sent, "");
        row("nothing", 200, "{}", Kind::Sent, "accepted without an id");
        // Bad recipients.
        row("exists false", 400,
            R"({"status":400,"error":"Bad Request","response":{"message":[{"exists":false,"jid":"1@s.whatsapp.net"}]}})",
            Kind::BadRecipient, "this number is not on WhatsApp (exists: false)");
        row("not on WhatsApp", 400, R"({"message":"The number is not on WhatsApp"})", Kind::BadRecipient,
            "The number is not on WhatsApp");
        row("wid", 500, R"({"error":"Evaluation failed: Error: invalid wid"})", Kind::BadRecipient,
            "Evaluation failed: Error: invalid wid");
        row("lid", 500, R"({"success":false,"error":"No LID for user"})", Kind::BadRecipient, "No LID for user");
        row("200 that says so", 200, R"({"success":false,"message":"not on WhatsApp"})", Kind::BadRecipient,
            "not on WhatsApp");
        // Restricted.
        row("463", 500, R"({"code":500,"error":"server returned error 463","success":false})", Kind::Restricted,
            "server returned error 463");
        row("time-lock", 429, R"({"error":"WA_REACHOUT_TIMELOCK"})", Kind::Restricted, "WA_REACHOUT_TIMELOCK");
        row("time-lock in words", 403, R"({"message":"Reach-out time-lock until Monday"})", Kind::Restricted,
            "Reach-out time-lock until Monday");
        row("banned", 403, R"({"message":"account banned"})", Kind::Restricted, "account banned");
        row("463 of something else", 400, R"({"message":"line 463: bad text"})", Kind::Failed, "line 463: bad text");
        // Words, where engines put them.
        row("list of words", 400, R"({"error":"Bad Request","response":{"message":["text should not be empty"]}})",
            Kind::Failed, "text should not be empty");
        row("nested", 500, R"({"error":{"message":"deep","stack":"x"}})", Kind::Failed, "deep");
        row("only a status line's words", 400, R"({"error":"Bad Request"})", Kind::Failed, "Bad Request");
        row("a list", 400, R"([{"message":"first"}])", Kind::Failed, "first");
        row("a bare text", 400, R"("x")", Kind::Failed, "x");
        row("null", 500, "null", Kind::Failed, "SESSION_MANAGER_ERROR: HTTP 500");
    }

    void readsWhatEnginesAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(SendOutcome::Kind, outcome);
        QFETCH(QString, words);
        const hub::SendingAnswer answer = hub::SendingAnswer::answered(status, body);
        QCOMPARE(answer.outcome.kind, outcome);
        QCOMPARE(answer.outcome.error, words);
    }

    void readsByTheProfile_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<SendOutcome::Kind>("outcome");
        QTest::addColumn<QString>("words"); // of one that was sent: its id
        using Kind = SendOutcome::Kind;
        const auto row = [](const char *engine, int status, const char *body, Kind kind, const char *words) {
            QTest::addRow("%s %d %s", engine, status, body)
                << QString::fromLatin1(engine) << status << QByteArray(body) << kind << QString::fromUtf8(words);
        };
        const char *const notOnWhatsApp = "this number is not on WhatsApp (exists: false)";
        // The Session Manager of the seed, older and newer.
        row("session-manager", 200, R"({"ok":true,"message_id":"true_1@c.us_3EB0"})", Kind::Sent, "true_1@c.us_3EB0");
        row("session-manager", 409, R"({"error":true,"code":"SESSION_NOT_READY","message":"Not ready"})",
            Kind::NotReady, "Not ready");
        row("session-manager", 409, "{}", Kind::Failed, "SESSION_MANAGER_ERROR: HTTP 409");
        row("session-manager", 409, R"({"message":"The number is not on WhatsApp"})", Kind::BadRecipient,
            "The number is not on WhatsApp"); // words say more than a status
        row("session-manager", 503,
            R"({"success":false,"code":"SESSION_NOT_READY","message":"Session is not ready","currentStatus":"INIT"})",
            Kind::NotReady, "Session is not ready");
        row("session-manager", 503, R"({"success":false,"message":"database is locked"})", Kind::Failed,
            "database is locked");
        row("session-manager", 500, R"({"error":"request entity too large"})", Kind::Failed,
            "request entity too large");
        row("session-manager", 429, R"({"message":"slowly"})", Kind::Later, "slowly");
        row("session-manager", 429, R"({"error":"WA_REACHOUT_TIMELOCK"})", Kind::Restricted, "WA_REACHOUT_TIMELOCK");
        row("session-manager", 200, R"({"success":false,"message":"no"})", Kind::Failed, "no");
        // WAHA.
        row("waha", 201, R"({"id":{"fromMe":true,"id":"3EB0","_serialized":"true_1@c.us_3EB0"},"ack":0})", Kind::Sent,
            "true_1@c.us_3EB0");
        row("waha", 201, R"({"key":{"id":"3EB1","fromMe":true},"status":"PENDING"})", Kind::Sent, "3EB1");
        row("waha", 201, R"({"id":"true_1@c.us_3EB2","ack":-1})", Kind::Failed,
            "the Session Manager says that it was not sent");
        for (const char *state : {"STOPPED", "STARTING", "SCAN_QR_CODE", "FAILED", "PASSKEY_REQUIRED"}) {
            QByteArray body = R"({"error":"Session status is not as expected","status":"?","expected":["WORKING"]})";
            body.replace('?', state);
            row("waha", 422, body.constData(), Kind::NotReady, "Session status is not as expected");
        }
        row("waha", 422, R"({"status":"STARTING","expected":["WORKING"]})", Kind::NotReady,
            "SESSION_MANAGER_ERROR: HTTP 422");
        row("waha", 422, R"({"message":["text should not be empty"],"error":"Unprocessable Entity"})", Kind::Failed,
            "text should not be empty");
        row("waha", 404, R"({"message":"Session 'a' does not exist","error":"Not Found","statusCode":404})",
            Kind::NotReady, "Session 'a' does not exist");
        row("waha", 404, R"({"message":"Cannot POST /api/sendText","error":"Not Found","statusCode":404})",
            Kind::Failed, "Cannot POST /api/sendText");
        row("waha", 429, "{}", Kind::Later, "SESSION_MANAGER_ERROR: HTTP 429");
        row("waha", 500, R"({"statusCode":500,"exception":{"message":"No LID for user","name":"Error"}})",
            Kind::BadRecipient, "No LID for user");
        // Evolution API.
        row("evolution", 201,
            R"({"key":{"remoteJid":"1@s.whatsapp.net","fromMe":true,"id":"BAE5"},"status":"PENDING"})", Kind::Sent,
            "BAE5");
        row("evolution", 400,
            R"({"status":400,"error":"Bad Request","response":{"message":[{"jid":"1@s.whatsapp.net","exists":false}]}})",
            Kind::BadRecipient, notOnWhatsApp);
        row("evolution", 400, R"({"status":400,"error":"Bad Request","response":{"message":["Text is required"]}})",
            Kind::Failed, "Text is required");
        row("evolution", 404,
            R"({"status":404,"error":"Not Found","response":{"message":["The 'a' instance does not exist"]}})",
            Kind::NotReady, "The 'a' instance does not exist");
        row("evolution", 404,
            R"({"status":404,"error":"Not Found","response":{"message":["Cannot POST /message/sendText/a"]}})",
            Kind::Failed, "Cannot POST /message/sendText/a");
        row("evolution", 500,
            R"({"status":500,"error":"Internal Server Error","response":{"message":"Connection Closed"}})",
            Kind::NotReady, "Connection Closed"); // it comes of looking the number up, before it sends
        row("evolution", 400,
            R"({"status":400,"error":"Bad Request","response":{"message":["Error: Connection Closed"]}})", Kind::Failed,
            "Error: Connection Closed"); // this one of sending: it may have left
        row("wwebjs-api", 404, R"({"success":false,"error":"browser tab closed"})", Kind::NotReady,
            "browser tab closed");
        // wwebjs-api.
        row("wwebjs-api", 200,
            R"({"success":true,"message":{"_data":{},"id":{"id":"3EB0","_serialized":"true_1@c.us_3EB0"}}})",
            Kind::Sent, "true_1@c.us_3EB0");
        row("wwebjs-api", 404, R"({"success":false,"message":"session_not_connected"})", Kind::NotReady,
            "session_not_connected");
        row("wwebjs-api", 404, R"({"success":false,"error":"session_not_found"})", Kind::NotReady, "session_not_found");
        row("wwebjs-api", 500, R"({"success":false,"error":"Evaluation failed: Error: invalid wid"})",
            Kind::BadRecipient, "Evaluation failed: Error: invalid wid");
        row("wwebjs-api", 200, R"({"success":false,"message":"boom"})", Kind::Failed, "boom");
        // GOWA.
        row("gowa", 200,
            R"({"code":"SUCCESS","message":"Message sent","results":{"message_id":"3EB0","status":"sent"}})",
            Kind::Sent, "3EB0");
        row("gowa", 401,
            R"({"status":401,"code":"AUTHENTICATION_ERROR","message":"you are not loggin","results":null})",
            Kind::NotReady, "you are not loggin");
        row("gowa", 401, R"({"message":"Unauthorized"})", Kind::Failed, "Unauthorized"); // a wrong secret
        row("gowa", 404, R"({"code":"DEVICE_NOT_FOUND","message":"device not found"})", Kind::NotReady,
            "device not found");
        row("gowa", 429, R"({"code":"TOO_MANY","message":"rate"})", Kind::Later, "rate");
        row("gowa", 500, R"({"code":"INTERNAL_SERVER_ERROR","message":"server returned error 463"})", Kind::Restricted,
            "server returned error 463");
        // wuzapi.
        row("wuzapi", 200, R"({"code":200,"data":{"Details":"Sent","Id":"3EB0","Timestamp":1},"success":true})",
            Kind::Sent, "3EB0");
        row("wuzapi", 500, R"({"code":500,"error":"No session","success":false})", Kind::NotReady, "No session");
        row("wuzapi", 500, R"({"code":500,"error":"no session","success":false})", Kind::NotReady, "no session");
        row("wuzapi", 500, R"({"code":500,"error":"Not connected","success":false})", Kind::NotReady, "Not connected");
        row("wuzapi", 500, R"({"code":500,"error":"server returned error 463","success":false})", Kind::Restricted,
            "server returned error 463");
        row("wuzapi", 500, R"({"code":500,"error":"could not upload","success":false})", Kind::Failed,
            "could not upload");
        row("wuzapi", 401, R"({"code":401,"error":"unauthorized","success":false})", Kind::Failed, "unauthorized");
        // WPPConnect Server.
        row("wppconnect", 201, R"({"status":"success","response":[{"id":"true_1@c.us_3EB0","ack":0}]})", Kind::Sent,
            "true_1@c.us_3EB0");
        row("wppconnect", 201, R"({"status":"success","response":[{"id":"true_1@c.us_3EB0","ack":-1}]})", Kind::Failed,
            "the Session Manager says that it was not sent"); // not "success"
        row("wppconnect", 201, R"({"response":[{"id":"true_1@c.us_3EB0","isSendFailure":true}]})", Kind::Failed,
            "the Session Manager says that it was not sent");
        row("wppconnect", 200, R"({"status":"error","message":"Erro ao enviar a mensagem."})", Kind::Failed,
            "Erro ao enviar a mensagem.");
        row("wppconnect", 404, R"({"response":null,"status":"Disconnected","message":"A sessão não está ativa."})",
            Kind::NotReady, "A sessão não está ativa.");
        // For each of them: a body that proves nothing.
        for (const QString &engine : hub::EngineProfile::builtInNames()) {
            const QByteArray name = engine.toLatin1();
            row(name, 503, "<html>SESSION_NOT_READY</html>", Kind::Failed, "SESSION_MANAGER_ERROR: HTTP 503");
            row(name, 404, "not found", Kind::Failed, "SESSION_MANAGER_ERROR: HTTP 404");
            row(name, 429, "<html>", Kind::Failed, "SESSION_MANAGER_ERROR: HTTP 429");
            row(name, 500, R"({"error":"server returned error 463"})", Kind::Restricted, "server returned error 463");
            row(name, 429, R"({"error":"WA_REACHOUT_TIMELOCK"})", Kind::Restricted, "WA_REACHOUT_TIMELOCK");
            row(name, 503, R"({"code":"SESSION_NOT_READY"})", Kind::NotReady, "SESSION_NOT_READY");
            row(name, 409, R"({"error":"Session is starting"})", Kind::NotReady, "Session is starting");
            row(name, 200, "{}", Kind::Sent, "");
            row(name, 200, R"({"success":false})", Kind::Failed, "the Session Manager says that it was not sent");
            row(name, 201, R"({"id":"a","ack":-1})", Kind::Failed, "the Session Manager says that it was not sent");
        }
    }

    void readsByTheProfile()
    {
        QFETCH(QString, engine);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(SendOutcome::Kind, outcome);
        QFETCH(QString, words);
        const auto profile = hub::EngineProfile::load(engine);
        QVERIFY(profile);
        const SendOutcome judged = hub::SendingAnswer::answered(status, body, profile->get()).outcome;
        QCOMPARE(judged.kind, outcome);
        QCOMPARE(judged.kind == SendOutcome::Kind::Sent ? judged.messageId : judged.error, words);
    }

    void aProfileKnowsBetter()
    {
        const auto profile = hub::EngineProfile::parse(R"({"name":"odd","operations":{)"
                                                       R"("health":{"method":"GET","path":"/"},)"
                                                       R"("status":{"method":"GET","path":"/s"},)"
                                                       R"("qr":{"method":"GET","path":"/q"},)"
                                                       R"("send":{"method":"POST","path":"/m","body":{"t":"{to}"}}},)"
                                                       R"("reading":{"message_id":["/nr"],"error":["/por/que"],)"
                                                       R"("restricted_until":["/hasta"]},)"
                                                       R"("meaning":{)"
                                                       R"("account_restricted":[{"at":["/k"],"is":["R"]}],)"
                                                       R"("bad_recipient":[{"status":[400],"at":["/k"],"is":["B"]}],)"
                                                       R"("later":[{"status":[418]}],)"
                                                       R"("not_sent":[{"at":["/k"],"contains":["nein"]}]}})",
                                                       QStringLiteral("odd.json"));
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().message));
        const auto of = [&](int status, const char *body) {
            return hub::SendingAnswer::answered(status, body, &*profile).outcome;
        };
        using Kind = SendOutcome::Kind;
        QCOMPARE(of(200, R"({"nr":17,"id":"x"})").messageId, QStringLiteral("17"));
        QCOMPARE(of(200, R"({"id":"x"})").messageId, QStringLiteral("x"));
        QCOMPARE(of(200, R"({"k":"leider nein","por":{"que":"porque no"}})").kind, Kind::Failed);
        QCOMPARE(of(200, R"({"k":"leider nein","por":{"que":"porque no"}})").error, QStringLiteral("porque no"));
        QCOMPARE(of(200, R"({"k":"R"})").kind, Kind::Restricted);
        QCOMPARE(of(400, R"({"k":"R"})").kind, Kind::Restricted);
        QCOMPARE(of(400, R"({"k":"R","hasta":1893456000})").restrictedUntil, qint64(1893456000) * 1000);
        QCOMPARE(of(400, R"({"k":"R","hasta":"2030-01-01T00:00:00Z","until":1})").restrictedUntil,
                 qint64(1893456000) * 1000);
        QCOMPARE(of(400, R"({"k":"R","hasta":"soon","until":1893456000})").restrictedUntil, qint64(1893456000) * 1000);
        QCOMPARE(of(400, R"({"k":"B"})").kind, Kind::BadRecipient);
        QCOMPARE(of(500, R"({"k":"B"})").kind, Kind::Failed);
        QCOMPARE(of(418, "{}").kind, Kind::Later);
        QCOMPARE(of(418, R"({"message":"account banned"})").kind, Kind::Restricted);
    }

    void comesAgainWhenAsked_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<SendOutcome::Kind>("outcome");
        QTest::addColumn<qint64>("wait"); // ms
        using Kind = SendOutcome::Kind;
        QTest::newRow("429 in seconds") << 429 << QByteArray("30") << Kind::Later << qint64(30000);
        QTest::newRow("503 in seconds") << 503 << QByteArray(" 5 ") << Kind::Later << qint64(5000);
        QTest::newRow("503 without") << 503 << QByteArray() << Kind::Failed << qint64(60000);
        QTest::newRow("429 without") << 429 << QByteArray() << Kind::Later << qint64(60000);
        QTest::newRow("a date") << 503 << QByteArray("Mon, 12 Jan 2026 12:02:00 GMT") << Kind::Later << qint64(120000);
        QTest::newRow("a date that has been")
            << 429 << QByteArray("Sun, 11 Jan 2026 12:00:00 GMT") << Kind::Later << qint64(1000);
        QTest::newRow("now") << 429 << QByteArray("0") << Kind::Later << qint64(1000);
        QTest::newRow("negative") << 429 << QByteArray("-9") << Kind::Later << qint64(1000);
        QTest::newRow("for ever") << 429 << QByteArray("999999999999") << Kind::Later << qint64(86400000);
        QTest::newRow("garbage") << 429 << QByteArray("soon") << Kind::Later << qint64(60000);
    }

    void comesAgainWhenAsked()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, retryAfter);
        QFETCH(SendOutcome::Kind, outcome);
        QFETCH(qint64, wait);
        SessionManagerError error{
            SessionManagerError::Kind::Status, QStringLiteral("words"), status, {}, "{}", true, true, retryAfter};
        SendOutcome judged = SendOutcome::of(tl::unexpected<SessionManagerError>(error), nullptr);
        QCOMPARE(judged.kind, outcome);
        const qint64 now = QDateTime(QDate(2026, 1, 12), QTime(12, 0), QTimeZone::utc()).toMSecsSinceEpoch();
        QCOMPARE(judged.resumeAt(now), now + wait);
        error.responseIsJson = false; // a proxy's page
        QCOMPARE(SendOutcome::of(tl::unexpected<SessionManagerError>(error), nullptr).kind, SendOutcome::Kind::Failed);
    }

    void shortensWhatAPeerSays()
    {
        SessionManagerError error;
        error.message = QString(2000, u'x') % QChar(0);
        const SendOutcome judged = SendOutcome::of(tl::unexpected<SessionManagerError>(error), nullptr);
        QCOMPARE(judged.error.size(), 500);
        error.message = QStringLiteral("a") % QChar(0) % QStringLiteral("b");
        QCOMPARE(SendOutcome::of(tl::unexpected<SessionManagerError>(error), nullptr).error, QStringLiteral("ab"));
    }

    void cleansAMessageId()
    {
        const SendOutcome judged =
            SendOutcome::of(hub::SessionManagerAnswer{200, R"({"id":"a\u0000b\ud83d"})"}, nullptr);
        QCOMPARE(judged.messageId, QStringLiteral("ab"));
    }
};

HUB_TEST(tst_SendOutcome)
#include "tst_sendoutcome.moc"
