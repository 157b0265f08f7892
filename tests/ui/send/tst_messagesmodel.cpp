// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/send/sendrig.h"
#include "ui/send/messagesmodel.h"

#include <QAbstractItemModelTester>

using namespace hub;
using namespace hub::ui;

namespace {

struct MessagesModelFixture
{
    FakeHubApi hub;
    MessagesModel model{hub.sending()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit MessagesModelFixture(int messages, MessageState state = MessageState::Queued)
    {
        tester.setUseFetchMore(false); // the tests say when
        hub.sending().set(madeJob(1, JobState::Running), madeMessages(1, messages, state));
    }
    void show(std::optional<MessageState> state = {})
    {
        model.show(1, state);
        QTRY_VERIFY(!model.isLoading());
    }
    void refresh(int first, int last)
    {
        const int asked = int(hub.desk.callsOf(QStringLiteral("messages")).size());
        model.refresh(first, last);
        QTRY_VERIFY(hub.desk.callsOf(QStringLiteral("messages")).size() > asked);
        SendRig::settle();
    }
    std::vector<qint64> numbers() const
    {
        std::vector<qint64> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.push_back(model.at(row)->number);
        return all;
    }
};

} // namespace

class tst_MessagesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAMessage();
    void readsPagesInOrder();
    void refreshKeepsTheRows();
    void refreshDropsWhatLeftTheState();
    void refreshBringsWhatCameBetween();
    void refreshBringsWhatCameAtTheEnd();
    void refreshFillsAnEmptyList();
    void refreshOfTheMiddleTouchesNothingElse();
    void refreshesDoNotPileUp();
    void anotherListForgetsOldAnswers();
    void tellsErrors();
    void noJobIsEmpty();
};

void tst_MessagesModel::showsAMessage()
{
    MessagesModelFixture rig(2);
    auto &messages = rig.hub.sending().messageLists[1];
    messages[0].state = MessageState::Sent;
    messages[0].messageId = QStringLiteral("3EB0");
    messages[0].message = QStringLiteral("Hello\n<b>you</b>");
    messages[1].state = MessageState::Failed;
    messages[1].error = QStringLiteral("SESSION_MANAGER_ERROR: no such number");
    rig.show();
    const auto text = [&rig](int row, int column) { return rig.model.index(row, column).data().toString(); };
    QCOMPARE(text(0, MessagesModel::Number), QStringLiteral("1"));
    QCOMPARE(text(0, MessagesModel::To), QStringLiteral("34600000000"));
    QCOMPARE(text(0, MessagesModel::State), QStringLiteral("Sent"));
    QCOMPARE(text(0, MessagesModel::Result), QStringLiteral("3EB0"));
    QCOMPARE(text(0, MessagesModel::Message), QStringLiteral("Hello <b>you</b>"));
    QCOMPARE(text(1, MessagesModel::Result), QStringLiteral("no such number"));
    const QString tip = rig.model.index(0, MessagesModel::Message).data(Qt::ToolTipRole).toString();
    QVERIFY2(!tip.contains(QStringLiteral("<b>you")), qPrintable(tip));
}

void tst_MessagesModel::readsPagesInOrder()
{
    MessagesModelFixture rig(450);
    rig.show();
    QCOMPARE(rig.model.rowCount(), 200);
    rig.model.fetchMore({});
    QTRY_COMPARE(rig.model.rowCount(), 400);
    rig.model.fetchMore({});
    QTRY_COMPARE(rig.model.rowCount(), 450);
    QVERIFY(!rig.model.canFetchMore({}));
    QCOMPARE(rig.numbers().back(), qint64(449));
}

void tst_MessagesModel::refreshKeepsTheRows()
{
    MessagesModelFixture rig(50);
    rig.show();
    const QPersistentModelIndex third = rig.model.index(2, 0);
    QSignalSpy reset(&rig.model, &QAbstractItemModel::modelReset);
    rig.hub.sending().setMessage(1, 2, MessageState::Sent);
    rig.refresh(0, 10);
    QCOMPARE(rig.model.at(2)->state, MessageState::Sent);
    QCOMPARE(third.row(), 2);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(rig.model.rowCount(), 50);
}

void tst_MessagesModel::refreshDropsWhatLeftTheState()
{
    MessagesModelFixture rig(30);
    rig.show(MessageState::Queued);
    const QPersistentModelIndex stays = rig.model.index(6, 0);
    for (const qint64 number : {0, 1, 2, 5, 29})
        rig.hub.sending().setMessage(1, number, MessageState::Sent);
    rig.refresh(0, 29);
    QCOMPARE(rig.model.rowCount(), 25);
    QCOMPARE(rig.model.at(0)->number, qint64(3));
    QCOMPARE(rig.model.at(stays.row())->number, qint64(6));
}

void tst_MessagesModel::refreshBringsWhatCameBetween()
{
    MessagesModelFixture rig(30);
    for (const qint64 number : {3, 20})
        rig.hub.sending().setMessage(1, number, MessageState::Failed);
    rig.show(MessageState::Failed);
    QCOMPARE(rig.numbers(), (std::vector<qint64>{3, 20}));
    for (const qint64 number : {1, 8, 9, 25})
        rig.hub.sending().setMessage(1, number, MessageState::Failed);
    rig.hub.sending().setMessage(1, 20, MessageState::Queued); // and one went
    rig.refresh(0, 1);
    QCOMPARE(rig.numbers(), (std::vector<qint64>{1, 3, 8, 9, 25}));
}

void tst_MessagesModel::refreshBringsWhatCameAtTheEnd()
{
    MessagesModelFixture rig(300, MessageState::Failed);
    for (int number = 220; number < 300; ++number)
        rig.hub.sending().setMessage(1, number, MessageState::Queued);
    rig.show(MessageState::Failed);
    rig.model.fetchMore({});
    QTRY_COMPARE(rig.model.rowCount(), 220);
    QVERIFY(!rig.model.canFetchMore({}));
    for (int number = 220; number < 260; ++number)
        rig.hub.sending().setMessage(1, number, MessageState::Failed);
    rig.refresh(200, 219); // the end is in sight
    QCOMPARE(rig.model.rowCount(), 260);
}

void tst_MessagesModel::refreshFillsAnEmptyList()
{
    MessagesModelFixture rig(3);
    rig.show(MessageState::Failed);
    QCOMPARE(rig.model.rowCount(), 0);
    rig.hub.sending().setMessage(1, 1, MessageState::Failed);
    rig.refresh(0, -1);
    QCOMPARE(rig.numbers(), std::vector<qint64>{1});
}

void tst_MessagesModel::refreshOfTheMiddleTouchesNothingElse()
{
    MessagesModelFixture rig(1000);
    rig.show();
    for (int page = 0; page < 4; ++page) {
        rig.model.fetchMore({});
        QTRY_VERIFY(!rig.model.isLoading());
    }
    QCOMPARE(rig.model.rowCount(), 1000);
    rig.hub.sending().setMessage(1, 500, MessageState::Sent);
    rig.hub.sending().setMessage(1, 0, MessageState::Sent);
    QSignalSpy changed(&rig.model, &QAbstractItemModel::dataChanged);
    rig.refresh(490, 510);
    QCOMPARE(rig.model.at(500)->state, MessageState::Sent);
    QCOMPARE(rig.model.at(0)->state, MessageState::Queued); // not looked at
    QCOMPARE(rig.model.rowCount(), 1000);
    QVERIFY(changed.first().at(0).toModelIndex().row() >= 490);
}

void tst_MessagesModel::refreshesDoNotPileUp()
{
    MessagesModelFixture rig(50);
    rig.show();
    rig.hub.desk.hold();
    const auto asked = [&rig] { return rig.hub.desk.callsOf(QStringLiteral("messages")).size(); };
    const auto before = asked();
    for (int i = 0; i < 20; ++i)
        rig.model.refresh(0, 10);
    QCOMPARE(asked(), before + 1);
    rig.hub.desk.release();
    QTRY_COMPARE(asked(), before + 2); // one more for all that came meanwhile
}

void tst_MessagesModel::anotherListForgetsOldAnswers()
{
    MessagesModelFixture rig(5);
    rig.hub.sending().set(madeJob(2, JobState::Running), madeMessages(2, 3, MessageState::Sent));
    rig.hub.desk.hold();
    rig.model.show(1, {});
    rig.model.show(2, {});
    rig.hub.desk.releaseNewest();
    QTRY_COMPARE(rig.model.rowCount(), 3);
    rig.hub.desk.release();
    SendRig::settle();
    QCOMPARE(rig.model.rowCount(), 3);
    QCOMPARE(rig.model.at(0)->jobId, qint64(2));
}

void tst_MessagesModel::tellsErrors()
{
    MessagesModelFixture rig(5);
    rig.hub.desk.failNext("NOT_FOUND", QStringLiteral("There is no such job."), QStringLiteral("messages"));
    rig.show();
    QCOMPARE(rig.model.error().message, QStringLiteral("There is no such job."));
    rig.show();
    QVERIFY(rig.model.error().message.isEmpty());
    QCOMPARE(rig.model.rowCount(), 5);
}

void tst_MessagesModel::noJobIsEmpty()
{
    MessagesModelFixture rig(5);
    rig.show();
    rig.model.show(0, {});
    QCOMPARE(rig.model.rowCount(), 0);
    QVERIFY(!rig.model.canFetchMore({}));
    rig.model.refresh(0, 10);
    SendRig::settle();
    QCOMPARE(rig.model.rowCount(), 0);
}

HUB_WIDGET_TEST(tst_MessagesModel)
#include "tst_messagesmodel.moc"
