// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendanswer.h"
#include "core/sending/sendoutcome.h"
#include "tests/support/test.h"

#include <QJsonDocument>
#include <QTest>

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
        QTest::addColumn<int>("answer"); // what a single send's caller gets
        using Error = SessionManagerError::Kind;
        using Kind = SendOutcome::Kind;
        const auto row = [](const char *name, Error error, bool left, int status, const char *code, Kind kind,
                            int answer) {
            QTest::newRow(name) << error << left << status << QByteArray(code) << kind << answer;
        };
        row("refused", Error::Unreachable, false, 0, "", Kind::NeverLeft, 502);
        row("connect timeout", Error::ConnectTimeout, false, 0, "", Kind::NeverLeft, 504);
        row("broken before it left", Error::Network, false, 0, "", Kind::NeverLeft, 502);
        row("reset after it left", Error::Network, true, 0, "", Kind::Unknown, 502);
        row("read timeout", Error::ReadTimeout, true, 0, "", Kind::Unknown, 504);
        row("not ready", Error::Status, true, 409, "SESSION_NOT_READY", Kind::NotReady, 409);
        row("another conflict", Error::Status, true, 409, "DUPLICATE", Kind::Failed, 409);
        row("bad request", Error::Status, true, 400, "INVALID_REQUEST", Kind::Failed, 400);
        row("unauthorized", Error::Status, true, 401, "", Kind::Failed, 502);
        row("forbidden", Error::Status, true, 403, "", Kind::Failed, 502);
        row("not ready, but a 500", Error::Status, true, 500, "SESSION_NOT_READY", Kind::Failed, 500);
        row("failed", Error::Status, true, 500, "SEND_FAILED", Kind::Failed, 500);
        row("bad gateway", Error::Status, true, 502, "", Kind::Failed, 502);
        row("redirect", Error::Redirect, true, 303, "", Kind::Unknown, 502);
        row("not JSON", Error::NotJson, true, 200, "", Kind::Unknown, 502);
        row("given up before it left", Error::Aborted, false, 0, "", Kind::Interrupted, 502);
        row("given up after it left", Error::Aborted, true, 0, "", Kind::Unknown, 502);
    }

    void judges()
    {
        QFETCH(SessionManagerError::Kind, error);
        QFETCH(bool, mayHaveLeft);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(SendOutcome::Kind, outcome);
        QFETCH(int, answer);
        const QByteArray body = "{\"code\": \"" + code + "\" }";
        SessionManagerError subject{error, QStringLiteral("words"), status, code, body, true, mayHaveLeft};
        const hub::SessionManagerOutcome failed = tl::unexpected<SessionManagerError>(subject);
        const SendOutcome judged = SendOutcome::of(failed);
        QCOMPARE(judged.kind, outcome);
        QCOMPARE(judged.error, QStringLiteral("words"));
        const hub::SendingAnswer given = hub::answerOf(failed);
        QCOMPARE(given.status, answer);
        if (error == SessionManagerError::Kind::Status && answer == status && status != 502)
            QCOMPARE(given.body, body);
        else if (error != SessionManagerError::Kind::Status)
            QCOMPARE(QJsonDocument::fromJson(given.body)[QLatin1String("ok")].toBool(true), false);
        subject.responseIsJson = false; // HTML would run on our origin
        QVERIFY(hub::answerOf(tl::unexpected<SessionManagerError>(subject)).status >= 502);
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
        QTest::newRow("number") << QByteArray("{\"id\":7}") << QString();
        QTest::newRow("array") << QByteArray("[]") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
    }

    void readsTheMessageId()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, id);
        const SendOutcome judged = SendOutcome::of(hub::SessionManagerAnswer{200, body});
        QCOMPARE(judged.kind, SendOutcome::Kind::Sent);
        QCOMPARE(judged.messageId, id);
        const hub::SendingAnswer given = hub::answerOf(hub::SessionManagerAnswer{201, body});
        QCOMPARE(given.status, body.isEmpty() ? 204 : 201);
        QCOMPARE(given.body, body);
    }

    void shortensWhatAPeerSays()
    {
        SessionManagerError error;
        error.message = QString(2000, u'x') % QChar(0);
        const SendOutcome judged = SendOutcome::of(tl::unexpected<SessionManagerError>(error));
        QCOMPARE(judged.error.size(), 500);
        error.message = QStringLiteral("a") % QChar(0) % QStringLiteral("b");
        QCOMPARE(SendOutcome::of(tl::unexpected<SessionManagerError>(error)).error, QStringLiteral("ab"));
    }

    void errorsHaveAStatus_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("status");
        const auto row = [](const char *code, int status) { QTest::newRow(code) << QByteArray(code) << status; };
        row("INVALID_JSON", 400);
        row("INVALID_REQUEST", 400);
        row("RECIPIENT_OPTED_OUT", 403);
        row("NOT_FOUND", 404);
        row("JOB_FINISHED", 409);
        row("IDEMPOTENCY_KEY_IN_FLIGHT", 409);
        row("IDEMPOTENCY_KEY_REUSED", 422);
        row("DATABASE_UNAVAILABLE", 503);
        row("CLIENT_BUSY", 503);
        row("SOMETHING_NEW", 500);
    }

    void errorsHaveAStatus()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, status);
        QCOMPARE(hub::statusOf(hub::Error{code, {}}), status);
    }
};

HUB_TEST(tst_SendOutcome)
#include "tst_sendoutcome.moc"
