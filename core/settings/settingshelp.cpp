// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingshelp.h"

#include "core/settings/settingswords.h"
#include "core/settings/settingtable.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace hub {

namespace {

constexpr qsizetype LineWidth = 100;

QString spelling(const Setting &setting)
{
    QString text = QLatin1String("  ") % QString::fromLatin1(setting.hasOption ? setting.option() : setting.variable());
    if (setting.takesValue())
        text += (setting.hasOption ? u' ' : u'=') % setting.valueName;
    return text;
}

QString description(const Setting &setting)
{
    const QString value = setting.defaultText();
    if (value.isEmpty() || setting.kind == Setting::Kind::Flag)
        return setting.help;
    return SettingsWords::tr("%1 (default: %2)").arg(setting.help, value);
}

/// `text` in lines that begin at column `indent`; the first line is already there up to that column.
QString wrapped(const QString &text, qsizetype indent)
{
    QString lines;
    qsizetype column = indent;
    for (const QString &word : text.split(u' ')) {
        if (column > indent && column + 1 + word.size() > LineWidth) {
            lines += u'\n' % QString(indent, u' ');
            column = indent;
        } else if (column > indent) {
            lines += u' ';
            ++column;
        }
        lines += word;
        column += word.size();
    }
    return lines;
}

} // namespace

QString settingsHelp()
{
    const std::vector<Setting> table = settingTable();
    qsizetype width = 0;
    for (const Setting &setting : table)
        width = std::max(width, spelling(setting).size());
    width += 2;

    QString help;
    QString group;
    for (const Setting &setting : table) {
        if (setting.group != group) {
            group = setting.group;
            help += u'\n' % group % QLatin1String(":\n");
        }
        help += spelling(setting).leftJustified(width) % wrapped(description(setting), width) % u'\n';
    }
    return help;
}

} // namespace hub
