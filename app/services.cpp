// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/services.h"

#include "core/alerts/alertrepository.h"
#include "core/alerts/alertwebhook.h"
#include "core/clients/clientrepository.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/numbercheckrepository.h"
#include "core/sending/jobrepository.h"
#include "core/storage/database.h"

#include <QDateTime>

namespace hub::app {

namespace {

RegistrationPolicy policyOf(Settings::Registration registration)
{
    switch (registration) {
    case Settings::Registration::Open:
        return RegistrationPolicy::Open;
    case Settings::Registration::Closed:
        return RegistrationPolicy::Closed;
    case Settings::Registration::Approval:
        break;
    }
    return RegistrationPolicy::Approval;
}

AccountService::Settings accountSettings(const Settings::Accounts &accounts)
{
    AccountService::Settings result;
    result.signIn.registration = policyOf(accounts.registration);
    result.throttle.failures = accounts.loginFailures;
    result.throttle.window = accounts.loginWindow;
    return result;
}

/// A client belongs on the list as soon as somebody has an account for it.
AccountHooks accountHooks()
{
    return {.registerClient = [](QSqlDatabase &connection, ClienteId client, qint64 now) -> Result<void> {
        const auto added = clients::registerIfMissing(connection, client, now);
        return added ? Result<void>() : tl::unexpected(added.error());
    }};
}

AlertWebhookSettings webhookSettings(const Settings::Monitor &monitor, const QByteArray &jwtSecret)
{
    AlertWebhookSettings result;
    result.url = monitor.alertWebhook;
    result.keepFor = std::chrono::hours(24);
    result.secret = monitor.alertWebhookSecret.isEmpty() ? deriveAlertSecret(jwtSecret) : monitor.alertWebhookSecret;
    return result;
}

SessionManagerSettings withSessionNames(SessionManagerSettings settings, const ClientStatusStore &statusStore)
{
    settings.sessionOf = [&statusStore](ClienteId client) { return statusStore.sessionOf(client); };
    return settings;
}

SessionMonitorSettings monitorSettings(const Settings::Monitor &monitor)
{
    SessionMonitorSettings result;
    result.poll.ready = monitor.interval;
    result.poll.unlinked = std::min(result.poll.unlinked, monitor.interval);
    result.poll.interest = std::min(result.poll.interest, monitor.interval);
    result.maxInFlight = monitor.calls;
    result.watch.asks = monitor.enabled;
    return result;
}

SenderSettings senderSettings(const Settings::Storage &storage)
{
    SenderSettings result;
    result.soleHub = storage.databaseUrl.isEmpty();
    return result;
}

} // namespace

Services::Services(const Settings &settings, const QString &directory, const QByteArray &jwtSecret, Database &database,
                   Database &contactDatabase, Log &log)
    : m_database(database)
    , m_log(log)
    , m_sessionManager(&m_network, withSessionNames(settings.sessionManager, m_statusStore))
    , m_accounts(database, jwtSecret, accountSettings(settings.accounts), accountHooks(), &log)
    , m_webhook(&m_network, webhookSettings(settings.monitor, jwtSecret), &log, &database)
    , m_recorder(&database, &m_journal, &m_webhook, &log)
    , m_monitor(&m_sessionManager, &m_statusStore, this, monitorSettings(settings.monitor))
    , m_clients(&database, &m_statusStore, settings.monitor.enabled ? &m_monitor : nullptr)
    , m_autoReconnect(&m_sessionManager, &m_statusStore, &m_monitor, &database, &log)
    , m_contacts(&m_sessionManager, &contactDatabase)
    , m_numberCheck(&m_sessionManager, &database)
    , m_sender(&database, &m_sessionManager, &m_clock, senderSettings(settings.storage), this, &log)
    , m_sending(&database, &m_sender, &log)
    , m_auditFeed(&database, &m_journal)
    , m_backups(database.settings(),
                {.directory = directory + QStringLiteral("/backups"),
                 .interval = settings.storage.backupInterval,
                 .keep = settings.storage.backupKeep},
                &log)
    , m_retention(database, {.keepFor = std::chrono::hours(24) * settings.storage.retentionDays}, &log)
{
    addRetentionRules();
    if (settings.monitor.enabled && settings.monitor.autoReconnect)
        m_autoReconnect.start();
}

Services::~Services() = default;

void Services::addRetentionRules()
{
    constexpr int RowsOutliveTexts = 4; // a year, where texts are kept for 90 days
    m_retention.addRule("message texts", jobs::forgetTexts);
    m_retention.addRule("contacts", contacts::purge);
    m_retention.addRule("number checks", numberchecks::purge);
    m_retention.addRule("state history", clients::purgeHistory);
    m_retention.addRule("alerts", alerts::purge);
    m_retention.addRule("jobs", jobs::purge, RowsOutliveTexts);
    m_retention.addRule("audit", audit::purge, RowsOutliveTexts);
}

void Services::start()
{
    m_accounts.start();
    m_sender.start();
    m_backups.start();
    m_retention.start();
}

void Services::stop(std::chrono::milliseconds atMost, std::function<void()> done)
{
    m_sender.stop(atMost, std::move(done));
}

void Services::audit(audit::Entry entry)
{
    entry.at = QDateTime::currentMSecsSinceEpoch();
    m_database.run<qint64>(
        m_mailbox.address(), [entry](QSqlDatabase &connection) { return audit::append(connection, entry); },
        [this](const Result<qint64> &written) {
            if (!written)
                m_log.error("audit", "entry lost", {{"reason", written.error().code}});
        });
}

void Services::jobChanged(const JobInfo &job)
{
    m_journal.publish(EventType::Job, toJson(job), job.client);
    Q_EMIT jobUpdated(job);
}

void Services::onObserved(const ClientObservation &observation)
{
    m_recorder.onObserved(observation);
    if (observation.now.state == SessionState::Ready)
        m_sender.noteClientReady(observation.now.client, observation.now.account);
}

void Services::onUnreachable(const MonitoredClient &client)
{
    m_recorder.onUnreachable(client);
}

void Services::onSessionManager(const SessionManagerHealth &health)
{
    m_recorder.onSessionManager(health);
    if (health.up)
        m_sender.noteSessionManagerAnswers();
}

void Services::onMessageSent(ClienteId client, qint64 at)
{
    m_recorder.onMessageSent(client, at);
}

void Services::accountRestricted(ClienteId client, qint64 at)
{
    m_clients.refresh(); // `GET /clients` tells of it
    if (const auto known = m_statusStore.find(client))
        m_recorder.onRestricted(*known, at);
}

void Services::messageSent(ClienteId client, qint64 at)
{
    m_monitor.noteMessageSent(client, at);
}

} // namespace hub::app
