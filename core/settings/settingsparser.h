// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"
#include "core/settings/settings.h"

#include <QByteArray>
#include <QHash>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <functional>

namespace hub {

/// A text from outside as one line may show it: short, and no control character forges a second line; and in quotes.
[[nodiscard]] HUB_CORE_EXPORT QString printableText(const QString &text);
[[nodiscard]] HUB_CORE_EXPORT QString quotedText(const QString &text);

/// Where settings come from. Only these are looked at, so that tests need no process, no environment and no files.
struct SettingSources
{
    QStringList arguments; ///< without the program's name; options only
    QProcessEnvironment environment;
    /// The bytes of a file, or why not: code NOT_FOUND if there is none.
    std::function<Result<QByteArray>(const QString &path)> readFile;
    QString defaultDataDirectory; ///< used when no data directory is given
};

/// Option beats environment (HUB_… beats PORT and SESSION_MANAGER_BASE_URL; an empty variable is none) beats file beats
/// default. The file is the one that `--config` names, else central-hub.ini in the data directory if it is there. Of a
/// repeated option the last counts. The error's message is one line that names the setting, where it came from and what
/// it accepts, and holds no secret. Thread-safe.
[[nodiscard]] HUB_CORE_EXPORT Result<Settings> parseSettings(const SettingSources &sources);

/// Which kind of source a value in force comes from.
enum class SettingOrigin { Default, File, Environment, CommandLine };

struct SettingsWithOrigins
{
    Settings settings;
    QHash<QByteArray, SettingOrigin> origins; ///< by key; one that is not in it has its default
};

/// The same as parseSettings(), for who shows the settings.
[[nodiscard]] HUB_CORE_EXPORT Result<SettingsWithOrigins> parseSettingsWithOrigins(const SettingSources &sources);

/// What a headless hub needs beyond valid settings: a Session Manager. Fails, naming SESSION_MANAGER_BASE_URL, if there
/// is neither its URL nor --demo.
[[nodiscard]] HUB_CORE_EXPORT Result<Settings> settingsForHeadless(Settings settings);

/// The dashboard starts without being told where the Session Manager is: http://localhost:3001.
[[nodiscard]] HUB_CORE_EXPORT Settings settingsForDashboard(Settings settings);

} // namespace hub
