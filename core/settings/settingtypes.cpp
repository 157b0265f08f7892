// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingtypes.h"

#include "core/storage/postgresurl.h"

#include <algorithm>

namespace hub::settingtypes {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHostNameChar(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'z') || c == u'-' || c == u'.' || c == u'_';
}

/// QHostAddress reads "1" and "127.1" as addresses (inet_aton's forms); an operator who types that has mistyped.
std::optional<QHostAddress> parseAddress(const QString &text)
{
    QHostAddress address;
    if (!address.setAddress(text))
        return std::nullopt;
    if (address.protocol() == QAbstractSocket::IPv4Protocol && text.count(u'.') != 3)
        return std::nullopt;
    return address;
}

bool isHttp(const QUrl &url)
{
    return url.isValid() && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) &&
           !url.host().isEmpty() && url.userInfo().isEmpty() && url.port() != 0;
}

} // namespace

std::optional<qint64> parseNumber(const QString &text, qint64 minimum, qint64 maximum)
{
    // Digits only: toLongLong() alone would take "+5", " 5" and, in some locales, more. 18 digits cannot overflow.
    if (text.isEmpty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    const qint64 value = text.toLongLong();
    return value >= minimum && value <= maximum ? std::optional(value) : std::nullopt;
}

std::optional<bool> parseSwitch(const QString &text)
{
    const QString word = text.toLower();
    if (word == QLatin1String("on") || word == QLatin1String("true") || word == QLatin1String("yes") ||
        word == QLatin1String("1"))
        return true;
    if (word == QLatin1String("off") || word == QLatin1String("false") || word == QLatin1String("no") ||
        word == QLatin1String("0"))
        return false;
    return std::nullopt;
}

std::optional<QHostAddress> parseHost(const QString &text)
{
    if (text.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    if (text.startsWith(u'[') && text.endsWith(u']'))
        return parseAddress(text.sliced(1, text.size() - 2));
    return parseAddress(text);
}

std::optional<QUrl> parseHttpUrl(const QString &text)
{
    const std::optional<QUrl> url = parseHttpUrlWithQuery(text);
    return url && !url->hasQuery() ? url : std::nullopt;
}

std::optional<QUrl> parseHttpUrlWithQuery(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return isHttp(url) && !url.hasFragment() ? std::optional(url) : std::nullopt;
}

std::optional<QString> parseDatabaseUrl(const QString &text)
{
    return PostgresUrl::parse(text) ? std::optional(text) : std::nullopt;
}

std::optional<QByteArray> parseUrlPath(const QString &text)
{
    // Goes into the request line as it stands: printable ASCII, no query.
    const auto allowed = [](QChar c) { return c > u' ' && c < u'\x7f' && c != u'?' && c != u'#'; };
    if (!text.startsWith(u'/') || !std::all_of(text.begin(), text.end(), allowed))
        return std::nullopt;
    return text.toLatin1();
}

std::optional<QString> parseEngine(const QString &text)
{
    // Whether there is such an engine or file is for whoever loads it.
    const bool printable = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
    return text.isEmpty() || !printable ? std::nullopt : std::optional(text);
}

std::optional<QByteArray> parseHostName(const QString &text)
{
    const QString name = text.toLower();
    if (const std::optional<QHostAddress> address = parseHost(name); address && name != QLatin1String("localhost"))
        return address->toString().toLatin1();
    if (name.isEmpty() || name.size() > 253 || name.startsWith(u'.') ||
        !std::all_of(name.begin(), name.end(), isHostNameChar))
        return std::nullopt;
    return name.toLatin1();
}

std::optional<QByteArray> parseOrigin(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    if (!isHttp(url) || !url.path().isEmpty() || url.hasQuery() || url.hasFragment())
        return std::nullopt;
    // A browser leaves the scheme's own port out of Origin (RFC 6454, section 6.1).
    if (url.port() == (url.scheme() == QLatin1String("https") ? 443 : 80))
        url.setPort(-1);
    return url.toEncoded();
}

std::optional<std::pair<QHostAddress, int>> parseSubnet(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    const std::optional<QHostAddress> address = parseHost(slash < 0 ? text : text.first(slash));
    if (!address)
        return std::nullopt;
    const int bits = address->protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
    if (slash < 0)
        return std::pair(*address, bits);
    const std::optional<qint64> prefix = parseNumber(text.sliced(slash + 1), 0, bits);
    return prefix ? std::optional(std::pair(*address, int(*prefix))) : std::nullopt;
}

QString subnetText(const std::pair<QHostAddress, int> &subnet)
{
    return subnet.first.toString() % u'/' % QString::number(subnet.second);
}

std::optional<QStringList> splitList(const QString &text)
{
    if (text.trimmed().isEmpty())
        return QStringList();
    QStringList items = text.split(u',');
    for (QString &item : items) {
        item = item.trimmed();
        if (item.isEmpty())
            return std::nullopt;
    }
    return items;
}

QString acceptsNumber(qint64 minimum, qint64 maximum)
{
    return SettingsWords::tr("a whole number from %1 to %2").arg(minimum).arg(maximum);
}

QString acceptsSwitch()
{
    return QStringLiteral("on, off");
}

Setting named(const char *key, QString label, Setting::Kind kind, QString valueName, QString help)
{
    Setting setting;
    setting.key = key;
    setting.label = std::move(label);
    setting.kind = kind;
    setting.scope = ApplyScope::None; // its group says
    setting.valueName = std::move(valueName);
    setting.help = std::move(help);
    return setting;
}

} // namespace hub::settingtypes
