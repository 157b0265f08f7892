// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/jwt.h"
#include "core/accounts/user.h"
#include "core/export.h"
#include "core/result.h"

#include <QHash>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace hub {

/// The two clocks of the accounts, injected so that tests need not wait. Both thread-safe, in milliseconds.
struct HUB_CORE_EXPORT AccountClock
{
    std::function<qint64()> wall;   ///< UTC since 1970: for what is stored and signed
    std::function<qint64()> steady; ///< only forward: for how long ago something was

    [[nodiscard]] static AccountClock system();
};

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

/// Proves from an `Authorization` header who is calling. Asks no database: it holds the accounts as AccountDirectory
/// last read them. So it is quick enough for every request, and goes on when the store is gone; but no longer than
/// `trustFor`, since a hub that is cut off from its store does not hear who was disabled. Thread-safe.
class HUB_CORE_EXPORT Authenticator
{
public:
    static constexpr std::chrono::milliseconds DefaultTrust{15 * 60 * 1000};

    Authenticator(QByteArray jwtSecret, AccountClock clock, std::chrono::milliseconds trustFor = DefaultTrust);

    /// `header` is the value of the header, empty if there is none.
    [[nodiscard]] Result<Caller, AuthFault> check(QByteArrayView header) const;

    [[nodiscard]] const Jwt &jwt() const { return m_jwt; }

    /// New accounts, just read from the store.
    void setSnapshot(std::shared_ptr<const AccountSnapshot> snapshot);
    /// The store was asked, and the accounts have not changed.
    void confirmSnapshot();

    struct KeyUse
    {
        qint64 keyId;
        qint64 at; ///< milliseconds of UTC
    };
    /// The keys used since the last call, each at most once a minute.
    [[nodiscard]] std::vector<KeyUse> takeKeyUses();

private:
    [[nodiscard]] std::shared_ptr<const AccountSnapshot> trustedSnapshot() const;
    [[nodiscard]] Result<Caller, AuthFault> checkKey(const AccountSnapshot &accounts, QByteArrayView key) const;
    [[nodiscard]] Result<Caller, AuthFault> checkToken(const AccountSnapshot &accounts, QByteArrayView token) const;
    void noteUse(qint64 keyId) const;

    const Jwt m_jwt;
    const AccountClock m_clock;
    const std::chrono::milliseconds m_trustFor;

    // A mutex held for two copies; std::atomic<std::shared_ptr> takes a lock as well, one that ThreadSanitizer cannot
    // see.
    mutable std::mutex m_mutex;
    std::shared_ptr<const AccountSnapshot> m_snapshot;
    qint64 m_confirmedAt = 0;

    struct Use
    {
        qint64 at = 0;
        bool taken = false;
    };
    mutable std::mutex m_usesMutex;
    mutable QHash<qint64, Use> m_uses;
};

} // namespace hub
