// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QRandomGenerator>

#include <chrono>
#include <vector>

namespace hub::sim {

/// The QR code that a client shows: a random payload such as a phone reads, valid for a while, and its picture. Times
/// are milliseconds of the simulator's own clock.
class QrTicket
{
public:
    /// A new payload. A phone that still holds one of the last few is told that it is old.
    void renew(qint64 now, std::chrono::milliseconds lifetime, QRandomGenerator &random);
    /// Shows nothing any more.
    void expire();

    [[nodiscard]] bool isShown() const { return !m_payload.isEmpty(); }
    [[nodiscard]] const QByteArray &payload() const { return m_payload; }
    [[nodiscard]] qint64 expiresAt() const { return m_expiresAt; }
    /// How many payloads there have been.
    [[nodiscard]] int rotation() const { return m_rotation; }
    [[nodiscard]] bool wasShown(const QByteArray &payload) const;
    /// 300 pixels, level M, margin 2, as the real one draws it; drawn when first asked for.
    [[nodiscard]] const QByteArray &dataUrl();

private:
    QByteArray m_payload;
    QByteArray m_dataUrl;
    qint64 m_expiresAt = 0;
    int m_rotation = 0;
    std::vector<QByteArray> m_former; // oldest first
};

} // namespace hub::sim
