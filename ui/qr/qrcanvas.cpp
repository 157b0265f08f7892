// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/qr/qrcanvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hub::ui {

namespace {

constexpr int BarHeight = 4;
constexpr int Radius = 8;
constexpr int Smallest = 120;
constexpr int Usual = 280;
// A reader wants a difference of about a tenth between dark and light; this is far below.
constexpr double Ghost = 0.05;
constexpr int Flags = int(Qt::AlignCenter) | int(Qt::TextWordWrap);

int barSpace()
{
    return BarHeight + GapSmall;
}

/// The largest square on the device's own pixels inside `rect`, in device pixels.
QRect onDevice(const QTransform &toDevice, const QRect &rect)
{
    const QRectF device = toDevice.mapRect(QRectF(rect));
    const int left = int(std::ceil(device.left() - 0.01));
    const int top = int(std::ceil(device.top() - 0.01));
    const int width = int(std::floor(device.right() + 0.01)) - left;
    const int height = int(std::floor(device.bottom() + 0.01)) - top;
    return {left, top, std::min(width, height), std::min(width, height)};
}

} // namespace

QrCanvas::QrCanvas(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
}

void QrCanvas::setPicture(const QrPicture &picture)
{
    m_picture = picture;
    m_rendered = {};
    update();
}

void QrCanvas::setMessage(const QString &text)
{
    if (m_message == text)
        return;
    m_message = text;
    update();
}

void QrCanvas::setExpired(bool expired)
{
    if (std::exchange(m_expired, expired) != expired)
        update();
}

void QrCanvas::setTimeLeft(double share, Tone tone)
{
    if (m_timeLeft == share && m_tone == tone)
        return;
    m_timeLeft = share;
    m_tone = tone;
    const QRect sheet = paper();
    update(sheet.left(), sheet.bottom(), sheet.width(), barSpace() + 2);
}

void QrCanvas::setNews(const QString &text, Tone tone)
{
    if (m_news == text && m_newsTone == tone)
        return;
    m_news = text;
    m_newsTone = tone;
    update();
}

QRect QrCanvas::paper() const
{
    const QRect room = contentsRect().adjusted(1, 1, -1, -1 - barSpace()); // a pixel for the focus' frame
    const int side = std::max(0, std::min(room.width(), room.height()));
    return {room.left() + (room.width() - side) / 2, room.top() + (room.height() - side) / 2, side, side};
}

QSize QrCanvas::sizeHint() const
{
    return {Usual, Usual + barSpace()};
}

QSize QrCanvas::minimumSizeHint() const
{
    return {Smallest, Smallest + barSpace()};
}

int QrCanvas::heightForWidth(int width) const
{
    return width + barSpace();
}

void QrCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT doubleClicked();
}

void QrCanvas::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void QrCanvas::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void QrCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPaper(painter);
    if (!m_news.isEmpty()) {
        paintNews(painter);
        return;
    }
    paintCode(painter);
    if (m_picture.isNull() || m_expired)
        paintMessage(painter);
    paintBar(painter);
}

/// Paper is white where a code is on it, and otherwise does not glare out of a dark window.
void QrCanvas::paintPaper(QPainter &painter) const
{
    QColor fill = m_picture.isNull() ? palette().color(QPalette::Base) : QColor(Qt::white);
    if (!m_news.isEmpty())
        fill = toneFill(m_newsTone, palette());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    const bool framed = hasFocus();
    painter.setPen(QPen(framed ? palette().color(QPalette::Link) : hairline(palette()), framed ? 2 : 1));
    painter.drawRoundedRect(QRectF(paper()).adjusted(0.5, 0.5, -0.5, -0.5), Radius, Radius);
    painter.restore();
}

void QrCanvas::paintCode(QPainter &painter)
{
    if (m_picture.isNull())
        return;
    // Two pixels of frame belong to the paper; the quiet zone is in the picture.
    const QRect device = onDevice(painter.deviceTransform(), paper().adjusted(2, 2, -2, -2));
    if (device.width() < 1)
        return;
    if (m_rendered.width() != device.width())
        m_rendered = m_picture.render(device.width());
    painter.save();
    if (m_expired)
        painter.setOpacity(Ghost);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    QPainterPath corners; // the paper's; what they cut is white
    corners.addRoundedRect(QRectF(paper()).adjusted(1.5, 1.5, -1.5, -1.5), Radius - 1, Radius - 1);
    painter.setClipPath(corners);
    const QTransform fromDevice = painter.deviceTransform().inverted();
    painter.drawImage(fromDevice.mapRect(QRectF(device)), m_rendered);
    painter.restore();
}

/// The largest font, down from `largest` times the own one, in which the text fits: also a long number in a small room.
QFont QrCanvas::fitted(const QString &text, const QSize &room, double largest, bool bold) const
{
    QFont result = font();
    result.setBold(bold);
    const double usual = font().pointSizeF() > 0 ? font().pointSizeF() : 10;
    for (double factor = largest; factor > 0.6; factor -= 0.1) {
        result.setPointSizeF(usual * factor);
        const QRect needed = QFontMetrics(result).boundingRect(QRect(QPoint(), room), Flags, text);
        if (needed.width() <= room.width() && needed.height() <= room.height())
            break;
    }
    return result;
}

void QrCanvas::paintMessage(QPainter &painter) const
{
    const QRect room = paper().adjusted(Gap, Gap, -Gap, -Gap);
    painter.setFont(fitted(m_message, room.size(), std::clamp(room.width() / 240.0, 1.0, 1.3), false));
    painter.setPen(m_picture.isNull() ? mutedText(palette()) : QColor(Qt::black)); // over a code the paper is white
    painter.drawText(room, Flags, m_message);
}

void QrCanvas::paintNews(QPainter &painter) const
{
    const QRect sheet = paper();
    const QColor color = toneColor(m_newsTone, palette());
    const int side = std::min(sheet.width() / 4, fontMetrics().height() * 4);
    const QRect box(sheet.center().x() - side / 2, sheet.center().y() - side, side, side);
    icon(m_newsTone == Tone::Good ? "check-circle" : "warning", color).paint(&painter, box);
    QRect room = sheet.adjusted(Gap, 0, -Gap, -Gap);
    room.setTop(box.bottom() + Gap);
    const double largest = std::clamp(sheet.width() / 240.0, 1.0, 1.8);
    painter.setFont(fitted(m_news, room.size(), largest, true));
    painter.setPen(color);
    painter.drawText(room, int(Qt::AlignHCenter) | int(Qt::AlignTop) | int(Qt::TextWordWrap), m_news);
}

void QrCanvas::paintBar(QPainter &painter) const
{
    if (m_timeLeft < 0 || m_picture.isNull())
        return;
    const QRect sheet = paper();
    QRectF bar(sheet.left(), sheet.bottom() + 1 + GapSmall, sheet.width(), BarHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hairline(palette()));
    painter.drawRoundedRect(bar, BarHeight / 2.0, BarHeight / 2.0);
    bar.setWidth(bar.width() * std::clamp(m_timeLeft, 0.0, 1.0));
    painter.setBrush(toneColor(m_tone, palette()));
    painter.drawRoundedRect(bar, BarHeight / 2.0, BarHeight / 2.0);
    painter.restore();
}

} // namespace hub::ui
