// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/apikeysecret.h"

#include "core/accounts/base64url.h"
#include "core/accounts/sodiuminit.h"

#include <QStringBuilder>

#include <sodium.h>

#include <array>

namespace hub::apikeysecret {

namespace {

constexpr QByteArrayView SecretPrefix = "hub_";
constexpr qsizetype KeyLength = 4 + 43; // 32 bytes are 43 characters

} // namespace

QByteArray make()
{
    ensureSodium();
    std::array<char, 32> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return SecretPrefix.toByteArray() % base64url::encode(QByteArrayView(bytes));
}

bool looksLikeKey(QByteArrayView text)
{
    return text.startsWith(SecretPrefix) && text.size() == KeyLength;
}

QByteArray hash(QByteArrayView key)
{
    ensureSodium();
    QByteArray digest(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(digest.data()), size_t(digest.size()),
                       reinterpret_cast<const unsigned char *>(key.data()), quint64(key.size()), nullptr, 0);
    return digest;
}

} // namespace hub::apikeysecret
