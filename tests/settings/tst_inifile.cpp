// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/inifile.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

class tst_IniFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void tellsTheLine();
    void refuses_data();
    void refuses();
};

void tst_IniFile::reads_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("value");

    QTest::newRow("plain") << QByteArray("port=1") << QByteArray("port") << QStringLiteral("1");
    QTest::newRow("spaces around") << QByteArray("  port \t=  1  \n") << QByteArray("port") << QStringLiteral("1");
    QTest::newRow("carriage returns") << QByteArray("\r\nport=1\r\n") << QByteArray("port") << QStringLiteral("1");
    QTest::newRow("no newline at the end") << QByteArray("# c\nport=1") << QByteArray("port") << QStringLiteral("1");
    QTest::newRow("comments") << QByteArray("# a=b\n; c=d\nport=1\n") << QByteArray("port") << QStringLiteral("1");
    QTest::newRow("own heading") << QByteArray("[central-hub]\nport=1") << QByteArray("port") << QStringLiteral("1");
    QTest::newRow("general heading") << QByteArray("[General]\nport=1") << QByteArray("port") << QStringLiteral("1");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFport=1") << QByteArray("port") << QStringLiteral("1");
    QTest::newRow("quotes") << QByteArray("a=\" b \"") << QByteArray("a") << QStringLiteral(" b ");
    QTest::newRow("one quote stays") << QByteArray("a=\"") << QByteArray("a") << QStringLiteral("\"");
    QTest::newRow("commas stay") << QByteArray("a=b, c,d") << QByteArray("a") << QStringLiteral("b, c,d");
    QTest::newRow("backslashes stay") << QByteArray("a=C:\\new\\table") << QByteArray("a")
                                      << QStringLiteral("C:\\new\\table");
    QTest::newRow("percent stays") << QByteArray("a=%41%n") << QByteArray("a") << QStringLiteral("%41%n");
    QTest::newRow("equals in the value") << QByteArray("a=b=c") << QByteArray("a") << QStringLiteral("b=c");
    QTest::newRow("hash in the value") << QByteArray("a=b#c;d") << QByteArray("a") << QStringLiteral("b#c;d");
    QTest::newRow("empty value") << QByteArray("a=") << QByteArray("a") << QString();
    QTest::newRow("beyond ASCII") << QByteArray("a=\xC3\xB1") << QByteArray("a") << QStringLiteral("ñ");
}

void tst_IniFile::reads()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, key);
    QFETCH(QString, value);

    const auto entries = parseIni(content);
    QVERIFY(entries);
    QCOMPARE(entries->size(), size_t(1));
    QCOMPARE(entries->front().key, key);
    QCOMPARE(entries->front().value, value);
}

void tst_IniFile::tellsTheLine()
{
    const auto entries = parseIni("# first\n\na=1\n[central-hub]\nb=2\n");
    QVERIFY(entries);
    QCOMPARE(entries->size(), size_t(2));
    QCOMPARE(entries->at(0).line, 3);
    QCOMPARE(entries->at(1).line, 5);
}

void tst_IniFile::refuses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("named");

    QTest::newRow("no equals") << QByteArray("a=1\nport 1\n") << QStringLiteral("line 2");
    QTest::newRow("no key") << QByteArray("=1") << QStringLiteral("line 1");
    QTest::newRow("another heading") << QByteArray("a=1\n\n[other]\n") << QStringLiteral("line 3");
    QTest::newRow("repeated key") << QByteArray("a=1\nb=2\na=3\n")
                                  << QStringLiteral("line 3: it repeats the key of line 1");
    QTest::newRow("not UTF-8") << QByteArray("a=\xff\xfe") << QStringLiteral("UTF-8");
    QTest::newRow("NUL") << QByteArray("a=b\0c", 5) << QStringLiteral("UTF-8");
    QTest::newRow("too large") << QByteArray("#" + QByteArray(IniSizeLimit, 'x')) << QStringLiteral("larger than");
}

void tst_IniFile::refuses()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, named);

    const auto entries = parseIni(content);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, QByteArray("INVALID_INI"));
    QVERIFY2(entries.error().message.contains(named), qPrintable(entries.error().message));
}

HUB_TEST(tst_IniFile)
#include "tst_inifile.moc"
