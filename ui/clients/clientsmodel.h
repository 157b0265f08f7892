// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/clients/clientrow.h"
#include "ui/common/clientstore.h"
#include "ui/common/tablemodel.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace hub::ui {

/// The clients as a table: a row per client that the filter lets through, in the order of a column. Follows the store.
///
/// Filter and order are the model's own: QSortFilterProxyModel tells of every gap that a filter makes, which takes
/// seconds for 10,000 rows. Here a change of many rows is told as at most a new order, one piece removed, one piece
/// inserted, and a new order. Nothing is ever reset, so selection, current row and editor stay. On the window's thread.
class ClientsModel : public TableModel<ClientRow>
{
    Q_OBJECT

public:
    explicit ClientsModel(ClientStore &store, QObject *parent = nullptr);
    ~ClientsModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] const ClientRow *at(int row) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// A new name: only asks (renameRequested); the row shows it at once, and for good when the hub has taken it.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] const MonitoredClient &clientAt(int row) const { return m_shown[size_t(row)]->client(); }
    [[nodiscard]] std::optional<int> rowOf(ClienteId client) const; ///< none: filtered out, or not there
    [[nodiscard]] int total() const { return int(m_rows.size()); }  ///< with those that are filtered out

    /// `alerted`: besides clients in these states, those with an open alert.
    void setFilter(const QString &text, const QSet<SessionState> &states, bool alerted = false);
    [[nodiscard]] bool isFiltered() const { return m_filter != ClientFilter(); }
    [[nodiscard]] bool accepts(ClienteId client) const;

    /// While held, no row moves, appears or hides by an update (a removed client goes all the same): the user is about
    /// to hit one.
    void setHeld(bool held);
    /// Puts the rows in order after all: for columns that change with every check, updates alone do not.
    void sortAgain();
    /// The hub has taken a new name, or refused it: then the old one is back.
    void settleName(ClienteId client, bool taken);

    void setClock(std::function<qint64()> now) { m_now = std::move(now); } ///< ms since 1970; for tests
    [[nodiscard]] qint64 now() const { return m_now(); }

Q_SIGNALS:
    void renameRequested(hub::ClienteId client, const QString &name);

private:
    using Rows = std::vector<ClientRow *>;

    void onUpdated(const ClientStore::Delta &delta);
    void updateRow(ClientRow &row, const MonitoredClient &client);
    [[nodiscard]] bool isVolatile() const;
    [[nodiscard]] Rows updatedOrder(const Rows &removed, const Rows &changed, const Rows &added) const;
    void sortAndFilter();
    void emitChanged(const Rows &rows);

    // How a new list of rows is shown with as few signals as possible: clientsmodelshow.cpp.
    void show(const Rows &next);
    void removeMissing();
    void insertMissing(const Rows &next);
    void setOrder(Rows order);
    void renumber();

    void describeColumns();
    [[nodiscard]] TableColumn<ClientRow> timeColumn(const QString &header, const QString &headerHelp,
                                                    qint64 MonitoredClient::*time, bool isEvidence);
    [[nodiscard]] QString evidence(const ClientRow &row) const;

    ClientStore &m_store;
    std::map<ClienteId, std::unique_ptr<ClientRow>> m_rows;
    Rows m_shown;
    ClientFilter m_filter;
    ClientOrder m_order;
    bool m_held = false;
    bool m_untidy = false; // something would be elsewhere if we were not held
    std::function<qint64()> m_now;
};

/// Several lines about a client's evidence: checked when, last good answer, last error. Plain text.
[[nodiscard]] QString evidenceText(const MonitoredClient &client, qint64 now);

} // namespace hub::ui
