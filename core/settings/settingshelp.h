// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QString>

namespace hub {

/// Every setting under its group, with what it takes and its default, in aligned columns of at most 100 characters.
[[nodiscard]] HUB_CORE_EXPORT QString settingsHelp();

} // namespace hub
