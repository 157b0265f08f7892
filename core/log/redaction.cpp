// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/log/redaction.h"

#include <QRegularExpression>

namespace hub {

QString redacted(const QString &line, const QString &homeDirectory)
{
    // Thread-safe as constants; each line is short.
    static const QRegularExpression userInfo(QStringLiteral("://[^/\\s@]*@"));
    static const QRegularExpression jwt(QStringLiteral("eyJ[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*){1,2}"));
    static const QRegularExpression apiKey(QStringLiteral("\\bhub_[A-Za-z0-9_-]+"));
    static const QRegularExpression named(
        QStringLiteral("\\b(user|username|name|actor|account)=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)"));
    static const QRegularExpression number(QStringLiteral("\\+?\\d[\\d \\-]{5,}\\d"));
    static const QString hidden = QStringLiteral("***");

    QString text = line;
    text.replace(userInfo, QStringLiteral("://"));
    text.replace(jwt, hidden);
    text.replace(apiKey, hidden);
    text.replace(named, QStringLiteral("\\1=***"));
    text.replace(number, hidden);
    if (homeDirectory.size() > 1)
        text.replace(homeDirectory, QStringLiteral("~"));
    return text;
}

} // namespace hub
