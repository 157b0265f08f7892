// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/user.h"
#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace hub {

/// Why a token or a key does not open the door. For the log: the caller is only told UNAUTHORIZED.
enum class AuthFault {
    Missing,        ///< no Authorization header
    Malformed,      ///< not `Bearer …`, not a JWT, or without our claims
    WrongAlgorithm, ///< `alg` other than HS256
    Critical,       ///< has `crit`: extensions that we do not know
    WrongSignature,
    Expired,
    NotYetValid, ///< its `nbf` lies ahead
    UnknownUser,
    Pending,
    Disabled,
    Revoked,          ///< an older token than the last password change or disabling; a revoked or unknown API key
    StoreUnavailable, ///< accounts not loaded, or not refreshed for so long that they are no longer trusted: 503, not
                      ///< 401
};

/// A word for the log: `wrong_signature`, …
[[nodiscard]] HUB_CORE_EXPORT const char *authFaultName(AuthFault fault);

/// Whether the fault lies with the accounts as they were last read, so that the store may know better by now: an
/// account or key made, enabled or given a password on another hub or by a subcommand.
[[nodiscard]] constexpr bool mayHaveChanged(AuthFault fault)
{
    return fault == AuthFault::UnknownUser || fault == AuthFault::Pending || fault == AuthFault::Disabled ||
           fault == AuthFault::Revoked;
}

/// What our tokens say. Times are seconds of UTC (RFC 7519, NumericDate).
struct TokenClaims
{
    qint64 userId = 0;   ///< `sub`, as a decimal string
    ClienteId clienteId; ///< `cliente_id`
    QString username;
    Role role = Role::Operator;
    qint64 issuedAt = 0; ///< `iat`
    qint64 expires = 0;  ///< `exp`
    QByteArray id;       ///< `jti`: `EPOCH.RANDOM`, the epoch being the user's token epoch when it was issued
};

/// JSON Web Tokens (RFC 7515, RFC 7519) with HMAC-SHA256, and with nothing else: the token does not choose its
/// algorithm. Immutable, so any thread may use it.
class HUB_CORE_EXPORT Jwt
{
public:
    static constexpr qsizetype MinimumSecret = 32; ///< bytes (RFC 7518, section 3.2)
    static constexpr qsizetype LongestToken = 4096;

    /// `secret` has at least MinimumSecret bytes.
    explicit Jwt(QByteArray secret);
    ~Jwt();
    Jwt(const Jwt &) = delete;
    Jwt &operator=(const Jwt &) = delete;

    [[nodiscard]] QByteArray sign(const TokenClaims &claims) const;
    [[nodiscard]] Result<TokenClaims, AuthFault> verify(QByteArrayView token, qint64 nowSeconds) const;

    /// The payload of a correctly signed compact JWS, whatever it says.
    [[nodiscard]] Result<QByteArray, AuthFault> verifiedPayload(QByteArrayView token) const;
    /// A compact JWS with our header.
    [[nodiscard]] QByteArray signPayload(QByteArrayView payload) const;

private:
    [[nodiscard]] QByteArray mac(QByteArrayView text) const;

    QByteArray m_secret;
};

/// `EPOCH.RANDOM`
[[nodiscard]] HUB_CORE_EXPORT QByteArray makeTokenId(qint64 epoch);
[[nodiscard]] HUB_CORE_EXPORT std::optional<qint64> epochOfTokenId(QByteArrayView id);

} // namespace hub
