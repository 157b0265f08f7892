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

Q_SIGNALS:
    /// The store was asked, well or not; for tests and for the dashboard.
    void polled(bool ok);

private:
    struct Seen;

    void poll();
    void writeKeyUses();

    Database &m_database;
    const std::shared_ptr<Authenticator> m_authenticator;
    const std::shared_ptr<Seen> m_seen;
    Mailbox m_mailbox;
    QTimer m_timer;
    bool m_polling = false;
};

} // namespace hub
