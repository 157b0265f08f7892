// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/request.h"

#include <functional>
#include <memory>

namespace hub::http {

/// Qt's HTTP server, behind the gate. Its parser gets one canonical request line at a time, from a socket in memory,
/// and calls back synchronously; it never sees a client's target, headers, body or socket (qt-traps: each of them can
/// crash, wedge or bloat QHttpServer 6.4). The only file that knows Qt's version. One per worker thread.
class QtDispatcher
{
public:
    QtDispatcher();
    ~QtDispatcher();
    QtDispatcher(const QtDispatcher &) = delete;
    QtDispatcher &operator=(const QtDispatcher &) = delete;

    /// Has Qt serve a request with this method: calls `handler` once, before it returns. False if Qt knows no such
    /// method.
    bool dispatch(Method method, const std::function<void()> &handler);

    /// Loads what Qt's server brings along, wanted or not: its TLS backend and with that OpenSSL, which is half of a
    /// start's work. Made on any thread beforehand, it can be done while something else is. Thread-safe.
    static void preload();

private:
    class Engine;
    class Feeder;
    class MemorySocket;

    void openSocket();

    std::unique_ptr<Engine> m_engine;
    Feeder *m_feeder = nullptr;       // the engine is its parent
    MemorySocket *m_socket = nullptr; // the engine deletes it
};

} // namespace hub::http
