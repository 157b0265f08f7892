// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/page.h"

#include <QWidget>

#include <set>
#include <vector>

class QAction;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace hub::ui {

class ApproveDelegate;
class Banner;
class EmptyState;
class PeopleSorter;
class SearchField;
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

    void buildActions();
    void buildTable(QVBoxLayout *layout);
    void buildFoot(QVBoxLayout *layout);

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
    void showMenu(const QPoint &at);
    void showLoaded();
    void showFailure(const Error &error);
    void showHint();
    void showActions();

    PeopleApi &m_people;
    ClientStore &m_clients;
    UsersModel *m_model;
    PeopleSorter *m_sorter;
    Banner *m_banner = nullptr;
    SearchField *m_search = nullptr;
    QTableView *m_table = nullptr;
    ApproveDelegate *m_approvals = nullptr;
    EmptyState *m_hint = nullptr;
    QAction *m_approve = nullptr;
    QAction *m_toggle = nullptr;
    QAction *m_password = nullptr;
    QAction *m_role = nullptr;
    std::vector<std::pair<QAction *, QPushButton *>> m_buttons;
    QStringList m_problems; // of the requests since the last press of a button
    bool m_failed = false;
};

} // namespace hub::ui
