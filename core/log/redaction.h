// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QString>

namespace hub {

/// A line of text without what must not leave the machine: tokens and API keys, passwords in URLs, phone numbers (any
/// seven digits or more), the people's names that the log's fields `user`, `username`, `name`, `actor` and `account`
/// hold, and the user's home directory. Pure; thread-safe.
[[nodiscard]] HUB_CORE_EXPORT QString redacted(const QString &line, const QString &homeDirectory);

} // namespace hub
