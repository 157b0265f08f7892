// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"

#include <QDialog>

class QPushButton;

namespace hub::ui {

class Banner;
class PasswordFields;

/// Gives somebody a new password. Show it with open(); it deletes itself.
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    PasswordDialog(PeopleApi &people, const User &user, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const hub::User &user);

private:
    void judge();
    void change();

    PeopleApi &m_people;
    const qint64 m_userId;
    PasswordFields *m_password = nullptr;
    Banner *m_error;
    QPushButton *m_set;
    bool m_asking = false;
};

} // namespace hub::ui
