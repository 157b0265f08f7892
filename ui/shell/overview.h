// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "ui/common/appearance.h"
#include "ui/common/clientstore.h"

namespace hub::ui {

/// How things stand, in a few numbers: for the window's foot and the tray.
struct Overview
{
    int clients = 0;
    int linked = 0;
    int needScan = 0;
    int problems = 0;    ///< banned, logged out, login failed, error: a person is needed
    int unreachable = 0; ///< no answer about them
    bool loaded = false;

    [[nodiscard]] static Overview of(const ClientStore &clients);
    /// `38 linked, 9 need scan, 3 problems`
    [[nodiscard]] QString text() const;
};

/// The state of everything in one tone.
[[nodiscard]] Tone overallTone(HubApi::Phase phase, const Overview &overview, const SessionManagerHealth &health);
/// The Session Manager's reason in a sentence's middle: without the code before it.
[[nodiscard]] QString plainReason(const QString &reason);
/// `The Session Manager has not answered since 12:03: connection refused.`
[[nodiscard]] QString outageText(const SessionManagerHealth &health);

} // namespace hub::ui
