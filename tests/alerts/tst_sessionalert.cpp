// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/sessionalert.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

namespace {

constexpr int None = -1;

} // namespace

class tst_SessionAlert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<int>("previous");
        QTest::addColumn<QString>("previousAccount");
        QTest::addColumn<SessionState>("now");
        QTest::addColumn<QString>("account");
        QTest::addColumn<QByteArray>("expected");
        const QString a = QStringLiteral("5491112345678");
        const QString b = QStringLiteral("5491187654321");
        using S = SessionState;
        const auto row = [](const char *name, S before, const QString &was, S now, const QString &is,
                            const char *expected) {
            QTest::newRow(name) << int(before) << was << now << is << QByteArray(expected);
        };
        row("ready to reconnecting", S::Ready, a, S::Reconnecting, {}, "dropped");
        row("ready to QR", S::Ready, a, S::QrRequired, {}, "dropped");
        row("ready to starting", S::Ready, a, S::Starting, {}, "dropped");
        row("ready to stopped", S::Ready, a, S::Stopped, {}, "dropped");
        row("ready to error", S::Ready, a, S::Error, {}, "dropped");
        row("ready to auth failed", S::Ready, a, S::AuthFailed, {}, "dropped");
        row("ready to unknown", S::Ready, a, S::Unknown, {}, "dropped");
        row("ready to unreachable", S::Ready, a, S::Unreachable, {}, "");
        row("unreachable to QR", S::Unreachable, a, S::QrRequired, {}, "");
        row("ready to logged out", S::Ready, a, S::LoggedOut, {}, "logged_out");
        row("reconnecting to logged out", S::Reconnecting, a, S::LoggedOut, {}, "logged_out");
        row("QR given up", S::QrRequired, {}, S::LoggedOut, {}, "");
        row("stopped to logged out", S::Stopped, a, S::LoggedOut, {}, "");
        row("ready to banned", S::Ready, a, S::Banned, {}, "banned");
        row("QR to banned", S::QrRequired, {}, S::Banned, {}, "banned");
        row("still banned", S::Banned, a, S::Banned, {}, "");
        row("ready with another number", S::Ready, a, S::Ready, b, "account_changed");
        row("linked anew with another number", S::QrRequired, a, S::Ready, b, "account_changed");
        row("linked anew with the same number", S::QrRequired, a, S::Ready, a, "");
        row("linked for the first time", S::QrRequired, {}, S::Ready, a, "");
        row("ready, number not told", S::Ready, a, S::Ready, {}, "");
        row("banned beats another number", S::Ready, a, S::Banned, b, "banned");
        row("QR to passkey", S::QrRequired, {}, S::PasskeyRequired, {}, "");
        row("passkey to QR", S::PasskeyRequired, {}, S::QrRequired, {}, "");
        row("passkey given up", S::PasskeyRequired, {}, S::LoggedOut, {}, "");
        row("passkey to ready", S::PasskeyRequired, {}, S::Ready, a, "");
        row("ready to passkey", S::Ready, a, S::PasskeyRequired, {}, "dropped");
        row("starting to QR", S::Starting, {}, S::QrRequired, {}, "");
        QTest::newRow("first seen banned") << None << QString() << S::Banned << QString() << QByteArray();
        QTest::newRow("first seen logged out") << None << QString() << S::LoggedOut << QString() << QByteArray();
    }

    void judges()
    {
        QFETCH(int, previous);
        QFETCH(QString, previousAccount);
        QFETCH(SessionState, now);
        QFETCH(QString, account);
        const auto before = previous == None ? std::nullopt : std::optional(SessionState(previous));
        const auto kind = alertOfChange(before, previousAccount, now, account);
        QTEST(kind ? QByteArray(alertWord(*kind)) : QByteArray(), "expected");
    }

    void accounts_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("plain") << QStringLiteral("5491112345678") << true;
        QTest::newRow("plus and spaces") << QStringLiteral("+54 9 11 1234-5678") << true;
        QTest::newRow("WhatsApp id") << QStringLiteral("5491112345678@c.us") << true;
        QTest::newRow("a device of it") << QStringLiteral("5491112345678:12@s.whatsapp.net") << true;
        QTest::newRow("another number") << QStringLiteral("5491112345679") << false;
        QTest::newRow("longer") << QStringLiteral("54911123456780") << false;
        QTest::newRow("a word") << QStringLiteral("someone") << false;
    }

    void accounts()
    {
        QFETCH(QString, other);
        QTEST(sameAccount(QStringLiteral("5491112345678"), other), "same");
        QTEST(sameAccount(other, QStringLiteral("5491112345678")), "same");
    }

    void stepsOfLinking()
    {
        using S = SessionState;
        QVERIFY(isStepOfLinking(S::QrRequired, S::PasskeyRequired));
        QVERIFY(isStepOfLinking(S::PasskeyRequired, S::QrRequired));
        QVERIFY(isStepOfLinking(S::Starting, S::PasskeyRequired));
        QVERIFY(!isStepOfLinking(S::Starting, S::QrRequired));
        QVERIFY(!isStepOfLinking(S::PasskeyRequired, S::Ready));
        QVERIFY(!isStepOfLinking(S::Ready, S::PasskeyRequired));
        QVERIFY(!isStepOfLinking(S::LoggedOut, S::PasskeyRequired));
    }

    void wishes()
    {
        const QString phone = QStringLiteral("5491100000001");
        const QString other = QStringLiteral("5491100000002");
        const LinkWish expected{phone, true};
        const auto ready = SessionState::Ready;
        QVERIFY(!alertOfChange(SessionState::QrRequired, {}, ready, phone + QStringLiteral(":18@s.whatsapp.net"),
                               expected));
        QCOMPARE(alertOfChange(SessionState::QrRequired, {}, ready, other, expected), AlertKind::WrongPhone);
        QCOMPARE(alertOfChange({}, {}, ready, other, expected), AlertKind::WrongPhone); // the first that is heard of it
        QCOMPARE(alertOfChange(ready, phone, ready, other, expected), AlertKind::WrongPhone);
        QVERIFY(!alertOfChange(ready, other, ready, other, expected)); // told once
        QCOMPARE(alertOfChange(ready, other, SessionState::LoggedOut, {}, expected), AlertKind::LoggedOut);
        // Meant to be off: nothing is an alert.
        QVERIFY(!alertOfChange(ready, phone, SessionState::Stopped, phone, {{}, false}));
        QVERIFY(!alertOfChange(ready, phone, SessionState::Banned, other, {phone, false}));
    }

    void json()
    {
        const SessionAlert alert{*ClienteId::fromNumber(51), QStringLiteral("Shop"), AlertKind::Dropped,
                                 SessionState::QrRequired,   SessionState::Ready,    QStringLiteral("549"),
                                 QStringLiteral("549"),      1767441600000};
        const QJsonObject expected{{QStringLiteral("alert"), QStringLiteral("dropped")},
                                   {QStringLiteral("cliente_id"), 51},
                                   {QStringLiteral("name"), QStringLiteral("Shop")},
                                   {QStringLiteral("state"), QStringLiteral("qr_required")},
                                   {QStringLiteral("previous"), QStringLiteral("ready")},
                                   {QStringLiteral("account"), QStringLiteral("549")},
                                   {QStringLiteral("previous_account"), QStringLiteral("549")},
                                   {QStringLiteral("at"), QStringLiteral("2026-01-03T12:00:00.000Z")}};
        QCOMPARE(alertJson(alert), expected);
    }
};

HUB_TEST(tst_SessionAlert)
#include "tst_sessionalert.moc"
