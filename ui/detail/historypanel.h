// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"
#include "ui/common/pagedtablemodel.h"

#include <QWidget>

#include <optional>
#include <vector>

class QTableView;

namespace hub::ui {

class EmptyState;

/// One client's changes of state, the newest first; fetched page by page as somebody scrolls. On the window's thread.
class HistoryModel : public NewestFirstTableModel<clients::HistoryEntry>
{
    Q_OBJECT

public:
    enum Column { TimeColumn, StateColumn, NoteColumn };
    static constexpr int PageSize = 50;

    explicit HistoryModel(ClientsApi &clients, QObject *parent = nullptr);

    /// Another client's, or nobody's; asks for the first page.
    void setClient(std::optional<ClienteId> client);
    /// Something changed: looks for newer entries.
    void refresh();

protected:
    void ask(const std::optional<qint64> &after, int limit, const PageAnswer &done) override;

private:
    ClientsApi &m_clients;
    std::optional<ClienteId> m_client;
};

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
    void showState();

    HistoryModel m_model;
    QTableView *m_table;
    EmptyState *m_hint;
};

} // namespace hub::ui
