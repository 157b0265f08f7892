// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/tablepanel.h"

#include "ui/common/followicon.h"
#include "ui/common/searchfield.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hub::ui {

TableSorter::TableSorter(QObject *parent, int sortRole, int firstRole, int filterRole)
    : QSortFilterProxyModel(parent), m_firstRole(firstRole), m_filterRole(filterRole)
{
    setSortRole(sortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void TableSorter::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

bool TableSorter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool leftFirst = left.data(m_firstRole).toBool();
    const bool rightFirst = right.data(m_firstRole).toBool();
    if (leftFirst != rightFirst)
        return sortOrder() == Qt::AscendingOrder ? leftFirst : rightFirst;
    return QSortFilterProxyModel::lessThan(left, right);
}

bool TableSorter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return m_text.isEmpty() ||
           sourceModel()->index(row, 0, parent).data(m_filterRole).toString().contains(m_text, Qt::CaseInsensitive);
}

TablePanel::TablePanel(const QString &name, const QString &accessible, QWidget *parent, QTableView *table)
    : QWidget(parent)
    , m_table(table != nullptr ? table : new QTableView)
    , m_banner(new Banner(this))
    , m_hint(new EmptyState(this))
    , m_count(new PlainLabel({}, this))
    , m_foot(new QHBoxLayout)
    , m_name(name)
{
    TableLook::prepare(*m_table, name + QStringLiteral("Table"));
    m_table->setAccessibleName(accessible);
    m_banner->setObjectName(name + QStringLiteral("Banner"));
    m_hint->setObjectName(name + QStringLiteral("Hint"));
    m_count->setObjectName(name + QStringLiteral("Count"));
    m_count->setMuted(true);
    m_foot->setSpacing(GapSmall);
    m_foot->addWidget(m_count, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap);
    layout->addWidget(m_banner);
    layout->addWidget(m_table, 1);
    layout->addLayout(m_foot);
    connect(m_table, &QTableView::customContextMenuRequested, this, &TablePanel::showMenu);
}

void TablePanel::setModel(QAbstractItemModel *shown, const TableModelBase &columns, bool several)
{
    m_table->setSelectionMode(several ? QAbstractItemView::ExtendedSelection : QAbstractItemView::SingleSelection);
    m_table->setModel(shown);
    TableLook::setColumnWidths(*m_table, columns);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table->horizontalHeader(), &QWidget::customContextMenuRequested, this, &TablePanel::showColumnMenu);
    m_hint->cover(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TablePanel::selectionChanged);
}

TableSorter *TablePanel::setSortedModel(TableModelBase *model, int column, bool several)
{
    auto *sorter = new TableSorter(this);
    sorter->setSourceModel(model);
    setModel(sorter, *model, several);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(column, Qt::AscendingOrder);
    return sorter;
}

SearchField *TablePanel::addSearch(const QString &text)
{
    auto *search = new SearchField(text, this);
    search->setObjectName(m_name + QStringLiteral("Search"));
    search->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, search);
    setTabOrder(search, m_table);
    return search;
}

QAction *TablePanel::addMenuAction(const QString &text, const char *name, const char *icon,
                                   const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    if (icon != nullptr)
        FollowIcon::on(action, this, icon);
    if (!shortcut.isEmpty()) {
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetShortcut); // elsewhere the same keys mean something else
        m_table->addAction(action);
    }
    m_actions.push_back(action);
    return action;
}

QAction *TablePanel::addAction(const QString &text, const char *name, const char *icon, const QKeySequence &shortcut)
{
    QAction *action = addMenuAction(text, name, icon, shortcut);
    QPushButton *button = buttonFor(action, this);
    if (icon != nullptr)
        FollowIcon::on(button, icon);
    m_foot->addWidget(button);
    return action;
}

std::vector<int> TablePanel::selectedRows() const
{
    QModelIndexList selected = m_table->selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end());
    std::vector<int> rows;
    for (QModelIndex index : std::as_const(selected)) {
        while (const auto *proxy = qobject_cast<const QAbstractProxyModel *>(index.model()))
            index = proxy->mapToSource(index);
        rows.push_back(index.row());
    }
    return rows;
}

bool TablePanel::hasSelection() const
{
    return m_table->selectionModel()->hasSelection();
}

void TablePanel::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_actions) {
        if (action->isEnabled())
            menu->addAction(action);
    }
    if (menu->isEmpty())
        menu->deleteLater();
    else
        menu->popup(m_table->viewport()->mapToGlobal(at));
}

/// Which columns there are, in which place and how wide, is the user's: one of them always stays.
void TablePanel::showColumnMenu(const QPoint &at)
{
    QHeaderView *header = m_table->horizontalHeader();
    auto *menu = new QMenu(this);
    menu->setObjectName(m_name + QStringLiteral("Columns"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isLast = header->hiddenSectionCount() == header->count() - 1;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const QString title = m_table->model()->headerData(column, Qt::Horizontal).toString();
        if (title.isEmpty())
            continue;
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(header->isSectionHidden(column) || !isLast);
        connect(action, &QAction::toggled, header,
                [header, column](bool on) { header->setSectionHidden(column, !on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Reset columns")), &QAction::triggered, m_table, [table = m_table] {
        if (auto *fit = table->findChild<ColumnFit *>())
            fit->reset();
    });
    menu->popup(header->mapToGlobal(at));
}

RowRange visibleRows(const QTableView &table)
{
    const int rows = table.model() != nullptr ? table.model()->rowCount() : 0;
    if (rows == 0)
        return {};
    const int first = std::max(table.rowAt(0), 0);
    const int last = table.rowAt(table.viewport()->height() - 1);
    return {first, last < 0 ? rows - 1 : last};
}

QPushButton *plainButton(const QString &text, const char *name, QWidget *parent, const char *icon)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    if (icon != nullptr)
        FollowIcon::on(button, icon);
    return button;
}

QPushButton *buttonFor(QAction *action, QWidget *parent)
{
    QPushButton *button = plainButton(action->text(), "", parent);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setEnabled(action->isEnabled());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [action, button] {
        button->setEnabled(action->isEnabled());
        button->setText(action->text());
        button->setToolTip(action->statusTip());
    });
    return button;
}

QHBoxLayout *pageHead(const QString &title, std::initializer_list<QWidget *> buttons, QWidget *page)
{
    auto *label = new PlainLabel(title, page);
    label->setScale(1.5, true);
    auto *head = new QHBoxLayout;
    head->setSpacing(Gap);
    head->addStrut(QPushButton(page).sizeHint().height()); // so that every page's title stands at the same place
    head->addWidget(label, 1);
    for (QWidget *button : buttons)
        head->addWidget(button);
    return head;
}

} // namespace hub::ui
