// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/settingsdraft.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace hub::ui {

class PlainLabel;
class SettingEditor;

/// One setting on the page: label, control, help with the default, and what is to be said about it. Shows the draft
/// and changes it.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    SettingRow(SettingsDraft &draft, const SettingValue &value, QWidget *parent);
    ~SettingRow() override;

    [[nodiscard]] const QByteArray &key() const { return m_key; }
    /// Whether label, key, help, option or variable hold the text.
    [[nodiscard]] bool matches(const QString &text) const;
    /// Takes over what the draft says now. `typing`: leaves alone what the user is just typing.
    void refresh(bool typing = false);
    /// The label above its control instead of beside it.
    void setStacked(bool stacked, int labelWidth);
    [[nodiscard]] int labelHint() const;
    void focusEditor();
    /// A widget under the help, for what belongs to this setting only.
    void addBelow(QWidget *widget);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(const SettingValue &value);
    void place();
    [[nodiscard]] QString helpText(const SettingValue &value) const;
    [[nodiscard]] QString note(const SettingValue &value) const;

    SettingsDraft &m_draft;
    const QByteArray m_key;
    bool m_stacked = false;
    int m_labelWidth = 0;
    QGridLayout *m_grid;
    PlainLabel *m_label;
    SettingEditor *m_editor;
    QPushButton *m_undo;
    QPushButton *m_reset;
    QWidget *m_controls;
    QWidget *m_texts;
    PlainLabel *m_help;
    PlainLabel *m_note;
    PlainLabel *m_problem;
};

} // namespace hub::ui
