// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/clientstore.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace hub::ui {

class Banner;
class ClientField;
class PlainLabel;

/// Asks for a new API key, has it made, and shows it this once. Show it with open(); it deletes itself. Closing it
/// before the key was copied needs a second thought.
class KeyDialog : public QDialog
{
    Q_OBJECT

public:
    KeyDialog(PeopleApi &people, const ClientStore &clients, QWidget *parent = nullptr);
    ~KeyDialog() override;

    void reject() override;

Q_SIGNALS:
    void created(const hub::ApiKey &key);

private:
    [[nodiscard]] QWidget *makeForm(const ClientStore &clients);
    [[nodiscard]] QWidget *makeAnswer();
    void updateState();
    void create();
    void showSecret(const CreatedApiKey &made);
    void copy();

    PeopleApi &m_people;
    QStackedWidget *m_pages;
    QLineEdit *m_name = nullptr;
    QRadioButton *m_forClient = nullptr;
    QRadioButton *m_forAll = nullptr;
    ClientField *m_client = nullptr;
    Banner *m_error = nullptr;
    QPushButton *m_create = nullptr;
    PlainLabel *m_made = nullptr;
    QLineEdit *m_secret = nullptr;
    Banner *m_warning = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_done = nullptr;
    bool m_asking = false;
    bool m_copied = false;
};

} // namespace hub::ui
