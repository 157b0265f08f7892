// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QString>

#include <optional>

namespace hub {

/// What of a URL goes where: parsed once, used by every request to it.
struct RequestTarget
{
    QString host; ///< as for connectToHost: an IPv6 literal has no brackets
    quint16 port = 0;
    bool encrypted = false;
    QByteArray hostHeader;   ///< RFC 9112, section 3.2: with brackets, and with the port unless it is the default
    QByteArray pathAndQuery; ///< origin-form, never empty

    /// Nothing for a URL without host, of another scheme, or with user information: RFC 9110, section 4.2.4 warns of
    /// `user:password@`, and a password that silently goes nowhere is worse than an error.
    [[nodiscard]] static std::optional<RequestTarget> fromUrl(const QUrl &url);
};

/// `GET`, `POST`… or the custom verb of the request; empty when that is no token.
[[nodiscard]] QByteArray requestVerb(QNetworkAccessManager::Operation operation, const QNetworkRequest &request);

/// The whole request in one piece, so that it leaves in one segment. Host, framing and Connection are ours whatever the
/// request's headers say. Nothing if a header could break out of its line.
[[nodiscard]] std::optional<QByteArray> serializeRequest(const QByteArray &verb, const RequestTarget &target,
                                                         const QNetworkRequest &request, const QByteArray &body);

} // namespace hub
