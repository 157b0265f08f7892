// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/widgets.h"

#include <QLabel>
#include <QWidget>

class QAction;
class QFormLayout;
class QPushButton;
class QTableView;

namespace hub::ui {

/// Small things that the panels of this page share.

/// A line about what is above it: what is wrong with a field, or a hint. Hidden while it has nothing to say.
class Note : public QWidget
{
    Q_OBJECT

public:
    explicit Note(QWidget *parent = nullptr);
    void tell(Tone tone, const QString &text); ///< an empty text hides it
    void clear() { tell(Tone::Neutral, {}); }
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    Tone m_tone = Tone::Neutral;
    QLabel *m_icon;
    PlainLabel *m_text;
};

/// One line of text that ends in dots where there is no room for it.
class OneLineLabel : public PlainLabel
{
    Q_OBJECT

public:
    explicit OneLineLabel(QWidget *parent = nullptr);
    void setWhole(const QString &text);
    [[nodiscard]] const QString &whole() const { return m_whole; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();
    QString m_whole;
};

/// The rows that can be seen, also partly; none: first > last.
struct RowRange
{
    int first = 0;
    int last = -1;
};
[[nodiscard]] RowRange visibleRows(const QTableView &table);
/// A button that does what the action does, and is enabled with it.
[[nodiscard]] QPushButton *buttonFor(QAction *action, QWidget *parent);

} // namespace hub::ui
