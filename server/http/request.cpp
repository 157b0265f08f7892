// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/request.h"

#include "core/text/jsoncursor.h"

#include <QJsonDocument>

#include <algorithm>

namespace hub::http {

namespace {

bool isHeader(QByteArrayView key, QByteArrayView name)
{
    return key.size() == name.size() && key.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (isHeader(key, name))
            return value.toByteArray();
    }
    return {};
}

int Request::headerCount(QByteArrayView name) const
{
    return int(std::count_if(headers.begin(), headers.end(),
                             [name](const auto &header) { return isHeader(header.first, name); }));
}

std::optional<QByteArray> Request::queryValue(QByteArrayView name) const
{
    const auto found =
        std::find_if(query.begin(), query.end(), [name](const auto &item) { return item.first == name; });
    return found == query.end() ? std::nullopt : std::optional(found->second);
}

QByteArray Request::param(QByteArrayView name) const
{
    const auto found =
        std::find_if(params.begin(), params.end(), [name](const auto &item) { return item.first == name; });
    return found == params.end() ? QByteArray() : found->second;
}

QByteArrayView Request::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView(target) : QByteArrayView(target).first(mark);
}

const char *methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Delete:
        return "DELETE";
    case Method::Patch:
        return "PATCH";
    case Method::Options:
        return "OPTIONS";
    case Method::Trace:
        return "TRACE";
    case Method::Other:
        break;
    }
    return "OTHER";
}

bool hasJsonType(const Request &request)
{
    const QByteArray contentType = request.header("Content-Type");
    const qsizetype end = contentType.indexOf(';');
    const QByteArray type = (end < 0 ? contentType : contentType.left(end)).trimmed();
    return type.compare("application/json", Qt::CaseInsensitive) == 0;
}

Result<QJsonObject> jsonObject(const QByteArray &body)
{
    const auto invalid = [] { return failure("INVALID_JSON", QStringLiteral("The body is not valid JSON")); };
    if (!isValidJson(body, JsonCursor::RequestDepth))
        return invalid();
    if (JsonCursor(body).peek() != JsonCursor::Kind::Object)
        return failure("INVALID_REQUEST", QStringLiteral("The body must be a JSON object"));
    // Qt takes a U+FEFF that a text begins with for a byte order mark and drops it, unless it is written as an escape.
    const QJsonDocument document = QJsonDocument::fromJson(
        body.contains("\"\xEF\xBB\xBF") ? QByteArray(body).replace("\"\xEF\xBB\xBF", "\"\\ufeff") : body);
    if (!document.isObject()) // a number beyond what a double holds
        return invalid();
    return document.object();
}

} // namespace hub::http
