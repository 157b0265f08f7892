// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"

#include "core/net/pooledreply.h"

#include <QCoreApplication>
#include <QEvent>
#include <QIODevice>
#include <QPointer>
#include <QStringBuilder>

#include <algorithm>

namespace hub {

/// What of a URL goes where: parsed once, used by every request to it.
struct RequestDestination
{
    QString host; ///< as for connectToHost: an IPv6 literal has no brackets
    quint16 port = 0;
    bool encrypted = false;
    QByteArray hostHeader;   ///< RFC 9112, section 3.2: with brackets, and with the port unless it is the default
    QByteArray pathAndQuery; ///< origin-form, never empty

    /// Nothing for a URL without host, of another scheme, or with user information: RFC 9110, section 4.2.4 warns of
    /// `user:password@`, and a password that silently goes nowhere is worse than an error.
    [[nodiscard]] static std::optional<RequestDestination> fromUrl(const QUrl &url);
};

namespace {

/// A hub asks a handful of URLs over and over; those with a query of their own must not pile up.
constexpr qsizetype MostTargets = 64;

QEvent::Type announceEvent()
{
    static const auto type = QEvent::Type(QEvent::registerEventType());
    return type;
}

/// RFC 9110, section 5.6.2.
bool isToken(const QByteArray &text)
{
    static constexpr char Punctuation[] = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               (c != '\0' && std::char_traits<char>::find(Punctuation, sizeof(Punctuation) - 1, c) != nullptr);
    });
}

/// RFC 9110, section 5.5: CR, LF and NUL are the dangerous ones.
bool isFieldValue(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isOurs(const QByteArray &name)
{
    // By length first: this runs for every header of every request.
    switch (name.size()) {
    case 4:
        return qstricmp(name.constData(), "Host") == 0;
    case 10:
        return qstricmp(name.constData(), "Connection") == 0;
    case 14:
        return qstricmp(name.constData(), "Content-Length") == 0;
    case 17:
        return qstricmp(name.constData(), "Transfer-Encoding") == 0;
    default:
        return false;
    }
}

/// `GET`, `POST`… or the custom verb of the request; empty when that is no token.
QByteArray requestVerb(QNetworkAccessManager::Operation operation, const QNetworkRequest &request)
{
    switch (operation) {
    case QNetworkAccessManager::HeadOperation:
        return QByteArrayLiteral("HEAD");
    case QNetworkAccessManager::GetOperation:
        return QByteArrayLiteral("GET");
    case QNetworkAccessManager::PutOperation:
        return QByteArrayLiteral("PUT");
    case QNetworkAccessManager::PostOperation:
        return QByteArrayLiteral("POST");
    case QNetworkAccessManager::DeleteOperation:
        return QByteArrayLiteral("DELETE");
    case QNetworkAccessManager::CustomOperation: {
        const QByteArray verb = request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
        return isToken(verb) ? verb : QByteArray();
    }
    case QNetworkAccessManager::UnknownOperation:
        break;
    }
    return {};
}

/// Adds a header field; false if it could break out of its line. Host, framing and Connection are ours, whatever it
/// says.
bool addField(QByteArray &head, const QByteArray &name, const QByteArray &value)
{
    if (isOurs(name))
        return true;
    if (!isToken(name) || !isFieldValue(value))
        return false;
    head += name % ": " % value % "\r\n"; // one QStringBuilder: an append() a piece costs several times the copying
    return true;
}

} // namespace

std::optional<RequestDestination> RequestDestination::fromUrl(const QUrl &url)
{
    const bool encrypted = url.scheme() == QLatin1String("https");
    if ((!encrypted && url.scheme() != QLatin1String("http")) || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;

    const int defaultPort = encrypted ? 443 : 80;
    const int port = url.port(defaultPort);
    if (port < 1)
        return std::nullopt;
    RequestDestination target;
    target.host = url.host(QUrl::FullyDecoded);
    target.port = quint16(port);
    target.encrypted = encrypted;

    const QByteArray name = url.host(QUrl::FullyEncoded).toLatin1();
    target.hostHeader = name.contains(':') ? QByteArray('[' + name + ']') : name;
    if (port != defaultPort)
        target.hostHeader += ':' + QByteArray::number(port);

    target.pathAndQuery = url.path(QUrl::FullyEncoded).toLatin1();
    if (!target.pathAndQuery.startsWith('/'))
        target.pathAndQuery.prepend('/');
    if (url.hasQuery())
        target.pathAndQuery += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

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

PreparedRequest PooledAccessManager::prepare(Operation operation, const QNetworkRequest &request)
{
    PreparedRequest prepared;
    prepared.operation = operation;
    const RequestDestination *where = target(request.url());
    const QByteArray verb = requestVerb(operation, request);
    if (!where || verb.isEmpty()) {
        prepared.refusal = QStringLiteral("Unsupported URL or method");
        return prepared;
    }
    prepared.origin.host = where->host;
    prepared.origin.port = where->port;
    if (where->encrypted)
        prepared.origin.tls = request.sslConfiguration();
    prepared.head = verb % ' ' % where->pathAndQuery % " HTTP/1.1\r\nHost: " % where->hostHeader % "\r\n";
    const QList<QByteArray> names = request.rawHeaderList();
    for (const QByteArray &name : names) {
        if (!addField(prepared.head, name, request.rawHeader(name)))
            prepared.refusal = QStringLiteral("Invalid request header");
    }
    prepared.anticipatesContent = verb == "POST" || verb == "PUT" || verb == "PATCH";
    return prepared;
}

/// The whole request goes out in one piece, so that it leaves in one segment.
void PooledAccessManager::start(PooledTransfer &transfer, const PreparedRequest &prepared,
                                const std::vector<std::pair<QByteArray, QByteArray>> &fields, const QByteArray &body)
{
    PooledTransfer::Plan plan;
    plan.bytes.reserve(prepared.head.size() + 256 + body.size());
    plan.bytes += prepared.head;
    QString refusal = prepared.refusal;
    for (const auto &[name, value] : fields) {
        if (!addField(plan.bytes, name, value))
            refusal = QStringLiteral("Invalid request header");
    }
    if (!refusal.isEmpty()) {
        transfer.refuse(this, QNetworkReply::ProtocolInvalidOperationError, refusal);
        return;
    }
    if (prepared.anticipatesContent || !body.isEmpty())
        plan.bytes += "Content-Length: " % QByteArray::number(body.size()) % "\r\n";
    plan.bytes += "\r\n" % body;
    plan.origin = prepared.origin;
    plan.toHead = prepared.operation == HeadOperation;
    plan.mayUseIdle = prepared.operation == GetOperation || prepared.operation == HeadOperation;
    plan.keepHeaders = prepared.keepHeaders;
    transfer.launch(this, m_pool.get(), std::move(plan));
}

QStringList PooledAccessManager::supportedSchemes() const
{
    return {QStringLiteral("http"), QStringLiteral("https")};
}

QNetworkReply *PooledAccessManager::createRequest(Operation operation, const QNetworkRequest &request,
                                                  QIODevice *outgoingData)
{
    auto *reply = new PooledReply(this, operation, request);
    start(reply->m_transfer, prepare(operation, request), {}, outgoingData ? outgoingData->readAll() : QByteArray());
    return reply;
}

const RequestDestination *PooledAccessManager::target(const QUrl &url)
{
    if (const auto it = m_targets.constFind(url); it != m_targets.constEnd())
        return it->get();
    std::optional<RequestDestination> parsed = RequestDestination::fromUrl(url);
    if (!parsed)
        return nullptr;
    if (m_targets.size() >= MostTargets)
        m_targets.clear();
    return m_targets.insert(url, std::make_shared<const RequestDestination>(*std::move(parsed)))->get();
}

int PooledAccessManager::connectionCount() const
{
    return m_pool->connectionCount();
}

/// One posted event for all transfers of a round of the event loop: each costs a wake-up, i.e. a system call.
bool PooledAccessManager::announceLater(PooledTransfer *transfer)
{
    m_unannounced.push_back(transfer);
    if (!m_announcing) {
        m_announcing = true;
        QCoreApplication::postEvent(this, new QEvent(announceEvent()));
    }
    return true;
}

void PooledAccessManager::cancelAnnouncement(PooledTransfer *transfer)
{
    std::erase(m_unannounced, transfer);
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
    // Taken one by one: what a transfer sets off may start others, end others, or end us.
    for (std::size_t left = m_unannounced.size(); self && left > 0 && !m_unannounced.empty(); --left) {
        PooledTransfer *transfer = m_unannounced.front();
        m_unannounced.erase(m_unannounced.begin());
        transfer->announce();
    }
}

} // namespace hub
