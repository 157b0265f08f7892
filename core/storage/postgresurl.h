// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QString>

#include <utility>
#include <vector>

namespace hub {

/// The parts of `postgresql://user:password@host:port/name?key=value` (also `postgres://`). Every part but the scheme
/// may be left out, as libpq does; a Unix socket is `?host=/var/run/postgresql` or a percent-encoded path as host.
struct PostgresUrl
{
    QString host;
    int port = -1; ///< -1: not given
    QString user;
    QString password;
    QString name;
    std::vector<std::pair<QString, QString>>
        options; ///< of libpq: sslmode, sslrootcert, sslcert, sslkey, application_name

    /// Errors: INVALID_REQUEST, with a sentence that never holds the URL itself (it may hold the password).
    [[nodiscard]] static HUB_CORE_EXPORT Result<PostgresUrl> parse(const QString &text);
};

} // namespace hub
