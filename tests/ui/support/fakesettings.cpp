// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakesettings.h"

#include "core/settings/settingtable.h"

#include <algorithm>

namespace hub {

FakeSettings::FakeSettings(FakeDesk &desk, QObject *parent) : SettingsApi(parent), m_desk(desk)
{
    for (const Setting &setting : settingTable()) {
        if (setting.inFile)
            valueList.push_back({.setting = setting, .text = setting.secret ? QString() : setting.defaultText()});
    }
}

SettingValue *FakeSettings::find(const QByteArray &key)
{
    const auto found = std::find_if(valueList.begin(), valueList.end(),
                                    [&key](const SettingValue &value) { return value.setting.key == key; });
    return found == valueList.end() ? nullptr : &*found;
}

void FakeSettings::apply(const QMap<QByteArray, QString> &changes, QObject *context, Answer<void> done)
{
    QStringList arguments;
    for (auto change = changes.begin(); change != changes.end(); ++change)
        arguments.append(QString(QString::fromLatin1(change.key()) % u'=' % change.value()));
    if (const auto error = m_desk.ask(QStringLiteral("apply"), arguments))
        return m_desk.refuse(context, done, *error);
    Settings checked = m_settings;
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const SettingValue *value = find(change.key());
        const QString text = change.value().isNull() && value ? value->setting.defaultText() : change.value();
        if (!value || !value->setting.read(text, checked))
            return m_desk.refuse(
                context, done,
                Error{QByteArrayLiteral("INVALID_SETTING"),
                      QString(QString::fromLatin1(change.key()) % u" takes " %
                              (value ? value->setting.accepts : QStringLiteral("nothing: there is no such setting"))),
                      change.key()});
    }
    m_settings = checked;
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        SettingValue *value = find(change.key());
        value->source = change.value().isNull() ? SettingValue::Source::Default : SettingValue::Source::File;
        if (!value->setting.secret)
            value->text = value->setting.write(m_settings);
        value->pending = value->restart;
    }
    QTimer::singleShot(0, this, [this] { announce(); });
    m_desk.answer<void>(context, done, {});
}

void FakeSettings::testEngine(const EngineQuestion &question, QObject *context, Answer<EngineFound> done)
{
    QStringList arguments{question.url.toString(), question.engine};
    if (question.secret)
        arguments += QStringLiteral("with a secret of %1").arg(question.secret->size());
    if (const auto error = m_desk.ask(QStringLiteral("testEngine"), arguments))
        return m_desk.refuse(context, done, *error);
    m_desk.answer<EngineFound>(context, done, engineAnswer);
}

} // namespace hub
