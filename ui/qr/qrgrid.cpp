// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/qr/qrgrid.h"

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

} // namespace hub::ui
