// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QCoreApplication;

namespace hub::ui {

/// Installs the translation of the first of the user's languages (QLocale::uiLanguages) that there is one for, with
/// Qt's own words in it; gives its name (`es`), or nothing for English, which the program is written in: whoever
/// prefers English to Spanish gets English. Once, before the first window; they live as long as the application.
QString installLanguage(QCoreApplication &application, const QStringList &languages);

} // namespace hub::ui
