// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/requestframing.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/rfc7230.hpp>

#include <algorithm>
#include <limits>

namespace hub::http {

namespace beast = boost::beast;

namespace {

QByteArray bytes(beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

Method methodOf(beast::http::verb verb)
{
    switch (verb) {
    case beast::http::verb::get:
        return Method::Get;
    case beast::http::verb::head:
        return Method::Head;
    case beast::http::verb::post:
        return Method::Post;
    case beast::http::verb::put:
        return Method::Put;
    case beast::http::verb::delete_:
        return Method::Delete;
    case beast::http::verb::patch:
        return Method::Patch;
    case beast::http::verb::options:
        return Method::Options;
    case beast::http::verb::trace:
        return Method::Trace;
    default:
        return Method::Other;
    }
}

bool isDecimal(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

/// Beast's parser, writing straight into our head and body: no copy in a container of its own.
class RequestFraming::Parser final : public beast::http::basic_parser<true>
{
public:
    Parser(Head &head, QByteArray &body, const bool &keepBody) : m_head(head), m_body(body), m_keepBody(keepBody)
    {
        header_limit(std::numeric_limits<std::uint32_t>::max()); // our own limits come first
        body_limit(std::numeric_limits<std::uint64_t>::max()); // none would refuse every length: 1.74 compares with it
    }

    // What has been seen beside the fields themselves.
    int contentLengths = 0;
    bool badContentLength = false;
    bool tooLargeContentLength = false;
    int transferEncodings = 0;
    bool otherCoding = false;
    int hosts = 0;

protected:
    void on_request_impl(beast::http::verb verb, beast::string_view method, beast::string_view target, int version,
                         beast::error_code &error) override
    {
        error = {};
        m_head.method = methodOf(verb);
        m_head.methodText = bytes(method);
        m_head.target = bytes(target);
        m_head.http10 = version == 10;
    }
    void on_response_impl(int, beast::string_view, int, beast::error_code &) override {}
    void on_field_impl(beast::http::field field, beast::string_view name, beast::string_view value,
                       beast::error_code &error) override
    {
        error = {};
        if (m_headDone)
            return; // a chunked trailer may not add to the head: it was already acted upon
        if (field == beast::http::field::host) {
            ++hosts;
            m_head.host = value.empty() ? QByteArrayLiteral("") : bytes(value); // null means: no Host at all
        } else if (field == beast::http::field::transfer_encoding) {
            ++transferEncodings;
            otherCoding = otherCoding || !beast::iequals(value, "chunked");
        } else if (field == beast::http::field::expect) {
            m_head.expectsContinue = beast::iequals(value, "100-continue");
        } else if (field == beast::http::field::content_length) {
            ++contentLengths;
            badContentLength = badContentLength || !isDecimal(QByteArrayView(value.data(), qsizetype(value.size())));
        }
        m_head.headers.emplace_back(bytes(name), bytes(value));
    }
    void on_header_impl(beast::error_code &error) override
    {
        error = {};
        m_headDone = true;
    }
    void on_body_init_impl(boost::optional<std::uint64_t> const &, beast::error_code &error) override { error = {}; }
    std::size_t on_body_impl(beast::string_view piece, beast::error_code &error) override
    {
        error = {};
        if (m_keepBody)
            m_body.append(piece.data(), qsizetype(piece.size()));
        return piece.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code &error) override { error = {}; }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view piece, beast::error_code &error) override
    {
        return on_body_impl(piece, error);
    }
    void on_finish_impl(beast::error_code &error) override { error = {}; }

private:
    Head &m_head;
    QByteArray &m_body;
    const bool &m_keepBody;
    bool m_headDone = false;
};

RequestFraming::RequestFraming(const Limits &limits) : m_limits(limits) {}

RequestFraming::~RequestFraming() = default;

void RequestFraming::reset()
{
    m_parser.reset();
    m_head = {};
    m_body = {};
    m_checked = 0;
    m_lineEnd = -1;
    m_keepBody = true;
}

bool RequestFraming::isDone() const
{
    return m_parser && m_parser->is_done();
}

RequestFraming::Progress RequestFraming::fail(int status, const char *reason)
{
    m_fault = {status, reason};
    return Progress::Failed;
}

RequestFraming::Progress RequestFraming::parseHead(QByteArray &in)
{
    // Some old clients end a POST body with an extra CRLF: RFC 9112, section 2.2.
    while (m_checked == 0 && in.startsWith("\r\n"))
        in.remove(0, 2);
    if (in.isEmpty() || (m_checked == 0 && in == "\r"))
        return Progress::NeedMore;

    const qsizetype found = in.indexOf("\r\n\r\n", std::max<qsizetype>(0, m_checked - 3));
    const qsizetype end = found < 0 ? in.size() : found + 4;
    if (!checkSizes(in, end) || !checkBytes(in, end))
        return Progress::Failed;
    if (found < 0) {
        m_checked = end;
        return Progress::NeedMore;
    }
    if (!checkVersion(in) || !readHead(in, end) || !checkFields())
        return Progress::Failed;
    return Progress::HeadDone;
}

bool RequestFraming::checkSizes(const QByteArray &in, qsizetype end)
{
    if (m_lineEnd < 0)
        m_lineEnd = in.indexOf("\r\n", std::max<qsizetype>(0, m_checked - 1));
    const qsizetype line = m_lineEnd < 0 ? end : m_lineEnd;
    if (line > m_limits.requestLine) {
        fail(414, "The request line is too long");
        return false;
    }
    if (m_lineEnd >= 0 && end - m_lineEnd > m_limits.headerBytes + 4) {
        fail(431, "The headers are too large");
        return false;
    }
    return true;
}

// NUL, bare CR, bare LF and obs-fold do not survive into parsed fields, so they are looked for in the raw head.
bool RequestFraming::checkBytes(const QByteArray &in, qsizetype end)
{
    const char *head = in.constData();
    // The last byte of an unfinished head may be a CR whose LF has not come: look at it again next time.
    for (qsizetype i = std::max<qsizetype>(0, m_checked - 2); i < end; ++i) {
        const char c = head[i];
        if (c == '\0')
            return fail(400, "NUL in the headers"), false;
        if (c == '\r' && i + 1 < end && head[i + 1] != '\n')
            return fail(400, "A CR without LF in the headers"), false;
        if (c == '\n') {
            if (i == 0 || head[i - 1] != '\r')
                return fail(400, "An LF without CR in the headers"), false;
            if (i + 1 < end && (head[i + 1] == ' ' || head[i + 1] == '\t'))
                return fail(400, "A folded header line"), false;
        }
    }
    return true;
}

// Beast has one error for a version that it does not speak and for no version at all; the answers differ.
bool RequestFraming::checkVersion(const QByteArray &in)
{
    const QByteArrayView line(in.constData(), m_lineEnd);
    const qsizetype space = line.lastIndexOf(' ');
    const QByteArrayView version = line.sliced(space + 1);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (space <= 0 || version.size() != 8 || !version.startsWith("HTTP/") || !digit(version[5]) || version[6] != '.' ||
        !digit(version[7]))
        return fail(400, "The request line is malformed"), false;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return fail(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here"), false;
    return true;
}

bool RequestFraming::readHead(QByteArray &in, qsizetype end)
{
    m_parser = std::make_unique<Parser>(m_head, m_body, m_keepBody);
    m_parser->eager(false); // stop behind the head: the body's limit depends on the route
    beast::error_code error;
    const std::size_t used = m_parser->put(boost::asio::const_buffer(in.constData(), std::size_t(end)), error);
    if (error == beast::http::error::bad_content_length && m_parser->contentLengths == 0) {
        // Digits only, yet no number: it is beyond 2^64, and so beyond every limit.
        const QByteArray head = in.first(end).toLower();
        const qsizetype at = head.indexOf("\r\ncontent-length:");
        const QByteArray value = head.mid(at + 17, head.indexOf("\r\n", at + 2) - at - 17).trimmed();
        if (isDecimal(value) && value.size() > 18 && head.indexOf("\r\ncontent-length:", at + 2) < 0)
            return fail(413, "The body is too large"), false;
    }
    if (error && error != beast::http::error::need_buffer)
        return fail(400, "The request is malformed"), false;
    in.remove(0, qsizetype(used));
    m_checked = 0;
    m_lineEnd = -1;
    if (!m_parser->is_header_done())
        return fail(400, "The request is malformed"), false;
    return true;
}

bool RequestFraming::checkFields()
{
    if (m_head.headers.size() > std::size_t(m_limits.headerCount))
        return fail(431, "Too many headers"), false;
    if (m_parser->contentLengths > 1 || m_parser->badContentLength)
        return fail(400, "Content-Length must be one decimal number"), false;
    if (m_parser->transferEncodings > 0 && m_parser->contentLengths > 0)
        return fail(400, "Content-Length and Transfer-Encoding exclude each other"), false;
    if (m_parser->transferEncodings > 1 || m_parser->otherCoding)
        return fail(501, "The only transfer coding spoken here is chunked"), false;
    if (m_parser->transferEncodings > 0 && m_head.http10)
        return fail(400, "HTTP/1.0 has no transfer codings"), false;
    if (m_parser->hosts > 1 || (m_parser->hosts == 0 && !m_head.http10))
        return fail(400, "Exactly one Host header is required"), false;
    if (m_head.method == Method::Other)
        return fail(501, "The method is not known here"), false;
    m_head.chunked = m_parser->transferEncodings > 0;
    if (const auto length = m_parser->content_length(); length.has_value())
        m_head.contentLength = *length;
    m_head.keepAlive = m_parser->keep_alive();
    return true;
}

bool RequestFraming::setBodyLimit(qint64 limit)
{
    if (m_head.contentLength && *m_head.contentLength > quint64(limit))
        return fail(413, "The body is too large"), false;
    m_parser->body_limit(std::uint64_t(limit));
    m_parser->eager(true);
    return true;
}

RequestFraming::Progress RequestFraming::parseBody(QByteArray &in, bool keep)
{
    m_keepBody = keep;
    while (!m_parser->is_done()) {
        beast::error_code error;
        const std::size_t used =
            m_parser->put(boost::asio::const_buffer(in.constData(), std::size_t(in.size())), error);
        in.remove(0, qsizetype(used));
        if (error == beast::http::error::body_limit)
            return fail(413, "The body is too large");
        if (error && error != beast::http::error::need_more && error != beast::http::error::need_buffer)
            return fail(400, "The body is malformed");
        if (!m_parser->is_done() && (used == 0 || in.isEmpty())) {
            // What Beast does not take yet is a chunk's size line or a trailer; neither may grow without end.
            if (in.size() > m_limits.headerBytes)
                return fail(400, "The body is malformed");
            return Progress::NeedMore;
        }
    }
    return Progress::Done;
}

} // namespace hub::http
