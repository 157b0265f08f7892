// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/diagnostics.h"

#include "core/log/redaction.h"
#include "core/text/isotime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QSslSocket>
#include <QSysInfo>

#include <array>

namespace hub::app {

namespace {

QString heading(const char *title)
{
    return u'\n' % QLatin1String(title) % u'\n';
}

QString row(const QString &key, const QString &value)
{
    return QLatin1String("  ") % key % QLatin1String(": ") % value % u'\n';
}

QString row(const char *key, const QString &value)
{
    return row(QString::fromLatin1(key), value);
}

QString row(const char *key, qint64 value)
{
    return row(key, QString::number(value));
}

const char *wordOf(HubApi::Phase phase)
{
    static constexpr std::array Words{"starting", "running", "failed", "stopping", "stopped"};
    return Words[std::size_t(phase)];
}

const char *wordOf(ServerState::Phase phase)
{
    static constexpr std::array Words{"starting", "listening", "stopping", "stopped", "failed"};
    return Words[std::size_t(phase)];
}

const char *wordOf(Log::Level level)
{
    static constexpr std::array Words{"debug", "info", "warning", "error"};
    return Words[std::size_t(level)];
}

const char *wordOf(SettingValue::Source source)
{
    static constexpr std::array Words{"default", "file", "environment", "command line"};
    return Words[std::size_t(source)];
}

/// As it may be shown to a stranger: of a confidential URL only its host.
QString shownValue(const SettingValue &value)
{
    if (value.setting.secret)
        return value.source == SettingValue::Source::Default ? QStringLiteral("-") : QStringLiteral("(set)");
    if (value.setting.confidential && !value.text.isEmpty())
        return QUrl(value.text).host() % QLatin1String("/***");
    QString text = value.text;
    const QString home = QDir::homePath();
    if (home.size() > 1)
        text.replace(home, QStringLiteral("~"));
    return text.isEmpty() ? QStringLiteral("-") : text;
}

QString program(const DiagnosticsData &data)
{
    QString text = QLatin1String("Central Hub ") % QCoreApplication::applicationVersion() % u'\n';
    text += row("made", isoTime(QDateTime::currentMSecsSinceEpoch()).toString());
    text += row("Qt", QString::fromLatin1(qVersion()));
    text += row("TLS", QSslSocket::sslLibraryVersionString());
    text += row("system", QString(QSysInfo::prettyProductName() % QLatin1String(", kernel ") %
                                  QSysInfo::kernelVersion() % u' ' % QSysInfo::currentCpuArchitecture()));
    text += row("demonstration", data.demo ? QStringLiteral("yes") : QStringLiteral("no"));
    text += row("hub", QString::fromLatin1(wordOf(data.phase)));
    if (data.phase == HubApi::Phase::Failed)
        text += row("reason", redacted(data.error.message, QDir::homePath()));
    return text;
}

QString settings(const DiagnosticsData &data)
{
    QString text = heading("Settings");
    for (const SettingValue &value : data.settings) {
        QString note = QLatin1String(wordOf(value.source));
        if (value.pending)
            note += QLatin1String(", changed, waits for a new start");
        text +=
            row(QString::fromLatin1(value.setting.key), QString(shownValue(value) % QLatin1String(" (") % note % u')'));
    }
    return text;
}

QString server(const DiagnosticsData &data)
{
    QString text = heading("Server");
    text += row("state", QString::fromLatin1(wordOf(data.server.phase)));
    text += row("port", data.server.port);
    text += row("TLS", data.server.tls ? QStringLiteral("on") : QStringLiteral("off"));
    if (!data.server.error.code.isEmpty())
        text += row("reason", redacted(data.server.error.message, QDir::homePath()));
    if (data.sample) {
        text += row("requests since the start", qint64(data.sample->requests));
        text += row("requests a second", QString::number(data.sample->requestsPerSecond, 'f', 1));
        text += row("connections", data.sample->connections);
        text += row("listeners of events", data.sample->streams);
    }
    return text;
}

QString clients(const DiagnosticsData &data)
{
    QString text = heading("Clients");
    if (!data.clients)
        return text + row("known", QStringLiteral("no, the hub does not run"));
    const SessionManagerHealth &health = data.clients->sessionManager;
    text += row("Session Manager", health.up ? QStringLiteral("up") : redacted(health.reason, QDir::homePath()));
    for (const SessionState state : AllSessionStates) {
        if (const int count = data.clients->states.value(state))
            text += row(sessionStateWord(state), count);
    }
    return text;
}

QString jobs(const DiagnosticsData &data)
{
    QString text = heading("Jobs");
    if (!data.jobs)
        return text + row("known", QStringLiteral("no"));
    text += row("open", data.jobs->openJobs);
    text += row("messages queued", data.jobs->queued);
    text += row("messages being sent", data.jobs->sending);
    text += row("held by an operator", data.jobs->heldByOperator);
    text += row("held, Session Manager unreachable", data.jobs->heldUnreachable);
    text += row("held, client not ready", data.jobs->heldNotReady);
    text += row("held after failures", data.jobs->heldByFailures);
    text += row("held until asked for again", data.jobs->heldLater);
    text += row("held, account restricted", data.jobs->heldRestricted);
    text += row("held, too many not on WhatsApp", data.jobs->heldBadRecipients);
    text += row("held, another account linked", data.jobs->heldOtherAccount);
    return text;
}

QString log(const DiagnosticsData &data)
{
    QString text = heading("Latest log lines");
    const std::vector<LogLine> lines = data.history->since(0);
    const QString home = QDir::homePath();
    const std::size_t first = lines.size() - std::min(lines.size(), DiagnosticsData::LogLines);
    for (std::size_t i = first; i < lines.size(); ++i) {
        const LogLine &line = lines[i];
        text += isoTime(line.at).toString() % u' ' % QLatin1String(wordOf(line.level)) % u' ' % line.area %
                QLatin1String(": ") % redacted(line.text, home) % u'\n';
    }
    return text;
}

} // namespace

QByteArray diagnosticsReport(const DiagnosticsData &data)
{
    const QString text = program(data) + settings(data) + server(data) + clients(data) + jobs(data) + log(data);
    return text.toUtf8();
}

} // namespace hub::app
