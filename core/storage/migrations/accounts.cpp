// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/migrations/steps.h"

namespace hub::migrations {

/// Version 1: people, API keys, secrets of the store, and the counters that tell other hubs that something changed.
QStringList accounts(sql::Dialect dialect)
{
    const QString key = sql::autoKey(dialect);
    const QString bytes = sql::bytes(dialect);
    return {
        u"CREATE TABLE users (id " % key %
            u", username TEXT NOT NULL UNIQUE"
            ", password_hash TEXT NOT NULL"
            ", cliente_id BIGINT NOT NULL"
            ", role TEXT NOT NULL CHECK (role IN ('operator', 'admin'))"
            ", state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'disabled'))"
            // A token carries the epoch in which it was issued; raising it ends all older ones.
            ", token_epoch BIGINT NOT NULL DEFAULT 0"
            ", created_at BIGINT NOT NULL"
            ", last_login_at BIGINT)",
        QStringLiteral("CREATE INDEX users_by_client ON users (cliente_id)"),
        u"CREATE TABLE api_keys (id " % key %
            u", name TEXT NOT NULL"
            ", hash " %
            bytes %
            u" NOT NULL UNIQUE"
            ", cliente_id BIGINT"
            ", role TEXT NOT NULL CHECK (role IN ('operator', 'admin'))"
            ", created_at BIGINT NOT NULL"
            ", last_used_at BIGINT"
            ", revoked_at BIGINT"
            ", CHECK ((role = 'admin') = (cliente_id IS NULL)))",
        u"CREATE TABLE audit (id " % key %
            u", at BIGINT NOT NULL"
            ", actor TEXT NOT NULL"
            ", address TEXT NOT NULL"
            ", action TEXT NOT NULL"
            ", cliente_id BIGINT"
            ", target TEXT NOT NULL"
            ", detail TEXT NOT NULL)",
        QStringLiteral("CREATE INDEX audit_by_actor ON audit (actor, id)"),
        QStringLiteral("CREATE INDEX audit_by_action ON audit (action, id)"),
        QStringLiteral("CREATE INDEX audit_by_time ON audit (at)"),
        u"CREATE TABLE secrets (name TEXT PRIMARY KEY, value " % bytes % u" NOT NULL)",
        QStringLiteral("CREATE TABLE revisions (name TEXT PRIMARY KEY, value BIGINT NOT NULL)"),
        QStringLiteral("INSERT INTO revisions (name, value) VALUES ('accounts', 0)"),
    };
}

} // namespace hub::migrations
