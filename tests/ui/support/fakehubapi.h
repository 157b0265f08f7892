// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "tests/ui/support/fakeactivity.h"
#include "tests/ui/support/fakealerts.h"
#include "tests/ui/support/fakeclients.h"
#include "tests/ui/support/fakecontacts.h"
#include "tests/ui/support/fakedesk.h"
#include "tests/ui/support/fakepeople.h"
#include "tests/ui/support/fakesending.h"
#include "tests/ui/support/fakeserver.h"
#include "tests/ui/support/fakesettings.h"

namespace hub {

/// A hub for tests of the dashboard: everything in memory, answers through the event loop. Each part is a concrete
/// class whose members a test sets and looks at; `desk` records all questions, lets them fail, and holds answers back.
class FakeHubApi : public HubApi
{
    Q_OBJECT

public:
    explicit FakeHubApi(QObject *parent = nullptr);

    FakeDesk desk;

    [[nodiscard]] FakeClients &clients() override { return m_clients; }
    [[nodiscard]] FakeSending &sending() override { return m_sending; }
    [[nodiscard]] FakeContacts &contacts() override { return m_contacts; }
    [[nodiscard]] FakePeople &people() override { return m_people; }
    [[nodiscard]] FakeActivity &activity() override { return m_activity; }
    [[nodiscard]] FakeAlerts &alerts() override { return m_alerts; }
    [[nodiscard]] FakeServer &server() override { return m_server; }
    [[nodiscard]] FakeSettings &settings() override { return m_settings; }

    [[nodiscard]] Phase phase() const override { return m_phase; }
    [[nodiscard]] Error error() const override { return m_error; }
    [[nodiscard]] QString dataDirectory() const override { return QStringLiteral("/var/lib/central-hub"); }
    [[nodiscard]] bool isDemo() const override { return demo; }
    [[nodiscard]] QString demoAccount() const override { return demoAccountText; }
    [[nodiscard]] bool isNew() const override { return fresh; }
    void start() override;
    void stop() override;
    void diagnostics(QObject *context, Answer<QByteArray> done) override;

    void setPhase(Phase phase, const Error &error = {});
    /// Somebody started the program a second time.
    void askToRaise() { Q_EMIT raiseRequested(); }

    bool demo = false;
    QString demoAccountText;
    bool fresh = false; ///< isNew()
    QByteArray diagnosticsText{"central-hub 0.1.0\nclients 50\n"};

private:
    FakeClients m_clients;
    FakeSending m_sending;
    FakeContacts m_contacts;
    FakePeople m_people;
    FakeActivity m_activity;
    FakeAlerts m_alerts;
    FakeServer m_server;
    FakeSettings m_settings;
    Phase m_phase = Phase::Running;
    Error m_error;
};

} // namespace hub
