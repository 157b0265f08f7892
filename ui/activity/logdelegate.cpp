// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/logdelegate.h"

#include "ui/activity/logmodel.h"
#include "ui/common/appearance.h"

namespace hub::ui {

void LogDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    BadgeDelegate::initStyleOption(option, index);
    if (index.column() != LogModel::Level)
        return;
    // The quiet ones have the same room for an icon, so that the words stand in one line.
    const int side = option->fontMetrics.height();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(side, side);
    const QVariant tone = index.data(ToneRole);
    if (!tone.isValid())
        return;
    const QColor color = toneColor(Tone(tone.toInt()), option->palette);
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::HighlightedText, color);
    option->icon = icon(index.data(IconRole).toByteArray().constData(), color);
}

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
}

QSize LogDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index);
}

} // namespace hub::ui
