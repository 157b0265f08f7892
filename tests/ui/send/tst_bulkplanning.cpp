// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a bulk job runs, and which of its numbers are on WhatsApp.

#include "tests/support/widgettest.h"
#include "tests/ui/send/sendrig.h"
#include "ui/send/numbercheckstrip.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDateTimeEdit>
#include <QGuiApplication>

using namespace hub;
using namespace hub::ui;

namespace {

/// The page of bulk jobs with a client, recipients and a text.
void prepare(SendRig &rig, int recipients)
{
    rig.hub.clients().setLacking({});
    rig.hub.clients().set(sampleClients(2));
    rig.open();
    rig.showTab(1);
    rig.find<ClientPicker>("bulkClient")->setClient(clientId(1));
    QStringList rows;
    for (int i = 0; i < recipients; ++i)
        rows += QString::number(34600000000 + i);
    QGuiApplication::clipboard()->setText(rows.join(u'\n'));
    rig.click("pasteRows");
    rig.type("bulkText", QStringLiteral("Hola"));
}

bool waitUntilReady(const SendRig &rig)
{
    return QTest::qWaitFor([&rig] { return rig.find<QPushButton>("createJob")->isEnabled(); });
}

QString checkText(const SendRig &rig)
{
    return rig.find<PlainLabel>("numberCheckText")->text();
}

} // namespace

class tst_BulkPlanning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsLaterAndGivesUp()
    {
        SendRig rig;
        prepare(rig, 2);
        QVERIFY(waitUntilReady(rig));
        const QDateTime start = QDateTime(QDate::currentDate().addDays(1), QTime(9, 0));
        rig.find<QCheckBox>("notBeforeWanted")->setChecked(true);
        rig.find<QDateTimeEdit>("notBefore")->setDateTime(start);
        rig.find<QCheckBox>("expiresAtWanted")->setChecked(true);
        rig.find<QDateTimeEdit>("expiresAt")->setDateTime(start.addSecs(-60));
        QVERIFY(!rig.find<QPushButton>("createJob")->isEnabled());
        QCOMPARE(rig.find<PlainLabel>("bulkSummary")->text(),
                 QStringLiteral("The time to give up must be later than the start."));
        rig.find<QDateTimeEdit>("expiresAt")->setDateTime(start.addSecs(3600));
        rig.click("createJob");
        QVERIFY(rig.answer(true));
        QTRY_VERIFY(rig.hub.sending().lastDraft);
        QCOMPARE(rig.hub.sending().lastDraft->options.notBefore, start.toMSecsSinceEpoch());
        QCOMPARE(rig.hub.sending().lastDraft->options.expiresAt, start.addSecs(3600).toMSecsSinceEpoch());
        QTRY_VERIFY(!rig.find<QCheckBox>("notBeforeWanted")->isChecked()); // the next job is another one
    }

    void leavesOutWhoIsNotOnWhatsApp()
    {
        SendRig rig;
        prepare(rig, 50);
        QVERIFY(waitUntilReady(rig));
        for (int i = 10; i < 18; ++i)
            rig.hub.contacts().notOnWhatsApp.insert(QString::number(34600000000 + i));
        rig.click("checkNumbers");
        QTRY_COMPARE(checkText(rig), QStringLiteral("8 of 50 are not on WhatsApp."));
        QCOMPARE(rig.hub.desk.callsOf(QStringLiteral("checkNumbers")),
                 (QStringList{QStringLiteral("checkNumbers 1 20"), QStringLiteral("checkNumbers 1 20"),
                              QStringLiteral("checkNumbers 1 10")}));
        grab(*rig.page, QStringLiteral("send-bulk-checked"));
        rig.click("leaveOutNumbers");
        QTRY_COMPARE(rig.find<QTabBar>("planTabs")->tabText(1), QStringLiteral("Not sent (8)"));
        QTRY_COMPARE(checkText(rig), QStringLiteral("All of these numbers are on WhatsApp."));
        rig.type("bulkText", QStringLiteral("!")); // another text brings them not back
        QVERIFY(waitUntilReady(rig));
        QTRY_COMPARE(rig.find<QTabBar>("planTabs")->tabText(0), QStringLiteral("Preview (42)"));
    }

    void canBeStopped()
    {
        SendRig rig;
        prepare(rig, 50);
        QVERIFY(waitUntilReady(rig));
        rig.hub.desk.hold();
        rig.click("checkNumbers");
        const auto asked = [&rig] { return rig.hub.desk.callsOf(QStringLiteral("checkNumbers")).size(); };
        QTRY_COMPARE(asked(), 1);
        QCOMPARE(checkText(rig), QStringLiteral("0 of 50 numbers checked…"));
        rig.click("checkNumbers");
        rig.hub.desk.release();
        QTest::qWait(0);
        QCOMPARE(asked(), 1);
        QCOMPARE(rig.find<QPushButton>("checkNumbers")->text(), QStringLiteral("Go on chec&king"));
    }

    void saysWhyItStopped()
    {
        SendRig rig;
        prepare(rig, 3);
        QVERIFY(waitUntilReady(rig));
        rig.hub.desk.failNext("SESSION_MANAGER_ERROR", QStringLiteral("Session is starting"),
                              QStringLiteral("checkNumbers"));
        rig.click("checkNumbers");
        QTRY_COMPARE(checkText(rig), QStringLiteral("The check has stopped: Session is starting"));
    }

    void isNotThereWhereTheEngineCannot()
    {
        SendRig rig;
        prepare(rig, 3);
        QVERIFY(waitUntilReady(rig));
        QVERIFY(rig.find<NumberCheckStrip>("numberCheck")->isVisible());
        rig.hub.clients().setLacking({EngineProfile::Operation::CheckNumber});
        QVERIFY(!rig.find<NumberCheckStrip>("numberCheck")->isVisible());
    }
};

HUB_WIDGET_TEST(tst_BulkPlanning)
#include "tst_bulkplanning.moc"
