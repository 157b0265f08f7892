// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingtext.h"

#include "ui/settings/quantity.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace hub::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::SettingText)
};

struct Wording
{
    const char *key;
    const char *text;
};

// clang-format off
constexpr Wording Labels[] = {
    {"data-dir", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Data directory")},
    {"threads", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Serving threads")},
    {"drain-time", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Time to finish when stopping")},
    {"log-format", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Log format")},
    {"log-level", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Log level")},
    {"host", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Address")},
    {"port", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Port")},
    {"tls-cert", QT_TRANSLATE_NOOP("hub::ui::SettingText", "TLS certificate")},
    {"tls-key", QT_TRANSLATE_NOOP("hub::ui::SettingText", "TLS private key")},
    {"frontend", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Web page directory")},
    {"allowed-hosts", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Allowed host names")},
    {"cors-origins", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Allowed web origins")},
    {"trusted-proxies", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Trusted proxies")},
    {"public-proxy", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Status and QR without a token")},
    {"session-manager-url", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Session Manager URL")},
    {"connect-timeout", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Connection timeout")},
    {"read-timeout", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Answer timeout")},
    {"send-timeout", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Answer timeout when sending")},
    {"total-timeout", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Total timeout")},
    {"connect-path", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Path to connect")},
    {"disconnect-path", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Path to disconnect")},
    {"contacts-path", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Path for contacts")},
    {"rate-limit", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Request rate")},
    {"max-connections", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Connections")},
    {"max-connections-per-address", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Connections per address")},
    {"request-line-limit", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Request line")},
    {"header-limit", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Header size")},
    {"header-count-limit", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Header count")},
    {"body-limit", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Body size")},
    {"bulk-body-limit", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Bulk body size")},
    {"unsent-limit", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Unsent data")},
    {"header-timeout", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Header timeout")},
    {"body-timeout", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Body timeout")},
    {"idle-timeout", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Idle timeout")},
    {"stalled-write-timeout", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Stalled write timeout")},
    {"registration", QT_TRANSLATE_NOOP("hub::ui::SettingText", "New accounts")},
    {"jwt-secret", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Token secret")},
    {"login-failures", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Failed logins")},
    {"login-window", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Failed logins count for")},
    {"monitor", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Monitoring")},
    {"monitor-interval", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Monitoring interval")},
    {"monitor-calls", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Polls at once")},
    {"alert-webhook", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Alert webhook")},
    {"alert-webhook-secret", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Alert webhook secret")},
    {"database-url", QT_TRANSLATE_NOOP("hub::ui::SettingText", "PostgreSQL database")},
    {"backup-interval", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Backup interval")},
    {"backup-keep", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Backups to keep")},
    {"retention-days", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Days to keep messages")},
};

constexpr Wording Choices[] = {
    {"text", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Text")},
    {"json", QT_TRANSLATE_NOOP("hub::ui::SettingText", "JSON")},
    {"debug", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Debug")},
    {"info", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Info")},
    {"warning", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Warning")},
    {"error", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Error")},
    {"auto", QT_TRANSLATE_NOOP("hub::ui::SettingText", "On this computer only")},
    {"on", QT_TRANSLATE_NOOP("hub::ui::SettingText", "On")},
    {"off", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Off")},
    {"approval", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Wait for approval")},
    {"open", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Open")},
    {"closed", QT_TRANSLATE_NOOP("hub::ui::SettingText", "Closed")},
};
// clang-format on

template<size_t N>
QString wording(const Wording (&table)[N], const QByteArray &key)
{
    const auto found = std::find_if(std::begin(table), std::end(table), [&](const Wording &w) { return key == w.key; });
    if (found != std::end(table))
        return Text::tr(found->text);
    QString words = QString::fromLatin1(key).replace(u'-', u' ');
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

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

bool isKeyCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.' || c == u'/';
}

/// Where the key stands in the message as a word of its own (an option's dashes before it are allowed); -1 nowhere.
qsizetype wordPosition(const QString &message, const QString &key)
{
    for (qsizetype at = message.indexOf(key); at >= 0; at = message.indexOf(key, at + 1)) {
        const qsizetype end = at + key.size();
        const qsizetype begin = at >= 2 && QStringView(message).sliced(at - 2, 2) == QLatin1String("--") ? at - 2 : at;
        const bool free = begin == 0 || !isKeyCharacter(message[begin - 1]);
        if (free && (end == message.size() || !isKeyCharacter(message[end]) || message[end] == u'.'))
            return at;
    }
    return -1;
}

} // namespace

QString settingLabel(const QByteArray &key)
{
    return wording(Labels, key);
}

QString choiceText(const QString &choice)
{
    return wording(Choices, choice.toUtf8());
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
        return isOn(value) ? Text::tr("On") : Text::tr("Off");
    case Setting::Kind::Choice:
        return choiceText(value);
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

std::optional<QByteArray> settingNamedIn(const QString &message, const std::vector<SettingValue> &values)
{
    std::optional<QByteArray> named;
    qsizetype first = message.size();
    for (const SettingValue &value : values) {
        for (const QByteArray &spelling : {value.setting.key, value.setting.variable()}) {
            const qsizetype at = wordPosition(message, QString::fromLatin1(spelling));
            if (at >= 0 && at < first) {
                first = at;
                named = value.setting.key;
            }
        }
    }
    return named;
}

const SettingValue *findSetting(const std::vector<SettingValue> &values, const QByteArray &key)
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const SettingValue &value) { return value.setting.key == key; });
    return found == values.end() ? nullptr : &*found;
}

} // namespace hub::ui
