// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/apikeyadmin.h"

#include "core/accounts/accountrules.h"
#include "core/accounts/apikeysecret.h"
#include "core/storage/accountrepository.h"

namespace hub {

ApiKeyAdmin::ApiKeyAdmin(AccountContext &context) : m_context(context) {}

void ApiKeyAdmin::create(const QString &name, std::optional<ClienteId> client, const Origin &origin,
                         const Mailbox::Address &replyTo, std::function<void(Result<CreatedApiKey>)> done)
{
    if (const auto checked = checkKeyName(name); !checked) {
        replyTo.post([done = std::move(done), error = checked.error()] { done(tl::unexpected<Error>(error)); });
        return;
    }
    ApiKey key;
    key.name = name;
    key.clienteId = client;
    key.role = client ? Role::Operator : Role::Admin;
    key.createdAt = m_context.clock.wall();
    m_context.change<CreatedApiKey>(
        [this, key, secret = apikeysecret::make(), origin](QSqlDatabase &connection) -> Result<CreatedApiKey> {
            const auto id = apikeys::insert(connection, key, apikeysecret::hash(secret));
            if (!id)
                return tl::unexpected<Error>(id.error());
            CreatedApiKey created{key, secret};
            created.key.id = *id;
            return m_context.audit(connection, origin, "key_create", key.clienteId, QString::number(*id), key.name)
                .map([&] { return created; });
        },
        replyTo, std::move(done));
}

void ApiKeyAdmin::list(const PageRequest &request, const Mailbox::Address &replyTo,
                       std::function<void(Result<ResultPage<ApiKey>>)> done)
{
    m_context.database.run<ResultPage<ApiKey>>(
        replyTo, [request](QSqlDatabase &connection) { return apikeys::list(connection, request); }, std::move(done));
}

void ApiKeyAdmin::revoke(qint64 id, const Origin &origin, const Mailbox::Address &replyTo,
                         std::function<void(Result<ApiKey>)> done)
{
    m_context.change<ApiKey>(
        [this, id, origin](QSqlDatabase &connection) -> Result<ApiKey> {
            HUB_TRY(const auto found, apikeys::find(connection, id));
            if (!found)
                return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("there is no such key"));
            ApiKey key = *found;
            const qint64 now = m_context.clock.wall();
            key.revokedAt = key.revokedAt.value_or(now);
            return apikeys::revoke(connection, id, now)
                .and_then([&] {
                    return m_context.audit(connection, origin, "key_revoke", key.clienteId, QString::number(id),
                                           key.name);
                })
                .map([&] { return key; });
        },
        replyTo, std::move(done));
}

} // namespace hub
