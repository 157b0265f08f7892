// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/overview.h"

#include "ui/common/messagesender.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <chrono>

namespace hub::ui {

namespace {

struct OverviewWords
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::Overview)
};

} // namespace

Overview Overview::of(const ClientStore &clients)
{
    return {.clients = int(clients.clients().size()),
            .linked = clients.count(SessionState::Ready),
            .needScan = clients.needScan(),
            .problems = clients.problems(),
            .unreachable = clients.count(SessionState::Unreachable),
            .loaded = clients.isLoaded(),
            .needPasskey = clients.count(SessionState::PasskeyRequired),
            .alerts = int(clients.openAlerts().size())};
}

QString Overview::text() const
{
    if (!loaded)
        return OverviewWords::tr("Loading…");
    if (clients == 0)
        return OverviewWords::tr("No clients yet");
    QStringList parts{linked == 1 ? OverviewWords::tr("1 linked") : OverviewWords::tr("%1 linked").arg(linked)};
    if (needScan > 0)
        parts << (needScan == 1 ? OverviewWords::tr("1 needs scan") : OverviewWords::tr("%1 need scan").arg(needScan));
    if (needPasskey > 0)
        parts << (needPasskey == 1 ? OverviewWords::tr("1 wants a passkey")
                                   : OverviewWords::tr("%1 want a passkey").arg(needPasskey));
    if (problems > 0)
        parts << (problems == 1 ? OverviewWords::tr("1 problem") : OverviewWords::tr("%1 problems").arg(problems));
    if (unreachable > 0)
        parts << (unreachable == 1 ? OverviewWords::tr("1 unreachable")
                                   : OverviewWords::tr("%1 unreachable").arg(unreachable));
    if (alerts > 0)
        parts << (alerts == 1 ? OverviewWords::tr("1 alert") : OverviewWords::tr("%1 alerts").arg(alerts));
    return parts.join(QLatin1String(", "));
}

Tone overallTone(HubApi::Phase phase, const Overview &overview, const SessionManagerHealth &health)
{
    switch (phase) {
    case HubApi::Phase::Failed:
        return Tone::Bad;
    case HubApi::Phase::Starting:
    case HubApi::Phase::Stopping:
    case HubApi::Phase::Stopped:
        return Tone::Neutral;
    case HubApi::Phase::Running:
        break;
    }
    if (!health.up)
        return Tone::Bad;
    if (!overview.loaded)
        return Tone::Neutral;
    const int open = overview.problems + overview.needScan + overview.needPasskey + overview.alerts;
    return open > 0 ? Tone::Attention : Tone::Good;
}

QString plainReason(const QString &reason)
{
    QString plain = reasonWithoutCode(reason.simplified());
    while (plain.endsWith(u'.'))
        plain.chop(1);
    if (plain.size() > 1 && plain.at(1).isLower())
        plain[0] = plain.at(0).toLower();
    return plain;
}

QString outageText(const SessionManagerHealth &health)
{
    const QDateTime since = QDateTime::fromMSecsSinceEpoch(health.since);
    const QLocale locale;
    QString when = locale.toString(since.time(), QLocale::ShortFormat);
    if (since.date() != QDate::currentDate())
        when = locale.toString(since.date(), QLocale::ShortFormat) + u' ' + when;
    const QString reason = plainReason(health.reason);
    if (health.since <= 0)
        return reason.isEmpty() ? OverviewWords::tr("The Session Manager does not answer.")
                                : OverviewWords::tr("The Session Manager does not answer: %1.").arg(reason);
    return reason.isEmpty() ? OverviewWords::tr("The Session Manager has not answered since %1.").arg(when)
                            : OverviewWords::tr("The Session Manager has not answered since %1: %2.").arg(when, reason);
}

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
    connect(&banner, &Banner::secondTriggered, this, &HubBanner::askNow);
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
        Q_EMIT settingsRequested(m_hub.phase() == HubApi::Phase::Failed ? QByteArray()
                                                                        : QByteArrayLiteral("session-manager-url"));
}

/// One client's answer is enough to know that the Session Manager is back.
void HubBanner::askNow()
{
    if (!m_clients.clients().empty())
        m_hub.clients().checkSoon(m_clients.clients().begin()->first);
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
        present(Tone::Bad, tr("%1 States may be out of date.").arg(outageText(health)), settings,
                m_clients.clients().empty() ? QString() : tr("Try now"));
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

void HubBanner::present(Tone tone, const QString &text, const QString &action, const QString &second)
{
    m_banner.setClosable(false);
    m_banner.present(tone, text, action, second);
}

} // namespace hub::ui
