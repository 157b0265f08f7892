// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertsecret.h"

#include <QMessageAuthenticationCode>

#include <sodium.h>

#include <array>

namespace hub {

namespace {

const unsigned char *bytes(QByteArrayView view)
{
    // libsodium takes no null, even for nothing.
    return reinterpret_cast<const unsigned char *>(view.isEmpty() ? "" : view.data());
}

template<size_t Size>
QByteArray hex(const std::array<unsigned char, Size> &data)
{
    return QByteArray(reinterpret_cast<const char *>(data.data()), qsizetype(Size)).toHex();
}

} // namespace

QByteArray deriveAlertSecret(QByteArrayView jwtSecret)
{
    std::array<unsigned char, crypto_kdf_KEYBYTES> master = {};
    std::array<unsigned char, 32> subkey = {};
    crypto_generichash(master.data(), master.size(), bytes(jwtSecret), size_t(jwtSecret.size()), nullptr, 0);
    crypto_kdf_derive_from_key(subkey.data(), subkey.size(), 1, "hubalert", master.data());
    const QByteArray result = hex(subkey);
    sodium_memzero(master.data(), master.size());
    sodium_memzero(subkey.data(), subkey.size());
    return result;
}

QByteArray alertSignature(QByteArrayView secret, QByteArrayView body)
{
    return "sha256=" + QMessageAuthenticationCode::hash(QByteArray::fromRawData(body.data(), body.size()),
                                                        secret.toByteArray(), QCryptographicHash::Sha256)
                           .toHex();
}

} // namespace hub
