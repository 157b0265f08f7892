// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QStringList>

class QPlainTextEdit;
class QPushButton;

namespace hub::ui {

class PlainLabel;

/// Asks for many numbers at once.
class PasteOptOuts : public QDialog
{
    Q_OBJECT

public:
    explicit PasteOptOuts(QWidget *parent = nullptr);

    struct Numbers
    {
        QStringList good; ///< each once
        QStringList bad;
    };
    /// One a line, or between commas and semicolons; spaces and dashes may stand in them.
    [[nodiscard]] static Numbers parse(const QString &text);

Q_SIGNALS:
    void chosen(const QStringList &numbers);

private:
    void onTextChanged();

    QPlainTextEdit *m_text;
    PlainLabel *m_summary;
    QPushButton *m_add;
    Numbers m_numbers;
};

} // namespace hub::ui
