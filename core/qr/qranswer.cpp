// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qr/qranswer.h"

#include "core/session/answerreader.h"
#include "core/text/cleantext.h"

#include <QJsonObject>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace hub {

namespace {

constexpr QByteArrayView PngSignature("\x89PNG\r\n\x1a\n", 8);
constexpr qsizetype MinPngSize = 8 + 25 + 12; // signature, IHDR, IEND (PNG specification, sections 5.2 and 11.2)
constexpr quint32 MaxSide = 4096;
constexpr qsizetype MaxImageBytes = 1048576;
constexpr double LongestLife = 24 * 60 * 60;
constexpr int MaxWordsLength = 100;
constexpr int FewestCommas = 2;

tl::unexpected<Error> bad(const char *why)
{
    return failure("BAD_QR_IMAGE", QString::fromLatin1(why));
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// `image/png`, …; empty if the bytes begin like no picture that is read here.
QByteArray mediaTypeOf(QByteArrayView bytes)
{
    if (bytes.startsWith(PngSignature))
        return QByteArrayLiteral("image/png");
    if (bytes.startsWith("\xff\xd8\xff"))
        return QByteArrayLiteral("image/jpeg");
    if (bytes.size() > 12 && bytes.startsWith("RIFF") && bytes.sliced(8).startsWith("WEBP"))
        return QByteArrayLiteral("image/webp");
    return {};
}

bool isDrawing(QByteArrayView bytes)
{
    const QByteArray start = bytes.first(std::min<qsizetype>(bytes.size(), 256)).toByteArray().trimmed();
    return start.startsWith("<svg") || start.startsWith("<?xml") || start.startsWith("<!DOCTYPE svg");
}

Result<QrImage> checkedImage(QByteArray bytes, qsizetype maxBytes)
{
    if (bytes.size() > maxBytes)
        return bad("The image is too large");
    if (isDrawing(bytes))
        return bad("The image is a drawing (SVG), which is refused: a PNG, JPEG or WebP is needed");
    QByteArray type = mediaTypeOf(bytes);
    if (type.isEmpty())
        return bad("The image is neither a PNG nor a JPEG nor a WebP");
    if (type != "image/png")
        return QrImage{std::move(bytes), std::move(type)};
    if (bytes.size() < MinPngSize)
        return bad("The PNG is cut");
    if (bytes.sliced(8, 8) != QByteArrayView("\0\0\0\x0dIHDR", 8))
        return bad("The PNG does not begin with its header");
    const auto width = qFromBigEndian<quint32>(bytes.constData() + 16);
    const auto height = qFromBigEndian<quint32>(bytes.constData() + 20);
    if (width < 1 || height < 1 || width > MaxSide || height > MaxSide)
        return bad("The PNG's size is out of range");
    return QrImage{std::move(bytes), std::move(type)};
}

bool startsLikeDataUrl(QByteArrayView text)
{
    return text.size() > 5 && text.first(5).compare("data:", Qt::CaseInsensitive) == 0;
}

/// Whether a text begins as a picture in base64 does.
bool startsLikeBase64Image(QByteArrayView text)
{
    for (const QByteArrayView start : {QByteArrayView("iVBORw0KGgo"), QByteArrayView("/9j/"), QByteArrayView("_9j_"),
                                       QByteArrayView("UklGR"), QByteArrayView("PHN2Zy")}) {
        if (text.startsWith(start))
            return true;
    }
    return false;
}

/// What follows a data URL's comma, if its label is that of a picture in base64.
Result<QByteArrayView> dataOfUrl(QByteArrayView url)
{
    const qsizetype comma = url.indexOf(',');
    if (comma < 0)
        return bad("The data URL holds no data");
    const QByteArrayList label = url.sliced(5, comma - 5).toByteArray().toLower().split(';');
    if (!label.front().trimmed().startsWith("image/"))
        return bad("The data URL is not that of a picture");
    if (label.front().contains("svg"))
        return bad("The image is a drawing (SVG), which is refused: a PNG, JPEG or WebP is needed");
    const bool isBase64 = std::any_of(label.begin() + 1, label.end(),
                                      [](const QByteArray &parameter) { return parameter.trimmed() == "base64"; });
    if (!isBase64)
        return bad("The data URL is not in base64");
    return url.sliced(comma + 1);
}

/// The usual alphabet, whole, without white space.
QByteArray plainBase64(QByteArrayView text)
{
    QByteArray plain;
    plain.reserve(text.size() + 3);
    for (const char c : text) {
        if (!isSpace(c))
            plain.append(c == '-' ? '+' : c == '_' ? '/' : c);
    }
    while (plain.endsWith('='))
        plain.chop(1);
    plain.append((4 - plain.size() % 4) % 4, '=');
    return plain;
}

using Texts = std::vector<QByteArray>;

/// All that may be a code, the likeliest first.
Texts candidates(const QJsonValue &body, const std::vector<QJsonObject> &objects)
{
    Texts texts;
    if (body.isString())
        texts.push_back(body.toString().trimmed().toUtf8());
    for (const char *key :
         {"qr", "qrcode", "qr_code_base64", "qr_data_url", "urlcode", "code", "value", "base64", "data"}) {
        for (const QJsonObject &object : objects) {
            const QJsonValue value = answer::member(object, QLatin1String(key));
            if (const QString text = value.toString().trimmed(); !text.isEmpty())
                texts.push_back(text.toUtf8());
        }
    }
    return texts;
}

int expiryOf(const std::vector<QJsonObject> &objects)
{
    for (const QJsonObject &object : objects) {
        for (const char *key : {"expires_in", "qr_duration"}) {
            const QJsonValue value = answer::member(object, QLatin1String(key));
            const double seconds = value.isString() ? value.toString().toDouble() : value.toDouble();
            if (std::isfinite(seconds) && seconds > 0)
                return int(std::min(seconds, LongestLife));
        }
    }
    return 0;
}

/// What is said instead of a code: a sentence, else the word that stands in the code's place, else the state.
QString wordsOf(const QByteArray &body, const std::vector<QJsonObject> &objects, const Texts &texts)
{
    QString words = answer::errorWords(body).message;
    if (words.isEmpty() && !texts.empty() && texts.front().size() <= MaxWordsLength)
        words = QString::fromUtf8(texts.front());
    for (const QJsonObject &object : objects) {
        for (const char *key : {"state", "status"}) {
            if (words.isEmpty())
                words = answer::member(object, QLatin1String(key)).toString();
        }
    }
    return cleanText(words, MaxWordsLength);
}

/// The first picture that is one; else why the first that should be one is not.
Result<std::optional<QrImage>> imageIn(const Texts &texts)
{
    std::optional<Error> error;
    for (const QByteArray &text : texts) {
        if (!startsLikeDataUrl(text) && !startsLikeBase64Image(text) && !isDrawing(text))
            continue;
        auto image = isDrawing(text) ? checkedImage(text, MaxImageBytes) : qrImageFromText(text, MaxImageBytes);
        if (image)
            return std::optional(std::move(*image));
        if (!error)
            error = image.error();
    }
    if (error)
        return tl::unexpected<Error>(*error);
    return std::optional<QrImage>();
}

} // namespace

Result<QrImage> qrImageFromText(QByteArrayView text, qsizetype maxBytes)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    if (startsLikeDataUrl(text)) {
        HUB_TRY(const auto data, dataOfUrl(text));
        text = data;
    }
    // Before decoding, so that a huge text costs nothing: white space is a line break each 64 characters at most.
    if (text.size() / 5 * 3 > maxBytes + 3)
        return bad("The image is too large");
    const QByteArray base64 = plainBase64(text);
    const auto decoded =
        QByteArray::fromBase64Encoding(base64, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return bad("The image is not valid base64");
    return checkedImage(decoded.decoded, maxBytes);
}

QByteArray pngToDataUrl(const QByteArray &png)
{
    return "data:image/png;base64," + png.toBase64();
}

bool isQrPayload(QByteArrayView text)
{
    if (text.startsWith("http://") || text.startsWith("https://"))
        text = text.sliced(text.indexOf('#') + 1);
    const bool isPlain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
    return isPlain && (text.startsWith("2@") || text.startsWith("1@")) &&
           std::count(text.begin(), text.end(), ',') >= FewestCommas;
}

Result<QrAnswer> readQrAnswer(const QByteArray &body)
{
    QrAnswer answer;
    if (!mediaTypeOf(body).isEmpty()) {
        return checkedImage(body, MaxImageBytes).map([&](QrImage image) {
            answer.kind = QrAnswer::Kind::Image;
            answer.image = std::move(image);
            return answer;
        });
    }
    const QJsonValue value = answer::parse(body);
    const auto objects = answer::objects(
        value, {QLatin1String("qr"), QLatin1String("qrcode"), QLatin1String("instance"), QLatin1String("data"),
                QLatin1String("result"), QLatin1String("results"), QLatin1String("response"), QLatin1String("session"),
                QLatin1String("state"), QLatin1String("message")});
    const Texts texts = candidates(value, objects);
    answer.expiresInS = expiryOf(objects);
    const auto payload = std::find_if(texts.begin(), texts.end(), isQrPayload);
    if (payload != texts.end()) {
        answer.kind = QrAnswer::Kind::Payload;
        answer.payload = *payload;
        return answer;
    }
    HUB_TRY(auto image, imageIn(texts));
    if (image) {
        answer.kind = QrAnswer::Kind::Image;
        answer.image = std::move(*image);
        return answer;
    }
    answer.expiresInS = 0;
    answer.words = wordsOf(body, objects, texts);
    return answer;
}

const QByteArray *qrBody(const SessionManagerOutcome &outcome)
{
    if (outcome)
        return &outcome->body;
    const SessionManagerError &error = outcome.error();
    const bool isPicture = error.kind == SessionManagerError::Kind::NotJson && !mediaTypeOf(error.response).isEmpty();
    return isPicture ? &error.response : nullptr;
}

} // namespace hub
