// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/serverapi.h"

#include <QtGlobal>

namespace hub::http {
class Server;
}

namespace hub::app {

/// Turns a server's running counts into what happened since the last look, over as many servers as there are one after
/// the other. Lives on the thread of the servers.
class ServerSampler
{
public:
    /// `server`: null while there is none. `now`: ms since 1970; `elapsed`: ms since the last sample.
    [[nodiscard]] ServerSample take(const http::Server *server, qint64 now, qint64 elapsed);
    /// That server goes: its counts are added to those of the program. Call it while it still stands.
    void noteEnd(const http::Server &server);

private:
    struct Totals
    {
        quint64 requests = 0;
        quint64 clientErrors = 0;
        quint64 serverErrors = 0;
        quint64 microseconds = 0;

        Totals &operator+=(const Totals &other);
    };
    static Totals totalsOf(const http::Server &server);

    Totals m_ended; // of servers that are gone
    Totals m_told;  // in former samples
};

} // namespace hub::app
