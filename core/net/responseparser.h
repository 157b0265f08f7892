// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <utility>
#include <vector>

namespace hub {

/// Reads the answers of one HTTP/1.x connection: bytes in, status out (RFC 9112). Pure: knows no socket and no clock.
///
/// The grammar is Boost.Beast's; what is ours is skipping 1xx, the limits that Beast lacks (trailers, chunk extensions,
/// the sum of all header lines), and keeping what a cut in the stream left unread. Not thread-safe, no shared state.
class HUB_CORE_EXPORT ResponseParser
{
public:
    struct Limits
    {
        qint64 headers = 65536; ///< bytes: status line and header lines, with those of every 1xx before it
        qint64 body = 8388608;  ///< bytes of content, without chunk framing
    };
    enum class Status { NeedMore, Complete, Failed };
    enum class Failure { None, Malformed, Truncated, HeadersTooLarge, BodyTooLarge };
    using Header = std::pair<QByteArray, QByteArray>;

    explicit ResponseParser(Limits limits);
    ~ResponseParser();
    ResponseParser(const ResponseParser &) = delete;
    ResponseParser &operator=(const ResponseParser &) = delete;

    /// Begins the next answer. `toHead`: it has no content whatever its headers say. `keepHeaders`: fill `headers()`.
    void start(bool toHead, bool keepHeaders);
    /// Takes the next bytes, all of them. After Complete or Failed only `start` may follow.
    Status feed(QByteArrayView bytes);
    /// The peer has closed: completes an answer that the close delimits, else Failure::Truncated.
    Status finish();

    [[nodiscard]] Failure failure() const;
    /// Whether the final (not 1xx) status line and header are complete.
    [[nodiscard]] bool hasHeader() const;
    [[nodiscard]] int statusCode() const;
    [[nodiscard]] QByteArray reasonPhrase() const;
    [[nodiscard]] const std::vector<Header> &headers() const;
    /// The Content-Encoding field, kept whatever `keepHeaders` says; empty if there is none.
    [[nodiscard]] QByteArray contentEncoding() const;
    /// The Retry-After field, likewise.
    [[nodiscard]] QByteArray retryAfter() const;
    /// Whether only the end of the connection ends the content that is coming (no length, not chunked).
    [[nodiscard]] bool endsWithConnection() const;
    /// The content that has come since the last call.
    [[nodiscard]] QByteArray takeBody();
    /// After Complete: the connection may carry another request. False too when bytes came that nobody asked for.
    [[nodiscard]] bool isReusable() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace hub
