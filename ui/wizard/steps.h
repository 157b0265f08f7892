// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/settingsapi.h"
#include "core/result.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace hub::ui {

class Banner;
class ConnectionTest;
class PlainLabel;

/// What somebody has chosen in the first-run wizard.
struct WizardAnswers
{
    QMap<QByteArray, QString> settings; ///< for SettingsApi::apply
    bool account = false;               ///< whether to make one
    QString username;
    QString password;
    QList<std::pair<QString, QString>> summary; ///< what will be done: a label and its value
};

/// One step of the first-run wizard.
class WizardStep : public QWidget
{
    Q_OBJECT

public:
    explicit WizardStep(const QString &title, const QString &intro, QWidget *parent = nullptr);
    ~WizardStep() override;

    [[nodiscard]] const QString &title() const { return m_title; }
    /// Keeps off a scroll bar at its right.
    void setBesideScrollBar(bool beside);
    /// It came into view.
    virtual void enter() {}
    /// The user wants to go on: whether he may; if not, it has told why beside the field and put the focus there.
    virtual bool validate() { return true; }
    virtual void collect(WizardAnswers &answers) const { Q_UNUSED(answers) }
    /// The hub refused what was chosen: true if that is about this step, which then tells it at its field.
    virtual bool refuse(const Error &error)
    {
        Q_UNUSED(error)
        return false;
    }
    /// Whether something was entered that would be lost.
    [[nodiscard]] virtual bool isTouched() const { return false; }

protected:
    /// Where a step puts its own.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

private:
    const QString m_title;
    QVBoxLayout *m_body;
};

/// A control with its label above, help below, and what is wrong with it.
class Field : public QWidget
{
    Q_OBJECT

public:
    /// `beside`: further controls in the same line.
    Field(const QString &label, QWidget *control, const QString &help, QWidget *parent,
          const QList<QWidget *> &beside = {});
    ~Field() override;

    void setHelp(const QString &help);
    /// Empty: nothing is wrong.
    void setProblem(const QString &problem);
    [[nodiscard]] QString problem() const;

private:
    QWidget *m_control;
    PlainLabel *m_help;
    PlainLabel *m_problem;
};

/// What the program does, and where it keeps its data.
class WelcomeStep : public WizardStep
{
    Q_OBJECT

public:
    explicit WelcomeStep(const QString &dataDirectory, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeTopic(const char *iconName, const QString &name, const QString &text);
};

/// Where the Session Manager is and which engine it is, tested while it is typed.
class SessionManagerStep : public WizardStep
{
    Q_OBJECT

public:
    /// `isDemo`: the hub brings its own.
    explicit SessionManagerStep(SettingsApi &settings, bool isDemo, QWidget *parent = nullptr);
    ~SessionManagerStep() override;

    void enter() override;
    bool validate() override;
    void collect(WizardAnswers &answers) const override;
    bool refuse(const Error &error) override;
    [[nodiscard]] bool isTouched() const override;

private:
    void buildEngine(const std::vector<SettingValue> &values, bool isDemo);
    void onTyped();
    void onEngineChosen();
    void onTested();
    [[nodiscard]] std::optional<QString> url() const;
    [[nodiscard]] QString engine() const;
    [[nodiscard]] std::optional<QString> secret() const;
    [[nodiscard]] bool wantsSecret() const;

    SettingsApi &m_settings;
    QString m_former;
    bool m_fixed = false;
    QLineEdit *m_edit;
    Field *m_field;
    QString m_formerEngine;
    bool m_hasSecret = false; ///< there is one already, or it cannot be given here
    QComboBox *m_engine;
    Field *m_engineField;
    QLineEdit *m_secret;
    Field *m_secretField;
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

    bool validate() override;
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
    QLineEdit *m_password;
    QLineEdit *m_again;
    QPushButton *m_show;
    QPushButton *m_generate;
    Field *m_usernameField = nullptr;
    Field *m_passwordField = nullptr;
    Field *m_againField = nullptr;
};

/// Who may reach the hub: the address it listens on, and the port.
class AddressStep : public WizardStep
{
    Q_OBJECT

public:
    /// `addresses`: those of this computer, as text.
    explicit AddressStep(SettingsApi &settings, const QStringList &addresses, QWidget *parent = nullptr);
    ~AddressStep() override;

    bool validate() override;
    void collect(WizardAnswers &answers) const override;
    bool refuse(const Error &error) override;
    [[nodiscard]] bool isTouched() const override;

    /// The addresses of this computer that others may reach.
    [[nodiscard]] static QStringList addressesOfThisComputer();

private:
    void buildChoices(const QStringList &addresses);
    void load();
    void showConsequences();
    [[nodiscard]] QString host() const;
    void put(WizardAnswers &answers, const char *key, const QString &value) const;

    SettingsApi &m_settings;
    QString m_formerHost;
    quint16 m_formerPort = 0;
    bool m_hasTls = false;
    QRadioButton *m_loopback;
    QRadioButton *m_everywhere;
    QRadioButton *m_one;
    QComboBox *m_addresses;
    QSpinBox *m_port;
    Field *m_hostField;
    Field *m_portField;
    Banner *m_warning;
};

/// What will be done, and what went wrong when it is about none of the other steps.
class SummaryStep : public WizardStep
{
    Q_OBJECT

public:
    explicit SummaryStep(QWidget *parent = nullptr);
    ~SummaryStep() override;

    void present(const WizardAnswers &answers);
    bool refuse(const Error &error) override;

private:
    QWidget *m_list;
    QFormLayout *m_rows;
    Banner *m_problem;
};

} // namespace hub::ui
