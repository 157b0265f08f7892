// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/qrnegotiation.h"

#include "core/qr/qranswer.h"
#include "core/qr/qrimage.h"

namespace hub::routes {

namespace {

using http::Response;

/// The quality that an Accept header gives to exactly this type; 0 if it does not name it.
double quality(const QByteArray &accept, QByteArrayView type)
{
    for (const QByteArray &range : accept.split(',')) {
        const QByteArrayList parts = range.split(';');
        if (parts.front().trimmed().compare(type, Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &parameter : parts.mid(1)) {
            const QByteArray text = parameter.trimmed();
            if (text.startsWith("q=") || text.startsWith("Q="))
                return text.mid(2).toDouble();
        }
        return 1.0;
    }
    return 0.0;
}

} // namespace

bool prefersPng(const QByteArray &accept)
{
    const double png = quality(accept, "image/png");
    return png > 0 && png >= quality(accept, "application/json");
}

Response qrPngResponse(const QByteArray &body)
{
    const auto qr = readQrAnswer(body);
    if (qr && qr->kind == QrAnswer::Kind::None)
        return Response::error(404, "QR_NOT_AVAILABLE", QStringLiteral("There is no QR code to scan now"));
    auto png = qr.and_then([](const QrAnswer &answer) {
        return answer.kind == QrAnswer::Kind::Image ? Result<QByteArray>(answer.png) : qrPng(answer.payload);
    });
    if (!png)
        return Response::error(502, "SESSION_MANAGER_ERROR",
                               QStringLiteral("SESSION_MANAGER_ERROR: The QR code is unusable"));
    return {.body = std::move(*png), .contentType = "image/png"};
}

} // namespace hub::routes
