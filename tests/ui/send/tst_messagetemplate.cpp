// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/send/messagetemplate.h"

#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

CsvTable table()
{
    return *readCsv(QByteArrayLiteral("Name,Phone,City\nAna,34600123456,Sevilla\nLuis,34600123457\n"));
}

} // namespace

class tst_MessageTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renders_data();
    void renders();
    void refuses_data();
    void refuses();
    void aShortRowHasEmptyCells();
    void namesAreDistinct();
    void withoutAHeaderColumnsAreNumbered();
    void warnsOfDoubledBraces();
    void constantOnlyWithoutPlaceholders();
};

void tst_MessageTemplate::renders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("plain") << "Hello"
                           << "Hello";
    QTest::newRow("placeholder") << "Hello {Name}!"
                                 << "Hello Ana!";
    QTest::newRow("twice") << "{Name} {Name}"
                           << "Ana Ana";
    QTest::newRow("only") << "{City}"
                          << "Sevilla";
    QTest::newRow("other case") << "{name}"
                                << "Ana";
    QTest::newRow("spaces within") << "{ Name }"
                                   << "Ana";
    QTest::newRow("literal brace") << "{{Name}"
                                   << "{Name}";
    QTest::newRow("literal before placeholder") << "{{{Name}"
                                                << "{Ana";
    QTest::newRow("closing brace is itself") << "a } b }} c"
                                             << "a } b }} c";
    QTest::newRow("line breaks") << "Hello {Name},\n\nbye"
                                 << "Hello Ana,\n\nbye";
    QTest::newRow("braces at the end") << "x{{"
                                       << "x{";
    QTest::newRow("nothing") << ""
                             << "";
}

void tst_MessageTemplate::renders()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    const CsvTable rows = table();
    const auto parsed = MessageTemplate::parse(text, MessageTemplate::names(rows));
    QVERIFY(parsed);
    QCOMPARE(parsed->render(rows, 0), message);
}

void tst_MessageTemplate::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("unknown") << "Hi {Nme}" << QByteArray("TEMPLATE_UNKNOWN") << "Nme";
    QTest::newRow("empty") << "Hi {}" << QByteArray("TEMPLATE_UNKNOWN") << "nothing";
    QTest::newRow("open") << "Hi {Name" << QByteArray("TEMPLATE_OPEN") << "{{";
    QTest::newRow("open at the end") << "Hi {" << QByteArray("TEMPLATE_OPEN") << "{{";
    QTest::newRow("over a line") << "Hi {Na\nme, and so on} you" << QByteArray("TEMPLATE_UNKNOWN") << "Na me";
}

void tst_MessageTemplate::refuses()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, code);
    QFETCH(QString, word);
    const auto parsed = MessageTemplate::parse(text, MessageTemplate::names(table()));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, code);
    QVERIFY2(parsed.error().message.contains(word), qPrintable(parsed.error().message));
}

void tst_MessageTemplate::aShortRowHasEmptyCells()
{
    const CsvTable rows = table();
    const auto parsed = MessageTemplate::parse(QStringLiteral("[{City}]"), MessageTemplate::names(rows));
    QCOMPARE(parsed->render(rows, 1), QStringLiteral("[]"));
}

void tst_MessageTemplate::namesAreDistinct()
{
    const auto rows = readCsv(QByteArrayLiteral("Name,name,,a{b},ab\n1,2,3,4,5\n"), {{}, true});
    const QStringList names = MessageTemplate::names(*rows);
    QCOMPARE(names, (QStringList{QStringLiteral("Name"), QStringLiteral("name (2)"), QStringLiteral("Column 3"),
                                 QStringLiteral("ab"), QStringLiteral("ab (2)")}));
    for (int column = 0; column < names.size(); ++column) {
        const auto parsed = MessageTemplate::parse(QString(u'{' + names[column] + u'}'), names);
        QVERIFY2(parsed, qPrintable(names[column]));
        QCOMPARE(parsed->render(*rows, 0), QString::number(column + 1));
    }
}

void tst_MessageTemplate::withoutAHeaderColumnsAreNumbered()
{
    const auto rows = readCsv(QByteArrayLiteral("34600123456,Ana\n34600123457,Luis\n"));
    QVERIFY(!rows->hasHeader);
    const auto parsed = MessageTemplate::parse(QStringLiteral("Hi {Column 2}"), MessageTemplate::names(*rows));
    QCOMPARE(parsed->render(*rows, 1), QStringLiteral("Hi Luis"));
}

void tst_MessageTemplate::warnsOfDoubledBraces()
{
    const QStringList names{QStringLiteral("Name")};
    QCOMPARE(MessageTemplate::doubledName(QStringLiteral("Hi {{ name }}!"), names), QStringLiteral("name"));
    QVERIFY(!MessageTemplate::doubledName(QStringLiteral("Hi {Name} and {{x}}"), names));
    QVERIFY(!MessageTemplate::doubledName(QStringLiteral("{{Name"), names));
}

void tst_MessageTemplate::constantOnlyWithoutPlaceholders()
{
    QVERIFY(MessageTemplate::parse(QStringLiteral("Hi {{Name}"), {})->isConstant());
    QVERIFY(!MessageTemplate::parse(QStringLiteral("Hi {a}"), {QStringLiteral("a")})->isConstant());
}

HUB_TEST(tst_MessageTemplate)
#include "tst_messagetemplate.moc"
