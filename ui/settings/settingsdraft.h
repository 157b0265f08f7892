// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/settingsapi.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <vector>

namespace hub::ui {

/// What somebody has changed on the settings page and not yet applied. Survives that the settings change meanwhile: a
/// change stays until it is applied, undone, or its setting has that value anyway. On the window's thread.
class SettingsDraft : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~SettingsDraft() override;

    void load(std::vector<SettingValue> values);
    [[nodiscard]] const std::vector<SettingValue> &values() const { return m_values; }

    /// `input` as it was typed; checked at once, see problem().
    void set(const QByteArray &key, const QString &input);
    void resetToDefault(const QByteArray &key);
    void undo(const QByteArray &key);
    void undoAll();
    /// The hub did not accept it: a problem until it is changed again.
    void refuse(const QByteArray &key, const QString &message);

    [[nodiscard]] bool isChanged(const QByteArray &key) const { return m_changes.contains(key); }
    /// The value as the table writes it that it would have: the changed one, else the one in force. Empty for a secret.
    [[nodiscard]] QString value(const QByteArray &key) const;
    /// A sentence; empty if there is none.
    [[nodiscard]] QString problem(const QByteArray &key) const;
    /// Whether the table's default is something else than value().
    [[nodiscard]] bool canReset(const QByteArray &key) const;
    [[nodiscard]] int count() const { return int(m_changes.size()); }
    [[nodiscard]] int problemCount() const;
    /// For SettingsApi::apply.
    [[nodiscard]] QMap<QByteArray, QString> changes() const;

Q_SIGNALS:
    /// There are other values; the set of settings may be another, too.
    void reloaded();
    /// This setting's change, or its problem, is another one. `typed`: the user is just typing the value.
    void changed(const QByteArray &key, bool typed);

private:
    struct Change
    {
        QString value; ///< null: back to the default
        QString problem;
    };

    void put(const QByteArray &key, const Change &change, bool typed);

    std::vector<SettingValue> m_values;
    QHash<QByteArray, Change> m_changes;
};

} // namespace hub::ui
