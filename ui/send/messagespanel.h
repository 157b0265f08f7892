// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "ui/common/widgets.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QComboBox;
class QMenu;
class QPushButton;

namespace hub::ui {

class BatchRun;
class ExportStrip;
class MessagesModel;
class InlineMessage;
class TablePanel;

/// One line of text that ends in dots where there is no room for it.
class OneLineLabel : public PlainLabel
{
    Q_OBJECT

public:
    explicit OneLineLabel(QWidget *parent = nullptr);
    void setWhole(const QString &text);
    [[nodiscard]] const QString &whole() const { return m_whole; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();
    QString m_whole;
};

/// What became of each message of one job: by state, live, with settling of what is not certain and export as CSV.
class MessagesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MessagesPanel(SendingApi &sending, QWidget *parent = nullptr);

    /// Another job, or news of the same; none: empty.
    void setJob(const std::optional<JobInfo> &job);
    void setActive(bool active);
    /// It stands in place of the list of jobs, and offers the way back to it.
    void setAlone(bool alone);
    [[nodiscard]] qint64 jobId() const { return m_job ? m_job->id : 0; }

Q_SIGNALS:
    void backRequested();
    void noticed(const QString &text);

private:
    void build();
    void createExportMenu();
    void connectParts();
    void updateTexts();
    void updateStates();
    void updateActions();
    void updateHint();
    void updateAdvice();
    void onStateChosen(int index);
    void showState(std::optional<MessageState> state);
    [[nodiscard]] std::vector<qint64> selectedUnknowns() const;
    void settle(qint64 job, const std::vector<qint64> &numbers, bool sent);
    void onSettled(const BatchRun &run, bool sent);
    void askToSendAgain();
    void exportAs(std::optional<MessageState> state);
    void refreshVisible();

    SendingApi &m_sending;
    std::optional<JobInfo> m_job;
    std::optional<MessageState> m_state;
    bool m_active = false;
    MessagesModel *m_messages;
    TablePanel *m_list;
    QPushButton *m_back;
    OneLineLabel *m_title;
    QComboBox *m_states;
    QAction *m_markSent;
    QAction *m_sendAgain;
    QWidget *m_settleButtons;
    QPushButton *m_export;
    QMenu *m_exportMenu;
    InlineMessage *m_error;
    ExportStrip *m_exporting;
    BatchRun *m_settling = nullptr;
    QTimer m_refreshSoon;
};

} // namespace hub::ui
