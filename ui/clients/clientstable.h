// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/clients/clientsmodel.h"

#include <QTableView>

#include <vector>

class QMenu;

namespace hub::ui {

/// The table of clients. Keeps the rows where they are while somebody edits, presses a mouse button or has a menu open,
/// and leaves out columns that do not fit. On the window's thread.
class ClientsTable : public QTableView
{
    Q_OBJECT

public:
    ClientsTable(ClientsModel &model, QWidget *parent = nullptr);
    ~ClientsTable() override;

    [[nodiscard]] std::vector<ClienteId> selectedClients() const; ///< in the order of the table
    /// Rows that can be seen now, first and last; first > last if there are none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;
    /// Selects these alone, as far as they are shown, and scrolls to the first.
    void selectClients(const std::vector<ClienteId> &clients);
    void editName();
    /// A menu of the page: the rows rest until it is closed.
    void popup(QMenu *menu, const QPoint &globalPosition);
    /// Draws ages anew.
    void refreshAges() { viewport()->update(); }

Q_SIGNALS:
    void menuRequested(const QPoint &globalPosition);
    /// Other rows came into view.
    void viewMoved();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    enum class Why { Menu = 1, Mouse = 2, Editor = 4 };

    void hold(Why why, bool on);
    void fitRows();
    void fitColumns();
    [[nodiscard]] int wantedWidth(ClientColumn column) const;
    [[nodiscard]] bool isUnwanted(ClientColumn column) const;
    void setUnwanted(ClientColumn column, bool unwanted);
    void showColumnMenu(const QPoint &position);

    ClientsModel &m_model;
    int m_held = 0;
};

} // namespace hub::ui
