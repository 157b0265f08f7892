// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArrayView>

namespace hub {

/// Whether `text` is one JSON value as RFC 8259 defines it, in valid UTF-8 (RFC 3629), with white space around it or
/// not.
///
/// Pure, thread-safe, allocates nothing. For bodies that pass through unchanged: QJsonDocument would build a tree to
/// throw away and refuses a bare number or string; Boost.JSON's basic_parser needs a handler of a dozen functions and,
/// header-only, seconds of every build. Any number is fine however long, a lone surrogate in a \u escape too (it is
/// grammar, not meaning). Deeper than `maxDepth` arrays and objects is refused: nesting costs whoever reads the body
/// next a stack frame.
[[nodiscard]] HUB_CORE_EXPORT bool isValidJson(QByteArrayView text, int maxDepth = 512);

} // namespace hub
