// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/setting.h"

#include <QHostAddress>
#include <QUrl>

#include <concepts>
#include <optional>
#include <utility>

/// The kinds of setting that the table declares with: each makes a Setting out of a key, a place in Settings and a help
/// text.
namespace hub::settingtypes {

/// A place in Settings.
template<typename Group, typename Value>
struct Field
{
    Group Settings::*group;
    Value Group::*member;

    const Value &operator()(const Settings &settings) const { return settings.*group.*member; }
    Value &operator()(Settings &settings) const { return settings.*group.*member; }
};

template<typename Group, typename Value>
Field<Group, Value> at(Group Settings::*group, Value Group::*member)
{
    return {group, member};
}

// Texts to values; nothing if the text is not accepted.
std::optional<qint64> parseNumber(const QString &text, qint64 minimum, qint64 maximum);
std::optional<bool> parseSwitch(const QString &text);
std::optional<QHostAddress> parseHost(const QString &text);
std::optional<QUrl> parseHttpUrl(const QString &text);
std::optional<QUrl> parseHttpUrlWithQuery(const QString &text);
std::optional<QString> parseDatabaseUrl(const QString &text);
std::optional<QByteArray> parseUrlPath(const QString &text);
std::optional<QString> parseEngine(const QString &text);
std::optional<QByteArray> parseHostName(const QString &text);
std::optional<QByteArray> parseOrigin(const QString &text);
std::optional<std::pair<QHostAddress, int>> parseSubnet(const QString &text);
QString subnetText(const std::pair<QHostAddress, int> &subnet);
std::optional<QStringList> splitList(const QString &text);

// What the kinds accept, in words.
QString acceptsNumber(qint64 minimum, qint64 maximum);
QString acceptsSwitch();

Setting named(const char *key, QString label, Setting::Kind kind, QString valueName, QString help);

/// Fills `read` and `write` from a parser (text to optional value) and a printer (value to text).
template<typename Place, typename Parse, typename Print>
Setting bound(Setting setting, Place place, Parse parse, Print print)
{
    setting.read = [place, parse](const QString &text, Settings &settings) {
        auto value = parse(text);
        if (!value)
            return false;
        place(settings) = std::move(*value);
        return true;
    };
    setting.write = [place, print](const Settings &settings) -> QString { return print(place(settings)); };
    setting.copy = [place](const Settings &from, Settings &to) { place(to) = place(from); };
    return setting;
}

template<typename Group>
Setting flag(const char *key, QString label, Field<Group, bool> place, QString help)
{
    Setting setting = named(key, std::move(label), Setting::Kind::Flag, {}, std::move(help));
    setting.accepts = acceptsSwitch();
    return bound(std::move(setting), place, parseSwitch,
                 [](bool on) { return on ? QStringLiteral("on") : QStringLiteral("off"); });
}

template<typename Group>
Setting onOff(const char *key, QString label, Field<Group, bool> place, QString help)
{
    Setting setting = flag(key, std::move(label), place, std::move(help));
    setting.kind = Setting::Kind::Switch;
    setting.valueName = QStringLiteral("on|off");
    return setting;
}

template<typename Group, std::integral Value>
Setting number(const char *key, QString label, Field<Group, Value> place, qint64 minimum, qint64 maximum, QString help,
               QString valueName = QStringLiteral("N"))
{
    Setting setting = named(key, std::move(label), Setting::Kind::Number, std::move(valueName), std::move(help));
    setting.accepts = acceptsNumber(minimum, maximum);
    setting.minimum = minimum;
    setting.maximum = maximum;
    const auto parse = [minimum, maximum](const QString &text) -> std::optional<Value> {
        const std::optional<qint64> value = parseNumber(text, minimum, maximum);
        return value ? std::optional<Value>(static_cast<Value>(*value)) : std::nullopt;
    };
    return bound(std::move(setting), place, parse, [](Value value) { return QString::number(value); });
}

template<typename Group, std::integral Value>
Setting bytes(const char *key, QString label, Field<Group, Value> place, qint64 minimum, qint64 maximum, QString help)
{
    return number(key, std::move(label), place, minimum, maximum, std::move(help), QStringLiteral("BYTES"));
}

template<typename Group>
Setting duration(const char *key, QString label, Field<Group, std::chrono::milliseconds> place, qint64 minimum,
                 qint64 maximum, QString help)
{
    Setting setting = named(key, std::move(label), Setting::Kind::Number, QStringLiteral("MS"), std::move(help));
    setting.accepts = acceptsNumber(minimum, maximum);
    setting.minimum = minimum;
    setting.maximum = maximum;
    const auto parse = [minimum, maximum](const QString &text) -> std::optional<std::chrono::milliseconds> {
        const std::optional<qint64> value = parseNumber(text, minimum, maximum);
        return value ? std::optional(std::chrono::milliseconds(*value)) : std::nullopt;
    };
    return bound(std::move(setting), place, parse,
                 [](std::chrono::milliseconds value) { return QString::number(qint64(value.count())); });
}

/// One value of an enumeration: how it is spelt, and what people read.
struct Word
{
    const char *spelling;
    QString label;
};

/// `words` in the order of the enumeration's values, which count from 0.
template<typename Group, typename Enum>
Setting choice(const char *key, QString label, Field<Group, Enum> place, const std::vector<Word> &words, QString help)
{
    QStringList spellings;
    QStringList labels;
    for (const Word &word : words) {
        spellings.append(QString::fromLatin1(word.spelling));
        labels.append(word.label);
    }
    Setting setting = named(key, std::move(label), Setting::Kind::Choice, spellings.join(u'|'), std::move(help));
    setting.accepts = spellings.join(QLatin1String(", "));
    setting.choices = spellings;
    setting.choiceLabels = labels;
    const auto parse = [spellings](const QString &text) -> std::optional<Enum> {
        const qsizetype index = spellings.indexOf(text);
        return index < 0 ? std::nullopt : std::optional(static_cast<Enum>(index));
    };
    return bound(std::move(setting), place, parse,
                 [spellings](Enum value) { return spellings.value(static_cast<int>(value)); });
}

/// A text of one kind: `parse` makes the value, `print` the text again.
template<typename Group, typename Value, typename Parse, typename Print>
Setting text(const char *key, QString label, Field<Group, Value> place, QString valueName, QString accepts,
             QString help, Parse parse, Print print)
{
    Setting setting = named(key, std::move(label), Setting::Kind::Text, std::move(valueName), std::move(help));
    setting.accepts = std::move(accepts);
    return bound(std::move(setting), place, parse, print);
}

/// A file or directory; whether it is there is for whoever opens it.
template<typename Group>
Setting path(const char *key, QString label, Field<Group, QString> place, QString valueName, QString accepts,
             QString help)
{
    const auto parse = [](const QString &value) { return value.isEmpty() ? std::nullopt : std::optional(value); };
    return text(key, std::move(label), place, std::move(valueName), std::move(accepts), std::move(help), parse,
                [](const QString &value) { return value; });
}

/// Environment or file only, at least `minimum` bytes long, never shown.
template<typename Group>
Setting secret(const char *key, QString label, Field<Group, QByteArray> place, qint64 minimum, QString accepts,
               QString help)
{
    Setting setting = text(
        key, std::move(label), place, QStringLiteral("SECRET"), std::move(accepts), std::move(help),
        [minimum](const QString &value) {
            QByteArray utf8 = value.toUtf8();
            return utf8.size() >= minimum ? std::optional(std::move(utf8)) : std::nullopt;
        },
        [](const QByteArray &value) { return QString::fromUtf8(value); });
    setting.minimum = minimum;
    setting.secret = true;
    setting.hasOption = false;
    return setting;
}

/// Comma separated; every item goes through `parse`. Empty is an empty list.
template<typename Group, typename Container, typename Parse, typename Print>
Setting list(const char *key, QString label, Field<Group, Container> place, QString accepts, QString help, Parse parse,
             Print print)
{
    Setting setting = named(key, std::move(label), Setting::Kind::List, QStringLiteral("LIST"), std::move(help));
    setting.accepts = std::move(accepts);
    const auto parseAll = [parse](const QString &value) -> std::optional<Container> {
        const std::optional<QStringList> items = splitList(value);
        if (!items)
            return std::nullopt;
        Container all;
        for (const QString &item : *items) {
            auto one = parse(item);
            if (!one)
                return std::nullopt;
            all.push_back(std::move(*one));
        }
        return all;
    };
    return bound(std::move(setting), place, parseAll, [print](const Container &all) {
        QStringList items;
        for (const auto &one : all)
            items.append(print(one));
        return items.join(u',');
    });
}

} // namespace hub::settingtypes
