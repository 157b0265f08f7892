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

#include <algorithm>
#include <numeric>

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
    new ColumnFit(table);
}

namespace {

constexpr int WholeCharacters = 28; // a number, a time or a state is no longer than that
constexpr int LeastCharacters = 16; // of what may be cut

} // namespace

ColumnFit::ColumnFit(QTableView &table) : QObject(&table), m_table(table)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ColumnFit::fit);
    const auto soon = [this] { m_soon.start(); };
    const QAbstractItemModel *model = table.model();
    connect(model, &QAbstractItemModel::modelReset, this, soon);
    connect(model, &QAbstractItemModel::rowsInserted, this, soon);
    connect(model, &QAbstractItemModel::dataChanged, this, soon);
    connect(model, &QAbstractItemModel::layoutChanged, this, soon);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (QGuiApplication::mouseButtons() != Qt::NoButton && !m_soon.isActive())
            m_table.horizontalHeader()->setProperty(ChosenWidths, true);
    });
    table.horizontalHeader()->setResizeContentsPrecision(0); // rows in view
    table.viewport()->installEventFilter(this);
    m_soon.start();
}

void ColumnFit::reset()
{
    QHeaderView *header = m_table.horizontalHeader();
    header->setProperty(ChosenWidths, false);
    for (int column = 0; column < header->count(); ++column) {
        header->showSection(column);
        header->moveSection(header->visualIndex(column), column);
    }
    fit();
}

std::vector<int> ColumnFit::fitted(const std::vector<int> &needed, int room, int whole, int least)
{
    std::vector<int> widths(needed.size());
    std::vector<size_t> byNeed(needed.size());
    std::iota(byNeed.begin(), byNeed.end(), size_t(0));
    std::sort(byNeed.begin(), byNeed.end(), [&needed](size_t a, size_t b) { return needed[a] < needed[b]; });
    for (size_t i = 0; i < byNeed.size(); ++i) { // the narrowest first: what it leaves is for the others
        const int need = needed[byNeed[i]];
        const int share = std::max(0, room) / int(byNeed.size() - i);
        const int width = need <= whole ? need : std::min(need, std::max(share, least));
        widths[byNeed[i]] = width;
        room -= width;
    }
    return widths;
}

void ColumnFit::fit()
{
    QHeaderView *header = m_table.horizontalHeader();
    if (!header->stretchLastSection() || header->property(ChosenWidths).toBool() || !m_table.isVisible())
        return;
    const int character = m_table.fontMetrics().averageCharWidth();
    std::vector<int> columns;
    std::vector<int> needed;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (header->isSectionHidden(column) || header->sectionResizeMode(column) != QHeaderView::Interactive)
            continue;
        columns.push_back(column);
        needed.push_back(std::max(static_cast<QAbstractItemView &>(m_table).sizeHintForColumn(column),
                                  header->sectionSizeHint(column)) +
                         1);
    }
    const std::vector<int> widths =
        fitted(needed, m_table.viewport()->width(), WholeCharacters * character, LeastCharacters * character);
    for (size_t i = 0; i < columns.size(); ++i)
        header->resizeSection(columns[i], widths[i]);
}

bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    // It watches the viewport only, and does not ask the table for it: that may be half gone by now.
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        m_soon.start();
    return QObject::eventFilter(watched, event);
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
