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

namespace hub {

class Database;
class EventJournal;

/// `{id, at, user, address, action, cliente_id, target, detail}`
[[nodiscard]] HUB_CORE_EXPORT QJsonObject auditJson(const audit::Entry &entry);

/// Publishes new entries of the audit log as `audit` events, for admins, whichever hub or subcommand of the store wrote
/// them. Reads on from the last one it saw; a store that is gone delays events and loses none. Lives on a thread with
/// an event loop; what it is given must outlive it.
class HUB_CORE_EXPORT AuditFeed : public QObject
{
    Q_OBJECT

public:
    AuditFeed(Database *database, EventJournal *journal, std::chrono::milliseconds interval = std::chrono::seconds(1),
              QObject *parent = nullptr);
    ~AuditFeed() override;

private:
    void begin();
    void poll();

    Database *m_database;
    EventJournal *m_journal;
    QTimer m_timer;
    std::optional<qint64> m_last; // none: where the log ends is not known yet
    bool m_asking = false;
    Mailbox m_mailbox;
};

} // namespace hub
