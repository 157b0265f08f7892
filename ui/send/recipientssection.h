// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QMimeData;
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
    void take(const QMimeData &offer);

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

} // namespace hub::ui
