// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/style.h"

#include "ui/common/appearance.h"
#include "ui/common/stylepaint.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGroupBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace hub::ui {

namespace {

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

void drawHairline(const QStyleOption *option, QPainter *painter)
{
    painter->save();
    painter->setPen(option->palette.color(QPalette::Mid));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    painter->restore();
}

/// Enter does what the focused button says. Qt leaves Enter to the dialog's default button, which may say the opposite.
bool clickByEnter(QObject *watched, const QKeyEvent &key)
{
    auto *button = qobject_cast<QAbstractButton *>(watched);
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    const bool isPlain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && !key.isAutoRepeat();
    if (button == nullptr || !button->isEnabled() || !isEnter || !isPlain)
        return false;
    button->click();
    return true;
}

bool isFieldWithoutFocus(QObject *watched)
{
    const auto *field = qobject_cast<QWidget *>(watched);
    return field != nullptr && qobject_cast<const QAbstractButton *>(field) == nullptr && !field->hasFocus();
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("fusion")) {}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *header = qobject_cast<QHeaderView *>(widget)) {
        // Titles stand over what they name, and do not shout when a cell is selected.
        if (header->orientation() == Qt::Horizontal)
            header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        header->setHighlightSections(false);
    } else if (qobject_cast<QTabBar *>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    } else if (qobject_cast<QPushButton *>(widget) != nullptr || qobject_cast<QToolButton *>(widget) != nullptr) {
        widget->installEventFilter(this);
    } else if (qobject_cast<QComboBox *>(widget) != nullptr || qobject_cast<QAbstractSpinBox *>(widget) != nullptr ||
               qobject_cast<QAbstractSlider *>(widget) != nullptr) {
        // Whoever scrolls a form over a field must not change it, nor give it the focus. A scroll bar is no field.
        if (qobject_cast<QScrollBar *>(widget) == nullptr) {
            if (widget->focusPolicy() == Qt::WheelFocus)
                widget->setFocusPolicy(Qt::StrongFocus);
            widget->installEventFilter(this);
        }
    }
}

bool Style::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && clickByEnter(watched, *static_cast<const QKeyEvent *>(event)))
        return true;
    if (event->type() == QEvent::Wheel && isFieldWithoutFocus(watched)) {
        event->ignore(); // what it lies in scrolls
        return true;
    }
    return QProxyStyle::eventFilter(watched, event);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        paint::button(option, painter);
        return;
    case PE_PanelButtonTool:
        paint::toolButton(option, painter);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && frame->lineWidth > 0)
            paint::field(option, painter, option->rect);
        return;
    case PE_FrameLineEdit:
        return; // the panel has drawn it
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paint::checkBox(option, painter);
        return;
    case PE_IndicatorRadioButton:
        paint::radioButton(option, painter);
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QCheckBox *>(widget) != nullptr || qobject_cast<const QRadioButton *>(widget) != nullptr)
            return; // the box shows it
        paint::rounded(painter, option->rect, {}, paint::accent(option->palette), 1, 4);
        return;
    case PE_Frame:
        paint::rounded(painter, option->rect, {}, option->palette.color(QPalette::Mid), 1, 3);
        return;
    case PE_FrameGroupBox: {
        const auto *group = qobject_cast<const QGroupBox *>(widget);
        const bool titled = group != nullptr && (group->isCheckable() || !group->title().isEmpty());
        const int top =
            titled ? std::max(option->fontMetrics.height(), pixelMetric(PM_IndicatorHeight, option, widget)) + 3 : 0;
        paint::rounded(painter, option->rect.adjusted(0, top, 0, 0), {}, option->palette.color(QPalette::Mid), 1);
        return;
    }
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase: {
        QStyleOption line(*option);
        line.rect = QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1);
        drawHairline(&line, painter);
        return;
    }
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            // Fusion's arrows point as in a spin box: SortDown is ascending.
            const bool ascending = header->sortIndicator == QStyleOptionHeader::SortDown;
            paint::chevron(painter, option->rect, mutedText(option->palette),
                           ascending ? paint::Direction::Up : paint::Direction::Down);
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paint::headerSection(header, painter);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        drawHairline(option, painter);
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const QPoint middle = frame->rect.center();
            QRect line = frame->rect;
            if (frame->frameShape == QFrame::HLine)
                line = QRect(line.left(), middle.y(), line.width(), 1);
            else
                line = QRect(middle.x(), line.top(), 1, line.height());
            painter->fillRect(line, hairline(frame->palette));
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            paint::progressBar(bar, painter);
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paint::tab(tab, painter);
        return;
    default:
        if (!drawLabel(element, option, painter, widget))
            QProxyStyle::drawControl(element, option, painter, widget);
    }
}

bool Style::drawLabel(ControlElement element, const QStyleOption *option, QPainter *painter,
                      const QWidget *widget) const
{
    if (element == CE_PushButtonLabel && paint::isDefault(option)) {
        QStyleOptionButton copy = *qstyleoption_cast<const QStyleOptionButton *>(option);
        const QColor color = paint::onAccent(copy.palette);
        copy.palette.setColor(QPalette::ButtonText, color);
        if (!copy.icon.isNull())
            copy.icon = tinted(copy.icon, copy.iconSize, painter->device()->devicePixelRatioF(), color);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return true;
    }
    if (element == CE_TabBarTabLabel && option->state.testFlag(State_HasFocus)) {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (tab == nullptr)
            return false;
        // Qt asks Fusion and not its proxy for the focus frame.
        QStyleOptionTab copy = *tab;
        copy.state.setFlag(State_HasFocus, false);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        paint::rounded(painter, tab->rect.adjusted(4, 3, -4, -5), {}, paint::accent(tab->palette), 1, 4);
        return true;
    }
    if (element == CE_HeaderLabel) {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header == nullptr)
            return false;
        const auto *newer = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option);
        QStyleOptionHeaderV2 copy;
        if (newer != nullptr)
            copy = *newer;
        else
            static_cast<QStyleOptionHeader &>(copy) = *header;
        copy.palette.setColor(QPalette::ButtonText, mutedText(copy.palette));
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return true;
    }
    return false;
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            paint::comboBox(box, painter, subControlRect(CC_ComboBox, box, SC_ComboBoxArrow, widget));
            return;
        }
    } else if (control == CC_SpinBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            paint::spinBox(box, painter, subControlRect(CC_SpinBox, box, SC_SpinBoxUp, widget),
                           subControlRect(CC_SpinBox, box, SC_SpinBoxDown, widget));
            return;
        }
    }
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            paint::scrollBar(bar, painter, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || bar == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);
    // A handle and its groove, no arrows.
    const QRect all = bar->rect;
    const bool across = bar->orientation == Qt::Horizontal;
    const int length = across ? all.width() : all.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int least = std::min(length, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    const int handle =
        range <= 0 ? length : std::max(least, int(qint64(length) * bar->pageStep / (range + bar->pageStep)));
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto piece = [&all, across](int from, int size) {
        return across ? QRect(all.left() + from, all.top(), size, all.height())
                      : QRect(all.left(), all.top() + from, all.width(), size);
    };
    QRect rect;
    switch (part) {
    case SC_ScrollBarGroove:
        rect = all;
        break;
    case SC_ScrollBarSlider:
        rect = piece(start, handle);
        break;
    case SC_ScrollBarSubPage:
        rect = piece(0, start);
        break;
    case SC_ScrollBarAddPage:
        rect = piece(start + handle, length - start - handle);
        break;
    default:
        return {};
    }
    return visualRect(bar->direction, all, rect);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame != nullptr && frame->lineWidth > 0)
            rect.adjust(4, 0, -4, 0);
    } else if (element == SE_HeaderArrow) {
        rect.moveTop(option->rect.top() + (option->rect.height() - rect.height()) / 2);
    }
    return rect;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    // Buttons and fields of one row have one height.
    const int fieldHeight = option == nullptr ? 0 : option->fontMetrics.height() + 14;
    switch (type) {
    case CT_PushButton:
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        return {result.width() + 8, std::max(result.height(), fieldHeight)};
    case CT_HeaderSection:
        return result + QSize(GapSmall, 8);
    case CT_ItemViewItem:
        return {result.width(), std::max(result.height(), option->fontMetrics.height() + 12)};
    case CT_MenuItem:
        return result + QSize(0, 4);
    case CT_TabBarTab:
        return result + QSize(8, 6);
    case CT_ProgressBar:
        return {result.width(), std::max(8, option == nullptr ? 0 : option->fontMetrics.height() + 2)};
    default:
        return result;
    }
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
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_HeaderMargin:
    case PM_FocusFrameHMargin:
        return GapSmall;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 20; // with room for the focus around it
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
        return 7;
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
    case SH_DialogButtonBox_ButtonsHaveIcons: // foreign icons beside our own
        return 0;
    case SH_UnderlineShortcut:
        return 1;
    case SH_Table_GridLineColor:
        return option == nullptr ? QProxyStyle::styleHint(hint, option, widget, returned)
                                 : int(option->palette.color(QPalette::Mid).rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace hub::ui
