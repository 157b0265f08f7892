// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/common/csvexport.h"

#include <QTest>

using namespace hub::ui;

class tst_CsvWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatRfc4180Says();
    void quotes_data();
    void quotes();
    void guardsAgainstFormulas_data();
    void guardsAgainstFormulas();
};

void tst_CsvWriter::writesWhatRfc4180Says()
{
    CsvWriter writer({QStringLiteral("name"), QStringLiteral("phone")});
    QCOMPARE(writer.rows(), 0);
    writer.addRow({QStringLiteral("Ñata"), QStringLiteral("+5491112345678")});
    writer.addRow({QStringLiteral("Tom \"T\", Jr."), {}});
    QCOMPARE(writer.rows(), 2);
    QCOMPARE(writer.bytes(), QByteArray("\xef\xbb\xbfname,phone\r\n"
                                        "\xc3\x91"
                                        "ata,+5491112345678\r\n"
                                        "\"Tom \"\"T\"\", Jr.\",\r\n"));
}

void tst_CsvWriter::quotes_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << QStringLiteral("a b") << QByteArray("a b");
    QTest::newRow("comma") << QStringLiteral("a,b") << QByteArray("\"a,b\"");
    QTest::newRow("semicolon") << QStringLiteral("a;b") << QByteArray("\"a;b\"");
    QTest::newRow("quote") << QStringLiteral("\"") << QByteArray("\"\"\"\"");
    QTest::newRow("line break") << QStringLiteral("a\nb") << QByteArray("\"a\nb\"");
    QTest::newRow("carriage return") << QStringLiteral("a\rb") << QByteArray("\"a\rb\"");
    QTest::newRow("outer space") << QStringLiteral(" a") << QByteArray("\" a\"");
    QTest::newRow("emoji") << QStringLiteral("🥟") << QByteArray("\xf0\x9f\xa5\x9f");
}

void tst_CsvWriter::quotes()
{
    QFETCH(const QString, cell);
    QFETCH(const QByteArray, written);
    CsvWriter writer({QStringLiteral("x")});
    const qsizetype before = writer.bytes().size();
    writer.addRow({cell});
    QCOMPARE(writer.bytes().mid(before), written + QByteArray("\r\n"));
}

void tst_CsvWriter::guardsAgainstFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("guarded");
    QTest::newRow("equals") << QStringLiteral("=1+1") << true;
    QTest::newRow("plus") << QStringLiteral("+1-1") << true;
    QTest::newRow("minus") << QStringLiteral("-2+3+cmd|' /C calc'!A0") << true;
    QTest::newRow("at") << QStringLiteral("@SUM(A1)") << true;
    QTest::newRow("after a tab") << QStringLiteral("\t=1+1") << true;
    QTest::newRow("after a line break") << QStringLiteral("\r\n=1+1") << true;
    QTest::newRow("after a space that does not break") << QStringLiteral("\u00a0=1+1") << true;
    QTest::newRow("full-width equals") << QStringLiteral("\uff1d1+1") << true;
    QTest::newRow("phone with a formula behind") << QStringLiteral("+5491112345678+1") << true;
    QTest::newRow("too short for a phone") << QStringLiteral("+123456") << true;
    QTest::newRow("too long for a phone") << QStringLiteral("+1234567890123456") << true;
    QTest::newRow("phone with dashes is calculated") << QStringLiteral("+54-911-1234567") << true;
    QTest::newRow("minus and digits") << QStringLiteral("-12345678") << true;
    QTest::newRow("phone") << QStringLiteral("+5491112345678") << false;
    QTest::newRow("phone with spaces") << QStringLiteral("+54 9 11 1234 5678") << false;
    QTest::newRow("digits") << QStringLiteral("5491112345678") << false;
    QTest::newRow("sign inside") << QStringLiteral("a=b") << false;
    QTest::newRow("blank") << QStringLiteral("  ") << false;
    QTest::newRow("empty") << QString() << false;
}

void tst_CsvWriter::guardsAgainstFormulas()
{
    QFETCH(const QString, text);
    QFETCH(const bool, guarded);
    QCOMPARE(CsvWriter::guarded(text), guarded ? QStringLiteral("'") + text : text);
}

HUB_TEST(tst_CsvWriter)
#include "tst_csvwriter.moc"
