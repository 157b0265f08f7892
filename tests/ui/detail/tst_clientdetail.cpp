// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/detail/detaildesk.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/widgets.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>

using namespace hub;
using namespace hub::ui;

namespace {

QString badge(const DetailDesk &desk)
{
    return desk.part<Badge>("detailBadge")->text();
}

QPushButton *sheetButton(const QWidget &parent, const char *name)
{
    const auto *sheet = parent.findChild<QDialog *>(QStringLiteral("confirmSheet"));
    return sheet == nullptr ? nullptr : sheet->findChild<QPushButton *>(QLatin1String(name));
}

} // namespace

class tst_ClientDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void showsARestrictedAccountAndItsEnd()
    {
        MonitoredClient client = sampleClient(SessionState::Ready);
        client.restrictedAt = QDateTime::currentMSecsSinceEpoch();
        client.restrictedUntil = client.restrictedAt + 3'600'000;
        client.canSend = false;
        DetailDesk desk(client);
        QCOMPARE(badge(desk), QStringLiteral("Restricted"));
        QVERIFY2(desk.text("detailHelp").startsWith(QStringLiteral("WhatsApp has restricted this account until ")),
                 qPrintable(desk.text("detailHelp")));
        client.restrictedUntil = 0;
        desk.hub.clients().set(client);
        QTRY_VERIFY(desk.text("detailHelp").contains(QStringLiteral("its end was not told")));
    }

    void showsOneClient()
    {
        MonitoredClient client = sampleClient(SessionState::Ready, 51, QStringLiteral("<b>Bakery</b>"));
        client.recommendedAction = QStringLiteral("<u>None</u>");
        client.lastMessageSent = client.lastChecked - 5 * 60'000;
        DetailDesk desk(client);
        QCOMPARE(desk.text("detailName"), QStringLiteral("<b>Bakery</b>"));
        QCOMPARE(badge(desk), QStringLiteral("Linked"));
        QCOMPARE(desk.text("detailSince"), QStringLiteral("for 7 min"));
        QVERIFY(!desk.text("detailHelp").isEmpty());
        QCOMPARE(desk.text("detailAdvice"), QStringLiteral("The Session Manager recommends: <u>None</u>"));
        QCOMPARE(desk.text("factAccount"), QStringLiteral("+5491112345678"));
        QTRY_COMPARE(desk.text("factChecked"), QStringLiteral("4 s ago")); // it goes on counting
        QCOMPARE(desk.text("factAnswered"), QStringLiteral("4 s ago"));
        QCOMPARE(desk.text("factSent"), QStringLiteral("5 min ago"));
        QVERIFY(!desk.isShown("factDoubt"));
        QVERIFY(!desk.isShown("qrCanvas"));
        QVERIFY(!desk.isShown("linkedPanel"));
    }

    void aClientWithoutNameIsCalledByItsNumber()
    {
        DetailDesk desk(sampleClient(SessionState::Ready, 51, {}));
        QCOMPARE(desk.text("detailName"), QStringLiteral("Client 51"));
    }

    void noClient()
    {
        DetailDesk desk(sampleClient(SessionState::Ready));
        desk.detail.setClient(std::nullopt);
        QVERIFY(!desk.isShown("detailScroll"));
        QCOMPARE(desk.detail.findChild<EmptyState *>()->headline(), QStringLiteral("No client selected"));
        QCOMPARE(desk.hub.clients().interests["detail"], std::vector<ClienteId>());
        grab(desk.window, QStringLiteral("detail-none"));
    }

    void loadingAndRemoved()
    {
        FakeHubApi hub;
        ClientStore store(hub.clients());
        ClientDetail detail(PageContext{hub, store});
        detail.setClient(number(51));
        detail.show();
        QCOMPARE(detail.findChild<EmptyState *>()->headline(), QStringLiteral("Loading…"));
        hub.clients().set(sampleClient(SessionState::Ready));
        QTRY_VERIFY(detail.findChild<QScrollArea *>(QStringLiteral("detailScroll"))->isVisible());
        hub.clients().forget(number(51));
        QTRY_COMPARE(detail.findChild<EmptyState *>()->headline(), QStringLiteral("Client 51 is not there"));
    }

    void oldEvidenceLooksOld()
    {
        MonitoredClient client = sampleClient(SessionState::Ready);
        client.missedPolls = 4;
        client.unanswered = true;
        client.missedSince = client.lastChecked - 4 * 60'000;
        client.lastError = QStringLiteral("SESSION_MANAGER_TIMEOUT: Read timeout exceeded");
        DetailDesk desk(client);
        QCOMPARE(badge(desk), QStringLiteral("Unreachable"));
        QCOMPARE(desk.text("factLastKnown"), QStringLiteral("Linked"));
        QVERIFY(desk.isShown("factDoubt"));
        const QString doubt = desk.part<InlineMessage>("factDoubt")->text();
        QVERIFY2(doubt.startsWith(QLatin1String("All checks since 4 min ago failed")), qPrintable(doubt));
        QVERIFY(doubt.endsWith(QLatin1String("Read timeout exceeded"))); // without the code for programs
        QVERIFY(!desk.part("disconnectClient")->isEnabled());
        grab(desk.window, QStringLiteral("detail-unreachable"));
    }

    void connects()
    {
        DetailDesk desk(sampleClient(SessionState::Stopped));
        QVERIFY(desk.isShown("connectClient"));
        QVERIFY(!desk.isShown("disconnectClient"));
        QSignalSpy noticed(&desk.detail, &ClientDetail::noticed);
        desk.hub.desk.hold();
        desk.click("connectClient");
        QVERIFY(!desk.part("connectClient")->isEnabled());
        QCOMPARE(desk.text("connectClient"), QStringLiteral("Connecting…"));
        QTRY_COMPARE(badge(desk), QStringLiteral("Starting"));
        QVERIFY(desk.isShown("connectClient")); // not taken away under the pointer
        desk.hub.desk.release();
        QTRY_COMPARE(noticed.size(), 1);
        QVERIFY(desk.isShown("disconnectClient"));
        QVERIFY(!desk.isShown("connectClient"));
        QCOMPARE(noticed[0][0].toString(), QStringLiteral("51 Bakery is being connected."));
        QCOMPARE(desk.hub.desk.callsOf(QStringLiteral("connectSession")).size(), 1);
        // The hub looks when it can have had an effect: a look at once would take the place of that one.
        QVERIFY(!desk.hub.desk.calls.contains(QStringLiteral("checkSoon 51")));
    }

    void aFailedConnectIsToldInPlace()
    {
        DetailDesk desk(sampleClient(SessionState::Stopped));
        desk.hub.desk.failNext("SESSION_MANAGER_ERROR", QStringLiteral("SESSION_MANAGER_ERROR: No <b>browser</b>"));
        desk.click("connectClient");
        QTRY_VERIFY(desk.isShown("actionError"));
        QCOMPARE(desk.part<Banner>("actionError")->text(),
                 QStringLiteral("51 Bakery could not be connected: No <b>browser</b>"));
        QVERIFY(desk.part("connectClient")->isEnabled());
        grab(desk.window, QStringLiteral("detail-error"));
        desk.click("connectClient"); // the next try wipes it away
        QVERIFY(!desk.isShown("actionError"));
    }

    void anErrorForAFormerClientIsNewsOnly()
    {
        DetailDesk desk(sampleClient(SessionState::Stopped));
        desk.hub.clients().set(sampleClient(SessionState::Stopped, 52, QStringLiteral("Garage")));
        desk.hub.clients().announce();
        QSignalSpy noticed(&desk.detail, &ClientDetail::noticed);
        desk.hub.desk.hold();
        desk.hub.desk.failNext("SESSION_MANAGER_ERROR", QStringLiteral("No"));
        desk.click("connectClient");
        desk.detail.setClient(number(52));
        QVERIFY(desk.part("connectClient")->isEnabled());
        desk.hub.desk.release();
        QTRY_COMPARE(noticed.size(), 1);
        QCOMPARE(noticed[0][0].toString(), QStringLiteral("51 Bakery could not be connected: No"));
        QVERIFY(!desk.isShown("actionError"));
    }

    void disconnectsOnlyAfterAYes()
    {
        DetailDesk desk(sampleClient(SessionState::Ready));
        desk.click("disconnectClient");
        QVERIFY(desk.hub.desk.callsOf(QStringLiteral("disconnectSession")).isEmpty());
        QTest::mouseClick(sheetButton(desk.detail, "confirmNo"), Qt::LeftButton);
        QTRY_VERIFY(sheetButton(desk.detail, "confirmNo") == nullptr);
        QVERIFY(desk.hub.desk.callsOf(QStringLiteral("disconnectSession")).isEmpty());
        desk.click("disconnectClient");
        QTest::mouseClick(sheetButton(desk.detail, "confirmYes"), Qt::LeftButton);
        QTRY_COMPARE(desk.hub.desk.callsOf(QStringLiteral("disconnectSession")).size(), 1);
        QTRY_COMPARE(badge(desk), QStringLiteral("Stopped"));
        QTRY_VERIFY(desk.isShown("connectClient"));
    }

    void checksNowAndSendsTheUserOn()
    {
        DetailDesk desk(sampleClient(SessionState::Ready));
        QSignalSpy requested(&desk.detail, &ClientDetail::pageRequested);
        desk.click("checkClient");
        QVERIFY(desk.hub.desk.calls.contains(QStringLiteral("checkSoon 51")));
        desk.click("sendFromClient");
        desk.click("contactsOfClient");
        QCOMPARE(requested.size(), 2);
        QCOMPARE(requested[0][0].value<PageId>(), PageId::Send);
        QCOMPARE(requested[1][0].value<PageId>(), PageId::Contacts);
        QCOMPARE(requested[1][1].value<std::vector<ClienteId>>(), std::vector{number(51)});
    }

    void renames()
    {
        DetailDesk desk(sampleClient(SessionState::Ready));
        desk.window.activateWindow();
        desk.detail.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        auto *editor = desk.part<QLineEdit>("detailNameEdit");
        QVERIFY(editor->isVisible() && editor->hasFocus());
        QTest::keyClicks(editor, QStringLiteral("Cafe"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(!editor->isVisible());
        QVERIFY(desk.hub.desk.callsOf(QStringLiteral("put")).isEmpty());

        desk.click("renameClient");
        QCOMPARE(editor->text(), QStringLiteral("Bakery"));
        QTest::keyClicks(editor, QStringLiteral("Cafe"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(desk.text("detailName"), QStringLiteral("Cafe"));
        QCOMPARE(desk.hub.desk.callsOf(QStringLiteral("put")), QStringList(QStringLiteral("put 51 Cafe")));
        QVERIFY(!editor->isVisible());

        desk.click("renameClient");
        QTest::keyClick(editor, Qt::Key_Return); // unchanged: nothing to store
        QVERIFY(!editor->isVisible());
        QCOMPARE(desk.hub.desk.callsOf(QStringLiteral("put")).size(), 1);
    }

    void aRefusedNameStaysToBeCorrected()
    {
        DetailDesk desk(sampleClient(SessionState::Ready));
        desk.hub.desk.failNext("INVALID_REQUEST", QStringLiteral("The name is too long."));
        desk.click("renameClient");
        auto *editor = desk.part<QLineEdit>("detailNameEdit");
        QTest::keyClicks(editor, QStringLiteral("Long"));
        desk.click("saveName");
        QTRY_VERIFY(desk.isShown("actionError"));
        QVERIFY(editor->isVisible() && editor->isEnabled());
        QCOMPARE(editor->text(), QStringLiteral("Long"));
        QCOMPARE(desk.text("detailName"), QStringLiteral("Bakery"));
    }

    void historyFollowsTheState()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        const auto *table = desk.part<QTableView>("stateHistory");
        QCOMPARE(table->model()->rowCount(), 0);
        desk.hub.clients().setState(number(51), SessionState::Ready, QStringLiteral("5491112345678"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        desk.hub.clients().setState(number(51), SessionState::LoggedOut);
        QTRY_COMPARE(table->model()->rowCount(), 2);
    }

    void historyTellsItsErrors()
    {
        DetailDesk desk(sampleClient(SessionState::Ready));
        desk.hub.clients().set(sampleClient(SessionState::Ready, 52, QStringLiteral("Garage")));
        desk.hub.clients().announce();
        desk.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("The store is busy."), QStringLiteral("history"));
        desk.detail.setClient(number(52));
        auto *hint = desk.part("stateHistory")->findChild<EmptyState *>();
        QTRY_COMPARE(hint->headline(), QStringLiteral("The history could not be read"));
        QTest::mouseClick(hint->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_COMPARE(hint->headline(), QStringLiteral("No changes yet"));
    }

    void fits_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("narrow") << QSize(320, 500);
        QTest::newRow("usual") << QSize(420, 900);
        QTest::newRow("wide") << QSize(1000, 700);
        QTest::newRow("low") << QSize(1000, 250);
    }

    void fits()
    {
        QFETCH(const QSize, size);
        MonitoredClient client = sampleClient(SessionState::QrRequired);
        client.name = QStringLiteral("Asociación de Comerciantes y Productores Independientes (sucursal 2)");
        client.recommendedAction = QStringLiteral("Scan QR code to authenticate");
        DetailDesk desk(client, size);
        QCOMPARE(desk.window.size(), size);
        const auto *scroll = desk.part<QScrollArea>("detailScroll");
        QVERIFY2(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width(),
                 qPrintable(QString::number(scroll->widget()->minimumSizeHint().width())));
        for (const auto *button : desk.detail.findChildren<QPushButton *>()) {
            if (button->isVisible())
                QVERIFY2(button->mapTo(scroll->widget(), QPoint(button->width(), 0)).x() <= scroll->widget()->width(),
                         qPrintable(button->text()));
        }
    }

    void looksRight_data()
    {
        QTest::addColumn<SessionState>("state");
        for (const SessionState state : AllSessionStates) {
            if (state != SessionState::Unreachable)
                QTest::newRow(sessionStateWord(state)) << state;
        }
    }

    void looksRight()
    {
        QFETCH(const SessionState, state);
        MonitoredClient client = sampleClient(state);
        if (state == SessionState::Unknown) {
            client.lastKnown.reset();
            client.rawState.clear();
        }
        if (state == SessionState::QrRequired)
            client.recommendedAction = QStringLiteral("Scan QR code to authenticate");
        DetailDesk desk(client);
        desk.hub.clients().histories[number(51)] = {
            {4, client.since, state, {}, SessionState::Starting, client.account, {}},
            {3, client.since - 9'000, SessionState::Starting, {}, SessionState::LoggedOut, {}, {}},
            {2,
             client.since - 60'000,
             SessionState::LoggedOut,
             {},
             SessionState::Ready,
             QStringLiteral("5491112345678"),
             QStringLiteral("logged_out")},
            {1,
             client.since - 90'000'000,
             SessionState::Ready,
             {},
             SessionState::QrRequired,
             QStringLiteral("5491112345678"),
             {}}};
        desk.detail.setClient(std::nullopt);
        desk.detail.setClient(number(51));
        QTRY_COMPARE(desk.part<QTableView>("stateHistory")->model()->rowCount(), 4);
        QVERIFY(!badge(desk).isEmpty());
        const QString name = QStringLiteral("detail-") + QLatin1String(sessionStateWord(state));
        grab(desk.window, name);
        grabSmall(desk.window, name);
        desk.window.resize(320, 700);
        grab(desk.window, QString(name + QStringLiteral("-narrow")));
        desk.window.resize(1000, 700);
        grab(desk.window, QString(name + QStringLiteral("-wide")));
    }
};

HUB_WIDGET_TEST(tst_ClientDetail)

#include "tst_clientdetail.moc"
