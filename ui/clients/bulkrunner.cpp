// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/bulkrunner.h"

#include <QLocale>

#include <utility>

namespace hub::ui {

namespace {

constexpr int TellEvery = 100; // ms
/// So often the same trouble in a row, and it is nobody's own.
constexpr int Hopeless = 3;

} // namespace

void BulkRunner::run(BulkJob job)
{
    if (job.clients.empty())
        return;
    m_waiting.push_back(std::move(job));
    if (!isRunning())
        begin();
}

void BulkRunner::stop()
{
    m_waiting.clear();
    m_stopped = isRunning();
    if (m_run)
        m_run->cancel();
}

void BulkRunner::begin()
{
    m_job = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_stopped = false;
    m_hopeless = false;
    m_succeeded = 0;
    m_failedInARow = 0;
    const auto ask = [this](int index, QObject *context, BatchRun::Done done) {
        m_job.step(m_job.clients[size_t(index)], context, std::move(done));
    };
    m_run = new BatchRun(int(m_job.clients.size()), ask, this, 1);
    connect(m_run, &BatchRun::progressed, this, &BulkRunner::onProgressed);
    connect(m_run, &BatchRun::finished, this, &BulkRunner::end);
    announceProgress();
    m_run->start();
}

void BulkRunner::announceProgress()
{
    m_told.start();
    const QLocale locale;
    Q_EMIT progressed(m_job.words.doing.arg(locale.toString(m_run->ended() + 1), locale.toString(m_run->count())));
}

void BulkRunner::onProgressed()
{
    const bool succeeded = m_run->succeeded() > std::exchange(m_succeeded, m_run->succeeded());
    m_failedInARow = succeeded ? 0 : m_failedInARow + 1;
    if (m_run->ended() == m_run->count() || m_stopped)
        return;
    m_hopeless = isHopeless();
    if (m_hopeless)
        m_run->cancel();
    else if (m_told.hasExpired(TellEvery))
        announceProgress();
}

bool BulkRunner::isHopeless() const
{
    if (m_failedInARow == 0)
        return false;
    const QByteArray &code = m_run->failures().back().second.code;
    if (code == "NOT_SUPPORTED" || code == "HUB_STOPPED")
        return true;
    if (m_failedInARow < Hopeless)
        return false;
    // The Session Manager is away, or the store: waiting for a timeout each would take an hour for fifty clients.
    return code == "SESSION_MANAGER_UNAVAILABLE" || code == "GATEWAY_TIMEOUT" || code.startsWith("DATABASE_");
}

void BulkRunner::end()
{
    BulkReport report{.words = m_job.words,
                      .wanted = m_run->count(),
                      .succeeded = m_run->succeeded(),
                      .failed = {},
                      .hopeless = m_hopeless};
    for (const auto &[index, error] : m_run->failures())
        report.failed.emplace_back(m_job.clients[size_t(index)], error);
    report.stopped = m_stopped && report.untried() > 0;
    m_run = nullptr; // deletes itself
    m_job = {};
    Q_EMIT finished(report);
    if (!isRunning() && !m_waiting.empty())
        begin();
}

} // namespace hub::ui
