// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <vector>

namespace hub {

struct IniEntry
{
    QByteArray key;
    QString value;
    int line; ///< counted from 1
};

/// The largest configuration file that is read, in bytes.
inline constexpr qsizetype IniSizeLimit = 1024 * 1024;

/// Reads `key = value` lines (UTF-8; `#` and `;` begin comment lines; a value may stand in double quotes; the headings
/// [central-hub] and [General] are allowed). Values are taken as they stand: QSettings would split them at commas and
/// interpret backslashes, which breaks lists and Windows paths. Pure, thread-safe. The error's message says which line.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<IniEntry>> parseIni(const QByteArray &content);

/// A configuration file (as parseIni() reads it) with some of its values changed: the line of a key is rewritten where
/// it stands, a null value takes the line out, a new key comes at the end. Everything else stays byte for byte:
/// comments, order, unknown lines, line ends. Pure.
[[nodiscard]] HUB_CORE_EXPORT QByteArray editIni(const QByteArray &content, const QMap<QByteArray, QString> &changes);

} // namespace hub
