// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace hub::app {

/// A configuration file (as parseIni() reads it) with some of its values changed: the line of a key is rewritten where
/// it stands, a null value takes the line out, a new key comes at the end. Everything else stays byte for byte:
/// comments, order, unknown lines, line ends. Pure.
[[nodiscard]] QByteArray editIni(const QByteArray &content, const QMap<QByteArray, QString> &changes);

} // namespace hub::app
