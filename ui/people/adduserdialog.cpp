// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/adduserdialog.h"

#include "core/accounts/user.h"
#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/people/clientfield.h"
#include "ui/people/passwordfields.h"
#include "ui/people/peoplewords.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

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
    form->setSpacing(GapSmall);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
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
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    auto *title = new PlainLabel(windowTitle(), this);
    title->setScale(1.15, true);
    layout->addWidget(title);
    layout->addWidget(m_error);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);

    judge();
    connect(m_name, &QLineEdit::textChanged, this, &AddUserDialog::judge);
    connect(m_client, &ClientField::changed, this, &AddUserDialog::judge);
    connect(m_password, &PasswordFields::changed, this, &AddUserDialog::judge);
    connect(m_add, &QPushButton::clicked, this, &AddUserDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_name->setFocus();
}

QString AddUserDialog::username() const
{
    return m_name->text().trimmed();
}

void AddUserDialog::judge()
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
    judge();
    m_people.createUser({.username = username(),
                         .password = m_password->password(),
                         .clienteId = *client,
                         .role = Role(m_role->currentData().toInt())},
                        this, [this](const Result<User> &user) {
                            m_asking = false;
                            judge();
                            if (!user) {
                                m_error->present(Tone::Bad, peopleErrorText(user.error()));
                                m_name->setFocus(); // a disabled button hands it to Cancel
                                return;
                            }
                            Q_EMIT created(*user);
                            accept();
                        });
}

} // namespace hub::ui
