// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// The text of Server-Sent Events (WHATWG HTML, section 9.2). Pure functions: values in, bytes out.
namespace hub::sse {

/// `id:`, `event:` and `data:` lines and the blank line that ends a frame. Every line of `data` gets its own `data:`,
/// so no line break in it can forge a field; line breaks in `type` are dropped.
[[nodiscard]] HUB_CORE_EXPORT QByteArray frame(qint64 id, QByteArrayView type, QByteArrayView data);

/// A frame that dispatches nothing and only sets the point to resume from: a listener that is cut off before its first
/// event can resume too.
[[nodiscard]] HUB_CORE_EXPORT QByteArray resumePoint(qint64 id);

/// The comment that keeps proxies from closing an idle stream. Send it every 15 s.
[[nodiscard]] HUB_CORE_EXPORT QByteArray keepAlive();

/// The value of a Last-Event-ID header: decimal digits as the journal wrote them; anything else is no id.
[[nodiscard]] HUB_CORE_EXPORT std::optional<qint64> parseLastEventId(QByteArrayView text);

} // namespace hub::sse
