// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hub::ui {

/// How hard a password is to guess, roughly: for a word beside the field, not for a decision.
enum class PasswordStrength { TooShort, Weak, Fair, Good, Strong };

[[nodiscard]] PasswordStrength passwordStrength(const QString &password, const QString &username = {});
[[nodiscard]] QString strengthText(PasswordStrength strength);
/// Random, of 20 letters and digits that are not taken for one another, in four groups: 98 bits.
[[nodiscard]] QString generatePassword();

} // namespace hub::ui
