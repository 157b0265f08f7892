// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingrun.h"

#include "ui/common/sessioncommand.h"
#include "ui/common/statetexts.h"

#include <algorithm>
#include <utility>

namespace hub::ui {

LinkingRun::LinkingRun(const PageContext &context, LinkingSettings settings, QObject *parent)
    : QObject(parent), m_context(context), m_settings(settings), m_sessions(context, settings.feed)
{
    m_celebration.setSingleShot(true);
    m_celebration.setInterval(settings.celebrate);
    connect(&m_celebration, &QTimer::timeout, &m_queue, &LinkingQueue::advance);
    connect(&m_queue, &LinkingQueue::currentChanged, this, &LinkingRun::onCurrentChanged);
    connect(&m_sessions, &LinkingSessions::changed, this, &LinkingRun::evaluate);
    connect(&m_sessions, &LinkingSessions::relinkFailed, this, [this](ClienteId client, const QString &reason) {
        Q_EMIT noticed(
            SessionCommand::failedText(SessionCommand::Disconnect).arg(m_context.clients.label(client), reason));
        if (const MonitoredClient *known = m_context.clients.find(client))
            applyState(*known);
    });
    connect(&context.clients, &ClientStore::updated, this, &LinkingRun::onUpdated);
    connect(&context.clients, &ClientStore::sessionManagerChanged, this, &LinkingRun::evaluate);
}

LinkingRun::~LinkingRun() = default;

LinkingRun::Entry LinkingRun::entryFor(ClienteId client, bool connect) const
{
    Entry entry{.client = client, .connect = connect};
    if (const MonitoredClient *known = m_context.clients.find(client)) {
        entry.name = known->name;
        entry.formerAccount = known->account;
    }
    return entry;
}

void LinkingRun::start(const std::vector<ClienteId> &clients, bool connect, bool everyone)
{
    std::vector<Entry> entries;
    entries.reserve(clients.size());
    for (const ClienteId client : clients)
        entries.push_back(entryFor(client, connect));
    m_celebration.stop();
    m_sessions.forget();
    m_putAside.clear();
    m_everyone = everyone;
    m_elapsed = 0;
    m_clock.invalidate();
    m_phase = Phase::Running; // told below, when there is something to show
    m_queue.reset(entries);
    for (const ClienteId client : clients) {
        if (const MonitoredClient *known = m_context.clients.find(client))
            applyState(*known);
        else
            m_queue.setFailed(client, tr("It is not a client of this hub any more."));
    }
    m_linkedHere = 0;
    m_queue.advance();
    Q_EMIT phaseChanged();
    if (m_queue.current() == nullptr)
        end();
}

void LinkingRun::addNext(const std::vector<ClienteId> &clients)
{
    std::vector<Entry> entries;
    for (const ClienteId client : clients)
        entries.push_back(entryFor(client, true));
    m_queue.insertNext(entries);
    if (!clients.empty())
        m_queue.jumpTo(clients.front());
    evaluate();
}

void LinkingRun::restart(LinkingQueue::Outcome outcome)
{
    std::vector<ClienteId> clients;
    for (const Entry &entry : m_queue.entries()) {
        if (entry.outcome == outcome)
            clients.push_back(entry.client);
    }
    start(clients, true, false);
}

void LinkingRun::end()
{
    if (m_phase != Phase::Running)
        return;
    m_celebration.stop();
    setPhase(Phase::Finished);
}

void LinkingRun::clear()
{
    m_phase = Phase::Idle;
    m_queue.reset();
    Q_EMIT phaseChanged();
}

void LinkingRun::setPhase(Phase phase)
{
    m_phase = phase;
    evaluate();
    Q_EMIT phaseChanged();
}

void LinkingRun::setActive(bool active)
{
    m_active = active;
    m_sessions.setActive(active);
    evaluate();
}

void LinkingRun::skip()
{
    const Entry *now = m_queue.current();
    if (m_phase != Phase::Running || now == nullptr)
        return;
    if (m_stage == Stage::Trouble)
        m_queue.setFailed(now->client, message());
    m_queue.skip();
    evaluate();
}

void LinkingRun::goBack()
{
    if (m_phase != Phase::Running)
        return;
    m_queue.goBack();
    evaluate();
}

void LinkingRun::jumpTo(ClienteId client)
{
    if (m_phase != Phase::Running)
        return;
    m_queue.jumpTo(client);
    evaluate();
}

void LinkingRun::connectCurrent()
{
    if (canConnect())
        m_sessions.connectSession(m_queue.current()->client);
}

void LinkingRun::relinkCurrent()
{
    const Entry *now = m_queue.current();
    if (now == nullptr || now->outcome != LinkingQueue::Outcome::Linked)
        return;
    const ClienteId client = now->client;
    m_linkedHere = std::max(0, m_linkedHere - 1);
    m_sessions.relink(client); // first: what is still linked then counts no more
    m_queue.reopen(client);
    evaluate();
}

void LinkingRun::onUpdated(const ClientStore::Delta &delta)
{
    if (m_phase != Phase::Running)
        return;
    for (const ClienteId client : delta.removed) {
        const Entry *entry = m_queue.find(client);
        if (entry != nullptr && entry->outcome != LinkingQueue::Outcome::Linked)
            m_queue.setFailed(client, tr("It is not a client of this hub any more."));
    }
    std::vector<Entry> fresh;
    for (const auto &changed : {delta.changed, delta.added}) {
        for (const ClienteId client : changed) {
            const MonitoredClient *known = m_context.clients.find(client);
            if (m_queue.find(client) != nullptr)
                applyState(*known);
            else if (m_everyone && known->needsQr)
                fresh.push_back(entryFor(client, false));
        }
    }
    m_queue.append(fresh);
    const Entry *now = m_queue.current();
    if (now != nullptr && now->outcome == LinkingQueue::Outcome::Failed)
        m_queue.advance();
    evaluate();
}

/// What a client's state means for its place in the queue.
void LinkingRun::applyState(const MonitoredClient &client)
{
    m_sessions.refresh(client);
    m_queue.setName(client.client, client.name);
    const Entry *entry = m_queue.find(client.client);
    if (entry == nullptr || m_phase != Phase::Running)
        return;
    if (client.state == SessionState::Ready && !m_sessions.isRelinking(client.client)) {
        m_putAside.erase(client.client);
        applyLinked(*entry, client);
        return;
    }
    const bool unlinked = client.needsQr || client.state == SessionState::LoggedOut;
    if (unlinked && entry->outcome == LinkingQueue::Outcome::Linked) {
        m_linkedHere = std::max(0, m_linkedHere - 1);
        m_sessions.forget(client.client);
        m_queue.reopen(client.client);
    }
    followPasskey(client);
}

/// Only its owner can go on with it, on the phone: the others do not wait for that. Who comes back to it stays with it,
/// and when it offers a code again it waits for its turn again.
void LinkingRun::followPasskey(const MonitoredClient &client)
{
    const ClienteId id = client.client;
    const LinkingQueue::Outcome outcome = m_queue.find(id)->outcome;
    if (client.state == SessionState::PasskeyRequired) {
        if (m_putAside.insert(id).second && outcome == LinkingQueue::Outcome::Waiting)
            m_queue.setFailed(id, stateHelp(client.state));
    } else if (m_putAside.erase(id) > 0 && client.needsQr && outcome == LinkingQueue::Outcome::Failed) {
        m_queue.reopen(id);
    }
}

void LinkingRun::applyLinked(const Entry &entry, const MonitoredClient &client)
{
    const bool isNew = entry.outcome != LinkingQueue::Outcome::Linked;
    if (!isNew && entry.account == client.account)
        return;
    m_linkedHere += isNew;
    if (isNew && m_queue.current() == &entry)
        m_fresh = client.client;
    m_queue.setLinked(client.client, client.account, oddity(entry, client.account));
}

/// A phone that was held before the wrong code.
QString LinkingRun::oddity(const Entry &entry, const QString &account) const
{
    if (account.isEmpty())
        return {};
    const MonitoredClient *client = m_context.clients.find(entry.client);
    if (client != nullptr && !client->expectedPhone.isEmpty() && !sameAccount(client->expectedPhone, account))
        return tr("Another phone is expected here: %1.").arg(accountText(client->expectedPhone));
    for (const auto &[id, other] : m_context.clients.clients()) {
        if (id == entry.client || other.account.isEmpty() || !sameAccount(other.account, account))
            continue;
        return other.lastKnown == SessionState::Ready
                   ? tr("The same number is linked at %1 as well.").arg(m_context.clients.label(id))
                   : tr("The same number was linked at %1 before.").arg(m_context.clients.label(id));
    }
    if (!entry.formerAccount.isEmpty() && !sameAccount(entry.formerAccount, account))
        return tr("Another number was linked here before.");
    return {};
}

void LinkingRun::onCurrentChanged()
{
    m_celebration.stop();
    m_fresh.reset();
    m_sawCode = false;
    evaluate();
    if (m_phase == Phase::Running)
        Q_EMIT currentChanged();
    if (m_phase == Phase::Running && m_queue.current() == nullptr && m_queue.counts().total > 0 &&
        m_queue.counts().waiting == 0)
        end();
}

/// Sessions take a while to start: those that come next are connected in advance, but not all at once.
void LinkingRun::connectUpcoming()
{
    if (!m_active || !m_context.clients.sessionManager().up)
        return;
    for (const ClienteId client : m_queue.upcoming(1 + m_settings.ahead)) {
        const Entry *entry = m_queue.find(client);
        const MonitoredClient *known = m_context.clients.find(client);
        if (!entry->connect || entry->outcome != LinkingQueue::Outcome::Waiting || known == nullptr ||
            m_sessions.wasAsked(client) || !isConnectedFirst(*known))
            continue;
        m_sessions.connectSession(client);
    }
}

/// Whatever happened: what is to be followed, what is to be seen, and whether time counts.
void LinkingRun::evaluate()
{
    const bool running = m_phase == Phase::Running;
    m_sessions.followCodes(running ? m_queue.upcoming(1 + m_settings.ahead) : std::vector<ClienteId>());
    if (running)
        connectUpcoming();
    m_stage = currentStage();
    m_sawCode = m_stage == Stage::Code || (m_sawCode && m_stage != Stage::NotStarted && m_stage != Stage::Trouble);
    updateClock();
    // Who went back to a linked one wants to look at it.
    const bool celebrates = m_stage == Stage::Linked && m_active && m_fresh;
    if (celebrates && !m_celebration.isActive())
        m_celebration.start();
    else if (!celebrates)
        m_celebration.stop();
    Q_EMIT stageChanged();
    Q_EMIT progressed();
}

LinkingRun::Stage LinkingRun::currentStage() const
{
    const Entry *now = m_queue.current();
    if (m_phase != Phase::Running || now == nullptr)
        return Stage::Nobody;
    if (now->outcome == LinkingQueue::Outcome::Linked)
        return now->note.isEmpty() ? Stage::Linked : Stage::Suspicious;
    if (!m_context.clients.sessionManager().up)
        return Stage::Outage;
    const MonitoredClient *client = m_context.clients.find(now->client);
    return client == nullptr ? Stage::Trouble : stageOf(*client);
}

LinkingRun::Stage LinkingRun::stageOf(const MonitoredClient &client) const
{
    if (client.needsQr)
        return Stage::Code;
    if (m_sessions.isConnecting(client.client))
        return Stage::Starting;
    if (!m_sessions.error(client.client).isEmpty())
        return Stage::Trouble;
    switch (client.state) {
    case SessionState::Starting:
    case SessionState::Reconnecting:
    case SessionState::QrRequired:
    case SessionState::Ready: // its account is on its way
        return Stage::Starting;
    case SessionState::Unknown:
        return client.lastKnown ? Stage::NotStarted : Stage::Starting;
    case SessionState::Stopped:
    case SessionState::LoggedOut:
        return Stage::NotStarted;
    case SessionState::AuthFailed:
    case SessionState::Banned:
    case SessionState::Error:
    case SessionState::PasskeyRequired:
    case SessionState::Unreachable:
        break;
    }
    return Stage::Trouble;
}

void LinkingRun::updateClock()
{
    const bool counting = m_phase == Phase::Running && m_active && m_context.clients.sessionManager().up;
    if (counting && !m_clock.isValid()) {
        m_clock.start();
    } else if (!counting && m_clock.isValid()) {
        m_elapsed += m_clock.elapsed();
        m_clock.invalidate();
    }
}

qint64 LinkingRun::elapsed() const
{
    return m_elapsed + (m_clock.isValid() ? m_clock.elapsed() : 0);
}

std::optional<qint64> LinkingRun::pace() const
{
    return m_linkedHere < 2 ? std::nullopt : std::optional(elapsed() / m_linkedHere);
}

QrFeed *LinkingRun::feed() const
{
    const Entry *now = m_queue.current();
    return now == nullptr ? nullptr : m_sessions.feed(now->client);
}

bool LinkingRun::canConnect() const
{
    const MonitoredClient *client =
        m_queue.current() == nullptr ? nullptr : m_context.clients.find(m_queue.current()->client);
    return client != nullptr && (m_stage == Stage::NotStarted || m_stage == Stage::Trouble) &&
           (client->isConnectable() || !m_sessions.error(client->client).isEmpty());
}

QString LinkingRun::startingMessage(ClienteId client) const
{
    const MonitoredClient *known = m_context.clients.find(client);
    if (m_sessions.isRelinking(client))
        return tr("The session is being ended, so that another phone can be linked…");
    if (m_sessions.isConnecting(client))
        return tr("Connecting… The code will appear here.");
    if (known != nullptr && known->state == SessionState::Unknown)
        return tr("Its state is being asked for…");
    if (m_sawCode)
        return tr("The phone has taken the code and is being linked…");
    return tr("The session is starting. The code will appear here.");
}

QString LinkingRun::linkedWords(const Entry &entry)
{
    return entry.account.isEmpty() ? tr("Linked") : tr("Linked: %1").arg(accountText(entry.account));
}

QString LinkingRun::message() const
{
    const Entry *now = m_queue.current();
    if (now == nullptr)
        return {};
    const MonitoredClient *client = m_context.clients.find(now->client);
    switch (m_stage) {
    case Stage::Nobody:
    case Stage::Code:
        return {};
    case Stage::Starting:
        return startingMessage(now->client);
    case Stage::NotStarted:
        return stateHelp(client->state);
    case Stage::Trouble:
        if (const QString error = m_sessions.error(now->client); !error.isEmpty())
            return tr("It could not be connected: %1").arg(error);
        return client == nullptr ? tr("It is not a client of this hub any more.") : stateHelp(client->state);
    case Stage::Linked:
        return linkedWords(*now);
    case Stage::Suspicious:
        return QString(linkedWords(*now) + u'\n' + now->note);
    case Stage::Outage:
        return tr("The Session Manager does not answer. Linking goes on by itself when it is back.");
    }
    Q_UNREACHABLE();
}

} // namespace hub::ui
