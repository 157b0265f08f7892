// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <utility>
#include <vector>

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

/// One whole HTTP answer.
struct Answer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = QByteArrayLiteral("application/json; charset=utf-8"); ///< empty: no such header
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};

    static Answer json(int status, QByteArray body);
    static Answer html(int status, const QByteArray &text);
    /// As the real one words its errors: `{"error":true,"code":"CODE","message":"…"}`.
    static Answer sessionError(int status, const char *code, const char *message);
    /// As the control API words them: `{"ok":false,"error":"CODE","message":"…"}`.
    static Answer controlError(int status, QByteArrayView code, const QString &message);
};

/// How the end of an answer's body is told.
enum class Framing { Length, Chunked, Close };

/// Status line and headers up to the empty line. With Framing::Length, `length` is told (none for 1xx and 204).
[[nodiscard]] QByteArray headOf(const Answer &answer, Framing framing, qint64 length, bool keepAlive);
/// The whole answer as bytes.
[[nodiscard]] QByteArray bytesOf(const Answer &answer, bool keepAlive);

} // namespace hub::sim
