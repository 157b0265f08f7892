// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonValue>

namespace hub {

/// A time (ms since 1970) in ISO 8601: UTC, milliseconds.
[[nodiscard]] inline QString isoTimeText(qint64 ms)
{
    // toUTC, not QTimeZone::utc(): Qt 6.4 writes the latter as +00:00.
    return QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(Qt::ISODateWithMs);
}

/// The same as the API writes it: null for 0, i.e. never.
[[nodiscard]] inline QJsonValue isoTime(qint64 ms)
{
    return ms == 0 ? QJsonValue() : QJsonValue(isoTimeText(ms));
}

/// A text as the API writes one that may be missing: null instead of empty.
[[nodiscard]] inline QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace hub
