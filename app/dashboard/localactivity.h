// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/linkcontext.h"
#include "core/dashboard/activityapi.h"

#include <QTimer>

#include <memory>

namespace hub::app {

/// ActivityApi on the hub in this process, and the history that this program's log keeps.
class LocalActivity final : public ActivityApi
{
    Q_OBJECT

public:
    LocalActivity(LinkContext &context, std::shared_ptr<const LogHistory> history, QObject *parent = nullptr);

    void audit(const audit::Filter &filter, const PageRequest &page, QObject *context,
               Answer<ResultPage<audit::Entry>> done) override;
    [[nodiscard]] std::vector<LogLine> logLines() const override;

    /// The audit log has news.
    void onAudited();

private:
    void lookAtLog();

    LinkContext &m_context;
    const std::shared_ptr<const LogHistory> m_history;
    quint64 m_toldLine = 0;
    QTimer m_log;
    QTimer m_news; // many entries are one signal
};

} // namespace hub::app
