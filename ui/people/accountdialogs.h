// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/clientstore.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace hub::ui {

class Banner;
class PasswordFields;
class PlainLabel;

/// A client's number, also of one that is not registered yet; offers the known ones by number and name, and says below
/// whose number it is.
class ClientField : public QWidget
{
    Q_OBJECT

public:
    /// `unknown`: what to say of a number that no client has.
    ClientField(const ClientStore &clients, const QString &unknown, QWidget *parent = nullptr);

    [[nodiscard]] std::optional<ClienteId> client() const;
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void changed();

private:
    void updateState();

    const ClientStore &m_clients;
    const QString m_unknown;
    QLineEdit *m_edit;
    PlainLabel *m_hint;
};

/// Asks for a new account and has it made. Show it with open(); it deletes itself.
class AddUserDialog : public QDialog
{
    Q_OBJECT

public:
    AddUserDialog(PeopleApi &people, const ClientStore &clients, QWidget *parent = nullptr);

Q_SIGNALS:
    void created(const hub::User &user);

private:
    void updateState();
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

/// Gives somebody a new password. Show it with open(); it deletes itself.
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    PasswordDialog(PeopleApi &people, const User &user, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const hub::User &user);

private:
    void updateState();
    void change();

    PeopleApi &m_people;
    const qint64 m_userId;
    PasswordFields *m_password = nullptr;
    Banner *m_error;
    QPushButton *m_set;
    bool m_asking = false;
};

} // namespace hub::ui
