// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/user.h"
#include "ui/common/appearance.h"
#include "ui/common/passwordfields.h"
#include "ui/common/widgets.h"
#include "ui/wizard/steps.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

AccountStep::AccountStep(bool isNew, QWidget *parent)
    : WizardStep(tr("Administrator account"),
                 tr("With this account you sign in to the web page and the API. An administrator sees all clients and "
                    "lets other people in."),
                 parent)
    , m_wanted(new QCheckBox(
          isNew ? tr("&Create an administrator account") : tr("&Create another administrator account"), this))
    , m_without(new Banner(this))
    , m_fields(new QWidget(this))
    , m_username(new QLineEdit(m_fields))
    , m_password(new QLineEdit(m_fields))
    , m_again(new QLineEdit(m_fields))
    , m_show(new QPushButton(tr("Sho&w"), m_fields))
    , m_generate(new QPushButton(tr("&Generate"), m_fields))
{
    m_username->setObjectName(QStringLiteral("username"));
    m_username->setMaxLength(64);
    m_usernameField =
        new Field(tr("&User name"), m_username,
                  tr("3 to 32 characters: small letters a–z, digits, dot, dash and underscore."), m_fields);
    buildPasswords();

    auto *layout = new QVBoxLayout(m_fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap);
    for (Field *field : {m_usernameField, m_passwordField, m_againField})
        layout->addWidget(field);
    body()->addWidget(m_wanted);
    body()->addWidget(m_without);
    body()->addWidget(m_fields);

    // As they lie on the screen.
    QWidget *former = m_wanted;
    for (QWidget *control : std::initializer_list<QWidget *>{m_username, m_password, m_show, m_generate, m_again}) {
        setTabOrder(former, control);
        former = control;
    }

    connect(m_wanted, &QCheckBox::toggled, this, &AccountStep::onWanted);
    connect(m_username, &QLineEdit::textChanged, this, [this] {
        m_usernameField->setProblem({});
        onPasswordTyped();
    });
    m_wanted->setChecked(isNew);
    onWanted(isNew);
    onPasswordTyped();
    if (!isNew)
        m_without->dismiss(); // the existing accounts go on
}

AccountStep::~AccountStep() = default;

void AccountStep::buildPasswords()
{
    for (QLineEdit *edit : {m_password, m_again}) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setMaxLength(256);
        connect(edit, &QLineEdit::textChanged, this, &AccountStep::onPasswordTyped);
    }
    m_password->setObjectName(QStringLiteral("password"));
    m_again->setObjectName(QStringLiteral("passwordAgain"));
    m_show->setCheckable(true);
    m_show->setObjectName(QStringLiteral("showPassword"));
    m_show->setAccessibleName(tr("Show the password"));
    m_generate->setObjectName(QStringLiteral("generatePassword"));
    m_generate->setAccessibleName(tr("Generate a password"));
    for (QPushButton *button : {m_show, m_generate})
        button->setAutoDefault(false);
    m_passwordField = new Field(tr("&Password"), m_password, {}, m_fields, {m_show, m_generate});
    m_againField = new Field(tr("Password &again"), m_again, {}, m_fields);
    connect(m_show, &QPushButton::toggled, this, [this](bool on) {
        for (QLineEdit *edit : {m_password, m_again})
            edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(m_generate, &QPushButton::clicked, this, &AccountStep::generate);
}

void AccountStep::onWanted(bool wanted)
{
    m_fields->setVisible(wanted);
    if (wanted)
        m_without->dismiss();
    else
        m_without->present(Tone::Attention,
                           tr("Without an account nobody can sign in to the web page or the API. You can make one "
                              "later on the People page."));
}

void AccountStep::setDone(const QString &username)
{
    m_done = username;
    m_wanted->setEnabled(false);
    m_fields->setEnabled(false);
    m_without->present(Tone::Good, tr("The account %1 has been made.").arg(username));
}

void AccountStep::onPasswordTyped()
{
    m_passwordField->setProblem({});
    m_againField->setProblem({});
    const QString password = m_password->text();
    m_passwordField->setHelp(
        password.isEmpty() ? tr("10 to 128 characters. A few words in a row are easier to keep in mind than signs.")
                           : tr("Strength: %1").arg(strengthText(passwordStrength(password, m_username->text()))));
}

void AccountStep::generate()
{
    const QString password = generatePassword();
    m_password->setText(password);
    m_again->setText(password);
    // Shown, since it has to be written down before it is gone.
    m_show->setChecked(true);
    m_password->setFocus();
    m_password->selectAll();
}

bool AccountStep::fail(Field *field, QLineEdit *edit, const QString &problem)
{
    field->setProblem(problem);
    edit->setFocus();
    return false;
}

bool AccountStep::validate()
{
    if (!m_wanted->isChecked() || !m_done.isEmpty())
        return true;
    if (!checkUsername(m_username->text()))
        return fail(m_usernameField, m_username,
                    tr("The user name needs 3 to 32 of these: small letters a–z, digits, dot, dash, underscore."));
    const QString password = m_password->text();
    if (password.size() < 10)
        return fail(m_passwordField, m_password, tr("The password needs at least 10 characters."));
    if (!checkPassword(password))
        return fail(m_passwordField, m_password,
                    tr("The password may have at most 128 characters, and no control characters."));
    if (password != m_again->text())
        return fail(m_againField, m_again, tr("The two passwords are not the same."));
    return true;
}

void AccountStep::collect(WizardAnswers &answers) const
{
    answers.account = m_wanted->isChecked() && m_done.isEmpty();
    if (!m_done.isEmpty()) {
        answers.summary.append({tr("Administrator"), tr("%1, made already").arg(m_done)});
        return;
    }
    if (!answers.account) {
        answers.summary.append({tr("Administrator"), tr("no new account")});
        return;
    }
    answers.username = m_username->text();
    answers.password = m_password->text();
    answers.summary.append({tr("Administrator"), answers.username});
}

bool AccountStep::refuse(const Error &error)
{
    if (error.code == "USERNAME_TAKEN") {
        fail(m_usernameField, m_username, tr("There is an account of this name already. Choose another name."));
        return true;
    }
    if (error.code != "INVALID_REQUEST")
        return false;
    const bool isPassword = error.field == "password";
    fail(isPassword ? m_passwordField : m_usernameField, isPassword ? m_password : m_username, error.message);
    return true;
}

bool AccountStep::isTouched() const
{
    return m_wanted->isChecked() && m_done.isEmpty() &&
           (!m_username->text().isEmpty() || !m_password->text().isEmpty());
}

} // namespace hub::ui
