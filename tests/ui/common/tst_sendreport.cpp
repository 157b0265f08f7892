// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionmanagererror.h"
#include "tests/support/test.h"
#include "ui/common/messagesender.h"

#include <QTest>

using namespace hub;
using namespace hub::ui;

using Kind = SendReport::Kind;

Q_DECLARE_METATYPE(hub::ui::SendReport::Kind)

class tst_SendReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAnswers_data();
    void ofAnswers();
    void ofErrors_data();
    void ofErrors();
    void agreesWithTheHubsOwnAnswers_data();
    void agreesWithTheHubsOwnAnswers();
};

void tst_SendReport::ofAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<SendReport::Kind>("kind");
    QTest::addColumn<QString>("word");
    QTest::newRow("sent") << 200 << QByteArray(R"({"messageId":"3EB0"})") << Kind::Sent << "3EB0";
    QTest::newRow("sent, other spelling") << 201 << QByteArray(R"({"message_id":"A1"})") << Kind::Sent << "A1";
    QTest::newRow("sent without a number") << 204 << QByteArray() << Kind::Sent << "no message number";
    QTest::newRow("sent, answer is a list") << 200 << QByteArray("[]") << Kind::Sent << "Sent";
    QTest::newRow("refused") << 409 << QByteArray(R"({"error":"SESSION_NOT_READY","message":"Scan first"})")
                             << Kind::Refused << "Scan first";
    QTest::newRow("refused, only a code")
        << 400 << QByteArray(R"({"error":"BAD_NUMBER"})") << Kind::Refused << "BAD_NUMBER";
    QTest::newRow("refused, no words") << 400 << QByteArray("{}") << Kind::Refused << "400";
    QTest::newRow("the Session Manager's own 500")
        << 500 << QByteArray(R"({"message":"Evaluation failed"})") << Kind::Refused << "Evaluation failed";
    QTest::newRow("500 without words") << 500 << QByteArray() << Kind::Unknown << "not known";
    QTest::newRow("garbage") << 502 << QByteArray("<html>") << Kind::Unknown << "not known";
    QTest::newRow("no status") << 0 << QByteArray() << Kind::Unknown << "not known";
}

void tst_SendReport::ofAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(SendReport::Kind, kind);
    QFETCH(QString, word);
    const SendReport report = SendReport::of(status == 0 ? SendingAnswer() : SendingAnswer::answered(status, body));
    QCOMPARE(report.kind, kind);
    QVERIFY2(report.text().contains(word), qPrintable(report.text()));
}

void tst_SendReport::ofErrors_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<SendReport::Kind>("kind");
    for (const char *code :
         {"INVALID_REQUEST", "RECIPIENT_OPTED_OUT", "SENDING_STOPPED", "CLIENT_BUSY", "SHUTTING_DOWN", "DATABASE_BUSY"})
        QTest::newRow(code) << QByteArray(code) << Kind::Refused;
    for (const char *code : {"IDEMPOTENCY_OUTCOME_UNKNOWN", "IDEMPOTENCY_KEY_IN_FLIGHT", "HUB_STOPPED"})
        QTest::newRow(code) << QByteArray(code) << Kind::Unknown;
}

void tst_SendReport::ofErrors()
{
    QFETCH(QByteArray, code);
    QFETCH(SendReport::Kind, kind);
    const SendReport report = SendReport::of(failure(code, QStringLiteral("Words.")));
    QCOMPARE(report.kind, kind);
    if (kind == Kind::Refused)
        QCOMPARE(report.text(), QStringLiteral("Not sent: Words."));
}

void tst_SendReport::agreesWithTheHubsOwnAnswers_data()
{
    using Error = SessionManagerError;
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("message");
    QTest::addColumn<SendReport::Kind>("kind");
    QTest::newRow("connect timeout") << int(Error::Kind::ConnectTimeout)
                                     << "SESSION_MANAGER_TIMEOUT: Connection timeout" << Kind::Refused;
    QTest::newRow("read timeout") << int(Error::Kind::ReadTimeout) << "SESSION_MANAGER_TIMEOUT: Read timeout exceeded"
                                  << Kind::Unknown;
    QTest::newRow("refused") << int(Error::Kind::Unreachable) << "SESSION_MANAGER_UNREACHABLE: Connection refused"
                             << Kind::Refused;
    QTest::newRow("reset") << int(Error::Kind::Network) << "SESSION_MANAGER_ERROR: Connection closed" << Kind::Unknown;
    QTest::newRow("redirect") << int(Error::Kind::Redirect) << "SESSION_MANAGER_ERROR: Redirect refused"
                              << Kind::Unknown;
    QTest::newRow("no JSON") << int(Error::Kind::NotJson) << "SESSION_MANAGER_ERROR: Response is not JSON"
                             << Kind::Unknown;
    QTest::newRow("aborted") << int(Error::Kind::Aborted) << "SESSION_MANAGER_ERROR: Request aborted" << Kind::Unknown;
}

void tst_SendReport::agreesWithTheHubsOwnAnswers()
{
    QFETCH(int, error);
    QFETCH(QString, message);
    QFETCH(SendReport::Kind, kind);
    SessionManagerError failed;
    failed.kind = SessionManagerError::Kind(error);
    failed.message = message;
    failed.mayHaveLeft = kind == Kind::Unknown;
    const SendReport report = SendReport::of(SendingAnswer::of(tl::unexpected(failed), nullptr));
    QCOMPARE(report.kind, kind);
    QVERIFY2(!report.reason.contains(QStringLiteral("SESSION_MANAGER")), qPrintable(report.reason));
}

HUB_TEST(tst_SendReport)
#include "tst_sendreport.moc"
