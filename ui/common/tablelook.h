// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

#include <initializer_list>

class QTableView;

namespace hub::ui {

class TableModelBase;

/// Draws a row's cells as all lists do: no frame around the current cell (the selected row says it), and a cell whose
/// model gives a tone as a badge with its text. What does not fit is told whole in a tool tip, as plain text.
class BadgeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// What a model answers for a badge; the text is the DisplayRole's.
    enum Role {
        ToneRole = Qt::UserRole + 500, ///< int(Tone); invalid: plain text
        IconRole,                      ///< QByteArray: the icon's name
        MutedRole,                     ///< bool: second-rank text
        HelpRole,                      ///< QString: plain text for a tool tip; invalid: the text, if it does not fit
    };

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// The look of a table of whole rows.
struct TableLook
{
    /// No grid, no row numbers, rows of one height, smooth scrolling, a BadgeDelegate; the view is called `name`, its
    /// header `nameHeader`.
    static void prepare(QTableView &table, const QString &name);
    /// Widths in average characters; the last column takes the rest. Call it once the view has its model.
    static void setColumnWidths(QTableView &table, std::initializer_list<int> characters);
    static void setColumnWidths(QTableView &table, const TableModelBase &model);
    /// Draws what is visible anew: ages have changed.
    static void refreshVisible(QTableView &table);
};

} // namespace hub::ui
