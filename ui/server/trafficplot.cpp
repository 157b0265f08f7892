// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/server/trafficplot.h"

#include "ui/common/appearance.h"

#include <QAccessible>
#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace hub::ui {

namespace {

constexpr qint64 HoleMs = 3000; ///< samples come each second: after three without one, there is a hole

} // namespace

void TrafficHistory::add(const ServerSample &sample)
{
    if (!m_samples.empty() && sample.at <= m_samples.back().at)
        m_samples.clear();
    m_samples.push_back(sample);
    while (m_samples.front().at < sample.at - Window)
        m_samples.pop_front();
}

void TrafficHistory::setAll(const std::vector<ServerSample> &samples)
{
    m_samples.clear();
    for (const ServerSample &sample : samples)
        add(sample);
}

bool TrafficHistory::hasTraffic() const
{
    return std::any_of(m_samples.begin(), m_samples.end(),
                       [](const ServerSample &sample) { return sample.requestsPerSecond > 0; });
}

std::optional<size_t> TrafficHistory::nearest(qint64 at) const
{
    const auto after = std::lower_bound(m_samples.begin(), m_samples.end(), at,
                                        [](const ServerSample &sample, qint64 time) { return sample.at < time; });
    auto best = after;
    if (after == m_samples.end() || (after != m_samples.begin() && at - std::prev(after)->at < after->at - at)) {
        if (after == m_samples.begin())
            return std::nullopt;
        best = std::prev(after);
    }
    if (std::abs(best->at - at) > HoleMs)
        return std::nullopt;
    return size_t(best - m_samples.begin());
}

bool TrafficHistory::breaksBefore(size_t index) const
{
    return index == 0 || m_samples[index].at - m_samples[index - 1].at > HoleMs;
}

double TrafficHistory::peak() const
{
    double peak = 0;
    for (const ServerSample &sample : m_samples)
        peak = std::max({peak, sample.requestsPerSecond, sample.clientErrorsPerSecond, sample.serverErrorsPerSecond});
    return peak;
}

Axis Axis::upTo(double peak)
{
    const double wanted = std::isfinite(peak) ? std::max(peak, 1.0) : 1.0;
    const double power = std::pow(10.0, std::floor(std::log10(wanted)) - 1);
    for (const double factor : {2.0, 5.0, 10.0, 20.0, 50.0}) {
        const double step = factor * power;
        const double top = std::ceil(wanted / step - 1e-9) * step;
        if (top / step <= 5)
            return {top, step};
    }
    return {wanted, wanted / 2};
}

namespace {

constexpr qint64 MinuteMs = 60 * 1000;

QString rateText(double value)
{
    // One decimal below ten, none where it does not tell anything.
    const bool whole = value >= 10 || std::abs(value - std::round(value)) < 0.05;
    return QLocale().toString(value, 'f', whole ? 0 : 1);
}

struct Series
{
    double ServerSample::*value;
    QString name;
    QColor color;
};

} // namespace

TrafficPlot::TrafficPlot(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("trafficPlot"));
    setAccessibleName(tr("Requests in the last five minutes"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

TrafficPlot::~TrafficPlot() = default;

QSize TrafficPlot::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 13};
}

QSize TrafficPlot::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 10};
}

void TrafficPlot::setHistory(const TrafficHistory &history)
{
    m_history = history;
    m_axis = Axis::upTo(m_history.peak());
    describe();
    update();
}

static std::array<Series, 3> seriesOf(const QPalette &palette)
{
    return {
        Series{&ServerSample::requestsPerSecond, TrafficPlot::tr("Requests/s"), palette.color(QPalette::Link)},
        Series{&ServerSample::clientErrorsPerSecond, TrafficPlot::tr("Refused/s (4xx)"),
               toneColor(Tone::Attention, palette)},
        Series{&ServerSample::serverErrorsPerSecond, TrafficPlot::tr("Failed/s (5xx)"), toneColor(Tone::Bad, palette)}};
}

QRectF TrafficPlot::area() const
{
    const QFontMetrics metrics = fontMetrics();
    const int left = metrics.horizontalAdvance(rateText(m_axis.top)) + GapSmall + 2;
    const int top = metrics.height() + Gap;
    const int bottom = metrics.height() + GapSmall;
    return QRectF(rect()).adjusted(std::max(left, metrics.averageCharWidth() * 5), top, -Gap, -bottom);
}

double TrafficPlot::x(qint64 at) const
{
    const QRectF box = area();
    return box.right() - double(m_history.end() - at) / double(TrafficHistory::Window) * box.width();
}

double TrafficPlot::y(double value) const
{
    const QRectF box = area();
    return box.bottom() - std::clamp(value / m_axis.top, 0.0, 1.0) * box.height();
}

std::optional<size_t> TrafficPlot::marked() const
{
    return m_mark ? m_history.nearest(*m_mark) : std::nullopt;
}

QString TrafficPlot::readout() const
{
    const std::optional<size_t> index = marked();
    if (!index)
        return {};
    const ServerSample &sample = m_history.samples()[*index];
    return tr("%1: %2 requests/s, %3 refused, %4 failed, mean answer %5 ms")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(sample.at).time(), QStringLiteral("HH:mm:ss")),
             rateText(sample.requestsPerSecond), rateText(sample.clientErrorsPerSecond),
             rateText(sample.serverErrorsPerSecond), rateText(sample.meanMilliseconds));
}

void TrafficPlot::mark(std::optional<qint64> at)
{
    if (m_mark == at)
        return;
    m_mark = at;
    describe();
    update();
}

void TrafficPlot::describe()
{
    QString text = readout();
    if (text.isEmpty() && m_history.isEmpty())
        text = tr("Nothing measured yet.");
    else if (text.isEmpty())
        text = tr("Now %1 requests/s; the most in five minutes: %2.")
                   .arg(rateText(m_history.samples().back().requestsPerSecond), rateText(m_history.peak()));
    setAccessibleDescription(text);
}

void TrafficPlot::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF box = area();
    const double share = (box.right() - event->position().x()) / box.width();
    mark(m_history.end() - qint64(std::clamp(share, 0.0, 1.0) * double(TrafficHistory::Window)));
}

void TrafficPlot::leaveEvent(QEvent *)
{
    mark(std::nullopt);
}

void TrafficPlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    mark(std::nullopt);
}

void TrafficPlot::keyPressEvent(QKeyEvent *event)
{
    if (m_history.isEmpty())
        return QWidget::keyPressEvent(event);
    const std::deque<ServerSample> &samples = m_history.samples();
    const size_t last = samples.size() - 1;
    const std::optional<size_t> now = marked();
    const size_t index = now.value_or(last);
    switch (event->key()) {
    case Qt::Key_Left:
        return mark(samples[now && index > 0 ? index - 1 : index].at);
    case Qt::Key_Right:
        return mark(samples[std::min(now ? index + 1 : last, last)].at);
    case Qt::Key_Home:
        return mark(samples.front().at);
    case Qt::Key_End:
        return mark(samples.back().at);
    default:
        return QWidget::keyPressEvent(event);
    }
}

void TrafficPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter);
    const std::array<Series, 3> all = seriesOf(palette());
    for (const Series &series : all)
        paintLine(painter, series.value, series.color, series.value == &ServerSample::requestsPerSecond);
    paintLegend(painter);
    paintHint(painter);
    paintMark(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(palette().color(QPalette::Link));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TrafficPlot::paintGrid(QPainter &painter) const
{
    const QRectF box = area();
    const QFontMetrics metrics = fontMetrics();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(box, palette().color(QPalette::Base));
    const QColor line = hairline(palette());
    const QColor label = mutedText(palette());
    for (double value = 0; value <= m_axis.top * 1.0001; value += m_axis.step) {
        painter.setPen(line);
        painter.drawLine(QPointF(box.left(), y(value)), QPointF(box.right(), y(value)));
        painter.setPen(label);
        painter.drawText(QRectF(0, y(value) - metrics.height(), box.left() - GapSmall, 2 * metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, rateText(value));
    }
    const double minute = box.width() * MinuteMs / TrafficHistory::Window;
    for (int minutes = 0; minutes <= 5; ++minutes) {
        const double at = box.right() - minutes * minute;
        painter.setPen(line);
        painter.drawLine(QPointF(at, box.top()), QPointF(at, box.bottom()));
        const QString text = minutes == 0 ? tr("now") : tr("−%1 min").arg(minutes);
        const double width = metrics.horizontalAdvance(text) + 2;
        // The outermost labels stay inside, and off the vertical axis' 0.
        const double left = std::clamp(at - width / 2, box.left(), std::max(box.left(), this->width() - width));
        painter.setPen(label);
        painter.drawText(QRectF(left, box.bottom() + GapSmall - 2.0, width, metrics.height()), Qt::AlignCenter, text);
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void TrafficPlot::paintLine(QPainter &painter, Value value, const QColor &color, bool filled) const
{
    const std::deque<ServerSample> &samples = m_history.samples();
    QPainterPath line;
    QPainterPath fill;
    for (size_t i = 0; i < samples.size(); ++i) {
        const QPointF point(x(samples[i].at), y(samples[i].*value));
        const bool breaks = m_history.breaksBefore(i);
        // Only where there are errors: a red line along the ground says nothing, and alarms.
        const bool isIdle = !filled && !breaks && samples[i].*value <= 0 && samples[i - 1].*value <= 0;
        if (breaks || isIdle)
            line.moveTo(point);
        else
            line.lineTo(point);
        if (breaks)
            fill.moveTo(point.x(), y(0));
        fill.lineTo(point);
        if (i + 1 == samples.size() || m_history.breaksBefore(i + 1))
            fill.lineTo(point.x(), y(0));
    }
    painter.save();
    painter.setClipRect(area().adjusted(-1, -2, 1, 2));
    if (filled) {
        QColor quiet = color;
        quiet.setAlphaF(0.14F);
        painter.fillPath(fill, quiet);
    }
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
    painter.restore();
}

void TrafficPlot::paintLegend(QPainter &painter) const
{
    const QFontMetrics metrics = fontMetrics();
    double left = area().left();
    for (const Series &series : seriesOf(palette())) {
        const double middle = metrics.height() / 2.0 + 1;
        painter.setPen(QPen(series.color, 3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(left + 2, middle), QPointF(left + 12, middle));
        left += 18;
        const double width = metrics.horizontalAdvance(series.name);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(left, 1, width + 2, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, series.name);
        left += width + Gap + GapSmall;
    }
}

void TrafficPlot::paintHint(QPainter &painter) const
{
    if (m_history.hasTraffic())
        return;
    painter.setPen(mutedText(palette()));
    painter.drawText(area(), Qt::AlignCenter,
                     m_history.isEmpty() ? tr("Nothing measured yet") : tr("No requests in the last five minutes"));
}

void TrafficPlot::paintMark(QPainter &painter) const
{
    const std::optional<size_t> index = marked();
    if (!index)
        return;
    const ServerSample &sample = m_history.samples()[*index];
    const QRectF box = area();
    const double at = x(sample.at);
    painter.setPen(QPen(mutedText(palette()), 1, Qt::DashLine));
    painter.drawLine(QPointF(at, box.top()), QPointF(at, box.bottom()));
    for (const Series &series : seriesOf(palette())) {
        if (series.value != &ServerSample::requestsPerSecond && sample.*series.value <= 0)
            continue;
        painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
        painter.setBrush(series.color);
        painter.drawEllipse(QPointF(at, y(sample.*series.value)), 4, 4);
    }

    const QFontMetrics metrics = fontMetrics();
    QString text = readout();
    const double most = box.width() - 2 * GapSmall;
    QRectF words = metrics.boundingRect(QRect(0, 0, int(most) - 2 * GapSmall, height()), Qt::TextWordWrap, text);
    QRectF frame(0, 0, words.width() + 2 * GapSmall + 2, words.height() + GapSmall + 2);
    // Beside the line, on the side that has the room.
    const bool onRight = at + Gap + frame.width() <= box.right();
    const double left = onRight ? at + Gap : at - Gap - frame.width();
    frame.moveTo(std::clamp(left, box.left() + 1, std::max(box.left() + 1, box.right() - frame.width())),
                 box.top() + GapSmall);
    painter.setPen(hairline(palette()));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(frame, 4, 4);
    painter.setPen(palette().color(QPalette::ToolTipText));
    painter.drawText(frame.adjusted(GapSmall, 0, -GapSmall, 0), Qt::AlignVCenter | Qt::TextWordWrap, text);
}

} // namespace hub::ui
