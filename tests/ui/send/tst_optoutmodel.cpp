// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/send/sendrig.h"
#include "ui/send/optoutpanel.h"

#include <QAbstractItemModelTester>

using namespace hub;
using namespace hub::ui;

namespace {

struct OptOutModelFixture
{
    FakeHubApi hub;
    OptOutModel model{hub.sending()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit OptOutModelFixture(int count)
    {
        tester.setUseFetchMore(false); // the tests say when
        for (int i = 0; i < count; ++i)
            hub.sending().optOutsOf[clientId(1)][QString::number(34600000000 + i)] = 1700000000000;
    }
};

} // namespace

class tst_OptOutModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPagesOnDemand();
    void readsAllWhenAsked();
    void exactlyOnePage();
    void aViewThatAsksAtOnceGetsEachRowOnce();
    void staleAnswersAreIgnored();
    void tellsErrorsAndDoesNotAskForEver();
    void parsesWhatIsPasted();
};

void tst_OptOutModel::readsPagesOnDemand()
{
    OptOutModelFixture rig(700);
    rig.model.setClient(clientId(1));
    QTRY_COMPARE(rig.model.rowCount(), 500);
    QVERIFY(!rig.model.isComplete());
    QCOMPARE(rig.model.index(0, OptOutModel::To).data().toString(), QStringLiteral("+34600000000"));
    rig.model.fetchMore({});
    QTRY_COMPARE(rig.model.rowCount(), 700);
    QVERIFY(rig.model.isComplete());
    QVERIFY(!rig.model.canFetchMore({}));
}

void tst_OptOutModel::readsAllWhenAsked()
{
    OptOutModelFixture rig(2100);
    rig.model.setClient(clientId(1));
    rig.model.loadAll();
    QTRY_VERIFY(rig.model.isComplete());
    QCOMPARE(rig.model.rowCount(), 2100);
    QCOMPARE(rig.hub.desk.callsOf(QStringLiteral("optOuts")).size(), 5);
}

void tst_OptOutModel::exactlyOnePage()
{
    OptOutModelFixture rig(500);
    rig.model.setClient(clientId(1));
    QTRY_COMPARE(rig.model.rowCount(), 500);
    QVERIFY(rig.model.isComplete());
}

void tst_OptOutModel::aViewThatAsksAtOnceGetsEachRowOnce()
{
    OptOutModelFixture rig(1300);
    connect(&rig.model, &QAbstractItemModel::modelReset, this, [&rig] { rig.model.fetchMore({}); });
    connect(&rig.model, &QAbstractItemModel::rowsInserted, this, [&rig] { rig.model.fetchMore({}); });
    rig.model.setClient(clientId(1));
    rig.model.loadAll();
    QTRY_VERIFY(rig.model.isComplete());
    QCOMPARE(rig.model.rowCount(), 1300);
}

void tst_OptOutModel::staleAnswersAreIgnored()
{
    OptOutModelFixture rig(3);
    rig.hub.desk.hold();
    rig.model.setClient(clientId(1));
    rig.model.setClient(clientId(2));
    rig.hub.desk.release();
    QTRY_VERIFY(rig.model.isComplete());
    QCOMPARE(rig.model.rowCount(), 0);
    rig.model.setClient({});
    QVERIFY(!rig.model.canFetchMore({}));
}

void tst_OptOutModel::tellsErrorsAndDoesNotAskForEver()
{
    OptOutModelFixture rig(3);
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("The store does not answer."), QStringLiteral("optOuts"));
    rig.model.setClient(clientId(1));
    QTRY_COMPARE(rig.model.error().message, QStringLiteral("The store does not answer."));
    QVERIFY(!rig.model.canFetchMore({}));
    rig.model.reload();
    QTRY_COMPARE(rig.model.rowCount(), 3);
}

void tst_OptOutModel::parsesWhatIsPasted()
{
    const auto numbers = PasteOptOuts::parse(
        QStringLiteral("+34 600 123 456\n34600123456@c.us; 34600123457,\tAna\r\n\n  \n12345\n120363@g.us"));
    QCOMPARE(numbers.good, (QStringList{QStringLiteral("34600123456"), QStringLiteral("34600123457"),
                                        QStringLiteral("120363@g.us")}));
    QCOMPARE(numbers.bad, (QStringList{QStringLiteral("Ana"), QStringLiteral("12345")}));
}

HUB_WIDGET_TEST(tst_OptOutModel)
#include "tst_optoutmodel.moc"
