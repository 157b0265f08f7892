// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringBuilder> // without it, `+` on a QByteArray is arithmetic with its pointer

namespace hub::sim {

/// A JSON object whose members keep the order in which they were added, as in the real one's answers (QJsonObject sorts
/// them, and a proxy that re-serialises would go unnoticed).
class JsonText
{
public:
    JsonText &text(const char *key, QByteArrayView utf8);
    JsonText &number(const char *key, qint64 value) { return raw(key, QByteArray::number(value)); }
    JsonText &flag(const char *key, bool value) { return raw(key, value ? "true" : "false"); }
    JsonText &null(const char *key) { return raw(key, "null"); }
    /// `json` is valid JSON already.
    JsonText &raw(const char *key, const QByteArray &json);

    [[nodiscard]] QByteArray toByteArray() const { return m_text + '}'; }

private:
    void key(const char *key);

    QByteArray m_text = QByteArrayLiteral("{");
};

/// A JSON string literal of UTF-8 text.
[[nodiscard]] QByteArray jsonString(QByteArrayView utf8);

} // namespace hub::sim
