// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "ui/shell/tray.h"

#include <QApplication>
#include <QSet>
#include <QTest>

using namespace hub::ui;

class tst_Tray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyToneLooksDifferent()
    {
        QList<QImage> images{programIcon().pixmap(QSize(22, 22), 1.0).toImage()};
        for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Busy, Tone::Attention, Tone::Bad})
            images << programIcon(tone).pixmap(QSize(22, 22), 1.0).toImage();
        for (int i = 0; i < images.size(); ++i) {
            QCOMPARE(images[i].size(), QSize(22, 22));
            for (int j = 0; j < i; ++j)
                QVERIFY(images[i] != images[j]);
        }
    }

    void noMarkupReachesADesktop()
    {
        QCOMPARE(messageText(QStringLiteral("51 <b>x</b> & <img src='http://a/'>")),
                 QStringLiteral("51 ‹b›x‹/b› & ‹img src='http://a/'›"));
    }

    void withoutATrayNothingBreaks()
    {
        // Offscreen there is none.
        SystemTray tray;
        QVERIFY(!tray.isAvailable());
        tray.show();
        tray.setState(Tone::Good, QStringLiteral("<b>fine</b>"));
        tray.showMessage(QStringLiteral("Title"), QStringLiteral("Text"), Tone::Bad);
        tray.setMenu(nullptr);
    }
};

HUB_WIDGET_TEST(tst_Tray)

#include "tst_tray.moc"
