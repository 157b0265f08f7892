// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/approvedelegate.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace hub::ui {

QRect ApproveDelegate::buttonRect(const QStyleOptionViewItem &option, const QString &text)
{
    const QFontMetrics metrics(option.font);
    QRect rect = option.rect.adjusted(4, 3, -4, -3);
    rect.setWidth(std::min(rect.width(), metrics.horizontalAdvance(text) + 2 * metrics.height()));
    return rect;
}

void ApproveDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString text = background.text;
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    if (text.isEmpty())
        return;
    QStyleOptionButton button;
    button.rect = buttonRect(option, text);
    button.text = text;
    button.palette = option.palette;
    button.fontMetrics = QFontMetrics(option.font);
    button.state = QStyle::State_Raised;
    button.state.setFlag(QStyle::State_Enabled, !index.data(BusyRole).toBool());
    button.state.setFlag(QStyle::State_MouseOver, option.state.testFlag(QStyle::State_MouseOver));
    button.state.setFlag(QStyle::State_Sunken, m_pressed == index);
    style->drawControl(QStyle::CE_PushButton, &button, painter, nullptr);
}

bool ApproveDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    const auto type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseButtonRelease && type != QEvent::MouseButtonDblClick)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QString text = index.data().toString();
    const bool inside = !text.isEmpty() && mouse->button() == Qt::LeftButton && !index.data(BusyRole).toBool() &&
                        buttonRect(option, text).contains(mouse->position().toPoint());
    const bool wasPressed = m_pressed.isValid() && m_pressed == index;
    if (type == QEvent::MouseButtonRelease)
        m_pressed = QPersistentModelIndex();
    else
        m_pressed = inside ? QPersistentModelIndex(index) : QPersistentModelIndex();
    if (inside && type == QEvent::MouseButtonRelease && wasPressed)
        Q_EMIT clicked(index);
    return inside;
}

} // namespace hub::ui
