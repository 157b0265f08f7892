// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubcalls.h"
#include "core/dashboard/activityapi.h"
#include "core/dashboard/alertsapi.h"
#include "core/dashboard/contactsapi.h"
#include "core/dashboard/peopleapi.h"
#include "core/dashboard/sendingapi.h"

#include <QTimer>

#include <memory>

namespace hub::app {

/// SendingApi on the hub in this process.
class LocalSending final : public SendingApi
{
    Q_OBJECT

public:
    explicit LocalSending(HubCalls &calls, QObject *parent = nullptr);

    void send(ClienteId client, const QString &to, const QString &message, const QByteArray &key, QObject *context,
              Answer<SendingAnswer> done) override;
    void createJob(const JobDraft &draft, QObject *context, Answer<JobReceipt> done) override;

    void jobs(Scope client, const PageRequest &page, QObject *context, Answer<ResultPage<JobInfo>> done) override;
    void job(qint64 id, QObject *context, Answer<JobInfo> done) override;
    void messages(qint64 jobId, std::optional<MessageState> state, const PageRequest &page, QObject *context,
                  Answer<ResultPage<MessageInfo>> done) override;
    void pause(qint64 jobId, QObject *context, Answer<JobInfo> done) override;
    void resume(qint64 jobId, QObject *context, Answer<JobInfo> done) override;
    void cancel(qint64 jobId, QObject *context, Answer<JobInfo> done) override;
    void retryFailed(qint64 jobId, QObject *context, Answer<JobInfo> done) override;
    void settle(qint64 jobId, qint64 number, bool sent, QObject *context, Answer<JobInfo> done) override;

    void limits(ClienteId client, QObject *context, Answer<SendingLimits> done) override;
    void setLimits(ClienteId client, const SendingLimits &limits, QObject *context,
                   Answer<SendingLimits> done) override;
    void optOuts(ClienteId client, const QString &after, int limit, QObject *context,
                 Answer<std::vector<optouts::OptOut>> done) override;
    void addOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done) override;
    void removeOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done) override;

    void stopAll(Scope client, QObject *context, Answer<void> done) override;
    void startAll(Scope client, QObject *context, Answer<void> done) override;
    void isStopped(Scope client, QObject *context, Answer<bool> done) override;

private:
    void turn(bool stop, Scope client, QObject *context, Answer<void> done);

    HubCalls &m_calls;
};

/// ContactsApi on the hub in this process.
class LocalContacts final : public ContactsApi
{
    Q_OBJECT

public:
    explicit LocalContacts(HubCalls &calls, QObject *parent = nullptr);

    void sync(ClienteId client, bool force, QObject *context, Answer<contacts::Counts> done) override;
    void find(ClienteId client, const contacts::Query &query, QObject *context, Answer<contacts::Found> done) override;
    void checkNumbers(ClienteId client, const std::vector<QString> &numbers, QObject *context,
                      Answer<std::vector<CheckedNumber>> done) override;

private:
    HubCalls &m_calls;
};

/// PeopleApi on the hub in this process.
class LocalPeople final : public PeopleApi
{
    Q_OBJECT

public:
    explicit LocalPeople(HubCalls &calls, QObject *parent = nullptr);

    void users(const PageRequest &page, QObject *context, Answer<ResultPage<User>> done) override;
    void createUser(const UserAdmin::NewAccount &account, QObject *context, Answer<User> done) override;
    void approve(qint64 userId, QObject *context, Answer<User> done) override;
    void disable(qint64 userId, QObject *context, Answer<User> done) override;
    void enable(qint64 userId, QObject *context, Answer<User> done) override;
    void setRole(qint64 userId, Role role, QObject *context, Answer<User> done) override;
    void setPassword(qint64 userId, const QString &password, QObject *context, Answer<User> done) override;

    void keys(const PageRequest &page, QObject *context, Answer<ResultPage<ApiKey>> done) override;
    void createKey(const QString &name, std::optional<ClienteId> client, QObject *context,
                   Answer<CreatedApiKey> done) override;
    void revokeKey(qint64 keyId, QObject *context, Answer<ApiKey> done) override;

    /// The audit log has an entry about this; empty: it may have any.
    void onAudited(const QString &action);

Q_SIGNALS:
    /// Somebody can log in now.
    void accountCreated();

private:
    HubCalls &m_calls;
    QTimer m_news; // many entries are one signal
};

/// ActivityApi on the hub in this process, and the history that this program's log keeps.
class LocalActivity final : public ActivityApi
{
    Q_OBJECT

public:
    LocalActivity(HubCalls &calls, std::shared_ptr<const LogHistory> history, QObject *parent = nullptr);

    void audit(const audit::Filter &filter, const PageRequest &page, QObject *context,
               Answer<ResultPage<audit::Entry>> done) override;
    [[nodiscard]] std::vector<LogLine> logLines() const override;

    /// The audit log has news.
    void onAudited();

private:
    void tellNewLines();

    HubCalls &m_calls;
    const std::shared_ptr<const LogHistory> m_history;
    quint64 m_toldLine = 0;
    QTimer m_log;
    QTimer m_news; // many entries are one signal
};

/// AlertsApi on the hub in this process.
class LocalAlerts final : public AlertsApi
{
    Q_OBJECT

public:
    explicit LocalAlerts(HubCalls &calls, QObject *parent = nullptr);

    void list(const alerts::Filter &filter, const PageRequest &page, QObject *context,
              Answer<ResultPage<alerts::Entry>> done) override;
    void acknowledge(const std::vector<qint64> &ids, QObject *context, Answer<int> done) override;

    /// The store's alerts may have changed.
    void onKept();
    /// The audit log has an entry about this; empty: it may have any.
    void onAudited(const QString &action);

private:
    HubCalls &m_calls;
    QTimer m_news;   // many changes are one signal
    QTimer m_others; // what other hubs of the store keep is not told here
};

} // namespace hub::app
