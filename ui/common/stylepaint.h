// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QRect>
#include <QStyle>

class QPainter;
class QPalette;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;

namespace hub::ui::paint {

/// How the style draws single things. Everything is a rounded shape in colours of the palette.

inline constexpr qreal Radius = 6;

/// The accent and what is written on it.
[[nodiscard]] QColor accent(const QPalette &palette);
[[nodiscard]] QColor onAccent(const QPalette &palette);
[[nodiscard]] QColor blended(const QColor &under, const QColor &over, double share);
/// Whether it is an enabled default button.
[[nodiscard]] bool isDefault(const QStyleOption *option);

/// An invalid colour draws nothing.
void rounded(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal width,
             qreal radius = Radius);
enum class Direction { Up, Down, Left, Right };
void chevron(QPainter *painter, const QRect &rect, const QColor &color, Direction direction);

void button(const QStyleOption *option, QPainter *painter);
void toolButton(const QStyleOption *option, QPainter *painter);
void field(const QStyleOption *option, QPainter *painter, const QRect &rect);
void checkBox(const QStyleOption *option, QPainter *painter);
void radioButton(const QStyleOption *option, QPainter *painter);
void headerSection(const QStyleOptionHeader *option, QPainter *painter);
void tab(const QStyleOptionTab *option, QPainter *painter);
void progressBar(const QStyleOptionProgressBar *option, QPainter *painter);
void comboBox(const QStyleOptionComboBox *option, QPainter *painter, const QRect &arrow);
void scrollBar(const QStyleOptionSlider *option, QPainter *painter, const QRect &handle);
void spinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QRect &up, const QRect &down);

} // namespace hub::ui::paint
