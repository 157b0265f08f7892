// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/contactsync.h"

#include "core/storage/database.h"

#include <QDateTime>
#include <QSqlDatabase>

namespace hub {

ContactSync::ContactSync(SessionManagerClient *client, Database *database, ContactSyncSettings settings,
                         QObject *parent)
    : QObject(parent), m_client(client), m_database(database), m_settings(settings), m_mailbox(this)
{
}

ContactSync::~ContactSync() = default;

void ContactSync::sync(ClienteId client, const Mailbox::Address &replyTo, std::function<void(Outcome)> done)
{
    const auto run = std::make_shared<Run>(Run{client, replyTo, std::move(done), {}, {}, 0});
    m_mailbox.post([this, run] { begin(run); });
}

void ContactSync::find(ClienteId client, const contacts::Query &query, const Mailbox::Address &replyTo,
                       std::function<void(Result<contacts::Found>)> done)
{
    m_database->run<contacts::Found>(
        replyTo, [client, query](QSqlDatabase &connection) { return contacts::find(connection, client, query); },
        std::move(done));
}

void ContactSync::begin(const RunPtr &run)
{
    if (!m_runs.emplace(run->client, run).second) {
        run->replyTo.post([run] {
            run->done(tl::unexpected<ContactSyncFailure>(ContactSyncFailure{
                {"SYNC_IN_PROGRESS", QStringLiteral("this client's contacts are being synchronised already")}}));
        });
        return;
    }
    fetch(run, {});
}

void ContactSync::fetch(const RunPtr &run, const QString &after)
{
    m_client->getContacts(run->client, after, m_settings.pageSize, this,
                          [this, run](const SessionManagerOutcome &outcome) { onPage(run, outcome); });
}

void ContactSync::onPage(const RunPtr &run, const SessionManagerOutcome &outcome)
{
    if (!outcome) {
        finish(run, tl::unexpected<ContactSyncFailure>(
                        ContactSyncFailure{{outcome.error().code, outcome.error().message}, outcome.error()}));
        return;
    }
    auto page = parseContactPage(outcome->body);
    if (!page) {
        fail(run, page.error());
        return;
    }
    run->contacts.insert(run->contacts.end(), std::make_move_iterator(page->contacts.begin()),
                         std::make_move_iterator(page->contacts.end()));
    ++run->pages;
    if (qsizetype(run->contacts.size()) > m_settings.maxContacts) {
        fail(run, {"CONTACTS_TOO_MANY", QStringLiteral("the Session Manager lists more contacts than are accepted")});
    } else if (page->next.isEmpty()) {
        store(run);
    } else if (run->seen.contains(page->next) || run->pages >= m_settings.maxPages) {
        fail(run, {"CONTACTS_ENDLESS", QStringLiteral("the Session Manager's list of contacts does not end")});
    } else {
        run->seen.insert(page->next);
        fetch(run, page->next);
    }
}

void ContactSync::store(const RunPtr &run)
{
    m_database->transaction<contacts::Counts>(
        m_mailbox.address(),
        [run](QSqlDatabase &connection) {
            return contacts::replaceAll(connection, run->client, run->contacts, QDateTime::currentMSecsSinceEpoch());
        },
        [this, run](const Result<contacts::Counts> &counts) {
            if (counts)
                finish(run, *counts);
            else
                fail(run, counts.error());
        });
}

void ContactSync::fail(const RunPtr &run, Error error)
{
    finish(run, tl::unexpected<ContactSyncFailure>(ContactSyncFailure{std::move(error)}));
}

void ContactSync::finish(const RunPtr &run, Outcome outcome)
{
    m_runs.erase(run->client);
    run->replyTo.post([run, outcome = std::move(outcome)] { run->done(outcome); });
}

} // namespace hub
