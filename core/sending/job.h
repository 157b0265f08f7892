// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace hub {

/// The numbers are in the store: they never change.
enum class JobState { Queued = 0, Running = 1, Paused = 2, Completed = 3, Cancelled = 4 };
enum class MessageState { Queued = 0, Sending = 1, Sent = 2, Failed = 3, Unknown = 4, Cancelled = 5, Skipped = 6 };

/// What holds a paused job. Some reasons end by themselves, and until then keep the client's later jobs waiting too, so
/// that its messages keep their order; the others wait for an operator, and later jobs go ahead. The numbers are in the
/// store: they never change.
enum class PauseReason {
    None = 0,
    Operator = 1,
    Unreachable = 2, ///< ends by itself: the Session Manager does not answer
    NotReady = 3,    ///< ends by itself: the client is not ready
    Failures = 4,
    Later = 5,         ///< ends by itself: the Session Manager asks to come again later
    Restricted = 6,    ///< WhatsApp has restricted the account; all open jobs of the client are held
    BadRecipients = 7, ///< more than a third of the recipients is not on WhatsApp
    OtherAccount = 8,  ///< another number is linked than the one that the job began with
};

[[nodiscard]] HUB_CORE_EXPORT const char *wordOf(JobState state);
[[nodiscard]] HUB_CORE_EXPORT const char *wordOf(MessageState state);
/// Lower case, as in `pause_reason`; empty for None.
[[nodiscard]] HUB_CORE_EXPORT const char *wordOf(PauseReason reason);
/// Whether a person has to let the job go on.
[[nodiscard]] HUB_CORE_EXPORT bool waitsForSomebody(PauseReason reason);
/// The contract's lower-case word; anything else is no state.
[[nodiscard]] HUB_CORE_EXPORT std::optional<MessageState> messageStateOf(QByteArrayView word);

struct JobCounts
{
    qint64 queued = 0;
    qint64 sending = 0;
    qint64 sent = 0;
    qint64 failed = 0;
    qint64 unknown = 0;
    qint64 cancelled = 0;
    qint64 skipped = 0;

    [[nodiscard]] HUB_CORE_EXPORT qint64 &of(MessageState state);
    [[nodiscard]] qint64 of(MessageState state) const { return JobCounts(*this).of(state); }

    friend bool operator==(const JobCounts &, const JobCounts &) = default;
};

/// What a new job may say beside its messages. Times are milliseconds of UTC, 0: none.
struct JobOptions
{
    qint64 notBefore = 0; ///< it waits until then, and keeps no other job waiting
    qint64 expiresAt = 0; ///< what has not left by then is cancelled
    bool force = false;   ///< though the same messages were given to the same people within the last hour

    friend bool operator==(const JobOptions &, const JobOptions &) = default;
};

/// A bulk job as an operator has put it together. Delays in milliseconds.
struct JobDraft
{
    struct Message
    {
        QString to;
        QString text;
    };

    ClienteId client;
    QString name;
    int minDelay = 3000;
    int maxDelay = 8000;
    std::vector<Message> messages; ///< at most 100,000
    JobOptions options = {};
};

/// What became of it: accepted means committed.
struct JobReceipt
{
    struct Rejection
    {
        int index = 0; ///< in the request's messages
        QString reason;

        friend bool operator==(const Rejection &, const Rejection &) = default;
    };

    QString jobId;
    int accepted = 0;
    std::vector<Rejection> rejected;
    std::vector<Rejection> warnings; ///< of accepted messages: the same person, probably, is in the job twice

    friend bool operator==(const JobReceipt &, const JobReceipt &) = default;
};

/// A bulk job as people see it. Times are milliseconds of UTC.
struct JobInfo
{
    qint64 id = 0;
    ClienteId client = *ClienteId::fromNumber(1);
    QString name;
    JobState state = JobState::Queued;
    PauseReason pauseReason = PauseReason::None;
    QString reason; ///< why it is paused, what it waits for, or why it ended early; empty if nothing
    int minDelay = 0;
    int maxDelay = 0;
    qint64 total = 0; ///< messages accepted: the sum of the counts
    JobCounts counts;
    QString createdBy;
    qint64 createdAt = 0;
    std::optional<qint64> startedAt;
    std::optional<qint64> finishedAt;
    qint64 notBefore = 0; ///< as in JobOptions
    qint64 expiresAt = 0;
    std::optional<qint64> retryOf; ///< the job whose failures this one sends again
    double perMinute = 0;          ///< expected pace while it runs: messages a minute
    std::optional<qint64>
        etaSeconds; ///< until the end, hours and cap and earlier jobs observed; unset while held or ended
};

/// One message of a job.
struct MessageInfo
{
    qint64 jobId = 0;
    qint64 number = 0; ///< its index in the request
    QString to;
    QString message; ///< empty once retention has forgotten it
    MessageState state = MessageState::Queued;
    QString messageId; ///< the Session Manager's, once sent
    QString error;     ///< why it failed or is unknown; of one that was sent: a remark
    qint64 updatedAt = 0;
};

/// As the contract writes them; `job_id` is a string, times are ISO 8601 UTC with milliseconds.
[[nodiscard]] HUB_CORE_EXPORT QJsonObject toJson(const JobInfo &job);
[[nodiscard]] HUB_CORE_EXPORT QJsonObject toJson(const MessageInfo &message);
[[nodiscard]] HUB_CORE_EXPORT QJsonObject toJson(const JobReceipt &receipt);
[[nodiscard]] HUB_CORE_EXPORT JobReceipt receiptFromJson(const QJsonObject &object);

} // namespace hub
