// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/qrticket.h"

#include "core/qr/qranswer.h"
#include "core/qr/qrimage.h"

#include <algorithm>

namespace hub::sim {

namespace {

constexpr size_t Remembered = 8;

QByteArray randomBase64(QRandomGenerator &random, int bytes)
{
    QByteArray raw(bytes, Qt::Uninitialized);
    for (char &byte : raw)
        byte = char(random.bounded(256));
    return raw.toBase64();
}

/// Four parts as in WhatsApp's: a reference and three 32-byte keys.
QByteArray randomPayload(QRandomGenerator &random)
{
    QByteArray payload = "2@" + randomBase64(random, 66);
    for (int key = 0; key < 3; ++key)
        payload += ',' + randomBase64(random, 32);
    return payload;
}

} // namespace

void QrTicket::renew(qint64 now, std::chrono::milliseconds lifetime, QRandomGenerator &random)
{
    expire();
    m_payload = randomPayload(random);
    m_expiresAt = now + lifetime.count();
    ++m_rotation;
}

void QrTicket::expire()
{
    if (!isShown())
        return;
    if (m_former.size() == Remembered)
        m_former.erase(m_former.begin());
    m_former.push_back(std::move(m_payload));
    m_payload.clear();
    m_dataUrl.clear();
}

bool QrTicket::wasShown(const QByteArray &payload) const
{
    return std::find(m_former.begin(), m_former.end(), payload) != m_former.end();
}

const QByteArray &QrTicket::dataUrl()
{
    if (m_dataUrl.isEmpty() && isShown()) {
        QrImageOptions options;
        options.margin = 2;
        if (const auto png = qrPng(m_payload, options))
            m_dataUrl = pngToDataUrl(*png);
    }
    return m_dataUrl;
}

} // namespace hub::sim
