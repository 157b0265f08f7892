// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/wizardstep.h"

#include <utility>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace hub::ui {

class Banner;
class ConnectionTest;

/// What the program does, and where it keeps its data.
class WelcomeStep : public WizardStep
{
    Q_OBJECT

public:
    explicit WelcomeStep(const QString &dataDirectory, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTopic(const char *iconName, const QString &name, const QString &text);
    void restyle();

    std::vector<std::pair<QLabel *, const char *>> m_symbols;
};

/// Where the Session Manager is, tested while it is typed.
class SessionManagerStep : public WizardStep
{
    Q_OBJECT

public:
    /// `isDemo`: the hub brings its own.
    explicit SessionManagerStep(SettingsApi &settings, bool isDemo, QWidget *parent = nullptr);
    ~SessionManagerStep() override;

    void enter() override;
    bool check() override;
    void collect(WizardAnswers &answers) const override;
    bool refuse(const Error &error) override;
    [[nodiscard]] bool isTouched() const override;

private:
    void onTyped();
    void onTested();
    [[nodiscard]] std::optional<QString> url() const;

    SettingsApi &m_settings;
    QString m_former;
    bool m_fixed = false;
    QLineEdit *m_edit;
    Field *m_field;
    ConnectionTest *m_test;
    Banner *m_warning;
};

/// The administrator's account.
class AccountStep : public WizardStep
{
    Q_OBJECT

public:
    /// `isNew`: there is no account yet.
    explicit AccountStep(bool isNew, QWidget *parent = nullptr);
    ~AccountStep() override;

    /// The account exists now, though something else failed behind it: no second one.
    void setDone(const QString &username);

    bool check() override;
    void collect(WizardAnswers &answers) const override;
    bool refuse(const Error &error) override;
    [[nodiscard]] bool isTouched() const override;

private:
    void buildPasswords();
    void onWanted(bool wanted);
    void onPasswordTyped();
    void generate();
    bool fail(Field *field, QLineEdit *edit, const QString &problem);

    QString m_done;
    QCheckBox *m_wanted;
    Banner *m_without;
    QWidget *m_fields;
    QLineEdit *m_username;
    QLineEdit *m_client;
    QLineEdit *m_password;
    QLineEdit *m_again;
    QPushButton *m_show;
    QPushButton *m_generate;
    Field *m_usernameField = nullptr;
    Field *m_clientField = nullptr;
    Field *m_passwordField = nullptr;
    Field *m_againField = nullptr;
};

} // namespace hub::ui
