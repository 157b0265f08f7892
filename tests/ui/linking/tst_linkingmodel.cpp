// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/linking/linkingdesk.h"
#include "ui/common/tablelook.h"
#include "ui/linking/linkingmodel.h"
#include "ui/linking/linkingsummary.h"

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

struct LinkingModelFixture : LinkingDesk
{
    LinkingModelFixture()
        : run(PageContext{hub, store}, quick())
        , model(run, store)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        run.start(ids({1, 2, 3, 4, 5}), false, false);
    }

    [[nodiscard]] QString shown(qint64 client, int column) const
    {
        return model.index(*run.queue().rowOf(id(client)), column).data().toString();
    }
    [[nodiscard]] Tone tone(qint64 client) const
    {
        return Tone(model.index(*run.queue().rowOf(id(client)), LinkingModel::OutcomeColumn)
                        .data(BadgeDelegate::ToneRole)
                        .toInt());
    }

    LinkingRun run;
    LinkingModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class tst_LinkingModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheQueue()
    {
        LinkingModelFixture desk;
        desk.run.setActive(true);
        QCOMPARE(desk.model.rowCount(), 5);
        QCOMPARE(desk.shown(1, LinkingModel::ClientColumn), QStringLiteral("1 Shop 1"));
        QCOMPARE(desk.shown(1, LinkingModel::OutcomeColumn), QStringLiteral("Now"));
        QCOMPARE(desk.shown(2, LinkingModel::OutcomeColumn), QStringLiteral("Needs scan"));
        desk.set(2, SessionState::Starting);
        QCOMPARE(desk.shown(2, LinkingModel::OutcomeColumn), QStringLiteral("Starting"));
        desk.run.skip();
        QCOMPARE(desk.shown(1, LinkingModel::OutcomeColumn), QStringLiteral("Later"));
        desk.scan(3);
        QCOMPARE(desk.shown(3, LinkingModel::OutcomeColumn), QStringLiteral("Linked"));
        QCOMPARE(desk.shown(3, LinkingModel::AccountColumn), QString(u'+' + phoneOf(3)));
        QCOMPARE(desk.tone(3), Tone::Good);
        desk.hub.clients().forget(id(4));
        desk.hub.clients().announce();
        QCOMPARE(desk.shown(4, LinkingModel::OutcomeColumn), QStringLiteral("Failed"));
        QCOMPARE(desk.shown(4, LinkingModel::ClientColumn), QStringLiteral("4 Shop 4")); // though it is gone
        QVERIFY(!desk.shown(4, LinkingModel::NoteColumn).isEmpty());
        desk.run.end();
        QCOMPARE(desk.shown(1, LinkingModel::OutcomeColumn), QStringLiteral("Not reached"));
    }

    void oddLinksStandOut()
    {
        LinkingModelFixture desk;
        desk.scan(1);
        desk.set(2, SessionState::Ready, phoneOf(1)); // the same phone
        QCOMPARE(desk.tone(2), Tone::Attention);
        QCOMPARE(desk.shown(2, LinkingModel::NoteColumn),
                 QStringLiteral("The same number is linked at 1 Shop 1 as well."));
    }

    void sortsWhatNeedsAPersonFirst()
    {
        LinkingModelFixture desk;
        desk.scan(1);
        desk.set(2, SessionState::Ready, phoneOf(1));
        desk.hub.clients().forget(id(5));
        desk.hub.clients().announce();
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&desk.model);
        sorted.setSortRole(LinkingModel::SortRole);
        sorted.sort(LinkingModel::OutcomeColumn);
        const auto client = [&sorted](int row) { return sorted.index(row, 0).data(LinkingModel::ClientRole).toInt(); };
        QCOMPARE(client(0), 5); // failed
        QCOMPARE(client(1), 2); // odd
        QCOMPARE(client(4), 1); // well
        sorted.sort(LinkingModel::ClientColumn);
        QCOMPARE(client(0), 1);
        QCOMPARE(client(4), 5);
    }

    void survivesEveryMove()
    {
        LinkingModelFixture desk;
        desk.run.setActive(true);
        for (int i = 0; i < 3; ++i)
            desk.run.skip();
        desk.run.goBack();
        desk.add(9, SessionState::QrRequired);
        desk.hub.clients().announce();
        desk.run.addNext(ids({9}));
        desk.scan(2);
        desk.set(2, SessionState::LoggedOut); // waits again
        desk.run.clear();
        QCOMPARE(desk.model.rowCount(), 0);
    }

    void exports()
    {
        LinkingModelFixture desk;
        desk.hub.clients().put(id(1), QStringLiteral("=Café, \"Sol\""), this, [](const Result<bool> &) {});
        desk.hub.clients().announce();
        desk.scan(1);
        desk.hub.clients().forget(id(2));
        desk.hub.clients().announce();
        desk.run.end();
        const QByteArray csv = LinkingExport::csv(desk.model);
        const QList<QByteArray> lines = csv.split('\n');
        QCOMPARE(lines.size(), 7); // header, five, and the end
        QVERIFY(lines[0].endsWith("Client ID,Name,State,Phone,Note\r"));
        QCOMPARE(lines[1], QByteArray("1,\"'=Café, \"\"Sol\"\"\",Linked,+" + phoneOf(1).toLatin1() + ",\r"));
        QCOMPARE(lines[2], QByteArray("2,Shop 2,Failed,,It is not a client of this hub any more.\r"));
        QCOMPARE(lines[3], QByteArray("3,Shop 3,Not reached,,\r"));
        const QStringList pasted = LinkingExport::text(desk.model).split(QLatin1Char('\n'));
        QCOMPARE(pasted.size(), 6);
        QCOMPARE(pasted[1], QString(QStringLiteral("1\t'=Café, \"Sol\"\tLinked\t+") + phoneOf(1) + u'\t'));
    }
};

HUB_TEST(tst_LinkingModel)

#include "tst_linkingmodel.moc"
