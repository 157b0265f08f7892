// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sender.h"

#include "core/log/log.h"
#include "core/sending/commitqueue.h"
#include "core/sending/idempotencyrepository.h"
#include "core/sending/jobnotifier.h"
#include "core/sending/jobrepository.h"
#include "core/sending/limitsrepository.h"
#include "core/sending/resumeprobe.h"
#include "core/storage/database.h"

#include <QRandomGenerator>

#include <algorithm>

namespace hub {

namespace {

QString randomHubId()
{
    return QString::number(QRandomGenerator::system()->generate64(), 36);
}

constexpr qint64 KeptDays = 7LL * 24 * 60 * 60 * 1000; // counts of past days are of no use; any zone's today is younger

} // namespace

SendingEvents::~SendingEvents() = default;

void SendingCounters::count(SendOutcome::Kind kind)
{
    switch (kind) {
    case SendOutcome::Kind::Sent:
        ++sent;
        break;
    case SendOutcome::Kind::Failed:
    case SendOutcome::Kind::BadRecipient:
        ++failed;
        break;
    case SendOutcome::Kind::Unknown:
        ++unknown;
        break;
    case SendOutcome::Kind::NeverLeft:
        ++neverLeft;
        break;
    case SendOutcome::Kind::NotReady:
        ++notReady;
        break;
    case SendOutcome::Kind::Later:
        ++later;
        break;
    case SendOutcome::Kind::Restricted:
        ++restricted;
        break;
    case SendOutcome::Kind::Interrupted:
        break;
    }
}

Sender::Sender(Database *database, SessionManagerClient *sessionManager, SendingClock *clock, SenderSettings settings,
               SendingEvents *events, Log *log, std::function<double()> random, QObject *parent)
    : QObject(parent), m_database(database), m_commits(std::make_unique<CommitQueue>(database))
{
    if (settings.hubId.isEmpty())
        settings.hubId = randomHubId();
    if (!random)
        random = [] { return QRandomGenerator::global()->generateDouble(); };
    m_context = SenderContext{std::move(settings),
                              m_commits.get(),
                              sessionManager,
                              clock,
                              events,
                              log,
                              &m_counters,
                              std::move(random),
                              [this](qint64 job) { noteJobChanged(job); }};
    m_probe = std::make_unique<ResumeProbe>(&m_context);
    m_notifier = std::make_unique<JobNotifier>(&m_context, database);
    connect(m_probe.get(), &ResumeProbe::answersAgain, this, [this] { findClients(); });
    connect(m_probe.get(), &ResumeProbe::ended, this,
            [this](ClienteId client, PauseReason reason, const QString &account) {
                if (ClientSender *sender = m_senders.value(client))
                    sender->endPause(reason, account);
            });
}

Sender::~Sender()
{
    qDeleteAll(m_senders); // while what they work with is still there
}

void Sender::start()
{
    cleanUp();
    findClients();
    m_context.clock->callAfter(m_context.settings.heartbeat, this, [this] { renewLeases(); });
}

void Sender::stop(std::chrono::milliseconds atMost, std::function<void()> done)
{
    m_stopping = true;
    m_stopped = std::move(done);
    const auto senders = m_senders.values(); // a sender may retire at once
    for (ClientSender *sender : senders)
        sender->stop(false);
    m_context.clock->callAfter(atMost, this, [this] {
        const auto late = m_senders.values();
        for (ClientSender *sender : late)
            sender->stop(true);
        // Their outcomes are written as long as the store takes them; a store that does not must not keep the hub.
        m_context.clock->callAfter(m_context.settings.storeRetry, this, [this] { finishStop(); });
    });
    if (m_senders.isEmpty())
        finishStop();
}

void Sender::finishStop()
{
    if (const auto done = std::exchange(m_stopped, {}))
        m_mailbox.post(done); // never from inside `stop`
}

ClientSender *Sender::senderOf(ClienteId client)
{
    ClientSender *&sender = m_senders[client];
    if (!sender) {
        sender = new ClientSender(&m_context, client, this);
        ClientSender *const made = sender;
        connect(made, &ClientSender::retired, this, [this, made](qint64 until) { onRetired(made, until); });
        connect(made, &ClientSender::pauseReasonChanged, this,
                [this, made] { m_probe->watch(made->client(), made->pauseReason()); });
    }
    return sender;
}

void Sender::onRetired(ClientSender *sender, qint64 until)
{
    const ClienteId client = sender->client();
    m_senders.remove(client);
    sender->deleteLater();
    if (until > 0) {
        constexpr qint64 Day = 24LL * 60 * 60 * 1000; // a timer's time is bounded; it looks again then
        const qint64 wait = std::clamp<qint64>(until - m_context.clock->now(), 0, Day);
        m_context.clock->callAfter(std::chrono::milliseconds(wait), this, [this, client] { wake(client); });
    }
    if (m_stopping && m_senders.isEmpty())
        finishStop();
}

void Sender::wake(ClienteId client)
{
    if (!m_stopping)
        senderOf(client)->checkQueue();
}

void Sender::wakeAll()
{
    const auto senders = m_senders.values();
    for (ClientSender *sender : senders)
        sender->checkQueue();
    findClients();
}

void Sender::sendNow(ClienteId client, const Recipient &to, const QString &message,
                     std::function<void(Result<SessionManagerOutcome>)> done)
{
    if (m_stopping)
        done(failure(QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")));
    else
        senderOf(client)->send(SingleMessage{to, message, std::move(done)});
}

void Sender::noteClientReady(ClienteId client, const QString &account)
{
    if (ClientSender *sender = m_senders.value(client))
        sender->endPause(PauseReason::NotReady, account);
}

void Sender::noteSessionManagerAnswers()
{
    m_probe->noteAnswer();
}

void Sender::noteJobChanged(qint64 job)
{
    m_notifier->onChanged(job);
}

void Sender::warn(const char *what, const Error &error)
{
    if (m_context.log)
        m_context.log->warning("sending", what, {{"code", error.code}, {"error", error.message.toUtf8()}});
}

void Sender::scheduleFindClients()
{
    m_scanning = false;
    // A look in between, because a switch was turned, takes the place of the next one.
    const quint64 number = ++m_scanNumber;
    if (!m_stopping)
        m_context.clock->callAfter(m_context.settings.scanInterval, this, [this, number] {
            if (number == m_scanNumber)
                findClients();
        });
}

void Sender::findClients()
{
    if (m_stopping || m_scanning)
        return;
    m_scanning = true;
    using Found = std::pair<std::vector<ClienteId>, bool>;
    m_database->run<Found>(
        m_mailbox.address(),
        [holder = m_context.settings.hubId, alone = m_context.settings.soleHub,
         moment = sendqueue::Moment{m_context.clock->now(), m_context.settings.leaseTime, {}}](
            QSqlDatabase &db) -> Result<Found> {
            HUB_TRY(const auto clients, sendqueue::claimableClients(db, holder, moment, alone));
            return jobs::hasExpired(db, moment.now).map([&](bool expired) { return Found(clients, expired); });
        },
        [this](const Result<Found> &found) {
            scheduleFindClients();
            if (!found)
                return warn("looking for jobs failed", found.error());
            if (found->second)
                expireJobs();
            onClaimable(found->first);
        });
}

/// Those that somebody sends for are seen to there; this is for those that are held, or wait for their hours.
void Sender::expireJobs()
{
    m_database->transaction<std::vector<qint64>>(
        m_mailbox.address(), [now = m_context.clock->now()](QSqlDatabase &db) { return jobs::expire(db, now); },
        [this](const Result<std::vector<qint64>> &expired) {
            if (!expired)
                return warn("ending jobs failed", expired.error());
            for (const qint64 job : *expired)
                noteJobChanged(job);
        });
}

void Sender::onClaimable(const std::vector<ClienteId> &clients)
{
    if (m_probe->isUnreachable() && !m_context.settings.soleHub)
        return; // another hub may have a way to the Session Manager
    std::vector<ClienteId> fresh;
    for (const ClienteId client : clients) {
        if (!m_senders.contains(client))
            fresh.push_back(client);
    }
    // Half of what is free each time, so that hubs which share a store share its clients.
    const size_t count = m_context.settings.soleHub ? fresh.size() : (fresh.size() + 1) / 2;
    for (size_t i = 0; i < count; ++i)
        wake(fresh[i]);
}

void Sender::renewLeases()
{
    const qint64 askedAt = m_context.clock->steady();
    for (ClientSender *sender : std::as_const(m_senders))
        sender->checkLease();
    m_context.clock->callAfter(m_context.settings.heartbeat, this, [this] { renewLeases(); });
    if (m_senders.isEmpty())
        return;
    m_database->run<std::vector<sendqueue::Renewed>>(
        m_mailbox.address(),
        [holder = m_context.settings.hubId,
         moment = sendqueue::Moment{m_context.clock->now(), m_context.settings.leaseTime, {}}](QSqlDatabase &db) {
            return sendqueue::renewLeases(db, holder, moment);
        },
        [this, askedAt](const Result<std::vector<sendqueue::Renewed>> &renewed) {
            if (renewed)
                onRenewed(*renewed, askedAt);
            else
                warn("heartbeat failed", renewed.error());
        });
}

void Sender::onRenewed(const std::vector<sendqueue::Renewed> &renewed, qint64 askedAt)
{
    QHash<ClienteId, sendqueue::Renewed> held;
    for (const sendqueue::Renewed &lease : renewed) {
        if (const auto client = ClienteId::fromNumber(lease.client))
            held.insert(*client, lease);
    }
    const auto senders = m_senders.values(); // a sender may retire
    for (ClientSender *sender : senders) {
        const auto lease = held.constFind(sender->client());
        const bool ours = lease != held.constEnd() && lease->fence == sender->fence();
        sender->onRenewed(ours, ours && lease->wanted, askedAt);
    }
    // A lease without a sender: its release was lost. Whoever is next need not wait for its end.
    for (auto it = held.constBegin(); it != held.constEnd(); ++it) {
        if (!m_senders.contains(it.key())) {
            m_commits->add(
                this,
                [lease = sendqueue::Lease{it.key(), m_context.settings.hubId, it->fence}](const QSqlDatabase &db) {
                    return sendqueue::releaseLease(db, lease);
                },
                [](const std::optional<Error> &) {});
        }
    }
}

void Sender::cleanUp()
{
    const qint64 now = m_context.clock->now();
    m_context.clock->callAfter(m_context.settings.housekeeping, this, [this] { cleanUp(); });
    m_database->transaction<void>(
        m_mailbox.address(),
        [now](QSqlDatabase &db) {
            return idempotency::purge(db, now).and_then(
                [&] { return limits::forgetDays(db, SendingLimits().day(now - KeptDays)); });
        },
        [this](const Result<void> &done) {
            if (!done)
                warn("housekeeping failed", done.error());
        });
}

} // namespace hub
