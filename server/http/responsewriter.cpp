// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/responsewriter.h"

#include "core/net/httpstatus.h"

#include <QDateTime>
#include <QLocale>
#include <QStringBuilder>
#include <QTimeZone>

#include <algorithm>

namespace hub::http {

namespace {

/// RFC 9110, section 6.6.1; it changes once a second, so each thread keeps the last one.
const QByteArray &dateHeader()
{
    thread_local qint64 second = -1;
    thread_local QByteArray header;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        header = "Date: " +
                 QLocale::c()
                     .toString(QDateTime::fromSecsSinceEpoch(now, QTimeZone::utc()), u"ddd, dd MMM yyyy HH:mm:ss")
                     .toLatin1() +
                 " GMT\r\n";
    }
    return header;
}

/// A header that a handler made from somebody's text must not become two.
bool isOneLine(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool hasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

} // namespace

QByteArray serialized(const Response &response, const ResponseFrame &frame)
{
    QByteArray out;
    const bool withBody = !frame.head && !frame.stream && !frame.apart && hasBody(response.status);
    out.reserve((withBody ? response.body.size() : 0) + 512);
    // Each line by one QStringBuilder: an append() a piece costs several times the copying.
    out += "HTTP/1.1 " % QByteArray::number(response.status) % ' ' % reasonPhrase(response.status) % "\r\n";
    if (!response.contentType.isEmpty() && isOneLine(response.contentType))
        out += "Content-Type: " % response.contentType % "\r\n";
    if (frame.stream && !frame.http10)
        out += "Transfer-Encoding: chunked\r\n";
    else if (!frame.stream && hasBody(response.status))
        out += "Content-Length: " % QByteArray::number(response.body.size()) % "\r\n";
    bool cacheControl = false;
    for (const auto &[name, value] : response.headers) {
        if (!isOneLine(name) || !isOneLine(value))
            continue;
        cacheControl = cacheControl || name.compare("Cache-Control", Qt::CaseInsensitive) == 0;
        out += name % ": " % value % "\r\n";
    }
    if (!cacheControl)
        out += "Cache-Control: no-store\r\n";
    out += "X-Content-Type-Options: nosniff\r\nX-Request-Id: " % frame.requestId % "\r\n" % dateHeader();
    if (!frame.corsOrigin.isEmpty()) {
        out += "Access-Control-Allow-Origin: " % frame.corsOrigin %
               "\r\nAccess-Control-Expose-Headers: X-Request-Id, Retry-After, Allow, WWW-Authenticate\r\n"
               "Vary: Origin\r\n";
    }
    if (frame.close)
        out += "Connection: close\r\n";
    else if (frame.http10)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
    if (withBody)
        out += response.body;
    return out;
}

QByteArray chunk(const QByteArray &piece)
{
    return QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
}

} // namespace hub::http
