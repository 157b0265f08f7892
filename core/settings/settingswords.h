// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace hub {

/// What the command line says of settings, for translators one context.
struct SettingsWords
{
    Q_DECLARE_TR_FUNCTIONS(hub::Settings)
};

} // namespace hub
