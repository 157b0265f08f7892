// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QLabel>

namespace hub::ui {

/// Shows an icon, sharp at every scale (a pixmap is so at one only).
class IconLabel : public QLabel
{
    Q_OBJECT

public:
    explicit IconLabel(QWidget *parent = nullptr);
    /// `side` in device independent pixels.
    void setIcon(const QIcon &icon, int side);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_side = 0;
};

} // namespace hub::ui
