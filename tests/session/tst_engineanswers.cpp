// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/engineanswers.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

namespace {

std::shared_ptr<const EngineProfile> profileOf(const QString &engine)
{
    const auto profile = EngineProfile::load(engine);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().message));
    return *profile;
}

/// The outcome of an answer in JSON.
SessionManagerOutcome answered(int status, const QByteArray &body)
{
    if (status < 400)
        return SessionManagerAnswer{status, body};
    SessionManagerError error;
    error.kind = SessionManagerError::Kind::Status;
    error.statusCode = status;
    error.response = body;
    error.responseIsJson = true;
    return tl::unexpected<SessionManagerError>(error);
}

} // namespace

class tst_EngineAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected"); // state|word|account; empty: the answer tells nothing
        const auto row = [](const char *engine, int status, const char *body, const char *expected) {
            QTest::addRow("%s %d %s", engine, status, body)
                << QString::fromLatin1(engine) << status << QByteArray(body) << QString::fromUtf8(expected);
        };
        row("session-manager", 200, R"({"state":"READY"})", "ready|READY|");
        row("session-manager", 200, R"({"state":"Odd","status":"READY"})", "unknown|Odd|");
        row("session-manager", 503, R"({"code":"SESSION_NOT_READY","currentStatus":"INIT"})", "starting|INIT|");
        row("session-manager", 503, R"({"error":"down"})", "");
        row("waha", 200, R"({"name":"51","status":"WORKING","me":{"id":"5491112345678@c.us"}})",
            "ready|WORKING|5491112345678");
        row("waha", 200, R"({"name":"51","status":"STOPPED"})", "stopped|STOPPED|");
        row("waha", 200, R"({"name":"51","status":"STARTING"})", "starting|STARTING|");
        row("waha", 200, R"({"name":"51","status":"SCAN_QR_CODE","me":null})", "qr_required|SCAN_QR_CODE|");
        row("waha", 200, R"({"name":"51","status":"FAILED"})", "error|FAILED|");
        row("waha", 200, R"({"status":"PASSKEY_REQUIRED"})", "passkey_required|PASSKEY_REQUIRED|");
        row("waha", 404, R"({"message":"Session not found"})", "unknown|the engine does not know this session|");
        row("evolution", 200, R"({"instance":{"instanceName":"51","state":"open"}})", "ready|open|");
        row("evolution", 200, R"({"instance":{"state":"connecting"}})", "qr_required|connecting|");
        row("evolution", 200, R"({"instance":{"state":"close"}})", "stopped|close|");
        row("wwebjs-api", 200, R"({"success":false,"state":"UNPAIRED","message":"session_not_connected"})",
            "qr_required|UNPAIRED|");
        row("wwebjs-api", 200, R"({"success":false,"state":null,"message":"browser tab closed"})",
            "error|browser tab closed|");
        row("wwebjs-api", 200, R"({"success":true,"state":"CONNECTED","message":"session_connected"})",
            "ready|CONNECTED|");
        row("wwebjs-api", 200, R"({"success":false,"state":"CONFLICT"})", "reconnecting|CONFLICT|");
        row("wwebjs-api", 200, R"({"success":false,"state":null,"message":"session_not_connected"})",
            "stopped|session_not_connected|");
        row("wwebjs-api", 200, R"({"success":false,"state":null,"message":"session_not_found"})",
            "unknown|the engine does not know this session|");
        row("gowa", 200,
            R"({"results":{"is_connected":true,"is_logged_in":true,"jid":"5491112345678:18@s.whatsapp.net"}})",
            "ready||5491112345678");
        row("gowa", 200, R"({"results":{"is_connected":true,"is_logged_in":false,"device_id":"x"}})", "qr_required||");
        row("gowa", 200, R"({"results":{"is_connected":false,"is_logged_in":false}})", "stopped||");
        row("gowa", 401, R"({"code":"AUTHENTICATION_ERROR","message":"you are not logged in"})",
            "stopped|you are not logged in|");
        row("gowa", 401, R"({"code":"UNAUTHORIZED"})", "");
        row("gowa", 404, R"({"code":"DEVICE_NOT_FOUND"})", "unknown|the engine does not know this session|");
        row("wuzapi", 200, R"({"code":200,"data":{"connected":false,"loggedIn":true}})", "reconnecting||");
        row("wuzapi", 200, R"({"code":200,"data":{"connected":true,"loggedIn":false,"jid":""}})", "qr_required||");
        row("wuzapi", 200,
            R"({"code":200,"data":{"Connected":true,"LoggedIn":true,"Jid":"5491112345678:18@s.whatsapp.net"}})",
            "ready||5491112345678");
        row("wuzapi", 500, R"({"code":500,"error":"no session"})", "stopped|no session|");
        row("wuzapi", 500, R"({"code":500,"error":"boom"})", "");
        for (const char *engine : {"waha", "evolution", "wwebjs-api", "gowa", "wuzapi", "wppconnect"})
            row(engine, 200, R"({"foo":1,"bar":{"baz":"x"}})", "unknown|known keys: bar, foo|"); // at no pointer
        row("wppconnect", 200, R"({"status":"INITIALIZING"})", "starting|INITIALIZING|");
        row("wppconnect", 200, R"({"status":"QRCODE","qrcode":"data:image/png;base64,x","urlcode":"2@a,b,c"})",
            "qr_required|QRCODE|");
        row("wppconnect", 200, R"({"status":"CONNECTED","qrcode":null,"urlcode":null})", "ready|CONNECTED|");
        row("wppconnect", 200, R"({"status":"PHONECODE"})", "starting|PHONECODE|");
        row("wppconnect", 200, R"({"status":"CLOSED","qrcode":null})", "stopped|CLOSED|");
    }

    void states()
    {
        QFETCH(QString, engine);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto view = viewOfStatus(*profileOf(engine), answered(status, body));
        QString seen;
        if (view) {
            seen = QStringList{QString::fromLatin1(sessionStateWord(view->state)), view->rawState, view->account}.join(
                u'|');
            QCOMPARE(view->connected, view->state == SessionState::Ready);
            QCOMPARE(view->canSend, view->state == SessionState::Ready);
        }
        if (seen.startsWith(u"unknown|Odd"))
            QVERIFY(!view->canSend);
        QTEST(seen, "expected");
    }

    void codes_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected"); // the code, or `none: words`; empty: an error to be told as it is
        const auto row = [](const char *engine, int status, const char *body, const char *expected) {
            QTest::addRow("%s %d %s", engine, status, body)
                << QString::fromLatin1(engine) << status << QByteArray(body) << QString::fromUtf8(expected);
        };
        row("waha", 200, R"({"value":"2@a,b,c,d"})", "2@a,b,c,d");
        row("waha", 422, R"({"error":"not as expected","status":"WORKING"})", "none: not as expected");
        row("waha", 500, R"({"error":"boom"})", "");
        row("gowa", 200, "{\"results\":{\"qr_link\":\"http://engine/a.png\",\"qr_duration\":30}}", "none: ");
        row("wwebjs-api", 200, R"({"success":true,"qr":"2@a,b,c,d"})", "2@a,b,c,d");
        row("wwebjs-api", 200, R"({"success":false,"message":"session_not_found"})", "none: session_not_found");
        row("session-manager", 200, R"({"status":"NO_QR"})", "none: NO_QR");
        row("session-manager", 200, R"({"currentStatus":"QR","qr_code_base64":"2@a,b,c,d"})", "2@a,b,c,d");
        row("session-manager", 200, R"({"currentStatus":"QR","qrDataUrl":"2@a,b,c,d"})", "2@a,b,c,d");
        row("evolution", 200, R"({"pairingCode":null,"code":"2@a,b,c,d","base64":"data:image/png;base64,x","count":1})",
            "2@a,b,c,d");
        row("evolution", 200, R"({"count":0})", "none: ");
        row("wwebjs-api", 200, R"({"success":false,"message":"qr code not ready or already scanned"})",
            "none: qr code not ready or already scanned");
        row("wuzapi", 500, R"({"code":500,"error":"not connected","success":false})", "none: not connected");
        row("wuzapi", 500, R"({"code":500,"error":"already logged in","success":false})", "none: already logged in");
        row("wppconnect", 200, R"({"status":"QRCODE","qrcode":"data:image/png;base64,x","urlcode":"2@a,b,c,d"})",
            "2@a,b,c,d");
        row("session-manager", 404, R"({"error":"QR_NOT_AVAILABLE","message":"No QR code"})", "none: No QR code");
        row("session-manager", 409, R"({"error":"ALREADY_CONNECTED"})", "none: ALREADY_CONNECTED");
    }

    void codes()
    {
        QFETCH(QString, engine);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto qr = qrOfAnswer(*profileOf(engine), answered(status, body));
        QString seen;
        if (qr) {
            QVERIFY(*qr);
            seen = (*qr)->kind == QrAnswer::Kind::Payload ? QString::fromLatin1((*qr)->payload)
                                                          : QString(u"none: " % (*qr)->words);
        }
        QTEST(seen, "expected");
    }

    void links()
    {
        const auto gowa = profileOf(QStringLiteral("gowa"));
        const auto link = [&gowa](const char *address, const char *engine) {
            return qrLink(*gowa, QUrl(QString::fromLatin1(engine)),
                          QByteArray("{\"results\":{\"qr_link\":\"") + address + "\"}}");
        };
        QCOMPARE(link("http://engine:3000/a.png?x=1", "http://engine:3000/wa").value().path(),
                 QStringLiteral("/a.png"));
        QVERIFY(link("http://engine/a.png", "http://engine:80"));
        for (const char *foreign : {"http://other:3000/a.png", "https://engine:3000/a.png", "http://engine:3001/a.png",
                                    "http://user@engine:3000/a.png", "file:///etc/passwd", "ftp://engine:3000/a.png",
                                    "/a.png", "2@a,b,c,d", "https://wa.me/settings/linked_devices#2@a,b,c,d", ""})
            QVERIFY2(!link(foreign, "http://engine:3000"), foreign);
    }

    void pairingCodes()
    {
        const auto code = [](const char *engine, const char *body) {
            return pairingCodeOf(*profileOf(QString::fromLatin1(engine)), body);
        };
        QCOMPARE(code("waha", R"({"code":"ABCD-1234"})"), QStringLiteral("ABCD-1234"));
        QCOMPARE(code("evolution", R"({"pairingCode":"WZYEH1YY","code":"2@a,b,c"})"), QStringLiteral("WZYEH1YY"));
        QCOMPARE(code("gowa", R"({"results":{"pair_code":"ABCD1234"}})"), QStringLiteral("ABCD1234"));
        QCOMPARE(code("wuzapi", R"({"data":{"LinkingCode":"9H3J-H3J8"}})"), QStringLiteral("9H3J-H3J8"));
        for (const char *body : {R"({"pairingCode":null})", R"({"pairingCode":"<b>x</b>"})", "{}", "", "[", "null"})
            QVERIFY2(code("evolution", body).isEmpty(), body);
    }

    void registrations()
    {
        const auto told = [](const char *engine, const char *body) {
            return registrationOf(*profileOf(QString::fromLatin1(engine)), body);
        };
        QCOMPARE(told("waha", R"({"numberExists":true})"), std::optional(true));
        QCOMPARE(told("evolution", R"([{"jid":"1@s.whatsapp.net","exists":false}])"), std::optional(false));
        QCOMPARE(told("wwebjs-api", R"({"success":true,"result":false})"), std::optional(false));
        QCOMPARE(told("gowa", R"({"results":{"is_on_whatsapp":true}})"), std::optional(true));
        QCOMPARE(told("wuzapi", R"({"data":{"Users":[{"IsInWhatsapp":false}]}})"), std::optional(false));
        QCOMPARE(told("wppconnect", R"({"response":{"numberExists":true}})"), std::optional(true));
        for (const char *body : {"{}", "null", "", R"({"numberExists":"perhaps"})"})
            QVERIFY2(!told("waha", body), body);
    }

    void sessions()
    {
        using Sessions = std::vector<ListedSession>;
        const auto session = [](const char *name, const char *account = "") {
            return ListedSession{QString::fromUtf8(name), QString::fromLatin1(account)};
        };
        QVERIFY(sessionsOf(R"([{"name":"shop","me":{"id":"5491112345678@c.us"}},{"name":"51","me":null}])") ==
                (Sessions{session("shop", "5491112345678"), session("51")}));
        QVERIFY(sessionsOf(R"({"success":true,"result":["shop","51",""]})") ==
                (Sessions{session("shop"), session("51")}));
        QVERIFY(sessionsOf(R"([{"instance":{"instanceName":"shop"}},{"id":"uuid","name":"51"}])") ==
                (Sessions{session("shop"), session("51")}));
        QVERIFY(sessionsOf(R"({"results":[{"id":"dev","jid":"5491112345678:18@s.whatsapp.net"},{},null,7]})") ==
                (Sessions{session("dev", "5491112345678"), session("7")}));
        QVERIFY(sessionsOf("[]") == Sessions{});
        for (const char *body : {"{}", "", "null", "\"shop\"", R"({"result":"shop"})"})
            QVERIFY2(!sessionsOf(body), body);
    }
};

HUB_TEST(tst_EngineAnswers)
#include "tst_engineanswers.moc"
