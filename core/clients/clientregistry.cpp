// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/clientregistry.h"

#include "core/sending/recipient.h"
#include "core/session/sessionmonitor.h"
#include "core/storage/auditrepository.h"
#include "core/storage/database.h"

#include <QDateTime>
#include <QSqlDatabase>

#include <algorithm>
#include <set>

namespace hub {

namespace {

/// Whether the store has an answer that the status store does not know yet.
bool hasNewerAnswer(const MonitoredClient &entry, const clients::Record &record)
{
    const qint64 latestPossible = QDateTime::currentMSecsSinceEpoch() + clients::ClockSlackMs;
    return record.checkedAt > entry.lastGoodAnswer ||
           (entry.lastGoodAnswer > latestPossible && record.checkedAt <= latestPossible);
}

/// What operators have written down, and what sending has found out, whichever hub that was on.
void adoptWishes(MonitoredClient &entry, const clients::Record &record)
{
    entry.name = record.name;
    entry.tags = record.tags;
    entry.expectedPhone = record.expectedPhone;
    entry.wanted = record.wanted;
    entry.session = record.session;
    entry.restrictedAt = record.restrictedAt;
    entry.restrictedUntil = record.restrictedUntil;
}

bool hasOtherWishes(const MonitoredClient &entry, const clients::Record &record)
{
    return entry.name != record.name || entry.tags != record.tags || entry.expectedPhone != record.expectedPhone ||
           entry.wanted != record.wanted || entry.session != record.session ||
           entry.restrictedAt != record.restrictedAt || entry.restrictedUntil != record.restrictedUntil;
}

/// What the store remembers of the last answer, unless the status store knows something newer.
void adoptRecord(MonitoredClient &entry, const clients::Record &record)
{
    adoptWishes(entry, record);
    entry.lastMessageSent = std::max(entry.lastMessageSent, record.lastSentAt);
    if (!record.state || !hasNewerAnswer(entry, record))
        return;
    entry.lastKnown = record.state;
    entry.lastKnownSince = record.since;
    entry.rawState = record.rawState;
    entry.account = record.account;
    entry.lastGoodAnswer = record.checkedAt;
    entry.lastChecked = record.checkedAt;
    entry.connected = entry.canSend = *record.state == SessionState::Ready;
    entry.needsQr = *record.state == SessionState::QrRequired;
}

bool hasNews(const MonitoredClient &entry, const clients::Record &record)
{
    return hasOtherWishes(entry, record) || record.lastSentAt > entry.lastMessageSent || hasNewerAnswer(entry, record);
}

/// `text` trimmed, if it is plain and short enough.
Result<QString> plainText(const char *field, const QString &text, qsizetype longest)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() > longest)
        return invalidField(field, u"at most " % QString::number(longest) % u" characters");
    const bool control = std::any_of(trimmed.begin(), trimmed.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    });
    if (control || !trimmed.isValidUtf16())
        return invalidField(field, QStringLiteral("plain text without control characters"));
    return trimmed;
}

Result<QStringList> checkTags(const QStringList &tags)
{
    QStringList kept;
    for (const QString &tag : tags) {
        HUB_TRY(const QString text, plainText("tags", tag, ClientRegistry::MaxTagLength));
        if (text.isEmpty() || text.contains(u','))
            return invalidField("tags", QStringLiteral("words without a comma"));
        if (!kept.contains(text))
            kept << text;
    }
    if (kept.size() > ClientRegistry::MaxTags)
        return invalidField("tags", u"at most " % QString::number(ClientRegistry::MaxTags));
    return kept;
}

/// What an edit touches, for the audit log; a phone number is not told there.
QString changesOf(const clients::Edit &edit)
{
    QStringList changes;
    if (edit.name)
        changes << QStringLiteral("renamed");
    if (edit.tags)
        changes << QStringLiteral("tags");
    if (edit.expectedPhone)
        changes << QStringLiteral("expected phone");
    if (edit.session)
        changes << QStringLiteral("session");
    if (edit.wanted)
        changes << (*edit.wanted ? QStringLiteral("wanted on") : QStringLiteral("wanted off"));
    return changes.join(QLatin1StringView(", "));
}

Result<void> auditChange(const QSqlDatabase &connection, const ClientRegistry::Actor &actor, ClienteId client,
                         const QString &detail, qint64 now)
{
    audit::Entry entry;
    entry.at = now;
    entry.actor = actor.name;
    entry.address = actor.address;
    entry.action = QStringLiteral("setting");
    entry.clienteId = client;
    entry.target = u"client " % QString::number(client.toNumber());
    entry.detail = detail;
    return audit::append(connection, entry).map([](qint64) {});
}

} // namespace

ClientRegistry::ClientRegistry(Database *database, ClientStatusStore *statusStore, SessionMonitor *monitor,
                               ClientRegistrySettings settings, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_statusStore(statusStore)
    , m_monitor(monitor)
    , m_settings(settings)
    , m_timer(this)
    , m_mailbox(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ClientRegistry::load);
    load();
}

ClientRegistry::~ClientRegistry() = default;

Result<QString> ClientRegistry::checkName(const QString &name)
{
    return plainText("name", name, MaxNameLength);
}

Result<clients::Edit> ClientRegistry::checkEdit(clients::Edit edit)
{
    if (edit.name) {
        HUB_TRY(edit.name, checkName(*edit.name));
    }
    if (edit.tags) {
        HUB_TRY(edit.tags, checkTags(*edit.tags));
    }
    if (edit.session) {
        HUB_TRY(edit.session, checkSession(*edit.session));
    }
    if (edit.expectedPhone && !edit.expectedPhone->isEmpty()) {
        edit.expectedPhone = Recipient::phoneOf(*edit.expectedPhone);
        if (edit.expectedPhone->isEmpty())
            return invalidField("expected_phone", QStringLiteral("a phone number with its country, 7 to 15 digits"));
    }
    return edit;
}

Result<QString> ClientRegistry::checkSession(const QString &session)
{
    HUB_TRY(const QString text, plainText("session", session, MaxSessionLength));
    // Segments of a path that a server in between may take away.
    if (text == QLatin1StringView(".") || text == QLatin1StringView(".."))
        return invalidField("session", QStringLiteral("a name, not a dot"));
    return text;
}

void ClientRegistry::put(ClienteId client, const clients::Edit &edit, const Actor &actor,
                         const Mailbox::Address &replyTo, std::function<void(Result<PutResult>)> done)
{
    const Result<clients::Edit> checked = checkEdit(edit);
    if (!checked) {
        replyTo.post([done = std::move(done), error = checked.error()] { done(tl::unexpected<Error>(error)); });
        return;
    }
    m_database->transaction<bool>(
        m_mailbox.address(),
        [client, kept = *checked, actor](QSqlDatabase &connection) -> Result<bool> {
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            HUB_TRY(const bool created, clients::put(connection, client, kept, now));
            const QString changes = created ? QStringLiteral("registered") : changesOf(kept);
            if (!changes.isEmpty()) {
                HUB_CHECK(auditChange(connection, actor, client, changes, now));
            }
            return created;
        },
        [this, client, kept = *checked, replyTo, done = std::move(done)](const Result<bool> &created) {
            Result<PutResult> result = created.map([&](bool isNew) {
                return PutResult{isNew, addToStatusStore(client, kept)};
            });
            replyTo.post([done, result = std::move(result)] { done(result); });
        });
}

void ClientRegistry::importSessions(const std::vector<ListedSession> &sessions, const Actor &actor,
                                    const Mailbox::Address &replyTo, std::function<void(Result<Imported>)> done)
{
    m_database->transaction<Imported>(
        m_mailbox.address(),
        [sessions, actor](QSqlDatabase &connection) -> Result<Imported> {
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            HUB_TRY(auto imported, clients::importSessions(connection, sessions, now));
            for (const auto &[client, session] : imported.added) {
                HUB_CHECK(auditChange(connection, actor, client, QStringLiteral("registered, from the engine"), now));
            }
            return imported;
        },
        [this, replyTo, done = std::move(done)](const Result<Imported> &imported) {
            if (imported) {
                for (const auto &[client, session] : imported->added)
                    addToStatusStore(client, clients::Edit{.session = session});
            }
            replyTo.post([done, imported] { done(imported); });
        });
}

void ClientRegistry::remove(ClienteId client, const Actor &actor, const Mailbox::Address &replyTo,
                            std::function<void(Result<void>)> done)
{
    m_database->transaction<bool>(
        m_mailbox.address(),
        [client, actor](QSqlDatabase &connection) -> Result<bool> {
            return clients::remove(connection, client).and_then([&](bool existed) -> Result<bool> {
                if (!existed)
                    return failure("NOT_FOUND", QStringLiteral("no such client"));
                return auditChange(connection, actor, client, QStringLiteral("removed"),
                                   QDateTime::currentMSecsSinceEpoch())
                    .map([] { return true; });
            });
        },
        [this, client, replyTo, done = std::move(done)](const Result<bool> &removed) {
            if (removed) {
                m_statusStore->remove(client);
                if (m_monitor)
                    m_monitor->forget(client);
            }
            replyTo.post([done, result = removed.map([](bool) {})] { done(result); });
        });
}

void ClientRegistry::history(ClienteId client, const PageRequest &request, const Mailbox::Address &replyTo,
                             std::function<void(Result<ResultPage<clients::HistoryEntry>>)> done)
{
    m_database->run<ResultPage<clients::HistoryEntry>>(
        replyTo, [client, request](QSqlDatabase &connection) { return clients::history(connection, client, request); },
        std::move(done));
}

void ClientRegistry::noteCommand(ClienteId client, Command command, const SessionManagerOutcome &outcome)
{
    using Kind = SessionManagerError::Kind;
    const bool wanted = command == Command::Connect;
    // After a timeout, say, it may be ended: then nobody has said no.
    const bool refused = !outcome && (outcome.error().kind == Kind::Status || outcome.error().kind == Kind::Redirect ||
                                      !outcome.error().mayHaveLeft);
    if (!wanted && refused)
        return;
    m_database->transaction<bool>(
        m_mailbox.address(),
        [client, wanted](QSqlDatabase &connection) { return clients::setWanted(connection, client, wanted); },
        [this, client, wanted](const Result<bool> &changed) {
            if (changed.value_or(false))
                addToStatusStore(client, clients::Edit{.wanted = wanted});
        });
}

void ClientRegistry::refresh()
{
    m_mailbox.post([this] { load(); });
}

MonitoredClient ClientRegistry::addToStatusStore(ClienteId client, const clients::Edit &edit)
{
    const auto apply = [&edit, client](MonitoredClient &entry) {
        entry.name = edit.name.value_or(entry.name);
        entry.tags = edit.tags.value_or(entry.tags);
        entry.expectedPhone = edit.expectedPhone.value_or(entry.expectedPhone);
        entry.wanted = edit.wanted.value_or(entry.wanted);
        if (edit.session)
            entry.session = edit.session->toUtf8() == client.toByteArray() ? QString() : *edit.session;
    };
    if (!m_statusStore->update(client, apply)) {
        MonitoredClient entry{client};
        apply(entry);
        m_statusStore->put(entry);
        if (m_monitor)
            m_monitor->watch({client});
    } else if ((edit.wanted || edit.session) && m_monitor) {
        m_monitor->checkSoon(client); // its pace is another one now, or it is another session
    }
    return *m_statusStore->find(client);
}

void ClientRegistry::load()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    m_timer.stop();
    // Without a monitor of our own, other hubs' findings are all we know: they do not count as a revision.
    const qint64 known = m_monitor ? m_revision : -1;
    m_database->run<Snapshot>(
        m_mailbox.address(),
        [known](QSqlDatabase &connection) -> Result<Snapshot> {
            return clients::revision(connection).and_then([&](qint64 revision) -> Result<Snapshot> {
                if (revision == known)
                    return Snapshot{revision, {}};
                return clients::all(connection).map([revision](std::vector<clients::Record> records) {
                    return Snapshot{revision, std::move(records)};
                });
            });
        },
        [this](const Result<Snapshot> &snapshot) { onLoaded(snapshot); });
}

void ClientRegistry::onLoaded(const Result<Snapshot> &snapshot)
{
    m_loading = false;
    if (snapshot) {
        m_revision = snapshot->revision;
        if (snapshot->records)
            merge(*snapshot->records);
        Q_EMIT refreshed();
    }
    if (std::exchange(m_again, false))
        load();
    else
        m_timer.start(m_settings.refresh);
}

void ClientRegistry::merge(const std::vector<clients::Record> &records)
{
    std::set<ClienteId> registered;
    std::vector<ClienteId> added;
    for (const clients::Record &record : records) {
        registered.insert(record.client);
        const auto known = m_statusStore->find(record.client);
        if (!known) {
            MonitoredClient entry{record.client};
            adoptRecord(entry, record);
            m_statusStore->put(entry);
            added.push_back(record.client);
        } else if (hasNews(*known, record)) {
            m_statusStore->update(record.client, [&](MonitoredClient &entry) {
                adoptWishes(entry, record);
                // A monitor of our own must see the changes itself, or nobody here would hear of them.
                if (!m_monitor)
                    adoptRecord(entry, record);
            });
        }
    }
    for (const ClienteId client : m_statusStore->ids()) {
        if (registered.contains(client))
            continue;
        m_statusStore->remove(client);
        if (m_monitor)
            m_monitor->forget(client);
    }
    if (m_monitor && !added.empty())
        m_monitor->watch(added);
    if (!m_statusStore->isLoaded())
        m_statusStore->setLoaded();
}

} // namespace hub
