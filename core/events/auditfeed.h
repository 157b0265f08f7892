// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/storage/auditrepository.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace hub {

class Database;
class EventJournal;

/// `{id, at, user, address, action, cliente_id, target, detail}`
[[nodiscard]] HUB_CORE_EXPORT QJsonObject auditJson(const audit::Entry &entry);

struct AuditFeedSettings
{
    std::chrono::milliseconds interval{1000};
    /// How long an id may be missing before it counts as one that was never used.
    std::chrono::milliseconds lateness{60000};
};

/// Publishes new entries of the audit log as `audit` events, for admins, whichever hub or subcommand of the store wrote
/// them. A store that is gone delays events and loses none. PostgreSQL gives out ids before the entries are committed,
/// so an entry may appear below others that were seen long before: wherever an id is missing, everything from there on
/// is read again until it has come, or is given up. Lives on a thread with an event loop; what it is given must outlive
/// it.
class HUB_CORE_EXPORT AuditFeed : public QObject
{
    Q_OBJECT

public:
    AuditFeed(Database *database, EventJournal *journal, AuditFeedSettings settings = {}, QObject *parent = nullptr);
    ~AuditFeed() override;

private:
    void begin();
    void poll();
    void readAfter(qint64 id);
    void publishNew(const std::vector<audit::Entry> &entries);
    void forgetSettledIds();

    Database *m_database;
    EventJournal *m_journal;
    QTimer m_timer;
    const AuditFeedSettings m_settings;
    /// Every id up to this one was seen or given up; none: where the log ends is not known yet.
    std::optional<qint64> m_settled;
    std::map<qint64, qint64> m_seen; // ids beyond, and when they were seen (ms of the steady clock)
    bool m_asking = false;
    Mailbox m_mailbox;
};

} // namespace hub
