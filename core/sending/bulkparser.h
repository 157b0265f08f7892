// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"
#include "core/sending/job.h"
#include "core/session/engineprofile.h"
#include "core/text/jsoncursor.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace hub {

/// What a bulk job is made from, checked message by message, whether a request or the window brings it. Pure; any
/// thread.
///
/// `POST /sender/send-bulk` is read in one pass over the received bytes: `{messages:[{to, message}…], name?,
/// delay_ms?:[min,max], not_before?, expires_at?, force?}`, unknown members tolerated. The body is kept (shared, not
/// copied) and where each message lies in it: about 40 bytes a message, besides its number. A draft of the window's
/// shares its texts.
class HUB_CORE_EXPORT BulkRequest
{
public:
    static constexpr int MaxMessages = 100000;
    static constexpr int MaxMessageUnits =
        65536; ///< characters of a message, counted as WhatsApp does: UTF-16 code units
    static constexpr int MaxNameUnits = 200;
    static constexpr int MaxDelay = 24 * 60 * 60 * 1000; ///< milliseconds
    static constexpr int DefaultMinDelay = 3000;
    static constexpr int DefaultMaxDelay = 8000;

    /// A message that will be sent.
    struct Row
    {
        qint32 index = 0;          ///< its place in `messages`, from 0
        QByteArray recipient;      ///< as Recipient::address
        JsonCursor::Slice message; ///< of a draft: only how long it is
    };
    /// A message that will not be sent, and why, in words.
    struct Rejection
    {
        enum class Reason { NotAnObject, To, Group, Message, MessageText, Duplicate };

        qint32 index = 0;
        Reason reason = Reason::NotAnObject;
        qint32 sameAs = -1;               ///< Duplicate: the index of the one that is sent
        qint32 longest = MaxMessageUnits; ///< Message: how long it may be

        [[nodiscard]] QString text() const;
    };

    /// A message that will be sent, though the person may have another one in the job already: the country's numbers
    /// have two spellings (Recipient::otherSpelling).
    struct Warning
    {
        qint32 index = 0;
        qint32 sameAs = 0; ///< the index of the other one

        [[nodiscard]] QString text() const;
    };

    /// How long a message may be for an engine, in UTF-16 units.
    [[nodiscard]] static int longestMessage(const EngineProfile::Limits &limits);

    /// `limits`: the engine's. Errors: INVALID_JSON (also for a body that ends early, and for text that is not UTF-8),
    /// INVALID_REQUEST naming the field. One bad message does not spoil the others: it is rejected.
    [[nodiscard]] static Result<BulkRequest> parse(QByteArray body, const EngineProfile::Limits &limits = {});
    /// The same checks. Errors: INVALID_REQUEST.
    [[nodiscard]] static Result<BulkRequest> of(const JobDraft &draft, const EngineProfile::Limits &limits = {});

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] int minDelay() const { return m_minDelay; } ///< milliseconds
    [[nodiscard]] int maxDelay() const { return m_maxDelay; } ///< milliseconds
    [[nodiscard]] const JobOptions &options() const { return m_options; }
    /// Equal for the same messages to the same people, in any order and however the people are spelt; hexadecimal,
    /// empty if there is nothing to send.
    [[nodiscard]] const QByteArray &fingerprint() const { return m_fingerprint; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const std::vector<Rejection> &rejected() const { return m_rejected; }
    [[nodiscard]] const std::vector<Warning> &warnings() const { return m_warnings; }
    /// Messages in the body, good and bad.
    [[nodiscard]] int total() const { return int(m_rows.size() + m_rejected.size()); }
    /// The text of one message; decoded each time, so that the texts are never all in memory twice.
    [[nodiscard]] QString message(const Row &row) const;

private:
    class Checker;
    class Parser;

    QByteArray m_body;
    std::vector<JobDraft::Message> m_drafted; ///< instead of a body
    QString m_name;
    int m_minDelay = DefaultMinDelay;
    int m_maxDelay = DefaultMaxDelay;
    JobOptions m_options;
    QByteArray m_fingerprint;
    std::vector<Row> m_rows;
    std::vector<Rejection> m_rejected;
    std::vector<Warning> m_warnings;
};

} // namespace hub
