// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace hub {

/// What is read out of a Session Manager's answer to a send, leniently: each engine puts it somewhere else. Pure.
class HUB_CORE_EXPORT SendAnswer
{
public:
    explicit SendAnswer(const QByteArray &body);

    /// As answer::messageId() reads it; empty if it gave none.
    [[nodiscard]] QString messageId() const;
    /// A 2xx that says no: `success` or `ok` false, `error` true or a text, `status` "error", `ack` -1,
    /// `isSendFailure`.
    [[nodiscard]] bool saysNo() const;
    /// The words for people that say most ("Bad Request" says less than any other); empty if there are none.
    [[nodiscard]] QString words() const;

    [[nodiscard]] bool saysSessionNotReady() const; ///< in so many words, the code SESSION_NOT_READY
    /// Other words for it, which count behind a status that fits: `session_not_found`, "Session is starting", a session
    /// state that is not ready. Not judged here: the status.
    [[nodiscard]] bool describesNotReady() const;
    [[nodiscard]] bool saysBadRecipient() const; ///< not on WhatsApp, or no id of WhatsApp's
    [[nodiscard]] bool saysRestricted() const;   ///< the account may not write (463, a time-lock), or is banned

private:
    QJsonValue m_root;
    QStringList m_texts; ///< all words in it, in lower case, those for people first
    QStringList m_sentences;
    bool m_existsFalse = false;

    void collect(const QJsonValue &value, int depth);
};

} // namespace hub
