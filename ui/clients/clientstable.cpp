// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientstable.h"

#include "ui/clients/clientnames.h"
#include "ui/common/appearance.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDateTime>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace hub::ui {

namespace {

/// Draws the table of clients: the state as a badge, what is out of date muted and with a clock. Edits names.
class ClientDelegate : public QStyledItemDelegate
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::ClientDelegate)

public:
    ClientDelegate(const ClientsModel &model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintState(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const ClientsModel &m_model;
};

QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget != nullptr ? option.widget->style() : QApplication::style();
}

ClientDelegate::ClientDelegate(const ClientsModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model)
{
}

void ClientDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.state.setFlag(QStyle::State_HasFocus, false); // the row is what has the focus, not one of its cells
    const auto column = ClientColumn(index.column());
    const MonitoredClient &client = m_model.clientAt(index.row());
    const bool isTime = column >= ClientColumn::Since;
    if (client.stale || (isTime && cell.text == QStringLiteral("–"))) {
        const QColor muted = mutedText(cell.palette);
        cell.palette.setColor(QPalette::Text, muted);
        cell.palette.setColor(QPalette::HighlightedText, muted);
    }
    if (client.stale && column == ClientColumn::LastCheck) {
        cell.features |= QStyleOptionViewItem::HasDecoration;
        const int side = cell.fontMetrics.height() - 2;
        cell.decorationSize = QSize(side, side);
        cell.icon = icon("clock", mutedText(cell.palette));
    }
    if (column == ClientColumn::State)
        cell.text.clear();
    styleOf(cell)->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    if (column == ClientColumn::State)
        paintState(painter, cell, index);
}

void ClientDelegate::paintState(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const MonitoredClient &client = m_model.clientAt(index.row());
    const ClientStateLook look = clientStateLook(client, QDateTime::currentMSecsSinceEpoch());
    const QString text = look.text;
    QRect box = option.rect.adjusted(GapSmall, 0, -GapSmall, 0);
    const bool fresh = !client.stale;
    Badge::paint(*painter, box, fresh ? look.tone : Tone::Neutral,
                 fresh || client.state == SessionState::Unreachable ? look.icon : "clock", text, option.palette,
                 option.font);
    if (fresh || !client.lastKnown || *client.lastKnown == client.state)
        return;
    // What it was when somebody last knew, if there is room.
    box.setLeft(box.left() + Badge::sizeFor(text, option.font).width() + GapSmall);
    const QString was = tr("was %1", "a state").arg(stateText(*client.lastKnown));
    if (option.fontMetrics.horizontalAdvance(was) > box.width())
        return;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(mutedText(option.palette));
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft, was);
    painter->restore();
}

QSize ClientDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const QSize badge = Badge::sizeFor(index.data().toString(), option.font);
    if (ClientColumn(index.column()) == ClientColumn::State)
        size.setWidth(badge.width() + 2 * GapSmall);
    size.setHeight(std::max(size.height(), badge.height() + GapSmall));
    return size;
}

QWidget *ClientDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("nameEditor"));
    editor->setAccessibleName(tr("New name"));
    editor->setMaxLength(MonitoredClient::MaxNameLength);
    return editor;
}

void ClientDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *line = static_cast<QLineEdit *>(editor);
    // Called again with every update of the row: what somebody types is not to be lost.
    if (!line->isModified() && line->text() != index.data(Qt::EditRole).toString()) {
        line->setText(index.data(Qt::EditRole).toString());
        line->selectAll();
    }
}

void ClientDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    QRect rect = option.rect;
    rect.setHeight(std::max(rect.height(), editor->sizeHint().height()));
    rect.moveCenter(QPoint(rect.center().x(), option.rect.center().y()));
    editor->setGeometry(rect);
}

/// Left out in this order when there is not room for all: the detail pane tells them, too.
constexpr std::array FirstToGo{ClientColumn::LastGoodAnswer, ClientColumn::LastSent, ClientColumn::LastCheck,
                               ClientColumn::Since, ClientColumn::Account};

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
    const QString title = m_model.headerData(int(column), Qt::Horizontal, Qt::DisplayRole).toString();
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
        QAction *action = menu->addAction(m_model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!isUnwanted(column));
        action->setEnabled(column != ClientColumn::Number && column != ClientColumn::Name);
        connect(action, &QAction::toggled, this, [this, column](bool on) { setUnwanted(column, !on); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

} // namespace hub::ui
