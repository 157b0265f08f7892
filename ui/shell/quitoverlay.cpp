// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/quitoverlay.h"

#include "ui/common/widgets.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

QuitOverlay::QuitOverlay(QWidget *window) : QWidget(window), m_hurry(new QPushButton(tr("Quit &now"), this))
{
    setObjectName(QStringLiteral("quitOverlay"));
    auto *title = new PlainLabel(tr("Finishing what is in flight…"), this);
    title->setScale(1.3, true);
    title->setAlignment(Qt::AlignCenter);
    auto *text =
        new PlainLabel(tr("Messages that are being sent get their answer. Jobs go on at the next start."), this);
    text->setMuted(true);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    setAccessibleName(title->text());
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Gap);
    layout->addStretch(2);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_hurry, 0, Qt::AlignCenter);
    layout->addStretch(3);
    hide();
    window->installEventFilter(this);
    connect(m_hurry, &QPushButton::clicked, this, [this] {
        m_hurry->setEnabled(false);
        Q_EMIT hurried();
    });
}

void QuitOverlay::cover()
{
    setGeometry(parentWidget()->rect());
    show();
    raise();
    m_hurry->setFocus();
}

bool QuitOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void QuitOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlpha(235);
    painter.fillRect(rect(), veil);
}

} // namespace hub::ui
