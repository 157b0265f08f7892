// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/answerreader.h"

#include "core/text/cleantext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>

namespace hub::answer {

namespace {

constexpr int MaxWordsLength = 500;
constexpr qsizetype MaxListed = 20;
constexpr int MessageEnvelopes = 3;
/// Where engines put words for people, and (the last) those for programs.
constexpr std::array WordNames{QLatin1String("message"),     QLatin1String("error"),     QLatin1String("msg"),
                               QLatin1String("reason"),      QLatin1String("details"),   QLatin1String("detail"),
                               QLatin1String("description"), QLatin1String("exception"), QLatin1String("code")};
// An answer with more members than this is no status; it is not searched for odd spellings.
constexpr qsizetype MaxSearched = 256;

bool isSeparator(QChar c)
{
    return c == QLatin1Char('_') || c == QLatin1Char('-');
}

bool isSameName(QStringView spelling, QLatin1String name)
{
    auto at = name.begin();
    for (const QChar c : spelling) {
        if (isSeparator(c))
            continue;
        while (at != name.end() && isSeparator(QLatin1Char(*at)))
            ++at;
        if (at == name.end() || c.toLower() != QChar(QLatin1Char(*at)).toLower())
            return false;
        ++at;
    }
    return std::all_of(at, name.end(), [](char c) { return isSeparator(QLatin1Char(c)); });
}

QJsonValue onlyElement(const QJsonValue &value)
{
    if (!value.isArray())
        return value;
    const QJsonArray list = value.toArray();
    return list.size() == 1 ? list.first() : QJsonValue(QJsonValue::Undefined);
}

/// An id may be an object itself: `{"fromMe":true,"id":"3EB0…","_serialized":"true_549…@c.us_3EB0…"}`.
QString idText(const QJsonValue &value)
{
    if (!value.isObject())
        return scalarText(value);
    const QString whole = scalarText(member(value.toObject(), QLatin1String("_serialized")));
    return whole.isEmpty() ? scalarText(member(value.toObject(), QLatin1String("id"))) : whole;
}

/// An error's word for programs rather than a sentence for people.
bool looksLikeCode(const QString &text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
    });
    const bool oneWord = text == text.toUpper() || text.contains(QLatin1Char('_'));
    return plain && oneWord && std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

QString wordsOf(const QJsonValue &value, int depth = 0)
{
    if (value.isString())
        return value.toString().trimmed();
    if (depth > 2)
        return {};
    if (value.isArray()) {
        QStringList all;
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < std::min(list.size(), MaxListed); ++i) {
            if (const QString words = wordsOf(list.at(i), depth + 1); !words.isEmpty() && !all.contains(words))
                all.append(words);
        }
        return all.join(QLatin1String("; "));
    }
    for (const QLatin1String name : WordNames) {
        if (const QString words = wordsOf(member(value.toObject(), name), depth + 1); !words.isEmpty())
            return words;
    }
    return {};
}

std::vector<QJsonObject> errorObjects(const QJsonValue &body)
{
    return objects(body, {QLatin1String("response"), QLatin1String("error"), QLatin1String("data"),
                          QLatin1String("result"), QLatin1String("results")});
}

/// The objects that may tell of a message: the body's own, then those in its envelopes and in theirs.
void appendMessageObjects(const QJsonValue &value, int depth, std::vector<QJsonObject> &all)
{
    const auto found = objects(value, {QLatin1String("message"), QLatin1String("data"), QLatin1String("results"),
                                       QLatin1String("result"), QLatin1String("response"), QLatin1String("messages")});
    if (found.empty())
        return;
    all.push_back(found.front());
    for (std::size_t i = 1; depth > 0 && i < found.size(); ++i)
        appendMessageObjects(found[i], depth - 1, all);
}

} // namespace

QJsonValue parse(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    if (text.startsWith('{')) {
        const QJsonDocument document = QJsonDocument::fromJson(text);
        return document.isObject() ? QJsonValue(document.object()) : QJsonValue(QJsonValue::Undefined);
    }
    // Qt reads no bare values, but lists of them.
    const QJsonArray list = QJsonDocument::fromJson(QByteArray('[' + text + ']')).array();
    return list.size() == 1 ? list.first() : QJsonValue(QJsonValue::Undefined);
}

QJsonValue member(const QJsonObject &object, QLatin1String name)
{
    if (const auto exact = object.constFind(name); exact != object.constEnd())
        return *exact;
    if (object.size() > MaxSearched)
        return QJsonValue(QJsonValue::Undefined);
    for (auto entry = object.constBegin(); entry != object.constEnd(); ++entry) {
        if (isSameName(entry.key(), name))
            return *entry;
    }
    return QJsonValue(QJsonValue::Undefined);
}

std::vector<QJsonObject> objects(const QJsonValue &body, std::initializer_list<QLatin1String> names)
{
    const QJsonValue whole = onlyElement(body);
    if (!whole.isObject())
        return {};
    std::vector<QJsonObject> all{whole.toObject()};
    const QJsonObject top = all.front();
    for (const QLatin1String name : names) {
        if (const QJsonValue inner = onlyElement(member(top, name)); inner.isObject())
            all.push_back(inner.toObject());
    }
    return all;
}

QString scalarText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().trimmed();
    if (!value.isDouble())
        return {};
    const double number = value.toDouble();
    const qint64 whole = value.toInteger();
    return double(whole) == number ? QString::number(whole)
                                   : QString::number(number, 'g', QLocale::FloatingPointShortest);
}

QString messageId(const QJsonValue &body)
{
    std::vector<QJsonObject> all;
    appendMessageObjects(body, MessageEnvelopes, all);
    const auto first = [&all](auto read) {
        for (const QJsonObject &object : all) {
            if (const QString id = cleanText(read(object), MaxIdLength); !id.isEmpty())
                return id;
        }
        return QString();
    };
    // What calls itself a message's id first: a bare `id` may be somebody else's.
    QString id = first([](const QJsonObject &object) { return idText(member(object, QLatin1String("message_id"))); });
    if (id.isEmpty())
        id = first([](const QJsonObject &object) {
            return idText(member(member(object, QLatin1String("key")).toObject(), QLatin1String("id")));
        });
    if (id.isEmpty())
        id = first([](const QJsonObject &object) { return idText(member(object, QLatin1String("id"))); });
    return id;
}

bool isGeneric(const QString &words)
{
    static constexpr std::array Generic{"bad request",  "internal server error",
                                        "error",        "unprocessable entity",
                                        "not found",    "unprocessable content",
                                        "bad gateway",  "service unavailable",
                                        "conflict",     "forbidden",
                                        "unauthorized", "too many requests",
                                        "failed",       "success",
                                        "fail"};
    return std::any_of(Generic.begin(), Generic.end(), [&words](const char *known) {
        return words.compare(QLatin1String(known), Qt::CaseInsensitive) == 0;
    });
}

ErrorWords errorWords(const QByteArray &body)
{
    return errorWords(parse(body));
}

ErrorWords errorWords(const QJsonValue &whole)
{
    const auto all = errorObjects(whole);
    ErrorWords words;
    for (const QLatin1String name : WordNames) {
        for (const QJsonObject &object : all) {
            const QJsonValue value = member(object, name);
            const QString text = wordsOf(value);
            if (text.isEmpty())
                continue;
            if (looksLikeCode(text)) {
                if (words.code.isEmpty() || name == QLatin1String("code"))
                    words.code = text;
            } else if (words.message.isEmpty() || (isGeneric(words.message) && !isGeneric(text))) {
                words.message = text;
            }
        }
    }
    if (whole.isString())
        (looksLikeCode(whole.toString()) ? words.code : words.message) = whole.toString().trimmed();
    if (words.message.isEmpty())
        words.message = words.code;
    words.code = cleanText(words.code, MaxWordsLength);
    words.message = cleanText(words.message, MaxWordsLength);
    return words;
}

} // namespace hub::answer
