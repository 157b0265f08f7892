// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/requestframing.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/rfc7230.hpp>

#include <algorithm>
#include <cctype>
#include <limits>

namespace hub::http {

namespace beast = boost::beast;

namespace {

/// A browser's, with room for those of a proxy.
constexpr std::size_t UsualHeaders = 20;

QByteArrayView view(beast::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size()));
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
    bool atChunkLine = true; // a chunk's size line comes next
    quint64 chunkLines = 0;

protected:
    void on_request_impl(beast::http::verb verb, beast::string_view, beast::string_view target, int version,
                         beast::error_code &error) override
    {
        error = {};
        m_head.method = methodOf(verb);
        m_head.target = view(target).toByteArray();
        m_head.headers.reserve(UsualHeaders);
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
            m_head.host = value.empty() ? QByteArrayView("") : view(value);
        } else if (field == beast::http::field::transfer_encoding) {
            ++transferEncodings;
            otherCoding = otherCoding || !beast::iequals(value, "chunked");
        } else if (field == beast::http::field::expect) {
            m_head.expectsContinue = beast::iequals(value, "100-continue");
        } else if (field == beast::http::field::content_length) {
            ++contentLengths;
            badContentLength = badContentLength || !isDecimal(QByteArrayView(value.data(), qsizetype(value.size())));
        }
        m_head.headers.emplace_back(view(name), view(value));
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
        if (m_keepBody) {
            reserve(qsizetype(piece.size()));
            m_body.append(piece.data(), qsizetype(piece.size()));
        }
        return piece.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code &error) override
    {
        error = {};
        atChunkLine = false;
        ++chunkLines;
    }
    std::size_t on_chunk_body_impl(std::uint64_t remaining, beast::string_view piece, beast::error_code &error) override
    {
        atChunkLine = piece.size() == remaining;
        return on_body_impl(piece, error);
    }
    void on_finish_impl(beast::error_code &error) override { error = {}; }

private:
    /// All that Content-Length announces (checked against the limit by now) at once, so that a body is not copied as it
    /// grows; of a large one the beginning, until so much has come that the rest may be believed.
    void reserve(qsizetype more)
    {
        constexpr qsizetype Believed = 256 * 1024;
        const auto length = qsizetype(m_head.contentLength.value_or(0));
        const qsizetype size = m_body.size() + more;
        if (m_body.isEmpty() && size <= Believed)
            m_body.reserve(std::min(length, Believed));
        else if (length > m_body.capacity() && size > Believed)
            m_body.reserve(length);
    }

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

bool RequestFraming::isHeadRequest(const QByteArray &in) const
{
    return m_parser ? m_head.method == Method::Head : in.startsWith("HEAD ");
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

    const qsizetype end = scanHead(in);
    if (end == 0)
        return Progress::NeedMore;
    if (end < 0 || !checkVersion(in) || !readHead(in, end) || !checkFields())
        return Progress::Failed;
    return Progress::HeadDone;
}

/// Where the head ends; 0: not yet; -1: it has failed. NUL, bare CR, bare LF and obs-fold do not survive into parsed
/// fields, so they are looked for in the raw bytes: each once and in order, so that the verdict does not depend on how
/// the network has cut them.
qsizetype RequestFraming::scanHead(const QByteArray &in)
{
    while (m_checked < in.size()) {
        const qsizetype before = m_checked;
        qsizetype end = scanLine(in);
        if (m_checked == before)
            end = scanByte(in);
        if (end != 0)
            return end;
    }
    return 0;
}

/// One line that is whole and without fault, by memchr; takes nothing, and says 0, of one that needs a closer look.
qsizetype RequestFraming::scanLine(QByteArrayView head)
{
    const qsizetype start = m_checked;
    const bool atLineStart = start == 0 || head[start - 1] == '\n';
    const qsizetype lf = atLineStart ? head.indexOf('\n', start) : -1;
    if (lf <= start || head[lf - 1] != '\r')
        return 0;
    const QByteArrayView line = head.sliced(start, lf - 1 - start);
    const bool folded = start > 0 && !line.isEmpty() && (line.front() == ' ' || line.front() == '\t');
    if (folded || line.contains('\r') || line.contains('\0'))
        return 0;
    if (m_lineEnd < 0 ? lf - 1 > m_limits.requestLine : lf + 1 - m_lineEnd > m_limits.headerBytes + 4)
        return 0;
    m_checked = lf + 1;
    if (m_lineEnd >= 0)
        return line.isEmpty() ? m_checked : 0;
    m_lineEnd = lf - 1;
    return 0;
}

/// The next byte, and what it says together with the one before it.
qsizetype RequestFraming::scanByte(QByteArrayView head)
{
    const auto failed = [this](int status, const char *reason) {
        fail(status, reason);
        return qsizetype(-1);
    };
    const qsizetype i = m_checked;
    const char c = head[i];
    const char before = i > 0 ? head[i - 1] : '\0';
    if (c == '\0')
        return failed(400, "NUL in the headers");
    if (c != '\n' && before == '\r')
        return failed(400, "A CR without LF in the headers");
    if (c == '\n' && before != '\r')
        return failed(400, "An LF without CR in the headers");
    if (before == '\n' && (c == ' ' || c == '\t'))
        return failed(400, "A folded header line");
    if (m_lineEnd < 0) {
        if (c == '\n')
            m_lineEnd = i - 1;
        else if ((c == '\r' ? i : i + 1) > m_limits.requestLine)
            return failed(414, "The request line is too long");
    } else if (i + 1 - m_lineEnd > m_limits.headerBytes + 4) {
        return failed(431, "The headers are too large");
    } else if (c == '\n' && head[i - 2] == '\n') {
        return i + 1; // m_checked stays: the head is taken now
    }
    ++m_checked;
    return 0;
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
    m_parser->eager(false); // one element at a time; the body's limit depends on the route, known behind the head
    if (end == in.size()) {
        m_head.bytes = std::exchange(in, {});
    } else {
        m_head.bytes = in.first(end);
        in.remove(0, end);
    }
    beast::error_code error;
    m_parser->put(boost::asio::const_buffer(m_head.bytes.constData(), std::size_t(end)), error);
    if (error == beast::http::error::bad_content_length && m_parser->contentLengths == 0) {
        // Digits only, yet no number: it is beyond 2^64, and so beyond every limit.
        const QByteArray head = m_head.bytes.toLower();
        const qsizetype at = head.indexOf("\r\ncontent-length:");
        const QByteArray value = head.mid(at + 17, head.indexOf("\r\n", at + 2) - at - 17).trimmed();
        const bool alone =
            head.indexOf("\r\ncontent-length:", at + 2) < 0 && head.indexOf("\r\ntransfer-encoding:") < 0;
        if (isDecimal(value) && value.size() > 18 && alone)
            return fail(413, "The body is too large"), false;
    }
    if (error && error != beast::http::error::need_buffer)
        return fail(400, "The request is malformed"), false;
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
    return true;
}

RequestFraming::Progress RequestFraming::parseBody(QByteArray &in, bool keep)
{
    m_keepBody = keep;
    while (!m_parser->is_done()) {
        const bool chunkLine = m_parser->chunked() && m_parser->atChunkLine;
        const qsizetype size = chunkLine ? chunkLineSize(in) : in.size();
        if (size < 0 || size > (chunkLine ? m_limits.headerBytes : in.size()))
            return fail(400, "The body is malformed");
        if (size == 0)
            return Progress::NeedMore;
        beast::error_code error;
        const std::size_t used = m_parser->put(boost::asio::const_buffer(in.constData(), std::size_t(size)), error);
        if (error == beast::http::error::body_limit)
            return fail(413, "The body is too large");
        if (error || (chunkLine && qsizetype(used) != size))
            return fail(400, "The body is malformed");
        in.remove(0, qsizetype(used));
    }
    return Progress::Done;
}

/// How many bytes belong to the chunk's size line in front, with the CRLF that ends the chunk before it; for the last
/// chunk with its trailers too. 0: not whole yet; -1: malformed, or without end.
///
/// Beast gets them all at once: given a last chunk in two pieces, 1.74 asserts; given more than the line, it lets a
/// quoted string in a chunk extension run on over it.
qsizetype RequestFraming::chunkLineSize(const QByteArray &in) const
{
    const qsizetype from = m_parser->chunkLines > 0 ? 2 : 0;
    if (!in.startsWith(QByteArrayView("\r\n").first(std::min(from, in.size()))))
        return -1;
    const qsizetype notWhole = in.size() > m_limits.headerBytes ? -1 : 0;
    const qsizetype end = in.indexOf("\r\n", from);
    if (end < 0)
        return notWhole;
    const auto digits = QByteArrayView(in).first(end).sliced(from);
    const auto value = std::find_if(digits.begin(), digits.end(), [](char c) { return c != '0'; });
    const bool isLast = value != digits.begin() && (value == digits.end() || !std::isxdigit(uchar(*value)));
    if (!isLast)
        return end + 2;
    const qsizetype trailersEnd = in.indexOf("\r\n\r\n", end);
    return trailersEnd < 0 ? notWhole : trailersEnd + 4;
}

} // namespace hub::http
