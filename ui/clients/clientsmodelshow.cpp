// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How ClientsModel gets from the rows that it shows to those that it ought to show.

#include "ui/clients/clientsmodel.h"

#include <algorithm>

namespace hub::ui {

namespace {

/// More pieces than this are brought together first: each signal costs every view a look at all its rows.
constexpr int MaxPieces = 16;

struct Piece
{
    int first;
    int last;
};

/// The runs of rows for which `matches`, in ascending order.
template<typename Matches>
std::vector<Piece> pieces(const std::vector<ClientRow *> &rows, Matches matches)
{
    std::vector<Piece> result;
    for (int i = 0; i < int(rows.size()); ++i) {
        if (!matches(rows[size_t(i)]))
            continue;
        if (!result.empty() && result.back().last == i - 1)
            result.back().last = i;
        else
            result.push_back({i, i});
    }
    return result;
}

bool byNext(const ClientRow *a, const ClientRow *b)
{
    return a->next < b->next;
}

} // namespace

void ClientsModel::show(const Rows &next)
{
    if (next == m_shown)
        return;
    for (ClientRow *row : m_shown)
        row->next = -1;
    for (size_t i = 0; i < next.size(); ++i)
        next[i]->next = int(i);
    removeMissing();
    if (!std::is_sorted(m_shown.begin(), m_shown.end(), byNext)) {
        Rows order = m_shown;
        std::sort(order.begin(), order.end(), byNext);
        setOrder(std::move(order));
    }
    insertMissing(next);
}

void ClientsModel::removeMissing()
{
    const auto isMissing = [](const ClientRow *row) { return row->next < 0; };
    std::vector<Piece> missing = pieces(m_shown, isMissing);
    if (missing.size() > MaxPieces) {
        Rows order = m_shown;
        std::stable_partition(order.begin(), order.end(), [](const ClientRow *row) { return row->next >= 0; });
        setOrder(std::move(order));
        missing = pieces(m_shown, isMissing);
    }
    for (auto piece = missing.rbegin(); piece != missing.rend(); ++piece) {
        beginRemoveRows({}, piece->first, piece->last);
        const auto first = m_shown.begin() + piece->first;
        const auto end = m_shown.begin() + piece->last + 1;
        std::for_each(first, end, [](ClientRow *row) { row->position = -1; });
        m_shown.erase(first, end);
        number();
        endRemoveRows();
    }
}

void ClientsModel::insertMissing(const Rows &next)
{
    const auto isMissing = [](const ClientRow *row) { return row->position < 0; };
    const std::vector<Piece> missing = pieces(next, isMissing);
    if (missing.empty())
        return;
    if (missing.size() > MaxPieces) {
        Rows added;
        std::copy_if(next.begin(), next.end(), std::back_inserter(added), isMissing);
        const int first = int(m_shown.size());
        beginInsertRows({}, first, first + int(added.size()) - 1);
        m_shown.insert(m_shown.end(), added.begin(), added.end());
        number();
        endInsertRows();
        setOrder(next);
        return;
    }
    for (const Piece &piece : missing) {
        beginInsertRows({}, piece.first, piece.last);
        m_shown.insert(m_shown.begin() + piece.first, next.begin() + piece.first, next.begin() + piece.last + 1);
        number();
        endInsertRows();
    }
}

void ClientsModel::setOrder(Rows order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const Rows former = std::exchange(m_shown, std::move(order));
    number();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after.append(createIndex(former[size_t(index.row())]->position, index.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ClientsModel::number()
{
    for (size_t i = 0; i < m_shown.size(); ++i)
        m_shown[i]->position = int(i);
}

} // namespace hub::ui
