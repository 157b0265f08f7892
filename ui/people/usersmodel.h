// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/clientstore.h"
#include "ui/common/pagedtablemodel.h"

#include <set>
#include <vector>

namespace hub::ui {

[[nodiscard]] QString roleText(Role role);
[[nodiscard]] QString userStateText(UserState state); ///< `Active`, `Waiting` (for approval), `Disabled`
[[nodiscard]] Tone userStateTone(UserState state);
[[nodiscard]] const char *userStateIcon(UserState state);
/// What went wrong with an account or a key, and what to do, in a sentence.
[[nodiscard]] QString peopleErrorText(const Error &error);
/// `maria`, or `3 accounts`; for buttons and headlines.
[[nodiscard]] QString accountsText(const std::vector<User> &users);

/// All accounts, in the order of their ids. Reading them anew changes only the rows that have changed. On the window's
/// thread.
class UsersModel : public WholeTableModel<User>
{
    Q_OBJECT

public:
    enum Column { Name, State, Action, Client, RoleColumn, LastLogin, ColumnCount };
    static constexpr int BusyRole = FirstOwnRole; ///< bool: the account's button must wait

    UsersModel(PeopleApi &people, const ClientStore &clients, QObject *parent = nullptr);

    [[nodiscard]] int pending() const;
    /// Something is asked for this account: its button waits.
    void setBusy(qint64 userId, bool busy);
    [[nodiscard]] bool isBusy(qint64 userId) const { return m_busy.contains(userId); }

protected:
    void ask(const std::optional<qint64> &after, int limit, const PageAnswer &done) override;
    [[nodiscard]] QVariant rowData(const User &user, int role) const override;
    [[nodiscard]] bool isAbove(const User &a, const User &b) const override { return a.id < b.id; }
    [[nodiscard]] bool isUnchanged(const User &a, const User &b) const override;

private:
    PeopleApi &m_people;
    std::set<qint64> m_busy;
};

} // namespace hub::ui
