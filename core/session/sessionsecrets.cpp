// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionsecrets.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace hub {

namespace {

constexpr qint64 LargestFile = qint64(4) * 1024 * 1024; // bytes
constexpr qsizetype LongestSecret = 1000;

tl::unexpected<Error> refused(const QString &file, const QString &what)
{
    return failure("INVALID_SECRETS", file % QLatin1String(": ") % what);
}

bool othersMayRead(const QString &file)
{
#ifdef Q_OS_WIN
    Q_UNUSED(file)
    return false; // whose permissions say little about access lists
#else
    return bool(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther));
#endif
}

/// It becomes part of a header.
bool isSecret(const QString &text)
{
    return !text.isEmpty() && text.size() <= LongestSecret &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c > QLatin1Char(' ') && c <= QLatin1Char('~'); });
}

} // namespace

Result<SessionSecrets> readSessionSecrets(const QString &file)
{
    if (!QFileInfo::exists(file))
        return SessionSecrets();
    if (othersMayRead(file))
        return refused(file, QStringLiteral("others may read it; it takes mode 0600 (chmod 600)"));
    QFile content(file);
    if (!content.open(QIODevice::ReadOnly) || content.size() > LargestFile)
        return refused(file, QStringLiteral("cannot be read; it takes a file of at most 4 MiB"));
    const QJsonDocument document = QJsonDocument::fromJson(content.readAll());
    if (!document.isObject())
        return refused(file, QStringLiteral("is no JSON object; it takes {\"SESSION\": \"its secret\"}"));
    SessionSecrets secrets;
    const QJsonObject entries = document.object();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const QString secret = entry.value().toString();
        if (!isSecret(secret))
            return refused(file, QStringLiteral("the secret of session \"%1\" is not accepted; it takes 1 to %2 "
                                                "printable ASCII characters without spaces")
                                     .arg(entry.key().left(60), QString::number(LongestSecret)));
        secrets.insert(entry.key(), secret.toLatin1());
    }
    return secrets;
}

} // namespace hub
