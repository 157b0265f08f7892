// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/requesttarget.h"

#include "core/text/ascii.h"

#include <QHostAddress>

#include <algorithm>

namespace hub::http {

namespace {

/// Decodes once. Nothing for a '%' that two hexadecimal digits do not follow.
std::optional<QByteArray> percentDecoded(QByteArrayView text, bool plusIsSpace)
{
    const bool plain =
        std::none_of(text.begin(), text.end(), [=](char c) { return c == '%' || (plusIsSpace && c == '+'); });
    if (plain)
        return text.toByteArray();
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size())
                return std::nullopt;
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            out += char(high * 16 + low);
            i += 2;
        } else {
            out += plusIsSpace && text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

bool parsePath(QByteArrayView path, RequestTarget &target)
{
    target.segments.reserve(8); // more than any route has
    for (qsizetype from = 1; from <= path.size();) {
        qsizetype to = path.indexOf('/', from);
        if (to < 0)
            to = path.size();
        auto segment = percentDecoded(path.sliced(from, to - from), false);
        if (!segment)
            return false;
        target.segments.push_back(std::move(*segment));
        from = to + 1;
    }
    return true;
}

bool parseQuery(QByteArrayView query, RequestTarget &target)
{
    for (qsizetype from = 0; from < query.size();) {
        qsizetype to = query.indexOf('&', from);
        if (to < 0)
            to = query.size();
        const QByteArrayView item = query.sliced(from, to - from);
        from = to + 1;
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        auto key = percentDecoded(equals < 0 ? item : item.first(equals), true);
        auto value = percentDecoded(equals < 0 ? QByteArrayView() : item.sliced(equals + 1), true);
        if (!key || !value)
            return false;
        target.query.emplace_back(std::move(*key), std::move(*value));
    }
    return true;
}

bool startsWithIgnoringCase(QByteArrayView text, QByteArrayView prefix)
{
    return text.size() >= prefix.size() && text.first(prefix.size()).compare(prefix, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<RequestTarget> RequestTarget::parse(QByteArrayView text)
{
    RequestTarget target;
    if (text == "*") {
        target.form = Form::Asterisk;
        return target;
    }
    // Printable ASCII without '#', '"', '<', '>', '\\', '^', '`', '{', '|', '}': what browsers send beyond RFC 3986 in
    // a query (|, {, }) is let pass there, since it cannot be mistaken.
    const bool clean = std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 0x7f && c != '#' && c != '"' && c != '<' && c != '>' && c != '\\' && c != '`' && c != '^';
    });
    if (!clean)
        return std::nullopt;

    if (!text.startsWith('/')) {
        const qsizetype scheme = startsWithIgnoringCase(text, "http://")    ? 7
                                 : startsWithIgnoringCase(text, "https://") ? 8
                                                                            : 0;
        if (scheme == 0)
            return std::nullopt;
        text = text.sliced(scheme);
        const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c == '/' || c == '?'; });
        target.form = Form::Absolute;
        target.authority = text.first(end - text.begin()).toByteArray();
        text = text.sliced(target.authority.size());
    }

    const qsizetype mark = text.indexOf('?');
    const QByteArrayView path = mark < 0 ? text : text.first(mark);
    if (!path.isEmpty() && !parsePath(path, target))
        return std::nullopt;
    if (path.isEmpty())
        target.segments.emplace_back();
    if (mark >= 0 && !parseQuery(text.sliced(mark + 1), target))
        return std::nullopt;
    return target;
}

std::optional<QByteArray> hostOf(QByteArrayView authority)
{
    QByteArrayView host = authority;
    QByteArrayView port;
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        if (end < 0)
            return std::nullopt;
        port = host.sliced(end + 1);
        host = host.first(end + 1);
        // QHostAddress forgives blanks and takes zones; neither belongs here (RFC 3986, section 3.2.2).
        const QByteArrayView literal = host.sliced(1, host.size() - 2);
        const bool clean = std::all_of(literal.begin(), literal.end(),
                                       [](char c) { return hexDigit(c) >= 0 || c == ':' || c == '.'; });
        if (!clean || QHostAddress(QString::fromLatin1(literal)).protocol() != QHostAddress::IPv6Protocol)
            return std::nullopt;
    } else if (const qsizetype colon = host.indexOf(':'); colon >= 0) {
        port = host.sliced(colon);
        host = host.first(colon);
    }
    const auto isNameByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
               c == '_';
    };
    if (!host.startsWith('[') && !std::all_of(host.begin(), host.end(), isNameByte))
        return std::nullopt;
    if (!port.isEmpty() && (port[0] != ':' || port.size() > 6 ||
                            !std::all_of(port.begin() + 1, port.end(), [](char c) { return c >= '0' && c <= '9'; })))
        return std::nullopt;
    return host.toByteArray().toLower();
}

} // namespace hub::http
