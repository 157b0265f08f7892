// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/wizard/laststeps.h"

#include <QFormLayout>

namespace hub::ui {

SummaryStep::SummaryStep(QWidget *parent)
    : WizardStep(tr("Ready to set up"), tr("This is what will be set. Go back to change something."), parent)
    , m_list(new QWidget(this))
    , m_rows(new QFormLayout(m_list))
    , m_problem(new Banner(this))
{
    m_problem->setObjectName(QStringLiteral("setupProblem"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(GapLarge);
    m_rows->setVerticalSpacing(Gap);
    m_rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    body()->addWidget(m_list);
    body()->addWidget(m_problem);
}

SummaryStep::~SummaryStep() = default;

void SummaryStep::present(const WizardAnswers &answers)
{
    m_problem->dismiss();
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    for (const auto &[label, value] : answers.summary) {
        auto *name = new PlainLabel(label, m_list);
        name->setMuted(true);
        auto *text = new PlainLabel(value, m_list);
        text->setWordWrap(true);
        text->setAccessibleName(label);
        m_rows->addRow(name, text);
    }
}

bool SummaryStep::refuse(const Error &error)
{
    m_problem->present(Tone::Bad, tr("It could not be set up: %1").arg(error.message));
    return true;
}

} // namespace hub::ui
