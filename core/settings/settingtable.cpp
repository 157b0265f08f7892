// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingtable.h"

#include "core/settings/settingswords.h"
#include "core/settings/settingtypes.h"

#include <QCoreApplication>

namespace hub {

namespace {

using namespace settingtypes;
using Table = std::vector<Setting>;

constexpr qint64 Day = 24LL * 60 * 60 * 1000;
constexpr qint64 MiB = 1024 * 1024;
constexpr qint64 LongestTimeout = 60LL * 60 * 1000;

QString unchanged(const QString &text)
{
    return text;
}

QString latin1(const QByteArray &text)
{
    return QString::fromLatin1(text);
}

QString address(const QHostAddress &host)
{
    return host.toString();
}

QString url(const QUrl &value)
{
    return value.toString();
}

void append(Table &table, const QString &group, std::initializer_list<Setting> settings)
{
    for (Setting setting : settings) {
        setting.group = group;
        table.push_back(std::move(setting));
    }
}

Setting withAlias(Setting setting, const char *alias)
{
    setting.alias = alias;
    return setting;
}

Setting notInFile(Setting setting)
{
    setting.inFile = false;
    return setting;
}

Setting hidden(Setting setting)
{
    setting.secret = true;
    return setting;
}

void appendProgram(Table &table)
{
    using Group = Settings::Program;
    constexpr auto G = &Settings::program;
    append(
        table, SettingsWords::tr("Program"),
        {
            flag("no-gui", at(G, &Group::noGui), SettingsWords::tr("run without a window (needs no display)")),
            flag("demo", at(G, &Group::demo),
                 SettingsWords::tr(
                     "start a simulated Session Manager, sample clients and an account; the data is thrown away "
                     "unless --data-dir is given")),
            notInFile(path("config", at(G, &Group::configFile), QStringLiteral("FILE"),
                           SettingsWords::tr("the name of a readable INI file"),
                           SettingsWords::tr(
                               "read settings from this INI file instead of central-hub.ini in the data directory"))),
            path("data-dir", at(G, &Group::dataDirectory), QStringLiteral("DIR"),
                 SettingsWords::tr("the name of a directory"),
                 SettingsWords::tr("where the database and the secrets are kept; unset: the user's data directory")),
            number("threads", at(G, &Group::threads), 0, 64,
                   SettingsWords::tr("serving threads; 0: chosen by the number of cores")),
            duration("drain-time", at(G, &Group::drainTime), 0, LongestTimeout,
                     SettingsWords::tr("how long a stopping hub waits for what is in flight")),
            choice("log-format", at(G, &Group::logFormat), {QStringLiteral("text"), QStringLiteral("json")},
                   SettingsWords::tr("lines for people or JSON lines for machines")),
            choice(
                "log-level", at(G, &Group::logLevel),
                {QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"), QStringLiteral("error")},
                SettingsWords::tr("the least important lines to write")),
        });
}

void appendListening(Table &table)
{
    using Group = Settings::Listening;
    constexpr auto G = &Settings::listening;
    append(table, SettingsWords::tr("Listening"),
           {
               text("host", at(G, &Group::host), QStringLiteral("ADDRESS"),
                    SettingsWords::tr("an IP address or localhost"),
                    SettingsWords::tr("address to listen on; anything but loopback lets the network in"), parseHost,
                    address),
               withAlias(number("port", at(G, &Group::port), 0, 65535, SettingsWords::tr("TCP port; 0: any free one")),
                         "PORT"),
               path("tls-cert", at(G, &Group::tlsCertificate), QStringLiteral("FILE"),
                    SettingsWords::tr("the name of a PEM file"),
                    SettingsWords::tr("certificate chain; with --tls-key, the hub speaks https")),
               path("tls-key", at(G, &Group::tlsKey), QStringLiteral("FILE"),
                    SettingsWords::tr("the name of a PEM file"), SettingsWords::tr("private key of --tls-cert")),
               path("frontend", at(G, &Group::frontend), QStringLiteral("DIR"),
                    SettingsWords::tr("the name of a directory"),
                    SettingsWords::tr("serve this built web page instead of the one inside the program")),
               list("allowed-hosts", at(G, &Group::allowedHosts),
                    SettingsWords::tr("host names or IP addresses without ports, separated by commas"),
                    SettingsWords::tr("further names by which the hub may be called on a loopback address"),
                    parseHostName, latin1),
               list("cors-origins", at(G, &Group::corsOrigins),
                    SettingsWords::tr("origins such as https://example.org, separated by commas"),
                    SettingsWords::tr("web origins whose pages may call the hub"), parseOrigin, latin1),
               list("trusted-proxies", at(G, &Group::trustedProxies),
                    SettingsWords::tr("IP addresses or networks such as 10.0.0.0/8, separated by commas"),
                    SettingsWords::tr("reverse proxies whose X-Forwarded-For is believed"), parseSubnet, subnetText),
               choice("public-proxy", at(G, &Group::publicProxy),
                      {QStringLiteral("auto"), QStringLiteral("on"), QStringLiteral("off")},
                      SettingsWords::tr("status and QR without a token: on a loopback address only, always, or never")),
           });
}

void appendSessionManager(Table &table)
{
    using Group = SessionManagerSettings;
    constexpr auto G = &Settings::sessionManager;
    const auto urlPath = [](const char *key, QByteArray Group::*member, const QString &help) {
        return text(key, at(G, member), QStringLiteral("PATH"), SettingsWords::tr("a path that begins with /"), help,
                    parseUrlPath, latin1);
    };
    append(
        table, SettingsWords::tr("Session Manager"),
        {
            withAlias(
                text("session-manager-url", at(G, &Group::baseUrl), QStringLiteral("URL"),
                     SettingsWords::tr("an http:// or https:// URL with a host, without user, query and fragment"),
                     SettingsWords::tr("where the Session Manager is; also read from SESSION_MANAGER_BASE_URL"),
                     parseHttpUrl, url),
                "SESSION_MANAGER_BASE_URL"),
            duration("connect-timeout", at(G, &Group::connectTimeout), 1, LongestTimeout,
                     SettingsWords::tr("until the connection to it stands")),
            duration("read-timeout", at(G, &Group::readTimeout), 1, LongestTimeout,
                     SettingsWords::tr("its longest silence before it has answered")),
            duration("send-timeout", at(G, &Group::sendTimeout), 1, LongestTimeout,
                     SettingsWords::tr("the same while it sends a message")),
            duration("total-timeout", at(G, &Group::totalTimeout), 1, LongestTimeout,
                     SettingsWords::tr("for a whole answer, however slowly it comes")),
            urlPath("connect-path", &Group::connectPath, SettingsWords::tr("its endpoint that starts a session")),
            urlPath("disconnect-path", &Group::disconnectPath, SettingsWords::tr("its endpoint that ends a session")),
            urlPath("contacts-path", &Group::contactsPath, SettingsWords::tr("its endpoint that lists contacts")),
        });
}

void appendLimits(Table &table)
{
    using Group = Settings::Limits;
    constexpr auto G = &Settings::limits;
    append(
        table, SettingsWords::tr("Limits"),
        {
            number("rate-limit", at(G, &Group::rateLimit), 0, 1000000,
                   SettingsWords::tr("public requests per second and address beyond loopback; 0: no limit")),
            number("max-connections", at(G, &Group::connections), 1, 1000000, SettingsWords::tr("connections at once")),
            number("max-connections-per-address", at(G, &Group::connectionsPerAddress), 1, 1000000,
                   SettingsWords::tr("connections at once of one address beyond loopback")),
            bytes("request-line-limit", at(G, &Group::requestLine), 256, MiB,
                  SettingsWords::tr("longest request line")),
            bytes("header-limit", at(G, &Group::headers), 1024, MiB,
                  SettingsWords::tr("largest header block of a request")),
            number("header-count-limit", at(G, &Group::headerCount), 10, 10000,
                   SettingsWords::tr("most headers of a request")),
            bytes("body-limit", at(G, &Group::body), 1024, 1024 * MiB, SettingsWords::tr("largest body of a request")),
            bytes("bulk-body-limit", at(G, &Group::bulkBody), 1024, 1024 * MiB,
                  SettingsWords::tr("largest body of a bulk job")),
            bytes("unsent-limit", at(G, &Group::unsent), 16 * 1024, 1024 * MiB,
                  SettingsWords::tr("unsent bytes of a connection beyond which no further request is read")),
            duration("header-timeout", at(G, &Group::headerTimeout), 1, LongestTimeout,
                     SettingsWords::tr("for the headers of a request")),
            duration("body-timeout", at(G, &Group::bodyTimeout), 1, LongestTimeout,
                     SettingsWords::tr("for the body of a request")),
            duration("idle-timeout", at(G, &Group::idleTimeout), 1, Day,
                     SettingsWords::tr("between two requests of a connection")),
            duration("stalled-write-timeout", at(G, &Group::stalledWriteTimeout), 1, LongestTimeout,
                     SettingsWords::tr("until a peer that takes no byte is dropped")),
        });
}

void appendAccounts(Table &table)
{
    using Group = Settings::Accounts;
    constexpr auto G = &Settings::accounts;
    append(table, SettingsWords::tr("Accounts"),
           {
               choice("registration", at(G, &Group::registration),
                      {QStringLiteral("approval"), QStringLiteral("open"), QStringLiteral("closed")},
                      SettingsWords::tr(
                          "a new account waits for an administrator, works at once if its client has none yet, or "
                          "is refused")),
               secret("jwt-secret", at(G, &Group::jwtSecret), 32, SettingsWords::tr("at least 32 bytes"),
                      SettingsWords::tr("signs the tokens; unset: made at first start")),
               number("login-failures", at(G, &Group::loginFailures), 1, 1000,
                      SettingsWords::tr("failed logins per account and address before they are throttled")),
               duration("login-window", at(G, &Group::loginWindow), 1, Day,
                        SettingsWords::tr("how long a failed login counts")),
           });
}

void appendMonitor(Table &table)
{
    using Group = Settings::Monitor;
    constexpr auto G = &Settings::monitor;
    append(table, SettingsWords::tr("Monitor"),
           {
               onOff("monitor", at(G, &Group::enabled), SettingsWords::tr("poll the registered clients")),
               duration("monitor-interval", at(G, &Group::interval), 1, Day,
                        SettingsWords::tr("between two polls of a client whose state is quiet")),
               number("monitor-calls", at(G, &Group::calls), 1, 1000, SettingsWords::tr("polls in flight at once")),
               text("alert-webhook", at(G, &Group::alertWebhook), QStringLiteral("URL"),
                    SettingsWords::tr("an http:// or https:// URL with a host, without user, query and fragment"),
                    SettingsWords::tr("post alerts here: a drop, a ban, a log-out, another linked number"),
                    parseHttpUrl, url),
               secret("alert-webhook-secret", at(G, &Group::alertWebhookSecret), 16,
                      SettingsWords::tr("at least 16 bytes"),
                      SettingsWords::tr("signs the alerts; unset: made at first start")),
           });
}

void appendStorage(Table &table)
{
    using Group = Settings::Storage;
    constexpr auto G = &Settings::storage;
    append(
        table, SettingsWords::tr("Storage"),
        {
            hidden(text("database-url", at(G, &Group::databaseUrl), QStringLiteral("URL"),
                        SettingsWords::tr("a postgresql:// URL"),
                        SettingsWords::tr(
                            "a PostgreSQL database that several hubs may share; unset: SQLite in the data directory"),
                        parseDatabaseUrl, unchanged)),
            duration("backup-interval", at(G, &Group::backupInterval), 0, 365 * Day,
                     SettingsWords::tr("between two backups of the SQLite database; 0: none")),
            number("backup-keep", at(G, &Group::backupKeep), 1, 1000, SettingsWords::tr("backups to keep")),
            number("retention-days", at(G, &Group::retentionDays), 0, 36500,
                   SettingsWords::tr("days to keep message texts and contacts; 0: for ever")),
        });
}

} // namespace

std::vector<Setting> settingTable()
{
    Table table;
    appendProgram(table);
    appendListening(table);
    appendSessionManager(table);
    appendLimits(table);
    appendAccounts(table);
    appendMonitor(table);
    appendStorage(table);
    return table;
}

} // namespace hub
