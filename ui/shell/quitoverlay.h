// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QPushButton;

namespace hub::ui {

/// Lies over the whole window while the hub ends what is in flight.
class QuitOverlay : public QWidget
{
    Q_OBJECT

public:
    explicit QuitOverlay(QWidget *window);
    void cover();

Q_SIGNALS:
    /// The user does not want to wait.
    void hurried();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *m_hurry;
};

} // namespace hub::ui
