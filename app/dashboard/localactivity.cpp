// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localactivity.h"

#include "core/storage/database.h"

namespace hub::app {

namespace {

constexpr std::chrono::milliseconds Gather{250};

} // namespace

LocalActivity::LocalActivity(LinkContext &context, std::shared_ptr<const LogHistory> history, QObject *parent)
    : ActivityApi(parent), m_context(context), m_history(std::move(history)), m_log(this), m_news(this)
{
    connect(&m_log, &QTimer::timeout, this, &LocalActivity::lookAtLog);
    m_log.start(Gather);
    m_news.setSingleShot(true);
    m_news.setInterval(Gather);
    connect(&m_news, &QTimer::timeout, this, &ActivityApi::audited);
}

void LocalActivity::audit(const audit::Filter &filter, const PageRequest &page, QObject *context,
                          Answer<ResultPage<audit::Entry>> done)
{
    using Entries = ResultPage<audit::Entry>;
    m_context.ask<Entries>(context, std::move(done), [&](const RunningHub &hub, const Reply<Entries> &reply) {
        hub.database->run<Entries>(
            m_context.address(),
            [filter, page](QSqlDatabase &connection) { return audit::list(connection, filter, page); }, reply);
    });
}

std::vector<LogLine> LocalActivity::logLines() const
{
    return m_history->since(0);
}

void LocalActivity::lookAtLog()
{
    const std::vector<LogLine> lines = m_history->since(m_toldLine);
    if (lines.empty())
        return;
    m_toldLine = lines.back().number;
    Q_EMIT logged(lines);
}

void LocalActivity::onAudited()
{
    if (!m_news.isActive())
        m_news.start();
}

} // namespace hub::app
