// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/server/serverwords.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace hub::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::ServerWords)
};

bool isAnyAddress(const QString &address)
{
    const QHostAddress host(address);
    return host == QHostAddress(QHostAddress::AnyIPv4) || host == QHostAddress(QHostAddress::AnyIPv6) ||
           host == QHostAddress(QHostAddress::Any);
}

} // namespace

QString serverHeadline(const ServerState &state)
{
    switch (state.phase) {
    case ServerState::Phase::Starting:
        return Text::tr("Starting on %1…").arg(endpointText(state.address, state.port));
    case ServerState::Phase::Listening:
        if (isAnyAddress(state.address))
            return Text::tr("Listening on all addresses, port %1").arg(state.port);
        return Text::tr("Listening on %1").arg(endpointText(state.address, state.port));
    case ServerState::Phase::Stopping:
        return Text::tr("Stopping…");
    case ServerState::Phase::Stopped:
        return Text::tr("The server is stopped");
    case ServerState::Phase::Failed:
        return Text::tr("The server could not start");
    }
    Q_UNREACHABLE();
}

QString serverWord(ServerState::Phase phase)
{
    switch (phase) {
    case ServerState::Phase::Starting:
        return Text::tr("Starting");
    case ServerState::Phase::Listening:
        return Text::tr("Running");
    case ServerState::Phase::Stopping:
        return Text::tr("Stopping");
    case ServerState::Phase::Stopped:
        return Text::tr("Stopped");
    case ServerState::Phase::Failed:
        return Text::tr("Failed");
    }
    Q_UNREACHABLE();
}

Tone serverTone(ServerState::Phase phase)
{
    switch (phase) {
    case ServerState::Phase::Starting:
    case ServerState::Phase::Stopping:
        return Tone::Busy;
    case ServerState::Phase::Listening:
        return Tone::Good;
    case ServerState::Phase::Stopped:
        return Tone::Neutral;
    case ServerState::Phase::Failed:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

const char *serverIcon(ServerState::Phase phase)
{
    switch (phase) {
    case ServerState::Phase::Starting:
    case ServerState::Phase::Stopping:
        return "clock";
    case ServerState::Phase::Listening:
        return "check-circle";
    case ServerState::Phase::Stopped:
        return "pause";
    case ServerState::Phase::Failed:
        return "error";
    }
    Q_UNREACHABLE();
}

QString endpointText(const QString &address, quint16 port)
{
    const bool isIPv6 = address.contains(u':');
    return (isIPv6 ? QString(u'[' % address % u']') : address) % u':' % QString::number(port);
}

bool isLoopback(const QString &address)
{
    return address == QLatin1String("localhost") || QHostAddress(address).isLoopback();
}

bool isOpenToEavesdroppers(const ServerState &state)
{
    return state.phase == ServerState::Phase::Listening && !state.tls && !isLoopback(state.address);
}

QString reachText(const ServerState &state)
{
    if (isLoopback(state.address))
        return Text::tr("Only programs on this computer reach the API and the web page. To let others in, choose "
                        "another address under Settings, Listening.");
    const QString encryption =
        state.tls ? Text::tr("What passes is encrypted (TLS).") : Text::tr("What passes is not encrypted.");
    const QString who =
        isAnyAddress(state.address)
            ? Text::tr("Others in the network reach it under any name or address of this computer, port %1.")
                  .arg(state.port)
            : Text::tr("Others in the network reach it under %1.").arg(endpointText(state.address, state.port));
    return who % u' ' % encryption;
}

QString healthCommand(const ServerState &state)
{
    if (state.page.isEmpty())
        return {};
    return QLatin1String("curl ") % state.page.resolved(QUrl(QStringLiteral("/health"))).toString(QUrl::FullyEncoded);
}

} // namespace hub::ui
