// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/inieditor.h"

namespace hub::app {

namespace {

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

} // namespace hub::app
