// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hub.h"

#include "app/serversettings.h"
#include "server/routes/routes.h"
#include "server/routes/staticfiles.h"
#include "simulator/demo.h"
#include "simulator/simulatorthread.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace hub::app {

Hub::Hub(Settings settings, Log &log, QObject *parent) : QObject(parent), m_settings(std::move(settings)), m_log(log) {}

Hub::~Hub() = default;

Result<void> Hub::start()
{
    for (const QString &warning : m_settings.warnings)
        m_log.warning("settings", warning.toUtf8());
    return openDirectory()
        .and_then([this] { return startDemo(); })
        .and_then([this] { return openDatabase(); })
        .and_then([this] { return startServer(); });
}

Result<void> Hub::openDirectory()
{
    auto directory = m_settings.program.dataDirectory.isEmpty()
                         ? DataDirectory::openThrowAway()
                         : DataDirectory::open(m_settings.program.dataDirectory, DataDirectory::Use::Serve);
    if (!directory)
        return tl::unexpected(directory.error());
    m_directory = std::move(*directory);
    return {};
}

Result<void> Hub::startDemo()
{
    if (!m_settings.program.demo)
        return {};
    m_simulator = std::make_unique<sim::SimulatorThread>();
    const auto port = m_simulator->start(sim::addDemoClients);
    if (!port)
        return tl::unexpected(port.error());
    m_settings.sessionManager.baseUrl = m_simulator->baseUrl();
    m_log.info("demo", "simulated Session Manager", {{"url", m_simulator->baseUrl().toEncoded()}});
    return {};
}

Result<void> Hub::openDatabase()
{
    m_database =
        std::make_unique<Database>(DatabaseSettings{.file = m_directory->filePath(QStringLiteral("central-hub.db")),
                                                    .url = m_settings.storage.databaseUrl},
                                   &m_log);
    return m_database->open();
}

Result<void> Hub::startServer()
{
    auto server = serverSettings(m_settings);
    if (!server)
        return tl::unexpected(server.error());
    if (!server->address.isLoopback() && !server->tls)
        m_log.warning("server", "listening beyond this machine without TLS: passwords and tokens travel in the clear");

    m_frontend = std::make_unique<routes::StaticFiles>(m_settings.listening.frontend);
    m_services.version = QCoreApplication::applicationVersion().toLatin1();
    m_services.startedAtMs = QDeadlineTimer::current().deadline();
    m_services.publicProxyIsOpen = publicProxyIsOpen(m_settings);
    m_services.proxyStats = &m_proxyStats;
    m_services.frontend = m_frontend.get();
    m_services.probeDatabase = [this](const Mailbox::Address &replyTo, std::function<void(Result<void>)> done) {
        m_database->probe(replyTo, [done = std::move(done)](const Database::State &state) {
            done(state.up ? Result<void>() : failure(state.code, state.why));
        });
    };

    m_server = std::make_unique<http::Server>(
        *server,
        [this](QObject *worker, const Mailbox::Address &mailbox) {
            return routes::makeRouter(m_services, m_settings.sessionManager, worker, mailbox);
        },
        m_log);
    m_services.serverStats = &m_server->stats();
    m_services.openConnections = [this] { return m_server->openConnections(); };
    connect(m_server.get(), &http::Server::drained, this, &Hub::stopped);
    if (const auto listening = m_server->listen(); !listening)
        return listening;
    m_log.info("server", "listening",
               {{"address", server->address.toString().toLatin1()},
                {"port", int(m_server->port())},
                {"threads", server->threads},
                {"tls", server->tls.has_value()}});
    return {};
}

QString Hub::pageAddress() const
{
    const QHostAddress &host = m_settings.listening.host;
    const QString name = host == QHostAddress(QHostAddress::Any) || host == QHostAddress(QHostAddress::AnyIPv6) ||
                                 host == QHostAddress(QHostAddress::AnyIPv4)
                             ? QStringLiteral("localhost")
                         : host.protocol() == QHostAddress::IPv6Protocol ? QString(u'[' % host.toString() % u']')
                                                                         : host.toString();
    const bool tls = !m_settings.listening.tlsCertificate.isEmpty();
    return QStringLiteral("%1://%2:%3/")
        .arg(tls ? QLatin1String("https") : QLatin1String("http"), name)
        .arg(m_server->port());
}

void Hub::stop()
{
    if (std::exchange(m_stopping, true)) {
        Q_EMIT stopped();
        return;
    }
    m_log.info("hub", "stopping");
    m_server->drain(m_settings.program.drainTime);
}

} // namespace hub::app
