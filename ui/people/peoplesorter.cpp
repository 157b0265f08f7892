// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/peoplesorter.h"

namespace hub::ui {

PeopleSorter::PeopleSorter(int sortRole, int firstRole, int filterRole, QObject *parent)
    : QSortFilterProxyModel(parent), m_firstRole(firstRole), m_filterRole(filterRole)
{
    setSortRole(sortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void PeopleSorter::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

bool PeopleSorter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool leftFirst = left.data(m_firstRole).toBool();
    const bool rightFirst = right.data(m_firstRole).toBool();
    if (leftFirst != rightFirst)
        return sortOrder() == Qt::AscendingOrder ? leftFirst : rightFirst;
    return QSortFilterProxyModel::lessThan(left, right);
}

bool PeopleSorter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return m_text.isEmpty() ||
           sourceModel()->index(row, 0, parent).data(m_filterRole).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace hub::ui
