// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/grab.h"
#include "ui/common/appearance.h"
#include "ui/server/trafficplot.h"

#include <QApplication>
#include <QImage>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

constexpr qint64 PlotStart = 1'700'000'000'000;

TrafficHistory history(int seconds)
{
    TrafficHistory history;
    for (int i = 0; i <= seconds; ++i)
        history.add({.at = PlotStart + i * 1000,
                     .requestsPerSecond = 20.0 + i % 20,
                     .clientErrorsPerSecond = i % 50 == 0 ? 4.0 : 0.0,
                     .serverErrorsPerSecond = i == 100 ? 2.0 : 0.0,
                     .meanMilliseconds = 3.5});
    return history;
}

int pixelsOf(QWidget &widget, const QColor &color)
{
    QImage image(widget.size(), QImage::Format_RGB32);
    widget.render(&image);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color;
    }
    return count;
}

} // namespace

class tst_TrafficPlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhenNothingWasMeasured();
    void describesItself();
    void hoverShowsTheValues();
    void arrowsReadItOff();
    void drawsTheLines();
    void survivesAnySize();
    void looks();
};

void tst_TrafficPlot::initTestCase()
{
    applyAppearance(*qApp, Appearance::Light);
}

void tst_TrafficPlot::saysWhenNothingWasMeasured()
{
    TrafficPlot plot;
    plot.resize(600, 200);
    QVERIFY(!plot.accessibleName().isEmpty());
    QCOMPARE(plot.accessibleDescription(), QStringLiteral("Nothing measured yet."));
    QTest::keyClick(&plot, Qt::Key_Left);
    QVERIFY(plot.readout().isEmpty());
    QTest::mouseMove(&plot, QPoint(300, 100));
    QVERIFY(plot.readout().isEmpty());
}

void tst_TrafficPlot::describesItself()
{
    TrafficPlot plot;
    plot.setHistory(history(300));
    QCOMPARE(plot.accessibleDescription(), QStringLiteral("Now 20 requests/s; the most in five minutes: 39."));
}

void tst_TrafficPlot::hoverShowsTheValues()
{
    TrafficPlot plot;
    plot.resize(600, 200);
    plot.setHistory(history(300));
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QTest::mouseMove(&plot, QPoint(599, 100));
    QTRY_VERIFY(plot.readout().contains(QStringLiteral("20 requests/s, 4 refused, 0 failed, mean answer 3.5 ms")));
    QCOMPARE(plot.accessibleDescription(), plot.readout());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&plot, &leave);
    QVERIFY(plot.readout().isEmpty());
}

void tst_TrafficPlot::arrowsReadItOff()
{
    TrafficPlot plot;
    plot.resize(600, 200);
    plot.setHistory(history(300));
    QTest::keyClick(&plot, Qt::Key_Left);
    QVERIFY(plot.readout().contains(QStringLiteral(" 20 requests/s, 4 refused")));
    QTest::keyClick(&plot, Qt::Key_Left);
    QVERIFY(plot.readout().contains(QStringLiteral(" 39 requests/s, 0 refused")));
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(plot.readout().contains(QStringLiteral(" 20 requests/s, 4 refused")));
    QTest::keyClick(&plot, Qt::Key_Right); // no further
    QVERIFY(plot.readout().contains(QStringLiteral(" 20 requests/s, 4 refused")));
    QTest::keyClick(&plot, Qt::Key_Home);
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(plot.readout().contains(QStringLiteral(" 21 requests/s, 0 refused")));
    QTest::keyClick(&plot, Qt::Key_End);
    QVERIFY(plot.readout().contains(QStringLiteral(" 20 requests/s, 4 refused")));
}

/// In tones' colours, in light and dark; more of the requests' line the longer it was measured.
void tst_TrafficPlot::drawsTheLines()
{
    for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
        applyAppearance(*qApp, appearance);
        TrafficPlot plot;
        plot.resize(600, 200);
        const QColor bad = toneColor(Tone::Bad, plot.palette());
        plot.setHistory(history(60));
        const int legend = pixelsOf(plot, bad);
        plot.setHistory(history(300)); // with one failure
        QVERIFY(legend > 0);
        QVERIFY(pixelsOf(plot, bad) > legend);
    }
}

void tst_TrafficPlot::survivesAnySize()
{
    TrafficPlot plot;
    plot.setHistory(history(300));
    for (const QSize size : {QSize(1, 1), QSize(30, 10), QSize(2000, 30), QSize(30, 2000)}) {
        plot.resize(size);
        QTest::keyClick(&plot, Qt::Key_Left);
        pixelsOf(plot, Qt::red);
    }
}

void tst_TrafficPlot::looks()
{
    TrafficPlot plot;
    plot.resize(800, 240);
    plot.setHistory(history(240));
    plot.show();
    QTest::keyClick(&plot, Qt::Key_Home);
    for (int i = 0; i < 100; ++i)
        QTest::keyClick(&plot, Qt::Key_Right);
    grab(plot, QStringLiteral("plot"));
}

HUB_WIDGET_TEST(tst_TrafficPlot)
#include "tst_trafficplot.moc"
