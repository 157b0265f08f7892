// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/log/redaction.h"

#include <QRegularExpression>

namespace hub {

namespace {

// What only looks like a number goes first: a match of one of these is kept as it is.
constexpr const char *NoPhonePattern =
    // An IPv4 address
    "(?<![\\d.])(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?!\\.?\\d)"
    // A date, also as in a backup's name
    "|(?<!\\d)(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?!\\d)"
    "|(?<!\\d)(?:19|20)[0-9]{6}T[0-9]{6}(?!\\d)"
    // A UUID, or a request's id: hexadecimal, and no run of ten digits in it
    "|(?<![0-9A-Za-z])(?=[0-9-]*[a-fA-F])"
    "(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?![0-9a-fA-F-]*[0-9]{10})[0-9a-fA-F-]{16,})"
    "(?![0-9A-Za-z])";

// Between its digits: blanks and invisible characters, dashes, brackets and dots.
constexpr const char *PhonePattern = "\\+?\\d(?:[\\p{Zs}\\p{Cf}\\p{Pd}\\x{2212}\\t().]{0,3}\\d){6,}";

} // namespace

QString withPhoneNumbersReplaced(const QString &text,
                                 const std::function<QByteArray(const QByteArray &digits)> &replacement)
{
    // Thread-safe as a constant.
    static const QRegularExpression pattern(u'(' % QLatin1StringView(NoPhonePattern) % u")|" %
                                                QLatin1StringView(PhonePattern),
                                            QRegularExpression::UseUnicodePropertiesOption);
    QString out;
    qsizetype end = 0;
    for (auto found = pattern.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (match.hasCaptured(1))
            continue;
        QByteArray digits;
        for (const QChar c : match.capturedView()) {
            if (const int digit = c.digitValue(); digit >= 0)
                digits += char('0' + digit);
        }
        out += QStringView(text).sliced(end, match.capturedStart() - end) % QLatin1StringView(replacement(digits));
        end = match.capturedEnd();
    }
    return end == 0 ? text : QString(out % QStringView(text).sliced(end));
}

QString redacted(const QString &line, const QString &homeDirectory)
{
    // Thread-safe as constants; each line is short.
    static const QRegularExpression userInfo(QStringLiteral("://[^/\\s@]*@"));
    static const QRegularExpression jwt(QStringLiteral("eyJ[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*){1,2}"));
    static const QRegularExpression apiKey(QStringLiteral("\\bhub_[A-Za-z0-9_-]+"));
    static const QRegularExpression named(
        QStringLiteral("\\b(user|username|name|actor|account)=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)"));
    static const QString hidden = QStringLiteral("***");

    QString text = line;
    text.replace(userInfo, QStringLiteral("://"));
    text.replace(jwt, hidden);
    text.replace(apiKey, hidden);
    text.replace(named, QStringLiteral("\\1=***"));
    text = withPhoneNumbersReplaced(text, [](const QByteArray &) { return QByteArrayLiteral("***"); });
    if (homeDirectory.size() > 1)
        text.replace(homeDirectory, QStringLiteral("~"));
    return text;
}

} // namespace hub
