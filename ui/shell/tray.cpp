// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/tray.h"

#include <QGuiApplication>
#include <QPainter>

namespace hub::ui {

Tray::~Tray() = default;

SystemTray::SystemTray(QObject *parent) : Tray(parent), m_icon(programIcon())
{
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT activated();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
}

SystemTray::~SystemTray() = default;

bool SystemTray::isAvailable() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemTray::show()
{
    m_icon.show();
}

void SystemTray::setMenu(QMenu *menu)
{
    m_icon.setContextMenu(menu);
}

void SystemTray::setState(Tone tone, const QString &summary)
{
    if (m_tone != tone) {
        m_tone = tone;
        m_icon.setIcon(programIcon(tone));
    }
    m_icon.setToolTip(messageText(summary));
}

void SystemTray::showMessage(const QString &title, const QString &text, Tone tone)
{
    const auto kind = tone == Tone::Bad         ? QSystemTrayIcon::Critical
                      : tone == Tone::Attention ? QSystemTrayIcon::Warning
                                                : QSystemTrayIcon::Information;
    m_icon.showMessage(messageText(title), messageText(text), kind);
}

QIcon programIcon(std::optional<Tone> tone)
{
    const QIcon plain = icon("central-hub", QColor(Qt::black)); // has colours of its own
    if (!tone)
        return plain;
    QIcon marked;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        QPixmap pixmap = plain.pixmap(QSize(side, side), 1.0);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal dot = side * 0.46;
        QRectF box(side - dot, side - dot, dot, dot);
        // A ring of the background keeps the dot apart from the mark.
        painter.setCompositionMode(QPainter::CompositionMode_Clear);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::black);
        painter.drawEllipse(box.adjusted(-side / 16.0, -side / 16.0, side / 16.0, side / 16.0));
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.setBrush(toneColor(*tone, QGuiApplication::palette()));
        painter.drawEllipse(box);
        painter.end();
        marked.addPixmap(pixmap);
    }
    return marked;
}

QString messageText(const QString &text)
{
    QString plain = text;
    return plain.replace(u'<', u'‹').replace(u'>', u'›');
}

} // namespace hub::ui
