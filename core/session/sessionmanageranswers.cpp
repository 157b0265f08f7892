// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionmanageranswers.h"

#include "core/session/answerreader.h"
#include "core/text/jsoncursor.h"

namespace hub {

namespace {

using Kind = SessionManagerError::Kind;

SessionManagerError make(Kind kind, const QString &message, bool mayHaveLeft)
{
    SessionManagerError error;
    error.kind = kind;
    error.message = message;
    error.mayHaveLeft = mayHaveLeft;
    return error;
}

SessionManagerError networkError(const QString &reason, bool mayHaveLeft)
{
    return make(Kind::Network, QStringLiteral("SESSION_MANAGER_ERROR: ") % reason, mayHaveLeft);
}

SessionManagerError unreachable(const QString &reason)
{
    return make(Kind::Unreachable, QStringLiteral("SESSION_MANAGER_UNREACHABLE: ") % reason, false);
}

SessionManagerError answered(Kind kind, int status, const QString &message, QByteArray body, bool isJson)
{
    SessionManagerError error = make(kind, message, true);
    error.statusCode = status;
    error.response = std::move(body);
    error.responseIsJson = isJson;
    return error;
}

QString statusText(int status)
{
    return QStringLiteral("SESSION_MANAGER_ERROR: HTTP ") % QString::number(status);
}

SessionManagerError statusError(int status, QByteArray body)
{
    const bool isJson = isValidJson(body);
    SessionManagerError error = answered(Kind::Status, status, statusText(status), std::move(body), isJson);
    if (!isJson)
        return error;
    const answer::ErrorWords words = answer::errorWords(error.response);
    if (!words.message.isEmpty())
        error.message = words.message;
    error.code = words.code.toLatin1();
    return error;
}

} // namespace

SessionManagerOutcome outcomeOfAnswer(int status, QByteArray body, const QByteArray &contentEncoding)
{
    if (status < 200 || status > 599) // RFC 9110, section 15: no class of status is known there
        return tl::unexpected(networkError(QStringLiteral("Invalid HTTP status ") % QString::number(status), true));
    if (status >= 400)
        return tl::unexpected(statusError(status, std::move(body)));
    if (status >= 300) {
        const QString message = QStringLiteral("SESSION_MANAGER_ERROR: Redirect refused (HTTP ") %
                                QString::number(status) % QLatin1Char(')');
        const bool isJson = isValidJson(body);
        return tl::unexpected(answered(Kind::Redirect, status, message, std::move(body), isJson));
    }
    if (!body.isEmpty() && !isValidJson(body)) {
        const bool encoded =
            !contentEncoding.isEmpty() && contentEncoding.compare("identity", Qt::CaseInsensitive) != 0;
        const QString why = encoded ? QStringLiteral("Response is compressed (%1), which was not asked for")
                                          .arg(QString::fromLatin1(contentEncoding.left(40)))
                                    : QStringLiteral("Response is not JSON");
        return tl::unexpected(
            answered(Kind::NotJson, status, QStringLiteral("SESSION_MANAGER_ERROR: ") % why, std::move(body), false));
    }
    return SessionManagerAnswer{status, std::move(body)};
}

SessionManagerError errorOfFailure(QNetworkReply::NetworkError error, const QString &reason, bool sent)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return unreachable(QStringLiteral("Connection refused"));
    case QNetworkReply::HostNotFoundError:
        return unreachable(QStringLiteral("Host not found"));
    case QNetworkReply::TimeoutError: // the system's own, shorter than ours
        return sent ? networkError(QStringLiteral("Connection timed out"), sent) : connectTimeoutError();
    case QNetworkReply::OperationCanceledError: {
        SessionManagerError aborted = abortedError();
        aborted.mayHaveLeft = sent;
        return aborted;
    }
    case QNetworkReply::RemoteHostClosedError:
        return networkError(QStringLiteral("Connection closed"), sent);
    case QNetworkReply::SslHandshakeFailedError:
        return networkError(QStringLiteral("TLS handshake failed: ") % reason, false);
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        // No route: the socket's word for it is "Network unreachable" or "Host unreachable".
        return sent ? networkError(reason, sent) : unreachable(reason);
    default:
        return networkError(reason, sent);
    }
}

SessionManagerError connectTimeoutError()
{
    return make(Kind::ConnectTimeout, QStringLiteral("SESSION_MANAGER_TIMEOUT: Connection timeout"), false);
}

SessionManagerError noConnectionError()
{
    return unreachable(QStringLiteral("No connection became free"));
}

SessionManagerError readTimeoutError()
{
    return make(Kind::ReadTimeout, QStringLiteral("SESSION_MANAGER_TIMEOUT: Read timeout exceeded"), true);
}

SessionManagerError abortedError()
{
    return make(Kind::Aborted, QStringLiteral("SESSION_MANAGER_ERROR: Request aborted"), true);
}

SessionManagerError bodyTooLargeError()
{
    return networkError(QStringLiteral("Response body too large"), true);
}

Error errorOf(const SessionManagerError &error)
{
    switch (error.kind) {
    case Kind::ConnectTimeout:
    case Kind::ReadTimeout:
        return {QByteArrayLiteral("GATEWAY_TIMEOUT"), error.message};
    case Kind::Unreachable:
        return {QByteArrayLiteral("SESSION_MANAGER_UNAVAILABLE"), error.message};
    case Kind::Aborted:
        return {QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")};
    case Kind::Network:
    case Kind::Status:
    case Kind::Redirect:
    case Kind::NotJson:
        break;
    }
    return {QByteArrayLiteral("SESSION_MANAGER_ERROR"), error.message};
}

} // namespace hub
