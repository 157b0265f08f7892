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

class PooledTransfer;
struct RequestDestination;

/// What is the same for every call to one URL, made once by PooledAccessManager::prepare().
struct PreparedRequest
{
    QNetworkAccessManager::Operation operation = QNetworkAccessManager::GetOperation;
    ConnectionOrigin origin;
    QByteArray head;                 ///< request line and header fields, without the empty line
    bool anticipatesContent = false; ///< RFC 9110, section 8.6: its length is told even when there is none
    bool keepHeaders = true;         ///< whether the answer's are kept; not to saves a tenth of the cost
    QString refusal;                 ///< why it cannot go out; empty: it can
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
    /// On a reply that failed (bool): whether a byte of the request may have reached the peer.
    static constexpr auto RequestLeftAttribute = QNetworkRequest::Attribute(QNetworkRequest::User + 1);

    explicit PooledAccessManager(QObject *parent = nullptr);
    explicit PooledAccessManager(PoolSettings settings, QObject *parent = nullptr);
    ~PooledAccessManager() override;

    /// For those who make thousands a second: the same as `get`, `post`… without a QNetworkReply. The transfer is new.
    /// `fields`: more header fields, name and value each.
    void start(PooledTransfer &transfer, const PreparedRequest &prepared,
               const std::vector<std::pair<QByteArray, QByteArray>> &fields, const QByteArray &body);
    [[nodiscard]] PreparedRequest prepare(Operation operation, const QNetworkRequest &request);

    [[nodiscard]] QStringList supportedSchemes() const override;
    [[nodiscard]] int connectionCount() const;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *outgoingData) override;
    bool event(QEvent *event) override;

private:
    friend class PooledTransfer;

    bool announceLater(PooledTransfer *transfer);
    void cancelAnnouncement(PooledTransfer *transfer);
    void announceAll();
    const RequestDestination *target(const QUrl &url);

    std::unique_ptr<ConnectionPool> m_pool;
    QHash<QUrl, std::shared_ptr<const RequestDestination>> m_targets;
    std::vector<PooledTransfer *> m_unannounced;
    bool m_announcing = false; // an event is on its way
};

} // namespace hub
