// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/page.h"

#include <QWidget>

#include <vector>

class QAction;

namespace hub::ui {

class SearchField;
class TablePanel;
class TableSorter;
class UsersModel;

/// People's accounts: those that wait for approval on top.
class UsersTab : public QWidget
{
    Q_OBJECT

public:
    explicit UsersTab(const PageContext &context, QWidget *parent = nullptr);
    ~UsersTab() override;

    void reload();
    /// Ages are a second older.
    void tick();
    void addUser();

Q_SIGNALS:
    void noticed(const QString &text);
    /// How many accounts wait for approval.
    void pendingChanged(int pending);

private:
    using Ask = void (PeopleApi::*)(qint64, QObject *, Answer<User>);

    void addActions();
    void connectParts();
    [[nodiscard]] std::vector<User> selected() const;
    void approve(const std::vector<User> &users);
    void approveSelected();
    void toggleSelected();
    void changeRole();
    void resetPassword();
    /// Asks the same for each of them; `done` says with `%1` what was done.
    void askForEach(const std::vector<User> &users, Ask ask, const QString &done);
    void setRole(const User &user, Role role);
    void begin(qint64 userId);
    void onAnswer(const User &before, const Result<User> &after, const QString &done);
    void showState();
    void showHint();
    void showActions();

    PeopleApi &m_people;
    ClientStore &m_clients;
    UsersModel *m_model;
    TablePanel *m_panel;
    TableSorter *m_sorter;
    SearchField *m_search;
    QAction *m_approve = nullptr;
    QAction *m_toggle = nullptr;
    QAction *m_password = nullptr;
    QAction *m_role = nullptr;
    QStringList m_problems;        // of the requests since the last press of a button
    bool m_couldNotBeRead = false; // the banner says so
};

} // namespace hub::ui
