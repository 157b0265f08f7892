// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/contactpage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace hub {

namespace {

constexpr qsizetype LongestField = 256;

/// Text from outside: bounded, valid UTF-16 and without control characters (PostgreSQL refuses U+0000).
QString plain(const QString &text)
{
    QString result;
    result.reserve(std::min(text.size(), LongestField));
    for (qsizetype at = 0; at < text.size() && result.size() < LongestField; ++at) {
        const QChar c = text[at];
        if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            if (result.size() + 2 > LongestField)
                break;
            result += c;
            result += text[++at];
        } else if (!c.isSurrogate() && c.category() != QChar::Other_Control) {
            result += c;
        }
    }
    return result.trimmed();
}

QString fieldText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    return plain(value.toString());
}

QString idOf(const QJsonValue &value)
{
    return value.isObject() ? fieldText(value.toObject().value(QStringLiteral("_serialized"))) : fieldText(value);
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        const QString text = fieldText(object.value(key));
        if (!text.isEmpty())
            return text;
    }
    return QStringLiteral("");
}

/// The number in `5491112345678@c.us`; groups and other kinds of ids have none.
QString phoneOf(const QString &id)
{
    const qsizetype at = id.indexOf(u'@');
    if (at <= 0 || id.sliced(at) != u"@c.us")
        return QStringLiteral("");
    const QString number = id.first(at);
    const bool digits = std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits ? number : QStringLiteral("");
}

} // namespace

Result<ContactPage> parseContactPage(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject object = document.object();
    const QJsonValue list =
        document.isArray() ? QJsonValue(document.array()) : object.value(QStringLiteral("contacts"));
    if (!list.isArray())
        return failure("CONTACTS_UNREADABLE", QStringLiteral("the Session Manager's answer holds no list of contacts"));
    ContactPage page;
    for (const QJsonValue entry : list.toArray()) {
        const QJsonObject fields = entry.toObject();
        Contact contact;
        contact.id = idOf(fields.value(QStringLiteral("id")));
        if (contact.id.isEmpty())
            continue;
        contact.name = firstText(fields, {QLatin1StringView("name"), QLatin1StringView("pushname")});
        contact.phone = firstText(fields, {QLatin1StringView("phone"), QLatin1StringView("number")});
        if (contact.phone.isEmpty())
            contact.phone = phoneOf(contact.id);
        contact.isBusiness =
            fields.value(QStringLiteral("is_business")).toBool() || fields.value(QStringLiteral("isBusiness")).toBool();
        page.contacts.push_back(std::move(contact));
    }
    // Not `plain`: it goes back as it came.
    const QJsonValue next = object.value(QStringLiteral("next"));
    page.next = next.isDouble() ? QString::number(next.toInteger()) : next.toString();
    return page;
}

} // namespace hub
