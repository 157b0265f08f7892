// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Adding and importing clients: what the dialogs say, and what the hub is asked for.

#include "tests/support/widgettest.h"
#include "tests/ui/clients/pagerig.h"
#include "ui/clients/addclientsdialog.h"
#include "ui/clients/importdialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace hub;
using namespace hub::ui;

class tst_ClientDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void judgesWhileOneTypes_data();
    void judgesWhileOneTypes();
    void noticesThatSomebodyElseWasFaster();
    void guessesColumns_data();
    void guessesColumns();
    void plansRowByRow();
    void planIsFastEnough();
    void importsAFile();
    void importsEverythingAboutAClient();
    void letsTheUserChoose();
    void showsSkippedRowsAlone();
    void refusesBadFiles_data();
    void refusesBadFiles();
    void mayBeClosedWhileItReads();

private:
    QString written(const QByteArray &bytes);

    QTemporaryDir m_folder;
    int m_files = 0;
};

QString tst_ClientDialogs::written(const QByteArray &bytes)
{
    const QString path = m_folder.filePath(QStringLiteral("clients%1.csv").arg(++m_files));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
    return path;
}

void tst_ClientDialogs::judgesWhileOneTypes_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("button");
    QTest::addColumn<bool>("enabled");
    const QString one = QStringLiteral("Add client");
    QTest::newRow("nothing") << QString() << QString() << QString() << one << false;
    QTest::newRow("one") << QStringLiteral("8") << QString() << QString() << one << true;
    QTest::newRow("letters") << QStringLiteral("8a") << QString()
                             << QStringLiteral("A client's number consists of digits only.") << one << false;
    QTest::newRow("there already") << QStringLiteral("7") << QString() << QStringLiteral("7 Bakery is there already.")
                                   << one << false;
    QTest::newRow("range") << QStringLiteral("8-10") << QString() << QStringLiteral("3 clients will be added.")
                           << QStringLiteral("Add 3 clients") << true;
    QTest::newRow("range with one that is there")
        << QStringLiteral("6–8") << QString()
        << QStringLiteral("2 clients will be added. One is there already and stays as it is.")
        << QStringLiteral("Add 2 clients") << true;
    QTest::newRow("range with nobody new")
        << QStringLiteral("1-5") << QString() << QStringLiteral("All of these are there already.") << one << false;
    QTest::newRow("half a range") << QStringLiteral("8-") << QString()
                                  << QStringLiteral("Enter the last number of the range, too.") << one << false;
}

void tst_ClientDialogs::judgesWhileOneTypes()
{
    QFETCH(QString, number);
    QFETCH(QString, name);
    QFETCH(QString, says);
    QFETCH(QString, button);
    QFETCH(bool, enabled);
    PageRig rig({made(1), made(2), made(3), made(4), made(5), made(7, QStringLiteral("Bakery"))});
    auto *dialog = new AddClientsDialog(rig.store, &rig.page);
    dialog->open();
    auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("numberField"));
    if (number.contains(u'–')) // QTest knows no key for it
        field->setText(number);
    else
        QTest::keyClicks(field, number);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("nameField")), name);
    QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("message"))->text(), says);
    auto *add = dialog->findChild<QPushButton *>(QStringLiteral("addButton"));
    QCOMPARE(add->text(), button);
    QCOMPARE(add->isEnabled(), enabled);
    grab(*dialog, QStringLiteral("clients-add-%1").arg(QLatin1String(QTest::currentDataTag())).replace(u' ', u'-'));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(rig.asked().isEmpty());
}

void tst_ClientDialogs::noticesThatSomebodyElseWasFaster()
{
    PageRig rig({made(1)});
    auto *dialog = new AddClientsDialog(rig.store, &rig.page);
    dialog->open();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("numberField")), QStringLiteral("2"));
    auto *add = dialog->findChild<QPushButton *>(QStringLiteral("addButton"));
    QVERIFY(add->isEnabled());
    rig.load({made(2)});
    QVERIFY(!add->isEnabled());
}

void tst_ClientDialogs::guessesColumns_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("name");
    QTest::newRow("in order") << QByteArray("101,Bakery\n102,Cafe\n") << 0 << 1;
    QTest::newRow("the other way") << QByteArray("Bakery,101\nCafe,102\n") << 1 << 0;
    QTest::newRow("by header") << QByteArray("phone,cliente_id,nombre\n549111,51,Bakery\n") << 1 << 2;
    QTest::newRow("header that lies") << QByteArray("number,code\nNo. 5,101\nNo. 6,102\n") << 1 << 0;
    QTest::newRow("one column") << QByteArray("101\n102\n") << 0 << -1;
    QTest::newRow("no numbers") << QByteArray("a,b\nc,d\n") << 0 << 1;
}

void tst_ClientDialogs::guessesColumns()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, number);
    QFETCH(int, name);
    const ImportChoice choice = guessedChoice(readCsv(bytes).value());
    QCOMPARE(choice.numberColumn, number);
    QCOMPARE(choice.columns[ImportChoice::Name], name);
}

void tst_ClientDialogs::plansRowByRow()
{
    const CsvTable table = readCsv("number,name\n"
                                   "101,New\n"
                                   "7,Bakery\n"
                                   "8,Other name\n"
                                   "9,\n"
                                   "10,Named\n"
                                   "101,Again\n"
                                   ",Nobody\n"
                                   "12a,Letters\n"
                                   "\"13\",\"two\nlines\"\n"
                                   "14\n")
                               .value();
    const QHash<ClienteId, clients::Edit> known{{id(7), {.name = QStringLiteral("Bakery")}},
                                                {id(8), {.name = QStringLiteral("Kiosk")}},
                                                {id(9), {.name = QStringLiteral("Keeps its name")}},
                                                {id(10), {}}};
    const auto names = [](int number, int name, bool change = true) {
        return ImportChoice{number, {name, -1, -1, -1, -1}, change};
    };
    const ImportPlan plan = makeImportPlan(table, names(0, 1), known);
    QString what;
    QStringList reasons;
    for (const ImportPlan::Row &row : plan.rows) {
        what += QStringLiteral("ARSX")[int(row.what)];
        if (row.what == ImportPlan::What::Skip)
            reasons += QStringLiteral("%1: %2").arg(row.line).arg(row.reason);
    }
    QCOMPARE(what, QStringLiteral("ASRSRXXXXA"));
    QCOMPARE(reasons,
             (QStringList{QStringLiteral("7: The same number is on line 2."), QStringLiteral("8: There is no number."),
                          QStringLiteral("9: A client's number consists of digits only."),
                          QStringLiteral("10: A name is one line of plain text.")}));
    QCOMPARE(plan.rows.back().line, 12);
    QCOMPARE(plan.added + plan.changed + plan.same + plan.skipped, 10);
    QCOMPARE(plan.clients.size(), size_t(4));
    const ImportPlan careful = makeImportPlan(table, names(0, 1, false), known);
    QCOMPARE(careful.changed, 0);
    QCOMPARE(careful.clients.size(), size_t(2));
    QCOMPARE(makeImportPlan(table, names(0, -1), known).changed, 0);
    QCOMPARE(makeImportPlan(table, names(5, 6), known).skipped, 10); // columns that are not there
}

void tst_ClientDialogs::planIsFastEnough()
{
    QByteArray bytes;
    for (int i = 0; i < 100000; ++i)
        bytes += QByteArray::number(i + 1) + ";Client " + QByteArray::number(i) + "\n";
    const CsvTable table = readCsv(bytes).value();
    QElapsedTimer timer;
    timer.start();
    const ImportPlan plan = makeImportPlan(table, guessedChoice(table), {});
    qInfo("planned 100,000 rows in %lld ms", timer.elapsed());
    QCOMPARE(plan.added, 100000);
}

void tst_ClientDialogs::importsAFile()
{
    PageRig rig({made(7, QStringLiteral("Bakery")), made(8, QStringLiteral("Kiosk"))});
    rig.page.importFile(written("number;name\r\n7;Bakery\r\n8;Caf\xE9\r\n101;New\r\n101;Again\r\n"));
    auto *dialog = static_cast<ImportDialog *>(rig.dialog("importDialog"));
    QVERIFY(dialog);
    auto *import = dialog->findChild<QPushButton *>(QStringLiteral("importButton"));
    QVERIFY(!import->isEnabled());
    QSignalSpy planned(dialog, &ImportDialog::planned);
    QVERIFY(planned.wait());
    QVERIFY(import->isEnabled());
    QCOMPARE(import->text(), QStringLiteral("Import 2 clients"));
    QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("summary"))->text(),
             QStringLiteral("1 new client · 1 is changed · 1 stays as it is · 1 row skipped"));
    QAbstractItemModel *model = dialog->findChild<QTableView *>()->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model->rowCount(), 4);
    QCOMPARE(model->index(1, ImportModel::What).data().toString(), QStringLiteral("Rename (so far Kiosk)"));
    QCOMPARE(model->index(3, ImportModel::What).data().toString(),
             QStringLiteral("Skip. The same number is on line 4."));
    grab(*dialog, QStringLiteral("clients-import"));
    QTest::mouseClick(import, Qt::LeftButton);
    QTRY_COMPARE(rig.asked().join(u'/'), QStringLiteral("put 8 Café/put 101 New"));
    QTRY_COMPARE(rig.shown(), QStringLiteral("7 8 101"));
}

void tst_ClientDialogs::importsEverythingAboutAClient()
{
    PageRig rig({made(7, QStringLiteral("Bakery")), made(8, QStringLiteral("Kiosk"))});
    rig.page.importFile(written("cliente_id,name,session,expected_phone,tags,wanted\n"
                                "7,Bakery,shop,+54 9 11 1234-5678,north; vip,off\n"
                                "8,Kiosk,,,,\n"
                                "9,New,,123,,\n"
                                "10,New,,,,perhaps\n"
                                "11,New,eleven,,,on\n"));
    auto *dialog = static_cast<ImportDialog *>(rig.dialog("importDialog"));
    QSignalSpy planned(dialog, &ImportDialog::planned);
    QVERIFY(planned.wait());
    QAbstractItemModel *model = dialog->findChild<QTableView *>()->model();
    const auto what = [model](int row) { return model->index(row, ImportModel::What).data().toString(); };
    QCOMPARE(what(0), QStringLiteral("Change: name at the engine, expected phone, tags, meant to be off"));
    QCOMPARE(what(1), QStringLiteral("Leave as it is. It is there already."));
    QCOMPARE(what(2), QStringLiteral("Skip. The expected phone is no number with its country."));
    QCOMPARE(what(3), QStringLiteral("Skip. Whether it is meant to be on: write on or off."));
    QCOMPARE(what(4), QStringLiteral("Add"));
    grab(*dialog, QStringLiteral("clients-import-all"));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("importButton")), Qt::LeftButton);
    QTRY_COMPARE(rig.asked().join(u'/'),
                 QStringLiteral("put 7 session=shop phone=5491112345678 tags=north,vip wanted=off/"
                                "put 11 New session=eleven wanted=on"));
}

void tst_ClientDialogs::letsTheUserChoose()
{
    PageRig rig({made(7, QStringLiteral("Bakery"))});
    rig.page.importFile(written("Kiosk,7,x\nShop,8,y\n"));
    QDialog *dialog = rig.dialog("importDialog");
    QSignalSpy planned(dialog, SIGNAL(planned()));
    QVERIFY(planned.wait());
    const auto summary = [dialog] { return dialog->findChild<QLabel *>(QStringLiteral("summary"))->text(); };
    QCOMPARE(summary(), QStringLiteral("1 new client · 1 is changed"));
    const auto *rename = dialog->findChild<QCheckBox *>(QStringLiteral("rename"));
    QTest::mouseClick(const_cast<QCheckBox *>(rename), Qt::LeftButton, {}, QPoint(5, rename->height() / 2));
    QTRY_COMPARE(summary(), QStringLiteral("1 new client · 1 stays as it is"));
    auto *name = dialog->findChild<QComboBox *>(QStringLiteral("nameColumn"));
    QCOMPARE(name->currentText(), QStringLiteral("Column 1"));
    name->setFocus();
    QTest::keyClick(name, Qt::Key_End);
    QTRY_COMPARE(dialog->findChild<QTableView *>()->model()->index(1, ImportModel::Name).data().toString(),
                 QStringLiteral("y"));
    auto *header = dialog->findChild<QCheckBox *>(QStringLiteral("header"));
    header->click();
    QTRY_COMPARE(summary(), QStringLiteral("1 new client"));
    QCOMPARE(name->currentText(), QStringLiteral("x"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(rig.asked().isEmpty());
}

void tst_ClientDialogs::showsSkippedRowsAlone()
{
    PageRig rig({made(7)});
    rig.page.importFile(written("8\nx\n9\ny\n10\n11\n12\n13\n"));
    QDialog *dialog = rig.dialog("importDialog");
    QSignalSpy planned(dialog, SIGNAL(planned()));
    QVERIFY(planned.wait());
    QAbstractItemModel *model = dialog->findChild<QTableView *>()->model();
    QCOMPARE(model->rowCount(), 8);
    dialog->findChild<QCheckBox *>(QStringLiteral("onlySkipped"))->click();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(1, ImportModel::Line).data().toInt(), 4);
}

void tst_ClientDialogs::refusesBadFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("The file is empty.");
    QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04zip") << QStringLiteral("This is a spreadsheet");
    QTest::newRow("open quote") << QByteArray("1,\"a\n2,b\n") << QStringLiteral("on line 1 is never closed");
    QTest::newRow("not there") << QByteArray("-") << QStringLiteral("could not be opened");
}

void tst_ClientDialogs::refusesBadFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    PageRig rig({made(7)});
    rig.page.importFile(bytes == "-" ? m_folder.filePath(QStringLiteral("nothing.csv")) : written(bytes));
    QDialog *dialog = rig.dialog("importDialog");
    QSignalSpy planned(dialog, SIGNAL(planned()));
    QVERIFY(planned.wait());
    const auto *hint = dialog->findChild<EmptyState *>();
    QVERIFY(hint->isVisible());
    QCOMPARE(hint->headline(), QStringLiteral("This file cannot be imported"));
    QVERIFY2(hint->accessibleDescription().contains(says), qPrintable(hint->accessibleDescription()));
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("importButton"))->isEnabled());
    grab(*dialog, QStringLiteral("clients-import-bad"));
}

void tst_ClientDialogs::mayBeClosedWhileItReads()
{
    PageRig rig({made(7)});
    const QString file = written(QByteArray("1;a\n").repeated(200000));
    for (int i = 0; i < 5; ++i) {
        rig.page.importFile(file);
        delete rig.dialog("importDialog");
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone(20000));
    QCoreApplication::processEvents();
    QVERIFY(rig.asked().isEmpty());
}

HUB_WIDGET_TEST(tst_ClientDialogs)
#include "tst_clientdialogs.moc"
