// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/job.h"

#include "core/text/isotime.h"

#include <QJsonArray>

#include <array>

namespace hub {

namespace {

constexpr std::array JobWords{"queued", "running", "paused", "completed", "cancelled"};
constexpr std::array PauseWords{"",      "operator",   "unreachable",    "not_ready",    "failures",
                                "later", "restricted", "bad_recipients", "other_account"};
constexpr std::array MessageWords{"queued", "sending", "sent", "failed", "unknown", "cancelled", "skipped"};

QJsonValue timeValue(std::optional<qint64> at)
{
    return isoTime(at.value_or(0));
}

QJsonObject toJson(const JobCounts &counts)
{
    return {{QStringLiteral("queued"), counts.queued},   {QStringLiteral("sending"), counts.sending},
            {QStringLiteral("sent"), counts.sent},       {QStringLiteral("failed"), counts.failed},
            {QStringLiteral("unknown"), counts.unknown}, {QStringLiteral("cancelled"), counts.cancelled},
            {QStringLiteral("skipped"), counts.skipped}};
}

} // namespace

const char *wordOf(JobState state)
{
    return JobWords.at(size_t(state));
}

const char *wordOf(MessageState state)
{
    return MessageWords.at(size_t(state));
}

const char *wordOf(PauseReason reason)
{
    return PauseWords.at(size_t(reason));
}

bool waitsForSomebody(PauseReason reason)
{
    switch (reason) {
    case PauseReason::None:
    case PauseReason::Unreachable:
    case PauseReason::NotReady:
    case PauseReason::Later:
        return false;
    case PauseReason::Operator:
    case PauseReason::Failures:
    case PauseReason::Restricted:
    case PauseReason::BadRecipients:
    case PauseReason::OtherAccount:
        break;
    }
    return true;
}

std::optional<MessageState> messageStateOf(QByteArrayView word)
{
    for (size_t i = 0; i < MessageWords.size(); ++i) {
        if (word == QByteArrayView(MessageWords.at(i)))
            return MessageState(int(i));
    }
    return std::nullopt;
}

QJsonObject toJson(const JobInfo &job)
{
    return {{QStringLiteral("job_id"), QString::number(job.id)},
            {QStringLiteral("cliente_id"), job.client.toNumber()},
            {QStringLiteral("name"), job.name},
            {QStringLiteral("state"), QLatin1String(wordOf(job.state))},
            {QStringLiteral("reason"), job.reason.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(job.reason)},
            {QStringLiteral("pause_reason"), textOrNull(QLatin1String(wordOf(job.pauseReason)))},
            {QStringLiteral("total"), job.total},
            {QStringLiteral("counts"), toJson(job.counts)},
            {QStringLiteral("delay_ms"), QJsonArray{job.minDelay, job.maxDelay}},
            {QStringLiteral("created_by"), job.createdBy},
            {QStringLiteral("created_at"), timeValue(job.createdAt)},
            {QStringLiteral("started_at"), timeValue(job.startedAt)},
            {QStringLiteral("finished_at"), timeValue(job.finishedAt)},
            {QStringLiteral("not_before"), timeValue(job.notBefore)},
            {QStringLiteral("expires_at"), timeValue(job.expiresAt)},
            {QStringLiteral("retry_of"),
             job.retryOf ? QJsonValue(QString::number(*job.retryOf)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("per_minute"), job.perMinute},
            {QStringLiteral("eta_s"), job.etaSeconds ? QJsonValue(*job.etaSeconds) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject toJson(const MessageInfo &message)
{
    const auto text = [](const QString &value) {
        return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
    };
    const bool wasSent = message.state == MessageState::Sent;
    return {{QStringLiteral("n"), message.number},
            {QStringLiteral("to"), message.to},
            {QStringLiteral("message"), message.message},
            {QStringLiteral("state"), QLatin1String(wordOf(message.state))},
            {QStringLiteral("message_id"), text(message.messageId)},
            {QStringLiteral("error"), text(wasSent ? QString() : message.error)},
            {QStringLiteral("note"), text(wasSent ? message.error : QString())},
            {QStringLiteral("updated_at"), timeValue(message.updatedAt)}};
}

namespace {

/// `[{index, (word)}…]`
QJsonArray rowsJson(const std::vector<JobReceipt::Rejection> &rows, QLatin1String word)
{
    QJsonArray array;
    for (const JobReceipt::Rejection &row : rows)
        array.append(QJsonObject{{QStringLiteral("index"), row.index}, {word, row.reason}});
    return array;
}

std::vector<JobReceipt::Rejection> rowsFromJson(const QJsonValue &value, QLatin1String word)
{
    const QJsonArray array = value.toArray();
    std::vector<JobReceipt::Rejection> rows;
    rows.reserve(std::size_t(array.size()));
    for (const QJsonValue row : array)
        rows.push_back({row[QLatin1String("index")].toInt(), row[word].toString()});
    return rows;
}

} // namespace

QJsonObject toJson(const JobReceipt &receipt)
{
    return {{QStringLiteral("ok"), true},
            {QStringLiteral("job_id"), receipt.jobId},
            {QStringLiteral("total"), receipt.accepted + qint64(receipt.rejected.size())},
            {QStringLiteral("accepted"), receipt.accepted},
            {QStringLiteral("rejected"), rowsJson(receipt.rejected, QLatin1String("error"))},
            {QStringLiteral("warnings"), rowsJson(receipt.warnings, QLatin1String("warning"))}};
}

JobReceipt receiptFromJson(const QJsonObject &object)
{
    JobReceipt receipt;
    receipt.jobId = object.value(QLatin1String("job_id")).toString();
    receipt.accepted = object.value(QLatin1String("accepted")).toInt();
    receipt.rejected = rowsFromJson(object.value(QLatin1String("rejected")), QLatin1String("error"));
    receipt.warnings = rowsFromJson(object.value(QLatin1String("warnings")), QLatin1String("warning"));
    return receipt;
}

qint64 &JobCounts::of(MessageState state)
{
    switch (state) {
    case MessageState::Queued:
        return queued;
    case MessageState::Sending:
        return sending;
    case MessageState::Sent:
        return sent;
    case MessageState::Failed:
        return failed;
    case MessageState::Unknown:
        return unknown;
    case MessageState::Cancelled:
        return cancelled;
    case MessageState::Skipped:
        break;
    }
    return skipped;
}

} // namespace hub
