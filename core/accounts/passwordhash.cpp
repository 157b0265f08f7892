// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/passwordhash.h"

#include <sodium.h>

#include <array>

namespace hub {

PasswordWork PasswordWork::least()
{
    return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
}

namespace passwordhash {

std::optional<QString> make(const QByteArray &password, const PasswordWork &work)
{
    std::array<char, crypto_pwhash_argon2id_STRBYTES> hash{};
    if (crypto_pwhash_argon2id_str(hash.data(), password.constData(), quint64(password.size()), work.operations,
                                   work.memory) != 0)
        return std::nullopt;
    return QString::fromLatin1(hash.data());
}

bool verify(const QString &hash, const QByteArray &password)
{
    return crypto_pwhash_argon2id_str_verify(hash.toLatin1().constData(), password.constData(),
                                             quint64(password.size())) == 0;
}

bool isOutdated(const QString &hash, const PasswordWork &work)
{
    return crypto_pwhash_argon2id_str_needs_rehash(hash.toLatin1().constData(), work.operations, work.memory) != 0;
}

QString unmatchable(const PasswordWork &work)
{
    // Salt and hash of the lengths that libsodium writes; random, so no password gives it.
    std::array<char, 16> salt;
    std::array<char, 32> digest;
    randombytes_buf(salt.data(), salt.size());
    randombytes_buf(digest.data(), digest.size());
    const auto base64 = [](const auto &bytes) {
        return QString::fromLatin1(
            QByteArray(bytes.data(), qsizetype(bytes.size())).toBase64(QByteArray::OmitTrailingEquals));
    };
    return u"$argon2id$v=19$m=" % QString::number(work.memory / 1024) % u",t=" % QString::number(work.operations) %
           u",p=1$" % base64(salt) % u'$' % base64(digest);
}

} // namespace passwordhash
} // namespace hub
