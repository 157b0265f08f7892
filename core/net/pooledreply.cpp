// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledreply.h"

#include "core/net/pooledaccessmanager.h"

#include <QPointer>

#include <algorithm>
#include <cstring>

namespace hub {

namespace {

/// The codes that QNetworkAccessManager gives HTTP statuses (QtNetwork, qhttpthreaddelegate.cpp, statusCodeFromHttp).
QNetworkReply::NetworkError errorOfStatus(int status)
{
    switch (status) {
    case 400:
        return QNetworkReply::ProtocolInvalidOperationError;
    case 401:
        return QNetworkReply::AuthenticationRequiredError;
    case 403:
        return QNetworkReply::ContentAccessDenied;
    case 404:
        return QNetworkReply::ContentNotFoundError;
    case 405:
        return QNetworkReply::ContentOperationNotPermittedError;
    case 407:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case 409:
        return QNetworkReply::ContentConflictError;
    case 410:
        return QNetworkReply::ContentGoneError;
    case 418:
        return QNetworkReply::ProtocolInvalidOperationError;
    case 500:
        return QNetworkReply::InternalServerError;
    case 501:
        return QNetworkReply::OperationNotImplementedError;
    case 503:
        return QNetworkReply::ServiceUnavailableError;
    default:
        if (status >= 500)
            return QNetworkReply::UnknownServerError;
        return status >= 400 ? QNetworkReply::UnknownContentError : QNetworkReply::NoError;
    }
}

} // namespace

PooledReply::PooledReply(PooledAccessManager *manager, QNetworkAccessManager::Operation operation,
                         const QNetworkRequest &request)
    : QNetworkReply(manager), m_transfer(*this, PooledTransfer::Told::Later)
{
    setOperation(operation);
    setRequest(request);
    setUrl(request.url());
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

PooledReply::~PooledReply() = default;

void PooledReply::abort()
{
    m_transfer.abort();
}

void PooledReply::transferConnecting()
{
    Q_EMIT socketStartedConnecting();
}

void PooledReply::transferSent()
{
    Q_EMIT requestSent();
}

void PooledReply::transferHead()
{
    publishHead();
    Q_EMIT metaDataChanged();
}

void PooledReply::transferBytes()
{
    if (takeBody())
        Q_EMIT readyRead();
}

void PooledReply::transferFinished()
{
    const QPointer<PooledReply> self(this);
    setFinished(true);
    takeBody();
    if (m_transfer.isWhole() && !m_published) {
        publishHead();
        Q_EMIT metaDataChanged();
    }
    if (self && m_published && !m_body.isEmpty())
        Q_EMIT readyRead();
    if (self)
        tellError();
    if (self)
        Q_EMIT finished();
}

void PooledReply::tellError()
{
    const NetworkError code = m_transfer.isWhole() ? errorOfStatus(m_transfer.statusCode()) : m_transfer.error();
    if (code == NoError)
        return;
    setAttribute(PooledAccessManager::RequestLeftAttribute, m_transfer.hasLeft());
    setError(code, m_transfer.isWhole()
                       ? QStringLiteral("Server replied: ") % QString::number(m_transfer.statusCode()) %
                             QLatin1Char(' ') % QString::fromLatin1(m_transfer.reasonPhrase())
                       : m_transfer.errorString());
    Q_EMIT errorOccurred(code);
}

void PooledReply::publishHead()
{
    m_published = true;
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, m_transfer.statusCode());
    setAttribute(QNetworkRequest::HttpReasonPhraseAttribute, QString::fromLatin1(m_transfer.reasonPhrase()));
    for (const auto &[name, value] : m_transfer.headers()) {
        // A repeated field becomes one (RFC 9110, section 5.3), Set-Cookie in the only way that does not break it.
        if (!hasRawHeader(name))
            setRawHeader(name, value);
        else
            setRawHeader(name, rawHeader(name) + (qstricmp(name.constData(), "Set-Cookie") == 0 ? "\n" : ", ") + value);
    }
}

/// Whether there was any.
bool PooledReply::takeBody()
{
    const QByteArray bytes = m_transfer.takeBody();
    m_body.append(bytes);
    return !bytes.isEmpty();
}

qint64 PooledReply::bytesAvailable() const
{
    return m_body.size() - m_bodyOffset + QNetworkReply::bytesAvailable();
}

qint64 PooledReply::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min<qint64>(maxSize, m_body.size() - m_bodyOffset);
    if (size <= 0)
        return isFinished() ? -1 : 0;
    std::memcpy(data, m_body.constData() + m_bodyOffset, std::size_t(size));
    m_bodyOffset += size;
    if (m_bodyOffset == m_body.size()) {
        m_body.clear();
        m_bodyOffset = 0;
    }
    return size;
}

} // namespace hub
