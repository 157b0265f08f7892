// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tablemodel.h"
#include "ui/common/widgets.h"

#include <QKeySequence>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <vector>

class QAction;
class QBoxLayout;
class QHBoxLayout;

namespace hub::ui {

class SearchField;

/// Sorts and filters the rows of a TableModel. Rows whose model says so come first, in either direction.
class TableSorter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TableSorter(QObject *parent = nullptr, int sortRole = TableModelBase::SortRole,
                         int firstRole = TableModelBase::FirstRole, int filterRole = TableModelBase::FilterRole);

    void setText(const QString &text); ///< what rows must contain, in any case

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const int m_firstRole;
    const int m_filterRole;
    QString m_text;
};

/// A list with what belongs to it, one below the other: a banner, the table with its empty state, and a line with a
/// count at the left and the actions' buttons at the right. The actions are in the table's menu, too.
class TablePanel : public QWidget
{
    Q_OBJECT

public:
    /// The parts are called `name` with Table, Banner, Hint, Search or Count behind it; `accessible`: what the list is,
    /// told to screen readers. `table`: a special kind of view, if wanted.
    TablePanel(const QString &name, const QString &accessible, QWidget *parent = nullptr, QTableView *table = nullptr);

    /// What the table shows: a model, or a proxy over one. Whole rows are selected, several if `several`.
    void setModel(QAbstractItemModel *shown, const TableModelBase &columns, bool several);
    /// The same, sorted by `column` and by whatever header is clicked.
    TableSorter *setSortedModel(TableModelBase *model, int column, bool several);
    /// A search field above the list.
    SearchField *addSearch(const QString &text);
    /// An action of the selected rows: a button (called `nameButton`) below the list and an entry in the menu. With a
    /// shortcut, that is the table's.
    QAction *addAction(const QString &text, const char *name, const char *icon = nullptr,
                       const QKeySequence &shortcut = {});
    /// The same without a button.
    QAction *addMenuAction(const QString &text, const char *name, const char *icon = nullptr,
                           const QKeySequence &shortcut = {});

    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] EmptyState *hint() const { return m_hint; }
    [[nodiscard]] PlainLabel *count() const { return m_count; }
    [[nodiscard]] QHBoxLayout *foot() const { return m_foot; } ///< count, stretch and buttons

    /// The selected rows from the top, as rows of the model below all proxies.
    [[nodiscard]] std::vector<int> selectedRows() const;
    [[nodiscard]] bool hasSelection() const;
    /// Draws what is visible anew: ages have changed, or names have come.
    void refreshVisible() { m_table->viewport()->update(); }

Q_SIGNALS:
    void selectionChanged();

private:
    void showMenu(const QPoint &at);
    void showColumnMenu(const QPoint &at);

    QTableView *m_table;
    Banner *m_banner;
    EmptyState *m_hint;
    PlainLabel *m_count;
    QHBoxLayout *m_foot;
    QString m_name;
    std::vector<QAction *> m_actions;
};

/// The rows that can be seen, also partly; none: first > last.
struct RowRange
{
    int first = 0;
    int last = -1;
};
[[nodiscard]] RowRange visibleRows(const QTableView &table);

/// A button that does what the action does, is called as it with `Button` behind it, and is enabled with it.
[[nodiscard]] QPushButton *buttonFor(QAction *action, QWidget *parent);
/// A button that Enter does not press while something else has the focus.
[[nodiscard]] QPushButton *plainButton(const QString &text, const char *name, QWidget *parent,
                                       const char *icon = nullptr);
/// A page's top line: its title, and buttons at the right.
[[nodiscard]] QHBoxLayout *pageHead(const QString &title, std::initializer_list<QWidget *> buttons, QWidget *page);

} // namespace hub::ui
