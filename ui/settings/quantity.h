// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace hub::ui {

/// Amounts with a unit, as people type and read them. The table of settings counts in the unit's smallest step.
enum class Unit { Milliseconds, Bytes };

/// `15 s`, `1.5 min`, `24 h`, `7 days`, `5000 ms`; `8 KiB`, `1 MiB`, `300 bytes`; a bare `0`. Any other bare number is
/// refused: 15 could be seconds as well as milliseconds. Nothing too if a step would be split or 2^53 is reached.
[[nodiscard]] std::optional<qint64> parseQuantity(const QString &text, Unit unit);
/// The largest unit that keeps the number whole: what parseQuantity() would take back.
[[nodiscard]] QString quantityText(qint64 value, Unit unit);
/// What may be typed, to complete "it takes …".
[[nodiscard]] QString quantityExample(Unit unit);

} // namespace hub::ui
