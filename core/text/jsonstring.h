// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QStringView>

namespace hub {

/// Appends `text` to `out` as a JSON string with its quotes, in UTF-8 (RFC 8259, section 7). A lone surrogate, which
/// UTF-8 cannot carry, becomes its \u escape, so that every QString comes back as it was. Thread-safe.
HUB_CORE_EXPORT void appendJsonString(QByteArray &out, QStringView text);

} // namespace hub
