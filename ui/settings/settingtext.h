// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/settingsapi.h"

#include <QString>

#include <optional>
#include <vector>

namespace hub::ui {

/// How a declared setting and its values are told to people; its names come from its declaration.

/// The settings that this page and the wizard treat specially, by key.
namespace settingkeys {
inline constexpr char SessionManagerUrl[] = "session-manager-url";
inline constexpr char Engine[] = "engine";
inline constexpr char EngineSecret[] = "engine-secret";
inline constexpr char Host[] = "host";
inline constexpr char Port[] = "port";
inline constexpr char TlsCertificate[] = "tls-cert";
} // namespace settingkeys

/// A switch's position.
[[nodiscard]] QString onOffText(bool on);
/// Its help as a sentence.
[[nodiscard]] QString settingHelp(const Setting &setting);
/// What it accepts, to complete "it takes …"; times and sizes with their units.
[[nodiscard]] QString settingAccepts(const Setting &setting);
/// Whether it is typed with a unit: `15 s`, `1 MiB`.
[[nodiscard]] bool hasUnit(const Setting &setting);
/// A value of it as people read it: `15 s`, `On`, `not set`. Never a secret's.
[[nodiscard]] QString settingText(const Setting &setting, const QString &value);
/// The value it has when nobody sets it, as the table writes it.
[[nodiscard]] QString defaultValue(const SettingValue &value);
/// Why it cannot be changed here; empty if it can.
[[nodiscard]] QString fixedReason(const SettingValue &value);

/// What people typed as the table writes it; null for "back to the default" (an emptied text that has none). The error
/// is a sentence.
[[nodiscard]] Result<QString> checkedInput(const SettingValue &value, const QString &input);
/// None if it is not among these.
[[nodiscard]] const SettingValue *findSetting(const std::vector<SettingValue> &values, const QByteArray &key);

} // namespace hub::ui
