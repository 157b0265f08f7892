// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertwebhook.h"

#include "core/async/steadytime.h"
#include "core/log/log.h"
#include "core/storage/database.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUuid>

#include <sodium.h>

#include <algorithm>
#include <array>
#include <limits>

namespace hub {

namespace {

/// Not the text of any other error: it holds the URL, and a webhook's URL is often its password.
QByteArray webhookFailure(const QNetworkReply &reply)
{
    if (reply.error() == QNetworkReply::SslHandshakeFailedError)
        return "certificate: " + reply.errorString().toUtf8();
    return QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(reply.error());
}

} // namespace

QByteArray deriveAlertSecret(QByteArrayView jwtSecret)
{
    std::array<unsigned char, crypto_kdf_KEYBYTES> master = {};
    std::array<unsigned char, 32> subkey = {};
    // libsodium takes no null, even for nothing.
    const char *text = jwtSecret.isEmpty() ? "" : jwtSecret.data();
    crypto_generichash(master.data(), master.size(), reinterpret_cast<const unsigned char *>(text),
                       size_t(jwtSecret.size()), nullptr, 0);
    crypto_kdf_derive_from_key(subkey.data(), subkey.size(), 1, "hubalert", master.data());
    const QByteArray result =
        QByteArray(reinterpret_cast<const char *>(subkey.data()), qsizetype(subkey.size())).toHex();
    sodium_memzero(master.data(), master.size());
    sodium_memzero(subkey.data(), subkey.size());
    return result;
}

QByteArray alertSignature(QByteArrayView secret, QByteArrayView body)
{
    const QByteArray mac =
        QMessageAuthenticationCode::hash(body.toByteArray(), secret.toByteArray(), QCryptographicHash::Sha256);
    return QByteArray("sha256=").append(mac.toHex());
}

AlertWebhook::AlertWebhook(QNetworkAccessManager *network, AlertWebhookSettings settings, Log *log, Database *database,
                           QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_settings(std::move(settings))
    , m_log(log)
    , m_database(isEnabled() ? database : nullptr)
    , m_timer(this)
    , m_claimTimer(this)
    , m_mailbox(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AlertWebhook::startDueTries);
    if (!m_database)
        return;
    connect(&m_claimTimer, &QTimer::timeout, this, [this] { claimAbandoned(false); });
    m_claimTimer.start(m_settings.handOver);
    claimAbandoned(!m_database->settings().isPostgres()); // nobody else can be at work on a file of our own
}

AlertWebhook::~AlertWebhook()
{
    for (const DeliveryPtr &delivery : m_deliveries) {
        if (delivery->reply) {
            delivery->reply->disconnect(this);
            delivery->reply->abort();
            delivery->reply->deleteLater();
        }
    }
}

AlertWebhook::Counters AlertWebhook::counters() const
{
    return {.delivered = m_delivered, .failedTries = m_failedTries, .givenUp = m_givenUp, .waiting = m_waiting};
}

void AlertWebhook::send(const SessionAlert &alert)
{
    if (!isEnabled())
        return;
    const alerts::Delivery delivery = deliveryOf(alert);
    keep(delivery);
    deliver(delivery);
}

alerts::Delivery AlertWebhook::deliveryOf(const SessionAlert &alert)
{
    alerts::Delivery delivery;
    delivery.id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    delivery.createdAt = QDateTime::currentMSecsSinceEpoch();
    QJsonObject body = alertJson(alert);
    body.insert(QStringLiteral("event"), QStringLiteral("session_alert"));
    body.insert(QStringLiteral("delivery_id"), QString::fromLatin1(delivery.id));
    delivery.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return delivery;
}

void AlertWebhook::deliver(const alerts::Delivery &delivery)
{
    m_mailbox.post([this, delivery] { enqueue(delivery); });
}

void AlertWebhook::keep(const alerts::Delivery &delivery)
{
    if (!m_database)
        return;
    m_database->run<void>(
        m_mailbox.address(),
        [delivery, due = delivery.createdAt + handOver().count()](QSqlDatabase &connection) {
            return alerts::add(connection, delivery, due);
        },
        [](const Result<void> &) {}); // a store that is gone has been told of already
}

void AlertWebhook::claimAbandoned(bool all)
{
    const size_t room = m_settings.queueLimit - std::min(m_deliveries.size(), m_settings.queueLimit);
    if (room == 0)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto longest = std::max_element(m_settings.pauses.begin(), m_settings.pauses.end());
    const qint64 ahead = 2 * m_settings.handOver.count() + (longest == m_settings.pauses.end() ? 0 : longest->count());
    m_database->run<std::vector<alerts::Delivery>>(
        m_mailbox.address(),
        [now, latest = all ? 0 : now + ahead, until = now + m_settings.handOver.count(),
         room](QSqlDatabase &connection) { return alerts::claim(connection, now, latest, until, int(room)); },
        [this](const Result<std::vector<alerts::Delivery>> &claimed) {
            for (const alerts::Delivery &delivery : claimed.value_or(std::vector<alerts::Delivery>()))
                enqueue(delivery);
        });
}

void AlertWebhook::enqueue(const alerts::Delivery &delivery)
{
    const bool known = std::any_of(m_deliveries.begin(), m_deliveries.end(),
                                   [&delivery](const DeliveryPtr &other) { return other->id == delivery.id; });
    if (known)
        return;
    makeRoom();
    m_deliveries.push_back(std::make_shared<Delivery>(Delivery{delivery}));
    startDueTries();
}

void AlertWebhook::makeRoom()
{
    if (m_deliveries.size() < m_settings.queueLimit)
        return;
    const auto waiting =
        std::find_if(m_deliveries.begin(), m_deliveries.end(), [](const auto &d) { return !d->reply; });
    if (waiting != m_deliveries.end())
        finishDelivery(*waiting, false);
}

void AlertWebhook::startDueTries()
{
    const qint64 now = steadyMs();
    qint64 next = std::numeric_limits<qint64>::max();
    for (const DeliveryPtr &delivery : m_deliveries) {
        if (delivery->reply)
            continue;
        if (delivery->due > now)
            next = std::min(next, delivery->due);
        else if (m_inFlight < m_settings.inFlightLimit)
            startTry(delivery);
    }
    m_waiting = qsizetype(m_deliveries.size());
    if (next != std::numeric_limits<qint64>::max())
        m_timer.start(std::chrono::milliseconds(next - now));
    else
        m_timer.stop();
}

void AlertWebhook::startTry(const DeliveryPtr &delivery)
{
    QNetworkRequest request(m_settings.url);
    // A followed redirect would turn the POST into a GET, or hand the signed body to somebody else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Content-Type", "application/json");
    request.setRawHeader("User-Agent", "central-hub");
    request.setRawHeader("X-Hub-Event", "session_alert");
    request.setRawHeader("X-Hub-Delivery", delivery->id);
    request.setRawHeader("X-Hub-Signature-256", alertSignature(m_settings.secret, delivery->body));
    ++delivery->tries;
    ++m_inFlight;
    QNetworkReply *reply = m_network->post(request, delivery->body);
    delivery->reply = reply;
    // Only the status counts: an answer's body is thrown away as it comes.
    connect(reply, &QIODevice::readyRead, this, [reply] { reply->skip(reply->bytesAvailable()); });
    connect(reply, &QNetworkReply::finished, this, [this, delivery] { onTried(delivery); });
    QTimer::singleShot(m_settings.timeout, reply, [reply] { reply->abort(); });
}

void AlertWebhook::onTried(const DeliveryPtr &delivery)
{
    QNetworkReply *reply = std::exchange(delivery->reply, nullptr);
    reply->deleteLater();
    --m_inFlight;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply->error() == QNetworkReply::NoError && status >= 200 && status < 300) {
        finishDelivery(delivery, true);
    } else {
        ++m_failedTries;
        const auto pause = pauseAfter(*delivery);
        if (m_log) {
            m_log->warning("alerts", pause ? "webhook failed, will try again" : "webhook given up",
                           {{"delivery", delivery->id},
                            {"try", qint64(delivery->tries)},
                            {"status", status},
                            {"reason", webhookFailure(*reply)}});
        }
        if (pause) {
            delivery->due = steadyMs() + pause->count();
            postpone(*delivery, *pause);
        } else {
            finishDelivery(delivery, false);
        }
    }
    startDueTries();
}

/// How long to wait before the next try; none if there is no other.
std::optional<std::chrono::milliseconds> AlertWebhook::pauseAfter(const Delivery &delivery) const
{
    const auto &pauses = m_settings.pauses;
    if (size_t(delivery.tries) <= pauses.size())
        return pauses[size_t(delivery.tries) - 1];
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - delivery.createdAt;
    if (pauses.empty() || age >= m_settings.keepFor.count())
        return {};
    return pauses.back();
}

void AlertWebhook::postpone(const Delivery &delivery, std::chrono::milliseconds pause)
{
    if (!m_database)
        return;
    const qint64 due = QDateTime::currentMSecsSinceEpoch() + (pause + m_settings.handOver).count();
    m_database->run<void>(
        m_mailbox.address(),
        [id = delivery.id, tries = delivery.tries, due](QSqlDatabase &connection) {
            return alerts::postpone(connection, id, tries, due);
        },
        [](const Result<void> &) {});
}

void AlertWebhook::finishDelivery(const DeliveryPtr &delivery, bool delivered)
{
    const DeliveryPtr kept = delivery; // the caller's may be the deque's own
    std::erase(m_deliveries, kept);
    ++(delivered ? m_delivered : m_givenUp);
    if (m_database) {
        m_database->run<void>(
            m_mailbox.address(), [id = kept->id](QSqlDatabase &connection) { return alerts::remove(connection, id); },
            [](const Result<void> &) {});
    }
    m_waiting = qsizetype(m_deliveries.size());
    Q_EMIT finished(kept->id, delivered);
}

} // namespace hub
