// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountservice.h"
#include "core/alerts/alertwebhook.h"
#include "core/clients/autoreconnect.h"
#include "core/clients/clientregistry.h"
#include "core/clients/staterecorder.h"
#include "core/contacts/contactsync.h"
#include "core/contacts/numbercheck.h"
#include "core/events/auditfeed.h"
#include "core/events/eventjournal.h"
#include "core/net/pooledaccessmanager.h"
#include "core/sending/sender.h"
#include "core/sending/sendingservice.h"
#include "core/session/clientstatusstore.h"
#include "core/session/sessionmanagerclient.h"
#include "core/session/sessionmonitor.h"
#include "core/settings/settings.h"
#include "core/storage/retention.h"
#include "core/storage/storemaintenance.h"

#include <QObject>

#include <memory>

namespace hub::app {

/// What works in the background of a hub, with or without anybody asking: accounts, the monitor and its alerts,
/// contacts, the sender, backups and retention. Made, used as QObject and deleted on one thread of its own; the
/// services' own functions say which of them any thread may call. Database and log must outlive it.
class Services : public QObject, private SendingEvents, private SessionMonitorObserver
{
    Q_OBJECT

public:
    /// `directory`: where backups go. `jwtSecret` as obtainJwtSecret() gives it. `contactDatabase`: the store for the
    /// contact sync, by a connection of its own or the same one.
    Services(const Settings &settings, const QString &directory, const QByteArray &jwtSecret, Database &database,
             Database &contactDatabase, Log &log);
    ~Services() override;

    void start();
    /// Takes nothing new to send; `done` once what is in flight has ended, at most after `atMost`.
    void stop(std::chrono::milliseconds atMost, std::function<void()> done);

    [[nodiscard]] AccountService &accounts() { return m_accounts; }
    [[nodiscard]] ClientRegistry &clients() { return m_clients; }
    [[nodiscard]] ContactSync &contacts() { return m_contacts; }
    [[nodiscard]] NumberCheck &numberCheck() { return m_numberCheck; }
    [[nodiscard]] SendingService &sending() { return m_sending; }
    [[nodiscard]] const SendingCounters &sendingCounters() const { return m_sender.counters(); }
    [[nodiscard]] const AlertWebhook &alertWebhook() const { return m_webhook; }
    [[nodiscard]] ClientStatusStore &board() { return m_statusStore; }
    [[nodiscard]] SessionMonitor &monitor() { return m_monitor; }
    [[nodiscard]] EventJournal &journal() { return m_journal; }
    [[nodiscard]] const StateRecorder &recorder() const { return m_recorder; }
    /// The background's own way to the Session Manager; on this thread only.
    [[nodiscard]] SessionManagerClient &sessionManager() { return m_sessionManager; }

    /// Thread-safe: runs `call` on this thread, unless the services go before.
    void post(std::function<void()> call) const { m_mailbox.post(std::move(call)); }
    /// Thread-safe: appends to the audit log, at this moment; does not wait for it.
    void audit(audit::Entry entry);

Q_SIGNALS:
    /// Emitted on this thread: a job is new, or its state, reason or counts have changed; at most twice a second a job.
    void jobUpdated(const hub::JobInfo &job);

private:
    void jobChanged(const JobInfo &job) override;
    void accountRestricted(ClienteId client, qint64 at) override;
    void messageSent(ClienteId client, qint64 at) override;
    // What the monitor learns is written down, and wakes the sender at once.
    void onObserved(const ClientObservation &observation) override;
    void onUnreachable(const MonitoredClient &client) override;
    void onSessionManager(const SessionManagerHealth &health) override;
    void onMessageSent(ClienteId client, qint64 at) override;
    void addRetentionRules();

    Database &m_database;
    Log &m_log;
    EventJournal m_journal;
    ClientStatusStore m_statusStore;
    PooledAccessManager m_network;
    SessionManagerClient m_sessionManager;
    AccountService m_accounts;
    AlertWebhook m_webhook;
    StateRecorder m_recorder;
    SessionMonitor m_monitor;
    ClientRegistry m_clients;
    AutoReconnect m_autoReconnect;
    ContactSync m_contacts;
    NumberCheck m_numberCheck;
    SystemSendingClock m_clock;
    Sender m_sender;
    SendingService m_sending;
    AuditFeed m_auditFeed;
    BackupSchedule m_backups;
    Retention m_retention;
    Mailbox m_mailbox; // last: what comes from other threads ends first
};

} // namespace hub::app
