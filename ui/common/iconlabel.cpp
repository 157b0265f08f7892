// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/iconlabel.h"

#include <QPainter>

namespace hub::ui {

IconLabel::IconLabel(QWidget *parent) : QLabel(parent) {}

void IconLabel::setIcon(const QIcon &icon, int side)
{
    m_icon = icon;
    m_side = side;
    updateGeometry();
    update();
}

QSize IconLabel::sizeHint() const
{
    return {m_side, m_side};
}

QSize IconLabel::minimumSizeHint() const
{
    return sizeHint();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect square(0, 0, m_side, m_side);
    square.moveCenter(rect().center());
    m_icon.paint(&painter, square, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace hub::ui
