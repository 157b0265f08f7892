// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/inifile.h"

#include "core/settings/setting.h"

#include <QStringDecoder>
#include <QStringView>

#include <algorithm>

namespace hub {

namespace {

tl::unexpected<Error> badLine(int line, const QString &why)
{
    return failure("INVALID_INI", SettingsWords::tr("line %1: %2").arg(line).arg(why));
}

bool isHeading(QStringView line)
{
    return line.compare(QLatin1String("[central-hub]"), Qt::CaseInsensitive) == 0 ||
           line.compare(QLatin1String("[general]"), Qt::CaseInsensitive) == 0;
}

QStringView unquoted(QStringView value)
{
    const bool quoted = value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"');
    return quoted ? value.sliced(1, value.size() - 2) : value;
}

constexpr QByteArrayView ByteOrderMark("\xef\xbb\xbf");

/// The key that a line gives a value to; empty for comments, headings and what is none of these.
QByteArray keyOf(QByteArrayView line)
{
    line = line.trimmed();
    const qsizetype equals = line.indexOf('=');
    if (equals < 1 || line.startsWith('#') || line.startsWith(';'))
        return {};
    return line.first(equals).trimmed().toByteArray();
}

QByteArray lineOf(const QByteArray &key, const QString &value)
{
    // Quotes keep the spaces at its ends, and a pair of quotes that is part of it.
    const bool quote = value != value.trimmed() || (value.size() > 1 && value.startsWith(u'"') && value.endsWith(u'"'));
    const QByteArray text = value.toUtf8();
    return quote ? QByteArray(key + " = \"" + text + '"') : QByteArray(key + " = " + text);
}

} // namespace

Result<std::vector<IniEntry>> parseIni(const QByteArray &content)
{
    if (content.size() > IniSizeLimit)
        return failure("INVALID_INI", SettingsWords::tr("it is larger than %1 bytes").arg(IniSizeLimit));
    QStringDecoder decoder(QStringDecoder::Utf8); // skips a byte order mark
    const QString text = decoder.decode(content);
    if (decoder.hasError() || text.contains(QChar::Null))
        return failure("INVALID_INI", SettingsWords::tr("it is not a text in UTF-8"));

    std::vector<IniEntry> entries;
    int number = 0;
    for (QStringView line : QStringView(text).split(u'\n')) {
        ++number;
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';') || isHeading(line))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 1)
            return badLine(number, SettingsWords::tr("it is not of the form key = value"));
        QByteArray key = line.first(equals).trimmed().toUtf8();
        const auto same = [&key](const IniEntry &entry) { return entry.key == key; };
        if (const auto first = std::find_if(entries.begin(), entries.end(), same); first != entries.end())
            return badLine(number, SettingsWords::tr("it repeats the key of line %1").arg(first->line));
        entries.push_back({std::move(key), unquoted(line.sliced(equals + 1).trimmed()).toString(), number});
    }
    return entries;
}

QByteArray editIni(const QByteArray &content, const QMap<QByteArray, QString> &changes)
{
    QByteArray result;
    QMap<QByteArray, QString> rest = changes;
    qsizetype at = 0;
    if (content.startsWith(ByteOrderMark)) {
        result = ByteOrderMark.toByteArray();
        at = ByteOrderMark.size();
    }
    const QByteArray lineEnd = content.contains("\r\n") ? QByteArrayLiteral("\r\n") : QByteArrayLiteral("\n");
    while (at < content.size()) {
        qsizetype end = content.indexOf('\n', at);
        end = end < 0 ? content.size() : end + 1;
        const QByteArrayView line(content.constData() + at, end - at);
        at = end;
        const auto change = rest.constFind(keyOf(line));
        if (change == rest.constEnd()) {
            result += line.toByteArray();
        } else {
            if (!change->isNull())
                result += lineOf(change.key(), *change) + lineEnd;
            rest.erase(change);
        }
    }
    for (auto added = rest.constBegin(); added != rest.constEnd(); ++added) {
        if (added->isNull())
            continue;
        if (!result.isEmpty() && !result.endsWith('\n'))
            result += lineEnd;
        result += lineOf(added.key(), *added) + lineEnd;
    }
    return result;
}

} // namespace hub
