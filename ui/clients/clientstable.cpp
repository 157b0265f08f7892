// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientstable.h"

#include "ui/clients/clientdelegate.h"
#include "ui/common/appearance.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace hub::ui {

namespace {

/// Left out in this order when there is not room for all: the detail pane tells them, too.
constexpr std::array FirstToGo{ClientColumn::LastGoodAnswer, ClientColumn::LastSent, ClientColumn::Since,
                               ClientColumn::Account, ClientColumn::LastCheck};

} // namespace

ClientsTable::ClientsTable(ClientsModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setObjectName(QStringLiteral("clientsTable"));
    setAccessibleName(tr("Clients"));
    setModel(&model);
    setItemDelegate(new ClientDelegate(model, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setObjectName(QStringLiteral("clientsHeader"));
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSortIndicator(int(ClientColumn::Number), Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSectionResizeMode(int(ClientColumn::Name), QHeaderView::Stretch);
    setSortingEnabled(true);
    for (int column = 0; column < ClientColumnCount; ++column)
        setColumnWidth(column, wantedWidth(ClientColumn(column)));
    setUnwanted(ClientColumn::LastGoodAnswer, true);
    fitRows();
    connect(header, &QWidget::customContextMenuRequested, this, &ClientsTable::showColumnMenu);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ClientsTable::viewMoved);
}

ClientsTable::~ClientsTable()
{
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this); // an open editor is deleted with the rest, after this
}

std::vector<ClienteId> ClientsTable::selectedClients() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<ClienteId> clients;
    clients.reserve(rows.size());
    for (const int row : rows)
        clients.push_back(m_model.clientAt(row).client);
    return clients;
}

std::optional<ClienteId> ClientsTable::currentClient() const
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return std::nullopt;
    return m_model.clientAt(current.row()).client;
}

std::pair<int, int> ClientsTable::visibleRows() const
{
    const int first = rowAt(0);
    if (first < 0)
        return {0, -1};
    const int last = rowAt(viewport()->height() - 1);
    return {first, last < 0 ? m_model.rowCount() - 1 : last};
}

void ClientsTable::selectClients(const std::vector<ClienteId> &clients)
{
    QItemSelection selection;
    std::optional<int> first;
    for (const ClienteId client : clients) {
        const std::optional<int> row = m_model.rowOf(client);
        if (!row)
            continue;
        selection.select(m_model.index(*row, 0), m_model.index(*row, ClientColumnCount - 1));
        first = std::min(first.value_or(*row), *row);
    }
    if (!first)
        return;
    const QModelIndex index = m_model.index(*first, int(ClientColumn::Name));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

void ClientsTable::editName()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const QModelIndex name = current.siblingAtColumn(int(ClientColumn::Name));
    scrollTo(name);
    QTableView::edit(name);
}

void ClientsTable::popup(QMenu *menu, const QPoint &globalPosition)
{
    hold(Why::Menu, true);
    connect(
        menu, &QMenu::aboutToHide, this, [this] { hold(Why::Menu, false); },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    menu->popup(globalPosition);
}

void ClientsTable::hold(Why why, bool on)
{
    const int before = m_held;
    m_held = on ? m_held | int(why) : m_held & ~int(why);
    if ((before != 0) != (m_held != 0))
        m_model.setHeld(m_held != 0);
}

void ClientsTable::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint position = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        position = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    hold(Why::Mouse, false); // the menu takes the release of the button
    Q_EMIT menuRequested(position);
    event->accept();
}

void ClientsTable::mousePressEvent(QMouseEvent *event)
{
    hold(Why::Mouse, true);
    QTableView::mousePressEvent(event);
}

void ClientsTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    hold(Why::Mouse, false);
}

bool ClientsTable::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool editing = QTableView::edit(index, trigger, event);
    if (QWidget *editor = editing && state() == EditingState ? indexWidget(index) : nullptr) {
        hold(Why::Editor, true);
        // However it ends, also by its row being removed.
        connect(editor, &QObject::destroyed, this, [this] { hold(Why::Editor, false); });
    }
    return editing;
}

void ClientsTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    // Tab would go on to the next editor, in a row that the user has not asked for.
    const bool goesOn = hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem;
    QTableView::closeEditor(editor, goesOn ? QAbstractItemDelegate::NoHint : hint);
}

QModelIndex ClientsTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // A row is one thing: Home and End go to the first and the last row.
    if (action == MoveHome)
        modifiers |= Qt::ControlModifier;
    if (action == MoveEnd)
        modifiers |= Qt::ControlModifier;
    return QTableView::moveCursor(action, modifiers);
}

void ClientsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    Q_EMIT viewMoved();
}

void ClientsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRows();
}

void ClientsTable::fitRows()
{
    const int height = Badge::sizeFor({}, font()).height() + GapSmall + 2;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
}

int ClientsTable::wantedWidth(ClientColumn column) const
{
    const int chars = fontMetrics().averageCharWidth();
    const QString title = m_model.headerData(int(column), Qt::Horizontal).toString();
    const int header = fontMetrics().horizontalAdvance(title) + fontMetrics().height() + 3 * Gap; // with the arrow
    switch (column) {
    case ClientColumn::Number:
        return std::max(header, chars * 8);
    case ClientColumn::Name:
        return std::max(header, chars * 18);
    case ClientColumn::Account:
        return std::max(header, fontMetrics().horizontalAdvance(QStringLiteral("+5491112345678")) + 2 * Gap);
    case ClientColumn::State:
        return std::max(header, Badge::sizeFor(stateText(SessionState::Reconnecting), font()).width() + 2 * Gap);
    default:
        return std::max(header, fontMetrics().horizontalAdvance(QStringLiteral("59 min ago")) + 2 * Gap);
    }
}

// A column may be hidden because the user does not want it, or because there is no room. The header's saved state,
// which outlives the program, must tell the two apart: an unwanted column's width is fixed.

bool ClientsTable::isUnwanted(ClientColumn column) const
{
    return column != ClientColumn::Number && column != ClientColumn::Name &&
           horizontalHeader()->sectionResizeMode(int(column)) == QHeaderView::Fixed;
}

void ClientsTable::setUnwanted(ClientColumn column, bool unwanted)
{
    horizontalHeader()->setSectionResizeMode(int(column), unwanted ? QHeaderView::Fixed : QHeaderView::Interactive);
    fitColumns();
}

void ClientsTable::fitColumns()
{
    std::vector<ClientColumn> shown;
    int width = 0;
    for (int i = 0; i < ClientColumnCount; ++i) {
        const auto column = ClientColumn(i);
        if (isUnwanted(column))
            continue;
        shown.push_back(column);
        width += column == ClientColumn::Name || isColumnHidden(i) ? wantedWidth(column) : columnWidth(i);
    }
    for (const ClientColumn column : FirstToGo) {
        const auto found = std::find(shown.begin(), shown.end(), column);
        if (width <= viewport()->width() || found == shown.end())
            continue;
        width -= isColumnHidden(int(column)) ? wantedWidth(column) : columnWidth(int(column));
        shown.erase(found);
    }
    for (int i = 0; i < ClientColumnCount; ++i)
        setColumnHidden(i, std::find(shown.begin(), shown.end(), ClientColumn(i)) == shown.end());
}

void ClientsTable::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("columnMenu"));
    for (int i = 0; i < ClientColumnCount; ++i) {
        const auto column = ClientColumn(i);
        QAction *action = menu->addAction(m_model.headerData(i, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isUnwanted(column));
        action->setEnabled(column != ClientColumn::Number && column != ClientColumn::Name);
        connect(action, &QAction::toggled, this, [this, column](bool on) { setUnwanted(column, !on); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

} // namespace hub::ui
