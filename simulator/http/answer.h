// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <utility>
#include <vector>

namespace hub::sim {

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
