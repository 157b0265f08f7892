// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/migrations/steps.h"

namespace hub::migrations {

namespace {

QStringList jobTables(sql::Dialect dialect)
{
    return {
        // `state` and `hold` are the numbers of JobState and Hold; the counts are kept with each change of a message,
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

} // namespace

/// Bulk jobs and their messages, leases, limits, opt-outs, the big switch, and answers kept for Idempotency-Key.
QStringList sending(sql::Dialect dialect)
{
    return jobTables(dialect) + clientTables(dialect);
}

} // namespace hub::migrations
