// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/sendreport.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace hub::ui {

namespace {

struct ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::SendReport)
};

constexpr int Ok = 200;
constexpr int FirstError = 300;

QString firstText(const QJsonObject &object, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        const QString text = object.value(QLatin1String(key)).toString();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

/// The hub's own answers for a Session Manager that gave none; all its other answers are the Session Manager's words.
SendReport::Kind kindOf(const QString &code, const QString &message)
{
    if (code == QLatin1String("GATEWAY_TIMEOUT")) {
        // The one timeout that ends before anything has left.
        return message.endsWith(QLatin1String("Connection timeout")) ? SendReport::Kind::Refused
                                                                     : SendReport::Kind::Unknown;
    }
    return code == QLatin1String("SESSION_MANAGER_ERROR") ? SendReport::Kind::Unknown : SendReport::Kind::Refused;
}

SendReport ofError(const Error &error)
{
    // Another press with the same key, whose answer is lost; or the hub stopped while the message was on its way.
    const bool lost = error.code == "IDEMPOTENCY_OUTCOME_UNKNOWN" || error.code == "IDEMPOTENCY_KEY_IN_FLIGHT" ||
                      error.code == "HUB_STOPPED";
    return {lost ? SendReport::Kind::Unknown : SendReport::Kind::Refused, {}, reasonWithoutCode(error.message)};
}

} // namespace

QString reasonWithoutCode(const QString &reason)
{
    static const QLatin1String codes[] = {QLatin1String("SESSION_MANAGER_ERROR: "),
                                          QLatin1String("SESSION_MANAGER_TIMEOUT: "),
                                          QLatin1String("SESSION_MANAGER_UNREACHABLE: ")};
    for (const QLatin1String code : codes) {
        if (reason.startsWith(code))
            return reason.sliced(code.size());
    }
    return reason;
}

SendReport SendReport::of(const Result<SendingAnswer> &answer)
{
    if (!answer)
        return ofError(answer.error());
    const QJsonObject body = QJsonDocument::fromJson(answer->body).object();
    if (answer->status >= Ok && answer->status < FirstError)
        return {Kind::Sent, firstText(body, {"message_id", "messageId", "id"}), {}};
    const QString code = firstText(body, {"error", "code"});
    const QString message = firstText(body, {"message", "error", "code"});
    if (answer->status < Ok || (body.isEmpty() && answer->status >= 500))
        return {Kind::Unknown, {}, ReportWords::tr("There was no answer that says so.")};
    return {kindOf(code, message),
            {},
            message.isEmpty() ? ReportWords::tr("The Session Manager answered with status %1.").arg(answer->status)
                              : reasonWithoutCode(message)};
}

QString SendReport::text() const
{
    switch (kind) {
    case Kind::Sent:
        return messageId.isEmpty() ? ReportWords::tr("Sent. The Session Manager gave no message number.")
                                   : ReportWords::tr("Sent. Message number %1").arg(messageId);
    case Kind::Refused:
        return ReportWords::tr("Not sent: %1").arg(reason);
    case Kind::Unknown:
        break;
    }
    return ReportWords::tr(
        "It is not known whether it was sent. Do not send it again before you have looked at the phone.");
}

} // namespace hub::ui
