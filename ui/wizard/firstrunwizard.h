// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/wizard/steps.h"

#include <QDialog>

#include <vector>

class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace hub::ui {

class AccountStep;
class PlainLabel;
class SummaryStep;

/// Sets up a hub step by step: Session Manager, administrator, address. Open it with open(); it needs a running hub.
/// Nothing happens before the last step; what the hub refuses is told at the step it belongs to, and nothing that was
/// entered is lost. "Set up later" rejects it.
class FirstRunWizard : public QDialog
{
    Q_OBJECT

public:
    explicit FirstRunWizard(const PageContext &context, QWidget *parent = nullptr);
    ~FirstRunWizard() override;

    [[nodiscard]] int currentStep() const;

    void reject() override;

private:
    void buildSteps();
    void buildFrame();
    void showStep(int index);
    void next();
    void updateButtons();
    void revealProblem();
    [[nodiscard]] WizardAnswers answers() const;
    void setBusy(bool busy);

    void setUp();
    void createAccount(const WizardAnswers &answers);
    void applySettings(const WizardAnswers &answers);
    void onRefused(const Error &error);

    HubApi &m_hub;
    std::vector<WizardStep *> m_steps;
    AccountStep *m_account = nullptr;
    SummaryStep *m_summary = nullptr;
    bool m_busy = false;
    PlainLabel *m_progress = nullptr;
    PlainLabel *m_title = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPushButton *m_later = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace hub::ui
