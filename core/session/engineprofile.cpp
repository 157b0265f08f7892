// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/engineprofile.h"

#include "core/session/answerreader.h"
#include "core/session/engineprofileparser.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace hub {

namespace {

constexpr qint64 LargestFile = 256 * 1024; // bytes; the largest of ours has four thousand

QString folder()
{
    return QStringLiteral(":/engines");
}

/// A scalar may stand alone in an answer, which QJsonDocument would not take.
QJsonValue parsed(const QByteArray &body)
{
    return QJsonDocument::fromJson('[' + body + ']').array().at(0);
}

std::optional<QString> textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().isEmpty() ? std::nullopt : std::optional(value.toString());
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return value.toVariant().toString(); // whole numbers without a point
    return std::nullopt;
}

std::optional<QString> firstText(const QStringList &pointers, const QJsonValue &root)
{
    for (const QString &pointer : pointers) {
        if (auto text = textOf(jsonAt(root, pointer)))
            return text;
    }
    return std::nullopt;
}

bool textFits(const EngineProfile::Rule &rule, const QString &text)
{
    const auto any = [](const QStringList &words, auto matches) {
        return std::any_of(words.begin(), words.end(), matches);
    };
    if (rule.is.isEmpty() && rule.contains.isEmpty())
        return true;
    return any(rule.is, [&](const QString &word) { return text.compare(word, Qt::CaseInsensitive) == 0; }) ||
           any(rule.contains, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool answerFits(const EngineProfile::Rule &rule, int status, const QJsonValue &answer)
{
    if (!rule.statuses.empty() && std::find(rule.statuses.begin(), rule.statuses.end(), status) == rule.statuses.end())
        return false;
    if (rule.pointers.isEmpty())
        return true;
    return std::any_of(rule.pointers.begin(), rule.pointers.end(), [&](const QString &pointer) {
        const auto text = textOf(jsonAt(answer, pointer));
        return text && textFits(rule, *text);
    });
}

/// Some, and nothing else.
bool hasOnlyObjects(const QJsonObject &object)
{
    return !object.isEmpty() &&
           std::all_of(object.begin(), object.end(), [](const QJsonValue &value) { return value.isObject(); });
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure("UNREADABLE",
                       path % QStringLiteral(": cannot be read: ") %
                           (file.error() == QFile::NoError ? QStringLiteral("it is not a file") : file.errorString()));
    QByteArray content = file.read(LargestFile + 1);
    if (content.size() > LargestFile)
        return failure(
            "INVALID_PROFILE",
            QStringLiteral("%1: too large; a profile has at most %2 bytes").arg(path, QString::number(LargestFile)));
    return content;
}

} // namespace

QJsonValue jsonAt(const QJsonValue &root, const QString &pointer)
{
    QJsonValue value = root;
    const QStringList tokens = pointer.split(QLatin1Char('/')).mid(1);
    for (QString token : tokens) {
        token.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
        if (value.isArray()) {
            bool isIndex = false;
            const uint index = token.toUInt(&isIndex);
            const QJsonArray array = value.toArray();
            value = isIndex && qsizetype(index) < array.size() ? array.at(qsizetype(index))
                                                               : QJsonValue(QJsonValue::Undefined);
        } else {
            value = value.toObject().value(token);
        }
    }
    return value;
}

Result<EngineProfile> EngineProfile::parse(const QByteArray &json, const QString &source)
{
    return EngineProfileParser(source).parse(json);
}

QStringList EngineProfile::builtInNames()
{
    QStringList names = QDir(folder()).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    names.removeAll(QStringLiteral("schema.json"));
    for (QString &name : names)
        name.chop(5);
    return names;
}

std::optional<QByteArray> EngineProfile::builtInJson(const QString &name)
{
    if (!builtInNames().contains(name))
        return std::nullopt;
    QFile file(folder() % QLatin1Char('/') % name % QLatin1String(".json"));
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

Result<std::shared_ptr<const EngineProfile>> EngineProfile::load(const QString &nameOrFile)
{
    QByteArray json;
    if (const auto builtIn = builtInJson(nameOrFile)) {
        json = *builtIn;
    } else if (!QFileInfo::exists(nameOrFile)) {
        return failure("NOT_FOUND", QStringLiteral("there is no engine and no file \"%1\"; engines are %2")
                                        .arg(nameOrFile, builtInNames().join(QLatin1String(", "))));
    } else {
        HUB_TRY(auto content, contentOf(nameOrFile));
        json = std::move(content);
    }
    HUB_TRY(auto profile, parse(json, nameOrFile));
    return std::make_shared<const EngineProfile>(std::move(profile));
}

std::shared_ptr<const EngineProfile> EngineProfile::sessionManager()
{
    const auto profile = load(QStringLiteral("session-manager"));
    Q_ASSERT_X(profile, "EngineProfile", "the program's own profile is whole"); // a test reads all of them
    return *profile;
}

Result<EngineProfile> EngineProfile::withPath(Operation operation, const QByteArray &path, const QString &key) const
{
    EngineProfile changed = *this;
    auto &asked = changed.m_operations[std::size_t(operation)];
    if (!asked)
        return failure("INVALID_PROFILE",
                       QStringLiteral("%1: the engine %2 cannot do that, at any path").arg(key, m_name));
    const std::vector<EngineTemplate> query = asked->query;
    HUB_CHECK(EngineProfileParser(key).readPath({}, QString::fromLatin1(path), operation, *asked));
    asked->query = query;
    return changed;
}

const EngineOperation *EngineProfile::operation(Operation operation) const
{
    const auto &found = m_operations[std::size_t(operation)];
    return found ? &*found : nullptr;
}

std::vector<std::pair<QByteArray, QByteArray>> EngineProfile::authHeaders(const QByteArray &secret) const
{
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    for (const auto &[name, pieces] : m_auth)
        headers.emplace_back(name, pieces.join(secret));
    return headers;
}

std::optional<QString> EngineProfile::read(Field field, const QJsonValue &answer) const
{
    return firstText(m_pointers[std::size_t(field)], answer);
}

std::optional<QString> EngineProfile::read(Field field, const QByteArray &body) const
{
    return read(field, parsed(body));
}

std::optional<EngineContacts> EngineProfile::readContacts(const QByteArray &body) const
{
    const QJsonValue answer = parsed(body);
    QJsonValue list;
    for (const QString &pointer : m_pointers[std::size_t(Field::ContactsList)]) {
        const QJsonValue found = jsonAt(answer, pointer);
        // An answer that is an object holds the list; one of ids has objects for values, and nothing that tells their
        // ids.
        const bool isOfIds = found.isObject() && !pointer.isEmpty() &&
                             (m_pointers[std::size_t(Field::ContactsId)].isEmpty() || hasOnlyObjects(found.toObject()));
        if (found.isArray() || isOfIds) {
            list = found;
            break;
        }
    }
    if (list.isNull())
        return std::nullopt;
    EngineContacts result;
    const auto add = [&](const QString &key, const QJsonValue &item) {
        const QJsonObject fields = item.toObject();
        const auto says = [&fields](const char *name) { return answer::member(fields, QLatin1String(name)).toBool(); };
        const QString whole =
            fields.value(QLatin1String("id")).toObject().value(QLatin1String("_serialized")).toString();
        EngineContact contact{.id = read(Field::ContactsId, item).value_or(key.isEmpty() ? whole : key),
                              .name = read(Field::ContactsName, item).value_or(QString()),
                              .phone = read(Field::ContactsPhone, item).value_or(QString()),
                              .isBusiness = says("is_business"),
                              .isGroup = says("is_group")};
        if (!contact.id.isEmpty() || !contact.phone.isEmpty())
            result.contacts.push_back(std::move(contact));
    };
    if (list.isArray()) {
        const QJsonArray items = list.toArray();
        for (const QJsonValue &item : items)
            add({}, item);
    } else {
        const QJsonObject items = list.toObject();
        for (auto item = items.begin(); item != items.end(); ++item)
            add(item.key(), item.value());
    }
    result.next = read(Field::ContactsNext, answer).value_or(QString());
    return result;
}

SessionState EngineProfile::stateOf(const QString &word) const
{
    const auto own = m_stateWords.constFind(word.trimmed().toUpper());
    return own != m_stateWords.constEnd() ? *own : sessionStateFromRaw(word);
}

bool EngineProfile::means(Meaning meaning, int status, const QByteArray &body) const
{
    const auto &rules = m_rules[std::size_t(meaning)];
    if (rules.empty())
        return false;
    const QJsonValue answer = parsed(body);
    return std::any_of(rules.begin(), rules.end(), [&](const Rule &rule) { return answerFits(rule, status, answer); });
}

bool EngineProfile::fits(Meaning meaning, Evidence evidence, int status, const QJsonValue &answer) const
{
    const auto &rules = m_rules[std::size_t(meaning)];
    return std::any_of(rules.begin(), rules.end(), [&](const Rule &rule) {
        return rule.pointers.isEmpty() == (evidence == Evidence::StatusAlone) && answerFits(rule, status, answer);
    });
}

} // namespace hub
