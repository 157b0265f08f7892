// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/bulkrunner.h"

#include <QLocale>

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
    if (!m_running)
        begin();
}

void BulkRunner::stop()
{
    m_waiting.clear();
    m_report.stopped = m_running;
}

void BulkRunner::begin()
{
    m_running = true;
    m_job = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_report = BulkReport{.words = m_job.words, .wanted = int(m_job.clients.size()), .failed = {}};
    m_at = 0;
    m_failedInARow = 0;
    announceProgress();
    next();
}

void BulkRunner::announceProgress()
{
    m_told.start();
    const QLocale locale;
    Q_EMIT progressed(m_job.words.doing.arg(locale.toString(m_at + 1), locale.toString(m_report.wanted)));
}

void BulkRunner::next()
{
    const ClienteId client = m_job.clients[m_at++];
    m_job.step(client, this, [this, client](const Result<void> &answer) { onAnswer(client, answer); });
}

void BulkRunner::onAnswer(ClienteId client, const Result<void> &answer)
{
    if (answer) {
        ++m_report.succeeded;
        m_failedInARow = 0;
    } else {
        m_report.failed.emplace_back(client, answer.error());
        ++m_failedInARow;
    }
    if (m_report.untried() == 0 || m_report.stopped) {
        m_report.stopped = m_report.stopped && m_report.untried() > 0;
        return end();
    }
    if (isHopeless()) {
        m_report.hopeless = true;
        return end();
    }
    if (m_told.hasExpired(TellEvery))
        announceProgress();
    next();
}

bool BulkRunner::isHopeless() const
{
    if (m_failedInARow == 0)
        return false;
    const QByteArray &code = m_report.failed.back().second.code;
    if (code == "NOT_SUPPORTED" || code == "HUB_STOPPED")
        return true;
    if (m_failedInARow < Hopeless)
        return false;
    // The Session Manager is away, or the store: waiting for a timeout each would take an hour for fifty clients.
    return code == "SESSION_MANAGER_UNAVAILABLE" || code == "GATEWAY_TIMEOUT" || code.startsWith("DATABASE_");
}

void BulkRunner::end()
{
    const BulkReport report = std::exchange(m_report, {});
    m_job = {};
    m_running = false;
    Q_EMIT finished(report);
    if (!m_running && !m_waiting.empty())
        begin();
}

} // namespace hub::ui
