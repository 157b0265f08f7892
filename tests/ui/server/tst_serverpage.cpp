// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/server/serverpage.h"
#include "ui/server/serverwidgets.h"
#include "ui/server/trafficplot.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <cmath>

using namespace hub;
using namespace hub::ui;
using Phase = ServerState::Phase;

namespace {

constexpr qint64 Start = 1'700'000'000'000;

ServerState listening(const char *address = "127.0.0.1", bool tls = false)
{
    return {.phase = Phase::Listening,
            .address = QString::fromLatin1(address),
            .port = 3012,
            .tls = tls,
            .page = QUrl(tls ? QStringLiteral("https://127.0.0.1:3012/") : QStringLiteral("http://127.0.0.1:3012/"))};
}

ServerState idle(Phase phase)
{
    ServerState state;
    state.phase = phase;
    state.address = QStringLiteral("127.0.0.1");
    state.port = 3012;
    return state;
}

ServerState taken()
{
    ServerState state = idle(Phase::Failed);
    state.error = {QByteArrayLiteral("LISTEN_FAILED"),
                   QStringLiteral("Port 3012 is used by another program on this computer.")};
    return state;
}

struct Fixture
{
    explicit Fixture(const ServerState &state = listening()) : clients(hub.clients())
    {
        hub.server().setState(state);
        page = std::make_unique<ServerPage>(PageContext{hub, clients});
        page->resize(1000, 700);
        page->show();
        page->activate();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(page.get());
    }

    QString headline() const { return page->findChild<QLabel *>(QStringLiteral("serverHeadline"))->text(); }
    QString badge() const { return page->findChild<Badge *>()->text(); }
    QPushButton *startStop() const { return page->findChild<QPushButton *>(QStringLiteral("startStop")); }
    Banner *problem() const { return page->findChild<Banner *>(QStringLiteral("serverProblem")); }
    Banner *warning() const { return page->findChild<Banner *>(QStringLiteral("serverWarning")); }
    PortChooser *ports() const { return page->findChild<PortChooser *>(); }
    QPushButton *button(const QString &text, const QWidget *in) const
    {
        for (QPushButton *button : in->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == text && button->isVisible())
                return button;
        }
        return nullptr;
    }
    static QDialog *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *dialog = qobject_cast<QDialog *>(widget); dialog && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    FakeHubApi hub;
    ClientStore clients;
    std::unique_ptr<ServerPage> page;
};

} // namespace

class tst_ServerPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsWhereItListens();
    void stopsOnlyWhenConfirmed();
    void startsAgain();
    void buttonWaitsForTheServer();
    void offersAnotherPortWhenItIsTaken();
    void proposesAPortThatOneMayTake();
    void triesThePortByMouse();
    void triesThePortByKeyboard();
    void takesAnyFreePort();
    void offersAgainWhenThatIsTakenToo();
    void tellsOtherFailures();
    void warnsBeyondLoopbackWithoutTls();
    void opensAndCopiesTheAddress();
    void copiesTheCommand();
    void followsTheTraffic();
    void restsWhileNotShown();
    void looks();

    /// For QDesktopServices.
    void openPage(const QUrl &url) { m_opened.append(url); }

private:
    QList<QUrl> m_opened;
};

void tst_ServerPage::initTestCase()
{
    applyAppearance(*qApp, Appearance::Light);
}

void tst_ServerPage::tellsWhereItListens()
{
    Fixture f;
    QCOMPARE(f.headline(), QStringLiteral("Listening on 127.0.0.1:3012"));
    QCOMPARE(f.badge(), QStringLiteral("Running"));
    QVERIFY(!f.problem()->isVisible());
    QVERIFY(!f.warning()->isVisible());
    QVERIFY(!f.ports()->isVisible());
}

void tst_ServerPage::stopsOnlyWhenConfirmed()
{
    Fixture f;
    QCOMPARE(f.startStop()->text(), QStringLiteral("&Stop server"));
    QTest::mouseClick(f.startStop(), Qt::LeftButton);
    QTRY_VERIFY(Fixture::dialog());
    QTest::keyClick(Fixture::dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!Fixture::dialog());
    QVERIFY(f.hub.desk.callsOf(QStringLiteral("stopServer")).isEmpty());

    f.startStop()->setFocus();
    QTest::keyClick(f.startStop(), Qt::Key_Space);
    QTRY_VERIFY(Fixture::dialog());
    bool tells = false;
    for (const QLabel *label : Fixture::dialog()->findChildren<QLabel *>())
        tells = tells || label->text().contains(QStringLiteral("Monitoring and sending go on"));
    QVERIFY(tells);
    QTest::mouseClick(f.button(QStringLiteral("Stop server"), Fixture::dialog()), Qt::LeftButton);
    QTRY_COMPARE(f.badge(), QStringLiteral("Stopped"));
    QCOMPARE(f.hub.desk.callsOf(QStringLiteral("stopServer")).size(), 1);
    QVERIFY(!f.page->findChild<QLabel *>(QStringLiteral("serverLink"))->isVisible());
    QTRY_VERIFY(!Fixture::dialog());
}

void tst_ServerPage::startsAgain()
{
    Fixture f(idle(Phase::Stopped));
    QCOMPARE(f.startStop()->text(), QStringLiteral("&Start server"));
    QTest::mouseClick(f.startStop(), Qt::LeftButton);
    QTRY_COMPARE(f.badge(), QStringLiteral("Running"));
    QCOMPARE(f.startStop()->text(), QStringLiteral("&Stop server"));
}

void tst_ServerPage::buttonWaitsForTheServer()
{
    Fixture f;
    ServerState state = listening();
    for (const Phase phase : {Phase::Stopping, Phase::Starting}) {
        state.phase = phase;
        f.hub.server().setState(state);
        QVERIFY(!f.startStop()->isEnabled());
    }
    state.phase = Phase::Stopped;
    f.hub.server().setState(state);
    QVERIFY(f.startStop()->isEnabled());
}

void tst_ServerPage::offersAnotherPortWhenItIsTaken()
{
    Fixture f(taken());
    QCOMPARE(f.badge(), QStringLiteral("Failed"));
    QVERIFY(f.problem()->isVisible());
    QVERIFY(f.problem()->text().contains(QStringLiteral("Port 3012 is used by another program")));
    QVERIFY(f.ports()->isVisible());
    QCOMPARE(f.ports()->findChild<QSpinBox *>()->value(), 3013);
}

void tst_ServerPage::proposesAPortThatOneMayTake()
{
    ServerState state = taken();
    state.port = 80;
    Fixture f(state);
    QCOMPARE(f.ports()->findChild<QSpinBox *>()->value(), 8080);
}

void tst_ServerPage::triesThePortByMouse()
{
    Fixture f(taken());
    f.ports()->findChild<QSpinBox *>()->setValue(4000);
    QTest::mouseClick(f.button(QStringLiteral("Try this port"), f.ports()), Qt::LeftButton);
    QTRY_COMPARE(f.headline(), QStringLiteral("Listening on 127.0.0.1:4000"));
    QVERIFY(!f.ports()->isVisible());
    QVERIFY(!f.problem()->isVisible());
    QCOMPARE(f.hub.desk.lastCall(), QStringLiteral("listenOn 4000"));
}

void tst_ServerPage::triesThePortByKeyboard()
{
    Fixture f(taken());
    auto *port = f.ports()->findChild<QSpinBox *>();
    QTest::keyClick(f.page.get(), Qt::Key_P, Qt::AltModifier); // the label's mnemonic
    QTRY_VERIFY(port->hasFocus());
    port->selectAll();
    QTest::keyClicks(port, QStringLiteral("5000"));
    QTest::keyClick(port, Qt::Key_Return);
    QTRY_COMPARE(f.headline(), QStringLiteral("Listening on 127.0.0.1:5000"));
}

void tst_ServerPage::takesAnyFreePort()
{
    Fixture f(taken());
    auto *any = f.button(QStringLiteral("Any free port"), f.ports());
    any->setFocus();
    QTest::keyClick(any, Qt::Key_Space);
    QTRY_COMPARE(f.badge(), QStringLiteral("Running"));
    QCOMPARE(f.hub.desk.lastCall(), QStringLiteral("listenOn 0"));
}

void tst_ServerPage::offersAgainWhenThatIsTakenToo()
{
    Fixture f(taken());
    f.hub.server().taken = {65535};
    f.ports()->findChild<QSpinBox *>()->setValue(65535);
    QTest::mouseClick(f.button(QStringLiteral("Try this port"), f.ports()), Qt::LeftButton);
    QTRY_VERIFY(f.problem()->text().contains(QStringLiteral("65535")));
    QVERIFY(f.ports()->isVisible());
    QCOMPARE(f.ports()->findChild<QSpinBox *>()->value(), 65534);
}

void tst_ServerPage::tellsOtherFailures()
{
    ServerState state = taken();
    state.error = {QByteArrayLiteral("TLS_FAILED"), QStringLiteral("<b>the</b> certificate cannot be read")};
    Fixture f(state);
    QVERIFY(f.problem()->text().contains(QStringLiteral("<b>the</b> certificate cannot be read")));
    QVERIFY(!f.ports()->isVisible());
    QSignalSpy requested(f.page.get(), &ui::Page::pageRequested);
    QTest::mouseClick(f.button(QStringLiteral("Open settings"), f.problem()), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].value<PageId>(), PageId::Settings);
}

void tst_ServerPage::warnsBeyondLoopbackWithoutTls()
{
    Fixture f(listening("0.0.0.0"));
    QVERIFY(f.warning()->isVisible());
    QVERIFY(f.warning()->text().contains(QStringLiteral("TLS")));
    f.hub.server().setState(listening("0.0.0.0", true));
    QVERIFY(!f.warning()->isVisible());
    QVERIFY(
        f.page->findChild<QLabel *>(QStringLiteral("serverReach"))->text().contains(QStringLiteral("is encrypted")));
}

void tst_ServerPage::opensAndCopiesTheAddress()
{
    Fixture f;
    auto *link = f.page->findChild<QLabel *>(QStringLiteral("serverLink"));
    QVERIFY(link->text().contains(QStringLiteral("http://127.0.0.1:3012/")));
    QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "openPage");
    link->setFocus();
    QTest::keyClick(link, Qt::Key_Tab); // to the link in the label
    link->setFocus(Qt::TabFocusReason);
    QTest::keyClick(link, Qt::Key_Return);
    QTRY_COMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("http://127.0.0.1:3012/"))});
    QDesktopServices::unsetUrlHandler(QStringLiteral("http"));

    QSignalSpy noticed(f.page.get(), &ui::Page::noticed);
    QTest::mouseClick(f.page->findChild<QPushButton *>(QStringLiteral("copyLink")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:3012/"));
    QCOMPARE(noticed.size(), 1);
}

void tst_ServerPage::copiesTheCommand()
{
    Fixture f;
    auto *copy = f.page->findChild<QPushButton *>(QStringLiteral("copyCommand"));
    copy->setFocus();
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("curl http://127.0.0.1:3012/health"));
    f.hub.server().setState(idle(Phase::Stopped));
    QVERIFY(!copy->isEnabled());
}

void tst_ServerPage::followsTheTraffic()
{
    Fixture f;
    auto *figures = f.page->findChild<FigureRow *>();
    QCOMPARE(figures->value(0), QStringLiteral("–"));
    f.hub.server().addSample({.at = Start,
                              .requestsPerSecond = 40,
                              .connections = 7,
                              .streams = 2,
                              .meanMilliseconds = 3.2,
                              .requests = 1234});
    QCOMPARE(figures->value(0), QStringLiteral("40"));
    QCOMPARE(figures->value(1), QStringLiteral("3.2 ms"));
    QCOMPARE(figures->value(2), QStringLiteral("7"));
    QCOMPARE(figures->value(3), QStringLiteral("2"));
    QCOMPARE(figures->value(4), QLocale().toString(1234));
    f.hub.server().addSample({.at = Start + 1000, .requestsPerSecond = 0, .requests = 1234});
    QCOMPARE(figures->value(1), QStringLiteral("–")); // no request, no time
    QVERIFY(f.page->findChild<TrafficPlot *>()->accessibleDescription().contains(
        QStringLiteral("the most in five minutes: 40")));
}

void tst_ServerPage::restsWhileNotShown()
{
    Fixture f;
    f.page->deactivate();
    f.hub.server().addSample({.at = Start, .requestsPerSecond = 40});
    auto *figures = f.page->findChild<FigureRow *>();
    QCOMPARE(figures->value(0), QStringLiteral("–"));
    f.page->activate();
    QCOMPARE(figures->value(0), QStringLiteral("40"));
}

void tst_ServerPage::looks()
{
    Fixture f;
    for (int i = 0; i < 300; ++i)
        f.hub.server().addSample({.at = Start + i * 1000,
                                  .requestsPerSecond = 30 + 12 * std::sin(i / 17.0) + 5 * std::sin(i / 3.0),
                                  .clientErrorsPerSecond = i % 40 < 6 ? 4.0 : 0.0,
                                  .serverErrorsPerSecond = i > 200 && i < 212 ? 9.0 : 0.0,
                                  .connections = 23,
                                  .streams = 4,
                                  .meanMilliseconds = 3.4,
                                  .requests = 123456});
    grab(*f.page, QStringLiteral("server"));
    grabSmall(*f.page, QStringLiteral("server"));
    auto *scroll = f.page->findChild<QScrollArea *>(QStringLiteral("serverScroll"));
    f.page->resize(640, 400);
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    grab(*f.page, QStringLiteral("server-small-end"));
    scroll->verticalScrollBar()->setValue(0);
    f.page->resize(1000, 700);
    f.hub.server().setState(taken());
    grab(*f.page, QStringLiteral("server-taken"));
    grabSmall(*f.page, QStringLiteral("server-taken"));
    f.hub.server().setState(listening("0.0.0.0"));
    grab(*f.page, QStringLiteral("server-open"));
}

HUB_WIDGET_TEST(tst_ServerPage)
#include "tst_serverpage.moc"
