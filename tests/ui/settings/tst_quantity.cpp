// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/settings/quantity.h"

#include <QTest>

#include <limits>

using namespace hub::ui;

class tst_Quantity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAmounts_data();
    void readsAmounts();
    void refuses_data();
    void refuses();
    void writes_data();
    void writes();
    void readsWhatItWrites();
};

void tst_Quantity::readsAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTime");
    QTest::addColumn<qint64>("value");
    const auto time = [](const char *text, qint64 value) {
        QTest::newRow(text) << QString::fromUtf8(text) << true << value;
    };
    const auto bytes = [](const char *text, qint64 value) {
        QTest::newRow(text) << QString::fromUtf8(text) << false << value;
    };
    time("5000 ms", 5000);
    time("15 s", 15000);
    time("15s", 15000);
    time("  15   S ", 15000);
    time("2 sec", 2000);
    time("1.5 min", 90000);
    time("1,5 min", 90000);
    time("0.1 s", 100);
    time("1.1 s", 1100);
    time("24 h", 86400000);
    time("7 days", 604800000);
    time("1 day", 86400000);
    time("0", 0);
    time("0 s", 0);
    bytes("300 bytes", 300);
    bytes("8 KiB", 8192);
    bytes("8kb", 8192);
    bytes("1 MiB", 1048576);
    bytes("0.5 MiB", 524288);
    bytes("1 GB", 1073741824);
}

void tst_Quantity::readsAmounts()
{
    QFETCH(QString, text);
    QFETCH(bool, isTime);
    QFETCH(qint64, value);
    QCOMPARE(parseQuantity(text, isTime ? Unit::Milliseconds : Unit::Bytes), std::optional(value));
}

void tst_Quantity::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             " ",
                             "15",
                             "s",
                             "-5 s",
                             "+5 s",
                             "1e3 s",
                             "1.2.3 s",
                             "1.2,3 s",
                             "5 parsecs",
                             "5 s 3",
                             "0.5 ms",
                             "1.0001 s",
                             "5 KiB",
                             "99999999999999999999 s",
                             "9007199254740993 ms",
                             "999999999999 days",
                             "nan s",
                             "inf s",
                             "0x10 s",
                             "٣ s"})
        QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
}

void tst_Quantity::refuses()
{
    QFETCH(QString, text);
    QCOMPARE(parseQuantity(text, Unit::Milliseconds), std::nullopt);
}

void tst_Quantity::writes_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<bool>("isTime");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 value, bool isTime, const char *text) {
        QTest::newRow(text) << value << isTime << QString::fromLatin1(text);
    };
    row(0, true, "0");
    row(1, true, "1 ms");
    row(1500, true, "1500 ms");
    row(5000, true, "5 s");
    row(90000, true, "90 s");
    row(120000, true, "2 min");
    row(3600000, true, "1 h");
    row(86400000, true, "24 h");
    row(2 * 86400000LL, true, "2 days");
    row(365 * 86400000LL, true, "365 days");
    row(0, false, "0 bytes");
    row(256, false, "256 bytes");
    row(8192, false, "8 KiB");
    row(1048576, false, "1 MiB");
    row(1073741824, false, "1 GiB");
    row(1537, false, "1537 bytes");
}

void tst_Quantity::writes()
{
    QFETCH(qint64, value);
    QFETCH(bool, isTime);
    QFETCH(QString, text);
    QCOMPARE(quantityText(value, isTime ? Unit::Milliseconds : Unit::Bytes), text);
}

void tst_Quantity::readsWhatItWrites()
{
    for (const Unit unit : {Unit::Milliseconds, Unit::Bytes}) {
        for (qint64 value = 0; value < 100'000'000'000; value = value * 3 + 1)
            QCOMPARE(parseQuantity(quantityText(value, unit), unit), std::optional(value));
    }
}

HUB_TEST(tst_Quantity)
#include "tst_quantity.moc"
