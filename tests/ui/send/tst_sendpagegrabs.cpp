// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/send/sendrig.h"
#include "ui/send/bulkpanel.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace hub;
using namespace hub::ui;

/// Shows each tab filled and empty; writes what they look like with HUB_GRABS. Fails if nothing can be shown.
class tst_SendPageGrabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jobs();
    void jobsEmpty();
    void newJob();
    void newJobEmpty();
    void oneMessage();
    void limits();
    void lowWindowShowsOneListAtATime();

private:
    static void grabAll(const SendRig &rig, const char *name)
    {
        rig.page->resize(820, 640); // the page's room in a window of 1024x700
        SendRig::settle();
        grab(*rig.page, QLatin1String(name));
        rig.page->resize(560, 340); // and in one of 640x400, which is 1280x800 at 200 %
        SendRig::settle();
        grab(*rig.page, QLatin1String(name) + QStringLiteral("-small"));
    }
};

void tst_SendPageGrabs::jobs()
{
    SendRig rig;
    fillSamples(rig.hub);
    rig.open();
    auto *table = rig.find<QTableView>("sendJobsTable");
    QTRY_COMPARE(table->model()->rowCount(), int(sampleJobs().size()));
    grabAll(rig, "send-jobs");
    rig.page->resize(820, 640);
    SendRig::clickRow(table, 1);
    auto *messages = rig.find<QTableView>("sendMessagesTable");
    QTRY_VERIFY(messages->model()->rowCount() > 0);
    grabAll(rig, "send-messages");
    rig.hub.sending().stopAll({}, rig.page.get(), [](const Result<void> &) {});
    QTRY_VERIFY(!rig.banner("allStopped").isEmpty());
    grabAll(rig, "send-stopped");
}

void tst_SendPageGrabs::jobsEmpty()
{
    SendRig rig;
    rig.hub.clients().set(sampleClients(50));
    rig.open();
    rig.showTab(0);
    QTRY_COMPARE(rig.find<QTableView>("sendJobsTable")->model()->rowCount(), 0);
    grabAll(rig, "send-jobs-empty");
}

void tst_SendPageGrabs::newJob()
{
    SendRig rig;
    fillSamples(rig.hub);
    rig.open();
    rig.showTab(1);
    rig.find<ClientPicker>("bulkClient")->setClient(clientId(1));
    QString csv = QStringLiteral("Nombre;Teléfono;Ciudad\n");
    for (int i = 0; i < 300; ++i) {
        csv += QStringLiteral("Ana García %1;+34 600 %2;Alcalá de Henares\n")
                   .arg(i)
                   .arg(i % 60 == 59 ? QStringLiteral("x") : QString::number(100000 + i * 7));
    }
    QGuiApplication::clipboard()->setText(csv);
    rig.click("pasteRows");
    rig.type("bulkText", QStringLiteral("Hola {Nombre}, tenemos novedades en {Ciudad}."));
    rig.type("jobName", QStringLiteral("Novedades"));
    auto *create = rig.find<QPushButton>("createJob");
    QTRY_VERIFY(create->isEnabled());
    SendRig::settle();
    grabAll(rig, "send-newjob");
    auto *tabs = rig.find<QTabBar>("planTabs");
    tabs->setCurrentIndex(1);
    rig.page->resize(1240, 760);
    SendRig::settle();
    grab(*rig.page, QStringLiteral("send-newjob-bad"));
}

void tst_SendPageGrabs::newJobEmpty()
{
    SendRig rig;
    fillSamples(rig.hub);
    rig.open();
    rig.showTab(1);
    grabAll(rig, "send-newjob-empty");
}

void tst_SendPageGrabs::oneMessage()
{
    SendRig rig;
    fillSamples(rig.hub);
    rig.open();
    rig.page->openFor({clientId(4)});
    rig.type("singleTo", QStringLiteral("+34 600 123 456"));
    rig.type("singleText", QStringLiteral("Hello, your order is ready."));
    grabAll(rig, "send-one");
    rig.hub.sending().sendAnswer = SendingAnswer(); // no answer: perhaps it was sent
    rig.click("singleSend");
    QTRY_VERIFY(rig.note("singleResult").contains(QStringLiteral("not known")));
    grabAll(rig, "send-one-unknown");
}

void tst_SendPageGrabs::limits()
{
    SendRig rig;
    fillSamples(rig.hub);
    rig.open();
    rig.showTab(3);
    grabAll(rig, "send-limits-empty");
    rig.find<ClientPicker>("limitsClient")->setClient(clientId(1));
    QTRY_COMPARE(rig.find<QTableView>("optOutTable")->model()->rowCount(), 2);
    SendRig::settle();
    grabAll(rig, "send-limits");
}

void tst_SendPageGrabs::lowWindowShowsOneListAtATime()
{
    SendRig rig;
    rig.hub.sending().set(madeJob(1, JobState::Running), madeMessages(1, 5, MessageState::Queued));
    rig.open({470, 350});
    auto *table = rig.find<QTableView>("sendJobsTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    SendRig::clickRow(table, 0);
    QVERIFY(!table->isVisible());
    QVERIFY(rig.find<QTableView>("sendMessagesTable")->isVisible());
    SendRig::settle(); // laid out
    rig.click("backToJobs");
    QVERIFY(table->isVisible());
    QVERIFY(!rig.find<QTableView>("sendMessagesTable")->isVisible());
    rig.page->resize(900, 800);
    SendRig::settle();
    SendRig::clickRow(table, 0);
    QVERIFY(table->isVisible());
    QVERIFY(rig.find<QTableView>("sendMessagesTable")->isVisible());
}

HUB_WIDGET_TEST(tst_SendPageGrabs)
#include "tst_sendpagegrabs.moc"
