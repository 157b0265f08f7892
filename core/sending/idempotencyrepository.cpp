// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/idempotencyrepository.h"

#include "core/storage/sql.h"

#include <QCryptographicHash>
#include <QSqlDatabase>
#include <QVariant>

#include <algorithm>

namespace hub::idempotency {

namespace {

Error inFlight()
{
    return Error{QByteArrayLiteral("IDEMPOTENCY_KEY_IN_FLIGHT"),
                 QStringLiteral("The first request with this Idempotency-Key is still in flight.")};
}

Error outcomeUnknown()
{
    return Error{QByteArrayLiteral("IDEMPOTENCY_OUTCOME_UNKNOWN"),
                 QStringLiteral("The hub stopped while the first request with this Idempotency-Key was in flight;"
                                " whether the message was sent is unknown.")};
}

} // namespace

QByteArray hashOf(QByteArrayView operation, const QByteArray &body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(operation);
    hash.addData(QByteArrayView("\n"));
    hash.addData(body);
    return hash.result().toHex();
}

bool isKey(const QByteArray &key)
{
    return !key.isEmpty() && key.size() <= MaxKeyLength &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

Result<std::optional<Kept>> begin(const QSqlDatabase &db, const Request &request, const QString &holder,
                                  bool holderIsAlone, qint64 longest, qint64 now)
{
    const QString key = QString::fromLatin1(request.key);
    const QString hash = QString::fromLatin1(request.hash);
    HUB_CHECK(sql::change(
        db, QStringLiteral("DELETE FROM idempotency_keys WHERE cliente_id = ? AND key = ? AND created_at < ?"),
        {request.client.toNumber(), key, now - KeptFor}));
    // The same key twice at once: one of the two inserts, the other waits for it and then finds it.
    HUB_TRY(const auto inserted,
            sql::change(db,
                        QStringLiteral("INSERT INTO idempotency_keys (cliente_id, key, request_hash, holder,"
                                       " status, created_at) VALUES (?, ?, ?, ?, 0, ?)"
                                       " ON CONFLICT (cliente_id, key) DO NOTHING"),
                        {request.client.toNumber(), key, hash, holder, now}));
    if (inserted > 0)
        return std::optional<Kept>();
    HUB_TRY(auto row,
            sql::execute(db,
                         QStringLiteral("SELECT request_hash, status, answer, holder, created_at FROM idempotency_keys"
                                        " WHERE cliente_id = ? AND key = ?"),
                         {request.client.toNumber(), key}));
    HUB_TRY(const bool found, sql::next(row));
    if (!found)
        return tl::unexpected<Error>(inFlight()); // forgotten a moment ago by the other hub
    if (row.value(0).toString() != hash)
        return failure(QByteArrayLiteral("IDEMPOTENCY_KEY_REUSED"),
                       QStringLiteral("This Idempotency-Key was used for another request."));
    if (const int status = row.value(1).toInt(); status != 0)
        return std::optional<Kept>(Kept{status, row.value(2).toByteArray()});
    const bool dead = (holderIsAlone && row.value(3).toString() != holder) || row.value(4).toLongLong() < now - longest;
    return tl::unexpected<Error>(dead ? outcomeUnknown() : inFlight());
}

Result<void> finish(const QSqlDatabase &db, const Request &request, const Kept &answer)
{
    return sql::run(
        db, QStringLiteral("UPDATE idempotency_keys SET status = ?, answer = ? WHERE cliente_id = ? AND key = ?"),
        {answer.status, answer.body, request.client.toNumber(), QString::fromLatin1(request.key)});
}

Result<void> forget(const QSqlDatabase &db, const Request &request)
{
    return sql::run(db, QStringLiteral("DELETE FROM idempotency_keys WHERE cliente_id = ? AND key = ? AND status = 0"),
                    {request.client.toNumber(), QString::fromLatin1(request.key)});
}

Result<void> purge(const QSqlDatabase &db, qint64 now)
{
    return sql::run(db, QStringLiteral("DELETE FROM idempotency_keys WHERE created_at < ?"), {now - KeptFor});
}

} // namespace hub::idempotency
