// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/limitsrepository.h"

#include "core/sending/directsql.h"

#include <QSqlDatabase>
#include <QVariant>

namespace hub::limits {

namespace {

constexpr int SecondsPerMinute = 60;
constexpr qint64 Everybody = 0;

QVariant minutes(const std::optional<SendingLimits::Hours> &hours, QTime SendingLimits::Hours::*which)
{
    if (!hours)
        return QVariant(QMetaType::fromType<int>());
    const QTime time = (*hours).*which;
    return time.msecsSinceStartOfDay() / 1000 / SecondsPerMinute;
}

QTime storedTime(const QVariant &minutes)
{
    return QTime::fromMSecsSinceStartOfDay(minutes.toInt() * SecondsPerMinute * 1000);
}

qint64 scopeOf(std::optional<ClienteId> client)
{
    return client ? client->toNumber() : Everybody;
}

} // namespace

Result<SendingLimits> get(const QSqlDatabase &db, ClienteId client)
{
    HUB_TRY(
        auto row,
        direct::execute(
            db,
            QStringLiteral("SELECT daily_cap, hours_from, hours_to, time_zone FROM client_limits WHERE cliente_id = ?"),
            {client.toNumber()}));
    SendingLimits limits;
    if (!row.next())
        return limits;
    limits.dailyCap = row.value(0).toInt();
    if (!row.value(1).isNull() && !row.value(2).isNull())
        limits.hours = SendingLimits::Hours{storedTime(row.value(1)), storedTime(row.value(2))};
    const QTimeZone zone(row.value(3).toString().toUtf8());
    if (zone.isValid()) // a zone may be missing on the machine of another hub; UTC is then the best guess
        limits.zone = zone;
    return limits;
}

Result<void> put(const QSqlDatabase &db, ClienteId client, const SendingLimits &limits)
{
    return direct::change(
               db,
               QStringLiteral("INSERT INTO client_limits (cliente_id, daily_cap, hours_from, hours_to, time_zone)"
                              " VALUES (?, ?, ?, ?, ?) ON CONFLICT (cliente_id) DO UPDATE SET"
                              " daily_cap = excluded.daily_cap, hours_from = excluded.hours_from,"
                              " hours_to = excluded.hours_to, time_zone = excluded.time_zone"),
               {client.toNumber(), limits.dailyCap, minutes(limits.hours, &SendingLimits::Hours::from),
                minutes(limits.hours, &SendingLimits::Hours::to), QString::fromUtf8(limits.zone.id())})
        .map([](int) {});
}

Result<int> sentOn(const QSqlDatabase &db, ClienteId client, const QString &day)
{
    return direct::value(db, QStringLiteral("SELECT sent FROM sent_days WHERE cliente_id = ? AND day = ?"),
                         {client.toNumber(), day})
        .map([](const QVariant &sent) { return sent.toInt(); });
}

Result<SendingLimits::Gate> gate(const QSqlDatabase &db, ClienteId client, qint64 now)
{
    HUB_TRY(const auto limits, get(db, client));
    if (limits.dailyCap == 0)
        return limits.gate(now, 0);
    return sentOn(db, client, limits.day(now)).map([&](int sent) { return limits.gate(now, sent); });
}

Result<void> forgetDays(const QSqlDatabase &db, const QString &day)
{
    return direct::change(db, QStringLiteral("DELETE FROM sent_days WHERE day < ?"), {day}).map([](int) {});
}

Result<void> stop(const QSqlDatabase &db, std::optional<ClienteId> client, const QString &by, qint64 now)
{
    return direct::change(
               db,
               QStringLiteral("INSERT INTO sending_stops (cliente_id, stopped_by, stopped_at) VALUES (?, ?, ?)"
                              " ON CONFLICT (cliente_id) DO NOTHING"),
               {scopeOf(client), by, now})
        .map([](int) {});
}

Result<void> start(const QSqlDatabase &db, std::optional<ClienteId> client)
{
    return direct::change(db, QStringLiteral("DELETE FROM sending_stops WHERE cliente_id = ?"), {scopeOf(client)})
        .map([](int) {});
}

Result<bool> isStopped(const QSqlDatabase &db, std::optional<ClienteId> client)
{
    return direct::value(db, QStringLiteral("SELECT count(*) FROM sending_stops WHERE cliente_id IN (0, ?)"),
                         {scopeOf(client)})
        .map([](const QVariant &count) { return count.toInt() > 0; });
}

} // namespace hub::limits
