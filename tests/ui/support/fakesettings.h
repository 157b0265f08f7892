// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/settingsapi.h"
#include "tests/ui/support/fakedesk.h"

#include <vector>

namespace hub {

/// The true table of settings, with values in memory.
class FakeSettings : public SettingsApi
{
    Q_OBJECT

public:
    explicit FakeSettings(FakeDesk &desk, QObject *parent = nullptr);

    [[nodiscard]] std::vector<SettingValue> values() const override { return valueList; }
    void apply(const QMap<QByteArray, QString> &changes, QObject *context, Answer<void> done) override;
    void testEngine(const EngineQuestion &question, QObject *context, Answer<EngineFound> done) override;
    [[nodiscard]] QString file() const override { return QStringLiteral("/var/lib/central-hub/central-hub.ini"); }

    [[nodiscard]] SettingValue *find(const QByteArray &key);

    std::vector<SettingValue> valueList; ///< all defaults at first; change what you like, then announce()
    Result<EngineFound> engineAnswer = EngineFound{
        .milliseconds = 12, .name = QStringLiteral("session-manager"), .title = QStringLiteral("Session Manager")};
    void announce() { Q_EMIT changed(); }

private:
    FakeDesk &m_desk;
    Settings m_settings;
};

} // namespace hub
