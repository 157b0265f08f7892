// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;

namespace hub::ui {

/// What a colour says. Never the only carrier of it: a word and a shape stand beside.
enum class Tone { Neutral, Good, Busy, Attention, Bad };

enum class Appearance { System, Light, Dark };

/// Palette, style and font of the whole program. May be called again while windows are open: they follow. `System` is
/// what the desktop says (its palette; Qt 6.4 has no better question).
void applyAppearance(QApplication &application, Appearance appearance);
[[nodiscard]] bool isDark(const QPalette &palette);

/// Text or line colour for a tone, at least 4.5:1 on the palette's Base and Window.
[[nodiscard]] QColor toneColor(Tone tone, const QPalette &palette);
/// A quiet background for the same.
[[nodiscard]] QColor toneFill(Tone tone, const QPalette &palette);
/// Second-rank text: readable (4.5:1), but behind the first.
[[nodiscard]] QColor mutedText(const QPalette &palette);
/// Lines between things.
[[nodiscard]] QColor hairline(const QPalette &palette);

/// A line icon of resources/icons (`clients`, `qr`, `send`, …; without ending) in the palette's text colour or a
/// tone's, sharp at every scale. Follows neither palette nor tone later: ask again in changeEvent(PaletteChange).
[[nodiscard]] QIcon icon(const char *name, const QPalette &palette);
[[nodiscard]] QIcon icon(const char *name, const QColor &color);

/// Distances in device independent pixels: between related things, between groups, around a page.
inline constexpr int GapSmall = 6;
inline constexpr int Gap = 12;
inline constexpr int GapLarge = 24;

} // namespace hub::ui
