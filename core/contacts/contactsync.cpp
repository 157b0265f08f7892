// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/contactsync.h"

#include "core/storage/database.h"
#include "core/text/cleantext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>

#include <algorithm>

namespace hub {

namespace {

constexpr qsizetype LongestField = 256;

QString fieldText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    return cleanText(value.toString(), LongestField);
}

QString idOf(const QJsonValue &value)
{
    return value.isObject() ? fieldText(value.toObject().value(QStringLiteral("_serialized"))) : fieldText(value);
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        const QString text = fieldText(object.value(key));
        if (!text.isEmpty())
            return text;
    }
    return QStringLiteral("");
}

/// The number in `5491112345678@c.us`; groups and other kinds of ids have none.
QString phoneOf(const QString &id)
{
    const qsizetype at = id.indexOf(u'@');
    if (at <= 0 || id.sliced(at) != u"@c.us")
        return QStringLiteral("");
    const QString number = id.first(at);
    const bool digits = std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits ? number : QStringLiteral("");
}

} // namespace

Result<ContactPage> parseContactPage(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject object = document.object();
    const QJsonValue list =
        document.isArray() ? QJsonValue(document.array()) : object.value(QStringLiteral("contacts"));
    if (!list.isArray())
        return failure("CONTACTS_UNREADABLE", QStringLiteral("the Session Manager's answer holds no list of contacts"));
    ContactPage page;
    for (const QJsonValue entry : list.toArray()) {
        const QJsonObject fields = entry.toObject();
        Contact contact;
        contact.id = idOf(fields.value(QStringLiteral("id")));
        if (contact.id.isEmpty())
            continue;
        contact.name = firstText(fields, {QLatin1StringView("name"), QLatin1StringView("pushname")});
        contact.phone = firstText(fields, {QLatin1StringView("phone"), QLatin1StringView("number")});
        if (contact.phone.isEmpty())
            contact.phone = phoneOf(contact.id);
        contact.isBusiness =
            fields.value(QStringLiteral("is_business")).toBool() || fields.value(QStringLiteral("isBusiness")).toBool();
        page.contacts.push_back(std::move(contact));
    }
    // Not `plain`: it goes back as it came.
    const QJsonValue next = object.value(QStringLiteral("next"));
    page.next = next.isDouble() ? QString::number(next.toInteger()) : next.toString();
    return page;
}

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
    m_database->run<contacts::Changes>(
        m_mailbox.address(),
        [run](QSqlDatabase &connection) { return contacts::compare(connection, run->client, run->contacts); },
        [this, run](Result<contacts::Changes> changes) {
            run->contacts.clear();
            if (changes)
                write(run, std::make_shared<const contacts::Changes>(*std::move(changes)), 0);
            else
                fail(run, changes.error());
        });
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
