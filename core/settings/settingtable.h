// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/settings/setting.h"

#include <vector>

namespace hub {

/// Every setting there is, in the order in which people see them. Texts are in the language of the moment. Thread-safe.
[[nodiscard]] HUB_CORE_EXPORT std::vector<Setting> settingTable();

} // namespace hub
