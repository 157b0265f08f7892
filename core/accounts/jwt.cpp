// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/jwt.h"

#include "core/accounts/secrets.h"
#include "core/accounts/user.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

#include <sodium.h>

#include <array>
#include <cmath>

namespace hub {

namespace {

std::optional<QJsonObject> jsonObject(const QByteArray &bytes)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

std::optional<AuthFault> headerFault(QByteArrayView encoded)
{
    const auto bytes = base64url::decode(encoded);
    const auto header = bytes ? jsonObject(*bytes) : std::nullopt;
    if (!header)
        return AuthFault::Malformed;
    if (header->value(u"alg").toString() != u"HS256") // not a string: empty
        return AuthFault::WrongAlgorithm;
    // RFC 7515, section 4.1.11: who does not understand an extension named in `crit` must refuse the token.
    if (header->contains(u"crit"))
        return AuthFault::Critical;
    return std::nullopt;
}

/// A NumericDate in whole seconds; RFC 7519 allows fractions.
std::optional<qint64> seconds(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > 1e15)
        return std::nullopt;
    return qint64(std::floor(number));
}

std::optional<TokenClaims> claimsOf(const QJsonObject &payload)
{
    bool isNumber = false;
    const qint64 userId = payload.value(u"sub").toString().toLongLong(&isNumber);
    const auto client = ClienteId::fromNumber(payload.value(u"cliente_id").toInteger());
    const auto role = roleFromName(payload.value(u"role").toString());
    const auto issuedAt = seconds(payload.value(u"iat"));
    const auto expires = seconds(payload.value(u"exp"));
    const QJsonValue username = payload.value(u"username");
    const QJsonValue id = payload.value(u"jti");
    if (!isNumber || !client || !role || !issuedAt || !expires || !username.isString() || !id.isString())
        return std::nullopt;
    return TokenClaims{userId, *client, username.toString(), *role, *issuedAt, *expires, id.toString().toUtf8()};
}

} // namespace

const char *authFaultName(AuthFault fault)
{
    switch (fault) {
    case AuthFault::Missing:
        return "missing";
    case AuthFault::Malformed:
        return "malformed";
    case AuthFault::WrongAlgorithm:
        return "wrong_algorithm";
    case AuthFault::Critical:
        return "crit";
    case AuthFault::WrongSignature:
        return "wrong_signature";
    case AuthFault::Expired:
        return "expired";
    case AuthFault::NotYetValid:
        return "not_yet_valid";
    case AuthFault::UnknownUser:
        return "unknown_user";
    case AuthFault::Pending:
        return "pending";
    case AuthFault::Disabled:
        return "disabled";
    case AuthFault::Revoked:
        return "revoked";
    case AuthFault::StoreUnavailable:
        break;
    }
    return "store_unavailable";
}

Jwt::Jwt(QByteArray secret) : m_secret(std::move(secret))
{
    ensureSodium();
    Q_ASSERT(m_secret.size() >= MinimumSecret);
}

Jwt::~Jwt()
{
    m_secret.detach();
    sodium_memzero(m_secret.data(), size_t(m_secret.size()));
}

QByteArray Jwt::sign(const TokenClaims &claims) const
{
    const QJsonObject payload{{QStringLiteral("sub"), QString::number(claims.userId)},
                              {QStringLiteral("cliente_id"), claims.clienteId.toNumber()},
                              {QStringLiteral("username"), claims.username},
                              {QStringLiteral("role"), roleName(claims.role)},
                              {QStringLiteral("iat"), claims.issuedAt},
                              {QStringLiteral("exp"), claims.expires},
                              {QStringLiteral("jti"), QString::fromLatin1(claims.id)}};
    return signPayload(QJsonDocument(payload).toJson(QJsonDocument::Compact));
}

QByteArray Jwt::signPayload(QByteArrayView payload) const
{
    const QByteArray signedPart =
        base64url::encode(R"({"alg":"HS256","typ":"JWT"})") + '.' + base64url::encode(payload);
    return signedPart + '.' + base64url::encode(mac(signedPart));
}

Result<QByteArray, AuthFault> Jwt::verifiedPayload(QByteArrayView token) const
{
    const qsizetype first = token.indexOf('.');
    const qsizetype last = token.lastIndexOf('.');
    if (token.size() > LongestToken || first <= 0 || last == first ||
        token.sliced(first + 1, last - first - 1).contains('.'))
        return tl::unexpected(AuthFault::Malformed);
    if (const auto fault = headerFault(token.first(first)))
        return tl::unexpected(*fault);
    const auto signature = base64url::decode(token.sliced(last + 1));
    if (!signature)
        return tl::unexpected(AuthFault::Malformed);
    const QByteArray expected = mac(token.first(last));
    if (signature->size() != expected.size() ||
        sodium_memcmp(signature->constData(), expected.constData(), size_t(expected.size())) != 0)
        return tl::unexpected(AuthFault::WrongSignature);
    auto payload = base64url::decode(token.sliced(first + 1, last - first - 1));
    if (!payload)
        return tl::unexpected(AuthFault::Malformed);
    return std::move(*payload);
}

Result<TokenClaims, AuthFault> Jwt::verify(QByteArrayView token, qint64 nowSeconds) const
{
    HUB_TRY(const auto bytes, verifiedPayload(token));
    const auto payload = jsonObject(bytes);
    auto claims = payload ? claimsOf(*payload) : std::nullopt;
    if (!claims)
        return tl::unexpected(AuthFault::Malformed);
    if (claims->expires <= nowSeconds) // RFC 7519, section 4.1.4: not on or after
        return tl::unexpected(AuthFault::Expired);
    if (payload->contains(u"nbf")) {
        const auto notBefore = seconds(payload->value(u"nbf"));
        if (!notBefore || *notBefore > nowSeconds)
            return tl::unexpected(notBefore ? AuthFault::NotYetValid : AuthFault::Malformed);
    }
    return std::move(*claims);
}

QByteArray Jwt::mac(QByteArrayView text) const
{
    return QMessageAuthenticationCode::hash(QByteArray::fromRawData(text.data(), text.size()), m_secret,
                                            QCryptographicHash::Sha256);
}

QByteArray makeTokenId(qint64 epoch)
{
    std::array<char, 16> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return QByteArray::number(epoch) + '.' + base64url::encode(QByteArrayView(bytes));
}

std::optional<qint64> epochOfTokenId(QByteArrayView id)
{
    const qsizetype dot = id.indexOf('.');
    if (dot <= 0)
        return std::nullopt;
    bool isNumber = false;
    const qint64 epoch = id.first(dot).toLongLong(&isNumber);
    return isNumber ? std::optional(epoch) : std::nullopt;
}

} // namespace hub
