// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

class QSqlDatabase;

namespace hub {

/// One entry of a client's address book.
struct Contact
{
    QString id; ///< e.g. `5491112345678@c.us`
    QString name;
    QString phone;
    bool isBusiness = false;

    friend bool operator==(const Contact &, const Contact &) = default;
};

} // namespace hub

/// The tables `contacts` and `contact_syncs`. Plain functions for the SQL thread; they open no transaction. Errors are
/// those of Database. Times are ms since 1970.
namespace hub::contacts {

/// What a sync did. `total` is how many contacts there are now.
struct Counts
{
    int total = 0;
    int added = 0; ///< also those that were removed and came back
    int updated = 0;
    int removed = 0;
    int unchanged = 0;
    int withoutNumber = 0; ///< of the total: nobody can be written to by them

    friend bool operator==(const Counts &, const Counts &) = default;
};

struct Query
{
    QString text;     ///< found anywhere in name or phone, in any case; empty: everything
    QByteArray after; ///< a former page's `next`; empty: from the start
    int limit = 100;  ///< 1 to 1,000
};

/// Ordered by name, in any case.
struct Found
{
    std::vector<Contact> items;
    QByteArray next; ///< opaque; empty: there is no more
};

/// What a list of the Session Manager's changes in the store. Contacts that are not in it stay there, marked as
/// removed; of two entries with one id the last counts.
struct Changes
{
    ClienteId client;
    Counts counts;
    std::vector<Contact> written;
    std::vector<QString> removed; ///< their ids
};

[[nodiscard]] HUB_CORE_EXPORT Result<Changes> compare(const QSqlDatabase &connection, ClienteId client,
                                                      const std::vector<Contact> &contacts);
/// Writes at most `limit` of the changes, from the change `*from` on, which moves on; whether there are more. In
/// several small transactions nobody else waits long; who is interrupted begins again with `compare`.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> write(const QSqlDatabase &connection, const Changes &changes, qint64 now,
                                                 size_t *from, size_t limit);

/// INVALID_REQUEST if `after` is none of ours.
[[nodiscard]] HUB_CORE_EXPORT Result<Found> find(const QSqlDatabase &connection, ClienteId client, const Query &query);
/// Retention: forgets what was removed before `before`, and address books that were not synced since; gives how many.
[[nodiscard]] HUB_CORE_EXPORT Result<int> purge(const QSqlDatabase &connection, qint64 before, int limit);

/// `{id, name, phone, is_business}`
[[nodiscard]] HUB_CORE_EXPORT QJsonObject contactJson(const Contact &contact);
/// `{total, added, updated, removed, unchanged, without_number}`
[[nodiscard]] HUB_CORE_EXPORT QJsonObject countsJson(const Counts &counts);

} // namespace hub::contacts
