// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/requesthead.h"

#include <QStringBuilder>
#include <QUrl>

#include <algorithm>

namespace hub {

namespace {

/// RFC 9110, section 5.6.2.
bool isToken(const QByteArray &text)
{
    static constexpr char Punctuation[] = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               (c != '\0' && std::char_traits<char>::find(Punctuation, sizeof(Punctuation) - 1, c) != nullptr);
    });
}

/// RFC 9110, section 5.5: CR, LF and NUL are the dangerous ones.
bool isFieldValue(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isOurs(const QByteArray &name)
{
    // By length first: this runs for every header of every request.
    switch (name.size()) {
    case 4:
        return qstricmp(name.constData(), "Host") == 0;
    case 10:
        return qstricmp(name.constData(), "Connection") == 0;
    case 14:
        return qstricmp(name.constData(), "Content-Length") == 0;
    case 17:
        return qstricmp(name.constData(), "Transfer-Encoding") == 0;
    default:
        return false;
    }
}

} // namespace

std::optional<RequestTarget> RequestTarget::fromUrl(const QUrl &url)
{
    const bool encrypted = url.scheme() == QLatin1String("https");
    if ((!encrypted && url.scheme() != QLatin1String("http")) || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;

    const int defaultPort = encrypted ? 443 : 80;
    const int port = url.port(defaultPort);
    if (port < 1)
        return std::nullopt;
    RequestTarget target;
    target.host = url.host(QUrl::FullyDecoded);
    target.port = quint16(port);
    target.encrypted = encrypted;

    const QByteArray name = url.host(QUrl::FullyEncoded).toLatin1();
    target.hostHeader = name.contains(':') ? QByteArray('[' + name + ']') : name;
    if (port != defaultPort)
        target.hostHeader += ':' + QByteArray::number(port);

    target.pathAndQuery = url.path(QUrl::FullyEncoded).toLatin1();
    if (!target.pathAndQuery.startsWith('/'))
        target.pathAndQuery.prepend('/');
    if (url.hasQuery())
        target.pathAndQuery += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

QByteArray requestVerb(QNetworkAccessManager::Operation operation, const QNetworkRequest &request)
{
    switch (operation) {
    case QNetworkAccessManager::HeadOperation:
        return QByteArrayLiteral("HEAD");
    case QNetworkAccessManager::GetOperation:
        return QByteArrayLiteral("GET");
    case QNetworkAccessManager::PutOperation:
        return QByteArrayLiteral("PUT");
    case QNetworkAccessManager::PostOperation:
        return QByteArrayLiteral("POST");
    case QNetworkAccessManager::DeleteOperation:
        return QByteArrayLiteral("DELETE");
    case QNetworkAccessManager::CustomOperation: {
        const QByteArray verb = request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
        return isToken(verb) ? verb : QByteArray();
    }
    case QNetworkAccessManager::UnknownOperation:
        break;
    }
    return {};
}

std::optional<QByteArray> serializeRequest(const QByteArray &verb, const RequestTarget &target,
                                           const QNetworkRequest &request, const QByteArray &body)
{
    QByteArray out;
    out.reserve(512 + target.pathAndQuery.size() + body.size());
    // Each line by one QStringBuilder: an append() a piece costs several times the copying.
    out += verb % ' ' % target.pathAndQuery % " HTTP/1.1\r\nHost: " % target.hostHeader % "\r\n";
    const QList<QByteArray> names = request.rawHeaderList();
    for (const QByteArray &name : names) {
        if (isOurs(name))
            continue;
        const QByteArray value = request.rawHeader(name);
        if (!isToken(name) || !isFieldValue(value))
            return std::nullopt;
        out += name % ": " % value % "\r\n";
    }
    // RFC 9110, section 8.6: a method that anticipates content says so even when there is none.
    const bool anticipatesContent = verb == "POST" || verb == "PUT" || verb == "PATCH";
    if (anticipatesContent || !body.isEmpty())
        out += "Content-Length: " % QByteArray::number(body.size()) % "\r\n";
    out += "\r\n" % body;
    return out;
}

} // namespace hub
