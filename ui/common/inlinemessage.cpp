// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/inlinemessage.h"

#include <QEvent>
#include <QHBoxLayout>

namespace hub::ui {

InlineMessage::InlineMessage(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new PlainLabel({}, this))
{
    m_text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    hide();
}

void InlineMessage::tell(Tone tone, const QString &text)
{
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    restyle();
    setVisible(!text.isEmpty());
}

QString InlineMessage::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void InlineMessage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void InlineMessage::restyle()
{
    const char *name = "info";
    if (m_tone == Tone::Bad)
        name = "error";
    else if (m_tone == Tone::Attention)
        name = "warning";
    else if (m_tone == Tone::Good)
        name = "check-circle";
    else if (m_tone == Tone::Busy)
        name = "clock";
    const QColor color = m_tone == Tone::Neutral ? mutedText(palette()) : toneColor(m_tone, palette());
    const int side = fontMetrics().height();
    m_icon->setPixmap(icon(name, color).pixmap(QSize(side, side), devicePixelRatioF()));
    m_text->setMuted(m_tone == Tone::Neutral);
    m_text->setTone(m_tone);
}

} // namespace hub::ui
