// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientdelegate.h"

#include "ui/clients/clientnames.h"
#include "ui/clients/clientsmodel.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

namespace hub::ui {

namespace {

QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget != nullptr ? option.widget->style() : QApplication::style();
}

} // namespace

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
    const QString text = stateText(client.state);
    QRect box = option.rect.adjusted(GapSmall, 0, -GapSmall, 0);
    const bool fresh = !client.stale;
    Badge::paint(*painter, box, fresh ? stateTone(client.state) : Tone::Neutral,
                 fresh || client.state == SessionState::Unreachable ? stateIconName(client.state) : "clock", text,
                 option.palette, option.font);
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
    editor->setMaxLength(MaxNameLength);
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

} // namespace hub::ui
