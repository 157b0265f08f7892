// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/session/engineprofile.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace hub {

/// What is read out of an engine's answer to a send: what its profile knows goes first, then leniently, since each
/// engine puts it somewhere else. Pure; the profile (null: none) must outlive it.
class HUB_CORE_EXPORT SendAnswer
{
public:
    SendAnswer(int status, const QByteArray &body, const EngineProfile *profile);

    /// Whether the profile says that this is what the answer means.
    [[nodiscard]] bool means(EngineProfile::Meaning meaning, EngineProfile::Evidence evidence) const;

    /// Where the profile says, or as answer::messageId() reads it; empty if it gave none.
    [[nodiscard]] QString messageId() const;
    /// A 2xx that says no: `success` or `ok` false, `error` true or a text, `status` "error", `ack` -1,
    /// `isSendFailure`.
    [[nodiscard]] bool saysNo() const;
    /// The words for people that say most ("Bad Request" says less than any other): where the profile says, or as
    /// answer::errorWords() reads them; empty if there are none.
    [[nodiscard]] QString words() const;

    [[nodiscard]] bool saysSessionNotReady() const; ///< in so many words, the code SESSION_NOT_READY
    /// Other words for it, which count behind a status that fits: `session_not_found`, "Session is starting", a session
    /// state that is not ready. Not judged here: the status.
    [[nodiscard]] bool describesNotReady() const;
    [[nodiscard]] bool saysBadRecipient() const; ///< not on WhatsApp, or no id of WhatsApp's
    [[nodiscard]] bool saysNoSuchRoute() const;  ///< "Cannot POST /send": not the session is missing
    [[nodiscard]] bool saysRestricted() const;   ///< the account may not write (463, a time-lock), or is banned

    /// When the restriction ends, in milliseconds of UTC; 0 if nobody said.
    [[nodiscard]] qint64 restrictedUntil() const;

private:
    int m_status;
    const EngineProfile *m_profile;
    QJsonValue m_root;
    QStringList m_texts; ///< all words in it, in lower case
    bool m_existsFalse = false;

    void collect(const QJsonValue &value, int depth);
    [[nodiscard]] bool isUnready(const QString &stateWord) const;
};

} // namespace hub
