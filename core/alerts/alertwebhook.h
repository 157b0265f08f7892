// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/alertdelivery.h"
#include "core/alerts/sessionalert.h"
#include "core/async/mailbox.h"
#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

class QNetworkAccessManager;
class QNetworkReply;

namespace hub {

class Database;
class Log;

/// The key that alerts are signed with, unless the operator has set one of his own (`HUB_ALERT_WEBHOOK_SECRET`): 64
/// hexadecimal digits, used as text, so that they can be pasted into any receiver. Made from the JWT secret by
/// libsodium's key derivation (context `hubalert`, subkey 1, over a BLAKE2b hash of the secret, which may have any
/// length), so that it is the same on every hub of a store and says nothing about the JWT secret. Pure.
[[nodiscard]] HUB_CORE_EXPORT QByteArray deriveAlertSecret(QByteArrayView jwtSecret);

/// The value of `X-Hub-Signature-256`: `sha256=` and the hexadecimal HMAC-SHA256 (RFC 2104) of the body. Pure.
[[nodiscard]] HUB_CORE_EXPORT QByteArray alertSignature(QByteArrayView secret, QByteArrayView body);

/// Where alerts go and how hard we try.
struct AlertWebhookSettings
{
    QUrl url;                                 ///< http or https; empty: alerts go nowhere
    QByteArray secret;                        ///< signs the bodies; see deriveAlertSecret()
    std::chrono::milliseconds timeout{10000}; ///< for one try, from start to end
    /// The pauses before the second and each later try: five tries within about an hour.
    std::vector<std::chrono::milliseconds> pauses = {std::chrono::seconds(15), std::chrono::minutes(2),
                                                     std::chrono::minutes(10), std::chrono::minutes(45)};
    /// With all pauses used up, the last one is repeated until the alert is that old; 0: it is given up.
    std::chrono::milliseconds keepFor{0};
    /// How long before a delivery that its hub has left lying is taken up by another, or by the same after a restart;
    /// also how often that is looked for.
    std::chrono::milliseconds handOver{120000};
    size_t queueLimit = 1000; ///< alerts that wait or are under way; beyond it the oldest waiting one is given up
    int inFlightLimit = 4;
};

/// Tells another system of alerts: `POST` to the webhook with a JSON body
/// `{delivery_id, event:"session_alert", alert, cliente_id, name, state, previous, account, previous_account, at}` and
/// the headers `X-Hub-Event: session_alert`, `X-Hub-Delivery: <delivery_id>` (the same at every try, so that the
/// receiver can tell a repetition) and `X-Hub-Signature-256: sha256=<hex HMAC-SHA256 of the body>`.
///
/// Any 2xx is success; everything else, a redirect too, is tried again after a pause; an alert that is given up is
/// logged. With a database, deliveries outlive the hub: at the next start, or on another hub of the store, they go on.
/// Alerts of a client are begun in order but may arrive out of order when one has to be repeated: `at` tells.
///
/// Lives on the thread of the access manager that it is given (and does not own). Best a PooledAccessManager: Qt's own
/// sends a POST again by itself when a connection ends without an answer, which would be more tries than are counted
/// here.
class HUB_CORE_EXPORT AlertWebhook : public QObject
{
    Q_OBJECT

public:
    struct Counters
    {
        qint64 delivered = 0;
        qint64 failedTries = 0;
        qint64 givenUp = 0;
        qsizetype waiting = 0; ///< also those under way
    };

    /// `log` and `database` may be null and must outlive the webhook.
    AlertWebhook(QNetworkAccessManager *network, AlertWebhookSettings settings, Log *log, Database *database = nullptr,
                 QObject *parent = nullptr);
    ~AlertWebhook() override;

    [[nodiscard]] bool isEnabled() const { return !m_settings.url.isEmpty(); }
    /// Thread-safe: keeps the alert in the store and delivers it.
    void send(const SessionAlert &alert);

    /// For whoever keeps an alert in the store himself, together with what it tells of: the delivery to keep, due after
    /// `handOver`, and what to call once it is kept. Thread-safe.
    [[nodiscard]] static alerts::Delivery deliveryOf(const SessionAlert &alert);
    [[nodiscard]] std::chrono::milliseconds handOver() const { return m_settings.handOver; }
    void deliver(const alerts::Delivery &delivery);

    /// Of this hub, since its start. Thread-safe.
    [[nodiscard]] Counters counters() const;

Q_SIGNALS:
    /// An alert has left the queue: delivered, or given up.
    void finished(const QByteArray &deliveryId, bool delivered);

private:
    struct Delivery : alerts::Delivery
    {
        qint64 due = 0; ///< ms on the steady clock
        QNetworkReply *reply = nullptr;
    };
    using DeliveryPtr = std::shared_ptr<Delivery>;

    void keep(const alerts::Delivery &delivery);
    void claimAbandoned(bool all);
    void enqueue(const alerts::Delivery &delivery);
    void postpone(const Delivery &delivery, std::chrono::milliseconds pause);
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseAfter(const Delivery &delivery) const;
    void makeRoom();
    void startDueTries();
    void startTry(const DeliveryPtr &delivery);
    void onTried(const DeliveryPtr &delivery);
    void finishDelivery(const DeliveryPtr &delivery, bool delivered);

    QNetworkAccessManager *m_network;
    const AlertWebhookSettings m_settings;
    Log *m_log;
    Database *m_database;
    std::deque<DeliveryPtr> m_deliveries; ///< in order of arrival
    int m_inFlight = 0;
    std::atomic<qint64> m_delivered = 0;
    std::atomic<qint64> m_failedTries = 0;
    std::atomic<qint64> m_givenUp = 0;
    std::atomic<qsizetype> m_waiting = 0;
    QTimer m_timer;
    QTimer m_claimTimer;
    Mailbox m_mailbox;
};

} // namespace hub
