// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/localhub.h"
#include "app/settingsfile.h"
#include "simulator/simulatorthread.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>

namespace hub::test {

constexpr int Patience = 30000; // ms

inline ClienteId id(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

/// A link in this process, on a data directory of its own, beside a simulated Session Manager.
class LinkFixture
{
public:
    explicit LinkFixture(const QStringList &moreOptions = {}) : options(moreOptions)
    {
        // Where sockets go; a build machine's user may have no place for them.
        static const QTemporaryDir runtime;
        qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
        if (const auto port = simulator.start(); !port)
            qFatal("%s", qPrintable(port.error().message));
    }

    [[nodiscard]] QString path(const QString &name = {}) const { return directory.filePath(name); }
    [[nodiscard]] QString iniFile() const { return path(QStringLiteral("central-hub.ini")); }

    [[nodiscard]] SettingSources sources() const
    {
        SettingSources sources;
        sources.arguments = QStringList{QStringLiteral("--data-dir"), path(), QStringLiteral("--monitor-interval=100")};
        if (!options.contains(QStringLiteral("--demo")) && useSimulator)
            sources.arguments += {QStringLiteral("--session-manager-url"), simulator.baseUrl().toString()};
        if (options.filter(QStringLiteral("--port")).isEmpty() && freePort)
            sources.arguments += QStringLiteral("--port=0");
        sources.arguments += options;
        sources.readFile = app::readConfigurationFile;
        return sources;
    }

    /// Makes the link as the program does when it is started.
    Result<void> make()
    {
        const auto given = parseSettingsWithOrigins(sources());
        if (!given)
            return tl::unexpected(given.error());
        auto made = app::LocalHub::make({sources(), *given, &log, history});
        if (!made)
            return tl::unexpected(made.error());
        link = std::move(*made);
        return {};
    }

    /// And starts its hub; whether it runs and, unless it may not, listens.
    bool start(bool listening = true)
    {
        if (const auto made = link ? Result<void>() : make(); !made) {
            qWarning("%s", qPrintable(made.error().message));
            return false;
        }
        link->start();
        return waitForPhase(HubApi::Phase::Running) && (!listening || waitForServer(ServerState::Phase::Listening));
    }

    bool waitForPhase(HubApi::Phase phase)
    {
        return QTest::qWaitFor([&] { return link->phase() == phase; }, Patience);
    }
    bool waitForServer(ServerState::Phase phase)
    {
        return QTest::qWaitFor([&] { return link->server().state().phase == phase; }, Patience);
    }
    bool stop()
    {
        link->stop();
        return waitForPhase(HubApi::Phase::Stopped);
    }

    /// Asks something and waits for the answer.
    template<typename T>
    Result<T> ask(const std::function<void(QObject *, Answer<T>)> &question)
    {
        std::optional<Result<T>> answer;
        QObject context;
        question(&context, [&answer](const Result<T> &result) { answer = result; });
        if (answer)
            qFatal("answered from inside the call that asks");
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, Patience))
            return failure("NO_ANSWER", QStringLiteral("nobody answered"));
        return *answer;
    }

    Result<bool> put(qint64 client, const QString &name = {})
    {
        return ask<bool>(
            [&](QObject *context, const Answer<bool> &done) { link->clients().put(id(client), name, context, done); });
    }
    Result<void> apply(const QMap<QByteArray, QString> &changes)
    {
        return ask<void>(
            [&](QObject *context, const Answer<void> &done) { link->settings().apply(changes, context, done); });
    }

    void writeIni(const QByteArray &content) const
    {
        QFile file(iniFile());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    [[nodiscard]] QByteArray readIni() const
    {
        QFile file(iniFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    sim::SimulatorThread simulator;
    QTemporaryDir directory;
    QStringList options;
    bool useSimulator = true; ///< by the option --session-manager-url
    bool freePort = true;     ///< by the option --port=0
    std::shared_ptr<LogHistory> history = std::make_shared<LogHistory>();
    Log log{Log::Level::Debug, Log::Format::Text, -1, history}; // to nowhere but the history
    std::unique_ptr<app::LocalHub> link;
};

} // namespace hub::test
