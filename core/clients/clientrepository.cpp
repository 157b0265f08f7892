// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/clientrepository.h"

#include "core/alerts/alertrepository.h"
#include "core/storage/metarepository.h"
#include "core/storage/sql.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QVariant>

namespace hub::clients {

namespace {

// Keeps a statement's text and its parse well below what both dialects allow.
constexpr size_t TimesAStatement = 500;

// Hubs that watch the same client see that it flaps at about the same time.
constexpr qint64 SamePatternMs = 120000;

constexpr auto RevisionName = QLatin1StringView("clients");

QString storedWord(SessionState state)
{
    return QString::fromLatin1(sessionStateWord(state));
}

std::optional<SessionState> stateOf(const QVariant &value)
{
    const QString text = value.toString();
    if (text.isEmpty())
        return {};
    return sessionStateFromWord(text.toLatin1());
}

/// Counts the change if there was one.
Result<bool> revised(const QSqlDatabase &connection, const Result<int> &rows)
{
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    if (*rows == 0)
        return false;
    return meta::raiseRevision(connection, RevisionName).map([] { return true; });
}

qint64 latestPossibleTime()
{
    return QDateTime::currentMSecsSinceEpoch() + ClockSlackMs;
}

Result<void> setTimes(const QSqlDatabase &connection, QLatin1StringView column,
                      const std::map<ClienteId, qint64> &times)
{
    for (auto at = times.begin(); at != times.end();) {
        QString values;
        for (size_t n = 0; n < TimesAStatement && at != times.end(); ++n, ++at) {
            if (!values.isEmpty())
                values += u',';
            values += u'(' % QString::number(at->first.toNumber()) % u',' % QString::number(at->second) % u')';
        }
        // Both dialects name the columns of VALUES so. Numbers only, so that nothing needs binding.
        HUB_CHECK(sql::change(connection, u"UPDATE clients SET " % column % u" = v.column2 FROM (VALUES " % values %
                                              u") AS v WHERE cliente_id = v.column1 AND (" % column %
                                              u" < v.column2 OR " % column % u" > " %
                                              QString::number(latestPossibleTime()) % u")"));
    }
    return {};
}

/// A JSON array, since a tag may hold any separator.
QString tagsText(const QStringList &tags)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(tags)).toJson(QJsonDocument::Compact));
}

QStringList tagsOf(const QString &text)
{
    QStringList tags;
    for (const QJsonValue &tag : QJsonDocument::fromJson(text.toUtf8()).array())
        tags << tag.toString();
    return tags;
}

struct Stored
{
    QString name;
    std::optional<SessionState> state;
    QString rawState;
    QString account;
    LinkWish wish;
};

Result<Stored> stored(const QSqlDatabase &connection, ClienteId client)
{
    HUB_TRY(auto found,
            sql::readOne(connection,
                         QStringLiteral("SELECT name, state, raw_state, account, expected_phone, wanted FROM clients"
                                        " WHERE cliente_id = ?"),
                         {client.toNumber()}, [](const QSqlQuery &row) {
                             return Stored{row.value(0).toString(),
                                           stateOf(row.value(1)),
                                           row.value(2).toString(),
                                           row.value(3).toString(),
                                           {row.value(4).toString(), row.value(5).toInt() != 0}};
                         }));
    if (!found)
        return failure("NOT_FOUND", QStringLiteral("no such client"));
    return *std::move(found);
}

Result<void> writeChange(const QSqlDatabase &connection, const Stored &before, const Observed &observed,
                         const QString &account, const QString &alert)
{
    const bool stateChanged = before.state != observed.state;
    HUB_CHECK(sql::change(connection,
                          QStringLiteral("UPDATE clients SET state = ?, raw_state = ?, account = ?,"
                                         " since = CASE WHEN ? THEN ? ELSE since END WHERE cliente_id = ?"),
                          {storedWord(observed.state), sql::bindable(observed.rawState), sql::bindable(account),
                           stateChanged, observed.at, observed.client.toNumber()}));
    if (alert.isEmpty() && (!stateChanged || observed.flaps))
        return {};
    return sql::run(
        connection,
        QStringLiteral("INSERT INTO state_history (cliente_id, at, state, raw_state, previous, account, alert)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?)"),
        {observed.client.toNumber(), observed.at, storedWord(observed.state), sql::bindable(observed.rawState),
         before.state ? storedWord(*before.state) : QStringLiteral(""), sql::bindable(account), sql::bindable(alert)});
}

/// Whether another hub has told of this pattern already: the row of the client is locked, so it is in the history.
Result<bool> isNewPattern(const QSqlDatabase &connection, const Observed &observed)
{
    if (observed.pattern != AlertKind::Flapping && observed.pattern != AlertKind::FlappingEnded) {
        HUB_TRY(const QVariant told,
                sql::value(connection,
                           QStringLiteral("SELECT count(*) FROM state_history WHERE cliente_id = ? AND alert = ?"
                                          " AND at + ? >= ?"),
                           {observed.client.toNumber(), QString::fromLatin1(alertWord(*observed.pattern)),
                            SamePatternMs, observed.at}));
        return told.toInt() == 0;
    }
    HUB_TRY(auto query,
            sql::execute(connection,
                         QStringLiteral("SELECT alert, at FROM state_history WHERE cliente_id = ?"
                                        " AND alert IN ('flapping', 'flapping_ended') ORDER BY id DESC LIMIT 1"),
                         {observed.client.toNumber()}));
    HUB_TRY(const bool found, sql::next(query));
    const bool flapped = found && query.value(0).toString() == QLatin1StringView("flapping");
    if (observed.pattern == AlertKind::FlappingEnded)
        return flapped;
    return !flapped || query.value(1).toLongLong() + SamePatternMs < observed.at;
}

Result<std::optional<AlertKind>> alertKind(const QSqlDatabase &connection, const Stored &before,
                                           const Observed &observed)
{
    const auto ofChange = alertOfChange(before.state, before.account, observed.state, observed.account, before.wish);
    if (!observed.mayAlert || !before.wish.wanted)
        return std::optional<AlertKind>();
    if (!observed.flaps && !observed.pattern)
        return ofChange;
    if (!observed.pattern)
        return std::optional<AlertKind>();
    return isNewPattern(connection, observed).map([&observed](bool isNew) {
        return isNew ? observed.pattern : std::nullopt;
    });
}

/// One session is one client: two would be asked, and be written through, as if they were one.
Result<void> checkSession(const QSqlDatabase &connection, ClienteId client, const QString &session)
{
    const QString number = QString::number(client.toNumber());
    const QString name = session.isEmpty() ? number : session;
    const auto asNumber = ClienteId::parse(name.toUtf8());
    HUB_TRY(const QVariant taken, sql::value(connection,
                                             QStringLiteral("SELECT count(*) FROM clients WHERE cliente_id <> ?"
                                                            " AND (session = ? OR (session = '' AND cliente_id = ?))"),
                                             {client.toNumber(), name, asNumber ? asNumber->toNumber() : 0}));
    if (taken.toInt() > 0)
        return failure("SESSION_TAKEN", QStringLiteral("session: another client has this name at the engine"));
    return {};
}

} // namespace

Result<bool> put(const QSqlDatabase &connection, ClienteId client, const Edit &edit, qint64 now)
{
    HUB_TRY(const bool added, registerIfMissing(connection, client, now));
    QStringList columns;
    QVariantList values;
    const auto set = [&](const char16_t *column, const QVariant &value) {
        columns << QString(QString::fromUtf16(column) % u" = ?");
        values << value;
    };
    if (edit.name)
        set(u"name", sql::bindable(*edit.name));
    if (edit.tags)
        set(u"tags", sql::bindable(tagsText(*edit.tags)));
    if (edit.expectedPhone)
        set(u"expected_phone", sql::bindable(*edit.expectedPhone));
    if (edit.wanted)
        set(u"wanted", *edit.wanted ? 1 : 0);
    if (edit.session)
        set(u"session", sql::bindable(edit.session->toUtf8() == client.toByteArray() ? QString() : *edit.session));
    if (added || edit.session) {
        HUB_CHECK(checkSession(connection, client, edit.session.value_or(QString())));
    }
    if (columns.isEmpty())
        return added;
    values << client.toNumber();
    return revised(connection, sql::change(connection,
                                           u"UPDATE clients SET " % columns.join(QLatin1StringView(", ")) %
                                               u" WHERE cliente_id = ?",
                                           values))
        .map([added](bool) { return added; });
}

Result<bool> put(const QSqlDatabase &connection, ClienteId client, const QString &name, qint64 now)
{
    return put(connection, client, Edit{.name = name}, now);
}

Result<bool> setWanted(const QSqlDatabase &connection, ClienteId client, bool wanted)
{
    return revised(connection, sql::change(connection,
                                           QStringLiteral("UPDATE clients SET wanted = ?"
                                                          " WHERE cliente_id = ? AND wanted <> ?"),
                                           {int(wanted), client.toNumber(), int(wanted)}));
}

Result<bool> registerIfMissing(const QSqlDatabase &connection, ClienteId client, qint64 now)
{
    return revised(connection,
                   sql::change(connection,
                               QStringLiteral("INSERT INTO clients (cliente_id, name, registered_at) VALUES (?, '', ?)"
                                              " ON CONFLICT (cliente_id) DO NOTHING"),
                               {client.toNumber(), now}));
}

Result<bool> remove(const QSqlDatabase &connection, ClienteId client)
{
    for (const char16_t *statement :
         {u"DELETE FROM contacts WHERE cliente_id = ?", u"DELETE FROM contact_syncs WHERE cliente_id = ?",
          u"DELETE FROM alerts WHERE cliente_id = ?", u"DELETE FROM number_checks WHERE cliente_id = ?"}) {
        HUB_CHECK(sql::change(connection, QString::fromUtf16(statement), {client.toNumber()}));
    }
    return revised(connection, sql::change(connection, QStringLiteral("DELETE FROM clients WHERE cliente_id = ?"),
                                           {client.toNumber()}));
}

Result<std::vector<Record>> all(const QSqlDatabase &connection)
{
    HUB_TRY(auto query,
            sql::execute(connection, QStringLiteral("SELECT cliente_id, name, registered_at, state, raw_state, account,"
                                                    " since, checked_at, last_sent_at, tags, expected_phone, wanted,"
                                                    " session, restricted_at, restricted_until"
                                                    " FROM clients ORDER BY cliente_id")));
    std::vector<Record> records;
    for (;;) {
        HUB_TRY(const bool found, sql::next(query));
        if (!found)
            return records;
        const auto client = ClienteId::fromNumber(query.value(0).toLongLong());
        if (!client)
            continue;
        records.push_back({*client, query.value(1).toString(), query.value(2).toLongLong(), stateOf(query.value(3)),
                           query.value(4).toString(), query.value(5).toString(), query.value(6).toLongLong(),
                           query.value(7).toLongLong(), query.value(8).toLongLong(), tagsOf(query.value(9).toString()),
                           query.value(10).toString(), query.value(11).toInt() != 0, query.value(12).toString(),
                           query.value(13).toLongLong(), query.value(14).toLongLong()});
    }
}

Result<qint64> revision(const QSqlDatabase &connection)
{
    return meta::revision(connection, RevisionName);
}

Result<Recorded> record(const QSqlDatabase &connection, const Observed &observed)
{
    // First the update: it locks the row in both dialects, so that no other hub judges the same change.
    HUB_TRY(const auto locked,
            sql::change(connection,
                        QStringLiteral("UPDATE clients SET checked_at = ?"
                                       " WHERE cliente_id = ? AND (checked_at <= ? OR checked_at > ?)"),
                        {observed.at, observed.client.toNumber(), observed.at, latestPossibleTime()}));
    if (locked == 0)
        return Recorded{};
    HUB_TRY(const auto before, stored(connection, observed.client));
    const bool otherAccount = !observed.account.isEmpty() && !sameAccount(before.account, observed.account);
    const QString account = otherAccount ? observed.account : before.account;
    HUB_TRY(const auto kind, alertKind(connection, before, observed));
    if (!kind && before.state == observed.state && before.rawState == observed.rawState && before.account == account)
        return Recorded{};
    Recorded result{true, {}};
    if (kind) {
        result.alert = SessionAlert{
            observed.client, before.name,    *kind,      observed.state, before.state.value_or(observed.state),
            account,         before.account, observed.at};
    }
    const QString alert = result.alert ? QString::fromLatin1(alertWord(result.alert->kind)) : QString();
    return writeChange(connection, before, observed, account, alert).map([&result] { return result; });
}

Result<void> noteChecked(const QSqlDatabase &connection, const std::map<ClienteId, qint64> &checkedAt)
{
    return setTimes(connection, QLatin1StringView("checked_at"), checkedAt);
}

Result<void> noteSent(const QSqlDatabase &connection, const std::map<ClienteId, qint64> &sentAt)
{
    return setTimes(connection, QLatin1StringView("last_sent_at"), sentAt);
}

Result<ResultPage<HistoryEntry>> history(const QSqlDatabase &connection, ClienteId client, const PageRequest &request)
{
    const int limit = request.boundedLimit();
    HUB_TRY(auto entries,
            sql::readAll(connection,
                         QStringLiteral("SELECT id, at, state, raw_state, previous, account, alert FROM state_history"
                                        " WHERE cliente_id = ? AND id < ? ORDER BY id DESC LIMIT ?"),
                         {client.toNumber(), request.after.value_or(std::numeric_limits<qint64>::max()), limit + 1},
                         [](const QSqlQuery &row) {
                             return HistoryEntry{row.value(0).toLongLong(),
                                                 row.value(1).toLongLong(),
                                                 stateOf(row.value(2)).value_or(SessionState::Unknown),
                                                 row.value(3).toString(),
                                                 stateOf(row.value(4)),
                                                 row.value(5).toString(),
                                                 row.value(6).toString()};
                         }));
    return makePage(std::move(entries), limit, [](const HistoryEntry &entry) { return entry.id; });
}

Result<bool> noteRestriction(const QSqlDatabase &connection, ClienteId client, qint64 at, qint64 until)
{
    HUB_TRY(const bool isNew,
            revised(connection, sql::change(connection,
                                            QStringLiteral("UPDATE clients SET restricted_at = ?, restricted_until = ?"
                                                           " WHERE cliente_id = ? AND restricted_at = 0"),
                                            {at, until, client.toNumber()})));
    if (!isNew) // perhaps its end has become known
        return revised(connection, sql::change(connection,
                                               QStringLiteral("UPDATE clients SET restricted_until = ? WHERE"
                                                              " cliente_id = ? AND restricted_until <> ?"),
                                               {until, client.toNumber(), until}))
            .map([](bool) { return false; });
    const SessionAlert alert{client, {}, AlertKind::Restricted, SessionState::Ready, SessionState::Ready, {}, {}, at};
    return alerts::keep(connection, alert);
}

Result<void> endRestriction(const QSqlDatabase &connection, ClienteId client, qint64 at)
{
    HUB_TRY(const bool wasRestricted,
            revised(connection, sql::change(connection,
                                            QStringLiteral("UPDATE clients SET restricted_at = 0, restricted_until = 0"
                                                           " WHERE cliente_id = ? AND restricted_at > 0"),
                                            {client.toNumber()})));
    return wasRestricted ? alerts::endOfRestriction(connection, client, at) : Result<void>();
}

Result<bool> claimReconnect(const QSqlDatabase &connection, ClienteId client, qint64 now, qint64 pause)
{
    return sql::change(connection,
                       QStringLiteral("UPDATE clients SET reconnected_at = ? WHERE cliente_id = ? AND wanted <> 0"
                                      " AND (reconnected_at <= ? OR reconnected_at > ?)"),
                       {now, client.toNumber(), now - pause, now + ClockSlackMs})
        .map([](int rows) { return rows > 0; });
}

Result<int> purgeHistory(const QSqlDatabase &connection, qint64 before, int limit)
{
    return sql::change(connection,
                       QStringLiteral("DELETE FROM state_history WHERE id IN"
                                      " (SELECT id FROM state_history WHERE at < ? ORDER BY at LIMIT ?)"),
                       {before, limit});
}

} // namespace hub::clients
