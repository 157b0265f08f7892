// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace hub::ui {

class BadRowsModel;
class BulkDraft;
class EmptyState;
class InlineMessage;
class PreviewModel;

/// What each row of a draft becomes: the messages as they will be sent, and the rows that will not be, with reasons.
class PlanSection : public QWidget
{
    Q_OBJECT

public:
    explicit PlanSection(BulkDraft &draft, QWidget *parent = nullptr);

    void showBadRows();

Q_SIGNALS:
    void noticed(const QString &text);

private:
    QWidget *makePreview();
    QWidget *makeBadRows();
    void showPlan();
    void updateTabs();
    void updateHints();
    void updateMessage();
    void exportBadRows();

    BulkDraft &m_draft;
    PreviewModel *m_preview;
    BadRowsModel *m_badRows;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QTableView *m_previewTable;
    QPlainTextEdit *m_message;
    QTableView *m_badTable;
    QPushButton *m_export;
    EmptyState *m_previewHint;
    EmptyState *m_badHint;
    InlineMessage *m_error;
};

} // namespace hub::ui
