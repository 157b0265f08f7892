// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/logfilter.h"

#include "ui/activity/logmodel.h"

#include <QSignalBlocker>

namespace hub::ui {

LogFilter::LogFilter(QObject *parent) : QSortFilterProxyModel(parent) {}

void LogFilter::setLevel(Log::Level level)
{
    m_level = level;
    startOver();
}

void LogFilter::setText(const QString &text)
{
    m_text = text;
    startOver();
}

void LogFilter::startOver()
{
    // Another filter changes thousands of rows here and there. Told one by one that takes a view 80 ms for a full ring;
    // a reset takes five. In between there are no columns, of which a header must not hear.
    beginResetModel();
    {
        const QSignalBlocker quiet(this);
        QAbstractItemModel *lines = sourceModel();
        setSourceModel(nullptr);
        setSourceModel(lines);
    }
    endResetModel();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (index.data(LogModel::LevelRole).toInt() < int(m_level))
        return false;
    return m_text.isEmpty() || index.data(LogModel::FilterRole).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace hub::ui
