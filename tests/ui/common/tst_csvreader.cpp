// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/common/csvreader.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

QByteArray encoded(QStringConverter::Encoding encoding, const QString &text, bool mark)
{
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(text);
}

/// All cells in one line: `a,b/c,d`.
QString flat(const CsvTable &table)
{
    QStringList rows;
    for (const QStringList &row : table.rows)
        rows += row.join(u'·');
    return rows.join(u'/');
}

} // namespace

class tst_CsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesRecordsApart_data();
    void takesRecordsApart();
    void findsTheDelimiter_data();
    void findsTheDelimiter();
    void findsTheEncoding_data();
    void findsTheEncoding();
    void findsTheHeader_data();
    void findsTheHeader();
    void letsTheHeaderBeARowAndBack();
    void tellsLinesOfTheFile();
    void refusesWhatIsNoTable_data();
    void refusesWhatIsNoTable();
    void refusesWhatWouldFillTheMemory();
    void survivesHostileBytes();
    void readsBackWhatWasQuoted();
    void isFastEnough();
};

void tst_CsvReader::takesRecordsApart_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("cells");
    QTest::newRow("plain") << QByteArray("1,a\n2,b\n") << QStringLiteral("1·a/2·b");
    QTest::newRow("no end of line") << QByteArray("1,a\n2,b") << QStringLiteral("1·a/2·b");
    QTest::newRow("CRLF") << QByteArray("1,a\r\n2,b\r\n") << QStringLiteral("1·a/2·b");
    QTest::newRow("CR") << QByteArray("1,a\r2,b\r") << QStringLiteral("1·a/2·b");
    QTest::newRow("quoted") << QByteArray("1,\"a, b\"\n2,\"c\"\"d\"\n") << QStringLiteral("1·a, b/2·c\"d");
    QTest::newRow("quoted line break") << QByteArray("1,\"a\r\nb\"\n2,c\n") << QStringLiteral("1·a\r\nb/2·c");
    QTest::newRow("quoted empty") << QByteArray("1,\"\"\n2,\"\"\"\"\n") << QStringLiteral("1·/2·\"");
    QTest::newRow("space before a quote") << QByteArray("1, \"a,b\" \n2, c\n") << QStringLiteral("1·a,b/2· c");
    QTest::newRow("quote inside") << QByteArray("1,5\" pipe\n2,it\"s\n") << QStringLiteral("1·5\" pipe/2·it\"s");
    QTest::newRow("text after a quote") << QByteArray("1,\"a\"b\n2,c\n") << QStringLiteral("1·ab/2·c");
    QTest::newRow("empty fields") << QByteArray("1,,\n,2,\n") << QStringLiteral("1··/·2·");
    QTest::newRow("blank lines") << QByteArray("\n1,a\n\n , \n2,b\n\n") << QStringLiteral("1·a/2·b");
    QTest::newRow("ragged") << QByteArray("1,a\n2\n3,c,d\n4,e\n") << QStringLiteral("1·a/2/3·c·d/4·e");
    QTest::newRow("one column") << QByteArray("101\n102\n") << QStringLiteral("101/102");
    QTest::newRow("one cell") << QByteArray("101") << QStringLiteral("101");
    QTest::newRow("told by Excel") << QByteArray("sep=;\r\n1;a,b\r\n2;c,d\r\n") << QStringLiteral("1·a,b/2·c,d");
    QTest::newRow("sep= as text") << QByteArray("sep=;x\n1,2\n1,2\n") << QStringLiteral("sep=;x/1·2/1·2");
}

void tst_CsvReader::takesRecordsApart()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, cells);
    const auto table = readCsv(bytes, {.hasHeader = false});
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QCOMPARE(flat(*table), cells);
    QCOMPARE(table->lines.size(), table->rows.size());
}

void tst_CsvReader::findsTheDelimiter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QChar>("delimiter");
    QTest::newRow("comma") << QByteArray("number,name\n1,a\n2,b\n") << QChar(u',');
    QTest::newRow("semicolon") << QByteArray("number;name\n1;a\n2;b\n") << QChar(u';');
    QTest::newRow("tab") << QByteArray("number\tname\n1\ta, b\n2\tc; d\n") << QChar(u'\t');
    QTest::newRow("bar") << QByteArray("1|a\n2|b\n") << QChar(u'|');
    QTest::newRow("prose with commas") << QByteArray("1;Hola, Ana\n2;Hola, Eva\n3;Hola, Luz\n") << QChar(u';');
    QTest::newRow("amounts") << QByteArray("to;amount\n1;2,50\n2;3,10\n") << QChar(u';');
    QTest::newRow("quoted other") << QByteArray("1,\"a;b;c\"\n2,\"d;e;f\"\n") << QChar(u',');
    QTest::newRow("comma and space") << QByteArray("1, a\n2, b\n") << QChar(u',');
    QTest::newRow("none") << QByteArray("1\n2\n") << QChar(u',');
    QTest::newRow("one odd row") << QByteArray("1;a\n2;b\n3\n4;c\n5,6;d\n") << QChar(u';');
}

void tst_CsvReader::findsTheDelimiter()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QChar, delimiter);
    QCOMPARE(readCsv(bytes).value().delimiter, delimiter);
    QCOMPARE(readCsv(bytes, {.delimiter = u'#'}).value().delimiter, QChar(u'#'));
}

void tst_CsvReader::findsTheEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("name");
    const QString text = QStringLiteral("1,Panadería Ñandú\n2,b\n");
    const QString name = QStringLiteral("Panadería Ñandú");
    QTest::newRow("UTF-8") << text.toUtf8() << QByteArray("UTF-8") << name;
    QTest::newRow("UTF-8 with mark") << encoded(QStringConverter::Utf8, text, true) << QByteArray("UTF-8") << name;
    QTest::newRow("UTF-16LE") << encoded(QStringConverter::Utf16LE, text, true) << QByteArray("UTF-16") << name;
    QTest::newRow("UTF-16BE") << encoded(QStringConverter::Utf16BE, text, true) << QByteArray("UTF-16") << name;
    QTest::newRow("UTF-16LE bare") << encoded(QStringConverter::Utf16LE, text, false) << QByteArray("UTF-16") << name;
    QTest::newRow("UTF-16BE bare") << encoded(QStringConverter::Utf16BE, text, false) << QByteArray("UTF-16") << name;
    QTest::newRow("Latin-1") << text.toLatin1() << QByteArray("Windows-1252") << name;
    QTest::newRow("Windows-1252") << QByteArray("1,\x80 5 \x93x\x94\n2,b\n") << QByteArray("Windows-1252")
                                  << QStringLiteral("€ 5 “x”");
    QTest::newRow("emoji") << QByteArray("1,\xF0\x9F\x98\x80\n2,b\n") << QByteArray("UTF-8")
                           << QString::fromUtf8("\xF0\x9F\x98\x80");
}

void tst_CsvReader::findsTheEncoding()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, encoding);
    QFETCH(QString, name);
    const auto table = readCsv(bytes);
    QVERIFY(table);
    QCOMPARE(table->encoding, encoding);
    QCOMPARE(table->cell(0, 0), QStringLiteral("1"));
    QCOMPARE(table->cell(0, 1), name);
}

void tst_CsvReader::findsTheHeader_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("header");
    QTest::newRow("known words") << QByteArray("Name,Note\na,b\n") << true;
    QTest::newRow("known words with accents") << QString::fromUtf8("Teléfono;Saludo\n1;b\n").toUtf8() << true;
    QTest::newRow("words over numbers") << QByteArray("uno,dos\n1,b\n2,c\n") << true;
    QTest::newRow("numbers at once") << QByteArray("101,Bakery\n102,Cafe\n") << false;
    QTest::newRow("phones at once") << QByteArray("+54 9 11 5555-0001,Hi\n+54 9 11 5555-0002,Ho\n") << false;
    QTest::newRow("only words") << QByteArray("a,b\nc,d\n") << false;
    QTest::newRow("header alone") << QByteArray("cliente_id,name\n") << true;
}

void tst_CsvReader::findsTheHeader()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, header);
    const auto table = readCsv(bytes);
    QVERIFY(table);
    QCOMPARE(table->hasHeader, header);
    QCOMPARE(!table->header.isEmpty(), header);
    QCOMPARE(table->headerLine, header ? 1 : 0);
    QCOMPARE(table->lines.empty() ? 2 : table->lines.front(), header ? 2 : 1);
}

void tst_CsvReader::letsTheHeaderBeARowAndBack()
{
    CsvTable table = readCsv("\nnumber,name\n1,a\n").value();
    QVERIFY(table.hasHeader);
    QCOMPARE(table.headerLine, 2);
    QCOMPARE(table.columnName(1), QStringLiteral("name"));
    table.setHasHeader(false);
    QCOMPARE(flat(table), QStringLiteral("number·name/1·a"));
    QCOMPARE(table.lines, (std::vector<int>{2, 3}));
    QCOMPARE(table.columnName(1), QStringLiteral("Column 2"));
    table.setHasHeader(true);
    QCOMPARE(flat(table), QStringLiteral("1·a"));
    QCOMPARE(table.columns, 2);
}

void tst_CsvReader::tellsLinesOfTheFile()
{
    const CsvTable table = readCsv("1,\"a\nb\r\nc\"\n\n2,b\r\n3,c\r4,d").value();
    QCOMPARE(table.lines, (std::vector<int>{1, 5, 6, 7}));
    QCOMPARE(readCsv("sep=|\n1|a\n2|b\n").value().lines, (std::vector<int>{2, 3}));
}

void tst_CsvReader::refusesWhatIsNoTable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << QByteArray("CSV_EMPTY") << QStringLiteral("empty");
    QTest::newRow("only a mark") << QByteArray("\xEF\xBB\xBF") << QByteArray("CSV_EMPTY") << QStringLiteral("empty");
    QTest::newRow("only blanks") << QByteArray("\r\n , \n") << QByteArray("CSV_EMPTY") << QStringLiteral("empty");
    QTest::newRow("open quote") << QByteArray("1,a\n2,\"b\n3,c\n") << QByteArray("CSV_BAD_QUOTE")
                                << QStringLiteral("line 2");
    QTest::newRow("xlsx") << QByteArray("PK\x03\x04 and more") << QByteArray("CSV_NOT_TEXT")
                          << QStringLiteral("spreadsheet");
    QTest::newRow("xls") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1") << QByteArray("CSV_NOT_TEXT")
                         << QStringLiteral("spreadsheet");
    QTest::newRow("program") << QByteArray("\x7f"
                                           "ELF\0\0\0\0\1,\2\n",
                                           11)
                             << QByteArray("CSV_NOT_TEXT") << QStringLiteral("not a text file");
}

void tst_CsvReader::refusesWhatIsNoTable()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, code);
    QFETCH(QString, says);
    const auto table = readCsv(bytes);
    QVERIFY(!table);
    QCOMPARE(table.error().code, code);
    QVERIFY2(table.error().message.contains(says), qPrintable(table.error().message));
}

void tst_CsvReader::refusesWhatWouldFillTheMemory()
{
    QCOMPARE(readCsv(QByteArray(2000, ',')).error().code, QByteArray("CSV_TOO_LARGE"));
    QCOMPARE(readCsv(QByteArray("1,,,,,,,,,,,,,,,,,,,\n").repeated(300000)).error().code, QByteArray("CSV_TOO_LARGE"));
    QCOMPARE(readCsv(QByteArray(MaxCsvBytes + 1, 'x')).error().code, QByteArray("CSV_TOO_LARGE"));
}

void tst_CsvReader::survivesHostileBytes()
{
    // Bytes that mean something to the reader, in any order: it must end, and keep its own promises.
    const QByteArrayList pieces{"\"",
                                "\"\"",
                                ",",
                                ";",
                                "\t",
                                "|",
                                "\r",
                                "\n",
                                "\r\n",
                                " ",
                                "1",
                                "sep=",
                                "a",
                                "\xC3",
                                "\xC3\xB1",
                                "\xFF\xFE",
                                "\xFE\xFF",
                                "\xEF\xBB\xBF",
                                "\x80",
                                "\xED\xA0\x80",
                                QByteArray(1, '\0'),
                                "PK",
                                "\xE2\x80\xA8",
                                "+54"};
    QRandomGenerator random(42);
    int read = 0;
    for (int round = 0; round < 20000; ++round) {
        QByteArray bytes;
        for (int i = random.bounded(60); i > 0; --i)
            bytes += pieces[random.bounded(int(pieces.size()))];
        const auto table = readCsv(bytes);
        if (!table) {
            QVERIFY(!table.error().message.isEmpty());
            continue;
        }
        ++read;
        QCOMPARE(table->lines.size(), table->rows.size());
        QVERIFY(std::is_sorted(table->lines.begin(), table->lines.end()));
        for (const QStringList &row : table->rows)
            QVERIFY(!row.isEmpty() && row.size() <= table->columns);
        QVERIFY(table->lines.empty() || table->lines.back() <= bytes.size() + 1);
    }
    QVERIFY(read > 2000);
}

void tst_CsvReader::readsBackWhatWasQuoted()
{
    const QStringList pieces{QStringLiteral("\""), QStringLiteral(","),  QStringLiteral("\r\n"),
                             QStringLiteral("\n"), QStringLiteral("\r"), QStringLiteral("ñ"),
                             QStringLiteral("x"),  QStringLiteral(" "),  QStringLiteral(";")};
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        std::vector<QStringList> rows;
        QString text;
        for (int row = 0; row < 4; ++row) {
            QStringList cells{QString::number(row)};
            for (int cell = 0; cell < 2; ++cell) {
                QString value;
                for (int i = random.bounded(6); i > 0; --i)
                    value += pieces[random.bounded(int(pieces.size()))];
                cells += value;
            }
            rows.push_back(cells);
            for (QString &cell : cells)
                cell = QString(u'"' + QString(cell).replace(u'"', QStringLiteral("\"\"")) + u'"');
            text += cells.join(u',') + QStringLiteral("\r\n");
        }
        const auto table = readCsv(text.toUtf8(), {.delimiter = u',', .hasHeader = false});
        QVERIFY(table);
        QCOMPARE(table->rows, rows);
    }
}

void tst_CsvReader::isFastEnough()
{
    QByteArray bytes = "to,name,message\n";
    for (int i = 0; i < 100000; ++i) {
        bytes += "54911" + QByteArray::number(10000000 + i) + ",Cliente " + QByteArray::number(i) +
                 ",\"Hola, este es el mensaje \"\"importante\"\" de hoy\"\r\n";
    }
    QElapsedTimer timer;
    timer.start();
    const auto table = readCsv(bytes);
    const qint64 ms = timer.elapsed();
    QVERIFY(table);
    QCOMPARE(table->rows.size(), size_t(100000));
    QCOMPARE(table->lines.back(), 100001);
    qInfo("100,000 rows (%.1f MB) in %lld ms", double(bytes.size()) / 1e6, ms);
    QVERIFY2(ms < 5000, "a second on an idle machine; five allow for a busy one");
}

HUB_TEST(tst_CsvReader)
#include "tst_csvreader.moc"
