// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/sessionimport.h"

#include "core/clients/clientregistry.h"
#include "core/storage/sql.h"
#include "core/text/cleantext.h"

#include <QHash>
#include <QSqlDatabase>
#include <QVariant>

#include <algorithm>

namespace hub::clients {

namespace {

Result<qint64> highestNumber(const QSqlDatabase &connection)
{
    return sql::value(connection, QStringLiteral("SELECT COALESCE(MAX(n), 0) FROM"
                                                 " (SELECT MAX(cliente_id) AS n FROM clients"
                                                 " UNION ALL SELECT MAX(cliente_id) FROM users"
                                                 " UNION ALL SELECT MAX(cliente_id) FROM jobs"
                                                 " UNION ALL SELECT MAX(cliente_id) FROM state_history) AS numbers"))
        .map([](const QVariant &number) { return number.toLongLong(); });
}

/// Those whose name is a number come first: no other may be given that number.
std::vector<ListedSession> numbersFirst(std::vector<ListedSession> sessions)
{
    std::stable_partition(sessions.begin(), sessions.end(), [](const ListedSession &session) {
        return ClienteId::parse(session.name.toUtf8()).has_value();
    });
    return sessions;
}

} // namespace

Result<Imported> importSessions(const QSqlDatabase &connection, const std::vector<ListedSession> &sessions, qint64 now)
{
    HUB_TRY(const auto records, all(connection));
    QHash<QString, ClienteId> bySession;
    QHash<qint64, bool> numbers;
    for (const Record &record : records) {
        bySession.insert(record.session.isEmpty() ? QString::number(record.client.toNumber()) : record.session,
                         record.client);
        numbers.insert(record.client.toNumber(), true);
    }
    HUB_TRY(qint64 highest, highestNumber(connection));
    Imported imported;
    const auto leaveOut = [&](const ListedSession &session, const QString &reason) {
        imported.leftOut.push_back({cleanText(session.name, ClientRegistry::MaxSessionLength), reason});
    };
    for (const ListedSession &session : numbersFirst(sessions)) {
        const auto name = ClientRegistry::checkSession(session.name);
        if (!name) {
            leaveOut(session, name.error().message);
            continue;
        }
        if (const auto known = bySession.constFind(*name); known != bySession.constEnd()) {
            imported.known.emplace_back(*known, *name);
            continue;
        }
        auto client = ClienteId::parse(name->toUtf8());
        if (client && numbers.contains(client->toNumber())) {
            leaveOut(session, QStringLiteral("the client of this number has another session"));
            continue;
        }
        if (!client)
            client = ClienteId::fromNumber(highest + 1);
        if (!client) {
            leaveOut(session, QStringLiteral("there is no number left"));
            continue;
        }
        highest = std::max(highest, client->toNumber());
        HUB_CHECK(put(connection, *client, Edit{.session = *name}, now));
        bySession.insert(*name, *client);
        numbers.insert(client->toNumber(), true);
        imported.added.emplace_back(*client, *name);
    }
    return imported;
}

} // namespace hub::clients
