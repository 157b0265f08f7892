// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/commandline.h"

#include "simulator/engines/dialect.h"

#include <QCommandLineParser>
#include <QFile>

namespace hub::sim {

namespace {

constexpr int MaxClients = 1000000;
constexpr int DayMs = 24 * 60 * 60 * 1000;

tl::unexpected<Error> usage(const QString &why)
{
    return failure("USAGE", why);
}

void addOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *name, const char *help, const char *value = nullptr,
                               const char *preset = nullptr) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(help), QString::fromLatin1(value),
                          QString::fromLatin1(preset)});
    };
    parser.setApplicationDescription(
        QStringLiteral("A simulated Session Manager, driven through /_control/ or by a script."));
    add("host", "Address to listen on.", "ADDRESS", "127.0.0.1");
    add("port", "Port to listen on; 0 takes a free one.", "PORT", "3001");
    add("control-port", "A second port for /_control/ that stays open through outages.", "PORT");
    add("engine", "Speak another engine's dialect: evolution, gowa, waha, wppconnect, wuzapi, wwebjs-api.", "NAME");
    add("engine-key", "What that engine's callers must show.", "KEY");
    add("clients", "Make clients 1 to N, each waiting for its QR code to be scanned.", "N", "0");
    add("demo", "Make the sample clients, one in each state.");
    add("qr-rotate", "How long a QR code lives, in milliseconds.", "MS", "20000");
    add("send-latency", "How long a send takes, in milliseconds.", "MIN:MAX", "0:0");
    add("seed", "Repeat the same random choices.", "N");
    add("script", "Play the steps in this JSON file.", "FILE");
    add("help", "Print this help and end.");
}

/// The option's value as an integer in the range; names the option where it is not.
Result<int> integer(const QCommandLineParser &parser, const char *name, int min, int max)
{
    bool ok = false;
    const int value = parser.value(QString::fromLatin1(name)).toInt(&ok);
    if (!ok || value < min || value > max)
        return usage(
            QStringLiteral("--%1 takes an integer from %2 to %3").arg(QString::fromLatin1(name)).arg(min).arg(max));
    return value;
}

Result<Latency> latency(const QString &text)
{
    const auto parts = text.split(u':');
    bool minOk = false;
    bool maxOk = false;
    const int min = parts.first().toInt(&minOk);
    const int max = parts.last().toInt(&maxOk);
    if (parts.size() > 2 || !minOk || !maxOk || min < 0 || max < min || max > DayMs)
        return usage(QStringLiteral("--send-latency takes MIN:MAX in milliseconds"));
    return Latency{std::chrono::milliseconds(min), std::chrono::milliseconds(max)};
}

Result<Script> readScript(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return usage(QStringLiteral("--script %1: %2").arg(path, file.errorString()));
    auto script = Script::parse(file.readAll());
    if (!script)
        return usage(QStringLiteral("--script %1: %2").arg(path, script.error().message));
    return script;
}

/// Reads the numbers into `line`; the error is the first wrong one's.
Result<void> readNumbers(const QCommandLineParser &parser, CommandLine &line)
{
    const auto port = integer(parser, "port", 0, 65535);
    if (!port)
        return tl::unexpected(port.error());
    line.settings.port = quint16(*port);
    if (parser.isSet(QStringLiteral("control-port"))) {
        HUB_TRY(const auto control, integer(parser, "control-port", 0, 65535));
        line.settings.controlPort = quint16(control);
    }
    if (parser.isSet(QStringLiteral("seed"))) {
        const auto seed = integer(parser, "seed", 0, std::numeric_limits<int>::max());
        if (!seed)
            return tl::unexpected(seed.error());
        line.settings.seed = quint32(*seed);
    }
    const auto clients = integer(parser, "clients", 0, MaxClients);
    if (!clients)
        return tl::unexpected(clients.error());
    line.clients = *clients;
    HUB_TRY(const auto rotation, integer(parser, "qr-rotate", 1, DayMs));
    line.settings.timing.qrRotation = std::chrono::milliseconds(rotation);
    return {};
}

} // namespace

Result<CommandLine> CommandLine::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    // Not process(): that one ends the program itself, with exit code 1.
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    CommandLine line;
    if (parser.isSet(QStringLiteral("help"))) {
        line.help = parser.helpText();
        return line;
    }
    if (!parser.positionalArguments().isEmpty())
        return usage(QStringLiteral("Unexpected argument '%1'").arg(parser.positionalArguments().first()));
    const QString host = parser.value(QStringLiteral("host"));
    line.settings.host =
        host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (line.settings.host.isNull())
        return usage(QStringLiteral("--host takes an IP address or localhost"));
    HUB_CHECK(readNumbers(parser, line));
    line.settings.engine = parser.value(QStringLiteral("engine"));
    line.settings.engineKey = parser.value(QStringLiteral("engine-key")).toUtf8();
    if (!line.settings.engine.isEmpty() && !EngineDialect::names().contains(line.settings.engine))
        return usage(QStringLiteral("--engine takes one of %1").arg(EngineDialect::names().join(QLatin1String(", "))));
    const auto sendLatency = latency(parser.value(QStringLiteral("send-latency")));
    if (!sendLatency)
        return tl::unexpected(sendLatency.error());
    line.settings.timing.sendLatency = *sendLatency;
    line.demo = parser.isSet(QStringLiteral("demo"));
    if (parser.isSet(QStringLiteral("script"))) {
        auto script = readScript(parser.value(QStringLiteral("script")));
        if (!script)
            return tl::unexpected(script.error());
        line.script = std::move(*script);
    }
    return line;
}

} // namespace hub::sim
