// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/session/sessionmanagerclient.h"

#include <QString>

#include <optional>

namespace hub {

/// What one answer of the Session Manager (or its absence) means for the message: the contract's outcome table. Pure.
struct HUB_CORE_EXPORT SendOutcome
{
    enum class Kind {
        Sent,         ///< 2xx
        NeverLeft,    ///< refused, connect timeout: certainly not sent, may go again
        NotReady,     ///< the client's session is not: certainly not sent, may go again
        Later,        ///< 429, or 503 with Retry-After: certainly not sent, may go again from `resumeAt` on
        Restricted,   ///< WhatsApp has restricted the account: certainly not sent, but nothing else will be
        BadRecipient, ///< failed, because of this recipient only
        Failed,       ///< any other 4xx or 5xx, and a 2xx that says no
        Unknown,      ///< timeout, reset or garbage after it left (a 3xx and a 2xx that is no JSON too): perhaps sent
        Interrupted,  ///< we gave up before it left, because the hub stops: may go again, and nobody is to blame
    };

    Kind kind = Kind::Unknown;
    QString messageId;          ///< Sent: the Session Manager's, if it gave one
    QString error;              ///< why, for people; at most 500 characters. Sent: a remark, if there is one
    QByteArray retryAfter = {}; ///< Later and Restricted: the field as it came
    qint64 restrictedUntil = 0; ///< Restricted: milliseconds of UTC, as the body says; 0: it does not

    /// What the engine's profile (null: none) says of the answer goes before what is common to all.
    [[nodiscard]] static SendOutcome of(const SessionManagerOutcome &outcome, const EngineProfile *profile);
    [[nodiscard]] bool goesAgain() const
    {
        return kind == Kind::NeverLeft || kind == Kind::NotReady || kind == Kind::Later || kind == Kind::Restricted ||
               kind == Kind::Interrupted;
    }
    /// Later: when it may go again, in milliseconds of UTC: a second to a day from `now`, a minute if nobody said.
    [[nodiscard]] qint64 resumeAt(qint64 now) const;

    /// Restricted: when that ends, in milliseconds of UTC, if the engine told a time within a year from `now`; else 0.
    [[nodiscard]] qint64 restrictionEnd(qint64 now) const;

    friend bool operator==(const SendOutcome &, const SendOutcome &) = default;
};

/// What the caller of a single send is told: the contract's table "Proxying".
struct HUB_CORE_EXPORT SendingAnswer
{
    SendOutcome outcome; ///< what it means for the message
    int status = 0;      ///< the Session Manager's, to be handed on with `body` byte for byte
    QByteArray body;
    QByteArray retryAfter = {}; ///< of a 429 or 503 that is handed on: the field as it came
    std::optional<Error> error; ///< there is nothing to hand on: the hub's own words instead

    [[nodiscard]] static SendingAnswer of(const SessionManagerOutcome &outcome, const EngineProfile *profile);
    /// The same from an answer of the Session Manager's as it came.
    [[nodiscard]] static SendingAnswer answered(int status, const QByteArray &body,
                                                const EngineProfile *profile = nullptr);

    friend bool operator==(const SendingAnswer &, const SendingAnswer &) = default;
};

} // namespace hub
