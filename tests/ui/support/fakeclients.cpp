// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakeclients.h"

#include "tests/ui/support/fakepaging.h"

#include <QDateTime>

namespace hub {

namespace {

QString text(ClienteId client)
{
    return QString::fromLatin1(client.toByteArray());
}

/// As in `put 51 Bakery`, and for the rest `session=shop` and so on.
QStringList wordsOf(ClienteId client, const clients::Edit &edit)
{
    QStringList words{text(client)};
    if (edit.name)
        words += *edit.name;
    if (edit.session)
        words += QStringLiteral("session=") + *edit.session;
    if (edit.expectedPhone)
        words += QStringLiteral("phone=") + *edit.expectedPhone;
    if (edit.tags)
        words += QStringLiteral("tags=") + edit.tags->join(u',');
    if (edit.wanted)
        words += *edit.wanted ? QStringLiteral("wanted=on") : QStringLiteral("wanted=off");
    return words;
}

std::map<ClienteId, MonitoredClient> clientsByNumber(const ClientStatusStore &store)
{
    std::map<ClienteId, MonitoredClient> clients;
    for (const ClienteId id : store.ids())
        clients.emplace(id, *store.find(id));
    return clients;
}

Error unknownClient()
{
    return {QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such client.")};
}

void applyState(MonitoredClient &client, SessionState state, qint64 now)
{
    client.lastKnown = state;
    client.rawState = QString::fromLatin1(sessionStateWord(state)).toUpper();
    client.lastKnownSince = now;
    client.connected = client.canSend = state == SessionState::Ready;
    client.needsQr = state == SessionState::QrRequired;
    client.recoverable = state == SessionState::Stopped || state == SessionState::Error;
    client.lastChecked = client.lastGoodAnswer = now;
    client.missedPolls = 0;
    client.lastError.clear();
}

} // namespace

FakeClients::FakeClients(FakeDesk &desk, QObject *parent) : ClientsApi(parent), m_desk(desk)
{
    m_statusStore.setLoaded();
}

void FakeClients::edit(ClienteId client, const clients::Edit &edit, QObject *context, Answer<bool> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("put"), wordsOf(client, edit)))
        return m_desk.refuse(context, done, *error);
    for (const auto &[other, known] : clientsByNumber(m_statusStore)) {
        const bool isTaken = edit.session && !edit.session->isEmpty() && other != client &&
                             (known.session == *edit.session || text(other) == *edit.session);
        if (isTaken)
            return m_desk.refuse(context, done,
                                 Error{QByteArrayLiteral("SESSION_TAKEN"),
                                       QStringLiteral("session: another client has this name at the engine")});
    }
    const bool isNew = !m_statusStore.contains(client);
    if (isNew)
        set(MonitoredClient{.client = client});
    m_statusStore.update(client, [&edit](MonitoredClient &known) {
        known.name = edit.name.value_or(known.name);
        known.tags = edit.tags.value_or(known.tags);
        known.expectedPhone = edit.expectedPhone.value_or(known.expectedPhone);
        known.wanted = edit.wanted.value_or(known.wanted);
        known.session = edit.session.value_or(known.session);
    });
    announceSoon();
    m_desk.answer<bool>(context, done, isNew);
}

void FakeClients::remove(ClienteId client, QObject *context, Answer<void> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("remove"), {text(client)}))
        return m_desk.refuse(context, done, *error);
    if (!m_statusStore.contains(client))
        return m_desk.refuse(context, done, unknownClient());
    forget(client);
    m_desk.answer<void>(context, done, {});
}

void FakeClients::history(ClienteId client, const PageRequest &page, QObject *context,
                          Answer<ResultPage<clients::HistoryEntry>> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("history"), {text(client)}))
        return m_desk.refuse(context, done, *error);
    m_desk.answer<ResultPage<clients::HistoryEntry>>(
        context, done, pageOf(histories[client], page, [](const auto &row) { return row.id; }));
}

void FakeClients::setInterest(const QByteArray &source, const std::vector<ClienteId> &clients)
{
    interests[source] = clients;
}

void FakeClients::checkSoon(ClienteId client)
{
    (void)m_desk.ask(QStringLiteral("checkSoon"), {text(client)});
}

bool FakeClients::supports(EngineProfile::Operation operation) const
{
    return !m_lacking.contains(operation);
}

void FakeClients::setLacking(const std::set<EngineProfile::Operation> &operations)
{
    m_lacking = operations;
    Q_EMIT engineChanged();
}

void FakeClients::importSessions(QObject *context, Answer<clients::Imported> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("importSessions")))
        return m_desk.refuse(context, done, *error);
    for (const auto &[client, session] : sessionsToImport.added)
        set(MonitoredClient{.client = client, .session = session});
    m_desk.answer<clients::Imported>(context, done, sessionsToImport);
}

void FakeClients::requestPairingCode(ClienteId client, const QString &phone, QObject *context, Answer<PairingCode> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("requestPairingCode"), {text(client), phone}))
        return m_desk.refuse(context, done, *error);
    m_desk.answer<PairingCode>(context, done, pairingCode);
}

void FakeClients::connectSession(ClienteId client, QObject *context, Answer<void> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("connectSession"), {text(client)}))
        return m_desk.refuse(context, done, *error);
    setState(client, SessionState::Starting);
    m_desk.answer<void>(context, done, {});
}

void FakeClients::disconnectSession(ClienteId client, QObject *context, Answer<void> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("disconnectSession"), {text(client)}))
        return m_desk.refuse(context, done, *error);
    setState(client, SessionState::Stopped);
    m_desk.answer<void>(context, done, {});
}

void FakeClients::fetchQr(ClienteId client, QObject *context, Answer<QrCode> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("fetchQr"), {text(client)}))
        return m_desk.refuse(context, done, *error);
    QrCode code;
    if (const auto known = m_statusStore.find(client); known && known->needsQr) {
        const auto found = codes.find(client);
        code = found != codes.end()
                   ? found->second
                   : QrCode{.kind = QrCode::Kind::Payload,
                            .payload = "2@" + QByteArray("Zf3kQ9vTm1").repeated(16) + client.toByteArray(),
                            .image = {},
                            .expiresInS = 20};
    }
    if (code.kind != QrCode::Kind::None && code.fetchedAt == 0)
        code.fetchedAt = QDateTime::currentMSecsSinceEpoch();
    m_desk.answer<QrCode>(context, done, code);
}

void FakeClients::set(const MonitoredClient &client)
{
    MonitoredClient copy = client;
    if (!copy.lastKnown && copy.state != SessionState::Unknown && copy.state != SessionState::Unreachable) {
        copy.lastKnown = copy.state;
        copy.lastKnownSince = copy.since;
    }
    m_statusStore.put(copy);
    announceSoon();
}

void FakeClients::set(const std::vector<MonitoredClient> &clients)
{
    for (const MonitoredClient &client : clients)
        set(client);
}

void FakeClients::forget(ClienteId client)
{
    m_statusStore.remove(client);
    announceSoon();
}

void FakeClients::setState(ClienteId client, SessionState state, const QString &account)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto former = m_statusStore.find(client);
    if (!former)
        return;
    m_statusStore.update(client, [&](MonitoredClient &known) {
        applyState(known, state, now);
        if (!account.isEmpty())
            known.account = account;
    });
    auto &history = histories[client];
    history.insert(history.begin(), clients::HistoryEntry{.id = ++m_lastHistoryId,
                                                          .at = now,
                                                          .state = state,
                                                          .rawState = {},
                                                          .previous = former->lastKnown,
                                                          .account = account.isEmpty() ? former->account : account,
                                                          .alert = {}});
    announceSoon();
}

void FakeClients::setSessionManager(const SessionManagerHealth &health)
{
    m_statusStore.setSessionManager(health);
    // As the true status store: everybody's state is judged anew, so every copy must hear of everybody.
    for (const ClienteId client : m_statusStore.ids())
        m_statusStore.update(client, [](MonitoredClient &) {});
    announceSoon();
}

void FakeClients::startOver()
{
    m_announced = 0;
    announceSoon();
}

void FakeClients::announceSoon()
{
    if (std::exchange(m_announcing, true))
        return;
    QTimer::singleShot(0, this, [this] { announce(); });
}

void FakeClients::announce()
{
    m_announcing = false;
    const ClientStatusStore::Changes changes = m_statusStore.changesSince(m_announced);
    m_announced = changes.revision;
    Q_EMIT changed(changes);
}

} // namespace hub
