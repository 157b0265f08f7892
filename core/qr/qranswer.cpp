// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qr/qranswer.h"

#include "core/qr/dataurl.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace hub {

namespace {

constexpr double LongestLife = 24 * 60 * 60;

QByteArray textOf(const QJsonObject &object)
{
    static constexpr std::array Keys{QLatin1StringView("qr"), QLatin1StringView("qr_code_base64"),
                                     QLatin1StringView("qrCode"), QLatin1StringView("qr_code")};
    for (const QLatin1StringView key : Keys) {
        if (const QString text = object.value(key).toString(); !text.isEmpty())
            return text.toUtf8();
    }
    return {};
}

int expiryOf(const QJsonObject &object)
{
    const QJsonValue value = object.value(QLatin1StringView("expires_in"));
    const double seconds = value.isString() ? value.toString().toDouble() : value.toDouble();
    return std::isfinite(seconds) ? int(std::clamp(seconds, 0.0, LongestLife)) : 0;
}

} // namespace

Result<QrAnswer> readQrAnswer(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QByteArray text = textOf(object);
    QrAnswer answer;
    if (text.isEmpty())
        return answer;
    answer.expiresInS = expiryOf(object);
    const bool isBarePng = text.startsWith("iVBORw0KGgo"); // the PNG signature in base64
    if (!isBarePng && !text.startsWith("data:")) {
        answer.kind = QrAnswer::Kind::Payload;
        answer.payload = text;
        return answer;
    }
    return pngFromDataUrl(isBarePng ? QByteArray("data:image/png;base64," + text) : text).map([&](QByteArray png) {
        answer.kind = QrAnswer::Kind::Image;
        answer.png = std::move(png);
        return answer;
    });
}

} // namespace hub
