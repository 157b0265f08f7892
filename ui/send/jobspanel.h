// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/common/widgets.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QAction;
class QSplitter;

namespace hub::ui {

class ClientPicker;
class JobsModel;
class MessagesPanel;
class TablePanel;

/// The list of jobs, what can be done with one, and below it the messages of the one that is selected.
class JobsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JobsPanel(const PageContext &context, QWidget *parent = nullptr);

    void setActive(bool active);
    /// Selects it as soon as it is in the list, whatever the filter.
    void select(qint64 job);

Q_SIGNALS:
    void newJobRequested();
    void noticed(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Ask = void (SendingApi::*)(qint64, QObject *, Answer<JobInfo>);

    void createActions();
    void build();
    void connectModel();
    [[nodiscard]] const JobInfo *current() const;
    void onCurrentChanged();
    void onRows();
    void arrange();
    void backToList();
    void updateActions();
    void updateHint();
    void change(Ask ask, const QString &failure, const std::function<void(const JobInfo &)> &then = {});
    void askToCancel();
    void retryFailed();
    void tick();

    HubApi &m_hub;
    JobsModel *m_jobs;
    ClientPicker *m_filter;
    TablePanel *m_list;
    QAction *m_pause = nullptr;
    QAction *m_resume = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_retry = nullptr;
    MessagesPanel *m_messages;
    QSplitter *m_splitter;
    qint64 m_currentJob = 0; ///< selected, or to be selected once it is there
    int m_asking = 0;        ///< requests under way
    bool m_active = false;
    QTimer m_tick;
};

} // namespace hub::ui
