// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tablemodel.h"
#include "ui/send/bulkplan.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace hub::ui {

class BulkDraft;
class EmptyState;
class InlineMessage;

/// The messages of a plan, each as it will be sent; made when it is looked at, so that a hundred thousand cost nothing.
class PreviewModel : public TableModel<int>
{
    Q_OBJECT

public:
    enum Column { Line, To, Message, ColumnCount };

    explicit PreviewModel(QObject *parent = nullptr);

    /// Keeps selection and place in the list if only the text is another.
    void setPlan(std::shared_ptr<const BulkPlan> plan);
    /// The whole message, line breaks and all.
    [[nodiscard]] QString message(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] const int *at(int row) const override;

private:
    std::shared_ptr<const BulkPlan> m_plan;
};

/// The rows of a plan that will not be sent, with line and reason.
class BadRowsModel : public TableModel<BulkPlan::Bad>
{
    Q_OBJECT

public:
    enum Column { Line, To, Reason, ColumnCount };

    explicit BadRowsModel(QObject *parent = nullptr);

    void setPlan(std::shared_ptr<const BulkPlan> plan);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] const BulkPlan::Bad *at(int row) const override;

private:
    std::shared_ptr<const BulkPlan> m_plan;
};

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
