// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/grab.h"

#include "ui/common/appearance.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QWidget>

namespace hub::ui {

namespace {

QString folder()
{
    return qEnvironmentVariable("HUB_GRABS");
}

void write(QWidget &widget, const QString &name, qreal ratio)
{
    QCoreApplication::sendPostedEvents(); // layouts and deferred repaints
    QImage image(widget.size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(widget.palette().color(QPalette::Window));
    widget.render(&image);
    QDir().mkpath(folder());
    if (!image.save(folder() + QLatin1Char('/') + name + QStringLiteral(".png")))
        qWarning("the grab %s could not be written", qPrintable(name));
}

} // namespace

void grab(QWidget &widget, const QString &name)
{
    if (folder().isEmpty())
        return;
    applyAppearance(*qApp, Appearance::Light);
    write(widget, name + QStringLiteral("-light"), 1);
    write(widget, name + QStringLiteral("-light@2x"), 2);
    applyAppearance(*qApp, Appearance::Dark);
    write(widget, name + QStringLiteral("-dark"), 1);
    applyAppearance(*qApp, Appearance::Light);
}

void grabSmall(QWidget &widget, const QString &name)
{
    if (folder().isEmpty())
        return;
    applyAppearance(*qApp, Appearance::Light);
    const QSize former = widget.size();
    widget.resize(580, 400);
    write(widget, name + QStringLiteral("-small@2x"), 2);
    widget.resize(former);
}

} // namespace hub::ui
