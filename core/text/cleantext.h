// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QString>

namespace hub {

/// A text from outside, as it may be kept and shown: without control characters (PostgreSQL refuses U+0000) and lone
/// surrogates, without space at its ends, at most `maxLength` UTF-16 units and never half a character. Pure.
[[nodiscard]] HUB_CORE_EXPORT QString cleanText(const QString &text, qsizetype maxLength);

} // namespace hub
