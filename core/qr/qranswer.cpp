// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qr/qranswer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>

namespace hub {

namespace {

constexpr QByteArrayView DataPrefix("data:image/png;base64,");
constexpr qsizetype MinPngSize = 8 + 25 + 12; // signature, IHDR, IEND (PNG specification, sections 5.2 and 11.2)
constexpr quint32 MaxSide = 4096;

tl::unexpected<Error> bad(const char *why)
{
    return failure("BAD_QR_IMAGE", QString::fromLatin1(why));
}

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

Result<QByteArray> pngFromDataUrl(QByteArrayView url, qsizetype maxBytes)
{
    if (!url.startsWith(DataPrefix))
        return bad("Not a data URL of a PNG in base64");
    const QByteArrayView text = url.sliced(DataPrefix.size());
    // Before decoding, so that a huge text costs nothing.
    if (text.size() / 4 * 3 > maxBytes + 3)
        return bad("The image is too large");
    if (text.size() % 4 != 0)
        return bad("The image is not whole base64");
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toByteArray(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return bad("The image is not valid base64");
    const QByteArray &png = decoded.decoded;
    if (png.size() > maxBytes)
        return bad("The image is too large");
    if (png.size() < MinPngSize || !png.startsWith(QByteArrayView("\x89PNG\r\n\x1a\n", 8)))
        return bad("The image is not a PNG");
    if (png.sliced(8, 8) != QByteArrayView("\0\0\0\x0dIHDR", 8))
        return bad("The PNG does not begin with its header");
    const auto width = qFromBigEndian<quint32>(png.constData() + 16);
    const auto height = qFromBigEndian<quint32>(png.constData() + 20);
    if (width < 1 || height < 1 || width > MaxSide || height > MaxSide)
        return bad("The PNG's size is out of range");
    return png;
}

QByteArray pngToDataUrl(const QByteArray &png)
{
    return DataPrefix.toByteArray() + png.toBase64();
}

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
