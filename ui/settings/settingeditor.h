// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/setting.h"

#include <QWidget>

namespace hub::ui {

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

} // namespace hub::ui
