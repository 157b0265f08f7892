// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/migrations.h"

#include <QSqlDatabase>
#include <QVariant>

namespace hub {

namespace {

/// Version 1: people, API keys, secrets of the store, and the counters that tell other hubs that something changed.
QStringList accountSchema(sql::Dialect dialect)
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

/// Version 2: the clients that are watched, what became of them, and their contacts.
QStringList watchingSchema(sql::Dialect dialect)
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

QStringList jobTables(sql::Dialect dialect)
{
    return {
        // `state` and `hold` are the numbers of JobState and PauseReason; the counts are kept with each change of a
        // message,
        // so
        // that no progress bar ever counts a million rows.
        u"CREATE TABLE jobs (id " % sql::autoKey(dialect) %
            u", cliente_id BIGINT NOT NULL"
            ", name TEXT NOT NULL"
            ", state SMALLINT NOT NULL"
            ", hold SMALLINT NOT NULL DEFAULT 0"
            ", reason TEXT NOT NULL DEFAULT ''"
            ", delay_min INTEGER NOT NULL"
            ", delay_max INTEGER NOT NULL"
            ", queued INTEGER NOT NULL DEFAULT 0"
            ", sending INTEGER NOT NULL DEFAULT 0"
            ", sent INTEGER NOT NULL DEFAULT 0"
            ", failed INTEGER NOT NULL DEFAULT 0"
            ", unknown INTEGER NOT NULL DEFAULT 0"
            ", cancelled INTEGER NOT NULL DEFAULT 0"
            ", skipped INTEGER NOT NULL DEFAULT 0"
            ", failures_in_row INTEGER NOT NULL DEFAULT 0"
            // How long one send takes, in milliseconds, as a moving average: for the estimate of the end.
            ", send_ms INTEGER NOT NULL DEFAULT 0"
            ", created_by TEXT NOT NULL"
            ", created_at BIGINT NOT NULL"
            ", started_at BIGINT"
            ", finished_at BIGINT"
            ", retry_of BIGINT"
            // Retention empties the texts of its messages: 1 while it does, 2 once it has.
            ", forgotten SMALLINT NOT NULL DEFAULT 0)",
        QStringLiteral("CREATE INDEX jobs_by_client ON jobs (cliente_id, id)"),
        // What a starting hub reads: the open jobs, however many have ended.
        QStringLiteral("CREATE INDEX jobs_open ON jobs (cliente_id, id) WHERE finished_at IS NULL"),
        QStringLiteral("CREATE INDEX jobs_in_flight ON jobs (cliente_id, id) WHERE sending > 0"),
        QStringLiteral("CREATE INDEX jobs_by_end ON jobs (finished_at) WHERE forgotten < 2"),
        // `n` is the message's index in the request; `fence` the lease under which it was last taken for sending.
        QStringLiteral("CREATE TABLE job_messages (job_id BIGINT NOT NULL REFERENCES jobs (id)"
                       ", n INTEGER NOT NULL"
                       ", recipient TEXT NOT NULL"
                       ", message TEXT NOT NULL"
                       ", state SMALLINT NOT NULL"
                       ", fence BIGINT NOT NULL DEFAULT 0"
                       ", message_id TEXT NOT NULL DEFAULT ''"
                       ", error TEXT NOT NULL DEFAULT ''"
                       ", retry_job BIGINT"
                       ", updated_at BIGINT NOT NULL"
                       ", PRIMARY KEY (job_id, n))"),
        QStringLiteral("CREATE INDEX job_messages_by_state ON job_messages (job_id, state, n)"),
    };
}

QStringList clientTables(sql::Dialect dialect)
{
    return {
        // Who may send for a client. `fence` grows with every new holder; `next_at` is the pace's next moment, so that
        // it
        // survives a restart; `wanted_by` is a hub that has a single message to send and asks for its turn.
        QStringLiteral("CREATE TABLE client_leases (cliente_id BIGINT PRIMARY KEY"
                       ", holder TEXT NOT NULL"
                       ", fence BIGINT NOT NULL"
                       ", expires_at BIGINT NOT NULL"
                       ", next_at BIGINT NOT NULL DEFAULT 0"
                       ", wanted_by TEXT NOT NULL DEFAULT ''"
                       ", wanted_until BIGINT NOT NULL DEFAULT 0)"),
        // Hours are minutes after midnight in `time_zone`.
        QStringLiteral("CREATE TABLE client_limits (cliente_id BIGINT PRIMARY KEY"
                       ", daily_cap INTEGER NOT NULL"
                       ", hours_from INTEGER"
                       ", hours_to INTEGER"
                       ", time_zone TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE sent_days (cliente_id BIGINT NOT NULL"
                       ", day TEXT NOT NULL"
                       ", sent INTEGER NOT NULL"
                       ", PRIMARY KEY (cliente_id, day))"),
        QStringLiteral("CREATE TABLE opt_outs (cliente_id BIGINT NOT NULL"
                       ", recipient TEXT NOT NULL"
                       ", created_at BIGINT NOT NULL"
                       ", PRIMARY KEY (cliente_id, recipient))"),
        // A row stops a client, or everybody (0).
        QStringLiteral("CREATE TABLE sending_stops (cliente_id BIGINT PRIMARY KEY"
                       ", stopped_by TEXT NOT NULL"
                       ", stopped_at BIGINT NOT NULL)"),
        // `status` 0: still in flight, at the hub `holder`.
        u"CREATE TABLE idempotency_keys (cliente_id BIGINT NOT NULL"
        ", key TEXT NOT NULL"
        ", request_hash TEXT NOT NULL"
        ", holder TEXT NOT NULL"
        ", status INTEGER NOT NULL"
        ", answer " %
            sql::bytes(dialect) %
            u", created_at BIGINT NOT NULL"
            ", PRIMARY KEY (cliente_id, key))",
        QStringLiteral("CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at)"),
    };
}

/// Version 3: bulk jobs and their messages, leases, limits, opt-outs, the big switch, and answers kept for
/// Idempotency-Key.
QStringList sendingSchema(sql::Dialect dialect)
{
    return jobTables(dialect) + clientTables(dialect);
}

QStringList sleepSchema(sql::Dialect)
{
    return {
        // Until then nobody need look whether the client has something to send: it waits for its hours or its cap.
        QStringLiteral("ALTER TABLE client_leases ADD COLUMN asleep_until BIGINT NOT NULL DEFAULT 0"),
        // For retention.
        QStringLiteral("CREATE INDEX jobs_finished ON jobs (finished_at)"),
    };
}

/// What an administrator has set, only an administrator lifts.
QStringList rightsSchema(sql::Dialect)
{
    return {QStringLiteral("ALTER TABLE client_limits ADD COLUMN by_admin INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral("ALTER TABLE sending_stops ADD COLUMN by_admin INTEGER NOT NULL DEFAULT 0")};
}

/// Alerts that the webhook has not taken yet.
QStringList alertSchema(sql::Dialect)
{
    return {
        QStringLiteral("CREATE TABLE alert_deliveries (id TEXT PRIMARY KEY"
                       ", body TEXT NOT NULL"
                       ", tries INTEGER NOT NULL"
                       ", created_at BIGINT NOT NULL"
                       // While a hub works on it, this lies ahead.
                       ", due_at BIGINT NOT NULL)"),
        QStringLiteral("CREATE INDEX alert_deliveries_by_due ON alert_deliveries (due_at)"),
    };
}

/// Alerts until a person has seen them, or they have passed.
QStringList alertListSchema(sql::Dialect dialect)
{
    return {
        u"CREATE TABLE alerts (id " % sql::autoKey(dialect) %
            u", kind TEXT NOT NULL"
            u", cliente_id BIGINT" // NULL: the Session Manager's own
            u", before_text TEXT NOT NULL"
            u", after_text TEXT NOT NULL"
            u", since BIGINT NOT NULL"
            u", acknowledged_by TEXT NOT NULL DEFAULT ''"
            u", acknowledged_at BIGINT NOT NULL DEFAULT 0"
            u", ended_at BIGINT NOT NULL DEFAULT 0)",
        QStringLiteral("CREATE INDEX alerts_by_client ON alerts (cliente_id, id)"),
        QStringLiteral("CREATE INDEX alerts_open ON alerts (id) WHERE acknowledged_at = 0 AND ended_at = 0"),
        QStringLiteral("CREATE INDEX alerts_by_since ON alerts (since)"),
    };
}

/// What operators want of a client.
QStringList clientWishSchema(sql::Dialect)
{
    return {
        QStringLiteral("ALTER TABLE clients ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'"), // JSON
        QStringLiteral("ALTER TABLE clients ADD COLUMN expected_phone TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE clients ADD COLUMN wanted INTEGER NOT NULL DEFAULT 1"),
        // When a hub has last connected it by itself.
        QStringLiteral("ALTER TABLE clients ADD COLUMN reconnected_at BIGINT NOT NULL DEFAULT 0"),
    };
}

/// What a job needs to know for the outcomes of sends, and the account that it belongs to.
QStringList jobRulesSchema(sql::Dialect)
{
    return {
        QStringLiteral("ALTER TABLE jobs ADD COLUMN bad_recipients INTEGER NOT NULL DEFAULT 0"),
        // Milliseconds of UTC, 0: none. `resume_at` is when a job that was told to come later goes on.
        QStringLiteral("ALTER TABLE jobs ADD COLUMN resume_at BIGINT NOT NULL DEFAULT 0"),
        // The linked number that it began with; empty until then, or where none is known.
        QStringLiteral("ALTER TABLE jobs ADD COLUMN account TEXT NOT NULL DEFAULT ''"),
    };
}

/// What a client is called at an engine that names its sessions (empty: its number), and which numbers are on WhatsApp.
QStringList sessionNameSchema(sql::Dialect)
{
    return {
        QStringLiteral("ALTER TABLE clients ADD COLUMN session TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("CREATE UNIQUE INDEX clients_by_session ON clients (session) WHERE session <> ''"),
        QStringLiteral("CREATE TABLE number_checks (cliente_id BIGINT NOT NULL"
                       ", number TEXT NOT NULL"
                       ", on_whatsapp INTEGER NOT NULL"
                       ", checked_at BIGINT NOT NULL"
                       ", PRIMARY KEY (cliente_id, number))"),
        QStringLiteral("CREATE INDEX number_checks_by_time ON number_checks (checked_at)"),
    };
}

/// When a job may run, and what tells it from another one.
QStringList jobTimesSchema(sql::Dialect)
{
    return {
        // Milliseconds of UTC, 0: none.
        QStringLiteral("ALTER TABLE jobs ADD COLUMN not_before BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE jobs ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("CREATE INDEX jobs_by_expiry ON jobs (expires_at) WHERE finished_at IS NULL AND expires_at > 0"),
        // Of its messages and whom they go to, in any order.
        QStringLiteral("ALTER TABLE jobs ADD COLUMN fingerprint TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("CREATE INDEX jobs_by_fingerprint ON jobs (cliente_id, fingerprint) WHERE fingerprint <> ''"),
        // What WhatsApp has restricted a client's account since and until, as far as that was told; 0: not.
        QStringLiteral("ALTER TABLE clients ADD COLUMN restricted_at BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE clients ADD COLUMN restricted_until BIGINT NOT NULL DEFAULT 0"),
    };
}

// Any number that no other program on the same PostgreSQL is likely to lock.
constexpr qint64 MigrationLock = 0x6875622d6d6967; // "hub-mig"

Result<bool> hasVersionTable(const QSqlDatabase &connection)
{
    const QString statement =
        sql::dialectOf(connection) == sql::Dialect::Postgres
            ? QStringLiteral("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
                             " AND tablename = 'schema_version'")
            : QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'");
    return sql::value(connection, statement).map([](const QVariant &count) { return count.toInt() > 0; });
}

Result<void> applySteps(const QSqlDatabase &connection, int from, int to)
{
    const sql::Dialect dialect = sql::dialectOf(connection);
    if (from == 0) {
        const auto made =
            sql::change(connection, QStringLiteral("CREATE TABLE schema_version (version INTEGER NOT NULL)"))
                .and_then([&](int) {
                    return sql::change(connection, QStringLiteral("INSERT INTO schema_version VALUES (0)"));
                });
        if (!made)
            return tl::unexpected<Error>(made.error());
    }
    for (int version = from + 1; version <= to; ++version) {
        const QStringList statements = migrationSteps()[size_t(version) - 1].statements(dialect);
        for (const QString &statement : statements) {
            HUB_CHECK(sql::change(connection, statement));
        }
    }
    return sql::run(connection, QStringLiteral("UPDATE schema_version SET version = ?"), {to});
}

Error tooNew(int version, int known)
{
    return Error{QByteArrayLiteral("DATABASE_TOO_NEW"), u"the database has schema version " % QString::number(version) %
                                                            u", this program knows up to " % QString::number(known)};
}

Result<void> migrateInTransaction(const QSqlDatabase &connection, int target)
{
    if (sql::dialectOf(connection) == sql::Dialect::Postgres) {
        // Ends with the transaction. Without it two hubs would both see an empty store.
        HUB_CHECK(sql::value(connection, QStringLiteral("SELECT pg_advisory_xact_lock(?)"), {MigrationLock}));
    }
    const auto current = schemaVersion(connection); // again: another hub may have been faster
    if (!current)
        return tl::unexpected<Error>(current.error());
    if (*current >= target)
        return {};
    return applySteps(connection, *current, target);
}

} // namespace

const std::vector<MigrationStep> &migrationSteps()
{
    static const std::vector<MigrationStep> steps = {
        {"accounts", accountSchema},     {"clients", watchingSchema},
        {"sending", sendingSchema},      {"sleeping clients", sleepSchema},
        {"rights", rightsSchema},        {"alerts", alertSchema},
        {"alert list", alertListSchema}, {"client wishes", clientWishSchema},
        {"job rules", jobRulesSchema},   {"client session", sessionNameSchema},
        {"job times", jobTimesSchema},
    };
    return steps;
}

Result<int> schemaVersion(const QSqlDatabase &connection)
{
    HUB_TRY(const auto exists, hasVersionTable(connection));
    if (!exists)
        return 0;
    return sql::value(connection, QStringLiteral("SELECT version FROM schema_version"))
        .map([](const QVariant &version) { return version.toInt(); });
}

Result<void> migrate(QSqlDatabase &connection, int target)
{
    const int known = int(migrationSteps().size());
    HUB_TRY(const auto current, schemaVersion(connection));
    if (current > known)
        return tl::unexpected<Error>(tooNew(current, known));
    const int wanted = target < 0 ? known : target;
    if (current >= wanted)
        return {}; // the usual start: no lock is taken
    HUB_CHECK(sql::change(connection, sql::begin(sql::dialectOf(connection))));
    auto done = migrateInTransaction(connection, wanted).and_then([&]() -> Result<void> {
        return sql::run(connection, QStringLiteral("COMMIT"));
    });
    if (!done)
        (void)sql::change(connection, QStringLiteral("ROLLBACK")); // the first error is the one to tell
    return done;
}

} // namespace hub
