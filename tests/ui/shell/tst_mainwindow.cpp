// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/shell/shellscene.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/common/widgets.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/statusbar.h"

#include <QAction>
#include <QDateTime>
#include <QMenuBar>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTextDocumentFragment>

using namespace hub;
using namespace hub::ui;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", QByteArrayLiteral("/nonexistent")); }

    void beginsWithTheClientsAndMakesOthersWhenTheyAreShown()
    {
        ShellScene scene;
        scene.show();
        QCOMPARE(scene.window->currentPage(), PageId::Clients);
        QCOMPARE(scene.pages.size(), size_t(1));
        scene.window->showPage(PageId::Log);
        QCOMPARE(scene.pages.size(), size_t(2));
        QVERIFY(scene.page(PageId::Log)->isVisible());
        QVERIFY(!scene.page(PageId::Clients)->isVisible());
    }

    void pagesWithNumbersAreMadeOnceTheClientsAreThere()
    {
        ShellScene scene;
        scene.show();
        scene.hub.clients().announce();
        QTRY_COMPARE(scene.pages.size(), size_t(5));
        QVERIFY(scene.page(PageId::Linking) != nullptr && scene.page(PageId::People) != nullptr);
        QVERIFY(scene.page(PageId::Linking)->calls.isEmpty()); // made, but not seen
    }

    void theKeyboardReachesEveryPage()
    {
        ShellScene scene;
        scene.show();
        for (const PageId page : AllPages) {
            QTest::keySequence(scene.window.get(), pageShortcut(page));
            QCOMPARE(scene.window->currentPage(), page);
            QVERIFY(scene.page(page)->isVisible());
            // And goes into it.
            QCOMPARE(scene.window->focusWidget(), scene.page(page)->edit);
        }
    }

    void theMouseReachesEveryPage()
    {
        ShellScene scene;
        scene.show();
        auto *sidebar = scene.find<Sidebar>("sidebar");
        for (size_t row = AllPages.size(); row-- > 0;) {
            const QRect rect = sidebar->visualRect(sidebar->model()->index(int(row), 0));
            QTest::mouseClick(sidebar->viewport(), Qt::LeftButton, {}, rect.center());
            QCOMPARE(scene.window->currentPage(), AllPages[row]);
            QVERIFY(scene.page(AllPages[row])->isVisible());
        }
    }

    void focusGoesBetweenListAndPage()
    {
        ShellScene scene;
        scene.show();
        auto *sidebar = scene.find<Sidebar>("sidebar");
        sidebar->setFocus();
        QTest::keyClick(sidebar, Qt::Key_Down);
        QVERIFY(sidebar->hasFocus()); // looking through the pages stays in the list
        QTest::keyClick(sidebar, Qt::Key_Return);
        FakePage *page = scene.page(AllPages[1]);
        QVERIFY(page->edit->hasFocus());
        page->button->setFocus();
        QTest::keyClick(scene.window.get(), Qt::Key_F6);
        QVERIFY(sidebar->hasFocus());
        QTest::keyClick(scene.window.get(), Qt::Key_F6);
        QVERIFY(page->button->hasFocus()); // back to where it was
    }

    void onlyThePageThatIsSeenIsActive()
    {
        ShellScene scene;
        QVERIFY(scene.page(PageId::Clients)->calls.isEmpty()); // no window yet
        scene.show();
        QCOMPARE(scene.page(PageId::Clients)->calls, QStringList{QStringLiteral("activate")});
        scene.window->showPage(PageId::Server);
        QCOMPARE(scene.page(PageId::Clients)->calls,
                 (QStringList{QStringLiteral("activate"), QStringLiteral("deactivate")}));
        QCOMPARE(scene.page(PageId::Server)->calls, QStringList{QStringLiteral("activate")});
        scene.window->hide();
        QCOMPARE(scene.page(PageId::Server)->calls.last(), QStringLiteral("deactivate"));
        scene.window->show();
        QCOMPARE(scene.page(PageId::Server)->calls.last(), QStringLiteral("activate"));
        scene.window->showMinimized();
        QTRY_COMPARE(scene.page(PageId::Server)->calls.last(), QStringLiteral("deactivate"));
    }

    void aPageSendsTheUserToAnother()
    {
        ShellScene scene;
        scene.show();
        Q_EMIT scene.page(PageId::Clients)->pageRequested(PageId::Send, {idOf(3), idOf(5)});
        QCOMPARE(scene.window->currentPage(), PageId::Send);
        QCOMPARE(scene.page(PageId::Send)->calls,
                 (QStringList{QStringLiteral("activate"), QStringLiteral("openFor 3 5")}));
    }

    void badgesAndNoticesAreShown()
    {
        ShellScene scene;
        scene.show();
        Q_EMIT scene.page(PageId::Clients)->badgeChanged(7);
        QCOMPARE(scene.find<Sidebar>("sidebar")->badge(PageId::Clients), 7);
        const QString text = QStringLiteral("<b>51</b> was renamed\nto %1");
        Q_EMIT scene.page(PageId::Clients)->noticed(text);
        auto *notice = scene.find<ElidedLabel>("notice");
        QCOMPARE(notice->text(), QStringLiteral("<b>51</b> was renamed to %1"));
        QCOMPARE(QTextDocumentFragment::fromHtml(notice->toolTip()).toPlainText(), notice->text());
    }

    void theFootCounts()
    {
        ShellScene scene;
        scene.show();
        auto *status = scene.window->findChild<StatusBar *>();
        QCOMPARE(status->countsText(), QStringLiteral("Loading…"));
        scene.hub.clients().announce();
        QTRY_COMPARE(status->countsText(), QStringLiteral("No clients yet"));
        for (int i = 1; i <= 50; ++i) {
            MonitoredClient client{.client = idOf(i),
                                   .state = i <= 38   ? SessionState::Ready
                                            : i <= 47 ? SessionState::QrRequired
                                                      : SessionState::Banned};
            client.needsQr = client.state == SessionState::QrRequired;
            scene.hub.clients().set(client);
        }
        QTRY_COMPARE(status->countsText(), QStringLiteral("38 linked · 9 need scan · 3 problems"));
        QCOMPARE(status->sessionManagerText(), QStringLiteral("Session Manager up"));
        scene.hub.clients().setSessionManager(
            {.up = false, .reason = QStringLiteral("Connection refused"), .since = 1});
        QTRY_COMPARE(status->sessionManagerText(), QStringLiteral("Session Manager down"));
        QCOMPARE(scene.tray->tone, Tone::Bad);
    }

    void anOutageIsOneBanner()
    {
        ShellScene scene;
        scene.show();
        auto *banner = scene.window->findChild<Banner *>();
        QVERIFY(!banner->isVisible());
        const int top = scene.page(PageId::Clients)->mapTo(scene.window.get(), QPoint()).y();
        for (int i = 1; i <= 50; ++i)
            scene.hub.clients().set({.client = idOf(i), .state = SessionState::Ready});
        scene.hub.clients().setSessionManager(
            {.up = false, .reason = QStringLiteral("Connection refused"), .since = 1});
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(QStringLiteral("connection refused")));
        QCOMPARE(scene.window->findChildren<Banner *>().size(), 1);
        QTest::mouseClick(banner->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(scene.window->currentPage(), PageId::Settings);
        scene.hub.clients().setSessionManager({.up = true, .reason = {}, .since = 2});
        QTRY_VERIFY(!banner->isVisible());
        scene.window->showPage(PageId::Clients);
        QCoreApplication::processEvents();
        // No gap is left where it was.
        QCOMPARE(scene.page(PageId::Clients)->mapTo(scene.window.get(), QPoint()).y(), top);
    }

    void aFailedStartCanBeTriedAgain()
    {
        ShellScene scene([](FakeHubWithDirectory &hub) {
            hub.setPhase(HubApi::Phase::Failed, {"FILE_FAILED", QStringLiteral("The store is damaged.")});
        });
        scene.show();
        auto *retry = scene.find<QAction>("retry");
        QVERIFY(retry->isVisible());
        QVERIFY(!scene.find<QAction>("stopSending")->isEnabled());
        retry->trigger();
        QTRY_COMPARE(scene.hub.phase(), HubApi::Phase::Running);
        QVERIFY(!retry->isVisible());
        QVERIFY(scene.find<QAction>("stopSending")->isEnabled());
    }

    void narrowWindowsShowIconsOnly()
    {
        ShellScene scene;
        scene.show();
        scene.window->resize(1200, 700);
        auto *sidebar = scene.find<Sidebar>("sidebar");
        QVERIFY(!sidebar->isCompact());
        scene.window->resize(640, 400);
        QVERIFY(sidebar->isCompact());
        QCOMPARE(scene.window->size(), QSize(640, 400)); // and the window can be that small
    }

    void aPageThatNeedsMoreRoomIsScrolled()
    {
        ShellScene scene;
        scene.show();
        scene.page(PageId::Clients)->setMinimumSize(2000, 1500);
        scene.window->resize(800, 500);
        QCOMPARE(scene.window->size(), QSize(800, 500));
        auto *area = qobject_cast<QScrollArea *>(scene.find<QStackedWidget>("pages")->currentWidget());
        QVERIFY(area != nullptr);
        QVERIFY(area->widget()->width() >= 2000);
    }

    void theWizardComesOnceForANewHub()
    {
        ShellScene scene([](FakeHubWithDirectory &hub) {
            hub.fresh = true;
            hub.setPhase(HubApi::Phase::Starting);
        });
        scene.show();
        QCOMPARE(scene.wizards, 0);
        scene.hub.setPhase(HubApi::Phase::Running);
        QCOMPARE(scene.wizards, 1);
        QVERIFY(scene.wizard->isVisible());
        scene.wizard->reject();
        scene.hub.setPhase(HubApi::Phase::Starting);
        scene.hub.setPhase(HubApi::Phase::Running);
        QCOMPARE(scene.wizards, 1);
    }

    void anOldHubNeedsNoWizard()
    {
        ShellScene scene;
        scene.show();
        QCOMPARE(scene.wizards, 0);
        scene.find<QAction>("setUp")->trigger(); // but may have it
        QCOMPARE(scene.wizards, 1);
        scene.window->showPage(PageId::Log);
        scene.wizard->accept();
        QCOMPARE(scene.window->currentPage(), PageId::Clients); // where the next step is
        QVERIFY(scene.window->findChild<StatusBar *>()->noticeText().contains(QStringLiteral("Add or import")));
    }

    void appearanceIsChosenAndRemembered()
    {
        ShellScene scene;
        scene.show();
        scene.find<QAction>("appearanceDark")->trigger();
        QCoreApplication::processEvents();
        QVERIFY(isDark(scene.window->palette()));
        scene.makeWindow();
        QVERIFY(isDark(QApplication::palette()));
        QVERIFY(scene.find<QAction>("appearanceDark")->isChecked());
        scene.find<QAction>("appearanceLight")->trigger();
        QVERIFY(!isDark(QApplication::palette()));
    }

    /// The frame around the pages with everything in it: to be looked at (HUB_GRABS).
    void looks()
    {
        ShellScene scene([](FakeHubWithDirectory &hub) { fillSamples(hub, 50); });
        scene.show();
        scene.window->resize(1024, 700);
        Q_EMIT scene.page(PageId::Clients)->badgeChanged(3);
        Q_EMIT scene.page(PageId::Clients)->noticed(QStringLiteral("51 Bakery was renamed."));
        scene.hub.clients().announce();
        QTRY_VERIFY(scene.page(PageId::Linking) != nullptr);
        Q_EMIT scene.page(PageId::Linking)->badgeChanged(12);
        grab(*scene.window, QStringLiteral("shell"));
        grabSmall(*scene.window, QStringLiteral("shell"));
        scene.hub.clients().setSessionManager({.up = false,
                                               .reason = QStringLiteral("Connection refused"),
                                               .since = QDateTime::currentMSecsSinceEpoch()});
        QTRY_VERIFY(scene.window->findChild<Banner *>()->isVisible());
        grab(*scene.window, QStringLiteral("shell-outage"));
        grabSmall(*scene.window, QStringLiteral("shell-outage"));
        scene.window->requestQuit();
        QCOMPARE(scene.hub.phase(), HubApi::Phase::Stopping);
        grab(*scene.window, QStringLiteral("shell-quitting"));
    }

    void everyMenuActionHasWordsAndNoTwoShareKeys()
    {
        ShellScene scene;
        QSet<QKeySequence> keys;
        for (const QAction *action : scene.window->menuBar()->findChildren<QAction *>()) {
            if (action->isSeparator() || action->shortcut().isEmpty())
                continue;
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!keys.contains(action->shortcut()), qPrintable(action->text()));
            keys.insert(action->shortcut());
        }
        QCOMPARE(keys.size(), qsizetype(AllPages.size()) + 1);
    }
};

HUB_WIDGET_TEST(tst_MainWindow)

#include "tst_mainwindow.moc"
