// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/wizardstep.h"

class QComboBox;
class QFormLayout;
class QRadioButton;
class QSpinBox;

namespace hub::ui {

class Banner;

/// Who may reach the hub: the address it listens on, and the port.
class AddressStep : public WizardStep
{
    Q_OBJECT

public:
    /// `addresses`: those of this computer, as text.
    explicit AddressStep(SettingsApi &settings, const QStringList &addresses, QWidget *parent = nullptr);
    ~AddressStep() override;

    bool check() override;
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
