// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/inifile.h"

#include "core/settings/settingswords.h"

#include <QCoreApplication>
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

} // namespace hub
