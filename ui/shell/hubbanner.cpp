// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/hubbanner.h"

#include "ui/shell/overview.h"

#include <chrono>

namespace hub::ui {

using namespace std::chrono_literals;

HubBanner::HubBanner(HubApi &hub, ClientStore &clients, Banner &banner, QObject *parent)
    : QObject(parent), m_hub(hub), m_clients(clients), m_banner(banner)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(400ms);
    connect(&m_patience, &QTimer::timeout, this, &HubBanner::refresh);
    connect(&hub, &HubApi::phaseChanged, this, [this] {
        if (m_hub.phase() == HubApi::Phase::Starting)
            m_patience.start();
        refresh();
    });
    connect(&clients, &ClientStore::sessionManagerChanged, this, &HubBanner::refresh);
    connect(&banner, &Banner::actionTriggered, this, &HubBanner::onAction);
    connect(&banner, &Banner::closed, this, [this] { m_demoClosed = true; });
    if (m_hub.phase() == HubApi::Phase::Starting)
        m_patience.start();
    refresh();
}

void HubBanner::setPage(PageId page)
{
    m_page = page;
    refresh();
}

void HubBanner::onAction()
{
    if (m_hub.phase() == HubApi::Phase::Failed && m_page == PageId::Settings)
        Q_EMIT retryRequested();
    else
        Q_EMIT settingsRequested();
}

void HubBanner::refresh()
{
    const QString settings = m_page == PageId::Settings ? QString() : tr("Settings");
    switch (m_hub.phase()) {
    case HubApi::Phase::Starting:
        if (m_patience.isActive())
            m_banner.dismiss();
        else
            present(Tone::Busy, tr("The hub is starting…"), {});
        return;
    case HubApi::Phase::Failed: {
        QString reason = plainReason(m_hub.error().message);
        if (reason.isEmpty())
            reason = tr("no reason was given");
        present(Tone::Bad, tr("The hub did not start: %1.").arg(reason),
                settings.isEmpty() ? tr("Try again") : settings);
        return;
    }
    case HubApi::Phase::Stopping:
    case HubApi::Phase::Stopped:
        m_banner.dismiss();
        return;
    case HubApi::Phase::Running:
        break;
    }
    if (const SessionManagerHealth &health = m_clients.sessionManager(); !health.up) {
        present(Tone::Bad, tr("%1 States may be out of date.").arg(outageText(health)), settings);
    } else if (m_hub.isDemo() && !m_demoClosed) {
        QString text = tr("This is a demonstration: the Session Manager is simulated, and nothing is sent to anybody.");
        if (const QString account = m_hub.demoAccount(); !account.isEmpty())
            text = tr("%1 Account for the web page: %2").arg(text, account);
        present(Tone::Neutral, text, {});
        m_banner.setClosable(true);
    } else {
        m_banner.dismiss();
    }
}

void HubBanner::present(Tone tone, const QString &text, const QString &action)
{
    m_banner.setClosable(false);
    m_banner.present(tone, text, action);
}

} // namespace hub::ui
