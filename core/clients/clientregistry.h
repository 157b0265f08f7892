// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/clients/clientrepository.h"
#include "core/clients/sessionimport.h"
#include "core/export.h"
#include "core/session/clientstatusstore.h"
#include "core/session/sessionmanagerclient.h"
#include "core/storage/auditrepository.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace hub {

class Database;
class SessionMonitor;

struct ClientRegistrySettings
{
    /// How often the store is asked what other hubs and subcommands have registered; also the pause after a failure.
    std::chrono::milliseconds refresh{2000};
};

/// Which clients there are: keeps the status store (and the monitor, if there is one) in step with the store.
///
/// Reading needs no call here: `GET /clients` is answered from the status store, on any thread, also while the store is
/// down (503 DATABASE_UNAVAILABLE only until `ClientStatusStore::isLoaded`). All functions are thread-safe; `done` is
/// called once where `replyTo` lives. What is written here is in the status store before `done` is called; other hubs
/// see it within `refresh`.
///
/// Lives on the monitor's thread; what it is given must outlive it.
class HUB_CORE_EXPORT ClientRegistry : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MaxNameLength = MonitoredClient::MaxNameLength;

    using Actor = audit::Actor; ///< who does it
    struct PutResult
    {
        bool created = false;
        MonitoredClient client;
    };

    ClientRegistry(Database *database, ClientStatusStore *statusStore, SessionMonitor *monitor,
                   ClientRegistrySettings settings = {}, QObject *parent = nullptr);
    ~ClientRegistry() override;

    /// A name as it is kept: without space at its ends. INVALID_REQUEST if it is longer than 100 characters or holds a
    /// control character. Empty is allowed. Pure.
    [[nodiscard]] static Result<QString> checkName(const QString &name);

    static constexpr qsizetype MaxTags = 20;
    static constexpr qsizetype MaxTagLength = 40;

    static constexpr qsizetype MaxSessionLength = 100;

    /// A name at the engine as it is kept; INVALID_REQUEST. Pure.
    [[nodiscard]] static Result<QString> checkSession(const QString &session);

    /// An edit as it is kept: texts trimmed, each tag once, the phone's digits. INVALID_REQUEST naming the field. Pure.
    [[nodiscard]] static Result<clients::Edit> checkEdit(clients::Edit edit);

    /// Registers or changes. Errors: INVALID_REQUEST (a field of the edit), SESSION_TAKEN, those of Database.
    void put(ClienteId client, const clients::Edit &edit, const Actor &actor, const Mailbox::Address &replyTo,
             std::function<void(Result<PutResult>)> done);
    using Imported = clients::Imported;
    /// Registers the engine's own sessions that no client is yet.
    void importSessions(const std::vector<ListedSession> &sessions, const Actor &actor, const Mailbox::Address &replyTo,
                        std::function<void(Result<Imported>)> done);
    /// Errors: NOT_FOUND, those of Database. Its contacts go, its accounts, jobs and history stay.
    void remove(ClienteId client, const Actor &actor, const Mailbox::Address &replyTo,
                std::function<void(Result<void>)> done);
    /// The changes of a client's state, the newest first.
    void history(ClienteId client, const PageRequest &request, const Mailbox::Address &replyTo,
                 std::function<void(Result<ResultPage<clients::HistoryEntry>>)> done);
    enum class Command { Connect, Disconnect };
    /// A person has told the client's session this, with that outcome. The wish of a registered client follows: nobody
    /// connects again what he has ended. One that could not be ended stays wanted.
    void noteCommand(ClienteId client, Command command, const SessionManagerOutcome &outcome);
    /// Reads the store now, e.g. after an account has registered its client.
    void refresh();

Q_SIGNALS:
    /// The board holds what the store holds.
    void refreshed();

private:
    struct Snapshot
    {
        qint64 revision = -1;
        std::optional<std::vector<clients::Record>> records; ///< none: nothing new since the revision that was known
    };

    void load();
    void onLoaded(const Result<Snapshot> &snapshot);
    void merge(const std::vector<clients::Record> &records);
    MonitoredClient addToStatusStore(ClienteId client, const clients::Edit &edit);

    Database *m_database;
    ClientStatusStore *m_statusStore;
    SessionMonitor *m_monitor;
    const ClientRegistrySettings m_settings;
    qint64 m_revision = -1;
    bool m_loading = false;
    bool m_again = false;
    QTimer m_timer;
    Mailbox m_mailbox;
};

} // namespace hub
