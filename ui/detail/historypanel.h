// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <optional>
#include <vector>

class QTableView;

namespace hub::ui {

class EmptyState;

/// One client's changes of state, the newest first; fetched page by page as somebody scrolls. For a BadgeDelegate. On
/// the link's thread.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, StateColumn, NoteColumn, ColumnCount };
    static constexpr int PageSize = 50;

    explicit HistoryModel(ClientsApi &clients, QObject *parent = nullptr);

    /// Another client's, or nobody's; asks for the first page.
    void setClient(std::optional<ClienteId> client);
    /// Something changed: looks for newer entries.
    void refresh();

    /// Whether the first answer is still to come.
    [[nodiscard]] bool isLoading() const { return m_loading && m_entries.empty(); }
    /// Why the last question failed; empty after a good answer.
    [[nodiscard]] const QString &error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// An answer came, good or bad.
    void answered();

private:
    void ask(std::optional<qint64> after);
    void onNewest(const hub::ResultPage<clients::HistoryEntry> &page);
    void onOlder(const hub::ResultPage<clients::HistoryEntry> &page);
    [[nodiscard]] QVariant text(const clients::HistoryEntry &entry, int column) const;

    ClientsApi &m_clients;
    std::optional<ClienteId> m_client;
    std::vector<clients::HistoryEntry> m_entries;
    std::optional<qint64> m_next; // where older ones go on
    QString m_error;
    quint64 m_question = 0; // answers to older ones are for another client
    bool m_loading = false;
    bool m_again = false; // something changed while a question was under way
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
    void tell();

    HistoryModel m_model;
    QTableView *m_table;
    EmptyState *m_hint;
};

} // namespace hub::ui
