// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/qr/qrpicture.h"

#include "core/qr/qrimage.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QPainter>
#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace hub::ui {

namespace {

constexpr int FinderSize = 7;      // ISO/IEC 18004: a square of 7 modules in three corners
constexpr double MostDoubt = 0.01; // of the pixels inside the modules

bool isDarkPixel(const QImage &grey, int x, int y)
{
    return grey.constScanLine(y)[x] < 128;
}

/// Length of the dark run that begins at a corner of the bounds and goes along an edge.
int run(const QImage &grey, QPoint at, QPoint step, int most)
{
    int length = 0;
    for (; length < most && isDarkPixel(grey, at.x(), at.y()); at += step)
        ++length;
    return length;
}

/// The picture seen as a grid of `size` modules a side over the bounds of its dark part.
class Grid
{
public:
    Grid(const QImage &grey, const QRect &bounds, int size)
        : m_grey(grey)
        , m_bounds(bounds)
        , m_size(size)
        , m_width(double(bounds.width()) / size)
        , m_height(double(bounds.height()) / size)
    {
    }

    [[nodiscard]] bool isDark(int column, int row) const
    {
        return isDarkPixel(m_grey, pixelX(column + 0.5), pixelY(row + 0.5));
    }

    /// Whether it has what each QR code has: the three finders and the two dotted lines between them.
    [[nodiscard]] bool hasPatterns() const
    {
        for (int i = FinderSize + 1; i < m_size - FinderSize - 1; ++i) {
            if (isDark(i, FinderSize - 1) != (i % 2 == 0) || isDark(FinderSize - 1, i) != (i % 2 == 0))
                return false;
        }
        return hasFinder(0, 0) && hasFinder(m_size - FinderSize, 0) && hasFinder(0, m_size - FinderSize);
    }

    /// Whether the modules are of one colour each, edges (that may be soft) apart.
    [[nodiscard]] bool isClean() const
    {
        qint64 pixels = 0;
        qint64 wrong = 0;
        for (int row = 0; row < m_size; ++row) {
            for (int column = 0; column < m_size; ++column) {
                const bool dark = isDark(column, row);
                for (int y = pixelY(row + 0.3); y <= pixelY(row + 0.7); ++y) {
                    for (int x = pixelX(column + 0.3); x <= pixelX(column + 0.7); ++x) {
                        ++pixels;
                        wrong += isDarkPixel(m_grey, x, y) != dark;
                    }
                }
            }
        }
        return double(wrong) <= double(pixels) * MostDoubt;
    }

    [[nodiscard]] QrMatrix matrix() const
    {
        std::vector<bool> modules(size_t(m_size) * size_t(m_size));
        for (int row = 0; row < m_size; ++row) {
            for (int column = 0; column < m_size; ++column)
                modules[size_t(row) * size_t(m_size) + size_t(column)] = isDark(column, row);
        }
        return QrMatrix(m_size, std::move(modules));
    }

private:
    [[nodiscard]] int pixelX(double column) const
    {
        return std::min(m_bounds.left() + int(column * m_width), m_bounds.right());
    }
    [[nodiscard]] int pixelY(double row) const
    {
        return std::min(m_bounds.top() + int(row * m_height), m_bounds.bottom());
    }

    [[nodiscard]] bool hasFinder(int left, int top) const
    {
        for (int row = 0; row < FinderSize; ++row) {
            for (int column = 0; column < FinderSize; ++column) {
                const int ring = std::max(std::abs(column - 3), std::abs(row - 3)); // 3: the frame, 2: light, else core
                if (isDark(left + column, top + row) != (ring != 2))
                    return false;
            }
        }
        return true;
    }

    const QImage &m_grey;
    const QRect m_bounds;
    const int m_size;
    const double m_width;
    const double m_height;
};

} // namespace

QRect darkBounds(const QImage &grey)
{
    int left = grey.width();
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < grey.height(); ++y) {
        int first = 0;
        while (first < grey.width() && !isDarkPixel(grey, first, y))
            ++first;
        if (first == grey.width())
            continue;
        int last = grey.width() - 1;
        while (!isDarkPixel(grey, last, y))
            --last;
        left = std::min(left, first);
        right = std::max(right, last);
        top = top < 0 ? y : top;
        bottom = y;
    }
    return top < 0 ? QRect() : QRect(QPoint(left, top), QPoint(right, bottom));
}

std::optional<QrMatrix> findQrMatrix(const QImage &grey)
{
    const QRect bounds = darkBounds(grey);
    const int side = bounds.width();
    if (side < 21 || std::abs(side - bounds.height()) > std::max(1, side / 100))
        return std::nullopt;
    // The outer edges of the finders are 7 modules long: that tells how many modules there are, give or take a few.
    const int edges = run(grey, bounds.topLeft(), {1, 0}, side) + run(grey, bounds.topRight(), {-1, 0}, side) +
                      run(grey, bounds.bottomLeft(), {1, 0}, side);
    if (edges < 3 * FinderSize)
        return std::nullopt;
    const double about = double(side) * 3 * FinderSize / edges;
    const int version = int(std::lround((about - 17) / 4)); // a code has 17 + 4 * version modules a side
    for (const int candidate : {version, version - 1, version + 1}) {
        if (candidate < 1 || candidate > 40 || 17 + 4 * candidate > side)
            continue;
        const Grid grid(grey, bounds, 17 + 4 * candidate);
        if (grid.hasPatterns() && grid.isClean())
            return grid.matrix();
    }
    return std::nullopt;
}

namespace {

constexpr int QuietModules = 4; // ISO/IEC 18004, section 6.3.8
constexpr int HeavySide = 700;
constexpr int HeavyPixels = HeavySide * HeavySide;
constexpr qsizetype HeavyBytes = 64 * 1024;
constexpr int ExportPixels = 600;
constexpr int MaxSide = 4096; // pixels

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::QrPicture)
};

QImage whiteSquare(int side)
{
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    return image;
}

QImage drawn(const QrMatrix &matrix)
{
    QImage image = whiteSquare(matrix.size() + 2 * QuietModules);
    for (int y = 0; y < matrix.size(); ++y) {
        uchar *line = image.scanLine(y + QuietModules) + QuietModules;
        for (int x = 0; x < matrix.size(); ++x)
            line[x] = matrix.isDark(x, y) ? 0 : 255;
    }
    return image;
}

/// A picture whose modules are not known: on white, with as much of it as the smallest code (of 21 modules) may need.
QImage framed(const QImage &grey)
{
    const QRect dark = darkBounds(grey);
    const int content = std::max(dark.width(), dark.height());
    const int quiet = (content * QuietModules + 20) / 21;
    const int side = std::max({content + 2 * quiet, grey.width(), grey.height()});
    QImage image = whiteSquare(side);
    QPainter painter(&image);
    painter.drawImage((side - dark.width()) / 2, (side - dark.height()) / 2, grey, dark.x(), dark.y(), dark.width(),
                      dark.height());
    return image;
}

/// Of a PNG; other pictures tell it elsewhere.
QSize sizeInHeader(const QByteArray &png)
{
    if (png.size() < 24)
        return {};
    if (!png.startsWith("\x89PNG"))
        return {HeavySide + 1, HeavySide + 1};
    return {int(qFromBigEndian<qint32>(png.constData() + 16)), int(qFromBigEndian<qint32>(png.constData() + 20))};
}

/// One of the three that qrImageFromText() lets through.
QByteArray decoderOf(const QByteArray &picture)
{
    return picture.startsWith("\x89PNG") ? "png" : picture.startsWith("RIFF") ? "webp" : "jpeg";
}

} // namespace

bool QrPicture::isHeavy(const QrCode &code)
{
    if (code.kind != QrCode::Kind::Image)
        return false;
    const QSize size = sizeInHeader(code.image);
    return code.image.size() > HeavyBytes || qint64(size.width()) * size.height() > HeavyPixels;
}

Result<QrPicture> QrPicture::from(const QrCode &code)
{
    switch (code.kind) {
    case QrCode::Kind::None:
        return QrPicture();
    case QrCode::Kind::Payload:
        return fromPayload(code.payload);
    case QrCode::Kind::Image:
        return fromImage(code.image);
    }
    Q_UNREACHABLE();
}

Result<QrPicture> QrPicture::fromPayload(const QByteArray &payload)
{
    const auto matrix = qrMatrix(payload);
    if (!matrix)
        return failure(matrix.error().code, Words::tr("The Session Manager sent a text that no QR code can hold."));
    return QrPicture(drawn(*matrix));
}

Result<QrPicture> QrPicture::fromImage(const QByteArray &picture)
{
    QByteArray bytes = picture;
    QBuffer buffer(&bytes);
    // Foreign bytes: no other decoder than theirs gets to see them.
    QImageReader reader(&buffer, decoderOf(picture));
    QImage image;
    const QSize size = reader.size();
    if (std::max(size.width(), size.height()) <= MaxSide)
        image = reader.read();
    if (image.isNull())
        return failure("BAD_QR_IMAGE", Words::tr("The Session Manager sent a picture that cannot be read."));
    if (image.hasAlphaChannel()) {
        QImage opaque(image.size(), QImage::Format_RGB32);
        opaque.fill(Qt::white);
        QPainter(&opaque).drawImage(0, 0, image);
        image = opaque;
    }
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    if (const auto matrix = findQrMatrix(grey))
        return QrPicture(drawn(*matrix));
    if (darkBounds(grey).isEmpty())
        return failure("BAD_QR_IMAGE", Words::tr("The Session Manager sent an empty picture instead of a QR code."));
    return QrPicture(framed(grey));
}

QImage QrPicture::render(int side) const
{
    if (isNull() || side < 1)
        return {};
    const int factor = side / unit();
    if (factor == 0)
        return m_source.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_Grayscale8);
    QImage image = whiteSquare(side);
    const int offset = (side - factor * unit()) / 2;
    for (int y = 0; y < unit(); ++y) {
        uchar *first = image.scanLine(offset + y * factor);
        const uchar *from = m_source.constScanLine(y);
        for (int x = 0; x < unit(); ++x)
            std::fill_n(first + offset + x * factor, factor, from[x]);
        for (int copy = 1; copy < factor; ++copy)
            std::copy_n(first, side, image.scanLine(offset + y * factor + copy));
    }
    return image;
}

QImage QrPicture::toImage() const
{
    const int factor = isNull() ? 0 : std::max(1, (ExportPixels + unit() - 1) / unit());
    return render(factor * unit());
}

} // namespace hub::ui
