// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/net/connectionpool.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QUrl>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace hub {

class PooledReply;
struct RequestDestination;

/// What is the same for every call to one URL, made once by PooledAccessManager::prepare().
struct PreparedRequest
{
    QNetworkAccessManager::Operation operation = QNetworkAccessManager::GetOperation;
    ConnectionOrigin origin;
    QByteArray head;                 ///< request line and header fields, without the empty line
    bool anticipatesContent = false; ///< RFC 9110, section 8.6: its length is told even when there is none
    bool keepHeaders = true;
    QString refusal; ///< why it cannot go out; empty: it can
};

/// A QNetworkAccessManager for a proxy: no request waits for another.
///
/// Qt 6.4's own opens six connections per host and queues the seventh request behind them (QHttp1Configuration
/// is 6.5+), so that six stuck calls stop everybody; it also reads headers byte by byte and hops through a thread. This
/// one answers `http` and `https` itself, over keep-alive sockets on its own thread, each request on a connection of
/// its own at once.
///
/// GET and HEAD go out on an idle connection if there is one, and once more on a new one if that turns out to be
/// closed; every other method goes out on a new connection, since it must not arrive twice. No cookies, redirects,
/// proxy, cache, authentication, HTTP/2 or decompression; Accept-Encoding is sent only if set. TLS certificates are
/// always verified, by the request's own QSslConfiguration. Error codes are those of QNetworkReply; an answer over a
/// limit is ProtocolFailure like a malformed one, a URL with user information or a header with a line break
/// ProtocolInvalidOperationError.
///
/// Not thread-safe: one per thread. Destroying it inside a signal of one of its replies is allowed.
class HUB_CORE_EXPORT PooledAccessManager : public QNetworkAccessManager
{
    Q_OBJECT

public:
    /// On a request (bool, default true): whether the reply's raw headers are filled in. Not to saves a tenth of the
    /// cost.
    static constexpr auto KeepHeadersAttribute = QNetworkRequest::Attribute(QNetworkRequest::User + 1);
    /// On a reply that failed (bool): whether a byte of the request may have reached the peer.
    static constexpr auto RequestLeftAttribute = QNetworkRequest::Attribute(QNetworkRequest::User + 2);

    explicit PooledAccessManager(QObject *parent = nullptr);
    explicit PooledAccessManager(PoolSettings settings, QObject *parent = nullptr);
    ~PooledAccessManager() override;

    /// The same as `get`, `post`… without what QNetworkAccessManager adds around them (its own signals `finished` and
    /// `sslErrors`, a QBuffer for the body): for callers who make thousands a second. The reply belongs to the manager
    /// until its caller deletes it.
    PooledReply *start(Operation operation, const QNetworkRequest &request, const QByteArray &body);
    /// The same again, with more header fields, name and value each. The reply's `request()` and `url()` are empty.
    PooledReply *start(const PreparedRequest &prepared, const std::vector<std::pair<QByteArray, QByteArray>> &fields,
                       const QByteArray &body);
    [[nodiscard]] PreparedRequest prepare(Operation operation, const QNetworkRequest &request);

    [[nodiscard]] QStringList supportedSchemes() const override;
    [[nodiscard]] int connectionCount() const;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *outgoingData) override;
    bool event(QEvent *event) override;

private:
    friend class PooledReply;

    bool announceLater(PooledReply *reply);
    void cancelAnnouncement(PooledReply *reply);
    void announceAll();
    const RequestDestination *target(const QUrl &url);

    std::unique_ptr<ConnectionPool> m_pool;
    QHash<QUrl, std::shared_ptr<const RequestDestination>> m_targets;
    std::vector<PooledReply *> m_unannounced;
    bool m_announcing = false; // an event is on its way
};

} // namespace hub
