// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/alertdelivery.h"
#include "core/async/mailbox.h"
#include "core/clients/clientrepository.h"
#include "core/export.h"
#include "core/session/sessionmonitor.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <map>

namespace hub {

class AlertWebhook;
class Database;
class EventJournal;
class Log;

struct StateRecorderSettings
{
    std::chrono::milliseconds gather{200};       ///< changes within that time go to the store together
    std::chrono::milliseconds touchEvery{60000}; ///< how often "checked, nothing new" is written
    std::chrono::milliseconds retryFirst{1000};  ///< after the store refused; doubling …
    std::chrono::milliseconds retryMost{30000};  ///< … up to this
    size_t maxWaiting = 10000;                   ///< changes kept while the store is down; beyond, the oldest go
    std::chrono::milliseconds gap{30000};        ///< who is back within that time was not away, as far as alerts go
    /// More changes of state than `flapChanges` within `flapWindow` are one alert, and its end is when there was none
    /// for as long.
    size_t flapChanges = 6;
    std::chrono::milliseconds flapWindow{300000};
};

/// Makes the monitor's findings known: publishes them as `state` events at once, writes them to the store in batches,
/// and sends alerts to the webhook.
///
/// Never waits for the store. Each alert is sent by one hub: the one whose write finds the old state in the store (see
/// clients::record), and is kept there until the webhook has taken it. While the store refuses, an alert goes out
/// anyway: heard twice is better than never. The alerts themselves are kept until a person has seen them or they have
/// passed (alertrepository.h).
///
/// A drop becomes an alert, and goes to the store, when it has lasted (`gap`); until then it is only an event. A client
/// that changes again and again is one alert, and so is a Session Manager that is gone.
///
/// Lives on the monitor's thread; what it is given must outlive it. Webhook and log may be null.
class HUB_CORE_EXPORT StateRecorder : public QObject, public SessionMonitorObserver
{
    Q_OBJECT

public:
    StateRecorder(Database *database, EventJournal *journal, AlertWebhook *webhook, Log *log,
                  StateRecorderSettings settings = {}, QObject *parent = nullptr);
    /// Hands what is waiting to the store.
    ~StateRecorder() override;

    void onObserved(const ClientObservation &observation) override;
    void onUnreachable(const MonitoredClient &client) override;
    void onSessionManager(const SessionManagerHealth &health) override;
    void onMessageSent(ClienteId client, qint64 at) override;
    /// An answer to a send tells that WhatsApp has restricted the account; the alert is in the store already.
    void onRestricted(const MonitoredClient &client, qint64 at);

Q_SIGNALS:
    /// An alert was raised, by this hub's own view; for desktop notifications.
    void alertRaised(const hub::SessionAlert &alert);
    /// The kept alerts may have changed: one has come, or has ended.
    void alertsKept();
    /// A batch is in the store, or was refused and will be tried again.
    void flushed(bool stored);

private:
    struct Change
    {
        clients::Observed observed;
        std::optional<SessionAlert> alert; ///< by this hub's own view
        bool alertSent = false;
    };
    using Deliveries = std::vector<alerts::Delivery>;
    struct Batch
    {
        std::deque<Change> changes;
        std::map<ClienteId, qint64> checked;
        std::map<ClienteId, qint64> sent;
    };
    /// What a client was before its session went away, or began to start again.
    struct Baseline
    {
        std::optional<SessionState> state;
        QString account;
        qint64 since = 0; ///< when it went
    };
    struct Flapping
    {
        std::deque<qint64> changes; ///< when its state changed, the latest ones
        bool told = false;
        bool wasReady = false;
        std::set<AlertKind> seriousTold; ///< since `told`
    };

    void publish(const ClientObservation &observation, const Baseline &before,
                 const std::optional<SessionAlert> &alert);
    std::optional<AlertKind> followFlapping(const ClientObservation &observation);
    [[nodiscard]] bool isFlapping(ClienteId client) const;
    [[nodiscard]] std::optional<AlertKind> seriousWhileFlapping(const ClientObservation &observation,
                                                                std::optional<AlertKind> ofChange);
    void onOutageLasts();
    void endOutage();
    void enqueue(Change change);
    void flush();
    /// How long a kept alert is left to this hub; none: there is no webhook that it could go to.
    [[nodiscard]] std::optional<std::chrono::milliseconds> handOver() const;
    static Result<Deliveries> write(const QSqlDatabase &connection, const Batch &batch,
                                    std::optional<std::chrono::milliseconds> handOver);
    void onStored(const Deliveries &deliveries);
    void onRefused(std::shared_ptr<Batch> batch, const Error &error);
    void raiseAlert(const SessionAlert &alert);

    Database *m_database;
    EventJournal *m_journal;
    AlertWebhook *m_webhook;
    Log *m_log;
    const StateRecorderSettings m_settings;
    Batch m_next;
    std::map<ClienteId, Baseline> m_away;
    std::map<ClienteId, Flapping> m_flapping;
    SessionManagerHealth m_sessionManager;
    bool m_outageMayBeKept = true; ///< the store may hold one as not over, though the Session Manager answers
    bool m_writing = false;
    bool m_refused = false;
    std::chrono::milliseconds m_pause;
    QTimer m_timer;
    QTimer m_touchTimer;
    QTimer m_outageTimer;
    Mailbox m_mailbox;
};

} // namespace hub
