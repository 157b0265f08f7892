// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/detail/detaildesk.h"
#include "tests/ui/support/grab.h"
#include "ui/common/widgets.h"
#include "ui/qr/qrcanvas.h"
#include "ui/qr/qrview.h"

#include <QApplication>

using namespace hub;
using namespace hub::ui;

namespace {

QrView *view(const DetailDesk &desk)
{
    return desk.detail.findChild<QrView *>();
}

QStringList asked(const DetailDesk &desk)
{
    return desk.hub.desk.callsOf(QStringLiteral("fetchQr"));
}

QrCode code(const QByteArray &payload)
{
    return {QrCode::Kind::Payload, payload, {}, 60, QDateTime::currentMSecsSinceEpoch()};
}

} // namespace

/// From the scan to the good news.
class tst_ClientDetailLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void showsTheCodeWhileItIsNeeded()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        QVERIFY(desk.isShown("qrCanvas"));
        QTRY_VERIFY(!view(desk)->canvas()->picture().isNull());
        QTRY_VERIFY(view(desk)->words().startsWith(QStringLiteral("Attempt 1 · ")));
        QCOMPARE(view(desk)->canvas()->accessibleName(), QStringLiteral("QR code of 51 Bakery"));
        desk.hub.clients().codes[number(51)] = code("2@second");
        QTRY_VERIFY(view(desk)->words().startsWith(QStringLiteral("Attempt 2 · "))); // it rotated
    }

    void saysLinkedWithTheAccount()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        QTRY_VERIFY(!view(desk)->canvas()->picture().isNull());
        desk.hub.clients().setState(number(51), SessionState::Starting); // the phone has scanned
        QTRY_VERIFY(view(desk)->canvas()->picture().isNull());
        QVERIFY(desk.isShown("qrCanvas")); // the place stays
        desk.hub.clients().setState(number(51), SessionState::Ready, QStringLiteral("5491112345678"));
        QTRY_VERIFY(desk.isShown("linkedPanel"));
        QVERIFY(!desk.isShown("qrCanvas"));
        QCOMPARE(desk.text("linkedAccount"), QStringLiteral("+5491112345678"));
        grab(desk.window, QStringLiteral("detail-justlinked"));
        const qsizetype before = asked(desk).size();
        desk.hub.clients().setState(number(51), SessionState::Reconnecting);
        QTRY_VERIFY(!desk.isShown("linkedPanel")); // not good news any more
        QCOMPARE(asked(desk).size(), before);
    }

    void attemptsAreCountedAnewAfterALink()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        QTRY_VERIFY(view(desk)->words().startsWith(QStringLiteral("Attempt 1")));
        desk.hub.clients().setState(number(51), SessionState::Ready);
        QTRY_VERIFY(desk.isShown("linkedPanel"));
        desk.hub.clients().codes[number(51)] = code("2@next day");
        desk.hub.clients().setState(number(51), SessionState::QrRequired);
        QTRY_VERIFY(view(desk)->words().startsWith(QStringLiteral("Attempt 1")));
        QVERIFY(desk.isShown("qrCanvas"));
    }

    void alreadyLinkedIsNoNews()
    {
        DetailDesk desk(sampleClient(SessionState::Ready));
        QVERIFY(!desk.isShown("linkedPanel"));
        QVERIFY(asked(desk).isEmpty());
    }

    void anotherClientForgetsTheNews()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        desk.hub.clients().set(sampleClient(SessionState::Ready, 52, QStringLiteral("Garage")));
        QTRY_VERIFY(!view(desk)->canvas()->picture().isNull());
        desk.hub.clients().setState(number(51), SessionState::Ready);
        QTRY_VERIFY(desk.isShown("linkedPanel"));
        desk.detail.setClient(number(52));
        QVERIFY(!desk.isShown("linkedPanel"));
        desk.detail.setClient(number(51));
        QVERIFY(!desk.isShown("linkedPanel"));
    }

    void asksOnlyWhileSomebodyLooks()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        QTRY_COMPARE(asked(desk).size(), 1);
        QCOMPARE(desk.hub.clients().interests["detail"], std::vector{number(51)});
        desk.window.hide();
        QCOMPARE(desk.hub.clients().interests["detail"], std::vector<ClienteId>());
        QVERIFY(view(desk)->canvas()->picture().isNull());
        const qsizetype before = asked(desk).size();
        desk.hub.clients().setState(number(51), SessionState::Ready, QStringLiteral("5491112345678"));
        QCoreApplication::processEvents();
        QCOMPARE(asked(desk).size(), before);
        desk.window.show();
        QTRY_VERIFY(desk.isShown("linkedPanel")); // what happened meanwhile
        QCOMPARE(desk.hub.clients().interests["detail"], std::vector{number(51)});
    }

    void anOutageKeepsThePlace()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        QTRY_VERIFY(!view(desk)->canvas()->picture().isNull());
        desk.hub.clients().setSessionManager({.up = false, .reason = QStringLiteral("refused"), .since = 1});
        QTRY_VERIFY(view(desk)->canvas()->picture().isNull());
        QVERIFY(desk.isShown("qrCanvas"));
        QVERIFY(view(desk)->canvas()->message().startsWith(QLatin1String("The Session Manager gives no answer")));
        desk.hub.clients().setSessionManager({.up = true, .reason = {}, .since = 2});
        QTRY_VERIFY(!view(desk)->canvas()->picture().isNull());
        QVERIFY(view(desk)->words().startsWith(QStringLiteral("Attempt 1"))); // the same code
    }

    void theCodeFitsIntoALowPane()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired), {500, 300});
        QTRY_VERIFY(!view(desk)->canvas()->picture().isNull());
        QVERIFY(view(desk)->height() <= 300);
        QVERIFY(view(desk)->canvas()->paper().height() >= 150);
    }

    void givingUpTakesTheCodeAway()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        QTRY_VERIFY(desk.isShown("qrCanvas"));
        desk.hub.clients().setState(number(51), SessionState::Stopped);
        QTRY_VERIFY(!desk.isShown("qrCanvas"));
        QVERIFY(!desk.isShown("linkedPanel"));
    }

    void fullScreenFromAnywhereInThePane()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        desk.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.part("checkClient")->setFocus();
        QTest::keyClick(desk.part("checkClient"), Qt::Key_F11);
        QVERIFY(view(desk)->fullScreen() != nullptr);
        QCOMPARE(view(desk)->fullScreen()->title(), QStringLiteral("51 Bakery"));
        desk.hub.clients().setState(number(51), SessionState::Ready, QStringLiteral("5491112345678"));
        QTRY_COMPARE(view(desk)->fullScreen()->canvas()->news(), QStringLiteral("Linked: +5491112345678"));
        QTRY_VERIFY(view(desk)->fullScreen() == nullptr);
    }
};

HUB_WIDGET_TEST(tst_ClientDetailLink)

#include "tst_clientdetaillink.moc"
