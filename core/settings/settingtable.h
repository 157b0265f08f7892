// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/settings/setting.h"

#include <vector>

namespace hub {

/// Every setting there is, in the order in which people see them. Texts are in the language of the moment. Thread-safe.
[[nodiscard]] HUB_CORE_EXPORT std::vector<Setting> settingTable();

/// Every setting under its group, with what it takes and its default, in aligned columns of at most 100 characters.
[[nodiscard]] HUB_CORE_EXPORT QString settingsHelp();

/// The farthest scope of all settings that are not the same. Pure.
[[nodiscard]] HUB_CORE_EXPORT ApplyScope scopeOfChange(const Settings &former, const Settings &latter);

/// The settings that a running program can take over: those of `wanted`, but what needs a new start of it as in
/// `inForce`. Pure.
[[nodiscard]] HUB_CORE_EXPORT Settings adoptable(const Settings &wanted, const Settings &inForce);

} // namespace hub
