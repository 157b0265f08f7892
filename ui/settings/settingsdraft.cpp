// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingsdraft.h"

#include "ui/settings/settingtext.h"

#include <algorithm>

namespace hub::ui {

namespace {

bool isDefault(const SettingValue &value)
{
    return value.source == SettingValue::Source::Default;
}

/// Whether the change would change nothing. A secret's value is not known: a typed one is always a change.
bool isSo(const SettingValue &value, const QString &wanted)
{
    if (wanted.isNull())
        return isDefault(value);
    return !value.setting.secret && wanted == value.text;
}

} // namespace

SettingsDraft::~SettingsDraft() = default;

void SettingsDraft::load(std::vector<SettingValue> values)
{
    m_values = std::move(values);
    m_changes.removeIf([this](const auto &entry) {
        const SettingValue *value = findSetting(m_values, entry.key());
        return !value || !fixedReason(*value).isEmpty() || (entry->problem.isEmpty() && isSo(*value, entry->value));
    });
    Q_EMIT reloaded();
}

void SettingsDraft::set(const QByteArray &key, const QString &input)
{
    const SettingValue *value = findSetting(m_values, key);
    if (!value || !fixedReason(*value).isEmpty())
        return;
    const Result<QString> checked = checkedInput(*value, input);
    if (!checked) {
        put(key, {input, checked.error().message}, true);
        return;
    }
    // An explicit value that equals the default is left out of the file, so that a later, better default counts.
    const bool asDefault = !value->setting.secret && *checked == defaultValue(*value);
    put(key, {asDefault ? QString() : *checked, {}}, true);
}

void SettingsDraft::resetToDefault(const QByteArray &key)
{
    const SettingValue *value = findSetting(m_values, key);
    if (value && fixedReason(*value).isEmpty())
        put(key, {}, false);
}

void SettingsDraft::undo(const QByteArray &key)
{
    if (m_changes.remove(key))
        Q_EMIT changed(key, false);
}

void SettingsDraft::undoAll()
{
    const QList<QByteArray> keys = m_changes.keys();
    for (const QByteArray &key : keys)
        undo(key);
}

void SettingsDraft::refuse(const QByteArray &key, const QString &message)
{
    const auto change = m_changes.find(key);
    if (change == m_changes.end())
        return;
    change->problem = message;
    Q_EMIT changed(key, false);
}

void SettingsDraft::put(const QByteArray &key, const Change &change, bool typed)
{
    const SettingValue *value = findSetting(m_values, key);
    if (change.problem.isEmpty() && isSo(*value, change.value))
        m_changes.remove(key);
    else
        m_changes.insert(key, change);
    Q_EMIT changed(key, typed);
}

QString SettingsDraft::value(const QByteArray &key) const
{
    const SettingValue *setting = findSetting(m_values, key);
    if (!setting || setting->setting.secret)
        return {};
    const auto change = m_changes.constFind(key);
    if (change == m_changes.constEnd())
        return setting->text;
    return change->value.isNull() ? defaultValue(*setting) : change->value;
}

QString SettingsDraft::problem(const QByteArray &key) const
{
    return m_changes.value(key).problem;
}

bool SettingsDraft::canReset(const QByteArray &key) const
{
    const SettingValue *value = findSetting(m_values, key);
    if (!value || !fixedReason(*value).isEmpty())
        return false;
    const auto change = m_changes.constFind(key);
    return change == m_changes.constEnd() ? !isDefault(*value) : !change->value.isNull();
}

int SettingsDraft::problemCount() const
{
    return int(std::count_if(m_changes.begin(), m_changes.end(),
                             [](const Change &change) { return !change.problem.isEmpty(); }));
}

QMap<QByteArray, QString> SettingsDraft::changes() const
{
    QMap<QByteArray, QString> changes;
    for (auto change = m_changes.begin(); change != m_changes.end(); ++change)
        changes.insert(change.key(), change->value);
    return changes;
}

} // namespace hub::ui
