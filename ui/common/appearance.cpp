// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/appearance.h"

#include "ui/common/style.h"

#include <QApplication>
#include <QFont>
#include <QStyleFactory>
#include <QStyleHints>

namespace hub::ui {

namespace {

/// What one appearance is made of. The contrasts are computed in tst_appearance.
struct Colors
{
    QRgb window, base, alternate, text, muted, line, button, accent, onAccent, selection;
    QRgb neutral, good, busy, attention, bad;
};

constexpr Colors Light{.window = 0xfff6f7f9,
                       .base = 0xffffffff,
                       .alternate = 0xfff9fafb,
                       .text = 0xff1b1f24,
                       .muted = 0xff59626d,
                       .line = 0xffdde1e6,
                       .button = 0xffffffff,
                       .accent = 0xff0b6b7a,
                       .onAccent = 0xffffffff,
                       .selection = 0xffdcedf0,
                       .neutral = 0xff525b66,
                       .good = 0xff14683f,
                       .busy = 0xff1a5f9e,
                       .attention = 0xff7d5200,
                       .bad = 0xffb02525};

constexpr Colors Dark{.window = 0xff16191d,
                      .base = 0xff1d2126,
                      .alternate = 0xff20252a,
                      .text = 0xffe6e8eb,
                      .muted = 0xffa0a8b2,
                      .line = 0xff333941,
                      .button = 0xff262b31,
                      .accent = 0xff58b9c6,
                      .onAccent = 0xff0c1a1d,
                      .selection = 0xff204048,
                      .neutral = 0xffaab2bc,
                      .good = 0xff6bcb94,
                      .busy = 0xff7fb9ee,
                      .attention = 0xffe3b558,
                      .bad = 0xfff5938b};

const Colors &colorsOf(const QPalette &palette)
{
    return isDark(palette) ? Dark : Light;
}

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a * (1 - share) + b * share); };
    return QColor(mix(one.red(), other.red()), mix(one.green(), other.green()), mix(one.blue(), other.blue()));
}

QPalette paletteOf(const Colors &c)
{
    const QColor window(c.window);
    const QColor text(c.text);
    const QColor line(c.line);
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, c.base);
    palette.setColor(QPalette::AlternateBase, c.alternate);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Button, c.button);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, c.bad);
    palette.setColor(QPalette::ToolTipBase, c.base);
    palette.setColor(QPalette::ToolTipText, text);
    // A quiet selection, on which states keep their colours; the accent is the links' colour.
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, mixed(c.button, c.onAccent, 0.1));
    palette.setColor(QPalette::Midlight, mixed(line, window, 0.5));
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, mixed(line, text, 0.25));
    palette.setColor(QPalette::Shadow, mixed(line, Qt::black, 0.5));
    const QColor faint = mixed(text, window, 0.55);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faint);
    return palette;
}

bool systemIsDark(QApplication &application)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (application.styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return application.styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    application.setPalette(QPalette()); // back to the desktop's
    return isDark(QApplication::palette());
}

void applyFont(QApplication &application)
{
    // Without a desktop's theme Qt takes 9 points, too small for a day's work.
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0 && font.pointSizeF() < 10) {
        font.setPointSizeF(10);
        application.setFont(font);
    }
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

void applyAppearance(QApplication &application, Appearance appearance)
{
    if (qobject_cast<Style *>(QApplication::style()) == nullptr)
        QApplication::setStyle(new Style);
    applyFont(application);
    const bool dark = appearance == Appearance::Dark || (appearance == Appearance::System && systemIsDark(application));
    QApplication::setPalette(paletteOf(dark ? Dark : Light));
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const Colors &c = colorsOf(palette);
    switch (tone) {
    case Tone::Neutral:
        return c.neutral;
    case Tone::Good:
        return c.good;
    case Tone::Busy:
        return c.busy;
    case Tone::Attention:
        return c.attention;
    case Tone::Bad:
        return c.bad;
    }
    Q_UNREACHABLE();
}

QColor toneFill(Tone tone, const QPalette &palette)
{
    const Colors &c = colorsOf(palette);
    return mixed(c.base, toneColor(tone, palette), isDark(palette) ? 0.16 : 0.10);
}

QColor mutedText(const QPalette &palette)
{
    return colorsOf(palette).muted;
}

QColor hairline(const QPalette &palette)
{
    return colorsOf(palette).line;
}

} // namespace hub::ui
