// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/clientjson.h"

#include "core/text/isotime.h"

#include <QJsonArray>

namespace hub {

namespace {

QString stateWordOf(SessionState state)
{
    return QString::fromLatin1(sessionStateWord(state));
}

} // namespace

QJsonObject clientJson(const MonitoredClient &client)
{
    return {{QStringLiteral("cliente_id"), client.client.toNumber()},
            {QStringLiteral("name"), client.name},
            {QStringLiteral("session"), client.sessionName()},
            {QStringLiteral("tags"), QJsonArray::fromStringList(client.tags)},
            {QStringLiteral("expected_phone"), textOrNull(client.expectedPhone)},
            {QStringLiteral("wanted"), client.wanted ? QStringLiteral("on") : QStringLiteral("off")},
            {QStringLiteral("state"), stateWordOf(client.state)},
            {QStringLiteral("raw_state"), textOrNull(client.rawState)},
            {QStringLiteral("can_send"), client.canSend},
            {QStringLiteral("restricted_since"), isoTime(client.restrictedAt)},
            {QStringLiteral("restricted_until"), isoTime(client.restrictedUntil)},
            {QStringLiteral("account"), textOrNull(client.account)},
            {QStringLiteral("since"), isoTime(client.since)},
            {QStringLiteral("checked_at"), isoTime(client.lastGoodAnswer)},
            {QStringLiteral("last_sent_at"), isoTime(client.lastMessageSent)}};
}

QJsonObject clientStateJson(const MonitoredClient &client)
{
    return {{QStringLiteral("cliente_id"), client.client.toNumber()},
            {QStringLiteral("state"), stateWordOf(client.state)},
            {QStringLiteral("raw_state"), textOrNull(client.rawState)},
            {QStringLiteral("connected"), client.connected},
            {QStringLiteral("needs_qr"), client.needsQr},
            {QStringLiteral("can_send"), client.canSend},
            {QStringLiteral("recoverable"), client.recoverable},
            {QStringLiteral("account"), textOrNull(client.account)},
            {QStringLiteral("since"), isoTime(client.since)},
            {QStringLiteral("checked_at"), isoTime(client.lastGoodAnswer)}};
}

QJsonObject sessionManagerJson(const SessionManagerHealth &health)
{
    return {{QStringLiteral("session_manager"), health.up ? QStringLiteral("up") : QStringLiteral("down")},
            {QStringLiteral("reason"), textOrNull(health.reason)},
            {QStringLiteral("since"), isoTime(health.since)}};
}

} // namespace hub
