// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>
#include <QTimer>

#include <initializer_list>
#include <vector>

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

/// Gives a table's columns the room that there is: numbers, times and states are never cut, and what is left goes first
/// to columns whose cells are cut, then to the last one. Looks at the rows in view, whenever they or the room change.
/// Widths that the user has chosen with the mouse stay (the header's property `chosenWidths`) until reset(). Belongs to
/// the table, whose last column must stretch; else it does nothing.
class ColumnFit : public QObject
{
    Q_OBJECT

public:
    static constexpr auto ChosenWidths = "chosenWidths";

    explicit ColumnFit(QTableView &table);
    /// All columns are shown, in their order, as wide as fits.
    void reset();
    /// Widths, each at least as wide as it needs up to `whole`, and above that as fair as the room allows but not below
    /// `least`. Pure.
    [[nodiscard]] static std::vector<int> fitted(const std::vector<int> &needed, int room, int whole, int least);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    QTableView &m_table;
    QTimer m_soon; // many changes are one look
};

/// The look of a table of whole rows.
struct TableLook
{
    /// No grid, no row numbers, rows of one height, smooth scrolling, a BadgeDelegate; the view is called `name`, its
    /// header `nameHeader`.
    static void prepare(QTableView &table, const QString &name);
    /// Widths in average characters; the last column takes the rest. Call it once the view has its model. With the
    /// model's own widths, a ColumnFit goes on from there.
    static void setColumnWidths(QTableView &table, std::initializer_list<int> characters);
    static void setColumnWidths(QTableView &table, const TableModelBase &model);
    /// Draws what is visible anew: ages have changed.
    static void refreshVisible(QTableView &table);
};

} // namespace hub::ui
