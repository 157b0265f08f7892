// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/response.h"

namespace hub::http {

/// What the engine adds to a response on its way out.
struct ResponseFrame
{
    QByteArray requestId = {};
    QByteArray corsOrigin = {}; ///< the caller's origin if it is listed, else empty
    bool head = false;          ///< answer to HEAD: every header, no body
    bool close = false;         ///< this answer is the connection's last
    bool http10 = false;
    bool apart = false;  ///< the body is written by the caller, behind what is serialised here
    bool stream = false; ///< length not known: chunked, or until close for HTTP/1.0
};

/// The whole answer as one buffer, so that it leaves in one write (Qt 6.4's responder makes a dozen).
[[nodiscard]] QByteArray serialized(const Response &response, const ResponseFrame &frame);

/// One piece of a chunked stream (RFC 9112, section 7.1).
[[nodiscard]] QByteArray chunk(const QByteArray &piece);

} // namespace hub::http
