// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace hub::ui {

class BulkDraft;
class InlineMessage;
class PlainLabel;

/// A job's text, with buttons that insert the columns and what is wrong with it.
class MessageSection : public QWidget
{
    Q_OBJECT

public:
    explicit MessageSection(BulkDraft &draft, QWidget *parent = nullptr);

    [[nodiscard]] QPlainTextEdit *editor() const { return m_text; }

private:
    void updateButtons();
    void updateNotes();
    void onTextChanged();
    void insert(const QString &name);

    BulkDraft &m_draft;
    QPlainTextEdit *m_text;
    PlainLabel *m_count;
    QWidget *m_buttons;
    QStringList m_shownNames;
    InlineMessage *m_error;
    InlineMessage *m_warning;
};

} // namespace hub::ui
