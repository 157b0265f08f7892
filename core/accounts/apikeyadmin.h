// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountcontext.h"
#include "core/accounts/user.h"
#include "core/export.h"
#include "core/storage/resultpage.h"

namespace hub {

/// A key just made. `secret` is `hub_…`; it is shown once and kept nowhere.
struct CreatedApiKey
{
    ApiKey key;
    QByteArray secret;
};

/// What administrators do with API keys. Every function may be called from any thread; `done` runs where `replyTo`
/// lives. Each change writes its audit entry (`key_create`, `key_revoke`), and is known to the authenticator before
/// `done`. Errors: INVALID_REQUEST, NOT_FOUND, or those of Database.
class HUB_CORE_EXPORT ApiKeyAdmin
{
public:
    explicit ApiKeyAdmin(AccountContext &context);

    /// Without a client it is an admin key.
    void create(const QString &name, std::optional<ClienteId> client, const Origin &origin,
                const Mailbox::Address &replyTo, std::function<void(Result<CreatedApiKey>)> done);
    void list(const PageRequest &request, const Mailbox::Address &replyTo,
              std::function<void(Result<ResultPage<ApiKey>>)> done);
    /// Revoking twice is no error.
    void revoke(qint64 id, const Origin &origin, const Mailbox::Address &replyTo,
                std::function<void(Result<ApiKey>)> done);

private:
    AccountContext &m_context;
};

} // namespace hub
