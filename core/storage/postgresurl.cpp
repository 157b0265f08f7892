// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/postgresurl.h"

#include <QStringView>
#include <QUrl>

#include <array>

namespace hub {

namespace {

// Not QUrl for the whole: it refuses a host that is a percent-encoded path, and a user without a host.
QString decoded(QStringView part)
{
    return QUrl::fromPercentEncoding(part.toUtf8());
}

std::optional<int> portNumber(QStringView text)
{
    bool ok = false;
    const int port = text.toInt(&ok);
    if (!ok || port < 1 || port > 65535)
        return std::nullopt;
    return port;
}

Result<void> takeHost(QStringView hostPort, PostgresUrl &url)
{
    QStringView host = hostPort;
    QStringView port;
    const qsizetype bracket = hostPort.indexOf(u']');
    const qsizetype colon = hostPort.lastIndexOf(u':');
    if (colon > bracket) {
        host = hostPort.left(colon);
        port = hostPort.mid(colon + 1);
    }
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    url.host = decoded(host);
    if (port.isEmpty())
        return {};
    const auto number = portNumber(port);
    if (!number)
        return invalidRequest(QStringLiteral("the database URL has a port that is not 1 to 65535"));
    url.port = *number;
    return {};
}

Result<void> takeOption(QStringView item, PostgresUrl &url)
{
    static constexpr std::array<QStringView, 7> Known = {
        u"sslmode", u"sslrootcert", u"sslcert", u"sslkey", u"sslcrl", u"application_name", u"target_session_attrs"};
    const qsizetype equals = item.indexOf(u'=');
    const QString key = decoded(equals < 0 ? item : item.left(equals));
    const QString value = equals < 0 ? QString() : decoded(item.mid(equals + 1));
    if (key == u"host") {
        url.host = value;
    } else if (key == u"port") {
        const auto number = portNumber(value);
        if (!number)
            return invalidRequest(QStringLiteral("the database URL has a port that is not 1 to 65535"));
        url.port = *number;
    } else if (key == u"user") {
        url.user = value;
    } else if (key == u"password") {
        url.password = value;
    } else if (key == u"dbname") {
        url.name = value;
    } else if (std::find(Known.begin(), Known.end(), key) != Known.end()) {
        url.options.emplace_back(key, value);
    } else {
        return invalidRequest(u"the database URL has an option that is not known: " % key);
    }
    return {};
}

} // namespace

Result<PostgresUrl> PostgresUrl::parse(const QString &text)
{
    QStringView rest = text;
    if (rest.startsWith(u"postgresql://"))
        rest = rest.mid(13);
    else if (rest.startsWith(u"postgres://"))
        rest = rest.mid(11);
    else
        return invalidRequest(QStringLiteral("the database URL must start with postgresql://"));
    if (text.contains(QChar(u'\0')))
        return invalidRequest(QStringLiteral("the database URL has a NUL character"));

    PostgresUrl url;
    const qsizetype question = rest.indexOf(u'?');
    const QStringView query = question < 0 ? QStringView() : rest.mid(question + 1);
    const QStringView beforeQuery = question < 0 ? rest : rest.left(question);
    const qsizetype slash = beforeQuery.indexOf(u'/');
    QStringView authority = slash < 0 ? beforeQuery : beforeQuery.left(slash);
    if (slash >= 0)
        url.name = decoded(beforeQuery.mid(slash + 1));

    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0) {
        const QStringView login = authority.left(at);
        authority = authority.mid(at + 1);
        const qsizetype colon = login.indexOf(u':');
        url.user = decoded(colon < 0 ? login : login.left(colon));
        if (colon >= 0)
            url.password = decoded(login.mid(colon + 1));
    }
    HUB_CHECK(takeHost(authority, url));
    for (const QStringView item : query.split(u'&', Qt::SkipEmptyParts)) {
        HUB_CHECK(takeOption(item, url));
    }
    return url;
}

} // namespace hub
