// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/migrations/steps.h"

namespace hub::migrations {

/// Version 2: the clients that are watched, what became of them, and their contacts.
QStringList clients(sql::Dialect dialect)
{
    const QString key = sql::autoKey(dialect);
    return {
        QStringLiteral("CREATE TABLE clients (cliente_id BIGINT PRIMARY KEY"
                       ", name TEXT NOT NULL"
                       ", registered_at BIGINT NOT NULL"
                       // The last answer of the Session Manager: empty state and 0 until there was one.
                       ", state TEXT NOT NULL DEFAULT ''"
                       ", raw_state TEXT NOT NULL DEFAULT ''"
                       ", account TEXT NOT NULL DEFAULT ''"
                       ", since BIGINT NOT NULL DEFAULT 0"
                       ", checked_at BIGINT NOT NULL DEFAULT 0"
                       ", last_sent_at BIGINT NOT NULL DEFAULT 0)"),
        // No reference to clients: the history of a client that was removed stays until it is old.
        u"CREATE TABLE state_history (id " % key %
            u", cliente_id BIGINT NOT NULL"
            ", at BIGINT NOT NULL"
            ", state TEXT NOT NULL"
            ", raw_state TEXT NOT NULL"
            ", previous TEXT NOT NULL"
            ", account TEXT NOT NULL"
            ", alert TEXT NOT NULL)",
        QStringLiteral("CREATE INDEX state_history_by_client ON state_history (cliente_id, id)"),
        QStringLiteral("CREATE INDEX state_history_by_time ON state_history (at)"),
        QStringLiteral("CREATE TABLE contacts (cliente_id BIGINT NOT NULL"
                       ", contact_id TEXT NOT NULL"
                       ", name TEXT NOT NULL"
                       ", phone TEXT NOT NULL"
                       ", is_business INTEGER NOT NULL"
                       // Case-folded by the program: neither dialect folds all of Unicode.
                       ", sort_name TEXT NOT NULL"
                       ", search TEXT NOT NULL"
                       ", removed_at BIGINT"
                       ", PRIMARY KEY (cliente_id, contact_id))"),
        QStringLiteral("CREATE INDEX contacts_by_name ON contacts (cliente_id, sort_name, contact_id)"),
        QStringLiteral("CREATE INDEX contacts_removed ON contacts (removed_at)"),
        QStringLiteral("CREATE TABLE contact_syncs (cliente_id BIGINT PRIMARY KEY, synced_at BIGINT NOT NULL)"),
        QStringLiteral("INSERT INTO revisions (name, value) VALUES ('clients', 0)"),
    };
}

} // namespace hub::migrations
