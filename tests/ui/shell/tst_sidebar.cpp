// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "ui/shell/sidebar.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace hub::ui;

class tst_Sidebar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageHasATitleAndAnIcon()
    {
        QSet<QString> titles;
        QSet<QByteArray> icons;
        for (const PageId page : AllPages) {
            titles.insert(pageTitle(page));
            icons.insert(pageIconName(page));
        }
        QCOMPARE(titles.size(), qsizetype(AllPages.size()));
        QCOMPARE(icons.size(), qsizetype(AllPages.size()));
    }

    void arrowsAndClicksChooseAPage()
    {
        Sidebar sidebar;
        QAbstractItemModelTester tester(sidebar.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy chosen(&sidebar, &Sidebar::pageChosen);
        sidebar.show();
        sidebar.setFocus();
        QCOMPARE(sidebar.page(), PageId::Clients);
        QTest::keyClick(&sidebar, Qt::Key_Down);
        QCOMPARE(sidebar.page(), PageId::Alerts);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<PageId>(), PageId::Alerts);
        QTest::keyClick(&sidebar, Qt::Key_End);
        QCOMPARE(sidebar.page(), PageId::Settings);
        const QRect row = sidebar.visualRect(sidebar.model()->index(3, 0));
        QTest::mouseClick(sidebar.viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(sidebar.page(), PageId::Send);
        QCOMPARE(chosen.size(), 3);
    }

    void aPageSetByTheProgramIsNoChoice()
    {
        Sidebar sidebar;
        QSignalSpy chosen(&sidebar, &Sidebar::pageChosen);
        sidebar.setPage(PageId::Log);
        QCOMPARE(sidebar.page(), PageId::Log);
        QVERIFY(chosen.isEmpty());
    }

    void enterGoesIntoThePage()
    {
        Sidebar sidebar;
        QSignalSpy entered(&sidebar, &Sidebar::entered);
        QTest::keyClick(&sidebar, Qt::Key_Return);
        QTest::keyClick(&sidebar, Qt::Key_Enter);
        QCOMPARE(entered.size(), 2);
    }

    void badgesAreSpokenToo()
    {
        Sidebar sidebar;
        const QModelIndex linking = sidebar.model()->index(2, 0);
        QCOMPARE(linking.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Linking"));
        sidebar.setBadge(PageId::Linking, 9);
        QCOMPARE(sidebar.badge(PageId::Linking), 9);
        QCOMPARE(sidebar.badge(PageId::Clients), 0);
        QCOMPARE(linking.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Linking, 9 waiting"));
        sidebar.setBadge(PageId::Linking, 0);
        QCOMPARE(linking.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Linking"));
    }

    void aBadgeIsSeen()
    {
        Sidebar sidebar;
        sidebar.resize(sidebar.sizeHint());
        sidebar.show();
        const auto differing = [](const QImage &one, const QImage &other) {
            int count = 0;
            for (int y = 0; y < one.height(); ++y) {
                for (int x = 0; x < one.width(); ++x)
                    count += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
            }
            return count;
        };
        for (const bool compact : {false, true}) {
            sidebar.setCompact(compact);
            sidebar.resize(sidebar.sizeHint());
            sidebar.setBadge(PageId::Send, 0);
            const QImage without = sidebar.grab().toImage();
            sidebar.setBadge(PageId::Send, 12345);
            QVERIFY(differing(without, sidebar.grab().toImage()) > 100);
        }
    }

    void compactIsNarrow()
    {
        Sidebar sidebar;
        const int wide = sidebar.sizeHint().width();
        sidebar.setCompact(true);
        QVERIFY(sidebar.sizeHint().width() < wide / 2);
        // Then the title is in the tool tip, with the keys.
        QVERIFY(sidebar.model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Clients")));
        sidebar.setCompact(false);
        QCOMPARE(sidebar.sizeHint().width(), wide);
    }
};

HUB_WIDGET_TEST(tst_Sidebar)

#include "tst_sidebar.moc"
