// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QJsonObject>
#include <QString>
#include <QTime>
#include <QTimeZone>

#include <optional>

namespace hub {

/// How much one client may send, and when. A plain value, pure: the caller brings the time (milliseconds of UTC), so
/// that clock changes are the next call's business and nothing is remembered. Daylight saving is the zone's: hours are
/// wall clock time.
class HUB_CORE_EXPORT SendingLimits
{
public:
    /// From `from` (included) to `to` (excluded), every day; `to` before `from` spans midnight. Midnight as `to` is the
    /// end of the day, `24:00`.
    struct Hours
    {
        QTime from;
        QTime to;

        friend bool operator==(const Hours &, const Hours &) = default;
    };

    /// May a message leave at this moment, and if not, when and why not.
    struct Gate
    {
        bool open = true;
        qint64 until = 0; ///< when to ask again
        QString reason;   ///< for people, with that time: `…, until Mon 09:00, Santiago`
    };

    int dailyCap = 0;           ///< messages a calendar day of `zone`; 0: no cap
    std::optional<Hours> hours; ///< unset: at any time
    QTimeZone zone = QTimeZone::utc();

    /// `{"daily_cap": 1..1000000 | null, "hours": {"from":"09:00","to":"20:00"} | null, "time_zone": "Europe/Madrid"}`.
    /// A missing member means no limit (and UTC), and so do hours from 00:00 to 24:00. Errors: INVALID_REQUEST naming
    /// the field.
    [[nodiscard]] static Result<SendingLimits> fromJson(const QJsonObject &object);
    [[nodiscard]] QJsonObject toJson() const;

    /// How the end of hours is written.
    [[nodiscard]] static QString endText(QTime to);

    [[nodiscard]] bool limitsAnything() const { return dailyCap > 0 || hours.has_value(); }
    /// Whether these are at least as strict: no higher cap, the same hours, and the day of the same zone.
    [[nodiscard]] bool isAsStrictAs(const SendingLimits &former) const;

    /// The day, as `2026-01-31`, on which a message sent now counts.
    [[nodiscard]] QString day(qint64 now) const;
    [[nodiscard]] bool withinHours(qint64 now) const;
    [[nodiscard]] Gate gate(qint64 now, int sentToday) const;

    /// When `remaining` messages that take `perMessage` ms each (pace included) will be sent, hours and cap observed;
    /// looks at most 92 days ahead and gives nothing beyond.
    [[nodiscard]] std::optional<qint64> estimateEnd(qint64 now, int sentToday, qint64 remaining,
                                                    qint64 perMessage) const;

private:
    [[nodiscard]] QString untilText(qint64 until) const;
    [[nodiscard]] qint64 crossing(qint64 now, QTime wallClock, bool inside) const;
    [[nodiscard]] qint64 nextOpening(qint64 now) const;
    [[nodiscard]] qint64 nextDay(qint64 now) const;
    [[nodiscard]] QDateTime local(qint64 now) const;
};

} // namespace hub
