// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingtable.h"

#include "core/settings/settingtypes.h"

#include <algorithm>

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

/// A query must be read back to the letter: it may hold a signature.
QString encodedUrl(const QUrl &value)
{
    return QString::fromLatin1(value.toEncoded());
}

/// `scope` is that of all but those that say another.
void append(Table &table, const QString &group, ApplyScope scope, std::initializer_list<Setting> settings)
{
    for (Setting setting : settings) {
        setting.group = group;
        if (setting.scope == ApplyScope::None)
            setting.scope = scope;
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

Setting confidential(Setting setting)
{
    setting.confidential = true;
    return setting;
}

Setting applied(ApplyScope scope, Setting setting)
{
    setting.scope = scope;
    return setting;
}

/// Goes into a header as it stands.
Setting headerText(Setting setting)
{
    setting.read = [read = setting.read](const QString &given, Settings &settings) {
        const auto printable = [](QChar c) { return c >= u' ' && c <= u'~'; };
        return std::all_of(given.begin(), given.end(), printable) && read(given, settings);
    };
    return setting;
}

void appendProgram(Table &table)
{
    using Group = Settings::Program;
    constexpr auto G = &Settings::program;
    append(
        table, SettingsWords::tr("Program"), ApplyScope::Program,
        {
            flag("no-gui", SettingsWords::tr("Without a window"), at(G, &Group::noGui),
                 SettingsWords::tr("run without a window (needs no display)")),
            flag("demo", SettingsWords::tr("Demonstration"), at(G, &Group::demo),
                 SettingsWords::tr(
                     "start a simulated Session Manager, sample clients and an account; the data is thrown away "
                     "unless --data-dir is given")),
            notInFile(path("config", SettingsWords::tr("Configuration file"), at(G, &Group::configFile),
                           QStringLiteral("FILE"), SettingsWords::tr("the name of a readable INI file"),
                           SettingsWords::tr(
                               "read settings from this INI file instead of central-hub.ini in the data directory"))),
            path("data-dir", SettingsWords::tr("Data directory"), at(G, &Group::dataDirectory), QStringLiteral("DIR"),
                 SettingsWords::tr("the name of a directory"),
                 SettingsWords::tr("where the database and the secrets are kept; unset: the user's data directory")),
            applied(ApplyScope::Server,
                    number("threads", SettingsWords::tr("Serving threads"), at(G, &Group::threads), 0, 64,
                           SettingsWords::tr("serving threads; 0: chosen by the number of cores"))),
            applied(ApplyScope::Value,
                    duration("drain-time", SettingsWords::tr("Time to finish when stopping"), at(G, &Group::drainTime),
                             0, LongestTimeout,
                             SettingsWords::tr("how long a stopping hub waits for what is in flight"))),
            choice("log-format", SettingsWords::tr("Log format"), at(G, &Group::logFormat),
                   {{"text", SettingsWords::tr("Text")}, {"json", SettingsWords::tr("JSON")}},
                   SettingsWords::tr("lines for people or JSON lines for machines")),
            applied(ApplyScope::Value, choice("log-level", SettingsWords::tr("Log level"), at(G, &Group::logLevel),
                                              {{"debug", SettingsWords::tr("Debug")},
                                               {"info", SettingsWords::tr("Info")},
                                               {"warning", SettingsWords::tr("Warning")},
                                               {"error", SettingsWords::tr("Error")}},
                                              SettingsWords::tr("the least important lines to write"))),
        });
}

void appendListening(Table &table)
{
    using Group = Settings::Listening;
    constexpr auto G = &Settings::listening;
    append(table, SettingsWords::tr("Listening"), ApplyScope::Server,
           {
               text("host", SettingsWords::tr("Address"), at(G, &Group::host), QStringLiteral("ADDRESS"),
                    SettingsWords::tr("an IP address or localhost"),
                    SettingsWords::tr("address to listen on; anything but loopback lets the network in"), parseHost,
                    address),
               withAlias(number("port", SettingsWords::tr("Port"), at(G, &Group::port), 0, 65535,
                                SettingsWords::tr("TCP port; 0: any free one")),
                         "PORT"),
               path("tls-cert", SettingsWords::tr("TLS certificate"), at(G, &Group::tlsCertificate),
                    QStringLiteral("FILE"), SettingsWords::tr("the name of a PEM file"),
                    SettingsWords::tr("certificate chain; with --tls-key, the hub speaks https")),
               path("tls-key", SettingsWords::tr("TLS private key"), at(G, &Group::tlsKey), QStringLiteral("FILE"),
                    SettingsWords::tr("the name of a PEM file"), SettingsWords::tr("private key of --tls-cert")),
               path("frontend", SettingsWords::tr("Web page directory"), at(G, &Group::frontend), QStringLiteral("DIR"),
                    SettingsWords::tr("the name of a directory"),
                    SettingsWords::tr("serve this built web page instead of the one inside the program")),
               list("allowed-hosts", SettingsWords::tr("Allowed host names"), at(G, &Group::allowedHosts),
                    SettingsWords::tr("host names or IP addresses without ports, separated by commas"),
                    SettingsWords::tr("further names by which the hub may be called on a loopback address"),
                    parseHostName, latin1),
               list("cors-origins", SettingsWords::tr("Allowed web origins"), at(G, &Group::corsOrigins),
                    SettingsWords::tr("origins such as https://example.org, separated by commas"),
                    SettingsWords::tr("web origins whose pages may call the hub"), parseOrigin, latin1),
               list("trusted-proxies", SettingsWords::tr("Trusted proxies"), at(G, &Group::trustedProxies),
                    SettingsWords::tr("IP addresses or networks such as 10.0.0.0/8, separated by commas"),
                    SettingsWords::tr("reverse proxies whose X-Forwarded-For is believed"), parseSubnet, subnetText),
               choice("public-proxy", SettingsWords::tr("Status and QR without a token"), at(G, &Group::publicProxy),
                      {{"auto", SettingsWords::tr("On this computer only")},
                       {"on", SettingsWords::tr("On")},
                       {"off", SettingsWords::tr("Off")}},
                      SettingsWords::tr("status and QR without a token: on a loopback address only, always, or never")),
           });
}

void appendSessionManager(Table &table)
{
    using Group = SessionManagerSettings;
    constexpr auto G = &Settings::sessionManager;
    const auto urlPath = [](const char *key, const QString &label, QByteArray Group::*member, const QString &help) {
        return text(key, label, at(G, member), QStringLiteral("PATH"),
                    SettingsWords::tr("a path that begins with /, in ASCII, without spaces, ? and #"), help,
                    parseUrlPath, latin1);
    };
    append(
        table, SettingsWords::tr("Session Manager"), ApplyScope::Hub,
        {
            withAlias(
                text("session-manager-url", SettingsWords::tr("Session Manager URL"), at(G, &Group::baseUrl),
                     QStringLiteral("URL"),
                     SettingsWords::tr("an http:// or https:// URL with a host, without user, query and fragment"),
                     SettingsWords::tr("where the Session Manager is; also read from SESSION_MANAGER_BASE_URL"),
                     parseHttpUrl, url),
                "SESSION_MANAGER_BASE_URL"),
            duration("connect-timeout", SettingsWords::tr("Connection timeout"), at(G, &Group::connectTimeout), 1,
                     LongestTimeout, SettingsWords::tr("until the connection to it stands")),
            duration("read-timeout", SettingsWords::tr("Answer timeout"), at(G, &Group::readTimeout), 1, LongestTimeout,
                     SettingsWords::tr("its longest silence before it has answered")),
            duration("send-timeout", SettingsWords::tr("Answer timeout when sending"), at(G, &Group::sendTimeout), 1,
                     LongestTimeout, SettingsWords::tr("the same while it sends a message")),
            duration("total-timeout", SettingsWords::tr("Total timeout"), at(G, &Group::totalTimeout), 1,
                     LongestTimeout, SettingsWords::tr("for a whole answer, however slowly it comes")),
            text("engine", SettingsWords::tr("Engine"), at(G, &Group::engine), QStringLiteral("NAME|FILE"),
                 SettingsWords::tr("the name of an engine, or of a JSON file that describes one"),
                 SettingsWords::tr("which program the Session Manager is; 'central-hub engine list' shows the names"),
                 parseEngine, unchanged),
            headerText(secret("engine-secret", SettingsWords::tr("Engine secret"), at(G, &Group::engineSecret), 1,
                              SettingsWords::tr("printable ASCII"),
                              SettingsWords::tr("the key or password by which the engine knows the hub"))),
            urlPath("status-path", SettingsWords::tr("Path for the status"), &Group::statusPath,
                    SettingsWords::tr("its endpoint that tells the state, if not the engine's usual one")),
            urlPath("qr-path", SettingsWords::tr("Path for the QR code"), &Group::qrPath,
                    SettingsWords::tr("its endpoint that gives the QR code, if not the usual one")),
            urlPath("send-path", SettingsWords::tr("Path to send"), &Group::sendPath,
                    SettingsWords::tr("its endpoint that sends a message, if not the usual one")),
            urlPath("connect-path", SettingsWords::tr("Path to connect"), &Group::connectPath,
                    SettingsWords::tr("its endpoint that starts a session, if not the usual one")),
            urlPath("disconnect-path", SettingsWords::tr("Path to disconnect"), &Group::disconnectPath,
                    SettingsWords::tr("its endpoint that ends a session, if not the usual one")),
            urlPath("contacts-path", SettingsWords::tr("Path for contacts"), &Group::contactsPath,
                    SettingsWords::tr("its endpoint that lists contacts, if not the usual one")),
        });
}

void appendLimits(Table &table)
{
    using Group = Settings::Limits;
    constexpr auto G = &Settings::limits;
    append(table, SettingsWords::tr("Limits"), ApplyScope::Server,
           {
               number("rate-limit", SettingsWords::tr("Request rate"), at(G, &Group::rateLimit), 0, 1000000,
                      SettingsWords::tr("public requests per second and address beyond loopback; 0: no limit")),
               number("max-connections", SettingsWords::tr("Connections"), at(G, &Group::connections), 1, 1000000,
                      SettingsWords::tr("connections at once")),
               number("max-connections-per-address", SettingsWords::tr("Connections per address"),
                      at(G, &Group::connectionsPerAddress), 1, 1000000,
                      SettingsWords::tr("connections at once of one address beyond loopback")),
               bytes("request-line-limit", SettingsWords::tr("Request line"), at(G, &Group::requestLine), 256, MiB,
                     SettingsWords::tr("longest request line")),
               bytes("header-limit", SettingsWords::tr("Header size"), at(G, &Group::headers), 1024, MiB,
                     SettingsWords::tr("largest header block of a request")),
               number("header-count-limit", SettingsWords::tr("Header count"), at(G, &Group::headerCount), 10, 10000,
                      SettingsWords::tr("most headers of a request")),
               bytes("body-limit", SettingsWords::tr("Body size"), at(G, &Group::body), 1024, 1024 * MiB,
                     SettingsWords::tr("largest body of a request")),
               bytes("bulk-body-limit", SettingsWords::tr("Bulk body size"), at(G, &Group::bulkBody), 1024, 1024 * MiB,
                     SettingsWords::tr("largest body of a bulk job")),
               bytes("all-bodies-limit", SettingsWords::tr("All bodies"), at(G, &Group::allBodies), 1024,
                     64 * 1024 * MiB, SettingsWords::tr("bodies of all requests that are held at once")),
               bytes("unsent-limit", SettingsWords::tr("Unsent data"), at(G, &Group::unsent), 16 * 1024, 1024 * MiB,
                     SettingsWords::tr("unsent bytes of a connection beyond which no further request is read")),
               duration("header-timeout", SettingsWords::tr("Header timeout"), at(G, &Group::headerTimeout), 1,
                        LongestTimeout, SettingsWords::tr("for the headers of a request")),
               duration("body-timeout", SettingsWords::tr("Body timeout"), at(G, &Group::bodyTimeout), 1,
                        LongestTimeout, SettingsWords::tr("for the body of a request")),
               duration("idle-timeout", SettingsWords::tr("Idle timeout"), at(G, &Group::idleTimeout), 1, Day,
                        SettingsWords::tr("between two requests of a connection")),
               duration("stalled-write-timeout", SettingsWords::tr("Stalled write timeout"),
                        at(G, &Group::stalledWriteTimeout), 1, LongestTimeout,
                        SettingsWords::tr("until a peer that takes no byte is dropped")),
           });
}

void appendAccounts(Table &table)
{
    using Group = Settings::Accounts;
    constexpr auto G = &Settings::accounts;
    append(table, SettingsWords::tr("Accounts"), ApplyScope::Hub,
           {
               choice("registration", SettingsWords::tr("New accounts"), at(G, &Group::registration),
                      {{"approval", SettingsWords::tr("Wait for approval")},
                       {"open", SettingsWords::tr("Open")},
                       {"closed", SettingsWords::tr("Closed")}},
                      SettingsWords::tr(
                          "a new account waits for an administrator, works at once if its client has none yet, or "
                          "is refused")),
               secret("jwt-secret", SettingsWords::tr("Token secret"), at(G, &Group::jwtSecret), 32,
                      SettingsWords::tr("at least 32 bytes"),
                      SettingsWords::tr("signs the tokens; unset: made at first start")),
               number("login-failures", SettingsWords::tr("Failed logins"), at(G, &Group::loginFailures), 1, 1000,
                      SettingsWords::tr("failed logins per account and address before they are throttled")),
               duration("login-window", SettingsWords::tr("Failed logins count for"), at(G, &Group::loginWindow), 1,
                        Day, SettingsWords::tr("how long a failed login counts")),
           });
}

void appendMonitor(Table &table)
{
    using Group = Settings::Monitor;
    constexpr auto G = &Settings::monitor;
    append(
        table, SettingsWords::tr("Monitor"), ApplyScope::Hub,
        {
            onOff("monitor", SettingsWords::tr("Monitoring"), at(G, &Group::enabled),
                  SettingsWords::tr("poll the registered clients")),
            duration("monitor-interval", SettingsWords::tr("Monitoring interval"), at(G, &Group::interval), 1, Day,
                     SettingsWords::tr("between two polls of a client whose state is quiet")),
            number("monitor-calls", SettingsWords::tr("Polls at once"), at(G, &Group::calls), 1, 1000,
                   SettingsWords::tr("polls in flight at once")),
            onOff("auto-reconnect", SettingsWords::tr("Connect again"), at(G, &Group::autoReconnect),
                  SettingsWords::tr("connect clients again that are stopped, failed or reconnecting for 2 minutes and "
                                    "are meant to be on; at most three times an hour each")),
            confidential(text("alert-webhook", SettingsWords::tr("Alert webhook"), at(G, &Group::alertWebhook),
                              QStringLiteral("URL"),
                              SettingsWords::tr("an http:// or https:// URL with a host, without user and fragment"),
                              SettingsWords::tr("post alerts here: a drop, a ban, a log-out, another linked number"),
                              parseHttpUrlWithQuery, encodedUrl)),
            secret("alert-webhook-secret", SettingsWords::tr("Alert webhook secret"), at(G, &Group::alertWebhookSecret),
                   16, SettingsWords::tr("at least 16 bytes"),
                   SettingsWords::tr("signs the alerts; unset: made at first start")),
        });
}

void appendStorage(Table &table)
{
    using Group = Settings::Storage;
    constexpr auto G = &Settings::storage;
    append(
        table, SettingsWords::tr("Storage"), ApplyScope::Hub,
        {
            hidden(text("database-url", SettingsWords::tr("PostgreSQL database"), at(G, &Group::databaseUrl),
                        QStringLiteral("URL"), SettingsWords::tr("a postgresql:// URL"),
                        SettingsWords::tr(
                            "a PostgreSQL database that several hubs may share; unset: SQLite in the data directory"),
                        parseDatabaseUrl, unchanged)),
            duration("backup-interval", SettingsWords::tr("Backup interval"), at(G, &Group::backupInterval), 0,
                     365 * Day, SettingsWords::tr("between two backups of the SQLite database; 0: none")),
            number("backup-keep", SettingsWords::tr("Backups to keep"), at(G, &Group::backupKeep), 1, 1000,
                   SettingsWords::tr("backups to keep")),
            number("retention-days", SettingsWords::tr("Days to keep messages"), at(G, &Group::retentionDays), 0, 36500,
                   SettingsWords::tr("days to keep message texts and contacts; 0: for ever")),
        });
}

constexpr qsizetype LineWidth = 100;

QString spelling(const Setting &setting)
{
    QString text = QLatin1String("  ") % QString::fromLatin1(setting.hasOption ? setting.option() : setting.variable());
    if (setting.takesValue())
        text += (setting.hasOption ? u' ' : u'=') % setting.valueName;
    return text;
}

QString description(const Setting &setting)
{
    const QString value = setting.defaultText();
    if (value.isEmpty() || setting.kind == Setting::Kind::Flag)
        return setting.help;
    return SettingsWords::tr("%1 (default: %2)").arg(setting.help, value);
}

/// `text` in lines that begin at column `indent`; the first line is already there up to that column.
QString wrapped(const QString &text, qsizetype indent)
{
    QString lines;
    qsizetype column = indent;
    for (const QString &word : text.split(u' ')) {
        if (column > indent && column + 1 + word.size() > LineWidth) {
            lines += u'\n' % QString(indent, u' ');
            column = indent;
        } else if (column > indent) {
            lines += u' ';
            ++column;
        }
        lines += word;
        column += word.size();
    }
    return lines;
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

QString settingsHelp()
{
    const std::vector<Setting> table = settingTable();
    qsizetype width = 0;
    for (const Setting &setting : table)
        width = std::max(width, spelling(setting).size());
    width += 2;

    QString help;
    QString group;
    for (const Setting &setting : table) {
        if (setting.group != group) {
            group = setting.group;
            help += u'\n' % group % QLatin1String(":\n");
        }
        help += spelling(setting).leftJustified(width) % wrapped(description(setting), width) % u'\n';
    }
    return help;
}

ApplyScope scopeOfChange(const Settings &former, const Settings &latter)
{
    ApplyScope farthest = ApplyScope::None;
    for (const Setting &setting : settingTable()) {
        if (setting.write(former) != setting.write(latter))
            farthest = std::max(farthest, setting.scope);
    }
    return farthest;
}

Settings adoptable(const Settings &wanted, const Settings &inForce)
{
    Settings result = wanted;
    for (const Setting &setting : settingTable()) {
        if (setting.scope == ApplyScope::Program)
            setting.copy(inForce, result);
    }
    return result;
}

} // namespace hub
