// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/auditfeed.h"

#include "core/async/steadytime.h"
#include "core/events/eventjournal.h"
#include "core/storage/database.h"
#include "core/text/isotime.h"

#include <algorithm>

namespace hub {

namespace {

constexpr int MostAtOnce = 500;
constexpr int LookBack = 100; // entries

} // namespace

QJsonObject auditJson(const audit::Entry &entry)
{
    return {{QStringLiteral("id"), entry.id},
            {QStringLiteral("at"), isoTime(entry.at)},
            {QStringLiteral("user"), entry.actor},
            {QStringLiteral("address"), entry.address},
            {QStringLiteral("action"), entry.action},
            {QStringLiteral("cliente_id"), entry.clienteId ? QJsonValue(entry.clienteId->toNumber()) : QJsonValue()},
            {QStringLiteral("target"), textOrNull(entry.target)},
            {QStringLiteral("detail"), textOrNull(entry.detail)}};
}

AuditFeed::AuditFeed(Database *database, EventJournal *journal, AuditFeedSettings settings, QObject *parent)
    : QObject(parent), m_database(database), m_journal(journal), m_settings(settings)
{
    connect(&m_timer, &QTimer::timeout, this, &AuditFeed::poll);
    m_timer.start(m_settings.interval);
    begin();
}

AuditFeed::~AuditFeed() = default;

/// What is in the log already is no news; what is missing among the latest entries may still come.
void AuditFeed::begin()
{
    m_asking = true;
    m_database->run<ResultPage<audit::Entry>>(
        m_mailbox.address(),
        [](QSqlDatabase &connection) { return audit::list(connection, {}, PageRequest{.limit = LookBack}); },
        [this](const Result<ResultPage<audit::Entry>> &newest) {
            m_asking = false;
            if (!newest)
                return;
            m_settled = newest->items.empty() ? 0 : newest->items.back().id;
            for (const audit::Entry &entry : newest->items)
                m_seen.emplace(entry.id, steadyMs());
            forgetSettledIds();
        });
}

void AuditFeed::poll()
{
    if (m_asking)
        return;
    if (m_settled)
        readAfter(*m_settled);
    else
        begin();
}

void AuditFeed::readAfter(qint64 id)
{
    m_asking = true;
    m_database->run<std::vector<audit::Entry>>(
        m_mailbox.address(), [id](QSqlDatabase &connection) { return audit::since(connection, id, MostAtOnce); },
        [this](const Result<std::vector<audit::Entry>> &entries) {
            m_asking = false;
            if (!entries)
                return;
            publishNew(*entries);
            if (entries->size() == MostAtOnce)
                readAfter(entries->back().id);
            else
                forgetSettledIds();
        });
}

void AuditFeed::publishNew(const std::vector<audit::Entry> &entries)
{
    for (const audit::Entry &entry : entries) {
        if (m_seen.emplace(entry.id, steadyMs()).second)
            m_journal->publishToAdmins(EventType::Audit, auditJson(entry), entry.clienteId);
    }
}

void AuditFeed::forgetSettledIds()
{
    const qint64 givenUp = steadyMs() - m_settings.lateness.count();
    for (auto at = m_seen.begin(); at != m_seen.end(); at = m_seen.erase(at)) {
        const auto &[id, seenAt] = *at;
        if (id > *m_settled + 1 && seenAt > givenUp)
            return; // one below is missing, and may still come
        m_settled = std::max(*m_settled, id);
    }
}

} // namespace hub
