// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

namespace hub::ui {

/// An engine that the program has a profile of.
struct KnownEngine
{
    QString name;  ///< as the setting holds it
    QString title; ///< as people call it
    bool needsSecret = false;
};

/// The usual one first, then by their titles.
[[nodiscard]] const std::vector<KnownEngine> &knownEngines();
/// None: another one, described in a file.
[[nodiscard]] const KnownEngine *findEngine(const QString &name);

} // namespace hub::ui
