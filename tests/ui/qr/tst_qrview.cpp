// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/qr/qrdesk.h"
#include "tests/ui/support/grab.h"
#include "ui/common/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace hub;
using namespace hub::ui;
using namespace std::chrono_literals;

namespace {

QrCode expiredCode()
{
    QrCode code = payloadCode(samplePayload("old"), 1);
    code.fetchedAt -= 60'000;
    return code;
}

} // namespace

class tst_QrView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void isReadAndSharp_data()
    {
        QTest::addColumn<QrCode>("code");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<QSize>("size");
        const std::pair<const char *, QrCode> codes[] = {{"payload", payloadCode(samplePayload())},
                                                         {"image", imageCode(samplePayload())},
                                                         {"large image", imageCode(samplePayload(), 690)}};
        for (const auto &[name, code] : codes) {
            for (const bool dark : {false, true}) {
                for (const double ratio : {1.0, 1.5, 2.0}) {
                    for (const QSize size : {QSize(200, 280), QSize(320, 413), QSize(601, 503)})
                        QTest::addRow("%s, %s, %.1fx, %dx%d", name, dark ? "dark" : "light", ratio, size.width(),
                                      size.height())
                            << code << dark << ratio << size;
                }
            }
        }
    }

    void isReadAndSharp()
    {
        QFETCH(const QrCode, code);
        QFETCH(const bool, dark);
        QFETCH(const double, ratio);
        QFETCH(const QSize, size);
        applyAppearance(*qApp, dark ? Appearance::Dark : Appearance::Light);
        QWidget window;
        window.resize(size + QSize(20, 20));
        QrView view(&window);
        view.setGeometry(QRect(QPoint(7, 5), size)); // not on a whole pixel at 1.5
        window.show();
        view.setCode(code);
        const QImage screen = paint(window, ratio);
        QCOMPARE(read(screen), samplePayload());

        const QrCanvas *canvas = view.canvas();
        const QRect paper = canvas->paper().adjusted(4, 4, -4, -4).translated(canvas->mapTo(&window, QPoint()));
        const QRect pixels(QPointF(QPointF(paper.topLeft()) * ratio).toPoint(),
                           (QSizeF(paper.size()) * ratio).toSize());
        for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
            const auto *line = reinterpret_cast<const QRgb *>(screen.constScanLine(y));
            for (int x = pixels.left(); x <= pixels.right(); ++x) {
                const QRgb pixel = line[x];
                if (pixel != qRgb(0, 0, 0) && pixel != qRgb(255, 255, 255))
                    QFAIL(qPrintable(QStringLiteral("%1 at %2,%3").arg(pixel, 0, 16).arg(x).arg(y)));
            }
        }
        applyAppearance(*qApp, Appearance::Light);
    }

    void followsItsFeed()
    {
        QrDesk desk;
        QCOMPARE(desk.view.canvas()->message(), QStringLiteral("Waiting for the code…"));
        QVERIFY(desk.waitForCode());
        QCOMPARE(desk.shown(), samplePayload("one"));
        QTRY_VERIFY(desk.view.words().startsWith(QStringLiteral("Attempt 1 · ")));
        QVERIFY(desk.view.words().endsWith(QLatin1String(" s left")));
        desk.offer(imageCode(samplePayload("two")));
        QTRY_COMPARE(desk.shown(), samplePayload("two"));
        QVERIFY(desk.view.words().startsWith(QStringLiteral("Attempt 2 · ")));
        desk.feed.setNeeded(false);
        QCOMPARE(desk.shown(), QByteArray());
        QCOMPARE(desk.view.words(), QString());
    }

    void saysNoTimeThatNobodyTold()
    {
        QrDesk desk(payloadCode(samplePayload("one"), 0));
        QVERIFY(desk.waitForCode());
        QTRY_COMPARE(desk.view.words(), QStringLiteral("Attempt 1"));
    }

    void anExpiredCodeIsNotToBeScanned()
    {
        QrDesk desk(expiredCode());
        QVERIFY(desk.waitForCode());
        QVERIFY(desk.view.canvas()->isExpired());
        QCOMPARE(desk.view.words(), QStringLiteral("Attempt 1 · expired"));
        QCOMPARE(desk.view.canvas()->message(), QStringLiteral("Waiting for a new code…"));
        QCOMPARE(desk.shown(), QByteArray());
        grab(desk.window, QStringLiteral("qr-expired"));
    }

    void aCodeExpiresWhileItIsShown()
    {
        QrCode code = payloadCode(samplePayload("one"), 60);
        code.fetchedAt -= 59'000; // a second is left
        QrDesk desk(code);
        QVERIFY(desk.waitForCode());
        QCOMPARE(desk.shown(), samplePayload("one"));
        QTRY_VERIFY(desk.view.canvas()->isExpired());
        QCOMPARE(desk.shown(), QByteArray());
    }

    void errorsAreToldInPlaceOfTheCode()
    {
        QrDesk desk(payloadCode(samplePayload("one")), {1h, 20ms, 40ms});
        desk.hub.desk.failNext("SESSION_MANAGER_ERROR", QStringLiteral("<b>No</b> browser"), QStringLiteral("fetchQr"));
        desk.feed.follow(std::nullopt);
        desk.feed.follow(Bakery);
        QTRY_COMPARE(desk.view.canvas()->message(), QStringLiteral("No code yet: <b>No</b> browser"));
        QVERIFY(desk.waitForCode()); // it asks again by itself
        QCOMPARE(desk.shown(), samplePayload("one"));
    }

    void anErrorAfterExpiryIsToldToo()
    {
        QrDesk desk(expiredCode(), {1h, 20ms, 1h});
        QVERIFY(desk.waitForCode());
        for (int i = 0; i < 1000; ++i)
            desk.hub.desk.failNext("SESSION_MANAGER_ERROR", QStringLiteral("Too busy"), QStringLiteral("fetchQr"));
        QTRY_COMPARE(desk.view.canvas()->message(), QStringLiteral("No new code yet: Too busy"));
        QCOMPARE(desk.shown(), QByteArray());
    }

    void aCorruptImageGivesASentence()
    {
        QrDesk desk(QrCode{QrCode::Kind::Image, {}, "\x89PNG\r\n\x1a\n" + QByteArray(60, 'x'), 60, 0});
        QTRY_COMPARE(desk.view.canvas()->message(),
                     QStringLiteral("The Session Manager sent a picture that cannot be read."));
        QVERIFY(desk.view.canvas()->picture().isNull());
        desk.offer(imageCode(samplePayload("one")));
        QVERIFY(desk.waitForCode());
        QCOMPARE(desk.shown(), samplePayload("one"));
    }

    void largeImagesAreDecodedElsewhere()
    {
        QrView view;
        view.resize(400, 400);
        view.show();
        view.setCode(imageCode(samplePayload("large"), 3000));
        QVERIFY(view.canvas()->picture().isNull()); // not yet
        QTRY_VERIFY(!view.canvas()->picture().isNull());
        QCOMPARE(read(paint(view)), samplePayload("large"));

        view.setCode(imageCode(samplePayload("large 2"), 3000));
        view.setCode(imageCode(samplePayload("small")));
        QCOMPARE(read(paint(view)), samplePayload("small"));
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents(); // here the former picture arrives, too late
        QCOMPARE(read(paint(view)), samplePayload("small"));
    }

    void aLargeImageMayComeAfterTheView()
    {
        auto view = std::make_unique<QrView>();
        view->setCode(imageCode(samplePayload(), 3000));
        view.reset();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }

    void nobodySeesAnotherOnesCode()
    {
        QrDesk desk;
        QVERIFY(desk.waitForCode());
        desk.view.setSubject(Garage, QStringLiteral("52 Garage"));
        QVERIFY(desk.view.canvas()->picture().isNull());
        QCOMPARE(desk.shown(), QByteArray());
        QCOMPARE(desk.view.canvas()->accessibleName(), QStringLiteral("QR code of 52 Garage"));
        desk.offer(payloadCode(samplePayload("two")));
        QTRY_VERIFY(desk.feed.attempt() > 1);
        QVERIFY(desk.view.canvas()->picture().isNull()); // it does not follow that feed any more
    }

    void aFeedMayGoFirst()
    {
        QrView view;
        FakeHubApi hub;
        {
            QrFeed feed(hub.clients());
            view.setFeed(&feed);
        }
        view.show();
        QVERIFY(view.canvas()->picture().isNull());
    }

    void copiesIt()
    {
        QrDesk desk;
        QVERIFY(desk.waitForCode());
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QSignalSpy noticed(&desk.view, &QrView::noticed);
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(desk.view.canvas(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(noticed.size(), 1);
        QCOMPARE(read(QGuiApplication::clipboard()->image()), samplePayload("one"));
    }

    void savesIt()
    {
        QrDesk desk;
        QVERIFY(desk.waitForCode());
        QSignalSpy noticed(&desk.view, &QrView::noticed);
        const auto *button = buttonNamed(desk.view, QStringLiteral("Save the code as a PNG file"));
        QTest::mouseClick(const_cast<QToolButton *>(button), Qt::LeftButton);
        auto *dialog = desk.view.findChild<QFileDialog *>(QStringLiteral("saveFileDialog"));
        QVERIFY(dialog != nullptr);
        const QString name = QFileInfo(dialog->selectedFiles().value(0)).fileName();
        const QString pattern = QStringLiteral(R"(^qr-51-\d{4}-\d\d-\d\d-\d{6}\.png$)");
        QVERIFY2(QRegularExpression(pattern).match(name).hasMatch(), qPrintable(name));
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("code.png"));
        desk.offer(payloadCode(samplePayload("two"))); // rotates meanwhile: what was seen is saved
        QTRY_COMPARE(desk.feed.attempt(), 2);
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(file);
        QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
        QTRY_COMPARE(noticed.size(), 1);
        QCOMPARE(noticed.takeFirst().value(0).toString(), QString(QStringLiteral("Saved as %1.").arg(file)));
        QCOMPARE(read(QImage(file)), samplePayload("one"));
    }

    void tellsWhenItCannotBeSaved()
    {
        QrDesk desk;
        QVERIFY(desk.waitForCode());
        desk.view.findChild<QAction *>(QStringLiteral("saveQr"))->trigger();
        auto *dialog = desk.view.findChild<QFileDialog *>(QStringLiteral("saveFileDialog"));
        Q_EMIT dialog->fileSelected(QStringLiteral("/nowhere/at/all.png"));
        QTRY_VERIFY(desk.view.findChild<QWidget *>(QStringLiteral("errorSheet")) != nullptr);
    }

    void offersNothingWithoutACode()
    {
        QrView view;
        QVERIFY(!view.findChild<QAction *>(QStringLiteral("copyQr"))->isEnabled());
        QVERIFY(!view.findChild<QAction *>(QStringLiteral("saveQr"))->isEnabled());
        view.setCode(payloadCode("2@a"));
        QVERIFY(view.findChild<QAction *>(QStringLiteral("copyQr"))->isEnabled());
        QVERIFY(view.findChild<QAction *>(QStringLiteral("saveQr"))->isEnabled());
    }

    void hasAMenu()
    {
        QrDesk desk;
        QVERIFY(desk.waitForCode());
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(50, 50), QPoint(50, 50));
        QCoreApplication::sendEvent(desk.view.canvas(), &event);
        auto *menu = desk.view.findChild<QMenu *>();
        QVERIFY(menu != nullptr && menu->isVisible());
        QCOMPARE(menu->actions().size(), 3);
        menu->close();
    }

    void speaksToScreenReaders()
    {
        QrDesk desk;
        QVERIFY(desk.waitForCode());
        QCOMPARE(desk.view.canvas()->accessibleName(), QString(QStringLiteral("QR code of ") + BakeryLabel));
        QCOMPARE(desk.view.canvas()->accessibleDescription(), QStringLiteral("Scan it with WhatsApp on the phone."));
        for (const auto *button : desk.view.findChildren<QToolButton *>())
            QVERIFY(!button->accessibleName().isEmpty());
    }

    void looksRight()
    {
        QrDesk desk;
        desk.window.resize(360, 480);
        QVERIFY(desk.waitForCode());
        grab(desk.window, QStringLiteral("qr-code"));
        desk.feed.setNeeded(false);
        grab(desk.window, QStringLiteral("qr-waiting"));
        desk.view.showLinked(QStringLiteral("Linked: +5491112345678"));
        grab(desk.window, QStringLiteral("qr-linked"));
    }

private:
    static const QToolButton *buttonNamed(const QWidget &parent, const QString &name)
    {
        for (const auto *button : parent.findChildren<QToolButton *>()) {
            if (button->accessibleName() == name)
                return button;
        }
        return nullptr;
    }
};

HUB_WIDGET_TEST(tst_QrView)

#include "tst_qrview.moc"
