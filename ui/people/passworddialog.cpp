// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/passworddialog.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/people/passwordfields.h"
#include "ui/people/peoplewords.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

PasswordDialog::PasswordDialog(PeopleApi &people, const User &user, QWidget *parent)
    : QDialog(parent), m_people(people), m_userId(user.id), m_error(new Banner(this))
{
    setObjectName(QStringLiteral("passwordDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New password for %1").arg(user.username));
    m_error->setObjectName(QStringLiteral("passwordError"));
    auto *title = new PlainLabel(windowTitle(), this);
    title->setScale(1.15, true);
    auto *words = new PlainLabel(tr("Everybody who is logged in with this account is logged out."), this);
    words->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_set = buttons->addButton(tr("&Set password"), QDialogButtonBox::ActionRole); // closes only once it is done
    m_set->setObjectName(QStringLiteral("passwordSet"));
    m_set->setDefault(true);

    auto *form = new QFormLayout;
    form->setSpacing(GapSmall);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_password = new PasswordFields(form, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    layout->addWidget(title);
    layout->addWidget(words);
    layout->addWidget(m_error);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);

    judge();
    connect(m_password, &PasswordFields::changed, this, &PasswordDialog::judge);
    connect(m_set, &QPushButton::clicked, this, &PasswordDialog::change);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_password->setFocus();
}

void PasswordDialog::judge()
{
    m_set->setEnabled(!m_asking && m_password->isComplete());
}

void PasswordDialog::change()
{
    if (m_asking)
        return;
    m_asking = true;
    m_error->dismiss();
    judge();
    m_people.setPassword(m_userId, m_password->password(), this, [this](const Result<User> &user) {
        m_asking = false;
        judge();
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
