// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/server/traffichistory.h"

#include <QWidget>

#include <optional>

namespace hub::ui {

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
