// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/tablelook.h"

#include "ui/common/appearance.h"
#include "ui/common/tablemodel.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QTextDocument>
#include <QToolTip>

namespace hub::ui {

namespace {

constexpr int CellMargin = 6;

} // namespace

void BadgeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state.setFlag(QStyle::State_HasFocus, false);
    if (index.data(MutedRole).toBool()) {
        const QColor muted = mutedText(option->palette);
        option->palette.setColor(QPalette::Text, muted);
        option->palette.setColor(QPalette::HighlightedText, muted);
    }
}

void BadgeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant tone = index.data(ToneRole);
    if (!tone.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString text = background.text;
    background.text.clear();
    background.icon = {};
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const QByteArray iconName = index.data(IconRole).toByteArray();
    Badge::paint(*painter, option.rect.adjusted(CellMargin, 0, -CellMargin, 0), Tone(tone.toInt()),
                 iconName.constData(), text, option.palette, background.font);
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (!index.data(ToneRole).isValid())
        return size;
    return size.expandedTo(Badge::sizeFor(index.data().toString(), option.font) + QSize(2 * CellMargin, 0));
}

bool BadgeDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || index.data(Qt::ToolTipRole).isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text = index.data(HelpRole).toString();
    if (text.isEmpty() && sizeHint(option, index).width() > option.rect.width())
        text = index.data().toString();
    // A tool tip guesses what is HTML; this one is told.
    QToolTip::showText(event->globalPos(), text.isEmpty() ? text : Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal),
                       view);
    return true;
}

void TableLook::prepare(QTableView &table, const QString &name)
{
    table.setObjectName(name);
    table.horizontalHeader()->setObjectName(name + QStringLiteral("Header"));
    table.setItemDelegate(new BadgeDelegate(&table));
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setCornerButtonEnabled(false);
    table.setTabKeyNavigation(false);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setContextMenuPolicy(Qt::CustomContextMenu);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 14);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setStretchLastSection(true);
}

void TableLook::setColumnWidths(QTableView &table, std::initializer_list<int> characters)
{
    int column = 0;
    for (const int count : characters)
        table.setColumnWidth(column++, table.fontMetrics().averageCharWidth() * count + 2 * CellMargin);
}

void TableLook::setColumnWidths(QTableView &table, const TableModelBase &model)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        if (const int characters = model.widthOf(column); characters > 0)
            table.setColumnWidth(column, table.fontMetrics().averageCharWidth() * characters + 2 * CellMargin);
    }
}

QVariant TableModelBase::plainTip(const QString &text)
{
    constexpr int shown = 2000; // characters
    return text.isEmpty() ? QVariant() : Qt::convertFromPlainText(text.left(shown), Qt::WhiteSpaceNormal);
}

void TableLook::refreshVisible(QTableView &table)
{
    table.viewport()->update();
}

} // namespace hub::ui
