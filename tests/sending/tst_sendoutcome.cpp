// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

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
        row("not ready, but a 500", Error::Status, true, 500, "SESSION_NOT_READY", Kind::Failed, "");
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
        const SendOutcome judged = SendOutcome::of(failed);
        QCOMPARE(judged.kind, outcome);
        QCOMPARE(judged.error, QStringLiteral("words"));
        const hub::SendingAnswer given = hub::SendingAnswer::of(failed);
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
        QVERIFY(hub::SendingAnswer::of(tl::unexpected<SessionManagerError>(subject)).error);
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
        const hub::SendingAnswer given = hub::SendingAnswer::of(hub::SessionManagerAnswer{201, body});
        QVERIFY(!given.error);
        QCOMPARE(given.status, 201);
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

    void cleansAMessageId()
    {
        const SendOutcome judged = SendOutcome::of(hub::SessionManagerAnswer{200, R"({"id":"a\u0000b\ud83d"})"});
        QCOMPARE(judged.messageId, QStringLiteral("ab"));
    }
};

HUB_TEST(tst_SendOutcome)
#include "tst_sendoutcome.moc"
