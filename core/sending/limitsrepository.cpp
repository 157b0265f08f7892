// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/limitsrepository.h"

#include "core/storage/sql.h"

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

SendingLimits readLimits(const QSqlQuery &row)
{
    SendingLimits limits;
    limits.dailyCap = row.value(0).toInt();
    if (!row.value(1).isNull() && !row.value(2).isNull())
        limits.hours = SendingLimits::Hours{storedTime(row.value(1)), storedTime(row.value(2))};
    const QTimeZone zone(row.value(3).toString().toUtf8());
    if (zone.isValid()) // a zone may be missing on the machine of another hub; UTC is then the best guess
        limits.zone = zone;
    return limits;
}

tl::unexpected<Error> notYours(const QString &message)
{
    return failure(QByteArrayLiteral("FORBIDDEN"), message);
}

qint64 scopeOf(std::optional<ClienteId> client)
{
    return client ? client->toNumber() : Everybody;
}

} // namespace

Result<SendingLimits> get(const QSqlDatabase &db, ClienteId client)
{
    return sql::readOne(db,
                        QStringLiteral("SELECT daily_cap, hours_from, hours_to, time_zone FROM client_limits"
                                       " WHERE cliente_id = ?"),
                        {client.toNumber()}, readLimits)
        .map([](const std::optional<SendingLimits> &limits) { return limits.value_or(SendingLimits()); });
}

Result<void> put(const QSqlDatabase &db, ClienteId client, const SendingLimits &limits, bool byAdmin)
{
    HUB_TRY(
        const auto setByAdmin,
        sql::value(db, QStringLiteral("SELECT by_admin FROM client_limits WHERE cliente_id = ?"), {client.toNumber()}));
    const bool areAdmins = setByAdmin.toBool();
    if (areAdmins && !byAdmin) {
        HUB_TRY(const auto former, get(db, client));
        if (!limits.isAsStrictAs(former))
            return notYours(
                QStringLiteral("an administrator has set these limits, and only an administrator loosens them"));
    }
    HUB_CHECK(sql::run(db, QStringLiteral("UPDATE client_leases SET asleep_until = 0 WHERE cliente_id = ?"),
                       {client.toNumber()}));
    return sql::run(db,
                    QStringLiteral("INSERT INTO client_limits (cliente_id, daily_cap, hours_from, hours_to, time_zone,"
                                   " by_admin) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (cliente_id) DO UPDATE SET"
                                   " daily_cap = excluded.daily_cap, hours_from = excluded.hours_from,"
                                   " hours_to = excluded.hours_to, time_zone = excluded.time_zone,"
                                   " by_admin = excluded.by_admin"),
                    {client.toNumber(), limits.dailyCap, minutes(limits.hours, &SendingLimits::Hours::from),
                     minutes(limits.hours, &SendingLimits::Hours::to), QString::fromUtf8(limits.zone.id()),
                     byAdmin ? int(limits.limitsAnything()) : int(areAdmins)});
}

Result<int> sentOn(const QSqlDatabase &db, ClienteId client, const QString &day)
{
    return sql::value(db, QStringLiteral("SELECT sent FROM sent_days WHERE cliente_id = ? AND day = ?"),
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
    return sql::run(db, QStringLiteral("DELETE FROM sent_days WHERE day < ?"), {day});
}

Result<void> stop(const QSqlDatabase &db, std::optional<ClienteId> client, const QString &by, bool byAdmin, qint64 now)
{
    return sql::run(db,
                    QStringLiteral("INSERT INTO sending_stops (cliente_id, stopped_by, by_admin, stopped_at)"
                                   " VALUES (?, ?, ?, ?) ON CONFLICT (cliente_id) DO UPDATE SET"
                                   " stopped_by = excluded.stopped_by, by_admin = excluded.by_admin"
                                   " WHERE excluded.by_admin > sending_stops.by_admin"),
                    {scopeOf(client), by, int(byAdmin), now});
}

Result<void> start(const QSqlDatabase &db, std::optional<ClienteId> client, bool byAdmin)
{
    HUB_TRY(
        const auto stoppedByAdmin,
        sql::value(db, QStringLiteral("SELECT by_admin FROM sending_stops WHERE cliente_id = ?"), {scopeOf(client)}));
    if (stoppedByAdmin.toBool() && !byAdmin)
        return notYours(
            QStringLiteral("an administrator has stopped sending, and only an administrator starts it again"));
    return sql::run(db, QStringLiteral("DELETE FROM sending_stops WHERE cliente_id = ?"), {scopeOf(client)});
}

Result<bool> isStopped(const QSqlDatabase &db, std::optional<ClienteId> client)
{
    return sql::value(db, QStringLiteral("SELECT count(*) FROM sending_stops WHERE cliente_id IN (0, ?)"),
                      {scopeOf(client)})
        .map([](const QVariant &count) { return count.toInt() > 0; });
}

} // namespace hub::limits

namespace hub::optouts {

namespace {

QString keyOf(const Recipient &recipient)
{
    return QString::fromLatin1(recipient.canonical());
}

/// No recipient is empty, so this finds nothing where there is no other spelling.
QString otherKeyOf(const Recipient &recipient)
{
    return sql::bindable(QString::fromLatin1(recipient.otherSpelling()));
}

} // namespace

Result<std::vector<OptOut>> list(const QSqlDatabase &db, ClienteId client, const QString &after, int limit)
{
    return sql::readAll(db,
                        QStringLiteral("SELECT recipient, created_at FROM opt_outs WHERE cliente_id = ?"
                                       " AND recipient > ? ORDER BY recipient LIMIT ?"),
                        {client.toNumber(), sql::bindable(after), limit}, [](const QSqlQuery &row) {
                            return OptOut{row.value(0).toString(), row.value(1).toLongLong()};
                        });
}

Result<bool> add(const QSqlDatabase &db, ClienteId client, const Recipient &recipient, qint64 now)
{
    HUB_TRY(const auto known, contains(db, client, recipient));
    if (known)
        return false; // perhaps in the other spelling
    return sql::change(db,
                       QStringLiteral("INSERT INTO opt_outs (cliente_id, recipient, created_at) VALUES (?, ?, ?)"
                                      " ON CONFLICT (cliente_id, recipient) DO NOTHING"),
                       {client.toNumber(), keyOf(recipient), now})
        .map([](int rows) { return rows > 0; });
}

Result<bool> remove(const QSqlDatabase &db, ClienteId client, const Recipient &recipient)
{
    return sql::change(db, QStringLiteral("DELETE FROM opt_outs WHERE cliente_id = ? AND recipient IN (?, ?)"),
                       {client.toNumber(), keyOf(recipient), otherKeyOf(recipient)})
        .map([](int rows) { return rows > 0; });
}

Result<bool> contains(const QSqlDatabase &db, ClienteId client, const Recipient &recipient)
{
    return sql::value(db, QStringLiteral("SELECT count(*) FROM opt_outs WHERE cliente_id = ? AND recipient IN (?, ?)"),
                      {client.toNumber(), keyOf(recipient), otherKeyOf(recipient)})
        .map([](const QVariant &count) { return count.toInt() > 0; });
}

} // namespace hub::optouts
