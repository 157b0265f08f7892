// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/setting.h"
#include "ui/settings/settingsdraft.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace hub::ui {

class PlainLabel;

/// The control in which one setting's value is changed: which one follows from the setting's kind.
class SettingEditor : public QWidget
{
    Q_OBJECT

public:
    [[nodiscard]] static SettingEditor *make(const Setting &setting, QWidget *parent);
    ~SettingEditor() override;

    /// Shows a value as the table writes it. `isSet` tells of a secret whether it has one.
    virtual void present(const QString &value, bool isSet) = 0;
    /// Beside a problem the typed text stands in it, which is no value of the table's.
    virtual void setWrong(bool wrong);

Q_SIGNALS:
    /// The user changed it: the text for SettingsDraft::set.
    void edited(const QString &input);
    /// The user took back what was typed into a secret.
    void withdrawn();
    /// The user is done typing: show the value in its usual writing.
    void finished();

protected:
    SettingEditor(const Setting &setting, QWidget *parent);
    /// Puts the control in; label and focus are its own.
    void adopt(QWidget *control);

    const Setting m_setting;
};

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
