// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakehubapi.h"

namespace hub {

FakeHubApi::FakeHubApi(QObject *parent)
    : HubApi(parent)
    , m_clients(desk)
    , m_sending(desk)
    , m_contacts(desk)
    , m_people(desk)
    , m_activity(desk)
    , m_alerts(desk)
    , m_server(desk)
    , m_settings(desk)
{
}

void FakeHubApi::start()
{
    if (const auto error = desk.ask(QStringLiteral("start"))) {
        QTimer::singleShot(0, this, [this, error] { setPhase(Phase::Failed, *error); });
        return;
    }
    setPhase(Phase::Starting);
    QTimer::singleShot(0, this, [this] {
        setPhase(Phase::Running);
        m_clients.load();
    });
}

void FakeHubApi::stop()
{
    (void)desk.ask(QStringLiteral("stop"));
    setPhase(Phase::Stopping);
    QTimer::singleShot(0, this, [this] { setPhase(Phase::Stopped); });
}

void FakeHubApi::diagnostics(QObject *context, Answer<QByteArray> done)
{
    if (const auto error = desk.ask(QStringLiteral("diagnostics")))
        return desk.refuse(context, done, *error);
    desk.answer<QByteArray>(context, done, diagnosticsText);
}

void FakeHubApi::setPhase(Phase phase, const Error &error)
{
    m_error = error;
    if (m_phase == phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged(phase);
}

} // namespace hub
