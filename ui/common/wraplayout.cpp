// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/wraplayout.h"

#include "ui/common/appearance.h"

#include <algorithm>

namespace hub::ui {

WrapLayout::WrapLayout(QWidget *parent, Qt::Alignment side) : QLayout(parent), m_side(side)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(GapSmall);
}

WrapLayout::~WrapLayout()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void WrapLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

int WrapLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *WrapLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)] : nullptr;
}

QLayoutItem *WrapLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item != nullptr)
        m_items.erase(m_items.begin() + index);
    return item;
}

int WrapLayout::heightForWidth(int width) const
{
    return std::max(place(QRect(0, 0, width, 0), false), 0);
}

QSize WrapLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wanted = item->sizeHint();
        size.rwidth() += wanted.width() + (size.width() > 0 ? spacing() : 0);
        size.rheight() = std::max(size.height(), wanted.height());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void WrapLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int WrapLayout::place(const QRect &rect, bool really) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int y = inner.top();
    for (size_t first = 0; first < m_items.size();) {
        QSize line; // as many as fit, at least one
        size_t end = first;
        for (; end < m_items.size(); ++end) {
            if (m_items[end]->isEmpty())
                continue;
            const QSize size = m_items[end]->sizeHint();
            const int width = line.isEmpty() ? size.width() : line.width() + spacing() + size.width();
            if (!line.isEmpty() && width > inner.width())
                break;
            line = QSize(width, std::max(line.height(), size.height()));
        }
        if (line.isEmpty())
            break;
        if (really)
            placeLine(first, end, QRect(inner.left(), y, inner.width(), line.height()), line.width());
        y += line.height() + spacing();
        first = end;
    }
    return y - spacing() - rect.top() + contentsMargins().bottom();
}

void WrapLayout::placeLine(size_t first, size_t end, const QRect &rect, int width) const
{
    int x = m_side.testFlag(Qt::AlignRight) ? std::max(rect.right() + 1 - width, rect.left()) : rect.left();
    for (size_t i = first; i < end; ++i) {
        if (m_items[i]->isEmpty())
            continue;
        const QSize size = m_items[i]->sizeHint().boundedTo(QSize(rect.width(), QLAYOUTSIZE_MAX));
        m_items[i]->setGeometry(QRect(QPoint(x, rect.top()), size));
        x += size.width() + spacing();
    }
}

} // namespace hub::ui
