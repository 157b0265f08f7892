// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/serverapi.h"

#include <QWidget>

#include <deque>
#include <optional>
#include <vector>

namespace hub::ui {

/// The server's last five minutes, and what a plot needs to know of them. A value without a thread of its own.
class TrafficHistory
{
public:
    static constexpr qint64 Window = 5 * 60 * 1000; ///< ms

    /// Something was measured: what is older than the window goes. Measurements that run backwards (the clock was set)
    /// begin a new history.
    void add(const ServerSample &sample);
    void setAll(const std::vector<ServerSample> &samples);

    [[nodiscard]] const std::deque<ServerSample> &samples() const { return m_samples; }
    [[nodiscard]] bool isEmpty() const { return m_samples.empty(); }
    /// Whether any request came in that time.
    [[nodiscard]] bool hasTraffic() const;
    /// The window's right end: when it was last measured; 0 if never.
    [[nodiscard]] qint64 end() const { return m_samples.empty() ? 0 : m_samples.back().at; }
    /// The sample nearest in time; none where nothing was measured around then.
    [[nodiscard]] std::optional<size_t> nearest(qint64 at) const;
    /// Whether the line breaks before this sample: nothing was measured for a while.
    [[nodiscard]] bool breaksBefore(size_t index) const;
    [[nodiscard]] double peak() const;

private:
    std::deque<ServerSample> m_samples;
};

/// A vertical axis from 0: `top` is at least `peak` (and at least 1), and `step` one of 1, 2, 5 times a power of ten,
/// so that there are 2 to 5 steps.
struct Axis
{
    double top = 1;
    double step = 0.5;

    [[nodiscard]] static Axis upTo(double peak);
};

/// The last five minutes as lines: requests a second, and how many of them were refused (4xx) or failed (5xx). The
/// mouse or the arrow keys read single moments off.
class TrafficPlot : public QWidget
{
    Q_OBJECT

public:
    explicit TrafficPlot(QWidget *parent = nullptr);
    ~TrafficPlot() override;

    /// Takes another picture of what was measured.
    void setHistory(const TrafficHistory &history);
    /// What the pointer or the cursor stands on, in words; empty without one.
    [[nodiscard]] QString readout() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    using Value = double ServerSample::*;

    [[nodiscard]] QRectF area() const;
    [[nodiscard]] double x(qint64 at) const;
    [[nodiscard]] double y(double value) const;
    [[nodiscard]] std::optional<size_t> marked() const;
    void mark(std::optional<qint64> at);
    void describe();

    void paintGrid(QPainter &painter) const;
    void paintLine(QPainter &painter, Value value, const QColor &color, bool filled) const;
    void paintLegend(QPainter &painter) const;
    void paintHint(QPainter &painter) const;
    void paintMark(QPainter &painter) const;

    TrafficHistory m_history;
    Axis m_axis;
    std::optional<qint64> m_mark; ///< ms since 1970
};

} // namespace hub::ui
