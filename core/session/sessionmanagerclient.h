// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/net/pooledaccessmanager.h"
#include "core/result.h"
#include "core/session/engineprofile.h"
#include "core/session/sessionmanagererror.h"
#include "core/session/sessionsecrets.h"

#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace hub {

class DeadlineWatch;
class DeferredDelete;

/// Where the Session Manager is and how long we wait for it. All times are settings, so that tests can use 50 ms.
struct SessionManagerSettings
{
    QUrl baseUrl;                                       ///< http or https; a path in it is kept as prefix
    std::chrono::milliseconds connectTimeout{5000};     ///< until the connection (TCP, and TLS for https) stands
    std::chrono::milliseconds readTimeout{30000};       ///< of silence after the request was sent
    std::chrono::milliseconds sendTimeout{120000};      ///< the same, for POST /send, which really takes 20 to 40 s
    std::chrono::milliseconds totalTimeout{120000};     ///< for the whole answer, however it trickles
    QString engine = QStringLiteral("session-manager"); ///< a profile's name, or a file with one
    QByteArray engineSecret;                            ///< for the profile's `auth`; never log it
    /// If there are any, a client is asked for with its session's own and no other: a key that is one session's would
    /// be answered as that session.
    SessionSecrets sessionSecrets;
    QByteArray statusPath; ///< these instead of the profile's, unless empty
    QByteArray qrPath;
    QByteArray sendPath;
    QByteArray connectPath; ///< `/init` in one version of the Session Manager
    QByteArray disconnectPath;
    QByteArray contactsPath;
    std::shared_ptr<const EngineProfile> profile; ///< of all this: made by withEngine(), else by the client
    qint64 bodyLimit = 8388608;                   ///< bytes of an answer's body; more is an error, not memory
    /// A client's name at the engine, for `{session}`; any thread. Unset: its number.
    std::function<QString(ClienteId)> sessionOf;
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

/// The same settings with the profile that they name, its paths replaced. One line of an error: INVALID_PROFILE,
/// NOT_FOUND, UNREADABLE, or SECRET_MISSING if the profile wants a secret and there is none. Blocks on a file.
[[nodiscard]] HUB_CORE_EXPORT Result<SessionManagerSettings> withEngine(SessionManagerSettings settings);

/// The one way to the Session Manager, or to another engine: asks as its profile says, enforces the timeouts, and names
/// what went wrong; does not retry, queue, cache, follow redirects, keep cookies, transform or keep state.
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

    /// Whether the engine can do it; one call that it cannot is answered by 404 and NOT_SUPPORTED_BY_SESSION_MANAGER
    /// without being sent, like that of an engine that lacks the endpoint.
    [[nodiscard]] bool supports(EngineProfile::Operation operation) const;
    /// How the engine's answers are read.
    [[nodiscard]] const EngineProfile &profile() const { return *m_profile; }

    /// Whether it is there at all; without a client the request names none.
    Handle getHealth(std::optional<ClienteId> client, QObject *context, Callback done);
    Handle getStatus(ClienteId client, QObject *context, Callback done);
    Handle getQr(ClienteId client, QObject *context, Callback done);
    /// The same; but where the answer holds a link in place of a code, which leads to the engine's own origin, the
    /// outcome is what is behind it, asked for once.
    Handle getQrPicture(ClienteId client, QObject *context, Callback done);
    Handle sendMessage(ClienteId client, const QString &to, const QString &message, QObject *context, Callback done);
    /// Starts a session (optional)
    Handle connectSession(ClienteId client, QObject *context, Callback done);
    /// Ends a session (optional)
    Handle disconnectSession(ClienteId client, QObject *context, Callback done);
    /// A page of contacts, `after` being a former answer's `next` (optional)
    Handle getContacts(ClienteId client, const QString &after, int limit, QObject *context, Callback done);
    /// A code to link a phone by its number, in place of a scan (optional)
    Handle requestPairingCode(ClienteId client, const QString &phone, QObject *context, Callback done);
    /// Whether a number is on WhatsApp (optional)
    Handle checkNumber(ClienteId client, const QString &phone, QObject *context, Callback done);
    /// The engine's own sessions (optional)
    Handle getSessions(QObject *context, Callback done);

private:
    using Operation = EngineProfile::Operation;

    /// An operation of the profile, with what is the same for every call prepared once.
    struct Endpoint
    {
        const EngineOperation *operation = nullptr; ///< null: the engine cannot do it
        QNetworkRequest request;                    ///< fixed headers, and the URL unless it has variables
        PreparedRequest prepared;                   ///< the same, over a PooledAccessManager and with a fixed URL
        bool hasFixedUrl = true;
        EngineOperation::Headers headers; ///< those with variables
        std::chrono::milliseconds readTimeout{0};
    };

    [[nodiscard]] Endpoint endpoint(Operation operation) const;
    [[nodiscard]] QNetworkRequest fixedHead(const EngineOperation &operation) const;
    [[nodiscard]] EngineValues valuesOf(std::optional<ClienteId> client) const;
    [[nodiscard]] bool namesSessions() const;
    [[nodiscard]] Callback withPlainRefusal(Callback done) const;
    [[nodiscard]] bool lacksSecret(const EngineValues &values) const;
    [[nodiscard]] std::vector<std::pair<QByteArray, QByteArray>> secretHeaders(const QString &session) const;
    void getPicture(const QUrl &url, ClienteId client, QObject *context, Callback done);
    Handle start(Operation operation, const EngineValues &values, QObject *context, Callback done);
    /// `verb` and a request as fixedHead() makes them.
    [[nodiscard]] PreparedRequest prepared(QNetworkAccessManager::Operation verb, const QNetworkRequest &request) const;
    SessionManagerCall *newCall(const Endpoint &endpoint, QObject *context, Callback done);
    void ask(SessionManagerCall &call, const Endpoint &endpoint, const EngineValues &values);
    /// By whichever manager there is, with more header fields.
    void send(SessionManagerCall &call, QNetworkAccessManager::Operation verb, QNetworkRequest request,
              const std::vector<std::pair<QByteArray, QByteArray>> &fields, const QByteArray &body);

    void abandonCalls();

    QNetworkAccessManager *m_network;
    PooledAccessManager *m_pooled; // the same, if it is one
    SessionManagerSettings m_settings;
    std::shared_ptr<const EngineProfile> m_profile; // that of the settings, or an empty one
    bool m_namesSessions = false;
    std::unique_ptr<DeadlineWatch> m_watch;
    std::shared_ptr<DeferredDelete> m_deferredDelete;
    std::array<Endpoint, EngineProfile::OperationNames.size()> m_endpoints;
};

} // namespace hub
