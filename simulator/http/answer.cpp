// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/http/answer.h"

#include "core/net/httpstatus.h"

namespace hub::sim {

namespace {

/// RFC 8259, section 7: quotation mark, backslash and control characters must be escaped.
void appendString(QByteArray &out, QByteArrayView utf8)
{
    static constexpr char Hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (uchar(c) < 0x20) {
            out += "\\u00";
            out += Hex[uchar(c) >> 4];
            out += Hex[uchar(c) & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

} // namespace

void JsonText::key(const char *key)
{
    if (m_text.size() > 1)
        m_text += ',';
    m_text += '"';
    m_text += key;
    m_text += "\":";
}

JsonText &JsonText::text(const char *name, QByteArrayView utf8)
{
    key(name);
    appendString(m_text, utf8);
    return *this;
}

JsonText &JsonText::raw(const char *name, const QByteArray &json)
{
    key(name);
    m_text += json;
    return *this;
}

QByteArray jsonString(QByteArrayView utf8)
{
    QByteArray out;
    out.reserve(utf8.size() + 2);
    appendString(out, utf8);
    return out;
}

Answer Answer::json(int status, QByteArray body)
{
    Answer answer;
    answer.status = status;
    answer.body = std::move(body);
    return answer;
}

Answer Answer::html(int status, const QByteArray &text)
{
    Answer answer;
    answer.status = status;
    answer.contentType = QByteArrayLiteral("text/html; charset=utf-8");
    answer.body = "<!DOCTYPE html>\n<html lang=\"en\">\n<body>\n<pre>" + text + "</pre>\n</body>\n</html>\n";
    return answer;
}

Answer Answer::sessionError(int status, const char *code, const char *message)
{
    return json(status, JsonText().flag("error", true).text("code", code).text("message", message).toByteArray());
}

Answer Answer::controlError(int status, QByteArrayView code, const QString &message)
{
    return json(status,
                JsonText().flag("ok", false).text("error", code).text("message", message.toUtf8()).toByteArray());
}

QByteArray headOf(const Answer &answer, Framing framing, qint64 length, bool keepAlive)
{
    QByteArray head;
    head.reserve(160);
    head += "HTTP/1.1 ";
    head += QByteArray::number(answer.status);
    head += ' ';
    head += reasonPhrase(answer.status);
    head += "\r\n";
    if (!answer.contentType.isEmpty() && answer.status != 204) {
        head += "Content-Type: ";
        head += answer.contentType;
        head += "\r\n";
    }
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    if (framing == Framing::Chunked) {
        head += "Transfer-Encoding: chunked\r\n";
    } else if (framing == Framing::Length && answer.status >= 200 && answer.status != 204) {
        head += "Content-Length: ";
        head += QByteArray::number(length);
        head += "\r\n";
    }
    head += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

QByteArray bytesOf(const Answer &answer, bool keepAlive)
{
    QByteArray bytes = headOf(answer, Framing::Length, answer.body.size(), keepAlive);
    if (answer.status != 204)
        bytes += answer.body;
    return bytes;
}

} // namespace hub::sim
