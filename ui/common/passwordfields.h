// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

class QAction;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QWidget;

namespace hub::ui {

class PlainLabel;

/// How hard a password is to guess, roughly: for a word beside the field, not for a decision.
enum class PasswordStrength { TooShort, Weak, Fair, Good, Strong };

[[nodiscard]] PasswordStrength passwordStrength(const QString &password, const QString &username = {});
[[nodiscard]] QString strengthText(PasswordStrength strength);
/// Random, of 20 letters and digits that are not taken for one another, in four groups: 98 bits.
[[nodiscard]] QString generatePassword();

/// The rows of a form for a new password, typed twice: the rules told before, what is still missing while one types,
/// hidden unless one wants to see it, and a good one made up on request (shown then, so that it can be handed on).
class PasswordFields : public QObject
{
    Q_OBJECT

public:
    /// Adds its rows to `form`. `dialog`: where they are.
    PasswordFields(QFormLayout *form, QWidget *dialog);

    void setFocus();
    [[nodiscard]] QString password() const;
    /// It follows the rules and was typed twice alike.
    [[nodiscard]] bool isComplete() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();

private:
    void suggest();
    void setShown(bool shown);
    void updateHint();
    void restyle();

    QWidget *m_dialog;
    QLineEdit *m_first;
    QLineEdit *m_second;
    QAction *m_eye;
    QPushButton *m_suggest;
    PlainLabel *m_hint;
    bool m_shown = false;
};

} // namespace hub::ui
