// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/jwtsecret.h"

#include "core/accounts/base64url.h"
#include "core/accounts/jwt.h"
#include "core/accounts/sodiuminit.h"
#include "core/storage/database.h"
#include "core/storage/metarepository.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <sodium.h>

#include <array>

namespace hub {

namespace {

constexpr QFile::Permissions SecretPermissions = QFile::ReadOwner | QFile::WriteOwner;

tl::unexpected<Error> unusable(const QString &why)
{
    return failure(QByteArrayLiteral("SECRET_UNUSABLE"), why);
}

/// Text, so that it can be moved into HUB_JWT_SECRET as it stands.
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
