// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "ui/common/appearance.h"
#include "ui/common/tablelook.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace hub::ui {

/// A cell that is drawn as a badge: an icon and the cell's text in a tone's colours.
struct CellBadge
{
    Tone tone = Tone::Neutral;
    const char *icon = ""; ///< its name; a literal
};

/// A column of a table, described once. Header and text are needed, the rest may be left out. (`{}` and not `= {}`: g++
/// 12 fails over that.)
template<typename Row>
struct TableColumn
{
    template<typename T>
    using Of = std::function<T(const Row &)>;

    QString header;
    Of<QString> text;
    int width = 0; ///< in average characters; 0: what is left (the last column)
    Qt::Alignment alignment = Qt::AlignLeft;
    Of<QVariant> sortKey{};               ///< what the column is sorted by; without: its text
    Of<QString> help{};                   ///< a tool tip's plain text; without, or empty: a text that does not fit
    Of<std::optional<CellBadge>> badge{}; ///< drawn by a BadgeDelegate
    Of<bool> muted{};                     ///< second-rank text
    std::function<QVariant(const Row &, int role)> more{}; ///< any other role of this column
    QString headerHelp{};                                  ///< plain text of the header's tool tip
};

/// What all tables have in common; see TableModel.
class TableModelBase : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole + 1, ///< what a proxy sorts by
        FirstRole,                   ///< bool: such rows come first, however it is sorted
        FilterRole,                  ///< QString: what a search looks into
        FirstOwnRole,                ///< the roles of one model begin here
    };
    enum class State {
        Idle,    ///< nothing was asked for yet, or there is nobody to ask about
        Loading, ///< the first rows are on their way; former ones may still be there
        Ready,
        Failed, ///< what was read before is still there
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// In average characters; 0: what is left.
    [[nodiscard]] virtual int widthOf(int column) const = 0;

Q_SIGNALS:
    /// The state, or how much is here. Only models that load tell it.
    void stateChanged();

protected:
    /// For Qt::ToolTipRole, which takes text that looks like HTML for HTML: it gets HTML made of plain text.
    [[nodiscard]] static QVariant plainTip(const QString &text);
};

/// A table whose columns are described once; whoever has the rows says how many there are and which. On the window's
/// thread.
template<typename Row>
class TableModel : public TableModelBase
{
public:
    using TableModelBase::TableModelBase;

    [[nodiscard]] virtual const Row *at(int row) const = 0; ///< null: there is none

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    [[nodiscard]] int widthOf(int column) const override { return m_columns[size_t(column)].width; }
    [[nodiscard]] QString textOf(const Row &row, int column) const { return m_columns[size_t(column)].text(row); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void setColumns(std::vector<TableColumn<Row>> columns) { m_columns = std::move(columns); }
    /// A role that is the row's, whatever the column.
    [[nodiscard]] virtual QVariant rowData(const Row &, int) const { return {}; }
    /// These rows, or these columns of them, are to be drawn anew.
    void tellChanged(int firstRow, int lastRow, int firstColumn = 0, int lastColumn = -1)
    {
        if (firstRow <= lastRow)
            Q_EMIT dataChanged(index(firstRow, firstColumn),
                               index(lastRow, lastColumn < 0 ? columnCount() - 1 : lastColumn));
    }

private:
    std::vector<TableColumn<Row>> m_columns;
};

/// A table that holds its rows.
template<typename Row>
class ListTableModel : public TableModel<Row>
{
public:
    using TableModel<Row>::TableModel;

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row *at(int row) const override
    {
        return row >= 0 && size_t(row) < m_rows.size() ? &m_rows[size_t(row)] : nullptr;
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

protected:
    /// The order of rows that are merged or looked for. Neither above nor below: the same thing at another time.
    [[nodiscard]] virtual bool isAbove(const Row &, const Row &) const { return false; }
    /// Whether nothing about it has changed; in doubt not.
    [[nodiscard]] virtual bool isUnchanged(const Row &, const Row &) const { return false; }

    void resetRows(std::vector<Row> rows = {});
    void insertRowsAt(int before, std::vector<Row> rows);
    void removeRowsAt(int first, int count);
    void changeRow(int row, Row now); ///< nothing happens if it isUnchanged()
    /// The first row that is not above this one: its own, or where it belongs.
    [[nodiscard]] int placeOf(const Row &row) const;
    [[nodiscard]] int rowOf(const Row &row) const; ///< -1: it is not here
    /// The rows from `first` to before `last` become `now`. Only what differs is touched, so that selection and place
    /// in the list stay.
    void mergeRows(int first, int last, const std::vector<Row> &now);

private:
    std::vector<Row> m_rows;
};

template<typename Row>
QVariant TableModel<Row>::data(const QModelIndex &index, int role) const
{
    const Row *row = index.isValid() && index.column() < columnCount() ? at(index.row()) : nullptr;
    if (row == nullptr)
        return {};
    const TableColumn<Row> &column = m_columns[size_t(index.column())];
    const auto badge = [&] { return column.badge ? column.badge(*row) : std::nullopt; };
    switch (role) {
    case Qt::DisplayRole:
        return column.text(*row);
    case Qt::TextAlignmentRole:
        return int(column.alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return plainTip(column.help ? column.help(*row) : QString());
    case BadgeDelegate::HelpRole:
        return column.help ? column.help(*row) : QVariant();
    case BadgeDelegate::ToneRole:
        return badge() ? QVariant(int(badge()->tone)) : QVariant();
    case BadgeDelegate::IconRole:
        return badge() ? QVariant(QByteArray(badge()->icon)) : QVariant();
    case BadgeDelegate::MutedRole:
        return column.muted && column.muted(*row);
    default:
        break;
    }
    if (QVariant own = column.more ? column.more(*row, role) : QVariant(); own.isValid())
        return own;
    if (role == SortRole)
        return column.sortKey ? column.sortKey(*row) : QVariant(column.text(*row));
    return rowData(*row, role);
}

template<typename Row>
QVariant TableModel<Row>::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn<Row> &column = m_columns[size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.header;
    case Qt::TextAlignmentRole:
        return int(column.alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return plainTip(column.headerHelp);
    default:
        return {};
    }
}

template<typename Row>
void ListTableModel<Row>::resetRows(std::vector<Row> rows)
{
    if (rows.empty() && m_rows.empty())
        return;
    this->beginResetModel();
    m_rows = std::move(rows);
    this->endResetModel();
}

template<typename Row>
void ListTableModel<Row>::insertRowsAt(int before, std::vector<Row> rows)
{
    if (rows.empty())
        return;
    this->beginInsertRows({}, before, before + int(rows.size()) - 1);
    m_rows.insert(m_rows.begin() + before, std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    this->endInsertRows();
}

template<typename Row>
void ListTableModel<Row>::removeRowsAt(int first, int count)
{
    if (count <= 0)
        return;
    this->beginRemoveRows({}, first, first + count - 1);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + count);
    this->endRemoveRows();
}

template<typename Row>
void ListTableModel<Row>::changeRow(int row, Row now)
{
    if (isUnchanged(m_rows[size_t(row)], now))
        return;
    m_rows[size_t(row)] = std::move(now);
    this->tellChanged(row, row);
}

template<typename Row>
int ListTableModel<Row>::placeOf(const Row &row) const
{
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), row,
                                        [this](const Row &a, const Row &b) { return isAbove(a, b); });
    return int(place - m_rows.begin());
}

template<typename Row>
int ListTableModel<Row>::rowOf(const Row &row) const
{
    const int place = placeOf(row);
    return place < this->rowCount() && !isAbove(row, m_rows[size_t(place)]) ? place : -1;
}

template<typename Row>
void ListTableModel<Row>::mergeRows(int first, int last, const std::vector<Row> &now)
{
    const auto here = [this](int row) -> const Row & { return m_rows[size_t(row)]; };
    int row = first;
    auto next = now.begin();
    while (row < last || next != now.end()) {
        int gone = row;
        while (gone < last && (next == now.end() || isAbove(here(gone), *next)))
            ++gone;
        removeRowsAt(row, gone - row);
        last -= gone - row;
        const auto known = row < last
                               ? std::find_if(next, now.end(), [&](const Row &r) { return !isAbove(r, here(row)); })
                               : now.end();
        const int fresh = int(known - next);
        insertRowsAt(row, std::vector<Row>(next, known));
        row += fresh;
        last += fresh;
        next = known;
        // What is there in both is changed in place, and told a run at a time.
        int run = row;
        const auto tellRun = [&] { this->tellChanged(run, row - 1); };
        for (; row < last && next != now.end() && !isAbove(here(row), *next) && !isAbove(*next, here(row));
             ++row, ++next) {
            if (isUnchanged(here(row), *next)) {
                tellRun();
                run = row + 1;
            } else {
                m_rows[size_t(row)] = *next;
            }
        }
        tellRun();
    }
}

} // namespace hub::ui
