// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/bulkparser.h"
#include "tests/support/test.h"
#include "ui/send/bulkplan.h"

#include <QTest>

using namespace hub;
using namespace hub::ui;

using Reason = BulkPlan::Reason;

namespace {

const std::atomic<bool> goOn{false};

std::shared_ptr<const CsvTable> tableOf(const QByteArray &csv, std::optional<bool> header = true)
{
    return std::make_shared<const CsvTable>(*readCsv(csv, {{}, header}));
}

std::shared_ptr<const BulkPlan> planOf(const QByteArray &csv, const QString &text, int column = 0)
{
    const auto table = tableOf(csv);
    return BulkPlan::make(table, column, *MessageTemplate::parse(text, MessageTemplate::names(*table)), goOn);
}

} // namespace

Q_DECLARE_METATYPE(hub::ui::BulkPlan::Reason)

class tst_BulkPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodRowsInOrder();
    void badNumbers_data();
    void badNumbers();
    void emptyMessage();
    void emptyMessageForAll();
    void tooLongMessage();
    void badCharacter();
    void duplicateNamesTheLine();
    void moreThanAJobHolds();
    void localNumbersAreTold();
    void withoutATextOnlyNumbersAreJudged();
    void stopsWhenCancelled();
    void makesTheHubsMessages();
    void tidies_data();
    void tidies();
    void guessesTheColumn_data();
    void guessesTheColumn();
};

void tst_BulkPlan::goodRowsInOrder()
{
    const auto plan =
        planOf("to,n\n+34 600 123 456,Ana\n34600123457@c.us,Luis\n120363-1@g.us,Todos\n", QStringLiteral("Hi {n}"));
    QCOMPARE(plan->good, (std::vector<int>{0, 1, 2}));
    QVERIFY(plan->bad.empty());
    QCOMPARE(plan->message(1), QStringLiteral("Hi Luis"));
    QCOMPARE(plan->to(0), QStringLiteral("+34 600 123 456"));
    QCOMPARE(plan->line(2), 4);
}

void tst_BulkPlan::badNumbers_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<BulkPlan::Reason>("reason");
    QTest::newRow("empty") << QByteArray("") << Reason::NoNumber;
    QTest::newRow("spaces") << QByteArray("   ") << Reason::NoNumber;
    QTest::newRow("word") << QByteArray("Ana") << Reason::NotANumber;
    QTest::newRow("too short") << QByteArray("123456") << Reason::NotANumber;
    QTest::newRow("too long") << QByteArray("1234567890123456") << Reason::NotANumber;
    QTest::newRow("brackets") << QByteArray("(011) 4444-5555") << Reason::NotANumber;
    QTest::newRow("a decimal's dot") << QByteArray("5491123456789.0") << Reason::NotANumber;
    QTest::newRow("two numbers") << QByteArray("34600123456 / 34600123457") << Reason::NotANumber;
    QTest::newRow("plus within") << QByteArray("34+600123456") << Reason::NotANumber;
    QTest::newRow("e-mail") << QByteArray("ana@example.org") << Reason::NotANumber;
    QTest::newRow("shortened") << QByteArray("5.49E+12") << Reason::SpreadsheetNumber;
    QTest::newRow("shortened with comma") << QByteArray("\"5,49E+12\"") << Reason::SpreadsheetNumber;
    QTest::newRow("shortened, small e") << QByteArray("3e10") << Reason::SpreadsheetNumber;
    QTest::newRow("arabic digits") << QByteArray("٣٤٦٠٠١٢٣٤٥٦") << Reason::NotANumber;
}

void tst_BulkPlan::badNumbers()
{
    QFETCH(QByteArray, cell);
    QFETCH(BulkPlan::Reason, reason);
    const auto plan = planOf("to,n\n" + cell + QByteArray(",x\n34600123456,y\n"), QStringLiteral("Hi"));
    QCOMPARE(plan->good.size(), size_t(1));
    QCOMPARE(plan->bad.size(), size_t(1));
    QCOMPARE(plan->bad.front().reason, reason);
    QCOMPARE(plan->line(plan->bad.front().row), 2);
    QVERIFY(!plan->reasonText(plan->bad.front()).isEmpty());
}

void tst_BulkPlan::emptyMessage()
{
    const auto plan = planOf("to,text\n34600123456,\n34600123457,Hi\n", QStringLiteral(" {text}\n"));
    QCOMPARE(plan->good, std::vector<int>{1});
    QCOMPARE(plan->bad.front().reason, Reason::EmptyMessage);
}

void tst_BulkPlan::emptyMessageForAll()
{
    const auto plan = planOf("to\n34600123456\n34600123457\n", QStringLiteral("  "));
    QVERIFY(plan->good.empty());
    QCOMPARE(plan->bad.back().reason, Reason::EmptyMessage);
}

void tst_BulkPlan::tooLongMessage()
{
    const QByteArray most(BulkRequest::MaxMessageUnits, 'x');
    const auto plan =
        planOf("to,text\n34600123456," + most + QByteArray("\n34600123457,") + most + "y\n", QStringLiteral("{text}"));
    QCOMPARE(plan->good, std::vector<int>{0});
    QCOMPARE(plan->bad.front().reason, Reason::TooLong);
}

void tst_BulkPlan::badCharacter()
{
    const auto plan = planOf("to\n34600123456\n", QString(u"Hi" + QString(QChar(0xD83D))));
    QVERIFY(plan->good.empty());
    QCOMPARE(plan->bad.front().reason, Reason::BadCharacter);
}

void tst_BulkPlan::duplicateNamesTheLine()
{
    const auto plan = planOf("to\n+34 600-123-456\n34600123457\n34600123456@c.us\n", QStringLiteral("Hi"));
    QCOMPARE(plan->good, (std::vector<int>{0, 1}));
    QCOMPARE(plan->bad.front().reason, Reason::Duplicate);
    QCOMPARE(plan->line(plan->bad.front().row), 4);
    QVERIFY(plan->reasonText(plan->bad.front()).contains(QStringLiteral("line 2")));
}

void tst_BulkPlan::moreThanAJobHolds()
{
    QByteArray csv("to\n");
    for (int i = 0; i < BulkRequest::MaxMessages + 2; ++i)
        csv += QByteArray::number(34600000000 + i) + '\n';
    const auto plan = planOf(csv, QStringLiteral("Hi"));
    QCOMPARE(plan->good.size(), size_t(BulkRequest::MaxMessages));
    QCOMPARE(plan->bad.size(), size_t(2));
    QCOMPARE(plan->bad.front().reason, Reason::OverLimit);
}

void tst_BulkPlan::localNumbersAreTold()
{
    const auto plan = planOf("to\n0034600123456\n0600123456\n34600123457\n", QStringLiteral("Hi"));
    QCOMPARE(plan->good.size(), size_t(1));
    QCOMPARE(plan->localNumbers, 2);
    QCOMPARE(plan->line(plan->firstLocalNumber), 2);
    QCOMPARE(plan->bad.size(), size_t(2));
    QCOMPARE(plan->bad.front().reason, Reason::LocalNumber);
    QVERIFY(plan->reasonText(plan->bad.front()).contains(QStringLiteral("with its country")));
}

void tst_BulkPlan::withoutATextOnlyNumbersAreJudged()
{
    const auto plan = BulkPlan::make(tableOf("to\n34600123456\nx\n"), 0, std::nullopt, goOn);
    QCOMPARE(plan->good.size(), size_t(1));
    QCOMPARE(plan->bad.size(), size_t(1));
    QCOMPARE(plan->message(0), QString());
}

void tst_BulkPlan::stopsWhenCancelled()
{
    const std::atomic<bool> cancelled{true};
    QVERIFY(!BulkPlan::make(tableOf("to\n34600123456\n"), 0, std::nullopt, cancelled));
}

void tst_BulkPlan::makesTheHubsMessages()
{
    const auto plan = planOf("to,n\n34600123456,Ana\nx,y\n34600123457,Luis\n", QStringLiteral("Hi {n}"));
    const auto messages = plan->messages();
    QCOMPARE(messages.size(), size_t(2));
    QCOMPARE(messages[1].to, QStringLiteral("34600123457"));
    QCOMPARE(messages[1].text, QStringLiteral("Hi Luis"));
}

void tst_BulkPlan::tidies_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("as it is") << "+34 600-123-456"
                              << "+34 600-123-456";
    QTest::newRow("no-break space") << QStringLiteral("+34\u00a0600\u202f123456") << "+34 600 123456";
    QTest::newRow("marks of direction") << QStringLiteral("\u202a+34600123456\u202c") << "+34600123456";
    QTest::newRow("dashes") << QStringLiteral("600\u2011123\u2013456") << "600-123-456";
    QTest::newRow("apostrophe") << "'+34600123456"
                                << "+34600123456";
    QTest::newRow("brackets stay") << "(34) 600"
                                   << "(34) 600";
}

void tst_BulkPlan::tidies()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QCOMPARE(tidyRecipient(from), to);
}

void tst_BulkPlan::guessesTheColumn_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<bool>("header");
    QTest::addColumn<int>("column"); // -1: none
    QTest::newRow("by name") << QByteArray("Nombre,Teléfono\nAna,x\n") << true << 1;
    QTest::newRow("by content") << QByteArray("Ana,34600123456\nLuis,34600123457\n") << false << 1;
    QTest::newRow("name and content") << QByteArray("Order number,Mobile\n123456789,34600123456\n") << true << 1;
    QTest::newRow("content beats a vague name")
        << QByteArray("Contact,A\nAna,34600123456\nLuis,34600123457\n") << true << 1;
    QTest::newRow("to") << QByteArray("message,to\nHi,34600123456\n") << true << 1;
    QTest::newRow("none") << QByteArray("Name,City\nAna,Sevilla\n") << true << -1;
}

void tst_BulkPlan::guessesTheColumn()
{
    QFETCH(QByteArray, csv);
    QFETCH(bool, header);
    QFETCH(int, column);
    QCOMPARE(guessRecipientColumn(*tableOf(csv, header)).value_or(-1), column);
}

HUB_TEST(tst_BulkPlan)
#include "tst_bulkplan.moc"
