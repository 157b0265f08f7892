// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/secrets.h"

#include "core/accounts/jwt.h"
#include "core/storage/database.h"
#include "core/storage/metarepository.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStringBuilder>

#include <sodium.h>

#include <algorithm>
#include <array>

namespace hub {

namespace {

bool isOfTheAlphabet(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

constexpr QByteArrayView SecretPrefix = "hub_";
constexpr qsizetype KeyLength = 4 + 43; // 32 bytes are 43 characters

constexpr QFile::Permissions SecretPermissions = QFile::ReadOwner | QFile::WriteOwner;

tl::unexpected<Error> unusable(const QString &why)
{
    return failure(QByteArrayLiteral("SECRET_UNUSABLE"), why);
}

/// 32 random bytes as text: a signing secret can be moved into HUB_JWT_SECRET as it stands.
QByteArray freshSecret()
{
    ensureSodium();
    std::array<char, Jwt::MinimumSecret> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return base64url::encode(QByteArrayView(bytes));
}

Result<QByteArray> readSecret(QFile &file)
{
    if (!file.open(QIODevice::ReadOnly))
        return unusable(u"jwt.secret cannot be read: " % file.errorString());
    file.setPermissions(SecretPermissions);
    QByteArray secret = file.read(4096).trimmed();
    if (secret.size() < Jwt::MinimumSecret)
        return unusable(QStringLiteral("jwt.secret holds fewer than 32 bytes; remove it to have a new one made"));
    return secret;
}

Result<QByteArray> secretOfDirectory(const QString &dataDirectory)
{
    const QString path = QDir(dataDirectory).filePath(QStringLiteral("jwt.secret"));
    if (QFile file(path); file.exists())
        return readSecret(file);
    const QByteArray secret = freshSecret();
    QSaveFile file(path); // whole or not at all: a crash must not leave half a secret
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(SecretPermissions) || file.write(secret + '\n') < 0 ||
        !file.commit())
        return unusable(u"jwt.secret cannot be written: " % file.errorString());
    return secret;
}

} // namespace

void ensureSodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot start: the system gives no random numbers"); // nothing secure is possible then
}

namespace base64url {

QByteArray encode(QByteArrayView bytes)
{
    return QByteArray(bytes.data(), bytes.size())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> decode(QByteArrayView text)
{
    // libsodium 1.0.18 takes bytes above 127 for letters where char is signed.
    if (!std::all_of(text.begin(), text.end(), isOfTheAlphabet))
        return std::nullopt;
    QByteArray bytes(text.size() / 4 * 3 + 3, Qt::Uninitialized);
    size_t size = 0;
    const char *end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char *>(bytes.data()), size_t(bytes.size()), text.data(),
                          size_t(text.size()), nullptr, &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.truncate(qsizetype(size));
    return bytes;
}

} // namespace base64url

namespace apikeysecret {

QByteArray make()
{
    return SecretPrefix.toByteArray() % freshSecret();
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

} // namespace apikeysecret

Result<QByteArray> obtainJwtSecret(const QByteArray &configured, const QString &dataDirectory, Database &database)
{
    if (!configured.isEmpty()) {
        if (configured.size() < Jwt::MinimumSecret)
            return failure(QByteArrayLiteral("INVALID_REQUEST"),
                           QStringLiteral("HUB_JWT_SECRET must have at least 32 bytes"));
        return configured;
    }
    if (!database.settings().isPostgres())
        return secretOfDirectory(dataDirectory);
    return database.transactionAndWait<QByteArray>([fresh = freshSecret()](QSqlDatabase &connection) {
        return meta::secretOr(connection, QStringLiteral("jwt"), fresh);
    });
}

} // namespace hub
