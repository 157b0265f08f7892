// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/inifile.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;
using Changes = QMap<QByteArray, QString>;

class tst_IniEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
    void isReadAsItWasWritten_data();
    void isReadAsItWasWritten();
};

void tst_IniEditor::edits_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Changes>("changes");
    QTest::addColumn<QByteArray>("after");
    const QString one = QStringLiteral("1");
    QTest::newRow("nothing") << QByteArray("# a\nx = 2\n") << Changes() << QByteArray("# a\nx = 2\n");
    QTest::newRow("in place") << QByteArray("# a\nx=2\ny = 3\n") << Changes{{"x", one}}
                              << QByteArray("# a\nx = 1\ny = 3\n");
    QTest::newRow("added") << QByteArray("x = 2\n") << Changes{{"y", one}} << QByteArray("x = 2\ny = 1\n");
    QTest::newRow("added to an open line")
        << QByteArray("x = 2") << Changes{{"y", one}} << QByteArray("x = 2\ny = 1\n");
    QTest::newRow("first") << QByteArray() << Changes{{"y", one}} << QByteArray("y = 1\n");
    QTest::newRow("taken out") << QByteArray("x = 2\n# b\n") << Changes{{"x", QString()}} << QByteArray("# b\n");
    QTest::newRow("taken out of nothing") << QByteArray("# b\n") << Changes{{"x", QString()}} << QByteArray("# b\n");
    QTest::newRow("empty is a value") << QByteArray("x = 2\n") << Changes{{"x", QStringLiteral("")}}
                                      << QByteArray("x = \n");
    QTest::newRow("not a comment") << QByteArray("# x = 2\n;x = 3\n") << Changes{{"x", one}}
                                   << QByteArray("# x = 2\n;x = 3\nx = 1\n");
    QTest::newRow("not a longer key") << QByteArray("xx = 2\n") << Changes{{"x", one}} << QByteArray("xx = 2\nx = 1\n");
    QTest::newRow("indented") << QByteArray("  x  = 2\n") << Changes{{"x", one}} << QByteArray("x = 1\n");
    QTest::newRow("Windows' line ends") << QByteArray("# a\r\nx = 2\r\n") << Changes{{"x", one}, {"y", one}}
                                        << QByteArray("# a\r\nx = 1\r\ny = 1\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfx = 2\n") << Changes{{"x", one}}
                                     << QByteArray("\xef\xbb\xbfx = 1\n");
    QTest::newRow("heading") << QByteArray("[central-hub]\nx = 2\n") << Changes{{"y", one}}
                             << QByteArray("[central-hub]\nx = 2\ny = 1\n");
}

void tst_IniEditor::edits()
{
    QFETCH(QByteArray, before);
    QFETCH(Changes, changes);
    QTEST(editIni(before, changes), "after");
}

void tst_IniEditor::isReadAsItWasWritten_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : {"", "plain", " space before", "space behind ", "\"quoted\"", "\"", "\"\"", "a=b", "# no",
                              "C:\\Users\\a, b", "\xc3\xb1"})
        QTest::newRow(*value ? value : "empty") << QString::fromUtf8(value);
}

void tst_IniEditor::isReadAsItWasWritten()
{
    QFETCH(QString, value);
    const auto entries = parseIni(editIni("a = 1\n", {{"x", value}}));
    QVERIFY(entries);
    QCOMPARE(int(entries->size()), 2);
    QCOMPARE(entries->back().key, "x");
    QCOMPARE(entries->back().value, value);
}

HUB_TEST(tst_IniEditor)
#include "tst_inieditor.moc"
