// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/responseparser.h"

#include "core/text/ascii.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <cctype>
#include <limits>
#include <optional>
#include <utility>

namespace hub {

// Named, since a unity build includes this file.
namespace responseparser {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

/// A promised length reserves no more than this at once: a peer must send bytes before they cost memory.
constexpr quint64 LargestReserve = 262144;

QByteArray toByteArray(string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// Beast's response_parser stores every header field in a tree of its own; most callers want none of them. Its base
/// class is the documented way to take only what is needed.
class BeastParser final : public http::basic_parser<false>
{
public:
    explicit BeastParser(bool withHeaders) : keepHeaders(withHeaders) {}

    const bool keepHeaders;
    int status = 0;
    bool headerComplete = false;
    bool chunkHeader = false; // the last round took the line before a chunk
    quint64 chunkLeft = 0;    // bytes of the chunk that are still to come
    QByteArray contentEncoding;
    QByteArray retryAfter;
    QByteArray reason;
    std::vector<ResponseParser::Header> headers;
    QByteArray body;

private:
    void on_request_impl(http::verb, string_view, string_view, int, error_code &ec) override { ec = {}; }

    void on_response_impl(int code, string_view phrase, int, error_code &ec) override
    {
        ec = {};
        status = code;
        reason = toByteArray(phrase);
    }

    void on_field_impl(http::field field, string_view name, string_view value, error_code &ec) override
    {
        ec = {};
        if (field == http::field::content_encoding && !headerComplete)
            contentEncoding = toByteArray(value);
        if (field == http::field::retry_after && !headerComplete)
            retryAfter = toByteArray(value);
        // Fields after the header are trailers: RFC 9110, section 6.5.1 lets a recipient discard them.
        if (keepHeaders && !headerComplete)
            headers.emplace_back(toByteArray(name), toByteArray(value));
    }

    void on_header_impl(error_code &ec) override
    {
        ec = {};
        headerComplete = true;
    }

    void on_body_init_impl(const boost::optional<std::uint64_t> &length, error_code &ec) override
    {
        ec = {};
        if (length)
            body.reserve(qsizetype(std::min<quint64>(*length, LargestReserve)));
    }

    std::size_t on_body_impl(string_view bytes, error_code &ec) override
    {
        ec = {};
        body.append(bytes.data(), qsizetype(bytes.size()));
        return bytes.size();
    }

    void on_chunk_header_impl(std::uint64_t size, string_view, error_code &ec) override
    {
        ec = {};
        chunkHeader = true;
        chunkLeft = size;
    }

    std::size_t on_chunk_body_impl(std::uint64_t remaining, string_view bytes, error_code &ec) override
    {
        chunkLeft = remaining - bytes.size();
        return on_body_impl(bytes, ec);
    }

    void on_finish_impl(error_code &ec) override { ec = {}; }
};

ResponseParser::Failure failureOf(const error_code &ec)
{
    if (ec == http::error::body_limit)
        return ResponseParser::Failure::BodyTooLarge;
    if (ec == http::error::header_limit)
        return ResponseParser::Failure::HeadersTooLarge;
    if (ec == http::error::partial_message)
        return ResponseParser::Failure::Truncated;
    return ResponseParser::Failure::Malformed;
}

/// Whether `text` may be the beginning of a status line.
bool mayBeStatusLine(QByteArrayView text)
{
    static constexpr QByteArrayView Version("HTTP/1.");
    const qsizetype size = std::min<qsizetype>(text.size(), 12); // `HTTP/1.1 200`
    if (!text.startsWith(Version.first(std::min(size, Version.size()))))
        return false;
    for (qsizetype i = Version.size(); i < size; ++i) {
        if (i == 8 ? text[i] != ' ' : !isDigit(text[i]))
            return false;
    }
    return true;
}

/// Whether `text` may be the beginning of a chunk's size line, with the CRLF that ends the chunk before it.
bool mayBeChunkLine(QByteArrayView text)
{
    if (text.startsWith('\r'))
        text = text.sliced(std::min<qsizetype>(text.size(), 2));
    return text.isEmpty() || std::isxdigit(uchar(text.front())) != 0;
}

/// Whether a CR or LF stands alone at `from` or behind it.
bool hasBareLineEnd(QByteArrayView text, qsizetype from)
{
    for (qsizetype i = from; i < text.size(); ++i) {
        const bool afterCr = i > 0 && text[i - 1] == '\r';
        if ((text[i] == '\n') != afterCr)
            return true;
    }
    return false;
}

} // namespace responseparser

using namespace responseparser;

struct ResponseParser::Private
{
    explicit Private(Limits l) : limits(l) {}

    void restart();
    Status feed(QByteArrayView bytes);
    Status step(QByteArrayView &bytes);
    [[nodiscard]] bool isGarbage(QByteArrayView pending);
    [[nodiscard]] bool overHeaderLimit(bool inHeader, qint64 taken, qint64 pending) const;
    Status fail(Failure why);

    const Limits limits;
    std::optional<BeastParser> parser;
    QByteArray rest;         // what Beast has not taken yet: a line that is still incomplete
    qint64 headerBytes = 0;  // of this answer and the 1xx before it
    qint64 messageBytes = 0; // taken of the message itself
    qsizetype scanned = 0;   // bytes of `rest` that isGarbage has seen
    bool toHead = false;
    bool keepHeaders = false;
    bool surplus = false;
    Failure failure = Failure::None;
};

void ResponseParser::Private::restart()
{
    parser.emplace(keepHeaders);
    messageBytes = 0;
    scanned = 0;
    parser->skip(toHead);
    parser->header_limit(quint32(std::min<qint64>(limits.headers, std::numeric_limits<quint32>::max())));
    parser->body_limit(quint64(limits.body));
}

ResponseParser::Status ResponseParser::Private::fail(Failure why)
{
    failure = why;
    return Status::Failed;
}

/// One round of Beast over `bytes`; takes from it what was consumed.
ResponseParser::Status ResponseParser::Private::step(QByteArrayView &bytes)
{
    // Beast asserts five bytes when it looks at a last chunk a second time; nothing that ends a chunked body is
    // shorter.
    const bool inHeader = !parser->is_header_done();
    if (!inHeader && parser->chunked() && bytes.size() < 5)
        return Status::NeedMore;

    error_code ec;
    parser->chunkHeader = false;
    const std::size_t taken = parser->put(boost::asio::const_buffer(bytes.data(), std::size_t(bytes.size())), ec);
    bytes = bytes.sliced(qsizetype(taken));
    messageBytes += qint64(taken);
    if (taken > 0)
        scanned = 0;
    const bool wantsMore = ec == http::error::need_more;
    if (ec && !wantsMore)
        return fail(failureOf(ec));
    // Not eager: a round that began in the header takes nothing behind it.
    if (inHeader)
        headerBytes += qint64(taken);
    if (overHeaderLimit(inHeader, qint64(taken), wantsMore ? bytes.size() : 0))
        return fail(Failure::HeadersTooLarge);
    return parser->is_done() ? Status::Complete : Status::NeedMore;
}

/// Beast limits neither the sum of the header lines (only what is pending), nor trailers, nor chunk extensions. What
/// counts is the header or the line itself, `taken` in this round or `pending` because its end is missing: never what
/// has come behind it, or the outcome would depend on how the network cuts the stream.
bool ResponseParser::Private::overHeaderLimit(bool inHeader, qint64 taken, qint64 pending) const
{
    if (inHeader)
        return headerBytes + pending > limits.headers;
    return (parser->chunkHeader ? taken : pending) > limits.headers;
}

/// Beast waits for the end of a line before it looks at it. What no line of HTTP begins with is an error at once, or
/// the outcome would depend on how the network cuts the stream: a banner of SSH, a TLS alert, lines that end in LF
/// alone.
bool ResponseParser::Private::isGarbage(QByteArrayView pending)
{
    const bool inHeader = !parser->is_header_done();
    if (!inHeader && !parser->chunked())
        return false; // content
    const qsizetype content = inHeader ? 0 : qsizetype(std::min(quint64(pending.size()), parser->chunkLeft));
    const QByteArrayView line = pending.sliced(content);
    if (inHeader ? messageBytes == 0 && !mayBeStatusLine(line) : !mayBeChunkLine(line))
        return true;
    const qsizetype from = content > 0 ? 0 : std::exchange(scanned, line.size());
    return hasBareLineEnd(line, from);
}

ResponseParser::Status ResponseParser::Private::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype before = bytes.size();
        const Status status = step(bytes);
        if (status == Status::Failed)
            return status;
        if (status == Status::Complete) {
            if (parser->status < 200) {
                // RFC 9110, section 15.2: any number of 1xx may come first. 101 would need an Upgrade that we never
                // send.
                if (parser->status < 100 || parser->status == 101)
                    return fail(Failure::Malformed);
                restart();
                continue;
            }
            surplus = !bytes.isEmpty();
            rest.clear();
            return status;
        }
        if (bytes.size() == before)
            break;
    }
    if (isGarbage(bytes))
        return fail(Failure::Malformed);
    rest = bytes.toByteArray();
    return Status::NeedMore;
}

ResponseParser::ResponseParser(Limits limits) : d(std::make_unique<Private>(limits))
{
    start(false, false);
}

ResponseParser::~ResponseParser() = default;

void ResponseParser::start(bool toHead, bool keepHeaders)
{
    d->toHead = toHead;
    d->keepHeaders = keepHeaders;
    d->headerBytes = 0;
    d->surplus = false;
    d->failure = Failure::None;
    d->rest.clear();
    d->restart();
}

ResponseParser::Status ResponseParser::feed(QByteArrayView bytes)
{
    if (d->rest.isEmpty())
        return d->feed(bytes);
    // The pending line and the news must lie in one piece for Beast.
    QByteArray joined = std::exchange(d->rest, QByteArray());
    joined.append(bytes);
    return d->feed(joined);
}

ResponseParser::Status ResponseParser::finish()
{
    if (!d->parser->got_some() || !d->rest.isEmpty())
        return d->fail(Failure::Truncated);
    error_code ec;
    d->parser->put_eof(ec);
    return ec || d->parser->status < 200 ? d->fail(Failure::Truncated) : Status::Complete;
}

ResponseParser::Failure ResponseParser::failure() const
{
    return d->failure;
}

bool ResponseParser::hasHeader() const
{
    return d->parser->headerComplete && d->parser->status >= 200;
}

int ResponseParser::statusCode() const
{
    return d->parser->status;
}

QByteArray ResponseParser::reasonPhrase() const
{
    return d->parser->reason;
}

const std::vector<ResponseParser::Header> &ResponseParser::headers() const
{
    return d->parser->headers;
}

QByteArray ResponseParser::contentEncoding() const
{
    return d->parser->contentEncoding;
}

QByteArray ResponseParser::retryAfter() const
{
    return d->parser->retryAfter;
}

bool ResponseParser::endsWithConnection() const
{
    return hasHeader() && !d->parser->chunked() && !d->parser->content_length() && !d->parser->is_done();
}

QByteArray ResponseParser::takeBody()
{
    return std::exchange(d->parser->body, QByteArray());
}

bool ResponseParser::isReusable() const
{
    return d->parser->is_done() && d->parser->keep_alive() && !d->surplus && d->failure == Failure::None;
}

} // namespace hub
