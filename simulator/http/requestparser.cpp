// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/http/requestparser.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>

namespace hub::sim {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

template<typename View>
QByteArray toByteArray(const View &view)
{
    return QByteArray(view.data(), qsizetype(view.size()));
}

} // namespace

struct RequestParser::Private
{
    std::optional<http::request_parser<http::string_body>> parser;
    QByteArray buffer;
    qsizetype used = 0; // of the buffer
    bool bad = false;

    void fill(Request &request)
    {
        const auto &message = parser->get();
        request.method = toByteArray(message.method_string());
        const QByteArray target = toByteArray(message.target());
        const qsizetype mark = target.indexOf('?');
        request.path = mark < 0 ? target : target.first(mark);
        request.query = mark < 0 ? QByteArray() : target.sliced(mark + 1);
        const auto header = message.find("X-Cliente-Id");
        request.clientHeader.reset();
        if (header != message.end())
            request.clientHeader = toByteArray(header->value());
        request.engineHeaders.clear();
        if (header == message.end()) { // the Session Manager's callers have no key
            for (const char *name : {"authorization", "x-api-key", "apikey", "token", "x-device-id", "host"}) {
                if (const auto found = message.find(name); found != message.end())
                    request.engineHeaders.insert(name, toByteArray(found->value()));
            }
        }
        request.body = toByteArray(message.body());
        request.keepAlive = message.keep_alive();
    }

    void compact()
    {
        // Moving the rest to the front pays only once in a while, not for each of a thousand pipelined requests.
        if (used == buffer.size()) {
            buffer.clear();
            used = 0;
        } else if (used > 65536) {
            buffer.remove(0, used);
            used = 0;
        }
    }
};

RequestParser::RequestParser() : d(std::make_unique<Private>()) {}

RequestParser::~RequestParser() = default;

void RequestParser::append(const QByteArray &bytes)
{
    if (d->buffer.isEmpty())
        d->buffer = bytes; // shares instead of copying
    else
        d->buffer += bytes;
}

RequestParser::State RequestParser::next(Request &request)
{
    if (d->bad)
        return State::Bad;
    if (!d->parser) {
        d->parser.emplace();
        d->parser->eager(true);
        d->parser->body_limit(BodyLimit);
        d->parser->header_limit(HeaderLimit);
    }
    beast::error_code error;
    const auto rest = d->buffer.constData() + d->used;
    const auto size = size_t(d->buffer.size() - d->used);
    d->used += qsizetype(d->parser->put(boost::asio::const_buffer(rest, size), error));
    if (error && error != http::error::need_more) {
        d->bad = true;
        return State::Bad;
    }
    const bool done = d->parser->is_done();
    if (done) {
        d->fill(request);
        d->parser.reset();
    }
    d->compact();
    return done ? State::Complete : State::NeedMore;
}

} // namespace hub::sim
