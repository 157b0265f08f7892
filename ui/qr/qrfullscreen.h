// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace hub::ui {

class PlainLabel;
class QrCanvas;

/// A code over the whole screen, for a phone that is held before it: whose it is, the code as large as it may be, and
/// one line of words. Esc, F11 and a double click close it; then it is gone.
class QrFullScreen : public QWidget
{
    Q_OBJECT

public:
    /// A window of its own, on the screen of its owner.
    explicit QrFullScreen(QWidget *owner);

    void setTexts(const QString &title, const QString &words);
    /// The line at the foot; at first, how to close it.
    void setHint(const QString &text);
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QrCanvas *canvas() const { return m_canvas; }
    void open();

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    PlainLabel *m_title;
    QrCanvas *m_canvas;
    PlainLabel *m_words;
    PlainLabel *m_hint;
};

} // namespace hub::ui
