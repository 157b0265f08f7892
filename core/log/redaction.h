// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace hub {

/// A text in which what `replacement` makes of its digits stands for every phone number: seven digits or more, of any
/// script, with what people write between them. IPv4 addresses, dates and long hexadecimal ids are none. Pure;
/// thread-safe.
[[nodiscard]] HUB_CORE_EXPORT QString
withPhoneNumbersReplaced(const QString &text, const std::function<QByteArray(const QByteArray &digits)> &replacement);

/// A line of text without what must not leave the machine: tokens and API keys, passwords in URLs, phone numbers (any
/// seven digits or more), the people's names that the log's fields `user`, `username`, `name`, `actor` and `account`
/// hold, and the user's home directory. Pure; thread-safe.
[[nodiscard]] HUB_CORE_EXPORT QString redacted(const QString &line, const QString &homeDirectory);

} // namespace hub
