// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/shell/shellscene.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/common/widgets.h"
#include "ui/pages/makepage.h"
#include "ui/shell/sidebar.h"

#include <QAccessible>
#include <QApplication>
#include <QDateTime>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QStackedWidget>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

/// The window as the program makes it, with a hub full of samples.
struct Scene
{
    explicit Scene(int clients = 50)
    {
        fillSamples(hub, clients);
        ShellParts parts{.version = QStringLiteral("1.2.3"),
                         .autostart = Autostart(QStringLiteral("/usr/bin/central-hub"), {}),
                         .tray = std::make_unique<FakeTray>(),
                         .makePage = ui::makePage,
                         .makeWizard = makeWizard};
        window = std::make_unique<MainWindow>(hub, std::move(parts));
        window->resize(1180, 760);
        window->show();
        (void)QTest::qWaitForWindowActive(window.get());
        hub.clients().announce();
        settle();
    }

    /// Answers come through the event loop, some of them to questions that earlier ones have led to.
    static void settle()
    {
        for (int i = 0; i < 20; ++i) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }

    ui::Page *page() const
    {
        auto *area =
            qobject_cast<QScrollArea *>(window->findChild<QStackedWidget *>(QStringLiteral("pages"))->currentWidget());
        return qobject_cast<ui::Page *>(area->widget());
    }

    FakeHubWithDirectory hub;
    std::unique_ptr<MainWindow> window;
};

QString fileNameOf(PageId page)
{
    return QStringLiteral("window-") + QString::fromLatin1(pageIconName(page));
}

} // namespace

/// All pages in their window. Looked at with HUB_GRABS; and what can be measured is.
class tst_WholeWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", QByteArrayLiteral("/nonexistent")); }

    void everyPage()
    {
        Scene scene;
        for (const PageId page : AllPages) {
            scene.window->showPage(page);
            Scene::settle();
            QVERIFY(scene.page()->isVisible());
            grab(*scene.window, fileNameOf(page));
            grabSmall(*scene.window, fileNameOf(page));
        }
    }

    void anOutage()
    {
        Scene scene;
        scene.hub.clients().setSessionManager(
            {.up = false,
             .reason = QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused"),
             .since = QDateTime::currentMSecsSinceEpoch() - 240'000});
        Scene::settle();
        QVERIFY(scene.window->findChild<Banner *>()->isVisible());
        grab(*scene.window, QStringLiteral("window-outage"));
    }

    void anEmptyHub()
    {
        Scene scene(0);
        for (const PageId page : {PageId::Clients, PageId::Linking}) {
            scene.window->showPage(page);
            Scene::settle();
            grab(*scene.window, fileNameOf(page) + QStringLiteral("-empty"));
        }
    }

    /// Ctrl+1 and so on lead to what one works with, and not to a button that does something.
    void keysLeadToAListOrField()
    {
        Scene scene;
        for (const PageId page : AllPages) {
            QTest::keySequence(scene.window.get(), pageShortcut(page));
            Scene::settle();
            const QWidget *focus = scene.window->focusWidget();
            QVERIFY(focus != nullptr);
            const bool starts = focus->objectName() == QLatin1String("linkingStart");
            QVERIFY2(starts == (page == PageId::Linking) && (starts || !focus->inherits("QPushButton")),
                     qPrintable(focus->objectName()));
        }
    }

    /// At 1024×700 no page needs to be scrolled as a whole.
    void everyPageFits_data()
    {
        QTest::addColumn<PageId>("page");
        for (const PageId page : AllPages)
            QTest::newRow(pageIconName(page)) << page;
    }
    void everyPageFits()
    {
        QFETCH(PageId, page);
        Scene scene;
        scene.window->resize(1024, 700);
        scene.window->showPage(page);
        Scene::settle();
        QCOMPARE(scene.window->size(), QSize(1024, 700));
        auto *area = qobject_cast<QScrollArea *>(
            scene.window->findChild<QStackedWidget *>(QStringLiteral("pages"))->currentWidget());
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
        QCOMPARE(area->verticalScrollBar()->maximum(), 0);
        // Nor is half of a 1280×800 screen too narrow.
        scene.window->resize(640, 400);
        Scene::settle();
        QCOMPARE(scene.window->size(), QSize(640, 400));
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    }

    void everyTitleStandsAtTheSamePlace()
    {
        Scene scene;
        QSet<QString> places;
        QStringList all;
        for (const PageId page : AllPages) {
            scene.window->showPage(page);
            Scene::settle();
            const QLabel *title = nullptr;
            for (const QLabel *label : scene.page()->findChildren<QLabel *>()) {
                if (label->isVisible() && label->font().bold() &&
                    (title == nullptr || label->font().pointSizeF() > title->font().pointSizeF()))
                    title = label;
            }
            QVERIFY2(title != nullptr, pageIconName(page));
            // By the letters, not by the box: rows with buttons are higher.
            const QPoint middle = title->mapTo(scene.window.get(), QPoint(0, title->height() / 2));
            all << QStringLiteral("%1 (%2): %3,%4")
                       .arg(QString::fromLatin1(pageIconName(page)), title->text())
                       .arg(middle.x())
                       .arg(middle.y());
            places.insert(QStringLiteral("%1,%2").arg(middle.x()).arg(middle.y()));
        }
        QVERIFY2(places.size() == 1, qPrintable(all.join(u'\n')));
    }

    /// What the window remembers is found by name: two of one name would overwrite each other.
    void viewsHaveNamesOfTheirOwn()
    {
        Scene scene;
        QSet<QString> names;
        for (const PageId page : AllPages) {
            scene.window->showPage(page);
            for (const QWidget *widget : scene.page()->findChildren<QWidget *>()) {
                if (!widget->inherits("QTableView") && !widget->inherits("QTreeView") && !widget->inherits("QSplitter"))
                    continue;
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                QVERIFY2(!names.contains(widget->objectName()), qPrintable(widget->objectName()));
                names.insert(widget->objectName());
            }
        }
        QVERIFY(names.size() >= 6);
    }

    /// A screen reader must have a word for whatever the Tab key reaches.
    void everyControlHasAName_data() { everyPageFits_data(); }
    void everyControlHasAName()
    {
        QFETCH(PageId, page);
        Scene scene;
        scene.window->showPage(page);
        Scene::settle();
        for (QWidget *widget : scene.page()->findChildren<QWidget *>()) {
            if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 ||
                widget->focusProxy() != nullptr || widget->inherits("QScrollArea"))
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(accessible != nullptr);
            QString name = accessible->text(QAccessible::Name);
            if (name.isEmpty() && widget->parentWidget() != nullptr) // a line edit in a combo box
                name = QAccessible::queryAccessibleInterface(widget->parentWidget())->text(QAccessible::Name);
            QVERIFY2(!name.isEmpty(), qPrintable(QStringLiteral("%1 \"%2\"")
                                                     .arg(QString::fromLatin1(widget->metaObject()->className()),
                                                          widget->objectName())));
        }
    }

    /// Tab goes round: no page holds the focus for ever.
    void tabLeavesEveryPage()
    {
        Scene scene;
        auto *sidebar = scene.window->findChild<Sidebar *>();
        for (const PageId page : AllPages) {
            scene.window->showPage(page);
            Scene::settle();
            sidebar->setFocus();
            bool back = false;
            for (int steps = 0; steps < 300 && !back; ++steps) {
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
                QVERIFY(QApplication::focusWidget() != nullptr);
                back = steps > 0 && sidebar->hasFocus();
            }
            QVERIFY2(back, qPrintable(QStringLiteral("%1: the focus stays at %2")
                                          .arg(QString::fromLatin1(pageIconName(page)),
                                               QApplication::focusWidget()->objectName())));
        }
    }

    void aHundredTurnsLeaveNothingBehind()
    {
        Scene scene;
        for (const PageId page : AllPages)
            scene.window->showPage(page);
        Scene::settle();
        const auto widgets = QApplication::allWidgets().size();
        for (int i = 0; i < 100; ++i) {
            scene.window->showPage(AllPages[size_t(i) % AllPages.size()]);
            Scene::settle();
        }
        QCOMPARE(QApplication::allWidgets().size(), widgets);
    }
};

HUB_WIDGET_TEST(tst_WholeWindow)

#include "tst_wholewindow.moc"
