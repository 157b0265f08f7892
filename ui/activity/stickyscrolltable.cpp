// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/stickyscrolltable.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace hub::ui {

void StickyScrollTable::setModel(QAbstractItemModel *newModel)
{
    for (const QMetaObject::Connection &connection : {m_goes, m_gone})
        disconnect(connection);
    // If the current row goes, another one becomes current: that is no reason to show it. These two stand around what
    // the selection model does about it.
    if (newModel)
        m_goes = connect(newModel, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { setAutoScroll(false); });
    QTableView::setModel(newModel);
    if (newModel)
        m_gone = connect(newModel, &QAbstractItemModel::rowsRemoved, this, [this] { setAutoScroll(true); });
}

bool StickyScrollTable::isAtTop() const
{
    return verticalScrollBar()->value() == verticalScrollBar()->minimum();
}

bool StickyScrollTable::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

int StickyScrollTable::uniformHeight() const
{
    return verticalHeader()->defaultSectionSize();
}

void StickyScrollTable::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_followsEnd && m_atEnd && !isAtEnd())
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    Q_EMIT placeChanged();
}

void StickyScrollTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0) {
        m_atEnd = isAtEnd();
        Q_EMIT placeChanged();
    }
}

void StickyScrollTable::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTableView::rowsInserted(parent, start, end);
    // Only what is above moves the rest; at the very top one looks at what is new.
    if (!isAtTop() && start * uniformHeight() < verticalScrollBar()->value())
        shift(end - start + 1);
}

void StickyScrollTable::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    const bool atEnd = m_atEnd;
    const int value = verticalScrollBar()->value();
    if (start * uniformHeight() < value && !(m_followsEnd && atEnd)) // what one reads moves up with the scroll bar
        verticalScrollBar()->setValue(std::max(start * uniformHeight(), value - (end - start + 1) * uniformHeight()));
    m_atEnd = atEnd;
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

QModelIndex StickyScrollTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Without a selection nobody knows which row is the current one: the keys go on from what is in view. (Without
    // scrolling it is no key, but the focus that looks for a first current row.)
    const int below = rowAt(viewport()->height() - 1);
    const int last = below < 0 ? model()->rowCount() - 1 : below;
    const int current = currentIndex().row();
    if (hasAutoScroll() && last >= 0 && !selectionModel()->hasSelection() && (current < rowAt(0) || current > last)) {
        setAutoScroll(false);
        selectionModel()->setCurrentIndex(model()->index(last, 0), QItemSelectionModel::NoUpdate);
        setAutoScroll(true);
    }
    return QTableView::moveCursor(action, modifiers);
}

void StickyScrollTable::shift(int rows)
{
    const int value = verticalScrollBar()->value() + rows * uniformHeight();
    QTableView::updateGeometries(); // the scroll bar must know of the new rows first
    verticalScrollBar()->setValue(value);
}

} // namespace hub::ui
