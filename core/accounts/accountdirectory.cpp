// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountdirectory.h"

#include "core/storage/accountrepository.h"
#include "core/storage/metarepository.h"

#include <utility>

namespace hub {

namespace {

Result<std::shared_ptr<const AccountSnapshot>> readSnapshot(const QSqlDatabase &connection, qint64 revision)
{
    HUB_TRY(auto users, users::all(connection));
    HUB_TRY(auto keys, apikeys::allValid(connection));
    const auto snapshot = std::make_shared<AccountSnapshot>();
    snapshot->revision = revision;
    for (User &user : users)
        snapshot->users.insert(user.id, std::move(user));
    for (apikeys::KeyWithHash &row : keys)
        snapshot->keys.insert(row.hash, {std::move(row.key), row.hash});
    return snapshot;
}

} // namespace

/// The revision that the authenticator has. Used on the SQL thread alone.
struct AccountDirectory::Seen
{
    qint64 revision = -1;
};

AccountDirectory::AccountDirectory(Database &database, std::shared_ptr<Authenticator> authenticator,
                                   std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent), m_database(database), m_authenticator(std::move(authenticator)), m_seen(std::make_shared<Seen>())
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &AccountDirectory::poll);
}

void AccountDirectory::start()
{
    m_timer.start();
    poll();
}

void AccountDirectory::refresh(const Mailbox::Address &replyTo, std::function<void(Result<void>)> done)
{
    m_database.run<void>(
        replyTo,
        [seen = m_seen, authenticator = m_authenticator](QSqlDatabase &connection) -> Result<void> {
            // The revision first: rows that are newer than it are read again next time, older ones never kept.
            const auto revision = meta::revision(connection, QStringLiteral("accounts"));
            if (!revision)
                return tl::unexpected<Error>(revision.error());
            if (*revision == seen->revision) {
                authenticator->confirmSnapshot();
                return {};
            }
            HUB_TRY(auto snapshot, readSnapshot(connection, *revision));
            authenticator->setSnapshot(std::move(snapshot));
            seen->revision = *revision;
            return {};
        },
        std::move(done));
}

void AccountDirectory::recheck(const QByteArray &header, const Mailbox::Address &replyTo, Checked done)
{
    const std::scoped_lock lock(m_rechecksMutex);
    if (m_rechecks.size() >= MostRechecks) {
        replyTo.post([done = std::move(done), result = m_authenticator->check(header)] { done(result); });
        return;
    }
    m_rechecks.push_back({header, replyTo, std::move(done)});
    if (!std::exchange(m_rechecking, true))
        m_mailbox.post([this] { answerRechecks(); });
}

void AccountDirectory::answerRechecks()
{
    std::vector<Recheck> waiting;
    {
        const std::scoped_lock lock(m_rechecksMutex);
        waiting.swap(m_rechecks);
        m_rechecking = !waiting.empty();
    }
    if (waiting.empty())
        return;
    // Who comes from now on waits for the next question, since this one may have been answered by then.
    refresh(m_mailbox.address(), [this, waiting = std::move(waiting)](const Result<void> &) {
        for (const Recheck &one : waiting)
            one.replyTo.post([done = one.done, result = m_authenticator->check(one.header)] { done(result); });
        answerRechecks();
    });
}

void AccountDirectory::poll()
{
    if (m_polling)
        return; // the last answer has not come yet: the store is slow, and asking more would not help
    m_polling = true;
    writeKeyUses();
    refresh(m_mailbox.address(), [this](const Result<void> &result) {
        m_polling = false;
        Q_EMIT polled(result.has_value());
    });
}

void AccountDirectory::writeKeyUses()
{
    auto uses = m_authenticator->takeKeyUses();
    if (uses.empty())
        return;
    m_database.transaction<void>(
        m_mailbox.address(),
        [uses = std::move(uses)](QSqlDatabase &connection) -> Result<void> {
            for (const auto &use : uses) {
                if (auto noted = apikeys::noteUse(connection, use.keyId, use.at); !noted)
                    return noted;
            }
            return {};
        },
        [](const Result<void> &) {}); // a lost time of use is no loss; the store's own log line tells of the trouble
}

} // namespace hub
