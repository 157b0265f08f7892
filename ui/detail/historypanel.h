// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/detail/historymodel.h"

#include <QWidget>

class QTableView;

namespace hub::ui {

class EmptyState;

/// The history of one client's states: a table that loads more as one scrolls. On the window's thread.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPanel(ClientsApi &clients, QWidget *parent = nullptr);

    void setClient(std::optional<ClienteId> client) { m_model.setClient(client); }
    /// A state has changed.
    void refresh() { m_model.refresh(); }

private:
    void tell();

    HistoryModel m_model;
    QTableView *m_table;
    EmptyState *m_hint;
};

} // namespace hub::ui
