// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/accountdialogs.h"

#include "core/accounts/user.h"
#include "ui/common/appearance.h"
#include "ui/common/passwordfields.h"
#include "ui/common/widgets.h"
#include "ui/people/usersmodel.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

ClientField::ClientField(const ClientStore &clients, const QString &unknown, QWidget *parent)
    : QWidget(parent)
    , m_clients(clients)
    , m_unknown(unknown)
    , m_edit(new QLineEdit(this))
    , m_hint(new PlainLabel({}, this))
{
    m_edit->setObjectName(QStringLiteral("clientNumber"));
    m_edit->setPlaceholderText(tr("Client ID or name"));
    m_hint->setObjectName(QStringLiteral("clientHint"));
    m_hint->setMuted(true);
    m_hint->setWordWrap(true);
    QStringList labels;
    for (const auto &[client, known] : clients.clients())
        labels.append(clients.label(client));
    auto *completer = new QCompleter(labels, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_edit->setCompleter(completer);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(m_edit);
    layout->addWidget(m_hint);
    setFocusProxy(m_edit);
    updateState();
    connect(m_edit, &QLineEdit::textChanged, this, &ClientField::updateState);
}

std::optional<ClienteId> ClientField::client() const
{
    // A chosen label begins with the number.
    return ClienteId::parse(m_edit->text().trimmed().section(u' ', 0, 0).toUtf8());
}

void ClientField::updateState()
{
    const auto chosen = client();
    const MonitoredClient *known = chosen ? m_clients.find(*chosen) : nullptr;
    if (m_edit->text().trimmed().isEmpty())
        m_hint->setText(tr("The client that this is for."));
    else if (!chosen)
        m_hint->setText(tr("Type a client's number, or choose one from the list."));
    else if (!known)
        m_hint->setText(m_unknown);
    else
        m_hint->setText(known->name.isEmpty() ? tr("A client without a name.") : known->name);
    Q_EMIT changed();
}

namespace {

/// From above: the window's title, words if there are any, what went wrong, the fields, and the buttons.
void layOutForm(QDialog *dialog, const QString &words, Banner *error, QFormLayout *form, QDialogButtonBox *buttons)
{
    form->setSpacing(GapSmall);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *title = new PlainLabel(dialog->windowTitle(), dialog);
    title->setScale(1.15, true);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    layout->addWidget(title);
    if (!words.isEmpty()) {
        auto *label = new PlainLabel(words, dialog);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addWidget(error);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    dialog->setMinimumWidth(dialog->fontMetrics().averageCharWidth() * 70);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
}

} // namespace

AddUserDialog::AddUserDialog(PeopleApi &people, const ClientStore &clients, QWidget *parent)
    : QDialog(parent)
    , m_people(people)
    , m_name(new QLineEdit(this))
    , m_nameHint(new PlainLabel({}, this))
    , m_client(new ClientField(clients, tr("Not in the list yet: it is added to the clients."), this))
    , m_role(new QComboBox(this))
    , m_error(new Banner(this))
{
    setObjectName(QStringLiteral("addUserDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Add a user"));
    m_name->setObjectName(QStringLiteral("userName"));
    m_nameHint->setObjectName(QStringLiteral("userNameHint"));
    m_nameHint->setMuted(true);
    m_nameHint->setWordWrap(true);
    m_role->setObjectName(QStringLiteral("userRole"));
    m_role->addItem(tr("Operator: works for this client"), QVariant::fromValue(int(Role::Operator)));
    m_role->addItem(tr("Administrator: everything, for all clients"), QVariant::fromValue(int(Role::Admin)));
    m_error->setObjectName(QStringLiteral("userError"));

    auto *form = new QFormLayout;
    auto *name = new QVBoxLayout; // a form gives wrapped text of its own too much room
    name->setSpacing(GapSmall);
    name->addWidget(m_name);
    name->addWidget(m_nameHint);
    auto *nameLabel = new QLabel(tr("&Name"), this);
    nameLabel->setBuddy(m_name);
    form->addRow(nameLabel, name);
    auto *clientLabel = new QLabel(tr("&Client"), this);
    clientLabel->setBuddy(m_client->edit());
    form->addRow(clientLabel, m_client);
    form->addRow(tr("&Role"), m_role);
    m_password = new PasswordFields(form, this);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("&Add user"), QDialogButtonBox::ActionRole); // closes only once it is made
    m_add->setObjectName(QStringLiteral("userAdd"));
    m_add->setDefault(true);
    layOutForm(this, {}, m_error, form, buttons);

    updateState();
    connect(m_name, &QLineEdit::textChanged, this, &AddUserDialog::updateState);
    connect(m_client, &ClientField::changed, this, &AddUserDialog::updateState);
    connect(m_password, &PasswordFields::changed, this, &AddUserDialog::updateState);
    connect(m_add, &QPushButton::clicked, this, &AddUserDialog::create);
    m_name->setFocus();
}

QString AddUserDialog::username() const
{
    return m_name->text().trimmed();
}

void AddUserDialog::updateState()
{
    const bool nameFits = checkUsername(username()).has_value();
    const bool wrong = !username().isEmpty() && !nameFits;
    m_nameHint->setText(wrong ? tr("Only 3 to 32 of a–z, 0–9, dot, dash and underscore.")
                              : tr("To log in with: 3 to 32 of a–z, 0–9, dot, dash, underscore."));
    m_add->setEnabled(!m_asking && nameFits && m_client->client() && m_password->isComplete());
}

void AddUserDialog::create()
{
    const auto client = m_client->client();
    if (!client || m_asking)
        return;
    m_asking = true;
    m_error->dismiss();
    updateState();
    m_people.createUser({.username = username(),
                         .password = m_password->password(),
                         .clienteId = *client,
                         .role = Role(m_role->currentData().toInt())},
                        this, [this](const Result<User> &user) {
                            m_asking = false;
                            updateState();
                            if (!user) {
                                m_error->present(Tone::Bad, peopleErrorText(user.error()));
                                m_name->setFocus(); // a disabled button hands it to Cancel
                                return;
                            }
                            Q_EMIT created(*user);
                            accept();
                        });
}

PasswordDialog::PasswordDialog(PeopleApi &people, const User &user, QWidget *parent)
    : QDialog(parent), m_people(people), m_userId(user.id), m_error(new Banner(this))
{
    setObjectName(QStringLiteral("passwordDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New password for %1").arg(user.username));
    m_error->setObjectName(QStringLiteral("passwordError"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_set = buttons->addButton(tr("&Set password"), QDialogButtonBox::ActionRole); // closes only once it is done
    m_set->setObjectName(QStringLiteral("passwordSet"));
    m_set->setDefault(true);

    auto *form = new QFormLayout;
    m_password = new PasswordFields(form, this);
    layOutForm(this, tr("Everybody who is logged in with this account is logged out."), m_error, form, buttons);

    updateState();
    connect(m_password, &PasswordFields::changed, this, &PasswordDialog::updateState);
    connect(m_set, &QPushButton::clicked, this, &PasswordDialog::change);
    m_password->setFocus();
}

void PasswordDialog::updateState()
{
    m_set->setEnabled(!m_asking && m_password->isComplete());
}

void PasswordDialog::change()
{
    if (m_asking)
        return;
    m_asking = true;
    m_error->dismiss();
    updateState();
    m_people.setPassword(m_userId, m_password->password(), this, [this](const Result<User> &user) {
        m_asking = false;
        updateState();
        if (!user) {
            m_error->present(Tone::Bad, peopleErrorText(user.error()));
            m_password->setFocus(); // a disabled button hands the focus to Cancel
            return;
        }
        Q_EMIT changed(*user);
        accept();
    });
}

} // namespace hub::ui
