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
        Sent,        ///< 2xx
        NeverLeft,   ///< refused, connect timeout: certainly not sent, may go again
        NotReady,    ///< 409 SESSION_NOT_READY: certainly not sent, may go again
        Failed,      ///< any other 4xx or 5xx
        Unknown,     ///< timeout, reset or garbage after it left (a 3xx and a 2xx that is no JSON too): perhaps sent
        Interrupted, ///< we gave up before it left, because the hub stops: may go again, and nobody is to blame
    };

    Kind kind = Kind::Unknown;
    QString messageId; ///< Sent: the Session Manager's, if it gave one
    QString error;     ///< otherwise: why, for people; at most 500 characters

    [[nodiscard]] static SendOutcome of(const SessionManagerOutcome &outcome);
    [[nodiscard]] bool goesAgain() const
    {
        return kind == Kind::NeverLeft || kind == Kind::NotReady || kind == Kind::Interrupted;
    }

    friend bool operator==(const SendOutcome &, const SendOutcome &) = default;
};

/// What the caller of a single send is told: the contract's table "Proxying".
struct HUB_CORE_EXPORT SendingAnswer
{
    SendOutcome outcome; ///< what it means for the message
    int status = 0;      ///< the Session Manager's, to be handed on with `body` byte for byte
    QByteArray body;
    std::optional<Error> error; ///< there is nothing to hand on: the hub's own words instead

    [[nodiscard]] static SendingAnswer of(const SessionManagerOutcome &outcome);
    /// The same from an answer of the Session Manager's as it came.
    [[nodiscard]] static SendingAnswer answered(int status, const QByteArray &body);

    friend bool operator==(const SendingAnswer &, const SendingAnswer &) = default;
};

} // namespace hub
