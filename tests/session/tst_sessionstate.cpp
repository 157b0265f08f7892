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
    void accounts_data();
    void accounts();
};

void tst_SessionState::rawWords_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<SessionState>("state");
    const std::pair<SessionState, const char *> rows[] = {
        {SessionState::Stopped, "NOT_INITIALIZED STOPPED CLOSED CLOSE DISCONNECTED UNLAUNCHED"},
        {SessionState::Starting, "INIT INITIALIZING STARTING CONNECTING OPENING PAIRING AUTHENTICATED"},
        {SessionState::Reconnecting, "RECONNECTING DISCONNECTED_RECOVERABLE TIMEOUT"},
        {SessionState::QrRequired, "QR_REQUIRED QR SCAN_QR_CODE QRCODE"},
        {SessionState::Ready, "READY CONNECTED WORKING OPEN ONLINE"},
        {SessionState::AuthFailed, "AUTH_FAILURE"},
        {SessionState::LoggedOut, "DISCONNECTED_LOGOUT LOGOUT UNPAIRED UNPAIRED_IDLE"},
        {SessionState::Banned, "DISCONNECTED_BANNED TOS_BLOCK SMB_TOS_BLOCK"},
        {SessionState::Error, "ERROR FAILED CONFLICT PROXYBLOCK DEPRECATED_VERSION"},
        {SessionState::Unknown, "NO_QR READYISH UNREACHABLE ok 42"},
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
    row("wrong types", R"({"state":5,"status":true,"connected":"yes","needs_qr":1,"recommended_action":[]})", {});
    row("account", R"({"state":"READY","phone":"5491112345678"})",
        {SessionState::Ready, QStringLiteral("READY"), true, false, true, false, QStringLiteral("5491112345678"), {}});
    row("array", "[1]", {});
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
}

void tst_SessionState::accounts()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, account);
    QCOMPARE(SessionView::parse(body).account, account);
}

HUB_TEST(tst_SessionState)
#include "tst_sessionstate.moc"
