// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/accountjson.h"

#include "core/text/isotime.h"

namespace hub::routes {

namespace {

QJsonValue clientOrNull(const std::optional<ClienteId> &client)
{
    return client ? QJsonValue(client->toNumber()) : QJsonValue();
}

} // namespace

QJsonObject userJson(const User &user)
{
    return {{QStringLiteral("id"), user.id},
            {QStringLiteral("username"), user.username},
            {QStringLiteral("cliente_id"), user.clienteId.toNumber()},
            {QStringLiteral("role"), roleName(user.role)},
            {QStringLiteral("state"), userStateName(user.state)},
            {QStringLiteral("created_at"), isoTime(user.createdAt)},
            {QStringLiteral("last_login_at"), isoTime(user.lastLoginAt.value_or(0))}};
}

QJsonObject callerJson(const Caller &caller)
{
    QJsonObject object{{QStringLiteral("id"), caller.userId != 0 ? QJsonValue(caller.userId) : QJsonValue()},
                       {QStringLiteral("username"), QString::fromUtf8(caller.name)},
                       {QStringLiteral("cliente_id"), clientOrNull(caller.clienteId)},
                       {QStringLiteral("role"), roleName(caller.role)}};
    if (caller.keyId != 0)
        object.insert(QStringLiteral("key_id"), caller.keyId);
    return object;
}

QJsonObject keyJson(const ApiKey &key)
{
    return {{QStringLiteral("id"), key.id},
            {QStringLiteral("name"), key.name},
            {QStringLiteral("cliente_id"), clientOrNull(key.clienteId)},
            {QStringLiteral("role"), roleName(key.role)},
            {QStringLiteral("created_at"), isoTime(key.createdAt)},
            {QStringLiteral("last_used_at"), isoTime(key.lastUsedAt.value_or(0))},
            {QStringLiteral("revoked_at"), isoTime(key.revokedAt.value_or(0))}};
}

} // namespace hub::routes
