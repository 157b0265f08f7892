// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of LinkingRun that says in words how things are.

#include "ui/common/statetexts.h"
#include "ui/linking/linkingrun.h"

namespace hub::ui {

bool LinkingRun::canConnect() const
{
    const MonitoredClient *client =
        m_queue.current() == nullptr ? nullptr : m_context.clients.find(m_queue.current()->client);
    return client != nullptr && client->state != SessionState::Unreachable &&
           (m_stage == Stage::NotStarted || m_stage == Stage::Trouble);
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
