// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/send/sendrig.h"
#include "ui/common/csvreader.h"
#include "ui/send/messagespanel.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QProgressBar>
#include <QTemporaryDir>

using namespace hub;
using namespace hub::ui;

/// A job's messages on the page: outcomes by state, settling, export.
class tst_MessagesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsOutcomesByState();
    void followsTheJobWhileActive();
    void marksSeveralAsSent();
    void sendsAgainAfterAQuestion();
    void aCancelledJobSendsNothingAgain();
    void tellsWhatCouldNotBeSettled();
    void adviceShowsTheDoubtful();
    void exportsFailures();
    void anExportCanBeStopped();
    void tellsWhenAnExportFails();
    void tellsErrors();

private:
    /// Job 1 with 3 sent, 2 failed and 4 of which nobody knows; its messages are shown.
    static void open(SendRig &rig, JobState state = JobState::Completed)
    {
        auto messages = madeMessages(1, 9, MessageState::Sent);
        for (int i = 3; i < 9; ++i)
            messages[size_t(i)].state = i < 5 ? MessageState::Failed : MessageState::Unknown;
        rig.hub.sending().set(madeJob(1, state), messages);
        rig.open({1000, 800});
        QTRY_COMPARE(rig.find<QTableView>("sendJobsTable")->model()->rowCount(), 1);
        SendRig::clickRow(rig.find<QTableView>("sendJobsTable"), 0);
        QTRY_COMPARE(table(rig)->model()->rowCount(), 9);
    }
    static QTableView *table(const SendRig &rig) { return rig.find<QTableView>("sendMessagesTable"); }
    static void choose(const SendRig &rig, const QString &state)
    {
        auto *states = rig.find<QComboBox>("messageStates");
        const int index = states->findText(state, Qt::MatchStartsWith);
        QVERIFY(index >= 0);
        states->setFocus();
        while (states->currentIndex() < index)
            QTest::keyClick(states, Qt::Key_Down);
    }
    static QFileDialog *startExport(const SendRig &rig, const char *which, const QString &path)
    {
        rig.click("exportMessages");
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (menu == nullptr)
            return nullptr;
        rig.find<QAction>(which)->trigger();
        menu->close();
        auto *dialog = rig.page->findChild<QFileDialog *>(QStringLiteral("saveFileDialog"));
        if (dialog != nullptr)
            dialog->selectFile(path);
        return dialog;
    }
};

void tst_MessagesPanel::showsOutcomesByState()
{
    SendRig rig;
    open(rig);
    choose(rig, QStringLiteral("Failed (2)"));
    QTRY_COMPARE(table(rig)->model()->rowCount(), 2);
    QCOMPARE(SendRig::cell(table(rig), 0, 0), QStringLiteral("4"));
    QCOMPARE(SendRig::cell(table(rig), 0, 2), QStringLiteral("Failed"));
}

void tst_MessagesPanel::followsTheJobWhileActive()
{
    SendRig rig;
    open(rig);
    choose(rig, QStringLiteral("Failed"));
    QTRY_COMPARE(table(rig)->model()->rowCount(), 2);
    rig.hub.sending().setMessage(1, 0, MessageState::Failed);
    QTRY_COMPARE(table(rig)->model()->rowCount(), 3);
    QCOMPARE(rig.find<QComboBox>("messageStates")->currentText(), QStringLiteral("Failed (3)"));
    rig.page->deactivate();
    const auto asked = rig.hub.desk.callsOf(QStringLiteral("messages")).size();
    rig.hub.sending().setMessage(1, 1, MessageState::Failed);
    SendRig::settle();
    QTest::qWait(700); // longer than the pause between two looks: there must be none
    QCOMPARE(rig.hub.desk.callsOf(QStringLiteral("messages")).size(), asked);
    rig.page->activate();
    QTRY_COMPARE(table(rig)->model()->rowCount(), 4);
}

void tst_MessagesPanel::marksSeveralAsSent()
{
    SendRig rig;
    open(rig);
    QSignalSpy noticed(rig.page.get(), &SendPage::noticed);
    QVERIFY(!rig.find<QPushButton>("markSentButton")->isEnabled());
    SendRig::clickRow(table(rig), 4); // failed: not to be settled
    QVERIFY(!rig.find<QPushButton>("markSentButton")->isEnabled());
    SendRig::clickRow(table(rig), 5, Qt::ControlModifier);
    SendRig::clickRow(table(rig), 7, Qt::ControlModifier);
    rig.click("markSentButton");
    QTRY_COMPARE(noticed.count(), 1);
    QCOMPARE(rig.hub.desk.callsOf(QStringLiteral("settle")),
             (QStringList{QStringLiteral("settle 1 5 sent"), QStringLiteral("settle 1 7 sent")}));
    QTRY_COMPARE(SendRig::cell(table(rig), 5, 2), QStringLiteral("Sent"));
    QCOMPARE(SendRig::cell(table(rig), 6, 2), QStringLiteral("Not certain"));
}

void tst_MessagesPanel::sendsAgainAfterAQuestion()
{
    SendRig rig;
    open(rig, JobState::Running);
    table(rig)->setFocus();
    QTest::keyClick(table(rig), Qt::Key_A, Qt::ControlModifier);
    rig.click("sendAgainButton");
    QVERIFY(rig.answer(false));
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("settle")).isEmpty());
    rig.click("sendAgainButton");
    QVERIFY(rig.answer(true));
    QTRY_COMPARE(rig.hub.desk.callsOf(QStringLiteral("settle")).size(), 4);
    QVERIFY(rig.hub.desk.lastCall().endsWith(QStringLiteral("not-sent")) ||
            rig.hub.desk.callsOf(QStringLiteral("settle")).last().endsWith(QStringLiteral("not-sent")));
    QTRY_COMPARE(SendRig::cell(table(rig), 8, 2), QStringLiteral("Waiting"));
    QTRY_VERIFY(rig.banner("sendMessagesBanner").isEmpty());
}

void tst_MessagesPanel::aCancelledJobSendsNothingAgain()
{
    SendRig rig;
    open(rig, JobState::Cancelled);
    SendRig::clickRow(table(rig), 6);
    QVERIFY(rig.find<QPushButton>("markSentButton")->isEnabled());
    QVERIFY(!rig.find<QPushButton>("sendAgainButton")->isEnabled());
}

void tst_MessagesPanel::tellsWhatCouldNotBeSettled()
{
    SendRig rig;
    open(rig);
    SendRig::clickRow(table(rig), 5);
    SendRig::clickRow(table(rig), 6, Qt::ControlModifier);
    rig.hub.desk.failNext("MESSAGE_NOT_UNKNOWN", QStringLiteral("Somebody was faster."), QStringLiteral("settle"));
    rig.click("markSentButton");
    QTRY_COMPARE(rig.note("messagesError"), QStringLiteral("1 of 2 could not be changed: Somebody was faster."));
}

void tst_MessagesPanel::adviceShowsTheDoubtful()
{
    SendRig rig;
    open(rig);
    QVERIFY(rig.banner("sendMessagesBanner").contains(QStringLiteral("4 messages")));
    QTest::mouseClick(rig.find<Banner>("sendMessagesBanner")->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(table(rig)->model()->rowCount(), 4);
    QVERIFY(rig.find<QComboBox>("messageStates")->currentText().startsWith(QStringLiteral("Not certain")));
    QVERIFY(!rig.banner("sendMessagesBanner").isEmpty()); // the advice itself stays
}

void tst_MessagesPanel::exportsFailures()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("failed.csv"));
    SendRig rig;
    open(rig);
    QSignalSpy noticed(rig.page.get(), &SendPage::noticed);
    QFileDialog *dialog = startExport(rig, "exportFailed", path);
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_COMPARE(noticed.count(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto csv = readCsv(file.readAll(), {{}, true});
    QCOMPARE(csv->rows.size(), size_t(2));
    QCOMPARE(csv->cell(1, 1), QStringLiteral("34600000004"));
    QTRY_VERIFY(rig.find<QPushButton>("exportMessages")->isEnabled());
}

void tst_MessagesPanel::anExportCanBeStopped()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("all.csv"));
    SendRig rig;
    open(rig);
    rig.hub.desk.hold();
    QFileDialog *dialog = startExport(rig, "exportAll", path);
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QVERIFY(rig.find<QPushButton>("cancelExport")->isVisible());
    QVERIFY(!rig.find<QPushButton>("exportMessages")->isEnabled());
    rig.click("cancelExport");
    QVERIFY(!rig.find<QPushButton>("cancelExport")->isVisible());
    rig.hub.desk.release();
    SendRig::settle();
    QVERIFY(!QFile::exists(path));
    QVERIFY(rig.note("messagesError").isEmpty()); // it was wanted
}

void tst_MessagesPanel::tellsWhenAnExportFails()
{
    SendRig rig;
    open(rig);
    QFileDialog *dialog = startExport(rig, "exportAll", {});
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->fileSelected(QStringLiteral("/no/such/folder/x.csv"));
    dialog->close();
    QTRY_VERIFY(rig.note("messagesError").startsWith(QStringLiteral("The export failed")));
}

void tst_MessagesPanel::tellsErrors()
{
    SendRig rig;
    open(rig);
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("The store does not answer."), QStringLiteral("messages"));
    choose(rig, QStringLiteral("Failed"));
    auto *hint = table(rig)->findChild<EmptyState *>();
    QTRY_COMPARE(hint->headline(), QStringLiteral("The messages could not be read"));
    QTest::mouseClick(hint->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(table(rig)->model()->rowCount(), 2);
}

HUB_WIDGET_TEST(tst_MessagesPanel)
#include "tst_messagespanel.moc"
