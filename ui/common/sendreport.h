// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/sending/sendoutcome.h"

#include <QString>

namespace hub::ui {

/// What became of one message, for people. Pure.
struct SendReport
{
    enum class Kind {
        Sent,
        Refused, ///< certainly not sent
        Unknown  ///< perhaps sent: the answer was lost, or is none that one could understand
    };

    Kind kind = Kind::Unknown;
    QString messageId; ///< Sent: the Session Manager's, if it gave one; foreign text
    QString reason;    ///< otherwise: why; foreign text

    /// In doubt Unknown: who reads "not sent" sends it again.
    [[nodiscard]] static SendReport of(const Result<SendingAnswer> &answer);
    [[nodiscard]] QString text() const;
};

/// An error's words without the code that stands before them in the hub's log.
[[nodiscard]] QString reasonWithoutCode(const QString &reason);

} // namespace hub::ui
