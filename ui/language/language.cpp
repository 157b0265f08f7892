// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/language/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

// Outside any namespace: the macro declares a function.
static void initResources()
{
#ifdef HUB_HAS_TRANSLATIONS
    Q_INIT_RESOURCE(hub_translations);
#endif
}

namespace hub::ui {

namespace {

void installQt(QCoreApplication &application, const QString &language)
{
    auto qt = std::make_unique<QTranslator>();
    if (!qt->load(QLatin1String("qtbase_") % language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        return; // not installed: its few words stay English
    qt->setParent(&application);
    QCoreApplication::installTranslator(qt.release());
}

} // namespace

QString installLanguage(QCoreApplication &application, const QStringList &languages)
{
    initResources();
    for (const QString &wanted : languages) {
        // `es-419-x`, `es_AR`: the language is enough; one translation serves all its countries.
        const QString language = wanted.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
        if (language == QLatin1String("en") || language == QLatin1String("c"))
            return {};
        const QString file = QLatin1String(":/translations/central-hub_") % language % QLatin1String(".qm");
        auto ours = std::make_unique<QTranslator>();
        if (!QFile::exists(file) || !ours->load(file))
            continue;
        ours->setParent(&application);
        QCoreApplication::installTranslator(ours.release());
        installQt(application, language);
        return language;
    }
    return {};
}

} // namespace hub::ui
