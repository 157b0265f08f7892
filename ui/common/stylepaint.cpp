// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/stylepaint.h"

#include "ui/common/appearance.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include <algorithm>

namespace hub::ui::paint {

namespace {

bool isEnabled(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_Enabled);
}

bool hasFocus(const QStyleOption *option)
{
    return isEnabled(option) && option->state.testFlag(QStyle::State_HasFocus);
}

bool isHovered(const QStyleOption *option)
{
    return isEnabled(option) && option->state.testFlag(QStyle::State_MouseOver);
}

/// The box of a check or radio button.
void indicator(const QStyleOption *option, QPainter *painter, const QRectF &box, bool on, qreal radius)
{
    const QPalette &palette = option->palette;
    QColor fill = palette.color(isEnabled(option) ? QPalette::Base : QPalette::Window);
    QColor line = palette.color(QPalette::Dark);
    if (on && isEnabled(option))
        fill = line = accent(palette);
    if (isHovered(option))
        fill = blended(fill, palette.color(QPalette::Text), 0.06);
    rounded(painter, box, fill, line, 1, radius);
    if (hasFocus(option))
        rounded(painter, box.adjusted(-2, -2, 2, 2), {}, accent(palette), 1.5, radius + 2);
}

QColor markColor(const QStyleOption *option)
{
    return isEnabled(option) ? onAccent(option->palette) : option->palette.color(QPalette::Disabled, QPalette::Text);
}

QRectF indicatorBox(const QStyleOption *option)
{
    const qreal side = std::min(option->rect.width(), option->rect.height()) - 4;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    return box;
}

} // namespace

QColor blended(const QColor &under, const QColor &over, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a * (1 - share) + b * share); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue()));
}

QColor accent(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Link);
}

QColor onAccent(const QPalette &palette)
{
    return isDark(palette) ? palette.color(QPalette::Active, QPalette::Window) : QColor(Qt::white);
}

bool isDefault(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton) && isEnabled(option);
}

void rounded(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal width, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    const qreal inset = line.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void chevron(QPainter *painter, const QRect &rect, const QColor &color, Direction direction)
{
    const qreal reach = std::min({rect.width() / 3.0, rect.height() / 3.0, 4.0});
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(QRectF(rect).center());
    const int quarterTurns = direction == Direction::Down   ? 0
                             : direction == Direction::Left ? 1
                             : direction == Direction::Up   ? 2
                                                            : 3;
    painter->rotate(90 * quarterTurns);
    QPainterPath path(QPointF(-reach, -reach / 2));
    path.lineTo(0, reach / 2);
    path.lineTo(reach, -reach / 2);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

void button(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool main = isDefault(option);
    const bool pressed = isEnabled(option) && option->state & (QStyle::State_Sunken | QStyle::State_On);
    const auto *push = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = push != nullptr && push->features.testFlag(QStyleOptionButton::Flat);

    QColor fill = main ? accent(palette) : palette.color(QPalette::Button);
    if (pressed || isHovered(option))
        fill = blended(fill, palette.color(QPalette::ButtonText), pressed ? 0.14 : 0.06);
    QColor line = main ? fill : palette.color(isEnabled(option) ? QPalette::Dark : QPalette::Mid);
    if ((flat && !pressed && !isHovered(option)) || !isEnabled(option))
        fill = QColor();
    if (flat)
        line = QColor();
    rounded(painter, option->rect, fill, line, 1);
    if (!hasFocus(option))
        return;
    if (main)
        rounded(painter, option->rect.adjusted(2, 2, -2, -2), {}, onAccent(palette), 1, Radius - 2);
    else
        rounded(painter, option->rect, {}, accent(palette), 2);
}

void toolButton(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool pressed = isEnabled(option) && option->state.testFlag(QStyle::State_Sunken);
    const bool raised = !option->state.testFlag(QStyle::State_AutoRaise);
    QColor fill = raised ? palette.color(QPalette::Button) : QColor();
    if (on)
        fill = palette.color(QPalette::Highlight);
    if (pressed || isHovered(option))
        fill = blended(fill.isValid() ? fill : palette.color(QPalette::Window), palette.color(QPalette::ButtonText),
                       pressed ? 0.14 : 0.06);
    QColor line = raised ? palette.color(QPalette::Dark) : QColor();
    if (on)
        line = accent(palette);
    rounded(painter, option->rect, fill, line, 1);
}

void field(const QStyleOption *option, QPainter *painter, const QRect &rect)
{
    const QPalette &palette = option->palette;
    rounded(painter, rect, palette.color(isEnabled(option) ? QPalette::Base : QPalette::Window),
            hasFocus(option) ? accent(palette) : palette.color(isEnabled(option) ? QPalette::Dark : QPalette::Mid),
            hasFocus(option) ? 2 : 1);
}

void checkBox(const QStyleOption *option, QPainter *painter)
{
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool partly = option->state.testFlag(QStyle::State_NoChange);
    const QRectF box = indicatorBox(option);
    indicator(option, painter, box, on || partly, 3);
    if (!on && !partly)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(markColor(option), box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    QPainterPath mark(on ? at(0.24, 0.53) : at(0.26, 0.5));
    if (on)
        mark.lineTo(at(0.43, 0.72));
    mark.lineTo(on ? at(0.77, 0.3) : at(0.74, 0.5));
    painter->drawPath(mark);
    painter->restore();
}

void radioButton(const QStyleOption *option, QPainter *painter)
{
    const bool on = option->state.testFlag(QStyle::State_On);
    const QRectF box = indicatorBox(option);
    indicator(option, painter, box, on, box.width() / 2);
    if (on) {
        const qreal inset = box.width() * 0.3;
        rounded(painter, box.adjusted(inset, inset, -inset, -inset), markColor(option), {}, 0, box.width());
    }
}

void headerSection(const QStyleOptionHeader *option, QPainter *painter)
{
    const QRect rect = option->rect.adjusted(0, 0, -1, -1);
    QColor fill = option->palette.color(QPalette::Base);
    if (isHovered(option))
        fill = blended(fill, option->palette.color(QPalette::Text), 0.05);
    painter->save();
    painter->fillRect(option->rect, fill);
    painter->setPen(option->palette.color(QPalette::Mid));
    if (option->orientation == Qt::Vertical)
        painter->drawLine(rect.topRight(), rect.bottomRight());
    else
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->restore();
}

void tab(const QStyleOptionTab *option, QPainter *painter)
{
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    const QRect rect = option->rect;
    if (!selected && !isHovered(option))
        return;
    QRect mark(rect.left() + 2, rect.bottom() - 2, rect.width() - 4, 3);
    if (option->shape == QTabBar::RoundedSouth || option->shape == QTabBar::TriangularSouth)
        mark.moveTop(rect.top());
    rounded(painter, mark, selected ? accent(option->palette) : option->palette.color(QPalette::Dark), {}, 0, 1.5);
}

void progressBar(const QStyleOptionProgressBar *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    QRect groove = option->rect;
    if (option->textVisible && !option->text.isEmpty()) {
        // Beside the bar: on it no colour is readable all the way.
        const int room = option->fontMetrics.horizontalAdvance(QStringLiteral("100 %")) + GapSmall;
        const int width = std::max(room, option->fontMetrics.horizontalAdvance(option->text) + GapSmall);
        const QRect words(groove.right() - width + 1, groove.top(), width, groove.height());
        groove.setRight(words.left() - 1);
        painter->save();
        painter->setPen(palette.color(QPalette::WindowText));
        painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, option->text);
        painter->restore();
    }
    const int thickness = std::min(8, groove.height());
    groove = QRect(groove.left(), groove.center().y() - thickness / 2 + 1, groove.width(), thickness);
    const qreal radius = thickness / 2.0;
    rounded(painter, groove, palette.color(QPalette::Mid), {}, 0, radius);
    const qreal range = qreal(option->maximum) - option->minimum;
    if (range <= 0) {
        // Busy without a known end: a part in the middle.
        rounded(painter, groove.adjusted(groove.width() / 3, 0, -groove.width() / 3, 0), accent(palette), {}, 0,
                radius);
        return;
    }
    const qreal share = std::clamp((option->progress - option->minimum) / range, 0.0, 1.0);
    if (share <= 0)
        return;
    QRectF chunk = groove;
    chunk.setWidth(std::max<qreal>(thickness, share * groove.width()));
    if (option->direction == Qt::RightToLeft)
        chunk.moveRight(QRectF(groove).right());
    rounded(painter, chunk, accent(palette), {}, 0, radius);
}

void comboBox(const QStyleOptionComboBox *option, QPainter *painter, const QRect &arrow)
{
    if (option->frame) {
        if (option->editable)
            field(option, painter, option->rect);
        else
            button(option, painter);
    }
    const QColor ink = option->palette.color(isEnabled(option) ? QPalette::Normal : QPalette::Disabled, QPalette::Text);
    chevron(painter, arrow, ink, Direction::Down);
}

void scrollBar(const QStyleOptionSlider *option, QPainter *painter, const QRect &handle)
{
    const QPalette &palette = option->palette;
    if (option->maximum <= option->minimum)
        return;
    const bool pressed = option->state.testFlag(QStyle::State_Sunken);
    const QColor quiet = palette.color(QPalette::Dark);
    const QColor fill = pressed || isHovered(option) ? blended(quiet, palette.color(QPalette::Text), 0.3) : quiet;
    const QRect slim =
        option->orientation == Qt::Horizontal ? handle.adjusted(2, 3, -2, -3) : handle.adjusted(3, 2, -3, -2);
    rounded(painter, slim, fill, {}, 0, 3);
}

void spinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QRect &up, const QRect &down)
{
    if (option->frame)
        field(option, painter, option->rect);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [option, painter](const QRect &rect, QAbstractSpinBox::StepEnabledFlag step, Direction direction,
                                         QStyle::SubControl control) {
        const bool can = isEnabled(option) && option->stepEnabled.testFlag(step);
        if (can && isHovered(option) && option->activeSubControls == control)
            rounded(painter, rect.adjusted(1, 1, -1, -1),
                    blended(option->palette.color(QPalette::Base), option->palette.color(QPalette::Text), 0.08), {}, 0,
                    3);
        chevron(painter, rect, option->palette.color(can ? QPalette::Normal : QPalette::Disabled, QPalette::Text),
                direction);
    };
    arrow(up, QAbstractSpinBox::StepUpEnabled, Direction::Up, QStyle::SC_SpinBoxUp);
    arrow(down, QAbstractSpinBox::StepDownEnabled, Direction::Down, QStyle::SC_SpinBoxDown);
}

} // namespace hub::ui::paint
