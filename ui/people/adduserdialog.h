// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/clientstore.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace hub::ui {

class Banner;
class ClientField;
class PasswordFields;
class PlainLabel;

/// Asks for a new account and has it made. Show it with open(); it deletes itself.
class AddUserDialog : public QDialog
{
    Q_OBJECT

public:
    AddUserDialog(PeopleApi &people, const ClientStore &clients, QWidget *parent = nullptr);

Q_SIGNALS:
    void created(const hub::User &user);

private:
    void judge();
    void create();
    [[nodiscard]] QString username() const;

    PeopleApi &m_people;
    QLineEdit *m_name;
    PlainLabel *m_nameHint;
    ClientField *m_client;
    QComboBox *m_role;
    PasswordFields *m_password = nullptr;
    Banner *m_error;
    QPushButton *m_add;
    bool m_asking = false;
};

} // namespace hub::ui
