// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"
#include "core/export.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <vector>

namespace hub {

/// Whether the embedded server listens.
struct ServerState
{
    enum class Phase { Starting, Listening, Stopping, Stopped, Failed };

    Phase phase = Phase::Stopped;
    QString address;  ///< what it is told to listen on
    quint16 port = 0; ///< while listening the true one, else the wished one
    bool tls = false;
    QUrl page;        ///< the web page, while listening
    Error error = {}; ///< Failed: LISTEN_FAILED (taken, not allowed), or what is wrong with the settings

    friend bool operator==(const ServerState &a, const ServerState &b)
    {
        return a.phase == b.phase && a.address == b.address && a.port == b.port && a.tls == b.tls && a.page == b.page &&
               a.error.code == b.error.code && a.error.message == b.error.message;
    }
};

/// What the server did in the last second.
struct ServerSample
{
    qint64 at = 0; ///< ms since 1970
    double requestsPerSecond = 0;
    double clientErrorsPerSecond = 0; ///< 4xx
    double serverErrorsPerSecond = 0; ///< 5xx
    int connections = 0;              ///< open now
    int streams = 0;                  ///< of these, listeners of events
    double meanMilliseconds = 0;      ///< from a whole request to its answer; 0 without requests
    quint64 requests = 0;             ///< since the start of the program
};

/// The embedded HTTP server. Lives on the dashboard's thread.
class HUB_CORE_EXPORT ServerApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ServerApi() override;

    [[nodiscard]] virtual ServerState state() const = 0;
    /// The last five minutes, the oldest first.
    [[nodiscard]] virtual std::vector<ServerSample> samples() const = 0;
    /// Each only asks; stateChanged() tells what came of it.
    virtual void start() = 0;
    /// The routes stop answering; monitoring and sending go on.
    virtual void stop() = 0;
    /// Listens on another port from now on, and after a restart. 0: any free one, this time only.
    virtual void listenOn(quint16 port) = 0;

Q_SIGNALS:
    void stateChanged(const hub::ServerState &state);
    /// Once a second.
    void sampled(const hub::ServerSample &sample);
};

} // namespace hub
