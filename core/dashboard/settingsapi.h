// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"
#include "core/export.h"
#include "core/session/enginetest.h"
#include "core/settings/setting.h"

#include <QByteArray>
#include <QMap>
#include <QObject>
#include <QUrl>

#include <vector>

namespace hub {

/// One setting, as it stands.
struct SettingValue
{
    enum class Source { Default, File, Environment, CommandLine };

    Setting setting;                 ///< key, type, range, help
    QString text;                    ///< the value as it is set: in force, or `pending`; empty for a secret
    Source source = Source::Default; ///< an environment variable or option beats the file: it cannot be changed here
    bool restart = false;            ///< a change takes effect when the program is started anew
    bool pending = false;            ///< it was changed, and waits for that
};

/// The declared settings; changes go to the configuration file in the data directory. Lives on the dashboard's thread.
class HUB_CORE_EXPORT SettingsApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~SettingsApi() override;

    /// Those that a file may hold, in the order in which people see them.
    [[nodiscard]] virtual std::vector<SettingValue> values() const = 0;
    /// All or none: checked, written, and put in force where that needs no restart. A missing value (null QString) goes
    /// back to the default. INVALID_SETTING (one line that names the setting and what it accepts), FILE_FAILED.
    virtual void apply(const QMap<QByteArray, QString> &changes, QObject *context, Answer<void> done) = 0;
    /// Whether that engine answers there, or which other one. Errors: INVALID_SETTING, those of EngineTest.
    virtual void testEngine(const EngineQuestion &question, QObject *context, Answer<EngineFound> done) = 0;
    /// Where the configuration file is.
    [[nodiscard]] virtual QString file() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace hub
