// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingtable.h"
#include "tests/support/test.h"
#include "ui/language/language.h"
#include "ui/settings/settingtext.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace hub;
using namespace hub::ui;

class tst_Language : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void speaksSpanish_data();
    void speaksSpanish();
    void speaksEnglishOtherwise_data();
    void speaksEnglishOtherwise();
};

void tst_Language::init()
{
#ifndef HUB_HAS_TRANSLATIONS
    QSKIP("built without Qt's Linguist tools");
#endif
}

void tst_Language::cleanup()
{
    for (QTranslator *translator : QCoreApplication::instance()->findChildren<QTranslator *>())
        delete translator;
    QCOMPARE(onOffText(true), QStringLiteral("On"));
}

void tst_Language::speaksSpanish_data()
{
    QTest::addColumn<QStringList>("languages");
    QTest::newRow("Spanish") << QStringList{QStringLiteral("es")};
    QTest::newRow("of Argentina") << QStringList{QStringLiteral("es-AR"), QStringLiteral("es")};
    QTest::newRow("of Latin America") << QStringList{QStringLiteral("es-419")};
    QTest::newRow("underscore") << QStringList{QStringLiteral("es_MX")};
    QTest::newRow("after one that there is not") << QStringList{QStringLiteral("eu"), QStringLiteral("es")};
}

void tst_Language::speaksSpanish()
{
    QFETCH(QStringList, languages);
    QCOMPARE(installLanguage(*QCoreApplication::instance(), languages), QStringLiteral("es"));
    QCOMPARE(onOffText(true), QStringLiteral("Activado"));                                   // of ui/
    QCOMPARE(settingTable().front().group, QStringLiteral("Programa"));                      // of core/
    QCOMPARE(QCoreApplication::translate("hub::ui::SettingsPage", "%n changes", nullptr, 3), // with a number
             QStringLiteral("3 cambios"));
}

void tst_Language::speaksEnglishOtherwise_data()
{
    QTest::addColumn<QStringList>("languages");
    QTest::newRow("English") << QStringList{QStringLiteral("en-US")};
    QTest::newRow("English before Spanish") << QStringList{QStringLiteral("en-GB"), QStringLiteral("es")};
    QTest::newRow("C") << QStringList{QStringLiteral("C")};
    QTest::newRow("unknown") << QStringList{QStringLiteral("xx")};
    QTest::newRow("hostile") << QStringList{QStringLiteral("../../etc/passwd")};
    QTest::newRow("none") << QStringList();
}

void tst_Language::speaksEnglishOtherwise()
{
    QFETCH(QStringList, languages);
    QCOMPARE(installLanguage(*QCoreApplication::instance(), languages), QString());
    QCOMPARE(onOffText(true), QStringLiteral("On"));
}

HUB_TEST(tst_Language)
#include "tst_language.moc"
