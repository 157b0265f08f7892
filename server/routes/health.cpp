// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/text/isotime.h"
#include "server/routes/routegroups.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QTimer>

namespace hub::routes {

namespace {

using http::Response;

constexpr qint64 FreshMs = 1000;
constexpr std::chrono::seconds Patience{6}; // with what hangs: a probe must end, and so must those who wait for it

qint64 steadyMs()
{
    return QDeadlineTimer::current().deadline();
}

/// One readiness probe: asks both parts, and tells when both have answered or the time is over. Deletes itself then.
class ReadinessProbe final : public QObject
{
public:
    explicit ReadinessProbe(const RouteContext &context)
        : QObject(context.worker), m_readiness(context.shared.readiness)
    {
        QTimer::singleShot(Patience, this, [this] { finish(); });
        context.shared.probeDatabase(m_mailbox.address(), [this](const Result<void> &result) {
            setPart(m_database, {.up = result.has_value(), .why = result ? QString() : result.error().message});
        });
        const bool hasSecret = context.sessionManager.profile().needsSecret();
        m_call = context.sessionManager.getHealth(std::nullopt, this, [this, hasSecret](const auto &outcome) {
            // Any answer below 500 shows that it is there; a real one answers 400 without a client. But one that
            // refuses our secret will do nothing for us.
            const int status = outcome ? outcome->status : outcome.error().statusCode;
            const bool refused = hasSecret && refusesUs(status);
            const bool up = status > 0 && status < 500 && !refused;
            setPart(m_sessionManager, {.up = up, .why = up ? QString() : outcome.error().message});
        });
    }

private:
    void setPart(std::optional<Readiness::Part> &part, Readiness::Part found)
    {
        part = std::move(found);
        if (m_database && m_sessionManager)
            finish();
    }

    void finish()
    {
        if (std::exchange(m_finished, true))
            return;
        const Readiness::Part silent{.up = false, .why = QStringLiteral("No answer in 6 seconds")};
        m_readiness->found(
            {.sessionManager = m_sessionManager.value_or(silent), .database = m_database.value_or(silent)});
        m_call.abort();
        deleteLater();
    }

    const std::shared_ptr<Readiness> m_readiness;
    std::optional<Readiness::Part> m_database;
    std::optional<Readiness::Part> m_sessionManager;
    SessionManagerClient::Handle m_call;
    bool m_finished = false;
    Mailbox m_mailbox; // last: what comes from the store ends first
};

Response readyResponse(const Readiness::Found &found)
{
    QJsonObject body;
    QJsonObject reasons;
    const auto add = [&](const QString &name, const Readiness::Part &part) {
        body.insert(name, part.up ? QStringLiteral("up") : QStringLiteral("down"));
        if (!part.up)
            reasons.insert(name, part.why);
    };
    add(QStringLiteral("session_manager"), found.sessionManager);
    add(QStringLiteral("database"), found.database);
    const bool ready = reasons.isEmpty();
    body.insert(QStringLiteral("status"), ready ? QStringLiteral("ready") : QStringLiteral("not_ready"));
    if (!ready)
        body.insert(QStringLiteral("reasons"), reasons);
    return Response::json(ready ? 200 : 503, body);
}

Result<Response> getHealth(const RouteContext &context, const http::Request &)
{
    const qint64 uptimeMs = QDeadlineTimer::current().deadline() - context.shared.startedAtMs;
    return Response::json(200, {{QStringLiteral("status"), QStringLiteral("healthy")},
                                {QStringLiteral("service"), QStringLiteral("central-hub")},
                                {QStringLiteral("timestamp"), isoTime(QDateTime::currentMSecsSinceEpoch())},
                                {QStringLiteral("version"), QString::fromLatin1(context.shared.version)},
                                {QStringLiteral("uptime_s"), uptimeMs / 1000}});
}

Result<void> getReady(const RouteContext &context, const http::Request &, const Completion &completion)
{
    const bool mustProbe = context.shared.readiness->wait(
        context.mailbox, [completion](const Readiness::Found &found) { completion.give(readyResponse(found)); });
    if (mustProbe)
        new ReadinessProbe(context); // deletes itself
    return {};
}

} // namespace

bool Readiness::wait(const Mailbox::Address &mailbox, Done done)
{
    std::unique_lock lock(m_mutex);
    if (m_foundAt != 0 && steadyMs() - m_foundAt < FreshMs) {
        const Found known = m_found;
        lock.unlock();
        done(known);
        return false;
    }
    m_waiting.emplace_back(mailbox, std::move(done));
    return !std::exchange(m_probing, true);
}

void Readiness::found(const Found &found)
{
    const std::scoped_lock lock(m_mutex);
    m_found = found;
    m_foundAt = steadyMs();
    m_probing = false;
    for (auto &[mailbox, done] : std::exchange(m_waiting, {}))
        mailbox.post([done = std::move(done), found] { done(found); });
}

std::pair<Readiness::Found, qint64> Readiness::last() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_found, m_foundAt};
}

void addHealth(RouteGroup &group)
{
    group.add(http::Method::Get, "/health", {}, getHealth);
    group.add(http::Method::Get, "/health/ready", {}, getReady);
}

} // namespace hub::routes
