// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hub.h"

#include "app/serversettings.h"
#include "app/services.h"
#include "app/settingsfile.h"
#include "core/accounts/secrets.h"
#include "server/routes/frontend.h"
#include "simulator/demo.h"
#include "simulator/simulatorthread.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QFileInfo>

namespace hub::app {

namespace {

constexpr std::chrono::seconds TlsCheckInterval{2};

} // namespace

Hub::Hub(Settings settings, Log &log, QObject *parent) : QObject(parent), m_settings(std::move(settings)), m_log(log)
{
    m_tlsTimer.setInterval(TlsCheckInterval);
    connect(&m_tlsTimer, &QTimer::timeout, this, &Hub::checkTlsFiles);
}

Hub::~Hub() = default;

void Hub::setDirectory(DataDirectory directory)
{
    m_directory = std::move(directory);
}

Result<void> Hub::start()
{
    return startBackground().and_then([this] { return startServer(); });
}

Result<void> Hub::startBackground()
{
    for (const QString &warning : m_settings.warnings)
        m_log.warning("settings", warning.toUtf8());
    return openDirectory()
        .and_then([this] { return startDemo(); })
        .and_then([this] { return loadEngine(); })
        .and_then([this] { return openDatabase(); })
        .and_then([this] { return startServices(); });
}

Result<void> Hub::openDirectory()
{
    if (m_directory)
        return {};
    HUB_TRY(auto directory, m_settings.program.dataDirectory.isEmpty()
                                ? DataDirectory::openThrowAway()
                                : DataDirectory::open(m_settings.program.dataDirectory, DataDirectory::Use::Serve));
    m_directory = std::move(directory);
    return {};
}

Result<void> Hub::startDemo()
{
    if (!m_settings.program.demo || m_simulator)
        return {};
    auto simulator = std::make_unique<sim::SimulatorThread>();
    HUB_CHECK(simulator->start(sim::addDemoClients));
    m_simulator = std::move(simulator);
    m_settings.sessionManager.baseUrl = m_simulator->baseUrl();
    m_log.info("demo", "simulated Session Manager", {{"url", m_simulator->baseUrl().toEncoded()}});
    return {};
}

Result<void> Hub::loadEngine()
{
    HUB_TRY(auto settings, loadedEngine(m_settings));
    m_settings.sessionManager = std::move(settings);
    return {};
}

Result<void> Hub::openDatabase()
{
    const DatabaseSettings settings{.file = m_directory->filePath(QStringLiteral("central-hub.db")),
                                    .url = m_settings.storage.databaseUrl};
    m_database = std::make_unique<Database>(settings, &m_log);
    HUB_CHECK(m_database->open());
    if (!settings.isPostgres())
        return {}; // whose file takes one writer at a time anyway
    m_contactDatabase = std::make_unique<Database>(settings, &m_log);
    return m_contactDatabase->open();
}

Result<void> Hub::startServices()
{
    HUB_TRY(const auto secret, obtainJwtSecret(m_settings.accounts.jwtSecret, m_directory->path(), *m_database));
    m_services = std::make_unique<ThreadedObject<Services>>(QStringLiteral("services"), [this, secret] {
        auto services = std::make_unique<Services>(m_settings, m_directory->path(), secret, *m_database,
                                                   m_contactDatabase ? *m_contactDatabase : *m_database, m_log);
        services->start();
        return services;
    });
    (void)m_services->object(); // milliseconds, before anything serves; until then they read this object's settings
    return {};
}

void Hub::fillRouteServices()
{
    Services &services = m_services->object();
    m_frontend = std::make_unique<routes::StaticFiles>(m_settings.listening.frontend);
    m_routeServices.version = QCoreApplication::applicationVersion().toLatin1();
    if (m_routeServices.startedAtMs == 0) // the program's start, not that of a server started again
        m_routeServices.startedAtMs = QDeadlineTimer::current().deadline();
    m_routeServices.publicProxy = publicProxyAccess(m_settings);
    m_routeServices.proxyStats = &m_proxyStats;
    m_routeServices.frontend = m_frontend.get();
    m_routeServices.probeDatabase = [this](const Mailbox::Address &replyTo, std::function<void(Result<void>)> done) {
        m_database->probe(replyTo, [done = std::move(done)](const Database::State &state) {
            done(state.up ? Result<void>() : failure(state.code, state.why));
        });
    };
    m_routeServices.readiness = std::make_shared<routes::Readiness>();
    m_routeServices.bulkBodyBytes = m_settings.limits.bulkBody;
    m_routeServices.authenticator = routes::makeAuthenticator(services.accounts(), m_log);
    m_routeServices.database = m_database.get();
    m_routeServices.accounts = &services.accounts();
    m_routeServices.clients = &services.clients();
    m_routeServices.contacts = &services.contacts();
    m_routeServices.sending = &services.sending();
    m_routeServices.sendingCounters = &services.sendingCounters();
    m_routeServices.alertWebhook = &services.alertWebhook();
    m_routeServices.numberCheck = &services.numberCheck();
    m_routeServices.board = &services.board();
    m_routeServices.monitor = &services.monitor();
    m_routeServices.journal = &services.journal();
    m_routeServices.audit = [&services](const audit::Entry &entry) { services.audit(entry); };
}

Result<void> Hub::startServer()
{
    auto server = serverSettings(m_settings);
    if (!server)
        return tl::unexpected(server.error());
    if (!server->address.isLoopback() && !server->tls)
        m_log.warning("server", "listening beyond this machine without TLS: passwords and tokens travel in the clear");

    if (server->tls) {
        m_tlsUsed = m_tlsSeen = tlsFilesVersion();
        m_tlsTimer.start();
    }
    fillRouteServices();
    auto made = std::make_unique<http::Server>(
        *server,
        [this](QObject *worker, const Mailbox::Address &mailbox) {
            return routes::makeRouter(m_routeServices, m_settings.sessionManager, worker, mailbox);
        },
        m_log);
    m_routeServices.serverStats = &made->stats();
    m_routeServices.openConnections = [server = made.get()] { return server->openConnections(); };
    m_routeServices.bodyBytes = [server = made.get()] { return server->bodyBytes(); };
    connect(made.get(), &http::Server::drained, this, &Hub::onServerDrained);
    HUB_CHECK(made->listen());
    m_server = std::move(made);
    m_log.info("server", "listening",
               {{"address", server->address.toString().toLatin1()},
                {"port", int(m_server->port())},
                {"threads", server->threads},
                {"tls", server->tls.has_value()}});
    return {};
}

QByteArray Hub::tlsFilesVersion() const
{
    QByteArray version;
    for (const QString &path : {m_settings.listening.tlsCertificate, m_settings.listening.tlsKey}) {
        const QFileInfo file(path); // follows links: certbot turns one to the new certificate
        version += file.canonicalFilePath().toUtf8() + ' ' + QByteArray::number(file.size()) + ' ' +
                   QByteArray::number(file.lastModified().toMSecsSinceEpoch()) + '\n';
    }
    return version;
}

void Hub::checkTlsFiles()
{
    const QByteArray version = tlsFilesVersion();
    const bool settled = std::exchange(m_tlsSeen, version) == version;
    if (m_server && settled && version != m_tlsUsed)
        reloadTls();
}

void Hub::reloadTls()
{
    if (!m_server || m_settings.listening.tlsCertificate.isEmpty())
        return;
    m_tlsUsed = tlsFilesVersion();
    const auto settings = serverSettings(m_settings);
    if (!settings) {
        m_log.error("server", "the former certificate stays in use", {{"reason", settings.error().message.toUtf8()}});
        return;
    }
    m_server->setTls(*settings->tls);
    m_log.info("server", "certificate read again");
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

void Hub::setSettings(Settings settings)
{
    m_settings = std::move(settings);
    if (m_simulator)
        m_settings.sessionManager.baseUrl = m_simulator->baseUrl();
}

void Hub::drainServer()
{
    if (!std::exchange(m_serverDraining, true))
        m_server->drain(m_settings.program.drainTime);
}

void Hub::stopServer()
{
    if (m_server)
        drainServer();
}

void Hub::stop()
{
    stopWithin(m_settings.program.drainTime);
}

void Hub::stopPatiently()
{
    // A message that is cut off here would be `unknown` for a mere change of a setting.
    stopWithin(std::max(m_settings.program.drainTime, m_settings.sessionManager.totalTimeout));
}

void Hub::stopWithin(std::chrono::milliseconds sendingTime)
{
    if (std::exchange(m_stopping, true)) {
        Q_EMIT stopped();
        return;
    }
    m_log.info("hub", "stopping");
    m_partsToStop = m_server ? 2 : 1;
    if (m_server)
        drainServer();
    // All of it is taken along: asked to stop at once, this hub may be gone before that thread comes to it.
    m_services->post([this, mailbox = m_mailbox.address(), sendingTime](Services &services) {
        services.stop(sendingTime, [this, mailbox] { mailbox.post([this] { onPartStopped(); }); });
    });
}

void Hub::onServerDrained()
{
    if (m_stopping) {
        onPartStopped();
        return;
    }
    // Not from inside the server's own signal: who hears it may end the server.
    m_mailbox.post([this] {
        if (m_stopping)
            onPartStopped();
        else
            Q_EMIT serverStopped();
    });
}

void Hub::onPartStopped()
{
    if (m_partsToStop > 0 && --m_partsToStop == 0)
        Q_EMIT stopped();
}

void Hub::endServer()
{
    m_server.reset();
    m_tlsTimer.stop();
    m_serverDraining = false;
}

void Hub::takeApart()
{
    endServer();
    m_frontend.reset();
    m_services.reset();
    m_contactDatabase.reset();
    m_database.reset();
    m_stopping = false;
    m_partsToStop = 0;
}

} // namespace hub::app
