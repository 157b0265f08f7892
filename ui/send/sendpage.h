// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace hub::ui {

class Banner;
class BulkPanel;
class JobAttention;
class JobsPanel;
class LimitsPanel;
class SinglePanel;

/// Sending: jobs and their messages, a new job, one message, limits. Its badge counts what waits for a person in the
/// jobs.
class SendPage : public Page
{
    Q_OBJECT

public:
    explicit SendPage(const PageContext &context, QWidget *parent = nullptr);
    ~SendPage() override;

    void activate() override;
    void deactivate() override;
    /// One client: a message to be sent by it. Several: the list of jobs stays.
    void openFor(const std::vector<ClienteId> &clients) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Tab { Jobs, NewJob, OneMessage, Limits };

    void build();
    void restyle();
    void connectParts();
    void connectSwitch();
    void showTab(Tab tab);
    void onTabChanged(int tab);
    void onJobsLoaded(bool any);
    void showJob(qint64 job);
    void askWhetherStopped();
    void showStopped(bool stopped);
    void askToStopAll();
    void turnAll(bool stop);

    HubApi &m_hub;
    JobAttention *m_attention;
    QTabBar *m_tabs; // first in the tab order
    QPushButton *m_stopAll;
    Banner *m_stopped;
    QStackedWidget *m_stack;
    JobsPanel *m_jobs;
    BulkPanel *m_bulk;
    SinglePanel *m_single;
    LimitsPanel *m_limits;
    bool m_active = false;
    bool m_chosen = false; ///< somebody has chosen a tab: no default changes it any more
    bool m_turning = false;
    bool m_allStopped = false;
};

} // namespace hub::ui
