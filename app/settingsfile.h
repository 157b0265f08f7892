// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/settings/setting.h"
#include "core/settings/settingsparser.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace hub::app {

/// Whether the files and directories that settings name are there and readable, so that a wrong name stops the start
/// and not the first request. The error's message is one line that names the setting. Blocks on the file system.
[[nodiscard]] Result<void> checkFiles(const Settings &settings);

/// How the Session Manager is asked, with its engine's profile and the secrets of its sessions. The error's message is
/// one line. Blocks on the file system.
[[nodiscard]] Result<SessionManagerSettings> loadedEngine(const Settings &settings);

/// The bytes of a configuration file (SettingSources::readFile); NOT_FOUND if there is none.
[[nodiscard]] Result<QByteArray> readConfigurationFile(const QString &path);

/// The configuration file of a running program, together with what beats it: the command line and the environment that
/// the program was started with. A value: copy it to the thread that works on it.
class SettingsFile
{
public:
    /// `sources` are those that the program was started with; `directory` is its data directory, a throw-away one too.
    SettingsFile(SettingSources sources, const QString &directory);

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Whether this file may hold that setting.
    [[nodiscard]] bool mayHold(const Setting &setting) const;
    /// What the program would be started with now. Blocks on the file system.
    [[nodiscard]] Result<SettingsWithOrigins> read() const;
    /// Checks the changes (a null text: back to the default), writes them, all or none, and gives what the program
    /// would be started with now. The file is replaced in one step and is for its owner only. Blocks on the file
    /// system. Errors, one line each: INVALID_SETTING, FILE_FAILED.
    [[nodiscard]] Result<SettingsWithOrigins> write(const QMap<QByteArray, QString> &changes) const;

private:
    [[nodiscard]] Result<void> check(const QMap<QByteArray, QString> &changes) const;
    [[nodiscard]] Result<SettingsWithOrigins> parse(const QByteArray &content) const;
    [[nodiscard]] Result<void> replace(const QByteArray &content) const;

    SettingSources m_sources;
    QString m_path;
    bool m_isDefault = true; ///< central-hub.ini in the data directory, not one that --config names
};

} // namespace hub::app
