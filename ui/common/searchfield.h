// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QTimer>

namespace hub::ui {

/// Text as searches compare it: without case, accents and other marks, ligatures and wide forms resolved.
[[nodiscard]] QString folded(const QString &text);

/// A line to search with: a magnifying glass, a cross to clear it, Ctrl+F to get there from anywhere on the page, Esc
/// to clear it. Tells what is searched for once the user pauses, or at once when he presses Enter or clears it.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    /// `name`: what is searched, shown in the empty field and told to screen readers.
    explicit SearchField(const QString &name, QWidget *parent = nullptr);

    /// What was told last, without outer space.
    [[nodiscard]] const QString &searched() const { return m_searched; }
    /// How long a pause is; 0: every key counts.
    void setDelay(int milliseconds) { m_pause.setInterval(milliseconds); }

Q_SIGNALS:
    void searchChanged(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void announceSearch();
    void restyle();

    QTimer m_pause;
    QAction *m_glass;
    QString m_searched;
};

} // namespace hub::ui
