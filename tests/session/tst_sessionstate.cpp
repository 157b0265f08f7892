// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionstate.h"
#include "tests/support/test.h"

#include <QTest>

using hub::SessionState;
using hub::SessionView;

Q_DECLARE_METATYPE(hub::SessionState)
Q_DECLARE_METATYPE(hub::SessionView)

class tst_SessionState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rawWords_data();
    void rawWords();
    void ownWords_data();
    void ownWords();
    void views_data();
    void views();
    void engines_data();
    void engines();
    void ofMissingSession();
    void accounts_data();
    void accounts();
};

void tst_SessionState::rawWords_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<SessionState>("state");
    const std::pair<SessionState, const char *> rows[] = {
        {SessionState::Stopped, "NOT_INITIALIZED STOPPED CLOSED CLOSE DISCONNECTED UNLAUNCHED"},
        {SessionState::Starting, "INIT INITIALIZING STARTING CONNECTING OPENING PAIRING AUTHENTICATED PHONECODE"},
        {SessionState::Reconnecting, "RECONNECTING DISCONNECTED_RECOVERABLE TIMEOUT"},
        {SessionState::QrRequired, "QR_REQUIRED QR SCAN_QR_CODE QRCODE"},
        {SessionState::Ready, "READY CONNECTED WORKING OPEN ONLINE"},
        {SessionState::AuthFailed, "AUTH_FAILURE"},
        {SessionState::LoggedOut, "DISCONNECTED_LOGOUT LOGOUT UNPAIRED UNPAIRED_IDLE"},
        {SessionState::Banned, "DISCONNECTED_BANNED TOS_BLOCK SMB_TOS_BLOCK"},
        {SessionState::Error, "ERROR FAILED CONFLICT PROXYBLOCK DEPRECATED_VERSION"},
        {SessionState::PasskeyRequired, "PASSKEY_REQUIRED PASSKEY_CONFIRMATION PASSKEY_CONFIRMATION_REQUIRED"},
        {SessionState::Unknown, "PASSKEYS NO_QR READYISH UNREACHABLE ok 42"},
    };
    for (const auto &[state, words] : rows) {
        const QStringList list = QString::fromLatin1(words).split(u' ');
        for (const QString &word : list)
            QTest::newRow(qPrintable(word)) << word << state;
    }
    QTest::newRow("empty") << QString() << SessionState::Unknown;
    QTest::newRow("not ASCII") << QStringLiteral("ＲＥＡＤＹ") << SessionState::Unknown;
}

void tst_SessionState::rawWords()
{
    QFETCH(QString, raw);
    QFETCH(SessionState, state);
    QCOMPARE(hub::sessionStateFromRaw(raw), state);
    QCOMPARE(hub::sessionStateFromRaw(raw.toLower()), state);
    QCOMPARE(hub::sessionStateFromRaw(QString(QStringLiteral("  ") % raw % QLatin1Char('\n'))), state);
}

void tst_SessionState::ownWords_data()
{
    QTest::addColumn<SessionState>("state");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("unknown") << SessionState::Unknown << QByteArray("unknown");
    QTest::newRow("stopped") << SessionState::Stopped << QByteArray("stopped");
    QTest::newRow("starting") << SessionState::Starting << QByteArray("starting");
    QTest::newRow("reconnecting") << SessionState::Reconnecting << QByteArray("reconnecting");
    QTest::newRow("qr_required") << SessionState::QrRequired << QByteArray("qr_required");
    QTest::newRow("ready") << SessionState::Ready << QByteArray("ready");
    QTest::newRow("auth_failed") << SessionState::AuthFailed << QByteArray("auth_failed");
    QTest::newRow("logged_out") << SessionState::LoggedOut << QByteArray("logged_out");
    QTest::newRow("banned") << SessionState::Banned << QByteArray("banned");
    QTest::newRow("error") << SessionState::Error << QByteArray("error");
    QTest::newRow("passkey_required") << SessionState::PasskeyRequired << QByteArray("passkey_required");
    QTest::newRow("unreachable") << SessionState::Unreachable << QByteArray("unreachable");
}

void tst_SessionState::ownWords()
{
    QFETCH(SessionState, state);
    QFETCH(QByteArray, word);
    QCOMPARE(QByteArray(hub::sessionStateWord(state)), word);
    QCOMPARE(hub::sessionStateFromWord(word), state);
    QCOMPARE(hub::sessionStateFromWord("nonsense"), SessionState::Unknown);
}

void tst_SessionState::views_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<SessionView>("view");
    const auto row = [](const char *name, QByteArray body, SessionView view) { QTest::newRow(name) << body << view; };

    row("as session-manager.md",
        R"({"cliente_id":51,"connected":false,"state":"QR_REQUIRED","can_send_messages":false,"needs_qr":true,)"
        R"("is_recoverable":false,"recommended_action":"Scan QR code to authenticate"})",
        {SessionState::QrRequired,
         QStringLiteral("QR_REQUIRED"),
         false,
         true,
         false,
         false,
         {},
         QStringLiteral("Scan QR code to authenticate")});
    row("status only", R"({"status":"READY"})",
        {SessionState::Ready, QStringLiteral("READY"), true, false, true, false, {}, {}});
    row("state beats status", R"({"status":"READY","state":"close"})",
        {SessionState::Stopped, QStringLiteral("close"), false, false, false, false, {}, {}});
    row("unknown state beats status", R"({"status":"READY","state":"MAINTENANCE"})",
        {SessionState::Unknown, QStringLiteral("MAINTENANCE"), false, false, false, false, {}, {}});
    row("empty state is no word", R"({"status":"READY","state":" "})",
        {SessionState::Ready, QStringLiteral("READY"), true, false, true, false, {}, {}});
    row("word beats flags", R"({"state":"READY","connected":false,"needs_qr":true})",
        {SessionState::Ready, QStringLiteral("READY"), true, false, true, false, {}, {}});
    row("flag needs_qr", R"({"needs_qr":true,"connected":true})",
        {SessionState::QrRequired, {}, false, true, false, false, {}, {}});
    row("flag connected", R"({"status":"ok","connected":true})",
        {SessionState::Ready, QStringLiteral("ok"), true, false, true, false, {}, {}});
    row("ready but barred", R"({"state":"READY","can_send_messages":false})",
        {SessionState::Ready, QStringLiteral("READY"), true, false, false, false, {}, {}});
    row("recoverable", R"({"state":"DISCONNECTED_RECOVERABLE"})",
        {SessionState::Reconnecting, QStringLiteral("DISCONNECTED_RECOVERABLE"), false, false, false, true, {}, {}});
    row("told not recoverable", R"({"state":"RECONNECTING","is_recoverable":false})",
        {SessionState::Reconnecting, QStringLiteral("RECONNECTING"), false, false, false, false, {}, {}});
    row("unknown word", R"({"status":"NO_QR"})",
        {SessionState::Unknown, QStringLiteral("NO_QR"), false, false, false, false, {}, {}});
    row("unknown word with flags", R"({"state":"ODD","connected":true,"needs_qr":false,"can_send":true})",
        {SessionState::Unknown, QStringLiteral("ODD"), true, false, true, false, {}, {}});
    row("wrong types", R"({"state":{},"status":true,"connected":"yes","needs_qr":1,"recommended_action":[]})",
        {SessionState::Unknown,
         QStringLiteral("known keys: connected, needs_qr, recommended_action, state, status"),
         false,
         false,
         false,
         false,
         {},
         {}});
    row("account", R"({"state":"READY","phone":"5491112345678"})",
        {SessionState::Ready, QStringLiteral("READY"), true, false, true, false, QStringLiteral("5491112345678"), {}});
    row("not JSON", "<html>", {});
    row("empty", "", {});
}

void tst_SessionState::views()
{
    QFETCH(QByteArray, body);
    QFETCH(SessionView, view);
    const SessionView got = SessionView::parse(body);
    QCOMPARE(got.state, view.state);
    QCOMPARE(got.rawState, view.rawState);
    QVERIFY(got == view);
}

/// Bodies of real engines and of public bug reports.
void tst_SessionState::engines_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<SessionState>("state");
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("account");
    const auto row = [](QByteArray body, SessionState state, const char *raw = "", const char *account = "") {
        QTest::newRow(body.left(100).constData())
            << body << state << QString::fromUtf8(raw) << QString::fromLatin1(account);
    };
    using S = SessionState;
    // session-manager
    row(R"({"success":true,"currentStatus":"INIT"})", S::Starting, "INIT");
    row(R"({"status":"ok","currentStatus":"READY"})", S::Ready, "READY");
    // WAHA
    row(R"({"name":"shop","status":"WORKING","me":{"id":"5491112345678@c.us","pushName":"Ann"}})", S::Ready, "WORKING",
        "5491112345678");
    row(R"({"name":"shop","status":"SCAN_QR_CODE","me":null})", S::QrRequired, "SCAN_QR_CODE");
    row(R"({"name":"shop","status":"PASSKEY_REQUIRED"})", S::PasskeyRequired, "PASSKEY_REQUIRED");
    row(R"({"name":"shop","status":"SCAN_QR_CODE","passkey":{"requestId":"x"}})", S::PasskeyRequired, "SCAN_QR_CODE");
    row(R"({"name":"shop","status":"SCAN_QR_CODE","passkey":{"state":"done"}})", S::QrRequired, "SCAN_QR_CODE");
    row(R"({"name":"shop","status":"SCAN_QR_CODE","passkey":{"required":false}})", S::QrRequired, "SCAN_QR_CODE");
    row(R"({"name":"shop","status":"SCAN_QR_CODE","passkey":null})", S::QrRequired, "SCAN_QR_CODE");
    row(R"({"name":"shop","status":"WORKING","passkey":{"requestId":"x"}})", S::Ready, "WORKING");
    // Evolution API
    row(R"({"instance":{"instanceName":"shop","state":"open"}})", S::Ready, "open");
    row(R"({"instance":{"instanceName":"shop","state":"connecting"}})", S::Starting, "connecting");
    row(R"({"instance":{"instanceName":"shop","state":"close"}})", S::Stopped, "close");
    row(R"([{"name":"shop","connectionStatus":"open","ownerJid":"5491112345678@s.whatsapp.net"}])", S::Ready, "open",
        "5491112345678");
    // wwebjs-api
    row(R"({"success":true,"state":"CONNECTED","message":"session_connected"})", S::Ready, "CONNECTED");
    row(R"({"success":false,"state":"CONFLICT","message":"session_not_connected"})", S::Error, "CONFLICT");
    row(R"({"success":true,"state":null})", S::Unknown, "known keys: state, success");
    row(R"({"success":false,"state":null,"message":"session_not_connected"})", S::Unknown, "session_not_connected");
    row(R"({"success":false,"state":null,"message":"session_not_found"})", S::Unknown,
        "the engine does not know this session");
    // GOWA
    row(R"({"code":"SUCCESS","message":"ok","results":{"is_connected":true,"is_logged_in":true,"device_id":"x",)"
        R"("jid":"5491112345678:18@s.whatsapp.net"}})",
        S::Ready, "", "5491112345678");
    row(R"({"code":"SUCCESS","results":{"is_connected":true,"is_logged_in":false}})", S::QrRequired);
    row(R"({"code":"SUCCESS","results":{"is_connected":false,"is_logged_in":false}})", S::Stopped);
    // wuzapi
    row(R"({"code":200,"data":{"connected":false,"loggedIn":true}})", S::Reconnecting);
    row(R"({"code":200,"data":{"Connected":true,"LoggedIn":true,"jid":"5491112345678:1@s.whatsapp.net"}})", S::Ready,
        "", "5491112345678");
    // WPPConnect Server
    row(R"({"status":"CONNECTED","qrcode":null,"urlcode":null})", S::Ready, "CONNECTED");
    row(R"({"status":"QRCODE","qrcode":"data:image/png;base64,iVBOR","urlcode":"2@a,b,c"})", S::QrRequired, "QRCODE");
    row(R"({"status":"PHONECODE","phonecode":"ABCD1234"})", S::Starting, "PHONECODE");
    // odd ones
    row(R"({"STATUS":"READY"})", S::Ready, "READY");
    row(R"({"state":"ready "})", S::Ready, "ready");
    row(R"({"state":7})", S::Unknown, "7");
    row(R"("READY")", S::Ready, "READY");
    row(R"("hello")", S::Unknown, "hello");
    row(R"(["READY"])", S::Unknown, "a list of 1");
    row(R"([{"status":"READY"},{"status":"CLOSED"}])", S::Unknown, "a list of 2");
    row("[]", S::Unknown, "a list of 0");
    row("7", S::Unknown, "7");
    row("null", S::Unknown);
    row("{}", S::Unknown);
    row(R"({"session":{"status":"WORKING"}})", S::Ready, "WORKING");
    row(R"({"state":{"status":"CLOSED"}})", S::Stopped, "CLOSED");
    row(R"({"data":{"data":{"state":"open"}}})", S::Unknown, "known keys: data");
    row(R"({"state":"MAINTENANCE","data":{"state":"open"}})", S::Unknown, "MAINTENANCE");
    row(R"({"status":"success","data":{"state":"open"}})", S::Ready, "open");
    row(R"({"status":200,"connected":false})", S::Unknown, "known keys: connected, status");
    row(R"({"5491112345678":{"x":1},"a":1})", S::Unknown, "known keys: a, …");
    row(R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1})", S::Unknown,
        "known keys: a, b, c, d, e, f, g, h, …");
    // evidence over labels
    row(R"({"qr":"2@a,b,c"})", S::QrRequired);
    row(R"({"qr":"undefined","status":"ok"})", S::Unknown, "ok");
    row(R"({"status":"READY","qr":"2@a,b,c"})", S::Ready, "READY, but it offers a code");
    row(R"({"status":"CLOSED","qr":"2@a,b,c"})", S::Stopped, "CLOSED");
}

void tst_SessionState::engines()
{
    QFETCH(QByteArray, body);
    QFETCH(SessionState, state);
    QFETCH(QString, raw);
    QFETCH(QString, account);
    const SessionView view = SessionView::parse(body);
    QCOMPARE(view.state, state);
    QCOMPARE(view.rawState, raw);
    QCOMPARE(view.account, account);
    QCOMPARE(view.canSend, state == SessionState::Ready);
    QCOMPARE(view.needsQr, state == SessionState::QrRequired);
}

void tst_SessionState::ofMissingSession()
{
    const SessionView view = SessionView::ofMissingSession();
    QCOMPARE(view.state, SessionState::Unknown);
    QCOMPARE(view.rawState, QStringLiteral("the engine does not know this session"));
    QVERIFY(!view.canSend && !view.connected);
    const QByteArray longWord(5000, 'x');
    QCOMPARE(SessionView::parse("{\"state\":\"" + longWord + "\"}").rawState.size(), 100);
    QCOMPARE(SessionView::parse("{\"message\":\"" + longWord + " y\"}").rawState.size(), 100);
}

void tst_SessionState::accounts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("account");
    const auto row = [](QByteArray body, const char *account) {
        QTest::newRow(body.constData()) << body << QString::fromLatin1(account);
    };
    row(R"({"phone":"+54 911 1234-5678"})", "5491112345678");
    row(R"({"phone":5491112345678})", "5491112345678");
    row(R"({"account":"5491112345678@c.us"})", "5491112345678");
    row(R"({"wid":"5491112345678:12@c.us"})", "5491112345678");
    row(R"({"wid":{"server":"c.us","user":"5491112345678","_serialized":"5491112345678@c.us"}})", "5491112345678");
    row(R"({"me":{"id":"5491112345678:3@s.whatsapp.net","name":"Ann"}})", "5491112345678");
    row(R"({"info":{"wid":{"user":"5491112345678"}}})", "5491112345678");
    row(R"({"phone":null,"number":"5491112345678"})", "5491112345678");
    row(R"({"phone":"unknown","account":"5491112345678"})", "5491112345678");
    row(R"({"id":"5491112345678"})", "");
    row(R"({"phone":"123"})", "");
    row(R"({"phone":"12345678901234567890"})", "");
    row(R"({"phone":true,"me":[1]})", "");
    row(R"({"me":{"me":{"me":{"me":{"me":{"phone":"5491112345678"}}}}}})", "");
    row(R"({"cliente_id":5491112345678})", "");
    row(R"({"jid":"5491112345678:18@s.whatsapp.net"})", "5491112345678");
    row(R"({"Me":{"ID":"5491112345678@c.us","lid":"123456789012345@lid"}})", "5491112345678");
    row(R"({"me":{"id":"123456789012345@lid"}})", "");
    row(R"({"me":{"id":"123456789012345:18@lid"}})", "");
    row(R"({"wid":{"server":"lid","user":"123456789012345","_serialized":"123456789012345@lid"}})", "");
    row(R"({"jid":"120363000000000000@g.us"})", "");
    row(R"({"data":{"wid":"5491112345678"}})", "5491112345678");
    row(R"({"phone":"none","data":{"jid":"5491112345678@s.whatsapp.net"}})", "5491112345678");
}

void tst_SessionState::accounts()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, account);
    QCOMPARE(SessionView::parse(body).account, account);
}

HUB_TEST(tst_SessionState)
#include "tst_sessionstate.moc"
