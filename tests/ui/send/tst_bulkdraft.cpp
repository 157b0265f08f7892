// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/send/sendrig.h"
#include "ui/send/bulkdraft.h"
#include "ui/send/plansection.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

using namespace hub;
using namespace hub::ui;

namespace {

const QString Rows = QStringLiteral("name;phone\nAna;34600123456\nLuis;x\nEva;34600123458\n");

/// All work of the draft is done.
bool settled(const BulkDraft &draft)
{
    return QTest::qWaitFor([&draft] { return !draft.isWorking(); }, 20000);
}

} // namespace

class tst_BulkDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsPasted();
    void readsAFile();
    void badFiles_data();
    void badFiles();
    void aBadFileTakesTheOldRowsAway();
    void anotherDelimiterReadsAgain();
    void headerIsTheUsersToSay();
    void theNewestLoadWins();
    void theNewestTextWins();
    void wrongPlaceholderIsToldAtOnce();
    void aColumnThatIsGoneIsToldToo();
    void withoutAColumnThereIsNoPlan();
    void clearingDropsALoadUnderWay();
    void refusedRowsAreBad();
    void buildsTheHubsDraft();
    void goesWhileItWorks();
    void modelsShowThePlan();
    void anotherTextKeepsTheSelection();
};

void tst_BulkDraft::readsWhatIsPasted()
{
    BulkDraft draft;
    QSignalSpy changed(&draft, &BulkDraft::recipientsChanged);
    draft.loadText(Rows);
    QVERIFY(draft.isLoading());
    QVERIFY(!draft.table()); // nothing is read on this thread
    QVERIFY(settled(draft));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(draft.table()->rows.size(), size_t(3));
    QCOMPARE(draft.names(), (QStringList{QStringLiteral("name"), QStringLiteral("phone")}));
    QCOMPARE(draft.toColumn(), 1);
    QCOMPARE(draft.plan()->good.size(), size_t(2));
    QVERIFY(!draft.isReady()); // no text
    draft.setText(QStringLiteral("Hi {name}"));
    QVERIFY(settled(draft));
    QVERIFY(draft.isReady());
    QCOMPARE(draft.plan()->message(0), QStringLiteral("Hi Ana"));
}

void tst_BulkDraft::readsAFile()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("people.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("nombre,tel\xE9") + "fono\nJos\xE9,34600123456\n"); // Windows-1252
    file.close();
    BulkDraft draft;
    draft.loadFile(file.fileName());
    QVERIFY(settled(draft));
    QCOMPARE(draft.source(), QStringLiteral("people.csv"));
    QCOMPARE(draft.table()->encoding, QByteArray("Windows-1252"));
    QCOMPARE(draft.table()->cell(0, 0), QStringLiteral("José"));
    QCOMPARE(draft.toColumn(), 1);
}

void tst_BulkDraft::badFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank lines") << QByteArray("\n \n\n");
    QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04 and so on");
    QTest::newRow("binary") << QByteArray("a,b\0,c\n", 7);
    QTest::newRow("open quote") << QByteArray("to,text\n34600123456,\"never closed\n");
    QTest::newRow("too wide") << QByteArray(2000, ',');
}

void tst_BulkDraft::badFiles()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("bad.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    BulkDraft draft;
    draft.loadFile(file.fileName());
    QVERIFY(settled(draft));
    QVERIFY(!draft.table());
    QVERIFY(!draft.loadError().isEmpty());
}

void tst_BulkDraft::aBadFileTakesTheOldRowsAway()
{
    BulkDraft draft;
    draft.setText(QStringLiteral("Hi"));
    draft.loadText(Rows);
    QVERIFY(settled(draft));
    QVERIFY(draft.isReady());
    draft.loadFile(QStringLiteral("/no/such/file.csv"));
    QVERIFY(settled(draft));
    QVERIFY(draft.loadError().contains(QStringLiteral("cannot be read")));
    QVERIFY(!draft.plan());
    QVERIFY(!draft.isReady());
}

void tst_BulkDraft::anotherDelimiterReadsAgain()
{
    BulkDraft draft;
    draft.loadText(QStringLiteral("34600123456;a,b\n34600123457;c\n"));
    QVERIFY(settled(draft));
    QCOMPARE(draft.table()->delimiter, QChar(u';'));
    draft.setDelimiter(u',');
    QVERIFY(settled(draft));
    QCOMPARE(draft.table()->cell(0, 1), QStringLiteral("b"));
    QCOMPARE(draft.source(), QStringLiteral("Pasted rows"));
}

void tst_BulkDraft::headerIsTheUsersToSay()
{
    BulkDraft draft;
    draft.loadText(Rows);
    QVERIFY(settled(draft));
    draft.setToColumn(0);
    draft.setHasHeader(false);
    QVERIFY(settled(draft));
    QCOMPARE(draft.table()->rows.size(), size_t(4));
    QCOMPARE(draft.toColumn(), 0); // chosen, thus kept
    QCOMPARE(draft.names().first(), QStringLiteral("Column 1"));
}

void tst_BulkDraft::theNewestLoadWins()
{
    BulkDraft draft;
    QSignalSpy changed(&draft, &BulkDraft::recipientsChanged);
    draft.loadText(Rows);
    draft.loadText(QStringLiteral("phone\n34600999999\n"));
    QVERIFY(settled(draft));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(draft.table()->rows.size(), size_t(1));
}

void tst_BulkDraft::theNewestTextWins()
{
    BulkDraft draft;
    draft.loadText(Rows);
    QVERIFY(settled(draft));
    draft.setText(QStringLiteral("one"));
    draft.setText(QStringLiteral("two"));
    draft.setToColumn(0); // judges at once, with the text of now
    draft.setToColumn(1);
    QVERIFY(settled(draft));
    QCOMPARE(draft.plan()->toColumn, 1);
    QCOMPARE(draft.plan()->message(0), QStringLiteral("two"));
}

void tst_BulkDraft::wrongPlaceholderIsToldAtOnce()
{
    BulkDraft draft;
    draft.loadText(Rows);
    QVERIFY(settled(draft));
    QSignalSpy error(&draft, &BulkDraft::textErrorChanged);
    draft.setText(QStringLiteral("Hi {nombre}"));
    QCOMPARE(error.count(), 1); // without any event loop
    QVERIFY(draft.textError().contains(QStringLiteral("nombre")));
    draft.setText(QStringLiteral("Hi {name}"));
    QVERIFY(draft.textError().isEmpty());
}

void tst_BulkDraft::aColumnThatIsGoneIsToldToo()
{
    BulkDraft draft;
    draft.loadText(Rows);
    draft.setText(QStringLiteral("Hi {name}"));
    QVERIFY(settled(draft));
    QVERIFY(draft.textError().isEmpty());
    draft.loadText(QStringLiteral("phone,nombre\n34600999999,Ana\n"));
    QVERIFY(settled(draft));
    QVERIFY(draft.textError().contains(QStringLiteral("name")));
    QVERIFY(!draft.isReady());
}

void tst_BulkDraft::withoutAColumnThereIsNoPlan()
{
    BulkDraft draft;
    draft.setText(QStringLiteral("Hi"));
    draft.loadText(QStringLiteral("name,city\nAna,Sevilla\n"));
    QVERIFY(settled(draft));
    QCOMPARE(draft.toColumn(), -1);
    QVERIFY(!draft.plan());
    draft.setToColumn(7); // no such column
    QCOMPARE(draft.toColumn(), -1);
    draft.setToColumn(0);
    QVERIFY(settled(draft));
    QVERIFY(draft.plan()->good.empty());
}

void tst_BulkDraft::clearingDropsALoadUnderWay()
{
    BulkDraft draft;
    draft.loadText(Rows);
    draft.clearRecipients();
    QVERIFY(settled(draft));
    SendRig::settle();
    QVERIFY(!draft.table());
    QVERIFY(draft.source().isEmpty());
}

void tst_BulkDraft::refusedRowsAreBad()
{
    BulkDraft draft;
    draft.setText(QStringLiteral("Hi"));
    draft.loadText(Rows);
    QVERIFY(settled(draft));
    const auto plan = draft.plan();
    draft.addRefused(plan, {{2, BulkPlan::Reason::RefusedByHub, -1, QStringLiteral("no")}});
    QCOMPARE(draft.plan()->good, std::vector<int>{0});
    QCOMPARE(draft.plan()->bad.size(), size_t(2));
    QCOMPARE(draft.plan()->reasonText(draft.plan()->bad.front()), QStringLiteral("Refused by the hub: no"));
    draft.addRefused(plan, {{0, BulkPlan::Reason::RefusedByHub, -1, {}}}); // of a plan that is gone
    QCOMPARE(draft.plan()->bad.size(), size_t(2));
}

void tst_BulkDraft::buildsTheHubsDraft()
{
    BulkDraft draft;
    draft.setText(QStringLiteral("Hi {name}"));
    draft.loadText(Rows);
    QVERIFY(settled(draft));
    std::shared_ptr<JobDraft> built;
    draft.build({clientId(5), QStringLiteral("Job"), 4000, 9000, {}},
                [&built](std::shared_ptr<JobDraft> job) { built = std::move(job); });
    QTRY_VERIFY(built);
    QCOMPARE(built->client, clientId(5));
    QCOMPARE(built->minDelay, 4000);
    QCOMPARE(built->messages.size(), size_t(2));
    QCOMPARE(built->messages[1].text, QStringLiteral("Hi Eva"));
}

void tst_BulkDraft::goesWhileItWorks()
{
    auto draft = std::make_unique<BulkDraft>();
    QString rows;
    for (int i = 0; i < 20000; ++i)
        rows += QStringLiteral("%1,Hello\n").arg(34600000000 + i);
    draft->loadText(rows);
    draft.reset();
    SendRig::settle(); // nothing arrives at what is gone
}

void tst_BulkDraft::modelsShowThePlan()
{
    PreviewModel preview;
    BadRowsModel bad;
    const QAbstractItemModelTester first(&preview, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester second(&bad, QAbstractItemModelTester::FailureReportingMode::QtTest);
    BulkDraft draft;
    draft.setText(QStringLiteral("<b>Hi</b>\n{name}"));
    draft.loadText(Rows);
    QVERIFY(settled(draft));
    preview.setPlan(draft.plan());
    bad.setPlan(draft.plan());
    QCOMPARE(preview.rowCount(), 2);
    QCOMPARE(preview.index(1, PreviewModel::Line).data().toString(), QStringLiteral("4"));
    QCOMPARE(preview.index(1, PreviewModel::To).data().toString(), QStringLiteral("34600123458"));
    QCOMPARE(preview.index(1, PreviewModel::Message).data().toString(), QStringLiteral("<b>Hi</b> Eva"));
    QCOMPARE(preview.message(1), QStringLiteral("<b>Hi</b>\nEva"));
    QVERIFY(
        !preview.index(1, PreviewModel::Message).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>Hi")));
    QCOMPARE(bad.rowCount(), 1);
    QCOMPARE(bad.index(0, BadRowsModel::Line).data().toString(), QStringLiteral("3"));
    QVERIFY(bad.index(0, BadRowsModel::Reason).data().toString().startsWith(QStringLiteral("Not a number")));
    preview.setPlan(nullptr);
    bad.setPlan(nullptr);
    QCOMPARE(preview.rowCount() + bad.rowCount(), 0);
}

void tst_BulkDraft::anotherTextKeepsTheSelection()
{
    PreviewModel preview;
    BulkDraft draft;
    draft.setText(QStringLiteral("Hi"));
    draft.loadText(Rows);
    QVERIFY(settled(draft));
    preview.setPlan(draft.plan());
    QSignalSpy reset(&preview, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&preview, &QAbstractItemModel::dataChanged);
    draft.setText(QStringLiteral("Hello"));
    QVERIFY(settled(draft));
    preview.setPlan(draft.plan());
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(preview.message(0), QStringLiteral("Hello"));
}

HUB_WIDGET_TEST(tst_BulkDraft)
#include "tst_bulkdraft.moc"
