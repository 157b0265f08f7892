// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"

#include "core/net/connectionpool.h"
#include "core/net/pooledreply.h"
#include "core/net/requesthead.h"

#include <QCoreApplication>
#include <QEvent>
#include <QIODevice>
#include <QPointer>

#include <algorithm>

namespace hub {

namespace {

/// A hub asks a handful of URLs over and over; those with a query of their own must not pile up.
constexpr qsizetype MostTargets = 64;

QEvent::Type announceEvent()
{
    static const auto type = QEvent::Type(QEvent::registerEventType());
    return type;
}

} // namespace

PooledAccessManager::PooledAccessManager(QObject *parent) : PooledAccessManager(PoolSettings(), parent) {}

PooledAccessManager::PooledAccessManager(PoolSettings settings, QObject *parent)
    : QNetworkAccessManager(parent), m_pool(std::make_unique<ConnectionPool>(settings))
{
}

PooledAccessManager::~PooledAccessManager()
{
    // The base class would delete them, too, but only when what they refer to in here is gone.
    qDeleteAll(findChildren<PooledReply *>(Qt::FindDirectChildrenOnly));
}

PooledReply *PooledAccessManager::start(Operation operation, const QNetworkRequest &request, const QByteArray &body)
{
    auto *reply = new PooledReply(this, m_pool.get(), operation, request);
    const RequestTarget *where = target(request.url());
    const QByteArray verb = requestVerb(operation, request);
    if (!where || verb.isEmpty()) {
        reply->refuse(QNetworkReply::ProtocolInvalidOperationError, QStringLiteral("Unsupported URL or method"));
        return reply;
    }
    std::optional<QByteArray> bytes = serializeRequest(verb, *where, request, body);
    if (!bytes) {
        reply->refuse(QNetworkReply::ProtocolInvalidOperationError, QStringLiteral("Invalid request header"));
        return reply;
    }
    PooledReply::Plan plan;
    plan.origin.host = where->host;
    plan.origin.port = where->port;
    if (where->encrypted)
        plan.origin.tls = request.sslConfiguration();
    plan.bytes = *std::move(bytes);
    plan.toHead = operation == HeadOperation;
    plan.mayUseIdle = operation == GetOperation || operation == HeadOperation;
    plan.keepHeaders = request.attribute(KeepHeadersAttribute, true).toBool();
    reply->launch(std::move(plan));
    return reply;
}

QStringList PooledAccessManager::supportedSchemes() const
{
    return {QStringLiteral("http"), QStringLiteral("https")};
}

QNetworkReply *PooledAccessManager::createRequest(Operation operation, const QNetworkRequest &request,
                                                  QIODevice *outgoingData)
{
    return start(operation, request, outgoingData ? outgoingData->readAll() : QByteArray());
}

const RequestTarget *PooledAccessManager::target(const QUrl &url)
{
    if (const auto it = m_targets.constFind(url); it != m_targets.constEnd())
        return it->get();
    std::optional<RequestTarget> parsed = RequestTarget::fromUrl(url);
    if (!parsed)
        return nullptr;
    if (m_targets.size() >= MostTargets)
        m_targets.clear();
    return m_targets.insert(url, std::make_shared<const RequestTarget>(*std::move(parsed)))->get();
}

int PooledAccessManager::connectionCount() const
{
    return m_pool->connectionCount();
}

int PooledAccessManager::idleConnectionCount() const
{
    return m_pool->idleCount();
}

void PooledAccessManager::closeIdleConnections()
{
    m_pool->closeIdle();
}

/// One posted event for all requests of a round of the event loop: each costs a wake-up, i.e. a system call.
bool PooledAccessManager::announceLater(PooledReply *reply)
{
    m_unannounced.push_back(reply);
    if (!m_announcing) {
        m_announcing = true;
        QCoreApplication::postEvent(this, new QEvent(announceEvent()));
    }
    return true;
}

void PooledAccessManager::cancelAnnouncement(PooledReply *reply)
{
    std::erase(m_unannounced, reply);
}

bool PooledAccessManager::event(QEvent *event)
{
    if (event->type() != announceEvent())
        return QNetworkAccessManager::event(event);
    announceAll();
    return true;
}

void PooledAccessManager::announceAll()
{
    m_announcing = false;
    const QPointer<PooledAccessManager> self(this);
    // Taken one by one: what a reply sets off may start others, end others, or end us.
    for (std::size_t left = m_unannounced.size(); self && left > 0 && !m_unannounced.empty(); --left) {
        PooledReply *reply = m_unannounced.front();
        m_unannounced.erase(m_unannounced.begin());
        reply->announce();
    }
}

} // namespace hub
