// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QBoxLayout;
class QPushButton;
class QSpinBox;

namespace hub::ui {

/// Another port for the server, chosen where it is told that the wished one is taken. Hidden until offered.
class PortChooser : public QWidget
{
    Q_OBJECT

public:
    explicit PortChooser(QWidget *parent = nullptr);
    ~PortChooser() override;

    /// Shows itself; proposes another than the one that was refused.
    void offer(quint16 refused);

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// 0: any free one.
    void chosen(quint16 port);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_row;
    QBoxLayout *m_choice;
    QBoxLayout *m_buttons;
    QSpinBox *m_port;
    QPushButton *m_try;
    QPushButton *m_any;
};

} // namespace hub::ui
