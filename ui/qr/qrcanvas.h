// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/appearance.h"
#include "ui/qr/qrpicture.h"

#include <QWidget>

namespace hub::ui {

/// The sheet of white paper with a QR code on it, as large as there is room, and below it a bar for the time that is
/// left. Knows nothing of time: who owns it says what to show. A code is painted on the screen's own pixels, whole
/// ones for each module, and on white even where everything else is dark.
class QrCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit QrCanvas(QWidget *parent = nullptr);

    void setPicture(const QrPicture &picture);
    [[nodiscard]] const QrPicture &picture() const { return m_picture; }
    /// What stands there instead of a code, or over one that is not to be scanned any more. Plain text.
    void setMessage(const QString &text);
    [[nodiscard]] const QString &message() const { return m_message; }
    /// Greys the code so far that no phone reads it.
    void setExpired(bool expired);
    [[nodiscard]] bool isExpired() const { return m_expired; }
    /// How much of the bar is left, 0 to 1; below 0: no bar.
    void setTimeLeft(double share, Tone tone);
    /// News in place of the code, with a check mark if it is good. Empty: none.
    void setNews(const QString &text, Tone tone = Tone::Good);
    [[nodiscard]] const QString &news() const { return m_news; }

    /// Where the paper is, in this widget.
    [[nodiscard]] QRect paper() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void doubleClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paintPaper(QPainter &painter) const;
    void paintCode(QPainter &painter);
    void paintMessage(QPainter &painter) const;
    void paintNews(QPainter &painter) const;
    [[nodiscard]] QFont fitted(const QString &text, const QSize &room, double largest, bool bold) const;
    void paintBar(QPainter &painter) const;

    QrPicture m_picture;
    QImage m_rendered; // the picture at the size painted last
    QString m_message;
    QString m_news;
    Tone m_newsTone = Tone::Good;
    bool m_expired = false;
    double m_timeLeft = -1;
    Tone m_tone = Tone::Busy;
};

} // namespace hub::ui
