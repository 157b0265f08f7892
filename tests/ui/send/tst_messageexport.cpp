// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/send/sendrig.h"
#include "ui/common/csvreader.h"
#include "ui/send/messagesmodel.h"

#include <QTemporaryDir>

using namespace hub;
using namespace hub::ui;

class tst_MessageExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesAllPages();
    void writesOneState();
    void writesAnEmptyTable();
    void keepsTheOldFileWhenReadingFails();
    void tellsWhatCannotBeWritten();
    void cancelLeavesNothing();
    void goesWithItsOwner();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("out.csv")); }
    [[nodiscard]] Result<CsvTable> read() const
    {
        QFile file(path());
        if (!file.open(QIODevice::ReadOnly))
            return failure("X", file.errorString());
        return readCsv(file.readAll(), {{}, true});
    }
    CsvExport *made(std::optional<MessageState> state, const QString &to)
    {
        return new CsvExport(to, messagesForExport(m_hub->sending(), 1, state, 2500), m_hub.get());
    }

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_MessageExport::init()
{
    m_hub = std::make_unique<FakeHubApi>();
    m_dir = std::make_unique<QTemporaryDir>();
    m_hub->sending().set(madeJob(1, JobState::Completed), madeMessages(1, 2500, MessageState::Sent));
    m_hub->sending().setMessage(1, 7, MessageState::Failed, QStringLiteral("=cmd|' /C calc'!A0"));
}

void tst_MessageExport::writesAllPages()
{
    auto *run = made({}, path());
    QSignalSpy progressed(run, &CsvExport::progressed);
    QSignalSpy written(run, &CsvExport::written);
    run->start();
    QVERIFY(written.wait());
    QCOMPARE(written.first().at(0).toInt(), 2500);
    QCOMPARE(progressed.count(), 3);
    const auto table = read();
    QVERIFY(table);
    QCOMPARE(table->rows.size(), size_t(2500));
    QCOMPARE(table->header.value(1), QStringLiteral("To"));
    QCOMPARE(table->cell(0, 1), QStringLiteral("34600000000"));
    QCOMPARE(table->cell(2499, 0), QStringLiteral("2500"));
    QCOMPARE(table->cell(7, 2), QStringLiteral("Failed"));
    QVERIFY(table->cell(7, 4).startsWith(u'\'')); // no formula
}

void tst_MessageExport::writesOneState()
{
    auto *run = made(MessageState::Failed, path());
    QSignalSpy written(run, &CsvExport::written);
    run->start();
    QVERIFY(written.wait());
    QCOMPARE(read()->rows.size(), size_t(1));
    QCOMPARE(read()->cell(0, 0), QStringLiteral("8"));
}

void tst_MessageExport::writesAnEmptyTable()
{
    auto *run = made(MessageState::Unknown, path());
    QSignalSpy written(run, &CsvExport::written);
    run->start();
    QVERIFY(written.wait());
    QCOMPARE(written.first().at(0).toInt(), 0);
    QVERIFY(QFile::exists(path()));
}

void tst_MessageExport::keepsTheOldFileWhenReadingFails()
{
    QFile old(path());
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    auto *run = made({}, path());
    QSignalSpy failed(run, &CsvExport::failed);
    connect(run, &CsvExport::progressed, this, [this](int count) {
        if (count == 1000) // the third page is not to be had; the second is asked for already
            m_hub->desk.failNext("HUB_STOPPED", QStringLiteral("The hub is not running."));
    });
    run->start();
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().at(0).value<Error>().message, QStringLiteral("The hub is not running."));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
}

void tst_MessageExport::tellsWhatCannotBeWritten()
{
    auto *run = made({}, m_dir->filePath(QStringLiteral("no/such/folder.csv")));
    QSignalSpy failed(run, &CsvExport::failed);
    run->start();
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().at(0).value<Error>().code, QByteArray("FILE_FAILED"));
    QVERIFY(!failed.first().at(0).value<Error>().message.isEmpty());
}

void tst_MessageExport::cancelLeavesNothing()
{
    QPointer<CsvExport> run = made({}, path());
    QSignalSpy failed(run.data(), &CsvExport::failed);
    connect(run, &CsvExport::progressed, run, &CsvExport::cancel);
    run->start();
    QVERIFY(failed.wait());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().at(0).value<Error>().code, QByteArray("CANCELLED"));
    QTRY_VERIFY(run.isNull());
    QVERIFY(QDir(m_dir->path()).isEmpty());
}

void tst_MessageExport::goesWithItsOwner()
{
    m_hub->desk.hold();
    auto *run = made({}, path());
    run->start();
    m_hub->desk.release();
    m_hub.reset(); // while the first page is being written, or not yet
    SendRig::settle();
    QVERIFY(QDir(m_dir->path()).isEmpty());
}

HUB_WIDGET_TEST(tst_MessageExport)
#include "tst_messageexport.moc"
