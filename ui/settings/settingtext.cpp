// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingtext.h"

#include "ui/settings/quantity.h"

#include <QCoreApplication>

#include <algorithm>

namespace hub::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::SettingText)
};

std::optional<Unit> unitOf(const Setting &setting)
{
    if (setting.kind != Setting::Kind::Number)
        return std::nullopt;
    if (setting.valueName == QLatin1String("MS"))
        return Unit::Milliseconds;
    if (setting.valueName == QLatin1String("BYTES"))
        return Unit::Bytes;
    return std::nullopt;
}

bool isOn(const QString &value)
{
    return value == QLatin1String("on");
}

} // namespace

QString onOffText(bool on)
{
    return on ? Text::tr("On") : Text::tr("Off");
}

QString settingHelp(const Setting &setting)
{
    QString help = setting.help;
    if (help.isEmpty())
        return help;
    help[0] = help[0].toUpper();
    return help.endsWith(u'.') ? help : help % u'.';
}

QString settingAccepts(const Setting &setting)
{
    const std::optional<Unit> unit = unitOf(setting);
    if (!unit)
        return setting.accepts;
    return Text::tr("%1, from %2 to %3")
        .arg(quantityExample(*unit), quantityText(setting.minimum, *unit), quantityText(setting.maximum, *unit));
}

bool hasUnit(const Setting &setting)
{
    return unitOf(setting).has_value();
}

QString settingText(const Setting &setting, const QString &value)
{
    if (setting.secret)
        return value.isEmpty() ? Text::tr("not set") : Text::tr("set");
    switch (setting.kind) {
    case Setting::Kind::Flag:
    case Setting::Kind::Switch:
        return onOffText(isOn(value));
    case Setting::Kind::Choice:
        return setting.choiceLabels.value(setting.choices.indexOf(value), value);
    case Setting::Kind::Number:
        if (const std::optional<Unit> unit = unitOf(setting))
            return quantityText(value.toLongLong(), *unit);
        return value;
    case Setting::Kind::List:
        return value.isEmpty() ? Text::tr("none") : QString(value).replace(u',', QLatin1String(", "));
    case Setting::Kind::Text:
        break;
    }
    return value.isEmpty() ? Text::tr("not set") : value;
}

QString defaultValue(const SettingValue &value)
{
    // What nobody set stands at its default, which may be a better one than the table's (the dashboard's own URL).
    if (value.source == SettingValue::Source::Default && !value.setting.secret)
        return value.text;
    return value.setting.defaultText();
}

QString fixedReason(const SettingValue &value)
{
    const Setting &setting = value.setting;
    if (value.source == SettingValue::Source::CommandLine)
        return Text::tr("Set by the option %1 of the command line; it cannot be changed here.")
            .arg(QString::fromLatin1(setting.option()));
    if (value.source != SettingValue::Source::Environment)
        return {};
    const QString variable = QString::fromLatin1(setting.variable());
    if (setting.alias.isEmpty())
        return Text::tr("Set by the environment variable %1; it cannot be changed here.").arg(variable);
    return Text::tr("Set by the environment variable %1 or %2; it cannot be changed here.")
        .arg(variable, QString::fromLatin1(setting.alias));
}

Result<QString> checkedInput(const SettingValue &value, const QString &input)
{
    const Setting &setting = value.setting;
    QString text = setting.secret ? input : input.trimmed();
    if (const std::optional<Unit> unit = unitOf(setting)) {
        const std::optional<qint64> number = parseQuantity(text, *unit);
        text = number ? QString::number(*number) : QStringLiteral("-");
    }
    if (text.isEmpty() && setting.defaultText().isEmpty())
        return QString();
    Settings scratch;
    if (!setting.read(text, scratch))
        return failure("INVALID_SETTING", Text::tr("It takes %1.").arg(settingAccepts(setting)));
    // As the table writes it, so that "localhost" and "127.0.0.1" are not two values.
    return setting.write(scratch);
}

const SettingValue *findSetting(const std::vector<SettingValue> &values, const QByteArray &key)
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const SettingValue &value) { return value.setting.key == key; });
    return found == values.end() ? nullptr : &*found;
}

} // namespace hub::ui
