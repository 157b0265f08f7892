// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of SendingService that are not about jobs: limits, opt-outs, the big switch, metrics.

#include "core/sending/limitsrepository.h"
#include "core/sending/recipient.h"
#include "core/sending/sender.h"
#include "core/sending/sendingservice.h"
#include "core/storage/auditrepository.h"
#include "core/storage/database.h"

#include "core/log/log.h"

#include <QJsonDocument>

namespace hub {

namespace {

Result<void> writeAudit(const QSqlDatabase &db, const SendingActor &actor, const QString &action,
                        std::optional<ClienteId> client, const QString &target, const QString &detail, qint64 now)
{
    return audit::append(db, audit::Entry{0, now, actor.name, actor.address, action, client, target, detail})
        .map([](qint64) {});
}

} // namespace

void SendingService::limits(ClienteId client, Reply replyTo, Done<SendingLimits> done)
{
    m_database->run<SendingLimits>(
        replyTo, [client](QSqlDatabase &db) { return limits::get(db, client); }, std::move(done));
}

void SendingService::setLimits(ClienteId client, const SendingLimits &limits, const SendingActor &actor, Reply replyTo,
                               Done<SendingLimits> done)
{
    m_database->transaction<SendingLimits>(
        m_mailbox.address(),
        [client, limits, actor, now = m_sender->clock()->now()](QSqlDatabase &db) -> Result<SendingLimits> {
            const QString told = QString::fromUtf8(QJsonDocument(limits.toJson()).toJson(QJsonDocument::Compact));
            return limits::put(db, client, limits)
                .and_then([&] {
                    return writeAudit(db, actor, QStringLiteral("setting"), client, QStringLiteral("sending limits"),
                                      told, now);
                })
                .map([&] { return limits; });
        },
        [this, client, replyTo, done](const Result<SendingLimits> &set) {
            if (set)
                m_sender->wake(client);
            replyTo.post([done, set] { done(set); });
        });
}

void SendingService::optOuts(ClienteId client, const QString &after, int limit, Reply replyTo,
                             Done<std::vector<optouts::OptOut>> done)
{
    m_database->run<std::vector<optouts::OptOut>>(
        replyTo,
        [client, after, limit](QSqlDatabase &db) {
            return optouts::list(db, client, after, PageRequest{{}, limit}.boundedLimit() + 1);
        },
        std::move(done));
}

void SendingService::changeOptOut(bool add, ClienteId client, const QString &to, const SendingActor &actor,
                                  Reply replyTo, Done<bool> done)
{
    const auto recipient = Recipient::parse(to.toUtf8());
    if (!recipient) {
        replyTo.post([done] {
            done(failure(QByteArrayLiteral("INVALID_REQUEST"),
                         QStringLiteral("to: must be 7 to 15 digits, or an id ending in @c.us or @g.us")));
        });
        return;
    }
    m_database->transaction<bool>(
        replyTo,
        [add, client, recipient, actor, now = m_sender->clock()->now()](QSqlDatabase &db) -> Result<bool> {
            const auto changed =
                add ? optouts::add(db, client, *recipient, now) : optouts::remove(db, client, *recipient);
            if (!changed || !*changed)
                return changed;
            return writeAudit(db, actor, QStringLiteral("setting"), client,
                              add ? QStringLiteral("opt-out added") : QStringLiteral("opt-out removed"),
                              QString::fromLatin1(Log::shortened(recipient->canonical())), now)
                .map([] { return true; });
        },
        std::move(done));
}

void SendingService::addOptOut(ClienteId client, const QString &to, const SendingActor &actor, Reply replyTo,
                               Done<bool> done)
{
    changeOptOut(true, client, to, actor, replyTo, std::move(done));
}

void SendingService::removeOptOut(ClienteId client, const QString &to, const SendingActor &actor, Reply replyTo,
                                  Done<bool> done)
{
    changeOptOut(false, client, to, actor, replyTo, std::move(done));
}

void SendingService::turnSwitch(bool stop, Scope scope, const SendingActor &actor, Reply replyTo, Done<void> done)
{
    m_database->transaction<void>(
        m_mailbox.address(),
        [stop, scope, actor, now = m_sender->clock()->now()](QSqlDatabase &db) {
            return (stop ? limits::stop(db, scope, actor.name, now) : limits::start(db, scope)).and_then([&] {
                return writeAudit(db, actor, stop ? QStringLiteral("job_stop_all") : QStringLiteral("job_start_all"),
                                  scope, scope ? QString::number(scope->toNumber()) : QStringLiteral("everybody"),
                                  QStringLiteral(""), now);
            });
        },
        [this, replyTo, done](const Result<void> &turned) {
            if (turned)
                m_sender->wakeAll();
            replyTo.post([done, turned] { done(turned); });
        });
}

void SendingService::stopAll(Scope scope, const SendingActor &actor, Reply replyTo, Done<void> done)
{
    turnSwitch(true, scope, actor, replyTo, std::move(done));
}

void SendingService::startAll(Scope scope, const SendingActor &actor, Reply replyTo, Done<void> done)
{
    turnSwitch(false, scope, actor, replyTo, std::move(done));
}

void SendingService::isStopped(Scope scope, Reply replyTo, Done<bool> done)
{
    m_database->run<bool>(
        replyTo, [scope](QSqlDatabase &db) { return limits::isStopped(db, scope); }, std::move(done));
}

void SendingService::backlog(Reply replyTo, Done<jobs::Backlog> done)
{
    m_database->run<jobs::Backlog>(
        replyTo, [](QSqlDatabase &db) { return jobs::backlog(db); }, std::move(done));
}

} // namespace hub
