// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/settings/settings.h"
#include "server/http/router.h"
#include "server/http/serversettings.h"

namespace hub::app {

/// What the HTTP server needs of the operator's settings. Reads the certificate and the key; an error is one line that
/// names the setting.
[[nodiscard]] Result<http::ServerSettings> serverSettings(const Settings &settings);

/// Who may ask the routes of group 2.
[[nodiscard]] http::Access publicProxyAccess(const Settings &settings);

} // namespace hub::app
