// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "ui/common/appearance.h"
#include "ui/common/tablelook.h"
#include "ui/detail/historypanel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

const ClienteId Bakery = *ClienteId::fromNumber(51);
const ClienteId Garage = *ClienteId::fromNumber(52);

clients::HistoryEntry entry(qint64 id, SessionState state = SessionState::Ready, const QString &alert = {})
{
    return {.id = id,
            .at = 1'700'000'000'000 + id * 1000,
            .state = state,
            .rawState = {},
            .previous = {},
            .account = state == SessionState::Ready ? QStringLiteral("5491112345678") : QString(),
            .alert = alert};
}

/// The newest first.
std::vector<clients::HistoryEntry> entries(qint64 newest, qint64 oldest)
{
    std::vector<clients::HistoryEntry> result;
    for (qint64 id = newest; id >= oldest; --id)
        result.push_back(entry(id, id % 2 == 0 ? SessionState::Ready : SessionState::QrRequired));
    return result;
}

struct HistoryModelFixture
{
    enum Watched { ByTester, Alone }; // the tester fetches more whenever it can

    explicit HistoryModelFixture(Watched watched = ByTester) : model(hub.clients())
    {
        if (watched == ByTester)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void settle()
    {
        QSignalSpy answered(&model, &HistoryModel::stateChanged);
        QVERIFY(answered.wait());
    }
    [[nodiscard]] QString shown(int row, int column) const { return model.index(row, column).data().toString(); }

    FakeHubApi hub;
    HistoryModel model;
    std::optional<QAbstractItemModelTester> tester;
};

} // namespace

class tst_HistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsChangesWithTheirWords()
    {
        HistoryModelFixture desk;
        desk.hub.clients().histories[Bakery] = {
            entry(4, SessionState::Ready, QStringLiteral("account_changed")),
            entry(3, SessionState::LoggedOut, QStringLiteral("logged_out")),
            entry(2, SessionState::Banned, QStringLiteral("banned")),
            entry(1, SessionState::Reconnecting, QStringLiteral("dropped")),
        };
        desk.model.setClient(Bakery);
        QVERIFY(desk.model.isLoading());
        desk.settle();
        QVERIFY(!desk.model.isLoading());
        QCOMPARE(desk.model.rowCount(), 4);
        QCOMPARE(desk.shown(0, HistoryModel::StateColumn), QStringLiteral("Linked"));
        QCOMPARE(desk.shown(0, HistoryModel::NoteColumn), QStringLiteral("Other number linked · +5491112345678"));
        QCOMPARE(desk.shown(1, HistoryModel::StateColumn), QStringLiteral("Logged out"));
        QCOMPARE(desk.shown(1, HistoryModel::NoteColumn), QStringLiteral("Logged out on the phone"));
        QCOMPARE(desk.shown(2, HistoryModel::NoteColumn), QStringLiteral("Banned by WhatsApp"));
        QCOMPARE(desk.shown(3, HistoryModel::NoteColumn), QStringLiteral("Connection lost"));
        QVERIFY(!desk.shown(0, HistoryModel::TimeColumn).isEmpty());
        const QModelIndex alert = desk.model.index(3, HistoryModel::NoteColumn);
        QCOMPARE(alert.data(BadgeDelegate::ToneRole).toInt(), int(Tone::Bad));
        QCOMPARE(alert.data(BadgeDelegate::IconRole).toByteArray(), QByteArray("warning"));
        QCOMPARE(alert.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Alert: Connection lost"));
        QCOMPARE(desk.model.headerData(HistoryModel::NoteColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("What happened"));
    }

    void foreignWordsStayText()
    {
        HistoryModelFixture desk;
        clients::HistoryEntry strange = entry(1, SessionState::Unknown, QStringLiteral("<i>new</i>"));
        strange.rawState = QStringLiteral("<b>FOO</b>");
        desk.hub.clients().histories[Bakery] = {strange};
        desk.model.setClient(Bakery);
        desk.settle();
        QCOMPARE(desk.shown(0, HistoryModel::NoteColumn), QStringLiteral("<i>new</i> · <b>FOO</b>"));
    }

    void loadsMoreOnScroll()
    {
        HistoryModelFixture desk(HistoryModelFixture::Alone);
        desk.hub.clients().histories[Bakery] = entries(120, 1);
        desk.model.setClient(Bakery);
        desk.settle();
        QCOMPARE(desk.model.rowCount(), HistoryModel::PageSize);
        QVERIFY(desk.model.canFetchMore({}));
        desk.model.fetchMore({});
        desk.model.fetchMore({}); // under way: not twice
        desk.settle();
        QCOMPARE(desk.model.rowCount(), 2 * HistoryModel::PageSize);
        desk.model.fetchMore({});
        desk.settle();
        QCOMPARE(desk.model.rowCount(), 120);
        QVERIFY(!desk.model.canFetchMore({}));
        QCOMPARE(desk.hub.desk.callsOf(QStringLiteral("history")).size(), 3);
    }

    void loadsAllUnderTheTester()
    {
        HistoryModelFixture desk;
        desk.hub.clients().histories[Bakery] = entries(220, 1);
        desk.model.setClient(Bakery);
        QTRY_COMPARE(desk.model.rowCount(), 220);
        QVERIFY(!desk.model.canFetchMore({}));
    }

    void newOnesGoOnTop()
    {
        HistoryModelFixture desk;
        desk.hub.clients().histories[Bakery] = entries(100, 1);
        desk.model.setClient(Bakery);
        desk.settle();
        desk.model.fetchMore({});
        desk.settle();
        QSignalSpy reset(&desk.model, &QAbstractItemModel::modelReset);
        desk.hub.clients().histories[Bakery] = entries(103, 1);
        desk.model.refresh();
        desk.settle();
        QCOMPARE(desk.model.rowCount(), 103);
        QCOMPARE(reset.size(), 0); // the scroll position stays
        desk.model.refresh();
        desk.settle();
        QCOMPARE(desk.model.rowCount(), 103);
    }

    void aGapStartsOver()
    {
        HistoryModelFixture desk(HistoryModelFixture::Alone);
        desk.hub.clients().histories[Bakery] = entries(10, 1);
        desk.model.setClient(Bakery);
        desk.settle();
        desk.hub.clients().histories[Bakery] = entries(300, 1);
        desk.model.refresh();
        desk.settle();
        QCOMPARE(desk.model.rowCount(), HistoryModel::PageSize);
        QVERIFY(desk.model.canFetchMore({}));
    }

    void changesWhileAsking()
    {
        HistoryModelFixture desk;
        desk.hub.desk.hold();
        desk.hub.clients().histories[Bakery] = entries(2, 1);
        desk.model.setClient(Bakery);
        desk.hub.clients().histories[Bakery] = entries(3, 1);
        desk.model.refresh(); // too late for the question under way
        desk.hub.desk.release();
        QTRY_COMPARE(desk.model.rowCount(), 3);
    }

    void answersForFormerClientsAreIgnored()
    {
        HistoryModelFixture desk;
        desk.hub.clients().histories[Bakery] = entries(5, 1);
        desk.hub.clients().histories[Garage] = entries(2, 1);
        desk.hub.desk.hold();
        desk.model.setClient(Bakery);
        desk.model.setClient(Garage);
        desk.hub.desk.releaseNewest();
        desk.settle();
        desk.hub.desk.release();
        QCoreApplication::processEvents();
        QCOMPARE(desk.model.rowCount(), 2);
        desk.model.setClient(std::nullopt);
        QCOMPARE(desk.model.rowCount(), 0);
        desk.model.refresh();
        QVERIFY(!desk.model.isLoading());
    }

    void errorsAreKeptUntilAGoodAnswer()
    {
        HistoryModelFixture desk;
        desk.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("The store is busy."), QStringLiteral("history"));
        desk.hub.clients().histories[Bakery] = entries(5, 1);
        desk.model.setClient(Bakery);
        desk.settle();
        QCOMPARE(desk.model.error().message, QStringLiteral("The store is busy."));
        QCOMPARE(desk.model.rowCount(), 0);
        desk.model.refresh();
        desk.settle();
        QVERIFY(desk.model.error().message.isEmpty());
        QCOMPARE(desk.model.rowCount(), 5);
    }
};

HUB_WIDGET_TEST(tst_HistoryModel)

#include "tst_historymodel.moc"
