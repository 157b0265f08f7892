// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/firstrunwizard.h"

#include "ui/common/appearance.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/wizard/steps.h"

#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace hub::ui {

namespace {

/// Whether Tab stops here; in a group of choices it does at the chosen one.
bool takesFocus(const QWidget *widget, const QWidget *step)
{
    if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisibleTo(step) || !widget->isEnabledTo(step))
        return false;
    const auto *choice = qobject_cast<const QRadioButton *>(widget);
    return !choice || choice->isChecked();
}

} // namespace

FirstRunWizard::FirstRunWizard(const PageContext &context, QWidget *parent) : QDialog(parent), m_hub(context.hub)
{
    setObjectName(QStringLiteral("firstRunWizard"));
    buildFrame();
    buildSteps();
    const QSize wanted(fontMetrics().averageCharWidth() * 96, fontMetrics().height() * 39);
    resize(wanted.boundedTo(screen()->availableSize() * 0.95));
    showStep(0);
}

FirstRunWizard::~FirstRunWizard() = default;

void FirstRunWizard::buildSteps()
{
    m_summary = new SummaryStep;
    m_account = new AccountStep(m_hub.isNew());
    m_steps = {new WelcomeStep(m_hub.dataDirectory()), new SessionManagerStep(m_hub.settings(), m_hub.isDemo()),
               m_account, new AddressStep(m_hub.settings(), AddressStep::addressesOfThisComputer()), m_summary};
    for (WizardStep *step : m_steps) {
        auto *scroll = new QScrollArea(m_stack);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->viewport()->setAutoFillBackground(false);
        scroll->setWidget(step);
        step->setAutoFillBackground(false);
        m_stack->addWidget(scroll);
        connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, step,
                [step](int, int maximum) { step->setBesideScrollBar(maximum > 0); });
    }
}

void FirstRunWizard::buildFrame()
{
    m_progress = new PlainLabel({}, this);
    m_progress->setObjectName(QStringLiteral("wizardProgress"));
    m_progress->setMuted(true);
    m_title = new PlainLabel({}, this);
    m_title->setObjectName(QStringLiteral("wizardTitle"));
    m_title->setScale(1.5, true);
    m_title->setWordWrap(true);
    m_stack = new QStackedWidget(this);
    m_later = plainButton(tr("Set up late&r"), "wizardLater", this);
    m_back = plainButton(tr("&Back"), "wizardBack", this);
    m_next = new QPushButton(tr("&Next"), this);
    m_next->setObjectName(QStringLiteral("wizardNext"));
    m_next->setDefault(true);
    connect(m_later, &QPushButton::clicked, this, &FirstRunWizard::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(currentStep() - 1); });
    connect(m_next, &QPushButton::clicked, this, &FirstRunWizard::next);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(GapSmall);
    buttons->addWidget(m_later);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(GapSmall);
    layout->addWidget(m_progress);
    layout->addWidget(m_title);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_stack, 1);
    layout->addSpacing(GapSmall);
    layout->addLayout(buttons);
    // The step's controls come before the buttons.
    setTabOrder(m_stack, m_back);
    setTabOrder(m_back, m_next);
    setTabOrder(m_next, m_later);
}

int FirstRunWizard::currentStep() const
{
    return m_stack->currentIndex();
}

void FirstRunWizard::showStep(int index)
{
    WizardStep *step = m_steps.at(size_t(index));
    m_stack->setCurrentIndex(index);
    m_progress->setText(tr("Step %1 of %2").arg(index + 1).arg(m_steps.size()));
    m_title->setText(step->title());
    setWindowTitle(tr("Set up Central Hub: %1").arg(step->title()));
    if (step == m_summary)
        m_summary->present(answers());
    updateButtons();
    step->enter();
    // What is to be filled in first; where there is nothing, the way on.
    QWidget *first = step->nextInFocusChain();
    while (step->isAncestorOf(first) && !takesFocus(first, step))
        first = first->nextInFocusChain();
    (step->isAncestorOf(first) ? first : m_next)->setFocus();
}

void FirstRunWizard::updateButtons()
{
    const bool isLast = currentStep() == int(m_steps.size()) - 1;
    m_next->setText(m_busy ? tr("Setting up…") : isLast ? tr("&Set up") : tr("&Next"));
    m_next->setEnabled(!m_busy);
    m_back->setEnabled(!m_busy && currentStep() > 0);
    m_later->setEnabled(!m_busy);
}

void FirstRunWizard::next()
{
    if (m_busy)
        return;
    if (!m_steps.at(size_t(currentStep()))->validate()) {
        revealProblem();
        return;
    }
    if (currentStep() + 1 < int(m_steps.size()))
        showStep(currentStep() + 1);
    else
        setUp();
}

void FirstRunWizard::revealProblem()
{
    // When it is laid out: the problem has just made the step longer.
    QTimer::singleShot(0, this, [this] {
        auto *scroll = qobject_cast<QScrollArea *>(m_stack->currentWidget());
        if (scroll && focusWidget())
            scroll->ensureWidgetVisible(focusWidget(), 0, fontMetrics().height() * 3);
    });
}

WizardAnswers FirstRunWizard::answers() const
{
    WizardAnswers answers;
    for (const WizardStep *step : m_steps)
        step->collect(answers);
    return answers;
}

void FirstRunWizard::setBusy(bool busy)
{
    m_busy = busy;
    m_stack->setEnabled(!busy);
    updateButtons();
}

void FirstRunWizard::setUp()
{
    setBusy(true);
    // The account first: new settings may start the hub anew, which would not take one just then.
    createAccount(answers());
}

void FirstRunWizard::createAccount(const WizardAnswers &answers)
{
    if (!answers.account) {
        applySettings(answers);
        return;
    }
    // An administrator belongs to no client; the account's tokens have to name one all the same.
    const UserAdmin::NewAccount account{.username = answers.username,
                                        .password = answers.password,
                                        .clienteId = *ClienteId::fromNumber(1),
                                        .role = Role::Admin,
                                        .addsClient = false};
    m_hub.people().createUser(account, this, [this, answers](const Result<User> &result) {
        if (!result) {
            onRefused(result.error());
            return;
        }
        m_account->setDone(result->username);
        applySettings(answers);
    });
}

void FirstRunWizard::applySettings(const WizardAnswers &answers)
{
    if (answers.settings.isEmpty()) {
        accept();
        return;
    }
    m_hub.settings().apply(answers.settings, this, [this](const Result<void> &result) {
        if (result)
            accept();
        else
            onRefused(result.error());
    });
}

void FirstRunWizard::onRefused(const Error &error)
{
    setBusy(false);
    for (size_t index = 0; index < m_steps.size(); ++index) {
        if (m_steps[index] == m_summary || !m_steps[index]->refuse(error))
            continue;
        showStep(int(index));
        m_steps[index]->refuse(error); // again: entering the step has cleared what was told before
        revealProblem();
        return;
    }
    m_summary->refuse(error);
}

void FirstRunWizard::reject()
{
    if (m_busy)
        return;
    const bool touched =
        std::any_of(m_steps.begin(), m_steps.end(), [](const WizardStep *step) { return step->isTouched(); });
    if (!touched) {
        QDialog::reject();
        return;
    }
    confirm(this, tr("Set up later"),
            tr("What you have entered here is not kept. You can open this assistant again from the menu."),
            tr("Set up later"), Tone::Attention, this, [this] { QDialog::reject(); });
}

} // namespace hub::ui
