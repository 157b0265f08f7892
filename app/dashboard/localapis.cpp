// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localapis.h"

#include "app/dashboard/sessionmanagerwords.h"
#include "app/services.h"
#include "core/storage/database.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace hub::app {

namespace {

constexpr std::chrono::milliseconds GatherNews{250};
constexpr std::chrono::milliseconds OtherHubsAlerts{30000};

QByteArray idText(qint64 id)
{
    return QByteArray::number(id);
}

const SendingApi::Scope EveryClient = std::nullopt;

/// Whether an entry of the audit log tells of something that the lists show: `login` is in "last login".
bool concernsPeople(const QString &action)
{
    static constexpr std::array Whole{QLatin1StringView("register"), QLatin1StringView("approve"),
                                      QLatin1StringView("disable"),  QLatin1StringView("enable"),
                                      QLatin1StringView("role"),     QLatin1StringView("password"),
                                      QLatin1StringView("login")};
    return action.isEmpty() || action.startsWith(QLatin1String("user_")) || action.startsWith(QLatin1String("key_")) ||
           std::find(Whole.begin(), Whole.end(), action) != Whole.end();
}

} // namespace

ApiKeyAdmin &serviceOf(const RunningHub &hub, std::type_identity<ApiKeyAdmin>)
{
    return hub.services->accounts().keys();
}

ClientRegistry &serviceOf(const RunningHub &hub, std::type_identity<ClientRegistry>)
{
    return hub.services->clients();
}

ContactSync &serviceOf(const RunningHub &hub, std::type_identity<ContactSync>)
{
    return hub.services->contacts();
}

SendingService &serviceOf(const RunningHub &hub, std::type_identity<SendingService>)
{
    return hub.services->sending();
}

UserAdmin &serviceOf(const RunningHub &hub, std::type_identity<UserAdmin>)
{
    return hub.services->accounts().users();
}

LocalSending::LocalSending(HubCalls &calls, QObject *parent) : SendingApi(parent), m_calls(calls) {}

void LocalSending::send(ClienteId client, const QString &to, const QString &message, const QByteArray &key,
                        QObject *context, Answer<SendingAnswer> done)
{
    m_calls.forward(context, std::move(done), &SendingService::send, SingleRequest{client, to, message, key, {}},
                    windowActor());
}

void LocalSending::createJob(const JobDraft &draft, QObject *context, Answer<JobReceipt> done)
{
    m_calls.ask<JobReceipt>(context, std::move(done), [&](const RunningHub &hub, const Reply<JobReceipt> &reply) {
        hub.services->sending().createJob(draft, windowActor(), m_calls.address(), reply);
    });
}

void LocalSending::jobs(Scope client, const PageRequest &page, QObject *context, Answer<ResultPage<JobInfo>> done)
{
    m_calls.forward(context, std::move(done), &SendingService::jobs, client, page);
}

void LocalSending::job(qint64 id, QObject *context, Answer<JobInfo> done)
{
    m_calls.forward(context, std::move(done), &SendingService::job, idText(id), EveryClient);
}

void LocalSending::messages(qint64 jobId, std::optional<MessageState> state, const PageRequest &page, QObject *context,
                            Answer<ResultPage<MessageInfo>> done)
{
    m_calls.forward(context, std::move(done), &SendingService::messages, idText(jobId), EveryClient, state, page);
}

void LocalSending::pause(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    m_calls.forward(context, std::move(done), &SendingService::pause, idText(jobId), EveryClient, windowActor());
}

void LocalSending::resume(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    m_calls.forward(context, std::move(done), &SendingService::resume, idText(jobId), EveryClient, windowActor());
}

void LocalSending::cancel(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    m_calls.forward(context, std::move(done), &SendingService::cancel, idText(jobId), EveryClient, windowActor());
}

void LocalSending::retryFailed(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    m_calls.forward(context, std::move(done), &SendingService::retryFailed, idText(jobId), EveryClient, windowActor());
}

void LocalSending::settle(qint64 jobId, qint64 number, bool sent, QObject *context, Answer<JobInfo> done)
{
    m_calls.forward(context, std::move(done), &SendingService::settle, idText(jobId), idText(number), sent, EveryClient,
                    windowActor());
}

void LocalSending::limits(ClienteId client, QObject *context, Answer<SendingLimits> done)
{
    m_calls.forward(context, std::move(done), &SendingService::limits, client);
}

void LocalSending::setLimits(ClienteId client, const SendingLimits &limits, QObject *context,
                             Answer<SendingLimits> done)
{
    m_calls.forward(context, std::move(done), &SendingService::setLimits, client, limits, windowActor());
}

void LocalSending::optOuts(ClienteId client, const QString &after, int limit, QObject *context,
                           Answer<std::vector<optouts::OptOut>> done)
{
    m_calls.forward(context, std::move(done), &SendingService::optOuts, client, after, limit);
}

void LocalSending::addOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done)
{
    m_calls.forward(context, std::move(done), &SendingService::addOptOut, client, to, windowActor());
}

void LocalSending::removeOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done)
{
    m_calls.forward(context, std::move(done), &SendingService::removeOptOut, client, to, windowActor());
}

void LocalSending::stopAll(Scope client, QObject *context, Answer<void> done)
{
    turn(true, client, context, std::move(done));
}

void LocalSending::startAll(Scope client, QObject *context, Answer<void> done)
{
    turn(false, client, context, std::move(done));
}

void LocalSending::turn(bool stop, Scope client, QObject *context, Answer<void> done)
{
    m_calls.ask<void>(context, std::move(done), [&](const RunningHub &hub, const Reply<void> &reply) {
        const auto onTurned = [this, stop, client, reply](const Result<void> &result) {
            reply(result);
            if (result)
                Q_EMIT stopChanged(client, stop);
        };
        if (stop)
            hub.services->sending().stopAll(client, windowActor(), m_calls.address(), onTurned);
        else
            hub.services->sending().startAll(client, windowActor(), m_calls.address(), onTurned);
    });
}

void LocalSending::isStopped(Scope client, QObject *context, Answer<bool> done)
{
    m_calls.forward(context, std::move(done), &SendingService::isStopped, client);
}

LocalContacts::LocalContacts(HubCalls &calls, QObject *parent) : ContactsApi(parent), m_calls(calls) {}

void LocalContacts::sync(ClienteId client, bool force, QObject *context, Answer<contacts::Counts> done)
{
    m_calls.ask<contacts::Counts>(
        context, std::move(done), [&](const RunningHub &hub, const Reply<contacts::Counts> &reply) {
            hub.services->contacts().sync(
                client, force, m_calls.address(),
                [reply,
                 profile = hub.services->sessionManager().settings().profile](const ContactSync::Outcome &outcome) {
                    reply(outcome.map_error([&profile](const ContactSyncFailure &failed) {
                        return failed.upstream
                                   ? errorOfOptional(*profile, EngineProfile::Operation::Contacts, *failed.upstream)
                                   : failed.error;
                    }));
                });
        });
}

void LocalContacts::checkNumbers(ClienteId client, const std::vector<QString> &numbers, QObject *context,
                                 Answer<std::vector<CheckedNumber>> done)
{
    using Checked = std::vector<CheckedNumber>;
    m_calls.ask<Checked>(context, std::move(done), [&](const RunningHub &hub, const Reply<Checked> &reply) {
        hub.services->numberCheck().check(
            client, numbers, m_calls.address(),
            [reply, profile = hub.services->sessionManager().settings().profile](const NumberCheck::Outcome &outcome) {
                reply(outcome.map_error([&profile](const NumberCheckFailure &failed) {
                    return failed.upstream
                               ? errorOfOptional(*profile, EngineProfile::Operation::CheckNumber, *failed.upstream)
                               : failed.error;
                }));
            });
    });
}

void LocalContacts::find(ClienteId client, const contacts::Query &query, QObject *context, Answer<contacts::Found> done)
{
    m_calls.forward(context, std::move(done), &ContactSync::find, client, query);
}

LocalPeople::LocalPeople(HubCalls &calls, QObject *parent) : PeopleApi(parent), m_calls(calls), m_news(this)
{
    m_news.setSingleShot(true);
    m_news.setInterval(GatherNews);
    connect(&m_news, &QTimer::timeout, this, &PeopleApi::changed);
}

void LocalPeople::onAudited(const QString &action)
{
    if (concernsPeople(action) && !m_news.isActive())
        m_news.start();
}

void LocalPeople::users(const PageRequest &page, QObject *context, Answer<ResultPage<User>> done)
{
    m_calls.forward(context, std::move(done), &UserAdmin::list, page);
}

void LocalPeople::createUser(const UserAdmin::NewAccount &account, QObject *context, Answer<User> done)
{
    m_calls.ask<User>(context, std::move(done), [&](const RunningHub &hub, const Reply<User> &reply) {
        hub.services->accounts().users().create(account, windowActor(), m_calls.address(),
                                                [this, reply](const Result<User> &user) {
                                                    if (user)
                                                        Q_EMIT accountCreated();
                                                    reply(user);
                                                });
    });
}

void LocalPeople::approve(qint64 userId, QObject *context, Answer<User> done)
{
    m_calls.forward(context, std::move(done), &UserAdmin::approve, userId, windowActor());
}

void LocalPeople::disable(qint64 userId, QObject *context, Answer<User> done)
{
    m_calls.forward(context, std::move(done), &UserAdmin::disable, userId, windowActor());
}

void LocalPeople::enable(qint64 userId, QObject *context, Answer<User> done)
{
    m_calls.forward(context, std::move(done), &UserAdmin::enable, userId, windowActor());
}

void LocalPeople::setRole(qint64 userId, Role role, QObject *context, Answer<User> done)
{
    m_calls.forward(context, std::move(done), &UserAdmin::setRole, userId, role, windowActor());
}

void LocalPeople::setPassword(qint64 userId, const QString &password, QObject *context, Answer<User> done)
{
    m_calls.forward(context, std::move(done), &UserAdmin::setPassword, userId, password, windowActor());
}

void LocalPeople::keys(const PageRequest &page, QObject *context, Answer<ResultPage<ApiKey>> done)
{
    m_calls.forward(context, std::move(done), &ApiKeyAdmin::list, page);
}

void LocalPeople::createKey(const QString &name, std::optional<ClienteId> client, QObject *context,
                            Answer<CreatedApiKey> done)
{
    m_calls.forward(context, std::move(done), &ApiKeyAdmin::create, name, client, windowActor());
}

void LocalPeople::revokeKey(qint64 keyId, QObject *context, Answer<ApiKey> done)
{
    m_calls.forward(context, std::move(done), &ApiKeyAdmin::revoke, keyId, windowActor());
}

LocalActivity::LocalActivity(HubCalls &calls, std::shared_ptr<const LogHistory> history, QObject *parent)
    : ActivityApi(parent), m_calls(calls), m_history(std::move(history)), m_log(this), m_news(this)
{
    connect(&m_log, &QTimer::timeout, this, &LocalActivity::tellNewLines);
    m_log.start(GatherNews);
    m_news.setSingleShot(true);
    m_news.setInterval(GatherNews);
    connect(&m_news, &QTimer::timeout, this, &ActivityApi::audited);
}

void LocalActivity::audit(const audit::Filter &filter, const PageRequest &page, QObject *context,
                          Answer<ResultPage<audit::Entry>> done)
{
    using Entries = ResultPage<audit::Entry>;
    m_calls.ask<Entries>(context, std::move(done), [&](const RunningHub &hub, const Reply<Entries> &reply) {
        hub.database->run<Entries>(
            m_calls.address(),
            [filter, page](QSqlDatabase &connection) { return audit::list(connection, filter, page); }, reply);
    });
}

std::vector<LogLine> LocalActivity::logLines() const
{
    return m_history->since(0);
}

void LocalActivity::tellNewLines()
{
    const std::vector<LogLine> lines = m_history->since(m_toldLine);
    if (lines.empty())
        return;
    m_toldLine = lines.back().number;
    Q_EMIT logged(lines);
}

void LocalActivity::onAudited()
{
    if (!m_news.isActive())
        m_news.start();
}

LocalAlerts::LocalAlerts(HubCalls &calls, QObject *parent)
    : AlertsApi(parent), m_calls(calls), m_news(this), m_others(this)
{
    m_news.setSingleShot(true);
    m_news.setInterval(GatherNews);
    connect(&m_news, &QTimer::timeout, this, &AlertsApi::changed);
    m_others.setInterval(OtherHubsAlerts);
    connect(&m_others, &QTimer::timeout, this, [this] {
        if (m_calls.hub())
            onKept();
    });
    m_others.start();
}

void LocalAlerts::list(const alerts::Filter &filter, const PageRequest &page, QObject *context,
                       Answer<ResultPage<alerts::Entry>> done)
{
    using Entries = ResultPage<alerts::Entry>;
    m_calls.ask<Entries>(context, std::move(done), [&](const RunningHub &hub, const Reply<Entries> &reply) {
        hub.database->run<Entries>(
            m_calls.address(),
            [filter, page](QSqlDatabase &connection) { return alerts::list(connection, filter, page); }, reply);
    });
}

void LocalAlerts::acknowledge(const std::vector<qint64> &ids, QObject *context, Answer<int> done)
{
    const auto work = [ids, at = QDateTime::currentMSecsSinceEpoch()](QSqlDatabase &connection) -> Result<int> {
        int seen = 0;
        for (const qint64 id : ids) {
            const auto entry = alerts::acknowledge(connection, id, std::nullopt, windowActor(), at);
            if (!entry && entry.error().code != "NOT_FOUND")
                return tl::unexpected(entry.error());
            seen += entry.has_value();
        }
        return seen;
    };
    m_calls.ask<int>(context, std::move(done), [&](const RunningHub &hub, const Reply<int> &reply) {
        hub.database->transaction<int>(m_calls.address(), work, [this, reply](const Result<int> &seen) {
            onKept();
            reply(seen);
        });
    });
}

void LocalAlerts::onKept()
{
    if (!m_news.isActive())
        m_news.start();
}

void LocalAlerts::onAudited(const QString &action)
{
    if (action.isEmpty() || action == QLatin1String("alert_acknowledge"))
        onKept();
}

} // namespace hub::app
