// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/notifications.h"

#include "ui/common/statetexts.h"
#include "ui/shell/overview.h"

#include <utility>

namespace hub::ui {

namespace {

constexpr size_t NamesInMessage = 3;

/// The Session Manager's own last word: an outage does not change it, so that its end is no news of fifty clients.
bool needsScan(const MonitoredClient &client)
{
    return client.lastKnown == SessionState::QrRequired;
}

} // namespace

Notifications::Notifications(ClientsApi &link, ClientStore &clients, Tray &tray, NotificationSettings settings,
                             QObject *parent)
    : QObject(parent), m_clients(clients), m_tray(tray), m_settings(settings)
{
    m_gathering.setSingleShot(true);
    m_quiet.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &Notifications::showGathered);
    connect(&clients, &ClientStore::updated, this, &Notifications::onUpdated);
    connect(&clients, &ClientStore::sessionManagerChanged, this, &Notifications::onSessionManager);
    connect(&link, &ClientsApi::alertRaised, this, &Notifications::onAlert);
    connect(&tray, &Tray::messageClicked, this, [this] { Q_EMIT opened(m_messageClients); });
}

Notifications::~Notifications() = default;

void Notifications::startQuietTime()
{
    m_begun = true;
    m_quiet.start(m_settings.quiet);
}

bool Notifications::isQuiet() const
{
    return !m_begun || m_quiet.isActive();
}

void Notifications::onUpdated(const ClientStore::Delta &delta)
{
    for (const ClienteId client : delta.removed) {
        m_needScan.erase(client);
        m_gathered.erase(client);
    }
    for (const std::vector<ClienteId> *list : {&delta.added, &delta.changed}) {
        for (const ClienteId client : *list) {
            const MonitoredClient *known = m_clients.find(client);
            if (known == nullptr)
                continue;
            if (!needsScan(*known)) {
                m_needScan.erase(client);
            } else if (m_needScan.insert(client).second && !m_gathered.contains(client) &&
                       !(m_watched && m_watched())) {
                gather(client, tr("%1 needs a scan.").arg(m_clients.label(client)), Tone::Attention);
            }
        }
    }
}

void Notifications::onAlert(const SessionAlert &alert)
{
    if (alert.client)
        gather(*alert.client, alertText(alert), Tone::Bad);
}

void Notifications::gather(ClienteId client, const QString &text, Tone tone)
{
    if (isQuiet())
        return;
    m_gathered[client] = {text, tone};
    if (!m_gathering.isActive())
        m_gathering.start(m_settings.gather);
}

void Notifications::showGathered()
{
    const auto gathered = std::exchange(m_gathered, {});
    if (gathered.empty())
        return;
    m_messageClients.clear();
    QStringList lines;
    Tone tone = Tone::Attention;
    for (const auto &[client, item] : gathered) {
        m_messageClients.push_back(client);
        if (size_t(lines.size()) < NamesInMessage)
            lines << item.text;
        if (item.tone == Tone::Bad)
            tone = Tone::Bad;
    }
    const size_t more = gathered.size() - size_t(lines.size());
    if (more > 0)
        lines << (more == 1 ? tr("And one more.") : tr("And %1 more.").arg(more));
    const QString title =
        gathered.size() == 1 ? tr("A client needs you") : tr("%1 clients need you").arg(gathered.size());
    m_tray.showMessage(title, lines.join(u'\n'), tone);
}

void Notifications::onSessionManager(const SessionManagerHealth &health)
{
    const bool wasDown = std::exchange(m_down, !health.up);
    if (health.up || wasDown || isQuiet())
        return;
    m_messageClients.clear();
    m_tray.showMessage(tr("The Session Manager does not answer"), outageText(health), Tone::Bad);
}

} // namespace hub::ui
