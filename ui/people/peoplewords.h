// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/user.h"
#include "core/result.h"
#include "ui/common/appearance.h"

#include <QString>

#include <vector>

namespace hub::ui {

[[nodiscard]] QString roleText(Role role);
[[nodiscard]] QString userStateText(UserState state); ///< `Active`, `Waiting` (for approval), `Disabled`
[[nodiscard]] Tone userStateTone(UserState state);
[[nodiscard]] const char *userStateIcon(UserState state);
/// What went wrong with an account or a key, and what to do, in a sentence.
[[nodiscard]] QString peopleErrorText(const Error &error);
/// `maria`, or `3 accounts`; for buttons and headlines.
[[nodiscard]] QString accountsText(const std::vector<User> &users);

} // namespace hub::ui
