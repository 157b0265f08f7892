// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/settings/settings.h"

#include <QByteArray>
#include <QString>

namespace hub::app {

/// Whether the files and directories that settings name are there and readable, so that a wrong name stops the start
/// and not the first request. The error's message is one line that names the setting. Blocks on the file system.
[[nodiscard]] Result<void> checkFiles(const Settings &settings);

/// The bytes of a configuration file (SettingSources::readFile); NOT_FOUND if there is none.
[[nodiscard]] Result<QByteArray> readConfigurationFile(const QString &path);

} // namespace hub::app
