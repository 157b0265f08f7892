// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/sendreport.h"

#include <QCoreApplication>

namespace hub::ui {

namespace {

struct ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::SendReport)
};

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
    const SendOutcome &outcome = answer->outcome;
    const QString reason = reasonWithoutCode(outcome.error);
    switch (outcome.kind) {
    case SendOutcome::Kind::Sent:
        return {Kind::Sent, outcome.messageId, {}};
    case SendOutcome::Kind::NeverLeft:
    case SendOutcome::Kind::NotReady:
    case SendOutcome::Kind::Interrupted:
        return {Kind::Refused, {}, reason};
    case SendOutcome::Kind::Failed:
        // Without words of the Session Manager's own it may be somebody's on the way.
        return {answer->error ? Kind::Unknown : Kind::Refused, {}, reason};
    case SendOutcome::Kind::Unknown:
        break;
    }
    return {Kind::Unknown, {}, reason};
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
