// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubcalls.h"
#include "app/dashboard/hubrunner.h"
#include "app/settingsfile.h"
#include "core/dashboard/settingsapi.h"

#include <functional>

namespace hub::app {

/// SettingsApi of the program that this is: what its hub runs with, and the file behind it.
class LocalSettings final : public SettingsApi
{
    Q_OBJECT

public:
    /// `inForce` are the settings that the program was started with.
    LocalSettings(HubCalls &calls, HubThread &thread, SettingsFile file, const SettingsWithOrigins &inForce,
                  QObject *parent = nullptr);

    [[nodiscard]] std::vector<SettingValue> values() const override;
    void apply(const QMap<QByteArray, QString> &changes, QObject *context, Answer<void> done) override;
    void testEngine(const EngineQuestion &question, QObject *context, Answer<EngineFound> done) override;
    [[nodiscard]] QString file() const override { return m_file.path(); }

    /// What the hub is to run with.
    [[nodiscard]] const Settings &inForce() const { return m_inForce; }
    /// This port until the next start of the program, whatever the file says.
    void overridePort(quint16 port);
    /// A demonstration's Session Manager is found once it runs.
    void showSessionManager(const QUrl &url) { m_sessionManager = url; }

Q_SIGNALS:
    /// The file holds what was asked for.
    void written();
    /// Other settings are in force, and the hub does not know it yet.
    void adopted(hub::ApplyScope scope);

private:
    void audit(const QMap<QByteArray, QString> &changes) const;
    void adopt(const SettingsWithOrigins &wanted, bool portGiven);
    [[nodiscard]] SettingValue valueOf(const Setting &setting) const;

    HubCalls &m_calls;
    HubThread &m_thread;
    const SettingsFile m_file;
    SettingsWithOrigins m_wanted; ///< those of a program that would start now
    Settings m_inForce;
    std::optional<quint16> m_port;
    QUrl m_sessionManager;
};

} // namespace hub::app
