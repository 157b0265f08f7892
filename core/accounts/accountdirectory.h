// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/authenticator.h"
#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/storage/database.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace hub {

/// Keeps an Authenticator up to date with the store: at once after our own changes, and by asking for the store's
/// revision every `interval` for those of other hubs and of subcommands. Also writes down when API keys were used.
///
/// Lives on a thread with an event loop; `refresh` may be called from any thread.
class HUB_CORE_EXPORT AccountDirectory : public QObject
{
    Q_OBJECT

public:
    AccountDirectory(Database &database, std::shared_ptr<Authenticator> authenticator,
                     std::chrono::milliseconds interval, QObject *parent = nullptr);

    /// Asks now, then every interval.
    void start();
    /// Reads what has changed. When `done` runs, the authenticator knows every change committed before this call,
    /// unless there is an error (of Database).
    void refresh(const Mailbox::Address &replyTo, std::function<void(Result<void>)> done);

    using Checked = std::function<void(const Result<Caller, AuthFault> &)>;
    /// Authenticator::check() once more, after the store was asked: for who was turned away by accounts that may have
    /// changed beside this hub (mayHaveChanged). One question to the store serves all who wait; at most MostRechecks
    /// wait, further ones are answered at once. Thread-safe.
    void recheck(const QByteArray &header, const Mailbox::Address &replyTo, Checked done);
    static constexpr std::size_t MostRechecks = 1024;

Q_SIGNALS:
    /// The store was asked, well or not; for tests and for the dashboard.
    void polled(bool ok);

private:
    struct Seen;

    struct Recheck
    {
        QByteArray header;
        Mailbox::Address replyTo;
        Checked done;
    };

    void poll();
    void writeKeyUses();
    void answerRechecks();

    Database &m_database;
    const std::shared_ptr<Authenticator> m_authenticator;
    const std::shared_ptr<Seen> m_seen;
    Mailbox m_mailbox;
    QTimer m_timer;
    bool m_polling = false;
    std::mutex m_rechecksMutex;
    std::vector<Recheck> m_rechecks; // who waits for the next question to the store
    bool m_rechecking = false;       // one is under way
};

} // namespace hub
