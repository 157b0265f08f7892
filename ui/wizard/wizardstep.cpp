// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/wizardstep.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace hub::ui {

WizardStep::WizardStep(const QString &title, const QString &intro, QWidget *parent)
    : QWidget(parent), m_title(title), m_body(new QVBoxLayout)
{
    auto *words = new PlainLabel(intro, this);
    words->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap);
    layout->addWidget(words);
    m_body->setSpacing(Gap);
    layout->addLayout(m_body);
    layout->addStretch(1);
}

WizardStep::~WizardStep() = default;

void WizardStep::setBesideScrollBar(bool beside)
{
    layout()->setContentsMargins(0, 0, beside ? Gap : 0, 0);
}

Field::Field(const QString &label, QWidget *control, const QString &help, QWidget *parent,
             const QList<QWidget *> &beside)
    : QWidget(parent), m_control(control), m_help(new PlainLabel(help, this)), m_problem(new PlainLabel({}, this))
{
    auto *name = new PlainLabel(label, this);
    name->setTextInteractionFlags(Qt::NoTextInteraction);
    name->setBuddy(control);
    control->setAccessibleDescription(help);
    m_help->setMuted(true);
    m_help->setWordWrap(true);
    m_help->setVisible(!help.isEmpty());
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(GapSmall);
    row->addWidget(control, 1);
    for (QWidget *widget : beside)
        row->addWidget(widget);
    if (control->sizePolicy().horizontalPolicy() == QSizePolicy::Maximum)
        row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(name);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    layout->addWidget(m_help);
}

Field::~Field() = default;

void Field::setHelp(const QString &help)
{
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    m_control->setAccessibleDescription(help);
}

void Field::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_control->setAccessibleDescription(problem.isEmpty() ? m_help->text() : problem);
    restyle();
}

QString Field::problem() const
{
    return m_problem->text();
}

void Field::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void Field::restyle()
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, toneColor(Tone::Bad, this->palette()));
    m_problem->setPalette(palette);
}

} // namespace hub::ui
