// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>

namespace hub {

/// Where the store is and how patient we are with it. All times are settings, so that tests can use milliseconds.
struct DatabaseSettings
{
    QString file; ///< SQLite: the path of the file; made with mode 0600 if it is not there
    QString url;  ///< PostgreSQL: `postgresql://user:password@host:port/name?sslmode=…`; if set, `file` is not used
    int queueLimit = 4096;                       ///< pieces of work that may wait
    std::chrono::milliseconds busyTimeout{3000}; ///< waiting for a lock of another process
    std::chrono::milliseconds connectTimeout{
        5000}; ///< PostgreSQL: until the connection stands (whole seconds, at least 2)
    std::chrono::milliseconds statementTimeout{30000}; ///< PostgreSQL: for one statement
    std::chrono::milliseconds retryFirst{100};         ///< pause before the store is sought again, doubling …
    std::chrono::milliseconds retryMost{2000};         ///< … up to this
    std::chrono::milliseconds checkpointAfter{1000}; ///< SQLite: idle time after which the log is folded into the file

    [[nodiscard]] bool isPostgres() const { return !url.isEmpty(); }
};

} // namespace hub
