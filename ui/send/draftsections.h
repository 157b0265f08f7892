// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QMimeData;
class QPlainTextEdit;
class QPushButton;

namespace hub::ui {

class BulkDraft;
class InlineMessage;
class PlainLabel;

/// Where a job's recipients come from: a file, the clipboard, or something dropped; and how it is read.
class RecipientsSection : public QWidget
{
    Q_OBJECT

public:
    explicit RecipientsSection(BulkDraft &draft, QWidget *parent = nullptr);

    void chooseFile();
    void paste();
    /// Whether something dragged here can be read as recipients.
    [[nodiscard]] static bool canTake(const QMimeData &offer);
    void loadFrom(const QMimeData &offer);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    QWidget *makeChoices();
    void connectParts();
    void showDraft();
    void updateSummary();
    void updateColumns();
    void updateNotes();

    BulkDraft &m_draft;
    PlainLabel *m_summary;
    QPushButton *m_choose;
    QPushButton *m_paste;
    QPushButton *m_clear;
    QWidget *m_choices = nullptr;
    QComboBox *m_column;
    QComboBox *m_delimiter;
    QCheckBox *m_header;
    InlineMessage *m_error;
    InlineMessage *m_warning;
};

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
