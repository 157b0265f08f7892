// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/clientstore.h"

#include <QAbstractTableModel>

#include <set>
#include <vector>

namespace hub::ui {

/// All accounts, in the order of their ids. Reading them anew changes only the rows that have changed. On the window's
/// thread.
class UsersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, State, Action, Client, RoleColumn, LastLogin, ColumnCount };
    enum DataRole { SortRole = Qt::UserRole + 1, FirstRole, FilterRole };

    UsersModel(PeopleApi &people, const ClientStore &clients, QObject *parent = nullptr);
    ~UsersModel() override;

    /// Reads all of them again; asked while it does so: once more afterwards.
    void reload();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] int pending() const;
    [[nodiscard]] const User *userAt(int row) const;

    /// What an answer says of one account.
    void update(const User &user);
    /// Something is asked for this account: its button waits.
    void setBusy(qint64 userId, bool busy);
    [[nodiscard]] bool isBusy(qint64 userId) const { return m_busy.contains(userId); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void loaded();
    void failed(const hub::Error &error);

private:
    void ask(std::optional<qint64> after);
    void take(const Result<hub::ResultPage<User>> &page);
    void merge(const std::vector<User> &users);
    [[nodiscard]] int rowOf(qint64 userId) const;
    [[nodiscard]] QString text(const User &user, int column) const;
    [[nodiscard]] QVariant sortKey(const User &user, int column) const;

    PeopleApi &m_people;
    const ClientStore &m_clients;
    std::vector<User> m_users;
    std::vector<User> m_incoming; // read so far
    std::set<qint64> m_busy;
    bool m_loaded = false;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace hub::ui
