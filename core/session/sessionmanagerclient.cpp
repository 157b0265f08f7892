// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionmanagerclient.h"

#include "core/net/pooledaccessmanager.h"
#include "core/net/pooledreply.h"
#include "core/session/deadlinewatch.h"
#include "core/session/sessionmanageranswers.h"
#include "core/session/sessionmanagercall.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace hub {

namespace {

/// The base URL's own path is a prefix: behind a reverse proxy the Session Manager may live at `/wa`.
QUrl join(const QUrl &base, const QByteArray &path)
{
    QUrl url = base.adjusted(QUrl::RemoveFragment | QUrl::RemoveQuery);
    QString prefix = url.path(QUrl::FullyEncoded);
    while (prefix.endsWith(QLatin1Char('/')))
        prefix.chop(1);
    const QString suffix = QString::fromUtf8(path);
    const QString slash = suffix.startsWith(QLatin1Char('/')) ? QString() : QStringLiteral("/");
    // Tolerant, not decoded: what is percent-encoded there stays as it is.
    url.setPath(prefix % slash % suffix, QUrl::TolerantMode);
    return url;
}

} // namespace

SessionManagerClient::Handle::Handle(SessionManagerCall *call) : m_call(call) {}

void SessionManagerClient::Handle::abort()
{
    if (m_call)
        static_cast<SessionManagerCall *>(m_call.data())->abort();
}

SessionManagerClient::SessionManagerClient(QNetworkAccessManager *network, SessionManagerSettings settings,
                                           QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_pooled(qobject_cast<PooledAccessManager *>(network))
    , m_settings(std::move(settings))
    , m_watch(std::make_unique<DeadlineWatch>())
    , m_deferredDelete(std::make_shared<DeferredDelete>())
    , m_health(endpoint(Verb::Get, QByteArrayLiteral("/health"), m_settings.readTimeout))
    , m_status(endpoint(Verb::Get, QByteArrayLiteral("/status"), m_settings.readTimeout))
    , m_qr(endpoint(Verb::Get, QByteArrayLiteral("/qr"), m_settings.readTimeout))
    , m_send(endpoint(Verb::Post, QByteArrayLiteral("/send"), m_settings.sendTimeout))
    , m_connect(endpoint(Verb::Post, m_settings.connectPath, m_settings.readTimeout))
    , m_disconnect(endpoint(Verb::Post, m_settings.disconnectPath, m_settings.readTimeout))
{
    // Replies die with their manager and tell nobody.
    connect(network, &QObject::destroyed, this, [this] {
        m_network = nullptr;
        m_pooled = nullptr;
        abandonCalls();
    });
}

SessionManagerClient::~SessionManagerClient()
{
    abandonCalls();
}

void SessionManagerClient::abandonCalls()
{
    const std::vector<DeadlineWatch::Watched *> calls = m_watch->all();
    for (DeadlineWatch::Watched *call : calls)
        SessionManagerCall::fromWatched(call)->orphan();
}

SessionManagerClient::Handle SessionManagerClient::getHealth(std::optional<ClienteId> client, QObject *context,
                                                             Callback done)
{
    return start(m_health, client, {}, context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::getStatus(ClienteId client, QObject *context, Callback done)
{
    return start(m_status, client, {}, context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::getQr(ClienteId client, QObject *context, Callback done)
{
    return start(m_qr, client, {}, context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::sendMessage(ClienteId client, const QString &to,
                                                               const QString &message, QObject *context, Callback done)
{
    return start(m_send, client, sendBody(client, to, message), context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::connectSession(ClienteId client, QObject *context, Callback done)
{
    // `{}` rather than nothing: Express takes both, Fastify refuses an empty body of type JSON.
    return start(m_connect, client, QByteArrayLiteral("{}"), context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::disconnectSession(ClienteId client, QObject *context, Callback done)
{
    return start(m_disconnect, client, QByteArrayLiteral("{}"), context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::getContacts(ClienteId client, const QString &after, int limit,
                                                               QObject *context, Callback done)
{
    Endpoint contacts = endpoint(Verb::Get, m_settings.contactsPath, m_settings.readTimeout);
    QByteArray query = QByteArrayLiteral("limit=") + QByteArray::number(limit);
    if (!after.isEmpty())
        query.prepend(QByteArray("after=" + QUrl::toPercentEncoding(after) + '&'));
    QUrl url = contacts.request.url();
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    contacts.request.setUrl(url);
    return start(contacts, client, {}, context, std::move(done));
}

SessionManagerClient::Endpoint SessionManagerClient::endpoint(Verb verb, const QByteArray &path,
                                                              std::chrono::milliseconds readTimeout) const
{
    QNetworkRequest request(join(m_settings.baseUrl, path));
    request.setRawHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    if (verb == Verb::Post)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (m_pooled) {
        request.setAttribute(PooledAccessManager::KeepHeadersAttribute, false);
        return {verb, request, readTimeout};
    }
    // What Qt's own manager would do unasked. `identity` keeps it from asking for gzip and unpacking the answer.
    request.setRawHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return {verb, request, readTimeout};
}

SessionManagerClient::Handle SessionManagerClient::start(const Endpoint &endpoint, std::optional<ClienteId> client,
                                                         const QByteArray &body, QObject *context, Callback done)
{
    if (!m_network) {
        const auto tell = [done = std::move(done)] {
            SessionManagerError error = abortedError();
            error.mayHaveLeft = false;
            done(tl::unexpected(error));
        };
        QMetaObject::invokeMethod(context, tell, Qt::QueuedConnection);
        return Handle();
    }
    QNetworkRequest request = endpoint.request;
    if (client)
        request.setRawHeader(QByteArrayLiteral("X-Cliente-Id"), client->toByteArray());

    QNetworkReply *reply = nullptr;
    const bool isPost = endpoint.verb == Verb::Post;
    if (m_pooled) {
        const auto operation = isPost ? QNetworkAccessManager::PostOperation : QNetworkAccessManager::GetOperation;
        reply = m_pooled->start(operation, request, body);
    } else {
        reply = isPost ? m_network->post(request, body) : m_network->get(request);
    }
    const SessionManagerCall::Limits limits{m_settings.connectTimeout, endpoint.readTimeout, m_settings.totalTimeout,
                                            m_settings.bodyLimit};
    return Handle(new SessionManagerCall(reply, m_watch.get(), m_deferredDelete, limits, context, std::move(done)));
}

} // namespace hub
