// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonValue>

#include <optional>

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

/// The same backwards: a time after 1970 that says its offset (`Z`, `-03:00`). Without one it would be a time of this
/// machine's, which the caller knows nothing of.
[[nodiscard]] inline std::optional<qint64> timeOfIso(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime || time.toMSecsSinceEpoch() <= 0)
        return std::nullopt;
    return time.toMSecsSinceEpoch();
}

/// A text as the API writes one that may be missing: null instead of empty.
[[nodiscard]] inline QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace hub
