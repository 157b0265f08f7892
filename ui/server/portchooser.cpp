// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/server/portchooser.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace hub::ui {

PortChooser::PortChooser(QWidget *parent)
    : QWidget(parent)
    , m_port(new QSpinBox(this))
    , m_try(new QPushButton(tr("&Try this port"), this))
    , m_any(new QPushButton(tr("Any &free port"), this))
{
    m_port->setRange(1, 65535);
    m_port->setObjectName(QStringLiteral("otherPort"));
    m_port->setAccelerated(true);
    m_try->setDefault(true);
    auto *label = new PlainLabel(tr("Listen on another &port:"), this);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setBuddy(m_port);
    auto *note = new PlainLabel(
        tr("The port is kept in the settings. A free port that the system picks counts for this time only."), this);
    note->setMuted(true);
    note->setWordWrap(true);

    auto *row = new QHBoxLayout;
    row->setSpacing(GapSmall);
    row->addWidget(label);
    row->addWidget(m_port);
    row->addWidget(m_try);
    row->addWidget(m_any);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, Gap);
    layout->setSpacing(GapSmall);
    layout->addLayout(row);
    layout->addWidget(note);
    hide();

    connect(m_try, &QPushButton::clicked, this, [this] { Q_EMIT chosen(quint16(m_port->value())); });
    connect(m_any, &QPushButton::clicked, this, [this] { Q_EMIT chosen(0); });
    // Enter in the box tries what stands there.
    auto *enter = new QAction(m_port);
    enter->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    enter->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(enter, &QAction::triggered, m_try, [this] {
        m_port->interpretText();
        m_try->click();
    });
    m_port->addAction(enter);
}

PortChooser::~PortChooser() = default;

void PortChooser::offer(quint16 refused)
{
    m_port->setValue(refused < 65535 ? refused + 1 : refused - 1);
    show();
}

} // namespace hub::ui
