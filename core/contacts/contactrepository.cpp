// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/contactrepository.h"

#include "core/storage/sql.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <span>

namespace hub::contacts {

namespace {

constexpr int MaxLimit = 1000;

struct StoredContact
{
    Contact contact;
    bool removed = false;
    bool seen = false;
};

QString sortName(const Contact &contact)
{
    return sql::bindable(contact.name.toCaseFolded());
}

/// What a search looks through; the line break keeps a match from reaching over the border.
QString searchText(const Contact &contact)
{
    return sortName(contact) % u'\n' % contact.phone;
}

Result<QHash<QString, StoredContact>> load(const QSqlDatabase &connection, ClienteId client)
{
    HUB_TRY(auto query,
            sql::execute(connection,
                         QStringLiteral("SELECT contact_id, name, phone, is_business, removed_at IS NOT NULL"
                                        " FROM contacts WHERE cliente_id = ?"),
                         {client.toNumber()}));
    QHash<QString, StoredContact> stored;
    for (;;) {
        HUB_TRY(const bool found, sql::next(query));
        if (!found)
            return stored;
        const QString id = query.value(0).toString();
        stored.insert(id, {{id, query.value(1).toString(), query.value(2).toString(), query.value(3).toInt() != 0},
                           query.value(4).toBool()});
    }
}

/// Values for several rows in one statement: a round trip each would be a minute for 200,000 contacts far away. SQLite
/// allows 32,766 values a statement.
constexpr size_t RowsAtOnce = 200;

QString manyRows(qsizetype rows, const QString &row)
{
    return QStringList(rows, row).join(u',');
}

Result<void> upsert(const QSqlDatabase &connection, ClienteId client, std::span<const Contact> contacts)
{
    QVariantList values;
    for (const Contact &contact : contacts) {
        values << client.toNumber() << contact.id << sql::bindable(contact.name) << sql::bindable(contact.phone)
               << (contact.isBusiness ? 1 : 0) << sortName(contact) << searchText(contact);
    }
    return sql::run(connection,
                    u"INSERT INTO contacts (cliente_id, contact_id, name, phone, is_business, sort_name, search,"
                    " removed_at) VALUES " %
                        manyRows(qsizetype(contacts.size()), QStringLiteral("(?, ?, ?, ?, ?, ?, ?, NULL)")) %
                        u" ON CONFLICT (cliente_id, contact_id) DO UPDATE SET name = excluded.name,"
                        " phone = excluded.phone, is_business = excluded.is_business,"
                        " sort_name = excluded.sort_name, search = excluded.search, removed_at = NULL",
                    values);
}

Result<void> markRemoved(const QSqlDatabase &connection, ClienteId client, std::span<const QString> ids, qint64 now)
{
    QVariantList values{now, client.toNumber()};
    for (const QString &id : ids)
        values << id;
    return sql::run(connection,
                    u"UPDATE contacts SET removed_at = ? WHERE cliente_id = ? AND contact_id IN (" %
                        manyRows(qsizetype(ids.size()), QStringLiteral("?")) % u')',
                    values);
}

/// Where a page ended: the sort name and the id of its last contact.
struct Place
{
    QString sortName;
    QString id;
};

QByteArray encodePlace(const Place &place)
{
    return QJsonDocument(QJsonArray{place.sortName, place.id})
        .toJson(QJsonDocument::Compact)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<Place> decodePlace(const QByteArray &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    const QJsonArray parts = QJsonDocument::fromJson(*decoded).array();
    if (parts.size() != 2 || !parts[0].isString() || !parts[1].isString())
        return {};
    const Place place{parts[0].toString(), parts[1].toString()};
    const bool clean = !place.sortName.contains(QChar(u'\0')) && !place.id.contains(QChar(u'\0'));
    return clean ? std::optional(place) : std::nullopt;
}

} // namespace

Result<Changes> compare(const QSqlDatabase &connection, ClienteId client, const std::vector<Contact> &contacts)
{
    HUB_TRY(auto stored, load(connection, client));
    Changes changes{client, {}, {}, {}};
    Counts &counts = changes.counts;
    // Backwards: the last of several entries with one id comes first, the others are skipped.
    for (auto contact = contacts.rbegin(); contact != contacts.rend(); ++contact) {
        const bool isNew = !stored.contains(contact->id);
        StoredContact &known = stored[contact->id];
        if (std::exchange(known.seen, true))
            continue;
        ++counts.total;
        if (contact->phone.isEmpty())
            ++counts.withoutNumber;
        if (!isNew && !known.removed && known.contact == *contact) {
            ++counts.unchanged;
            continue;
        }
        ++(isNew || known.removed ? counts.added : counts.updated);
        changes.written.push_back(*contact);
    }
    for (auto known = stored.constBegin(); known != stored.constEnd(); ++known) {
        if (!known->seen && !known->removed)
            changes.removed.push_back(known.key());
    }
    counts.removed = int(changes.removed.size());
    return changes;
}

Result<bool> write(const QSqlDatabase &connection, const Changes &changes, qint64 now, size_t *from, size_t limit)
{
    const size_t all = changes.written.size() + changes.removed.size();
    for (const size_t end = std::min(all, *from + limit); *from < end;) {
        if (*from < changes.written.size()) {
            const size_t count = std::min({RowsAtOnce, end - *from, changes.written.size() - *from});
            HUB_CHECK(upsert(connection, changes.client, std::span(changes.written).subspan(*from, count)));
            *from += count;
        } else {
            const size_t count = std::min(RowsAtOnce, end - *from);
            HUB_CHECK(markRemoved(connection, changes.client,
                                  std::span(changes.removed).subspan(*from - changes.written.size(), count), now));
            *from += count;
        }
    }
    if (*from < all)
        return true;
    HUB_CHECK(sql::run(connection,
                       QStringLiteral("INSERT INTO contact_syncs (cliente_id, synced_at) VALUES (?, ?)"
                                      " ON CONFLICT (cliente_id) DO UPDATE SET synced_at = excluded.synced_at"),
                       {changes.client.toNumber(), now}));
    return false;
}

Result<Found> find(const QSqlDatabase &connection, ClienteId client, const Query &query)
{
    const int limit = std::clamp(query.limit, 1, MaxLimit);
    QString statement = QStringLiteral("SELECT contact_id, name, phone, is_business, sort_name FROM contacts"
                                       " WHERE cliente_id = ? AND removed_at IS NULL");
    QVariantList values = {client.toNumber()};
    if (!query.text.isEmpty()) {
        statement += QStringLiteral(" AND search LIKE ? ESCAPE '\\'");
        values << sql::containing(query.text.toCaseFolded().remove(QChar(u'\0')).remove(u'\n'));
    }
    if (!query.after.isEmpty()) {
        const auto place = decodePlace(query.after);
        if (!place)
            return failure("INVALID_REQUEST", QStringLiteral("after: not a value that this list gave as next"));
        statement += QStringLiteral(" AND (sort_name, contact_id) > (?, ?)");
        values << sql::bindable(place->sortName) << sql::bindable(place->id);
    }
    values << limit + 1;
    Found found;
    std::vector<Place> places;
    HUB_TRY(found.items, sql::readAll(connection, statement % u" ORDER BY sort_name, contact_id LIMIT ?", values,
                                      [&places](const QSqlQuery &row) {
                                          places.push_back({row.value(4).toString(), row.value(0).toString()});
                                          return Contact{row.value(0).toString(), row.value(1).toString(),
                                                         row.value(2).toString(), row.value(3).toInt() != 0};
                                      }));
    if (found.items.size() > size_t(limit)) {
        found.items.pop_back();
        found.next = encodePlace(places[size_t(limit) - 1]);
    }
    return found;
}

Result<int> purge(const QSqlDatabase &connection, qint64 before, int limit)
{
    HUB_TRY(
        const auto rows,
        sql::change(connection,
                    QStringLiteral("DELETE FROM contacts WHERE (cliente_id, contact_id) IN"
                                   " (SELECT cliente_id, contact_id FROM contacts WHERE removed_at < ? OR cliente_id IN"
                                   " (SELECT cliente_id FROM contact_syncs WHERE synced_at < ?) LIMIT ?)"),
                    {before, before, limit}));
    if (rows < limit) // all are gone: nobody would find them without this
        HUB_CHECK(sql::run(connection, QStringLiteral("DELETE FROM contact_syncs WHERE synced_at < ?"), {before}));
    return rows;
}

QJsonObject contactJson(const Contact &contact)
{
    return {{QStringLiteral("id"), contact.id},
            {QStringLiteral("name"), contact.name},
            {QStringLiteral("phone"), contact.phone},
            {QStringLiteral("is_business"), contact.isBusiness}};
}

QJsonObject countsJson(const Counts &counts)
{
    return {{QStringLiteral("total"), counts.total},         {QStringLiteral("added"), counts.added},
            {QStringLiteral("updated"), counts.updated},     {QStringLiteral("removed"), counts.removed},
            {QStringLiteral("unchanged"), counts.unchanged}, {QStringLiteral("without_number"), counts.withoutNumber}};
}

} // namespace hub::contacts
