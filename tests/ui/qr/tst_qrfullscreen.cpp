// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/qr/qrdesk.h"
#include "tests/ui/support/grab.h"

#include <QAction>
#include <QApplication>
#include <QSignalSpy>

using namespace hub;
using namespace hub::ui;

class tst_QrFullScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void fullScreenByKeyAndMouse()
    {
        QrDesk desk;
        QVERIFY(desk.waitForCode());
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::keyClick(desk.view.canvas(), Qt::Key_F11);
        QPointer<QrFullScreen> screen = desk.view.fullScreen();
        QVERIFY(screen != nullptr && screen->isFullScreen());
        QCOMPARE(screen->title(), BakeryLabel);
        QTRY_VERIFY(screen->words().startsWith(QStringLiteral("Attempt 1 · ")));
        QCOMPARE(read(paint(*screen)), samplePayload("one"));
        desk.offer(payloadCode(samplePayload("two")));
        QTRY_COMPARE(read(paint(*screen)), samplePayload("two")); // it rotates there too
        QTest::keyClick(screen->focusWidget(), Qt::Key_Escape);
        QVERIFY(desk.view.fullScreen() == nullptr);
        QTRY_VERIFY(screen == nullptr);

        QTest::mouseDClick(desk.view.canvas(), Qt::LeftButton);
        QVERIFY(desk.view.fullScreen() != nullptr);
        QTest::mouseDClick(desk.view.fullScreen()->canvas(), Qt::LeftButton);
        QVERIFY(desk.view.fullScreen() == nullptr);
    }

    void fullScreenIsNeutralAroundTheCode()
    {
        for (const bool dark : {false, true}) {
            applyAppearance(*qApp, dark ? Appearance::Dark : Appearance::Light);
            QrDesk desk;
            QVERIFY(desk.waitForCode());
            desk.view.openFullScreen();
            const QImage screen = paint(*desk.view.fullScreen());
            QCOMPARE(screen.pixel(2, 2), dark ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
            QCOMPARE(read(screen), samplePayload("one"));
            grab(*desk.view.fullScreen(), dark ? QStringLiteral("qr-fullscreen-b") : QStringLiteral("qr-fullscreen"));
            applyAppearance(*qApp, Appearance::Light);
        }
    }

    void fullScreenSaysLinkedAndCloses()
    {
        QrDesk desk;
        QVERIFY(desk.waitForCode());
        desk.view.openFullScreen();
        QPointer<QrFullScreen> screen = desk.view.fullScreen();
        desk.feed.setNeeded(false);
        desk.view.showLinked(QStringLiteral("Linked: +5491112345678"));
        QCOMPARE(screen->canvas()->news(), QStringLiteral("Linked: +5491112345678"));
        QCOMPARE(read(paint(*screen)), QByteArray());
        grab(*screen, QStringLiteral("qr-fullscreen-linked"));
        QTRY_VERIFY(desk.view.fullScreen() == nullptr);
        QCOMPARE(desk.view.canvas()->news(), QStringLiteral("Linked: +5491112345678"));
    }

    void fullScreenMayStayForTheNext()
    {
        QrDesk desk;
        desk.view.setFullScreenStays(true);
        QAction skip(QStringLiteral("Skip"));
        skip.setShortcut(Qt::Key_Space);
        QSignalSpy skipped(&skip, &QAction::triggered);
        desk.view.addFullScreenAction(&skip);
        QVERIFY(desk.waitForCode());
        desk.view.openFullScreen();
        QPointer<QrFullScreen> screen = desk.view.fullScreen();
        QTRY_COMPARE(QApplication::activeWindow(), screen.data());
        QTest::keyClick(screen->canvas(), Qt::Key_Space);
        QCOMPARE(skipped.size(), 1);
        desk.view.showLinked(QStringLiteral("Linked"));
        desk.view.setSubject(Garage, QStringLiteral("52 Garage"));
        QCOMPARE(screen->title(), QStringLiteral("52 Garage"));
        QCOMPARE(screen->canvas()->news(), QString());
        desk.view.setCode(payloadCode(samplePayload("garage")));
        QCOMPARE(read(paint(*screen)), samplePayload("garage"));
        desk.view.closeFullScreen();
        QVERIFY(desk.view.fullScreen() == nullptr);
    }

    void fullScreenClosesForAnotherClient()
    {
        QrDesk desk;
        QVERIFY(desk.waitForCode());
        desk.view.openFullScreen();
        desk.view.setSubject(Garage, QStringLiteral("52 Garage"));
        QVERIFY(desk.view.fullScreen() == nullptr);
        desk.view.openFullScreen(); // at once again, before the former one is deleted
        QVERIFY(desk.view.fullScreen() != nullptr && desk.view.fullScreen()->isVisible());
    }
};

HUB_WIDGET_TEST(tst_QrFullScreen)

#include "tst_qrfullscreen.moc"
