// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/appearance.h"
#include "ui/common/followicon.h"
#include "ui/common/iconlabel.h"

#include <QAbstractButton>
#include <QAction>
#include <QEvent>
#include <QFile>
#include <QIconEngine>
#include <QLabel>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

// A static library's resources are linked and registered only if somebody asks; the macro must stand outside a
// namespace.
static void registerIcons()
{
    Q_INIT_RESOURCE(hub_icons);
}

namespace hub::ui {

namespace {

/// Draws a line icon from its SVG at whatever size and scale is asked for. Disabled ones are faint.
class LineIconEngine : public QIconEngine
{
public:
    LineIconEngine(QByteArray name, const QColor &color) : m_name(std::move(name)), m_color(color) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        // The device's own ratio is not all: a widget may be rendered into a larger picture.
        const QTransform &transform = painter->deviceTransform();
        const qreal scale = std::clamp(std::hypot(transform.m11(), transform.m12()), 0.5, 8.0);
        QPixmap drawn = pixmap((QSizeF(rect.size()) * scale).toSize(), mode, state);
        drawn.setDevicePixelRatio(scale);
        painter->drawPixmap(rect, drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QString key = QStringLiteral("hub-icon-%1-%2-%3x%4-%5")
                                .arg(QString::fromLatin1(m_name), m_color.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height())
                                .arg(int(mode == QIcon::Disabled));
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        if (mode == QIcon::Disabled)
            painter.setOpacity(0.4);
        const int side = std::min(size.width(), size.height());
        QRect square(0, 0, side, side);
        square.moveCenter(QRect(QPoint(), size).center());
        QSvgRenderer(svg()).render(&painter, square);
        painter.end();
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

    QIconEngine *clone() const override { return new LineIconEngine(m_name, m_color); }
    QString key() const override { return QStringLiteral("hub-line-icon"); }
    bool isNull() override { return false; }

private:
    QByteArray svg() const
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(QString::fromLatin1(m_name)));
        if (!file.open(QIODevice::ReadOnly)) {
            qWarning("There is no icon \"%s\"", m_name.constData());
            return {};
        }
        return file.readAll().replace("currentColor", m_color.name().toLatin1());
    }

    const QByteArray m_name;
    const QColor m_color;
};

} // namespace

QIcon icon(const char *name, const QPalette &palette)
{
    return icon(name, palette.color(QPalette::ButtonText));
}

QIcon icon(const char *name, const QColor &color)
{
    registerIcons();
    return QIcon(new LineIconEngine(name, color));
}

IconLabel::IconLabel(QWidget *parent) : QLabel(parent) {}

void IconLabel::setIcon(const QIcon &icon, int side)
{
    m_icon = icon;
    m_side = side;
    updateGeometry();
    update();
}

QSize IconLabel::sizeHint() const
{
    return {m_side, m_side};
}

QSize IconLabel::minimumSizeHint() const
{
    return sizeHint();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect square(0, 0, m_side, m_side);
    square.moveCenter(rect().center());
    m_icon.paint(&painter, square, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

namespace {

class Follower : public QObject
{
public:
    Follower(QObject *owner, QWidget *watched, std::function<void()> apply)
        : QObject(owner), m_watched(watched), m_apply(std::move(apply))
    {
        watched->installEventFilter(this);
        m_apply();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_watched && event->type() == QEvent::PaletteChange)
            m_apply();
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_watched;
    std::function<void()> m_apply;
};

} // namespace

void FollowIcon::on(QAbstractButton *button, const char *name)
{
    new Follower(button, button, [button, name] { button->setIcon(icon(name, button->palette())); });
}

void FollowIcon::on(QAbstractButton *button, const char *name, QPalette::ColorRole role)
{
    new Follower(button, button, [button, name, role] { button->setIcon(icon(name, button->palette().color(role))); });
}

void FollowIcon::on(IconLabel *label, const char *name, int lines, QColor (*color)(const QPalette &))
{
    new Follower(label, label, [label, name, lines, color] {
        label->setIcon(icon(name, color(label->palette())), label->fontMetrics().height() * lines);
    });
}

void FollowIcon::on(QAction *action, QWidget *where, const char *name)
{
    new Follower(action, where, [action, where, name] { action->setIcon(icon(name, where->palette())); });
}

void FollowIcon::on(QLabel *label, const char *name)
{
    new Follower(label, label, [label, name] {
        const int side = label->fontMetrics().height();
        label->setPixmap(icon(name, mutedText(label->palette())).pixmap(QSize(side, side), label->devicePixelRatioF()));
    });
}

} // namespace hub::ui
