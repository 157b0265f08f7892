// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/userstab.h"

#include "ui/common/searchfield.h"
#include "ui/common/tablepanel.h"
#include "ui/people/accountdialogs.h"
#include "ui/people/usersmodel.h"

#include <QAction>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPersistentModelIndex>
#include <QVBoxLayout>

#include <algorithm>

namespace hub::ui {

/// Draws the button of a row that waits for approval. The keyboard has the page's own button for that.
class ApproveDelegate : public BadgeDelegate
{
    Q_OBJECT

public:
    using BadgeDelegate::BadgeDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    void clicked(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    [[nodiscard]] static QRect buttonRect(const QStyleOptionViewItem &option, const QString &text);

    QPersistentModelIndex m_pressed;
};

QRect ApproveDelegate::buttonRect(const QStyleOptionViewItem &option, const QString &text)
{
    const QFontMetrics metrics(option.font);
    QRect rect = option.rect.adjusted(4, 3, -4, -3);
    rect.setWidth(std::min(rect.width(), metrics.horizontalAdvance(text) + 2 * metrics.height()));
    return rect;
}

void ApproveDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString text = background.text;
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    if (text.isEmpty())
        return;
    QStyleOptionButton button;
    button.rect = buttonRect(option, text);
    button.text = text;
    button.palette = option.palette;
    button.fontMetrics = QFontMetrics(option.font);
    button.state = QStyle::State_Raised;
    button.state.setFlag(QStyle::State_Enabled, !index.data(UsersModel::BusyRole).toBool());
    button.state.setFlag(QStyle::State_MouseOver, option.state.testFlag(QStyle::State_MouseOver));
    button.state.setFlag(QStyle::State_Sunken, m_pressed == index);
    style->drawControl(QStyle::CE_PushButton, &button, painter, nullptr);
}

bool ApproveDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    const auto type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseButtonRelease && type != QEvent::MouseButtonDblClick)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QString text = index.data().toString();
    const bool inside = !text.isEmpty() && mouse->button() == Qt::LeftButton &&
                        !index.data(UsersModel::BusyRole).toBool() &&
                        buttonRect(option, text).contains(mouse->position().toPoint());
    const bool wasPressed = m_pressed.isValid() && m_pressed == index;
    if (type == QEvent::MouseButtonRelease)
        m_pressed = QPersistentModelIndex();
    else
        m_pressed = inside ? QPersistentModelIndex(index) : QPersistentModelIndex();
    if (inside && type == QEvent::MouseButtonRelease && wasPressed)
        Q_EMIT clicked(index);
    return inside;
}

UsersTab::UsersTab(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_people(context.hub.people())
    , m_clients(context.clients)
    , m_model(new UsersModel(context.hub.people(), context.clients, this))
    , m_panel(new TablePanel(QStringLiteral("users"), tr("Users"), this))
    , m_sorter(m_panel->setSortedModel(m_model, UsersModel::Name, true))
    , m_search(m_panel->addSearch(tr("Search users")))
{
    m_search->setDelay(0);
    addActions();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Gap, 0, 0);
    layout->addWidget(m_panel);
    connectParts();
    showState();
}

UsersTab::~UsersTab() = default;

void UsersTab::addActions()
{
    m_approve = m_panel->addAction(tr("A&pprove"), "userApprove");
    m_toggle = m_panel->addAction(tr("&Disable…"), "userToggle", nullptr, QKeySequence::Delete);
    m_password = m_panel->addAction(tr("Reset pass&word…"), "userPassword");
    m_role = m_panel->addAction(tr("Make ad&ministrator…"), "userRoleChange");
    connect(m_approve, &QAction::triggered, this, &UsersTab::approveSelected);
    connect(m_toggle, &QAction::triggered, this, &UsersTab::toggleSelected);
    connect(m_password, &QAction::triggered, this, &UsersTab::resetPassword);
    connect(m_role, &QAction::triggered, this, &UsersTab::changeRole);
    m_panel->table()->setMouseTracking(true);
    auto *approvals = new ApproveDelegate(m_panel->table());
    m_panel->table()->setItemDelegateForColumn(UsersModel::Action, approvals);
    connect(approvals, &ApproveDelegate::clicked, this, [this](const QModelIndex &index) {
        if (const User *user = m_model->at(m_sorter->mapToSource(index).row()))
            approve({*user});
    });
}

void UsersTab::connectParts()
{
    connect(m_search, &SearchField::searchChanged, this, [this](const QString &text) {
        m_sorter->setText(text);
        showHint();
    });
    connect(m_panel->banner(), &Banner::actionTriggered, this, &UsersTab::reload);
    connect(m_panel->hint(), &EmptyState::actionTriggered, this, &UsersTab::addUser);
    connect(m_panel, &TablePanel::selectionChanged, this, &UsersTab::showActions);
    connect(m_model, &UsersModel::stateChanged, this, &UsersTab::showState);
    connect(m_model, &UsersModel::dataChanged, this, [this] {
        showActions();
        Q_EMIT pendingChanged(m_model->pending());
    });
    // Names of clients may come later than the accounts.
    connect(&m_clients, &ClientStore::loaded, m_panel, &TablePanel::refreshVisible);
}

void UsersTab::reload()
{
    m_model->reload();
}

void UsersTab::tick()
{
    m_panel->refreshVisible();
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
    for (const int row : m_panel->selectedRows())
        users.push_back(*m_model->at(row));
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
    m_panel->banner()->dismiss();
    for (const User &user : users) {
        begin(user.id);
        (m_people.*ask)(user.id, this, [this, user, done](const Result<User> &after) { onAnswer(user, after, done); });
    }
}

void UsersTab::begin(qint64 userId)
{
    m_problems.clear();
    m_panel->banner()->dismiss();
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
        m_panel->banner()->present(Tone::Bad, m_problems.join(u'\n'));
        reload(); // it may be gone, or different
    }
    showActions();
}

void UsersTab::showState()
{
    const bool failed = m_model->state() == TableModelBase::State::Failed;
    if (failed)
        m_panel->banner()->present(
            Tone::Bad, tr("The users could not be read: %1").arg(peopleErrorText(m_model->error())), tr("Try again"));
    else if (m_couldNotBeRead)
        m_panel->banner()->dismiss();
    m_couldNotBeRead = failed;
    m_panel->table()->setColumnHidden(UsersModel::Action, m_model->pending() == 0);
    showHint();
    showActions();
    if (m_model->isLoaded())
        Q_EMIT pendingChanged(m_model->pending());
}

void UsersTab::showHint()
{
    EmptyState *hint = m_panel->hint();
    if (!m_search->searched().isEmpty())
        hint->setTexts("search", tr("Nobody found"), tr("No user and no client is called like this."));
    else if (m_model->isLoaded())
        hint->setTexts("people", tr("No users yet"),
                       tr("Users log in to the web page and the API. They can register there, or you add them."),
                       tr("Add a user"));
    else if (m_couldNotBeRead)
        hint->setTexts("people", tr("The users could not be read"), {});
    else
        hint->setTexts("people", tr("Loading…"), {});
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
}

} // namespace hub::ui

#include "userstab.moc"
