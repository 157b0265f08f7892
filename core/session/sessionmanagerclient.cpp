// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionmanagerclient.h"

#include "core/net/pooledaccessmanager.h"
#include "core/session/deadlinewatch.h"
#include "core/session/engineanswers.h"
#include "core/session/sessionmanageranswers.h"
#include "core/session/sessionmanagercall.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>
#include <tuple>

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

void setUrl(QNetworkRequest &request, const QUrl &base, const EngineOperation &operation, const EngineValues &values)
{
    QUrl url = join(base, operation.path.percentEncoded(values));
    QByteArray query;
    for (const EngineTemplate &pair : operation.query) {
        if (!pair.lacksValue(values))
            query += (query.isEmpty() ? "" : "&") + pair.percentEncoded(values);
    }
    if (!query.isEmpty())
        url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    request.setUrl(url);
}

/// What an engine without the endpoint would say; nothing has left.
SessionManagerError unsupportedError()
{
    SessionManagerError error;
    error.kind = SessionManagerError::Kind::Status;
    error.statusCode = 404;
    error.code = QByteArrayLiteral("NOT_SUPPORTED_BY_SESSION_MANAGER");
    error.message = QStringLiteral("The Session Manager does not have this endpoint");
    return error;
}

/// A client whose session has no secret, while others have theirs; nothing has left.
SessionManagerError noSecretError(const QString &session)
{
    SessionManagerError error;
    error.kind = SessionManagerError::Kind::Status;
    error.statusCode = 401;
    error.code = QByteArrayLiteral("SECRET_MISSING");
    error.message = QStringLiteral("There is no secret for the session \"%1\" in %2")
                        .arg(session, QLatin1String(SessionSecretsFile));
    return error;
}

QString digitsOf(const QString &to)
{
    QString digits;
    for (const QChar c : to.left(to.indexOf(QLatin1Char('@')))) {
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            digits += c;
    }
    return digits;
}

QNetworkAccessManager::Operation verbOf(const EngineOperation &operation)
{
    return operation.method == "GET"    ? QNetworkAccessManager::GetOperation
           : operation.method == "POST" ? QNetworkAccessManager::PostOperation
           : operation.method == "PUT"  ? QNetworkAccessManager::PutOperation
                                        : QNetworkAccessManager::DeleteOperation;
}

QString &valueFor(EngineValues &values, EngineVariable variable)
{
    return values[std::size_t(variable)];
}

} // namespace

Result<SessionManagerSettings> withEngine(SessionManagerSettings settings)
{
    using Operation = EngineProfile::Operation;
    HUB_TRY(auto profile, EngineProfile::load(settings.engine));
    if (profile->needsSecret() && settings.engineSecret.isEmpty() && settings.sessionSecrets.isEmpty())
        return failure("SECRET_MISSING",
                       QStringLiteral("setting engine-secret is missing: the engine %1 wants a secret in "
                                      "the variable HUB_ENGINE_SECRET, or one a session in the data directory's %2")
                           .arg(profile->name(), QLatin1String(SessionSecretsFile)));
    const std::tuple<Operation, const char *, QByteArray> paths[] = {
        {Operation::Status, "status-path", settings.statusPath},
        {Operation::Qr, "qr-path", settings.qrPath},
        {Operation::Send, "send-path", settings.sendPath},
        {Operation::Connect, "connect-path", settings.connectPath},
        {Operation::Disconnect, "disconnect-path", settings.disconnectPath},
        {Operation::Contacts, "contacts-path", settings.contactsPath}};
    for (const auto &[operation, key, path] : paths) {
        if (path.isEmpty())
            continue;
        HUB_TRY(auto changed, profile->withPath(operation, path, QLatin1String("setting ") % QLatin1String(key)));
        profile = std::make_shared<const EngineProfile>(std::move(changed));
    }
    settings.profile = std::move(profile);
    return settings;
}

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
{
    if (!m_settings.profile)
        m_settings = withEngine(m_settings).value_or(m_settings); // without one it can do nothing
    m_profile = m_settings.profile ? m_settings.profile : std::make_shared<const EngineProfile>();
    for (std::size_t i = 0; i < m_endpoints.size(); ++i)
        m_endpoints[i] = endpoint(Operation(i));
    m_namesSessions = m_settings.sessionOf && (namesSessions() || !m_settings.sessionSecrets.isEmpty());
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

bool SessionManagerClient::supports(EngineProfile::Operation operation) const
{
    return m_endpoints[std::size_t(operation)].operation != nullptr;
}

SessionManagerClient::Handle SessionManagerClient::getHealth(std::optional<ClienteId> client, QObject *context,
                                                             Callback done)
{
    return start(Operation::Health, valuesOf(client), context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::getStatus(ClienteId client, QObject *context, Callback done)
{
    return start(Operation::Status, valuesOf(client), context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::getQr(ClienteId client, QObject *context, Callback done)
{
    return start(Operation::Qr, valuesOf(client), context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::getQrPicture(ClienteId client, QObject *context, Callback done)
{
    // The context may go before the answer comes: then nobody is there to ask further for.
    return getQr(client, context, [this, client, context, done = std::move(done)](const auto &outcome) {
        const auto link = outcome ? qrLink(*m_profile, m_settings.baseUrl, outcome->body) : std::nullopt;
        if (link && m_network)
            getPicture(*link, client, context, done);
        else
            done(outcome);
    });
}

void SessionManagerClient::getPicture(const QUrl &url, ClienteId client, QObject *context, Callback done)
{
    const Endpoint &endpoint = m_endpoints[std::size_t(Operation::Qr)];
    QNetworkRequest request = endpoint.request;
    request.setUrl(url);
    auto *call = newCall(endpoint, context, std::move(done)); // deletes itself
    const auto fields = secretHeaders(valuesOf(client)[std::size_t(EngineVariable::Session)]);
    send(*call, QNetworkAccessManager::GetOperation, request, fields, {});
}

SessionManagerClient::Handle SessionManagerClient::sendMessage(ClienteId client, const QString &to,
                                                               const QString &message, QObject *context, Callback done)
{
    EngineValues values = valuesOf(client);
    const QString digits = digitsOf(to);
    valueFor(values, EngineVariable::To) = to;
    valueFor(values, EngineVariable::Digits) = digits;
    valueFor(values, EngineVariable::ChatId) = to.contains(QLatin1Char('@')) ? to : digits % QLatin1String("@c.us");
    valueFor(values, EngineVariable::Message) = message;
    return start(Operation::Send, values, context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::connectSession(ClienteId client, QObject *context, Callback done)
{
    return start(Operation::Connect, valuesOf(client), context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::disconnectSession(ClienteId client, QObject *context, Callback done)
{
    return start(Operation::Disconnect, valuesOf(client), context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::getContacts(ClienteId client, const QString &after, int limit,
                                                               QObject *context, Callback done)
{
    EngineValues values = valuesOf(client);
    valueFor(values, EngineVariable::After) = after;
    valueFor(values, EngineVariable::Limit) = QString::number(limit);
    return start(Operation::Contacts, values, context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::requestPairingCode(ClienteId client, const QString &phone,
                                                                      QObject *context, Callback done)
{
    EngineValues values = valuesOf(client);
    valueFor(values, EngineVariable::Phone) = phone;
    return start(Operation::PairingCode, values, context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::checkNumber(ClienteId client, const QString &phone, QObject *context,
                                                               Callback done)
{
    EngineValues values = valuesOf(client);
    valueFor(values, EngineVariable::Phone) = phone;
    return start(Operation::CheckNumber, values, context, std::move(done));
}

SessionManagerClient::Handle SessionManagerClient::getSessions(QObject *context, Callback done)
{
    return start(Operation::Sessions, valuesOf(std::nullopt), context, std::move(done));
}

/// Whether any of the profile's templates wants the client's name at the engine.
bool SessionManagerClient::namesSessions() const
{
    const auto wants = [](const EngineTemplate &one) {
        return std::any_of(one.parts().begin(), one.parts().end(),
                           [](const EngineTemplate::Part &part) { return part.variable == EngineVariable::Session; });
    };
    return std::any_of(m_endpoints.begin(), m_endpoints.end(), [&](const Endpoint &endpoint) {
        const EngineOperation *operation = endpoint.operation;
        return operation && (wants(operation->path) || wants(operation->body) ||
                             std::any_of(operation->query.begin(), operation->query.end(), wants) ||
                             std::any_of(endpoint.headers.begin(), endpoint.headers.end(),
                                         [&](const auto &header) { return wants(header.second); }));
    });
}

/// A key that the engine refuses is told in a sentence that says what to do, whatever the engine's own words are; an
/// answer that the profile calls *not ready* is none.
SessionManagerClient::Callback SessionManagerClient::withPlainRefusal(Callback done) const
{
    if (!m_profile->needsSecret())
        return done;
    return [done = std::move(done), profile = m_profile](const SessionManagerOutcome &outcome) {
        const int status = outcome ? outcome->status : outcome.error().statusCode;
        const bool isRefused = refusesUs(status) && outcome.error().kind == SessionManagerError::Kind::Status &&
                               !profile->means(EngineProfile::Meaning::NotReady, status, outcome.error().response);
        if (!isRefused) {
            done(outcome);
            return;
        }
        SessionManagerError error = outcome.error();
        error.message = QStringLiteral("The engine %1 refuses the secret in HUB_ENGINE_SECRET (HTTP %2)")
                            .arg(profile->title(), QString::number(status));
        done(tl::unexpected(std::move(error)));
    };
}

/// Whether sessions have secrets of their own, and this one has none.
bool SessionManagerClient::lacksSecret(const EngineValues &values) const
{
    const QString &session = values[std::size_t(EngineVariable::Session)];
    return !m_settings.sessionSecrets.isEmpty() && m_profile->needsSecret() && !session.isEmpty() &&
           !m_settings.sessionSecrets.contains(session);
}

/// None where all sessions have one secret: then it is in the fixed heads. For a call about no session any will do.
std::vector<std::pair<QByteArray, QByteArray>> SessionManagerClient::secretHeaders(const QString &session) const
{
    const SessionSecrets &secrets = m_settings.sessionSecrets;
    if (secrets.isEmpty())
        return {};
    const QByteArray common = m_settings.engineSecret.isEmpty() ? *secrets.begin() : m_settings.engineSecret;
    return m_profile->authHeaders(session.isEmpty() ? common : secrets.value(session));
}

EngineValues SessionManagerClient::valuesOf(std::optional<ClienteId> client) const
{
    EngineValues values;
    if (client) {
        const QString number = QString::fromLatin1(client->toByteArray());
        valueFor(values, EngineVariable::ClienteId) = number;
        valueFor(values, EngineVariable::Session) = m_namesSessions ? m_settings.sessionOf(*client) : number;
    }
    return values;
}

SessionManagerClient::Endpoint SessionManagerClient::endpoint(Operation operation) const
{
    Endpoint result;
    result.operation = m_settings.profile ? m_settings.profile->operation(operation) : nullptr;
    if (!result.operation)
        return result;
    result.readTimeout = operation == Operation::Send ? m_settings.sendTimeout : m_settings.readTimeout;
    result.request = fixedHead(*result.operation);
    for (const auto &[name, value] : result.operation->headers) {
        if (value.isFixed())
            result.request.setRawHeader(name, value.headerText({}));
        else
            result.headers.emplace_back(name, value);
    }
    const auto isFixed = [](const EngineTemplate &one) { return one.isFixed(); };
    const auto &query = result.operation->query;
    result.hasFixedUrl = result.operation->path.isFixed() && std::all_of(query.begin(), query.end(), isFixed);
    setUrl(result.request, m_settings.baseUrl, *result.operation, {});
    if (m_pooled && result.hasFixedUrl)
        result.prepared = prepared(verbOf(*result.operation), result.request);
    return result;
}

QNetworkRequest SessionManagerClient::fixedHead(const EngineOperation &operation) const
{
    QNetworkRequest request;
    request.setRawHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    if (!operation.body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (m_settings.sessionSecrets.isEmpty()) {
        for (const auto &[name, value] : m_settings.profile->authHeaders(m_settings.engineSecret))
            request.setRawHeader(name, value);
    }
    if (m_pooled)
        return request;
    // What Qt's own manager would do unasked. `identity` keeps it from asking for gzip and unpacking the answer.
    request.setRawHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return request;
}

SessionManagerClient::Handle SessionManagerClient::start(Operation operation, const EngineValues &values,
                                                         QObject *context, Callback done)
{
    const Endpoint &endpoint = m_endpoints[std::size_t(operation)];
    if (!m_network || !endpoint.operation || lacksSecret(values)) {
        SessionManagerError error = !endpoint.operation ? unsupportedError()
                                    : !m_network        ? abortedError()
                                                        : noSecretError(values[std::size_t(EngineVariable::Session)]);
        error.mayHaveLeft = false;
        const auto tell = [done = std::move(done), error = std::move(error)] { done(tl::unexpected(error)); };
        QMetaObject::invokeMethod(context, tell, Qt::QueuedConnection);
        return Handle();
    }
    auto *call = newCall(endpoint, context, withPlainRefusal(std::move(done)));
    ask(*call, endpoint, values);
    return Handle(call);
}

SessionManagerCall *SessionManagerClient::newCall(const Endpoint &endpoint, QObject *context, Callback done)
{
    const SessionManagerCall::Limits limits{m_settings.connectTimeout, endpoint.readTimeout, m_settings.totalTimeout,
                                            m_settings.bodyLimit};
    return new SessionManagerCall(m_watch.get(), m_deferredDelete, limits, context, std::move(done));
}

PreparedRequest SessionManagerClient::prepared(QNetworkAccessManager::Operation verb,
                                               const QNetworkRequest &request) const
{
    PreparedRequest result = m_pooled->prepare(verb, request);
    result.keepHeaders = false;
    return result;
}

void SessionManagerClient::ask(SessionManagerCall &call, const Endpoint &endpoint, const EngineValues &values)
{
    std::vector<std::pair<QByteArray, QByteArray>> fields;
    for (const auto &[name, value] : endpoint.headers) {
        if (!value.lacksValue(values))
            fields.emplace_back(name, value.headerText(values));
    }
    for (auto &header : secretHeaders(values[std::size_t(EngineVariable::Session)]))
        fields.push_back(std::move(header));
    const QByteArray body = endpoint.operation->body.json(values);
    if (m_pooled && endpoint.hasFixedUrl) {
        call.start(*m_pooled, endpoint.prepared, fields, body);
        return;
    }
    QNetworkRequest request = endpoint.request;
    if (!endpoint.hasFixedUrl)
        setUrl(request, m_settings.baseUrl, *endpoint.operation, values);
    send(call, verbOf(*endpoint.operation), request, fields, body);
}

void SessionManagerClient::send(SessionManagerCall &call, QNetworkAccessManager::Operation verb,
                                QNetworkRequest request, const std::vector<std::pair<QByteArray, QByteArray>> &fields,
                                const QByteArray &body)
{
    if (m_pooled) {
        call.start(*m_pooled, prepared(verb, request), fields, body);
        return;
    }
    for (const auto &[name, value] : fields)
        request.setRawHeader(name, value);
    switch (verb) {
    case QNetworkAccessManager::PostOperation:
        call.follow(m_network->post(request, body));
        break;
    case QNetworkAccessManager::PutOperation:
        call.follow(m_network->put(request, body));
        break;
    case QNetworkAccessManager::DeleteOperation:
        call.follow(m_network->deleteResource(request));
        break;
    default:
        call.follow(m_network->get(request));
    }
}

} // namespace hub
