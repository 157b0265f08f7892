// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/appearance.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QTransform>

#include <algorithm>
#include <cmath>
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

} // namespace hub::ui
