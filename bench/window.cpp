// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole window with its hub, watching 10,000 clients of a Session Manager in another process for a minute: how long
// the window's thread was busy at a stretch (the longest frame that a user waits for), what the process costs, and what
// it takes. Prints; asserts nothing. Usage: bench_window SESSION_MANAGER_URL [SECONDS]; the URL's clients are 1 to
// 10,000.

#include "app/dashboard/localhub.h"
#include "app/settingsfile.h"
#include "core/log/log.h"
#include "ui/common/appearance.h"
#include "ui/pages/makepage.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>

using namespace hub;

namespace {

constexpr int Clients = 10000;

/// Times every stretch in which the event loop cannot come back: one event with all that it leads to.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        // The hub's own threads deliver their events here too.
        if (QThread::currentThread() != thread() || m_busy || !m_measuring)
            return QApplication::notify(receiver, event);
        QElapsedTimer timer;
        timer.start();
        m_busy = true;
        const bool result = QApplication::notify(receiver, event);
        m_busy = false;
        m_stretches.push_back(timer.nsecsElapsed());
        return result;
    }

    void measure() { m_measuring = true; }
    [[nodiscard]] std::vector<qint64> stretches() const { return m_stretches; }

private:
    bool m_busy = false; // else an event inside another one
    bool m_measuring = false;
    std::vector<qint64> m_stretches;
};

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / (1024 * 1024);
}

/// Adds the clients, some at a time, then calls `done`.
class Adder : public QObject
{
public:
    Adder(ClientsApi &clients, std::function<void()> done) : m_clients(clients), m_done(std::move(done))
    {
        for (int i = 0; i < 64; ++i)
            next();
    }

private:
    void next()
    {
        if (m_asked == Clients)
            return;
        const ClienteId client = *ClienteId::fromNumber(++m_asked);
        m_clients.put(client, QStringLiteral("Shop %1").arg(m_asked), this, [this](const Result<bool> &added) {
            if (!added)
                qFatal("%s", qPrintable(added.error().message));
            if (++m_added == Clients)
                m_done();
            else
                next();
        });
    }

    ClientsApi &m_clients;
    std::function<void()> m_done;
    int m_asked = 0;
    int m_added = 0;
};

void report(const TimedApplication &application, double cpu, int seconds)
{
    std::vector<qint64> times = application.stretches();
    std::sort(times.begin(), times.end());
    if (times.empty())
        return;
    const auto ms = [](qint64 ns) { return double(ns) / 1e6; };
    const auto longer = times.end() - std::upper_bound(times.begin(), times.end(), qint64(16'000'000));
    std::printf("%d clients watched for %d s: longest frame %.1f ms, 99.9 %% within %.1f ms, %d of %zu over 16 ms\n",
                Clients, seconds, ms(times.back()), ms(times[times.size() * 999 / 1000]), int(longer), times.size());
    std::printf("CPU %.0f %% of one core, hub and window; resident %.0f MiB\n", 100 * cpu / seconds, residentMiB());
}

SettingSources sourcesFor(const QString &directory, const QString &url)
{
    SettingSources sources;
    sources.arguments = QStringList{QStringLiteral("--data-dir"),
                                    directory,
                                    QStringLiteral("--port=0"),
                                    QStringLiteral("--session-manager-url"),
                                    url,
                                    QStringLiteral("--log-level=error")};
    sources.readFile = app::readConfigurationFile;
    return sources;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("usage: bench_window SESSION_MANAGER_URL [SECONDS]\n", stderr);
        return 2;
    }
    const int seconds = argc > 2 ? std::max(1, QByteArray(argv[2]).toInt()) : 60;
    TimedApplication application(argc, argv);
    ui::applyAppearance(application, ui::Appearance::Light);
    const QTemporaryDir directory;
    const SettingSources sources = sourcesFor(directory.path(), QString::fromLocal8Bit(argv[1]));
    const auto given = parseSettingsWithOrigins(sources);
    if (!given)
        qFatal("%s", qPrintable(given.error().message));
    Log log(Log::Level::Error, Log::Format::Text);
    auto link = app::LocalHub::make({sources, *given, &log, std::make_shared<LogHistory>()});
    if (!link)
        qFatal("%s", qPrintable(link.error().message));
    HubApi &hub = **link;
    ui::MainWindow window(hub, {.version = QStringLiteral("bench"),
                                .autostart = ui::Autostart(QString(), {}),
                                .tray = std::make_unique<ui::SystemTray>(),
                                .makePage = ui::makePage});
    window.show();

    std::unique_ptr<Adder> adder;
    double cpu = 0;
    const auto onAdded = [&] {
        std::printf("resident %.0f MiB when all clients are there\n", residentMiB());
        application.measure();
        cpu = cpuSeconds();
        QTimer::singleShot(std::chrono::seconds(seconds), &application, [&] {
            report(application, cpuSeconds() - cpu, seconds);
            window.requestQuit();
        });
    };
    QObject::connect(&hub, &HubApi::phaseChanged, &application, [&](HubApi::Phase phase) {
        if (phase == HubApi::Phase::Running)
            adder = std::make_unique<Adder>(hub.clients(), onAdded);
    });
    QObject::connect(&window, &ui::MainWindow::finished, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    hub.start();
    return QApplication::exec();
}
