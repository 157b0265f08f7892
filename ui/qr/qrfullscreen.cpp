// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/qr/qrfullscreen.h"

#include "ui/common/widgets.h"
#include "ui/qr/qrcanvas.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

namespace hub::ui {

QrFullScreen::QrFullScreen(QWidget *owner)
    : QWidget(owner, Qt::Window)
    , m_title(new PlainLabel({}, this))
    , m_canvas(new QrCanvas(this))
    , m_words(new PlainLabel({}, this))
    , m_hint(new PlainLabel(tr("Esc closes the full screen"), this))
{
    setObjectName(QStringLiteral("qrFullScreen"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    m_title->setScale(2, true);
    m_words->setScale(1.5);
    m_hint->setMuted(true);
    QFont large = m_canvas->font();
    if (large.pointSizeF() > 0)
        large.setPointSizeF(large.pointSizeF() * 1.5);
    m_canvas->setFont(large);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    layout->setSpacing(Gap);
    for (PlainLabel *label : {m_title, m_words, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::NoTextInteraction); // all keys are the window's
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    }
    layout->addWidget(m_title);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_hint);
    connect(m_canvas, &QrCanvas::doubleClicked, this, &QWidget::close);
    restyle();
}

void QrFullScreen::setTexts(const QString &title, const QString &words)
{
    m_title->setText(title);
    m_words->setText(words);
    setWindowTitle(title);
}

void QrFullScreen::setHint(const QString &text)
{
    m_hint->setText(text);
}

QString QrFullScreen::hint() const
{
    return m_hint->text();
}

QString QrFullScreen::words() const
{
    return m_words->text();
}

QString QrFullScreen::title() const
{
    return m_title->text();
}

void QrFullScreen::open()
{
    if (const QWidget *owner = parentWidget()) {
        setScreen(owner->screen());
        setGeometry(owner->screen()->geometry());
    }
    showFullScreen();
    activateWindow();
    m_canvas->setFocus();
}

void QrFullScreen::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void QrFullScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F11)
        close();
    else
        QWidget::keyPressEvent(event);
}

void QrFullScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange)
        restyle();
}

/// Nothing around the code but black or white: a phone's camera takes its exposure from all that it sees.
void QrFullScreen::restyle()
{
    const QColor ground = isDark(QApplication::palette()) ? Qt::black : Qt::white;
    if (palette().color(QPalette::Window) == ground)
        return;
    QPalette neutral; // says nothing but this: the rest follows the program's
    neutral.setColor(QPalette::Window, ground);
    setPalette(neutral);
}

} // namespace hub::ui
