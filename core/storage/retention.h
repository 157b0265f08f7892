// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/result.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

class QSqlDatabase;

namespace hub {

class Database;
class Log;

/// Removes what has been kept for long enough. Every room adds a rule for its tables; the rules run every `interval`,
/// in small transactions, so that other work is never held up for long. Lives on a thread with an event loop.
class HUB_CORE_EXPORT Retention : public QObject
{
    Q_OBJECT

public:
    /// Removes (or blanks) at most `limit` rows that are older than `before` (milliseconds of UTC) and says how many.
    using Rule = std::function<Result<int>(QSqlDatabase &, qint64 before, int limit)>;

    struct Settings
    {
        std::chrono::hours keepFor{90 * 24};             ///< 0: for ever
        std::chrono::milliseconds firstDelay{60 * 1000}; ///< after the start: a hub may be restarted every hour
        std::chrono::milliseconds interval{60 * 60 * 1000};
        int batch = 500; ///< rows a transaction
    };

    Retention(Database &database, Settings settings, Log *log = nullptr, QObject *parent = nullptr);

    /// `name` is for the log. The rule's rows are kept `times` as long as the setting says. Call before start().
    void addRule(QByteArray name, Rule rule, int times = 1);
    void start();

Q_SIGNALS:
    /// All rules have run; `removed` is how many rows they took.
    void finished(int removed);

private:
    void begin();
    void runRule(size_t index);

    struct NamedRule
    {
        QByteArray name;
        Rule rule;
        int times;
    };

    Database &m_database;
    const Settings m_settings;
    Log *const m_log;
    Mailbox m_mailbox;
    QTimer m_timer;
    std::vector<NamedRule> m_rules;
    qint64 m_startedAt = 0;
    int m_removed = 0;
};

} // namespace hub
