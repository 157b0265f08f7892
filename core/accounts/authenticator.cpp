// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/authenticator.h"

#include "core/accounts/secrets.h"

#include <QDateTime>

#include <sodium.h>

namespace hub {

namespace {

constexpr qint64 UseResolution = 60000; // milliseconds

/// Whether a use noted at `at` is so long ago that the next one is noted again; also if the clock has stepped back.
bool isOver(qint64 at, qint64 now)
{
    return at + UseResolution <= now || at > now + UseResolution;
}

/// The credentials of `Bearer …` (RFC 6750, section 2.1; the scheme's case does not matter, RFC 9110, section 11.1).
std::optional<QByteArrayView> bearerOf(QByteArrayView header)
{
    constexpr QByteArrayView Scheme = "bearer ";
    if (header.size() <= Scheme.size() || header.first(Scheme.size()).compare(Scheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    QByteArrayView token = header.sliced(Scheme.size());
    while (token.startsWith(' '))
        token = token.sliced(1);
    if (token.isEmpty() || token.contains(' '))
        return std::nullopt;
    return token;
}

} // namespace

AccountClock AccountClock::system()
{
    return {[] { return QDateTime::currentMSecsSinceEpoch(); },
            [] {
                const auto now = std::chrono::steady_clock::now().time_since_epoch();
                return qint64(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
            }};
}

Authenticator::Authenticator(QByteArray jwtSecret, AccountClock clock, std::chrono::milliseconds trustFor)
    : m_jwt(std::move(jwtSecret)), m_clock(std::move(clock)), m_trustFor(trustFor)
{
}

Result<Caller, AuthFault> Authenticator::check(QByteArrayView header) const
{
    if (header.isEmpty())
        return tl::unexpected(AuthFault::Missing);
    const auto bearer = bearerOf(header);
    if (!bearer)
        return tl::unexpected(AuthFault::Malformed);
    const auto accounts = trustedSnapshot();
    if (!accounts)
        return tl::unexpected(AuthFault::StoreUnavailable);
    if (apikeysecret::looksLikeKey(*bearer))
        return checkKey(*accounts, *bearer);
    return checkToken(*accounts, *bearer);
}

void Authenticator::setSnapshot(std::shared_ptr<const AccountSnapshot> snapshot)
{
    const qint64 now = m_clock.steady();
    const std::scoped_lock lock(m_mutex);
    m_snapshot.swap(snapshot);
    m_confirmedAt = now;
}

void Authenticator::confirmSnapshot()
{
    const qint64 now = m_clock.steady();
    const std::scoped_lock lock(m_mutex);
    m_confirmedAt = now;
}

std::vector<Authenticator::KeyUse> Authenticator::takeKeyUses()
{
    const qint64 now = m_clock.wall();
    std::vector<KeyUse> uses;
    const std::scoped_lock lock(m_usesMutex);
    for (auto it = m_uses.begin(); it != m_uses.end();) {
        if (!it->taken) {
            uses.push_back({it.key(), it->at});
            it->taken = true;
            ++it;
        } else if (isOver(it->at, now)) {
            it = m_uses.erase(it); // keeps the table as small as the number of keys in use
        } else {
            ++it;
        }
    }
    return uses;
}

std::shared_ptr<const AccountSnapshot> Authenticator::trustedSnapshot() const
{
    const qint64 now = m_clock.steady();
    const std::scoped_lock lock(m_mutex);
    return now - m_confirmedAt <= m_trustFor.count() ? m_snapshot : nullptr;
}

Result<Caller, AuthFault> Authenticator::checkKey(const AccountSnapshot &accounts, QByteArrayView key) const
{
    const QByteArray hash = apikeysecret::hash(key);
    const auto found = accounts.keys.constFind(hash);
    if (found == accounts.keys.cend() || found->hash.size() != hash.size() ||
        sodium_memcmp(found->hash.constData(), hash.constData(), size_t(hash.size())) != 0)
        return tl::unexpected(AuthFault::Revoked);
    noteUse(found->key.id);
    Caller caller;
    caller.keyId = found->key.id;
    caller.name = "key:" + found->key.name.toUtf8();
    caller.role = found->key.role;
    caller.clienteId = found->key.clienteId;
    return caller;
}

Result<Caller, AuthFault> Authenticator::checkToken(const AccountSnapshot &accounts, QByteArrayView token) const
{
    HUB_TRY(const auto claims, m_jwt.verify(token, m_clock.wall() / 1000));
    const auto user = accounts.users.constFind(claims.userId);
    // The name too: with a secret from outside, a store made anew would give old ids to new people.
    if (user == accounts.users.cend() || user->username != claims.username)
        return tl::unexpected(AuthFault::UnknownUser);
    if (user->state == UserState::Disabled)
        return tl::unexpected(AuthFault::Disabled);
    if (user->state == UserState::Pending)
        return tl::unexpected(AuthFault::Pending);
    if (epochOfTokenId(claims.id) != user->tokenEpoch)
        return tl::unexpected(AuthFault::Revoked);
    // Role and client as they are now, not as they were when the token was issued.
    Caller caller;
    caller.userId = user->id;
    caller.name = user->username.toUtf8();
    caller.role = user->role;
    caller.clienteId = user->clienteId;
    return caller;
}

void Authenticator::noteUse(qint64 keyId) const
{
    const qint64 now = m_clock.wall();
    const std::scoped_lock lock(m_usesMutex);
    Use &use = m_uses[keyId];
    if (isOver(use.at, now))
        use = {now, false};
}

} // namespace hub
