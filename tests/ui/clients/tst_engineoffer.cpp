// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the engine behind the hub can do and tells, on the page of clients.

#include "tests/support/widgettest.h"
#include "tests/ui/clients/pagerig.h"

#include <QAction>
#include <QDateTime>
#include <QMenu>

using namespace hub;
using namespace hub::ui;
using Operation = EngineProfile::Operation;

class tst_EngineOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void offersOnlyWhatTheEngineHas()
    {
        PageRig rig({made(7)});
        const auto isOffered = [&rig](const char *name) { return rig.find<QAction>(name)->isVisible(); };
        QVERIFY(!isOffered("importSessionsAction"));
        QVERIFY(!rig.find<QPushButton>("importButton")->menu());
        QVERIFY(isOffered("connectAction") && isOffered("contactsAction"));
        rig.hub.clients().setLacking({Operation::Connect, Operation::Contacts});
        QVERIFY(isOffered("importSessionsAction"));
        QVERIFY(rig.find<QPushButton>("importButton")->menu());
        QVERIFY(!isOffered("connectAction") && !isOffered("contactsAction"));
        QVERIFY(isOffered("disconnectAction"));
    }

    void takesOverTheEnginesSessions()
    {
        PageRig rig({made(7)});
        rig.hub.clients().setLacking({});
        rig.hub.clients().sessionsToImport.added = {{id(8), QStringLiteral("shop")}, {id(9), QStringLiteral("kiosk")}};
        rig.hub.clients().sessionsToImport.known = {{id(7), QStringLiteral("7")}};
        rig.hub.clients().sessionsToImport.leftOut = {{QStringLiteral(".."), QStringLiteral("a name, not a dot")}};
        rig.find<QAction>("importSessionsAction")->trigger();
        auto *banner = rig.page.findChild<Banner *>();
        QTRY_COMPARE(banner->text(), QStringLiteral("2 sessions are clients now. Already clients: 1. Left out: 1."));
        QTRY_COMPARE(rig.shown(), QStringLiteral("7 8 9"));
        grab(rig.page, QStringLiteral("clients-sessions"));
    }

    void saysWhyTheSessionsCouldNotBeTakenOver()
    {
        PageRig rig({made(7)});
        rig.hub.clients().setLacking({});
        rig.hub.desk.failNext("SESSION_MANAGER_ERROR", QStringLiteral("The engine refuses the secret"));
        rig.find<QAction>("importSessionsAction")->trigger();
        QTRY_COMPARE(rig.page.findChild<Banner *>()->text(),
                     QStringLiteral("The engine's sessions could not be taken over. The engine refuses the secret"));
    }

    void showsARestrictedAccount()
    {
        MonitoredClient client = made(7);
        client.state = SessionState::Ready;
        client.restrictedAt = QDateTime::currentMSecsSinceEpoch();
        client.restrictedUntil = client.restrictedAt + 3'600'000;
        PageRig rig({client});
        QCOMPARE(rig.cell(0, ClientColumn::State), QStringLiteral("Restricted"));
        const QString help = rig.table()->model()->index(0, int(ClientColumn::State)).data(Qt::ToolTipRole).toString();
        QVERIFY2(help.contains(QStringLiteral("WhatsApp has restricted this account until ")), qPrintable(help));
        client.restrictedUntil = client.restrictedAt - 1;
        rig.load({client});
        QTRY_COMPARE(rig.cell(0, ClientColumn::State), QStringLiteral("Linked"));
    }
};

HUB_WIDGET_TEST(tst_EngineOffer)
#include "tst_engineoffer.moc"
