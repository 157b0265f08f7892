// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendinglimits.h"

#include <QDateTime>
#include <QJsonValue>
#include <QLocale>

#include <algorithm>

namespace hub {

namespace {

constexpr int MaxDailyCap = 1000000;
constexpr qint64 Second = 1000;
constexpr qint64 DayLength = 24 * 60 * 60 * Second;
constexpr qint64 Horizon = 92 * DayLength;

const QTime Midnight(0, 0);

QTime timeOf(const QJsonValue &value)
{
    const QString text = value.toString();
    return text.size() == 5 ? QTime::fromString(text, QStringLiteral("HH:mm")) : QTime();
}

/// A day ends at `24:00`, which QTime does not know: it is kept as midnight.
QTime endOf(const QJsonValue &value)
{
    return value == QLatin1String("24:00") ? Midnight : timeOf(value);
}

QString clockText(QTime time)
{
    return time.toString(QStringLiteral("HH:mm"));
}

/// `Santiago` of `America/Santiago`.
QString cityOf(const QTimeZone &zone)
{
    const QString id = QString::fromUtf8(zone.id());
    return id.mid(id.lastIndexOf(u'/') + 1).replace(u'_', u' ');
}

bool isUnset(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

/// The first whole second in (`now`, `later`] at which `holds`; it does at `later` and does not at `now`.
template<typename Predicate>
qint64 firstSecondWhere(qint64 now, qint64 later, Predicate holds)
{
    now -= now % Second;
    while (later - now > Second) {
        const qint64 middle = now + (later - now) / 2 / Second * Second;
        (holds(middle) ? later : now) = middle;
    }
    return later - later % Second;
}

} // namespace

Result<SendingLimits> SendingLimits::fromJson(const QJsonObject &object)
{
    SendingLimits limits;
    const QJsonValue cap = object.value(QLatin1String("daily_cap"));
    if (!isUnset(cap)) {
        limits.dailyCap = cap.toInt(-1);
        if (limits.dailyCap < 1 || limits.dailyCap > MaxDailyCap)
            return invalidField("daily_cap", QStringLiteral("must be a whole number from 1 to 1000000, or null"));
    }
    const QJsonValue hours = object.value(QLatin1String("hours"));
    if (!isUnset(hours)) {
        const QJsonValue to = hours[QLatin1String("to")];
        const Hours parsed{timeOf(hours[QLatin1String("from")]), endOf(to)};
        const bool wholeDay = parsed.from == Midnight && to == QLatin1String("24:00");
        if (!parsed.from.isValid() || !parsed.to.isValid() || (parsed.from == parsed.to && !wholeDay))
            return invalidField("hours",
                                QStringLiteral("must be {\"from\":\"HH:MM\",\"to\":\"HH:MM\"} with two different times,"
                                               " the end up to 24:00, or null"));
        if (!wholeDay) // always, then
            limits.hours = parsed;
    }
    const QJsonValue zone = object.value(QLatin1String("time_zone"));
    if (!isUnset(zone)) {
        limits.zone = QTimeZone(zone.toString().toUtf8());
        if (zone.toString().isEmpty() || !limits.zone.isValid()) // an empty id would be the machine's own zone
            return invalidField("time_zone",
                                QStringLiteral("must be an IANA time zone, such as America/Argentina/Buenos_Aires"));
    }
    return limits;
}

QJsonObject SendingLimits::toJson() const
{
    QJsonObject object;
    object.insert(QLatin1String("daily_cap"), dailyCap > 0 ? QJsonValue(dailyCap) : QJsonValue(QJsonValue::Null));
    QJsonValue window(QJsonValue::Null);
    if (hours) {
        window =
            QJsonObject{{QStringLiteral("from"), clockText(hours->from)}, {QStringLiteral("to"), endText(hours->to)}};
    }
    object.insert(QLatin1String("hours"), window);
    object.insert(QLatin1String("time_zone"), QString::fromUtf8(zone.id()));
    return object;
}

QString SendingLimits::endText(QTime to)
{
    return to == Midnight ? QStringLiteral("24:00") : clockText(to);
}

/// `until Mon 09:00, Santiago`: in the words of the API, which is English.
QString SendingLimits::untilText(qint64 until) const
{
    return u"until " % QLocale::c().toString(local(until), QStringLiteral("ddd HH:mm")) % u", " % cityOf(zone);
}

QDateTime SendingLimits::local(qint64 now) const
{
    return QDateTime::fromMSecsSinceEpoch(now, zone);
}

bool SendingLimits::isAsStrictAs(const SendingLimits &former) const
{
    if (!former.limitsAnything())
        return true;
    const bool capHolds = former.dailyCap == 0 || (dailyCap > 0 && dailyCap <= former.dailyCap);
    const bool hoursHold = !former.hours || hours == former.hours;
    return capHolds && hoursHold && zone == former.zone;
}

QString SendingLimits::day(qint64 now) const
{
    return local(now).date().toString(Qt::ISODate);
}

bool SendingLimits::withinHours(qint64 now) const
{
    if (!hours)
        return true;
    const QTime time = local(now).time();
    if (hours->from < hours->to)
        return time >= hours->from && time < hours->to;
    return time >= hours->from || time < hours->to;
}

// Where being within hours becomes `inside`. Arithmetic on wall clock time says where to aim; a change of the zone's
// offset may put the crossing beside it (an hour, or half of one), so it is then searched between here and there.
qint64 SendingLimits::crossing(qint64 now, QTime wallClock, bool inside) const
{
    qint64 from = now;
    for (int i = 0; i < 4; ++i) {
        qint64 wait = local(from).time().msecsTo(wallClock);
        if (wait <= 0)
            wait += DayLength;
        qint64 aim = from + wait;
        const qint64 beyond = wallClock.msecsTo(local(aim).time());
        if (withinHours(aim) != inside && beyond > 0 && withinHours(aim - beyond) == inside)
            aim -= beyond; // clocks went forward on the way, past the whole of a short window
        if (withinHours(aim) == inside)
            return firstSecondWhere(now, aim, [this, inside](qint64 at) { return withinHours(at) == inside; });
        from = aim;
    }
    return now + DayLength; // a window that a change swallowed: look again tomorrow
}

qint64 SendingLimits::nextOpening(qint64 now) const
{
    return withinHours(now) ? now : crossing(now, hours->from, true);
}

qint64 SendingLimits::nextDay(qint64 now) const
{
    return local(now).date().addDays(1).startOfDay(zone).toMSecsSinceEpoch();
}

SendingLimits::Gate SendingLimits::gate(qint64 now, int sentToday) const
{
    if (dailyCap > 0 && sentToday >= dailyCap) {
        const qint64 until = nextOpening(nextDay(now));
        return Gate{false, until, u"daily cap of " % QString::number(dailyCap) % u" reached, " % untilText(until)};
    }
    if (!withinHours(now)) {
        const qint64 until = nextOpening(now);
        return Gate{false, until,
                    u"outside sending hours (" % clockText(hours->from) % u" to " % endText(hours->to) % u"), " %
                        untilText(until)};
    }
    return Gate{};
}

std::optional<qint64> SendingLimits::estimateEnd(qint64 now, int sentToday, qint64 remaining, qint64 perMessage) const
{
    const qint64 pace = std::max<qint64>(perMessage, 1);
    qint64 at = now;
    while (remaining > 0 && at - now <= Horizon) {
        const QString today = day(at);
        const Gate access = gate(at, sentToday);
        if (access.open) {
            const qint64 tomorrow = nextDay(at);
            const qint64 end = hours ? std::min(crossing(at, hours->to, false), tomorrow) : tomorrow;
            const qint64 byTime = std::max<qint64>((end - at) / pace, 1);
            const qint64 byCap = dailyCap > 0 ? dailyCap - sentToday : remaining;
            const qint64 count = std::min({remaining, byTime, byCap});
            remaining -= count;
            sentToday += int(count);
            at = remaining > 0 && count == byTime ? std::max(end, at + 1) : at + count * pace;
        } else {
            at = access.until;
        }
        if (day(at) != today)
            sentToday = 0;
    }
    if (remaining > 0)
        return std::nullopt;
    return at;
}

} // namespace hub
