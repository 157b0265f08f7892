// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/hubfeed.h"

#include "app/services.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace hub::app {

HubFeed::HubFeed(Services &services, quint64 run, HubObserver &observer, Mailbox::Address window, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_run(run)
    , m_observer(observer)
    , m_window(std::move(window))
    , m_timer(this)
    , m_mailbox(this)
{
    followServices();
    followAudit();
    connect(&m_timer, &QTimer::timeout, this, &HubFeed::compare);
    m_timer.start(Period);
}

HubFeed::~HubFeed() = default;

void HubFeed::compare()
{
    const ClientStatusStore &board = m_services.board();
    if (!board.isLoaded())
        return;
    ClientStatusStore::Changes changes = board.changesSince(m_revision);
    if (changes.revision == m_revision)
        return;
    m_revision = changes.revision;
    m_window.post([observer = &m_observer, run = m_run, changes = std::move(changes)] {
        observer->onClientsChanged(run, changes);
    });
}

/// These signals come on the services' thread and go straight on to the window's: the services are their own context,
/// since they outlive this object by the time that it takes to end.
void HubFeed::followServices()
{
    const auto observer = &m_observer;
    connect(&m_services.recorder(), &StateRecorder::alertRaised, &m_services,
            [observer, run = m_run, window = m_window](const SessionAlert &alert) {
                window.post([observer, run, alert] { observer->onAlert(run, alert); });
            });
    connect(&m_services, &Services::jobUpdated, &m_services,
            [observer, run = m_run, window = m_window](const JobInfo &job) {
                window.post([observer, run, job] { observer->onJobChanged(run, job); });
            });
}

/// The journal holds states and jobs too; those come to the window by shorter ways.
void HubFeed::followAudit()
{
    const auto deliver = [this](const EventPtr &event) {
        if (event->type != EventType::Audit || event->data.isEmpty())
            return true;
        const QString action = QJsonDocument::fromJson(event->data).object().value(QLatin1String("action")).toString();
        m_window.post([observer = &m_observer, run = m_run, action] { observer->onAudited(run, action); });
        return true;
    };
    // A feed that fell so far behind has missed entries: one word makes whoever shows them read anew.
    const auto dropped = [this] {
        m_window.post([observer = &m_observer, run = m_run] { observer->onAudited(run, {}); });
        followAudit();
    };
    m_subscription =
        m_services.journal().subscribe({.admin = true, .client = {}}, {}, m_mailbox.address(), deliver, dropped);
}

} // namespace hub::app
