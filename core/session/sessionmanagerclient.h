// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/session/sessionmanagererror.h"

#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace hub {

class DeadlineWatch;
class DeferredDelete;
class PooledAccessManager;

/// Where the Session Manager is and how long we wait for it. All times are settings, so that tests can use 50 ms.
struct SessionManagerSettings
{
    QUrl baseUrl;                                           ///< http or https; a path in it is kept as prefix
    std::chrono::milliseconds connectTimeout{5000};         ///< until the connection (TCP, and TLS for https) stands
    std::chrono::milliseconds readTimeout{30000};           ///< of silence after the request was sent
    std::chrono::milliseconds sendTimeout{120000};          ///< the same, for POST /send, which really takes 20 to 40 s
    std::chrono::milliseconds totalTimeout{120000};         ///< for the whole answer, however it trickles
    QByteArray connectPath = QByteArrayLiteral("/connect"); ///< optional endpoints: `/init` in one version
    QByteArray disconnectPath = QByteArrayLiteral("/disconnect");
    QByteArray contactsPath = QByteArrayLiteral("/contacts");
    qint64 bodyLimit = 8388608; ///< bytes of an answer's body; more is an error, not memory
};

/// A 2xx of the Session Manager: its status and the bytes of its body, unchanged and valid JSON (or empty).
struct SessionManagerAnswer
{
    int status = 200;
    QByteArray body;
};

using SessionManagerOutcome = Result<SessionManagerAnswer, SessionManagerError>;

/// One call under way. Deletes itself when it has ended.
class SessionManagerCall;

/// The one way to the Session Manager. Adds X-Cliente-Id, enforces the timeouts, and names what went wrong; does not
/// retry, queue, cache, follow redirects, keep cookies, transform or keep state.
///
/// Lives on the thread of the access manager that it is given (and does not own); make one per thread. `done` is called
/// exactly once, on that thread and never from inside the call that started it, unless `context` is gone by then, in
/// which case the call still runs to its end. Destroying the client (or the access manager) aborts its calls: `done`
/// then comes from the event loop. Times are as in the settings; errors as in SessionManagerError. `mayHaveLeft` is
/// exact over a PooledAccessManager, and in doubt true over Qt's own.
class HUB_CORE_EXPORT SessionManagerClient : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const SessionManagerOutcome &)>;

    /// Gives up on a call: `done` gets Kind::Aborted. Harmless once the call has ended. A POST may already have had its
    /// effect.
    class HUB_CORE_EXPORT Handle
    {
    public:
        Handle() = default;
        void abort();

    private:
        friend class SessionManagerClient;
        explicit Handle(SessionManagerCall *call);
        QPointer<QObject> m_call;
    };

    SessionManagerClient(QNetworkAccessManager *network, SessionManagerSettings settings, QObject *parent = nullptr);
    ~SessionManagerClient() override;

    [[nodiscard]] const SessionManagerSettings &settings() const { return m_settings; }

    /// GET /health; without a client it carries no X-Cliente-Id.
    Handle getHealth(std::optional<ClienteId> client, QObject *context, Callback done);
    /// GET /status
    Handle getStatus(ClienteId client, QObject *context, Callback done);
    /// GET /qr
    Handle getQr(ClienteId client, QObject *context, Callback done);
    /// POST /send with `{"cliente_id":…,"to":…,"message":…}`
    Handle sendMessage(ClienteId client, const QString &to, const QString &message, QObject *context, Callback done);
    /// POST `connectPath` (optional endpoint: 404 where the Session Manager lacks it)
    Handle connectSession(ClienteId client, QObject *context, Callback done);
    /// POST `disconnectPath` (optional endpoint)
    Handle disconnectSession(ClienteId client, QObject *context, Callback done);
    /// GET `contactsPath`, `after` being a former answer's `next` (optional endpoint)
    Handle getContacts(ClienteId client, const QString &after, int limit, QObject *context, Callback done);

private:
    enum class Verb { Get, Post };
    struct Endpoint
    {
        Verb verb;
        QNetworkRequest request; ///< URL and fixed headers, prepared once
        std::chrono::milliseconds readTimeout;
    };

    Endpoint endpoint(Verb verb, const QByteArray &path, std::chrono::milliseconds readTimeout) const;
    Handle start(const Endpoint &endpoint, std::optional<ClienteId> client, const QByteArray &body, QObject *context,
                 Callback done);

    void abandonCalls();

    QNetworkAccessManager *m_network;
    PooledAccessManager *m_pooled; // the same, if it is one
    SessionManagerSettings m_settings;
    std::unique_ptr<DeadlineWatch> m_watch;
    std::shared_ptr<DeferredDelete> m_deferredDelete;
    Endpoint m_health;
    Endpoint m_status;
    Endpoint m_qr;
    Endpoint m_send;
    Endpoint m_connect;
    Endpoint m_disconnect;
};

} // namespace hub
