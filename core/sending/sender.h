// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/sending/clientsender.h"
#include "core/sending/sendercontext.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace hub {

class CommitQueue;
class Database;
class ResumeProbe;
class JobNotifier;

/// Sends the bulk jobs in the store, and single messages between them: one message in flight per client, over all its
/// jobs and all hubs of the store.
///
/// A hub claims a client by a lease in the store and renews it by a heartbeat; each claim gets a higher fence, and
/// whatever a sender writes is tied to its fence. A message is committed as `sending` before its request leaves. If its
/// hub dies, the next one to claim the client calls it `unknown`; it is never sent again by itself. Jobs found in the
/// store go on by themselves, whoever made them. While the store is gone nothing new is sent, and outcomes are kept
/// until it is back.
///
/// Lives on the thread that made it (the SessionManagerClient's); it never blocks. Other threads post to `mailbox()`,
/// or use SendingService, which does. Everything given to it must outlive it; `events` and `log` may be null.
class HUB_CORE_EXPORT Sender : public QObject
{
    Q_OBJECT

public:
    Sender(Database *database, SessionManagerClient *sessionManager, SendingClock *clock, SenderSettings settings,
           SendingEvents *events = nullptr, Log *log = nullptr, std::function<double()> random = {},
           QObject *parent = nullptr);
    /// As if the hub had died: leases are left to end. Call `stop` first for a clean end.
    ~Sender() override;

    /// Looks for jobs, now and from then on.
    void start();
    /// Takes nothing new; `done` once all that is in flight has ended and is written down, at the latest after
    /// `atMost`: what is in flight then is given up and becomes `unknown`.
    void stop(std::chrono::milliseconds atMost, std::function<void()> done);

    /// This client may have something to send.
    void wake(ClienteId client);
    /// Anybody may (a switch was turned).
    void wakeAll();
    /// Sends one message before the client's bulk messages, once what is in flight for the client has ended. It runs to
    /// its end whoever waits for it. What stops or limits the client, and whom it must not write to, counts when the
    /// message would leave. `done` gets an Error if nothing left, see SingleMessage.
    void sendNow(ClienteId client, const Recipient &to, const QString &message,
                 std::function<void(Result<SessionManagerOutcome>)> done);

    /// Hints from whoever watches sessions, so that held jobs go on at once and not at the next probe.
    /// `account`: the linked number, if that is known.
    void noteClientReady(ClienteId client, const QString &account = {});
    void noteSessionManagerAnswers();

    [[nodiscard]] Mailbox::Address mailbox() const { return m_mailbox.address(); }
    [[nodiscard]] const SenderSettings &settings() const { return m_context.settings; }
    [[nodiscard]] SendingClock *clock() const { return m_context.clock; }
    /// Thread-safe.
    /// Says what the Session Manager's answers mean, and what it takes; may be null. Thread-safe.
    [[nodiscard]] const EngineProfile *engine() const { return m_context.engine(); }
    [[nodiscard]] const SendingCounters &counters() const { return m_counters; }
    /// Collects a job to tell of.
    void noteJobChanged(qint64 job);

private:
    void findClients();
    void expireJobs();
    void onClaimable(const std::vector<ClienteId> &clients);
    void scheduleFindClients();
    void renewLeases();
    void onRenewed(const std::vector<sendqueue::Renewed> &renewed, qint64 askedAt);
    void cleanUp();
    ClientSender *senderOf(ClienteId client);
    void onRetired(ClientSender *sender, qint64 until);
    void finishStop();
    void warn(const char *what, const Error &error);

    Database *m_database;
    SenderContext m_context;
    SendingCounters m_counters;
    Mailbox m_mailbox;
    std::unique_ptr<CommitQueue> m_commits;
    std::unique_ptr<ResumeProbe> m_probe;
    std::unique_ptr<JobNotifier> m_notifier;
    QHash<ClienteId, ClientSender *> m_senders; // children
    std::function<void()> m_stopped;
    bool m_stopping = false;
    bool m_scanning = false;
    quint64 m_scanNumber = 0; ///< tells an outdated scheduled look
};

} // namespace hub
