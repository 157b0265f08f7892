// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/settingsparser.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace hub::test {

/// Sources made of plain values: arguments, `NAME=value` variables, and files by path.
struct Given
{
    QStringList arguments;
    QStringList variables;
    QHash<QString, QByteArray> files;

    Result<Settings> parse() const
    {
        SettingSources sources;
        sources.arguments = arguments;
        for (const QString &variable : variables)
            sources.environment.insert(variable.section(QLatin1Char('='), 0, 0), variable.section(QLatin1Char('='), 1));
        sources.readFile = [this](const QString &path) -> Result<QByteArray> {
            if (path.startsWith(QLatin1String("/forbidden")))
                return failure("UNREADABLE", QStringLiteral("Permission denied"));
            if (!files.contains(path))
                return failure("NOT_FOUND", QStringLiteral("No such file or directory"));
            return files.value(path);
        };
        sources.defaultDataDirectory = QStringLiteral("/home/data");
        return parseSettings(sources);
    }
};

inline const QString DefaultFile = QStringLiteral("/home/data/central-hub.ini");

inline QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace hub::test
