// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonValue>
#include <QTimeZone>

namespace hub {

/// A time (ms since 1970) as the API writes it: ISO 8601, UTC, milliseconds; null for 0, i.e. never.
[[nodiscard]] inline QJsonValue isoTime(qint64 ms)
{
    if (ms == 0)
        return QJsonValue::Null;
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).toString(Qt::ISODateWithMs);
}

} // namespace hub
