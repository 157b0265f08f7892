// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace hub {

/// The secrets of single sessions, by the session's name, for engines that give each its own key. Never log them.
using SessionSecrets = QHash<QString, QByteArray>;

/// The file in the data directory that holds them: a JSON object, `{"shop": "its key"}`, for its owner alone.
inline constexpr auto SessionSecretsFile = "engine-secrets.json";

/// None if there is no such file. Errors are one line that names the file, the session, and what is accepted
/// (INVALID_SECRETS), but no secret. Blocks on the file.
[[nodiscard]] HUB_CORE_EXPORT Result<SessionSecrets> readSessionSecrets(const QString &file);

} // namespace hub
