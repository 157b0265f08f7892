// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/style.h"

#include "ui/common/appearance.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace hub::ui {

namespace {

constexpr qreal Radius = 6;

QColor blended(const QColor &under, const QColor &over, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a * (1 - share) + b * share); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue()));
}

QColor accent(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Link);
}

/// What is written on the accent.
QColor onAccent(const QPalette &palette)
{
    return isDark(palette) ? palette.color(QPalette::Active, QPalette::Window) : QColor(Qt::white);
}

bool isDefault(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton) &&
           option->state.testFlag(QStyle::State_Enabled);
}

void drawRounded(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    const qreal inset = line.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Radius, Radius);
    painter->restore();
}

void drawButton(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool pressed = enabled && option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && option->state.testFlag(QStyle::State_MouseOver);
    const bool focused = enabled && option->state.testFlag(QStyle::State_HasFocus);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = button != nullptr && button->features.testFlag(QStyleOptionButton::Flat);
    const QColor text = palette.color(QPalette::ButtonText);

    QColor fill = isDefault(option) ? accent(palette) : palette.color(QPalette::Button);
    if (pressed || hovered)
        fill = blended(fill, text, pressed ? 0.14 : 0.06);
    QColor line = isDefault(option) ? fill : palette.color(QPalette::Mid);
    if (flat && !pressed && !hovered)
        fill = line = Qt::transparent;
    if (!enabled)
        fill = Qt::transparent;
    drawRounded(painter, option->rect, fill, line, 1);
    if (focused) {
        const QRect inner = isDefault(option) ? option->rect.adjusted(2, 2, -2, -2) : option->rect;
        drawRounded(painter, inner, Qt::transparent, isDefault(option) ? onAccent(palette) : accent(palette),
                    isDefault(option) ? 1 : 2);
    }
}

void drawFieldFrame(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool focused = enabled && option->state.testFlag(QStyle::State_HasFocus);
    drawRounded(painter, option->rect, palette.color(enabled ? QPalette::Base : QPalette::Window),
                focused ? accent(palette) : palette.color(QPalette::Dark), focused ? 2 : 1);
}

/// An icon in the text's colour on an accent coloured button: the pages' icons are made for a plain one.
QIcon tinted(const QIcon &icon, const QSize &size, qreal scale, const QColor &color)
{
    QPixmap pixmap = icon.pixmap(size, scale);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), size), color);
    painter.end();
    return QIcon(pixmap);
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("fusion")) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame != nullptr && frame->lineWidth > 0) {
            drawFieldFrame(option, painter);
            return;
        }
        break;
    }
    case PE_FrameFocusRect:
        // Buttons show the focus in their own frame; everything else gets a thin rounded one.
        if (qstyleoption_cast<const QStyleOptionFocusRect *>(option) != nullptr) {
            drawRounded(painter, option->rect, Qt::transparent, accent(option->palette), 1);
            return;
        }
        break;
    case PE_Frame: {
        painter->save();
        painter->setPen(option->palette.color(QPalette::Mid));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (element == CE_PushButtonLabel && isDefault(option)) {
        QStyleOptionButton copy = *qstyleoption_cast<const QStyleOptionButton *>(option);
        const QColor color = onAccent(copy.palette);
        copy.palette.setColor(QPalette::ButtonText, color);
        if (!copy.icon.isNull())
            copy.icon = tinted(copy.icon, copy.iconSize, painter->device()->devicePixelRatioF(), color);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    if (element == CE_HeaderSection) {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool vertical = header != nullptr && header->orientation == Qt::Vertical;
        painter->save();
        const bool hovered = option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled);
        painter->fillRect(option->rect, option->palette.color(hovered ? QPalette::AlternateBase : QPalette::Base));
        painter->setPen(option->palette.color(QPalette::Mid));
        const QRect rect = option->rect.adjusted(0, 0, -1, -1);
        if (vertical)
            painter->drawLine(rect.topRight(), rect.bottomRight());
        else
            painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->restore();
        return;
    }
    if (element == CE_HeaderEmptyArea) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        painter->save();
        painter->setPen(option->palette.color(QPalette::Mid));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        painter->restore();
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result += QSize(8, 4);
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result += QSize(0, 4);
        break;
    case CT_HeaderSection:
        result += QSize(6, 6);
        break;
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), option->fontMetrics.height() + 12));
        break;
    case CT_MenuItem:
        result += QSize(0, 4);
        break;
    default:
        break;
    }
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return GapSmall;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return Gap;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return GapSmall;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_UnderlineShortcut:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace hub::ui
