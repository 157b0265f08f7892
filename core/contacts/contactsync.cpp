// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/contactsync.h"

#include "core/storage/database.h"
#include "core/text/cleantext.h"

#include <QDateTime>
#include <QSqlDatabase>

#include <algorithm>

namespace hub {

namespace {

constexpr qsizetype LongestField = 256;

/// What is behind an id's `@`; `c.us` for a bare one.
QString serverOf(const QString &id)
{
    const qsizetype at = id.indexOf(u'@');
    return at < 0 ? QStringLiteral("c.us") : id.sliced(at + 1);
}

QString userOf(const QString &id)
{
    const QString user = id.left(id.indexOf(u'@'));
    return user.left(user.indexOf(u':')); // without the number of a linked device
}

bool isLid(const QString &id)
{
    return serverOf(id) == u"lid" || serverOf(id) == u"hosted.lid";
}

/// Groups, lists, channels and calls have an id, and are nobody's.
bool isPerson(const EngineContact &contact)
{
    const QString server = serverOf(contact.id);
    return !contact.isGroup &&
           (server == u"c.us" || server == u"s.whatsapp.net" || server == u"hosted" || isLid(contact.id));
}

/// The number in `5491112345678@c.us`; others have none.
QString numberIn(const QString &id)
{
    const QString user = userOf(id);
    const bool isNumber = !isLid(id) && id.contains(u'@') && !user.isEmpty() &&
                          std::all_of(user.begin(), user.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber ? user : QStringLiteral("");
}

/// Some engines tell the digits of a LID as if they were a number.
QString phoneOf(const EngineContact &contact)
{
    const QString told = cleanText(contact.phone, LongestField);
    const bool isUsable = !told.isEmpty() && (!isLid(contact.id) || userOf(told) != userOf(contact.id));
    return isUsable && !isLid(told) ? told : numberIn(contact.id);
}

/// One person may be listed twice, by number and by LID: the number tells more.
void dropTwins(std::vector<Contact> &contacts)
{
    QSet<QString> phones;
    for (const Contact &contact : contacts) {
        if (!isLid(contact.id) && !contact.phone.isEmpty())
            phones.insert(contact.phone);
    }
    std::erase_if(contacts,
                  [&phones](const Contact &contact) { return isLid(contact.id) && phones.contains(contact.phone); });
}

} // namespace

Result<ContactPage> parseContactPage(const EngineProfile &profile, const QByteArray &body)
{
    auto told = profile.readContacts(body);
    if (!told)
        told = EngineProfile::sessionManager()->readContacts(body);
    if (!told)
        return failure("CONTACTS_UNREADABLE", QStringLiteral("the Session Manager's answer holds no list of contacts"));
    ContactPage page;
    for (EngineContact &entry : told->contacts) {
        entry.id = cleanText(entry.id, LongestField);
        if (entry.id.isEmpty() || !isPerson(entry))
            continue;
        page.contacts.push_back({.id = entry.id,
                                 .name = cleanText(entry.name, LongestField),
                                 .phone = phoneOf(entry),
                                 .isBusiness = entry.isBusiness});
    }
    page.next = told->next; // goes back as it came
    return page;
}

ContactSync::ContactSync(SessionManagerClient *client, Database *database, ContactSyncSettings settings,
                         QObject *parent)
    : QObject(parent), m_client(client), m_database(database), m_settings(settings), m_mailbox(this)
{
}

ContactSync::~ContactSync() = default;

void ContactSync::sync(ClienteId client, bool force, const Mailbox::Address &replyTo, std::function<void(Outcome)> done)
{
    const auto run = std::make_shared<Run>(Run{client, force, replyTo, std::move(done), {}, {}, 0});
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
    auto page = parseContactPage(m_client->profile(), outcome->body);
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
        compare(run);
    } else if (run->seen.contains(page->next) || run->pages >= m_settings.maxPages) {
        fail(run, {"CONTACTS_ENDLESS", QStringLiteral("the Session Manager's list of contacts does not end")});
    } else {
        run->seen.insert(page->next);
        fetch(run, page->next);
    }
}

void ContactSync::compare(const RunPtr &run)
{
    dropTwins(run->contacts);
    m_database->run<contacts::Changes>(
        m_mailbox.address(),
        [run](QSqlDatabase &connection) { return contacts::compare(connection, run->client, run->contacts); },
        [this, run](Result<contacts::Changes> changes) {
            run->contacts.clear();
            if (changes)
                apply(run, *std::move(changes));
            else
                fail(run, changes.error());
        });
}

void ContactSync::apply(const RunPtr &run, contacts::Changes changes)
{
    const contacts::Counts &counts = changes.counts;
    const int before = counts.unchanged + counts.updated + counts.removed;
    if (!run->force && before >= m_settings.manyContacts && counts.total < before / 2) {
        fail(run, {"CONTACTS_SHRUNK",
                   QStringLiteral("the Session Manager lists %1 contacts where there were %2; nothing was changed")
                       .arg(counts.total)
                       .arg(before)});
        return;
    }
    write(run, std::make_shared<const contacts::Changes>(std::move(changes)), 0);
}

void ContactSync::write(const RunPtr &run, const std::shared_ptr<const contacts::Changes> &changes, size_t from)
{
    constexpr size_t AtOnce = 1000;
    using Next = std::optional<size_t>;
    m_database->transaction<Next>(
        m_mailbox.address(),
        [changes, from](QSqlDatabase &connection) {
            size_t next = from;
            return contacts::write(connection, *changes, QDateTime::currentMSecsSinceEpoch(), &next, AtOnce)
                .map([&next](bool more) { return more ? Next(next) : Next(); });
        },
        [this, run, changes](const Result<Next> &next) {
            if (!next)
                fail(run, next.error());
            else if (*next)
                write(run, changes, **next);
            else
                finish(run, changes->counts);
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
