// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/auditfeed.h"

#include "core/events/eventjournal.h"
#include "core/storage/database.h"
#include "core/text/isotime.h"

namespace hub {

namespace {

constexpr int MostAtOnce = 500;

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

AuditFeed::AuditFeed(Database *database, EventJournal *journal, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent), m_database(database), m_journal(journal)
{
    connect(&m_timer, &QTimer::timeout, this, &AuditFeed::poll);
    m_timer.start(interval);
    begin();
}

AuditFeed::~AuditFeed() = default;

/// What is in the log already is no news.
void AuditFeed::begin()
{
    m_asking = true;
    m_database->run<ResultPage<audit::Entry>>(
        m_mailbox.address(),
        [](QSqlDatabase &connection) { return audit::list(connection, {}, PageRequest{.limit = 1}); },
        [this](const Result<ResultPage<audit::Entry>> &newest) {
            m_asking = false;
            if (newest)
                m_last = newest->items.empty() ? 0 : newest->items.front().id;
        });
}

void AuditFeed::poll()
{
    if (m_asking)
        return;
    if (!m_last) {
        begin();
        return;
    }
    m_asking = true;
    m_database->run<std::vector<audit::Entry>>(
        m_mailbox.address(),
        [last = *m_last](QSqlDatabase &connection) { return audit::since(connection, last, MostAtOnce); },
        [this](const Result<std::vector<audit::Entry>> &entries) {
            m_asking = false;
            if (!entries)
                return;
            for (const audit::Entry &entry : *entries) {
                m_journal->publishToAdmins(EventType::Audit, auditJson(entry), entry.clienteId);
                m_last = entry.id;
            }
            if (entries->size() == MostAtOnce)
                poll();
        });
}

} // namespace hub
