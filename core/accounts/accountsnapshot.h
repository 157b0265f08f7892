// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/user.h"

#include <QHash>

namespace hub {

/// What the store said of users and keys at one moment. Never changed once made, so that any thread may read it.
struct AccountSnapshot
{
    struct Key
    {
        ApiKey key;
        QByteArray hash;
    };

    qint64 revision = 0;
    QHash<qint64, User> users;
    QHash<QByteArray, Key> keys; ///< by hash; only those that are not revoked
};

} // namespace hub
