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

/// One statement, prepared once for thousands of rows.
class Prepared
{
public:
    Prepared(const QSqlDatabase &connection, const QString &statement)
        : m_dialect(sql::dialectOf(connection)), m_query(connection)
    {
        m_prepared = m_query.prepare(statement);
    }

    Result<void> run(const QVariantList &values)
    {
        for (qsizetype i = 0; m_prepared && i < values.size(); ++i)
            m_query.bindValue(int(i), values[i]);
        if (!m_prepared || !m_query.exec())
            return tl::unexpected<Error>(sql::errorOf(m_query.lastError(), m_dialect));
        return {};
    }

private:
    sql::Dialect m_dialect;
    QSqlQuery m_query;
    bool m_prepared = false;
};

Result<Counts> writeFetched(const QSqlDatabase &connection, ClienteId client, const std::vector<Contact> &contacts,
                            QHash<QString, StoredContact> &stored)
{
    Prepared upsert(
        connection,
        QStringLiteral("INSERT INTO contacts (cliente_id, contact_id, name, phone, is_business, sort_name, search,"
                       " removed_at) VALUES (?, ?, ?, ?, ?, ?, ?, NULL)"
                       " ON CONFLICT (cliente_id, contact_id) DO UPDATE SET name = excluded.name,"
                       " phone = excluded.phone, is_business = excluded.is_business,"
                       " sort_name = excluded.sort_name, search = excluded.search, removed_at = NULL"));
    Counts counts;
    // Backwards: the last of several entries with one id comes first, the others are skipped.
    for (auto contact = contacts.rbegin(); contact != contacts.rend(); ++contact) {
        const bool isNew = !stored.contains(contact->id);
        StoredContact &known = stored[contact->id];
        if (std::exchange(known.seen, true))
            continue;
        ++counts.total;
        if (!isNew && !known.removed && known.contact == *contact) {
            ++counts.unchanged;
            continue;
        }
        ++(isNew || known.removed ? counts.added : counts.updated);
        HUB_CHECK(
            upsert.run({client.toNumber(), contact->id, sql::bindable(contact->name), sql::bindable(contact->phone),
                        contact->isBusiness ? 1 : 0, sortName(*contact), searchText(*contact)}));
    }
    return counts;
}

Result<int> markRemoved(const QSqlDatabase &connection, ClienteId client, const QHash<QString, StoredContact> &stored,
                        qint64 now)
{
    Prepared mark(connection,
                  QStringLiteral("UPDATE contacts SET removed_at = ? WHERE cliente_id = ? AND contact_id = ?"));
    int removed = 0;
    for (auto known = stored.begin(); known != stored.end(); ++known) {
        if (known->seen || known->removed)
            continue;
        HUB_CHECK(mark.run({now, client.toNumber(), known.key()}));
        ++removed;
    }
    return removed;
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

QString escapedForLike(const QString &text)
{
    QString result = text.toCaseFolded();
    result.remove(QChar(u'\0')).remove(u'\n');
    result.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'%', QStringLiteral("\\%"))
        .replace(u'_', QStringLiteral("\\_"));
    return u'%' % result % u'%';
}

} // namespace

Result<Counts> replaceAll(const QSqlDatabase &connection, ClienteId client, const std::vector<Contact> &contacts,
                          qint64 now)
{
    HUB_TRY(auto stored, load(connection, client));
    Result<Counts> counts = writeFetched(connection, client, contacts, stored);
    if (!counts)
        return counts;
    const auto removed = markRemoved(connection, client, stored, now);
    if (!removed)
        return tl::unexpected<Error>(removed.error());
    counts->removed = *removed;
    HUB_CHECK(sql::change(connection,
                          QStringLiteral("INSERT INTO contact_syncs (cliente_id, synced_at) VALUES (?, ?)"
                                         " ON CONFLICT (cliente_id) DO UPDATE SET synced_at = excluded.synced_at"),
                          {client.toNumber(), now}));
    return counts;
}

Result<Found> find(const QSqlDatabase &connection, ClienteId client, const Query &query)
{
    const int limit = std::clamp(query.limit, 1, MaxLimit);
    QString statement = QStringLiteral("SELECT contact_id, name, phone, is_business, sort_name FROM contacts"
                                       " WHERE cliente_id = ? AND removed_at IS NULL");
    QVariantList values = {client.toNumber()};
    if (!query.text.isEmpty()) {
        statement += QStringLiteral(" AND search LIKE ? ESCAPE '\\'");
        values << escapedForLike(query.text);
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

Result<int> purge(const QSqlDatabase &connection, qint64 before)
{
    return sql::change(connection,
                       QStringLiteral("DELETE FROM contacts WHERE removed_at < ? OR cliente_id IN"
                                      " (SELECT cliente_id FROM contact_syncs WHERE synced_at < ?)"),
                       {before, before})
        .and_then([&](int rows) {
            return sql::change(connection, QStringLiteral("DELETE FROM contact_syncs WHERE synced_at < ?"), {before})
                .map([rows](int) { return rows; });
        });
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
    return {{QStringLiteral("total"), counts.total},
            {QStringLiteral("added"), counts.added},
            {QStringLiteral("updated"), counts.updated},
            {QStringLiteral("removed"), counts.removed},
            {QStringLiteral("unchanged"), counts.unchanged}};
}

} // namespace hub::contacts
