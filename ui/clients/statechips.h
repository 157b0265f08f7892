// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sessionstate.h"
#include "ui/common/appearance.h"
#include "ui/common/clientstore.h"

#include <QAbstractButton>
#include <QSet>

#include <vector>

namespace hub::ui {

/// A word, an icon and a number in a rounded box that can be on: one choice of a filter.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    /// Without an icon if `iconName` is null.
    Chip(Tone tone, const char *iconName, const QString &text, QWidget *parent = nullptr);
    void setCount(int count); ///< -1, at first: no number
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int iconSide() const { return fontMetrics().height() - 1; }
    [[nodiscard]] int wordsWidth() const;

    const Tone m_tone;
    const QByteArray m_iconName;
    int m_count = -1;
};

/// The filter by state: a chip for all, for the groups that operators work through, and for each state that occurs.
/// Several may be on at once; none is the same as all. One line: what does not fit is in the menu of the last chip. One
/// tab stop: arrows go from chip to chip, Space switches.
class StateChips : public QWidget
{
    Q_OBJECT

public:
    explicit StateChips(QWidget *parent = nullptr);

    /// Counts as the store has them just now. A chip that has come up stays until dropUnusedChips() is called: nothing
    /// jumps away under the mouse.
    void setCounts(const ClientStore &clients);
    /// Takes away the chips of states that do not occur any more.
    void dropUnusedChips();
    void clear();
    /// What is chosen; empty for all.
    [[nodiscard]] QSet<SessionState> states() const;
    /// Whether the problems are chosen: besides their states, clients with an open alert are among them.
    [[nodiscard]] bool wantsAlerted() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Choice
    {
        Chip *chip;
        std::vector<SessionState> states; // empty: all
        bool always;                      // also if nobody is in that state
        bool wanted;                      // has a place, in the line or in the menu
        bool fits;
    };

    void add(const char *name, Tone tone, const char *iconName, const QString &text, const QString &help,
             std::vector<SessionState> states, bool always);
    void onClicked(Chip *chip);
    void arrange();
    void place();
    void openMenu();
    bool moveFocus(Chip *from, int key);
    void focusOnly(Chip *chip);

    std::vector<Choice> m_choices;
    Chip *m_problems = nullptr;
    Chip *m_more;
};

} // namespace hub::ui
