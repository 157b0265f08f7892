// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/clients/modelrig.h"
#include "ui/common/statetexts.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;

class tst_ClientsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsKnown();
    void showsWhatWasThereBefore();
    void sortsByValue_data();
    void sortsByValue();
    void findsText_data();
    void findsText();
    void findsTagsAndExpectedPhones();
    void showsClientsWithAlerts();
    void filtersByState();
    void followsUpdatesOneByOne();
    void restsWhileHeld();
    void restsWhileSortedByWhatNeverRests();
    void showsANewNameAtOnce();
    void takesBackANameThatWasRefused();
    void refusesNonsense();
    void saysHowOldTheEvidenceIs();
    void neverShowsForeignTextAsHtml();
};

void tst_ClientsModel::showsWhatIsKnown()
{
    ModelRig rig;
    MonitoredClient client = made(51, QStringLiteral("Bakery"));
    client.account = QStringLiteral("5491112345678");
    client.lastKnownSince = Now - 3 * 3600 * 1000;
    client.lastChecked = client.lastGoodAnswer = Now - 5000;
    client.lastMessageSent = Now - 120 * 1000;
    rig.load({client});
    const QStringList expected{QStringLiteral("51"),      QStringLiteral("Bakery"),   QStringLiteral("+5491112345678"),
                               QStringLiteral("Linked"),  QStringLiteral("3 h ago"),  QStringLiteral("5 s ago"),
                               QStringLiteral("5 s ago"), QStringLiteral("2 min ago")};
    for (int column = 0; column < rig.model.columnCount(); ++column) {
        QCOMPARE(rig.model.index(0, column).data().toString(), expected[column]);
        QVERIFY(!rig.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!rig.model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
}

void tst_ClientsModel::showsWhatWasThereBefore()
{
    FakeHubApi hub;
    ClientStore store(hub.clients());
    hub.clients().set(sampleClients(20));
    hub.clients().announce();
    const ClientsModel model(store);
    QCOMPARE(model.rowCount(), 20);
}

void tst_ClientsModel::sortsByValue_data()
{
    QTest::addColumn<ClientColumn>("column");
    QTest::addColumn<QString>("ascending");
    QTest::addColumn<QString>("descending");
    QTest::newRow("number") << ClientColumn::Number << QStringLiteral("2 3 10 100") << QStringLiteral("100 10 3 2");
    QTest::newRow("name") << ClientColumn::Name << QStringLiteral("3 100 2 10") << QStringLiteral("2 100 3 10");
    QTest::newRow("account") << ClientColumn::Account << QStringLiteral("100 3 2 10") << QStringLiteral("3 100 2 10");
    QTest::newRow("state") << ClientColumn::State << QStringLiteral("10 2 3 100") << QStringLiteral("3 100 2 10");
    QTest::newRow("since") << ClientColumn::Since << QStringLiteral("2 100 10 3") << QStringLiteral("3 10 2 100");
    QTest::newRow("check") << ClientColumn::LastCheck << QStringLiteral("3 2 10 100") << QStringLiteral("2 10 100 3");
    QTest::newRow("answer") << ClientColumn::LastGoodAnswer << QStringLiteral("100 2 3 10")
                            << QStringLiteral("2 3 10 100");
    QTest::newRow("sent") << ClientColumn::LastSent << QStringLiteral("2 3 100 10") << QStringLiteral("10 100 2 3");
}

void tst_ClientsModel::sortsByValue()
{
    QFETCH(ClientColumn, column);
    QFETCH(QString, ascending);
    QFETCH(QString, descending);
    ModelRig rig;
    std::vector<MonitoredClient> clients{made(2, QStringLiteral("Shop 10"), SessionState::QrRequired),
                                         made(3, QStringLiteral("shop 2")), made(10, {}, SessionState::Banned),
                                         made(100, QStringLiteral("Shop 9"))};
    clients[1].account = QStringLiteral("5491100000002");
    clients[3].account = QStringLiteral("59811000001");
    const qint64 since[]{5, 30, 20, 5};
    const qint64 checked[]{7, 0, 7, 7};
    const qint64 answered[]{9, 9, 9, 1};
    const qint64 sent[]{0, 0, 8, 7};
    for (size_t i = 0; i < clients.size(); ++i) {
        clients[i].lastKnownSince = since[i];
        clients[i].lastChecked = checked[i];
        clients[i].lastGoodAnswer = answered[i];
        clients[i].lastMessageSent = sent[i];
    }
    rig.load(clients);
    rig.model.sort(int(column), Qt::AscendingOrder);
    QCOMPARE(rig.shown(), ascending);
    rig.model.sort(int(column), Qt::DescendingOrder);
    QCOMPARE(rig.shown(), descending);
    rig.model.sort(-1, Qt::AscendingOrder); // a header without an indicator
    QCOMPARE(rig.shown(), QStringLiteral("2 3 10 100"));
}

void tst_ClientsModel::findsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("numbers");
    QTest::newRow("nothing") << QString() << QStringLiteral("7 51 510");
    QTest::newRow("blank") << QStringLiteral("  ") << QStringLiteral("7 51 510");
    QTest::newRow("number") << QStringLiteral("51") << QStringLiteral("51 510");
    QTest::newRow("name without marks") << QStringLiteral("panaderia") << QStringLiteral("51");
    QTest::newRow("name with marks") << QStringLiteral("PANADERÍA") << QStringLiteral("51");
    QTest::newRow("account") << QStringLiteral("+5491") << QStringLiteral("7");
    QTest::newRow("account with spaces") << QStringLiteral("+54 9 11") << QStringLiteral("7");
    QTest::newRow("state") << QStringLiteral("needs") << QStringLiteral("510");
    QTest::newRow("two words, any order") << QStringLiteral("luna pan") << QStringLiteral("51");
    QTest::newRow("not across fields") << QStringLiteral("51panaderia") << QString();
    QTest::newRow("as text, not as a pattern") << QStringLiteral(".*") << QString();
    QTest::newRow("nowhere") << QStringLiteral("zzz") << QString();
}

void tst_ClientsModel::findsText()
{
    QFETCH(QString, text);
    QFETCH(QString, numbers);
    ModelRig rig;
    MonitoredClient linked = made(7, QStringLiteral("Sol"));
    linked.account = QStringLiteral("5491187654321");
    rig.load({linked, made(51, QStringLiteral("Panadería Luna")), made(510, {}, SessionState::QrRequired)});
    rig.model.setFilter(text, {});
    QCOMPARE(rig.shown(), numbers);
    QCOMPARE(rig.model.total(), 3);
}

void tst_ClientsModel::findsTagsAndExpectedPhones()
{
    ModelRig rig;
    MonitoredClient tagged = made(7, QStringLiteral("Sol"));
    tagged.tags = {QStringLiteral("North")};
    tagged.expectedPhone = QStringLiteral("5491150000007");
    tagged.lastError = QStringLiteral("SESSION_MANAGER_TIMEOUT: no answer");
    rig.load({tagged, made(8)});
    for (const char *term : {"north", "+5491150000007"}) {
        rig.model.setFilter(QLatin1String(term), {});
        QCOMPARE(rig.shown(), QStringLiteral("7"));
    }
    const QString told = evidenceText(tagged, Now);
    QVERIFY2(told.contains(QStringLiteral("Tags: North\nExpected phone: +5491150000007")) &&
                 told.contains(QStringLiteral("Last error: no answer")),
             qPrintable(told));
}

void tst_ClientsModel::showsClientsWithAlerts()
{
    ModelRig rig;
    rig.load({made(1), made(2), made(3, {}, SessionState::Banned)});
    const QSet<SessionState> problems{SessionState::Banned};
    rig.model.setFilter({}, problems, true);
    QCOMPARE(rig.shown(), QStringLiteral("3"));
    rig.store.followAlerts(rig.hub.alerts());
    rig.hub.alerts().add({.kind = QStringLiteral("account_changed"), .client = id(2), .before = {}, .after = {}});
    QTRY_COMPARE(rig.shown(), QStringLiteral("2 3"));
    QCOMPARE(rig.store.problems(), 2);
    rig.hub.alerts().end(id(2));
    QTRY_COMPARE(rig.shown(), QStringLiteral("3"));
}

void tst_ClientsModel::filtersByState()
{
    ModelRig rig;
    rig.load({made(1), made(2, {}, SessionState::QrRequired), made(3, {}, SessionState::Banned), made(4)});
    rig.model.setFilter({}, {SessionState::QrRequired, SessionState::Banned});
    QCOMPARE(rig.shown(), QStringLiteral("2 3"));
    QVERIFY(rig.model.isFiltered());
    QVERIFY(!rig.model.rowOf(id(1)));
    QVERIFY(!rig.model.accepts(id(1)));
    QCOMPARE(rig.model.rowOf(id(3)), 1);
    rig.hub.clients().setState(id(4), SessionState::Banned);
    rig.hub.clients().setState(id(2), SessionState::Ready);
    rig.hub.clients().announce();
    QCOMPARE(rig.shown(), QStringLiteral("3 4"));
    rig.model.setFilter({}, {});
    QVERIFY(!rig.model.isFiltered());
    QCOMPARE(rig.shown(), QStringLiteral("1 2 3 4"));
}

void tst_ClientsModel::followsUpdatesOneByOne()
{
    ModelRig rig;
    rig.load(sampleClients(100));
    QSignalSpy resets(&rig.model, &QAbstractItemModel::modelReset);
    QSignalSpy layouts(&rig.model, &QAbstractItemModel::layoutChanged);
    QSignalSpy inserted(&rig.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&rig.model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(&rig.model, &QAbstractItemModel::dataChanged);
    rig.hub.clients().forget(id(50));
    rig.hub.clients().set(made(1000));
    rig.hub.clients().set(made(20, QStringLiteral("New name")));
    rig.hub.clients().announce();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.front()[1].toInt(), 49);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.front()[1].toInt(), 99);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front()[0].toModelIndex().row(), 19);
    QCOMPARE(layouts.size(), 0);
    QCOMPARE(rig.model.index(19, int(ClientColumn::Name)).data().toString(), QStringLiteral("New name"));
    rig.hub.clients().startOver();
    rig.hub.clients().announce();
    QCOMPARE(resets.size(), 0);
    QCOMPARE(rig.model.rowCount(), 100);
}

void tst_ClientsModel::restsWhileHeld()
{
    ModelRig rig;
    rig.load({made(1), made(2), made(3, {}, SessionState::QrRequired)});
    rig.model.sort(int(ClientColumn::State), Qt::AscendingOrder);
    rig.model.setFilter({}, {SessionState::Ready, SessionState::QrRequired});
    QCOMPARE(rig.shown(), QStringLiteral("3 1 2"));
    rig.model.setHeld(true);
    rig.hub.clients().setState(id(2), SessionState::QrRequired); // would come first
    rig.hub.clients().setState(id(1), SessionState::Banned);     // would be hidden
    rig.hub.clients().set(made(4));                              // would appear
    rig.hub.clients().announce();
    QCOMPARE(rig.shown(), QStringLiteral("3 1 2"));
    QCOMPARE(rig.model.index(1, int(ClientColumn::State)).data().toString(), QStringLiteral("Banned"));
    rig.hub.clients().forget(id(3));
    rig.hub.clients().announce();
    QCOMPARE(rig.shown(), QStringLiteral("1 2"));
    rig.model.setHeld(false);
    QCOMPARE(rig.shown(), QStringLiteral("2 4"));
}

void tst_ClientsModel::restsWhileSortedByWhatNeverRests()
{
    ModelRig rig;
    MonitoredClient first = made(1);
    first.lastChecked = 10;
    MonitoredClient second = made(2);
    second.lastChecked = 20;
    rig.load({first, second});
    rig.model.sort(int(ClientColumn::LastCheck), Qt::AscendingOrder);
    QCOMPARE(rig.shown(), QStringLiteral("1 2"));
    first.lastChecked = 30;
    rig.load({first, made(3)});
    QCOMPARE(rig.shown(), QStringLiteral("1 2 3"));
    rig.model.setHeld(true);
    rig.model.sortAgain();
    QCOMPARE(rig.shown(), QStringLiteral("1 2 3"));
    rig.model.setHeld(false);
    rig.model.sortAgain();
    QCOMPARE(rig.shown(), QStringLiteral("3 2 1"));
}

void tst_ClientsModel::showsANewNameAtOnce()
{
    ModelRig rig;
    rig.load({made(1, QStringLiteral("Old")), made(2)});
    QSignalSpy asked(&rig.model, &ClientsModel::renameRequested);
    const QModelIndex name = rig.model.index(0, int(ClientColumn::Name));
    QVERIFY(name.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!rig.model.index(0, 0).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(rig.model.setData(name, QStringLiteral(" New ")));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front()[1].toString(), QStringLiteral("New"));
    QCOMPARE(name.data().toString(), QStringLiteral("New"));
    rig.model.settleName(id(1), true);
    QCOMPARE(name.data().toString(), QStringLiteral("New")); // the list has not followed yet
    rig.load({made(1, QStringLiteral("Newer, by somebody else"))});
    QCOMPARE(name.data().toString(), QStringLiteral("Newer, by somebody else"));
    QVERIFY(rig.model.setData(name, QString())); // no name is a name, too
    QCOMPARE(name.data().toString(), QString());
}

void tst_ClientsModel::takesBackANameThatWasRefused()
{
    ModelRig rig;
    rig.load({made(1, QStringLiteral("Old"))});
    const QModelIndex name = rig.model.index(0, int(ClientColumn::Name));
    rig.model.setData(name, QStringLiteral("New"));
    rig.model.settleName(id(1), false);
    QCOMPARE(name.data().toString(), QStringLiteral("Old"));
    rig.model.settleName(id(99), false); // gone meanwhile
}

void tst_ClientsModel::refusesNonsense()
{
    ModelRig rig;
    rig.load({made(1, QStringLiteral("Old"))});
    QSignalSpy asked(&rig.model, &ClientsModel::renameRequested);
    const QModelIndex name = rig.model.index(0, int(ClientColumn::Name));
    QVERIFY(!rig.model.setData(name, QStringLiteral("Old")));
    QVERIFY(!rig.model.setData(name, QStringLiteral("two\nlines")));
    QVERIFY(!rig.model.setData(name, QString(101, u'x')));
    QVERIFY(!rig.model.setData(rig.model.index(0, 0), QStringLiteral("5")));
    QVERIFY(!rig.model.setData({}, QStringLiteral("5")));
    QCOMPARE(asked.size(), 0);
    QVERIFY(!rig.model.index(1, 0).isValid());
    QVERIFY(!rig.model.data({}, Qt::DisplayRole).isValid());
    QVERIFY(!rig.model.headerData(99, Qt::Horizontal, Qt::DisplayRole).isValid());
}

void tst_ClientsModel::saysHowOldTheEvidenceIs()
{
    ModelRig rig;
    MonitoredClient client = made(1);
    client.lastChecked = Now - 4000;
    client.lastGoodAnswer = Now - 600 * 1000;
    client.missedPolls = 5;
    client.unanswered = true;
    client.lastError = QStringLiteral("The Session Manager gave no answer.");
    rig.load({client, made(2)});
    QVERIFY(rig.model.clientAt(0).stale);
    const QString evidence = evidenceText(rig.model.clientAt(0), Now);
    for (const char *expected :
         {"4 s ago", "10 min ago", "last 5 checks", "gave no answer", "Last known state: Linked"})
        QVERIFY2(evidence.contains(QLatin1String(expected)), qPrintable(evidence));
    const QModelIndex state = rig.model.index(0, int(ClientColumn::State));
    QCOMPARE(state.data().toString(), QStringLiteral("Unreachable"));
    QVERIFY(state.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("out of date, checked 4 s ago")));
    QVERIFY(rig.model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("10 min ago")));
    QVERIFY(evidenceText(rig.model.clientAt(1), Now).contains(QStringLiteral("Not checked yet")));
}

void tst_ClientsModel::neverShowsForeignTextAsHtml()
{
    ModelRig rig;
    MonitoredClient client = made(1, QStringLiteral("<b>bold</b>"));
    client.missedPolls = 5;
    client.lastError = QStringLiteral("<img src=x>");
    rig.load({client, made(2, QStringLiteral("<i>"))});
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < ClientColumnCount; ++column) {
            const QString tip = rig.model.index(row, column).data(Qt::ToolTipRole).toString();
            QVERIFY2(!tip.contains(QStringLiteral("<img")) && !tip.contains(QStringLiteral("<b>")) &&
                         !tip.contains(QStringLiteral("<i>")),
                     qPrintable(tip));
        }
    }
    QVERIFY(rig.model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;img")));
}

HUB_TEST(tst_ClientsModel)
#include "tst_clientsmodel.moc"
