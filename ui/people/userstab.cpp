// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/userstab.h"

#include "ui/common/searchfield.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"
#include "ui/people/adduserdialog.h"
#include "ui/people/passworddialog.h"
#include "ui/people/peoplesorter.h"
#include "ui/people/peoplewords.h"
#include "ui/people/usersmodel.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace hub::ui {

void UsersTab::reload()
{
    m_model->reload();
}

void UsersTab::tick()
{
    TableLook::refreshVisible(*m_table);
}

void UsersTab::addUser()
{
    auto *dialog = new AddUserDialog(m_people, m_clients, this);
    connect(dialog, &AddUserDialog::created, this, [this](const User &user) {
        Q_EMIT noticed(tr("%1 added").arg(user.username));
        reload();
    });
    dialog->open();
}

std::vector<User> UsersTab::selected() const
{
    std::vector<User> users;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows()) {
        if (const User *user = m_model->userAt(m_sorter->mapToSource(row).row()))
            users.push_back(*user);
    }
    return users;
}

void UsersTab::approveSelected()
{
    std::vector<User> users = selected();
    std::erase_if(users, [](const User &user) { return user.state != UserState::Pending; });
    approve(users);
}

void UsersTab::approve(const std::vector<User> &users)
{
    askForEach(users, &PeopleApi::approve, tr("%1 approved"));
}

void UsersTab::toggleSelected()
{
    std::vector<User> users = selected();
    if (users.empty())
        return;
    const auto isDisabled = [](const User &user) { return user.state == UserState::Disabled; };
    if (std::all_of(users.begin(), users.end(), isDisabled)) {
        askForEach(users, &PeopleApi::enable, tr("%1 enabled"));
        return;
    }
    std::erase_if(users, isDisabled);
    QStringList names;
    for (const User &user : users)
        names.append(user.username);
    const QString who = accountsText(users);
    const QString text =
        users.size() == 1
            ? tr("%1 is logged out everywhere and cannot log in until the account is enabled again.").arg(who)
            : tr("They are logged out everywhere and cannot log in until they are enabled again:\n%1")
                  .arg(names.join(u'\n'));
    confirm(this, tr("Disable %1?").arg(who), text, tr("Disable %1").arg(who), Tone::Attention, this,
            [this, users] { askForEach(users, &PeopleApi::disable, tr("%1 disabled")); });
}

void UsersTab::changeRole()
{
    const std::vector<User> users = selected();
    if (users.size() != 1)
        return;
    const User user = users.front();
    if (user.role == Role::Operator)
        confirm(this, tr("Make %1 an administrator?").arg(user.username),
                tr("Administrators work for all clients and can change accounts, keys and settings."),
                tr("Make administrator"), Tone::Attention, this, [this, user] { setRole(user, Role::Admin); });
    else
        confirm(this, tr("Make %1 an operator?").arg(user.username),
                tr("%1 then works only for client %2.").arg(user.username, m_clients.label(user.clienteId)),
                tr("Make operator"), Tone::Attention, this, [this, user] { setRole(user, Role::Operator); });
}

void UsersTab::setRole(const User &user, Role role)
{
    begin(user.id);
    const QString done = role == Role::Admin ? tr("%1 is an administrator now") : tr("%1 is an operator now");
    m_people.setRole(user.id, role, this,
                     [this, user, done](const Result<User> &after) { onAnswer(user, after, done); });
}

void UsersTab::resetPassword()
{
    const std::vector<User> users = selected();
    if (users.size() != 1)
        return;
    auto *dialog = new PasswordDialog(m_people, users.front(), this);
    connect(dialog, &PasswordDialog::changed, this,
            [this](const User &user) { Q_EMIT noticed(tr("%1 has a new password").arg(user.username)); });
    dialog->open();
}

void UsersTab::askForEach(const std::vector<User> &users, Ask ask, const QString &done)
{
    m_problems.clear();
    m_banner->dismiss();
    for (const User &user : users) {
        begin(user.id);
        (m_people.*ask)(user.id, this, [this, user, done](const Result<User> &after) { onAnswer(user, after, done); });
    }
}

void UsersTab::begin(qint64 userId)
{
    m_problems.clear();
    m_banner->dismiss();
    m_model->setBusy(userId, true);
    showActions();
}

void UsersTab::onAnswer(const User &before, const Result<User> &after, const QString &done)
{
    m_model->setBusy(before.id, false);
    if (after) {
        m_model->update(*after);
        Q_EMIT noticed(done.arg(before.username));
    } else {
        m_problems.append(QString(before.username % u": " % peopleErrorText(after.error())));
        m_banner->present(Tone::Bad, m_problems.join(u'\n'));
        reload(); // it may be gone, or different
    }
    showActions();
}

void UsersTab::showLoaded()
{
    if (m_failed) {
        m_failed = false;
        m_banner->dismiss();
    }
    m_table->setColumnHidden(UsersModel::Action, m_model->pending() == 0);
    showHint();
    showActions();
    Q_EMIT pendingChanged(m_model->pending());
}

void UsersTab::showFailure(const Error &error)
{
    m_failed = true;
    m_banner->present(Tone::Bad, tr("The users could not be read: %1").arg(peopleErrorText(error)), tr("Try again"));
    showHint();
}

void UsersTab::showHint()
{
    if (!m_search->searched().isEmpty())
        m_hint->setTexts("search", tr("Nobody found"), tr("No user and no client is called like this."));
    else if (m_model->isLoaded())
        m_hint->setTexts("people", tr("No users yet"),
                         tr("Users log in to the web page and the API. They can register there, or you add them."),
                         tr("Add a user"));
    else if (m_failed)
        m_hint->setTexts("people", tr("The users could not be read"), {});
    else
        m_hint->setTexts("people", tr("Loading…"), {});
}

void UsersTab::showActions()
{
    const std::vector<User> users = selected();
    const auto has = [&users](UserState state) {
        return std::any_of(users.begin(), users.end(), [state](const User &user) { return user.state == state; });
    };
    const bool busy =
        std::any_of(users.begin(), users.end(), [this](const User &user) { return m_model->isBusy(user.id); });
    const bool onlyDisabled = !users.empty() && !has(UserState::Pending) && !has(UserState::Active);
    const bool one = users.size() == 1;
    m_approve->setEnabled(!busy && has(UserState::Pending));
    m_toggle->setText(onlyDisabled ? tr("&Enable") : tr("&Disable…"));
    m_toggle->setEnabled(!busy && !users.empty());
    m_password->setEnabled(!busy && one);
    m_role->setText(one && users.front().role == Role::Admin ? tr("Make op&erator…") : tr("Make ad&ministrator…"));
    m_role->setEnabled(!busy && one);
    for (const auto &[action, button] : m_buttons) {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
    }
}

} // namespace hub::ui
