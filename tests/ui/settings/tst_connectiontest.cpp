// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "ui/settings/connectiontest.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;
using State = ConnectionTest::State;

class tst_ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheRoundTrip();
    void tellsWhyNot();
    void refusesWhatIsNoUrl();
    void forgetsTheResultOfAnotherUrl();
    void asksByItselfAfterAPause();
    void takesForeignTextAsItIs();
};

namespace {

QString good()
{
    return QStringLiteral("http://sm.example:3001");
}

} // namespace

void tst_ConnectionTest::tellsTheRoundTrip()
{
    FakeHubApi hub;
    ConnectionTest test(hub.settings());
    test.setUrl(good(), true);
    QCOMPARE(test.state(), State::Idle);
    auto *button = test.findChild<QPushButton *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(test.state(), State::Testing);
    QVERIFY(!button->isEnabled());
    QTRY_COMPARE(test.state(), State::Reached);
    QCOMPARE(hub.desk.lastCall(), QStringLiteral("testSessionManager http://sm.example:3001"));
    QVERIFY(test.resultText().contains(QStringLiteral("12 ms")));
    QVERIFY(button->isEnabled());
}

void tst_ConnectionTest::tellsWhyNot()
{
    FakeHubApi hub;
    hub.settings().sessionManagerAnswer =
        failure("SESSION_MANAGER_UNAVAILABLE", QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused"));
    ConnectionTest test(hub.settings());
    test.setUrl(good(), true);
    test.start();
    QTRY_COMPARE(test.state(), State::Failed);
    QCOMPARE(test.resultText(), QStringLiteral("No Session Manager answers there: Connection refused"));
}

void tst_ConnectionTest::refusesWhatIsNoUrl()
{
    FakeHubApi hub;
    ConnectionTest test(hub.settings());
    test.setUrl(QStringLiteral("nonsense"), false);
    test.start();
    QCOMPARE(test.state(), State::NotAUrl);
    QVERIFY(hub.desk.callsOf(QStringLiteral("testSessionManager")).isEmpty());
}

void tst_ConnectionTest::forgetsTheResultOfAnotherUrl()
{
    FakeHubApi hub;
    hub.desk.hold();
    ConnectionTest test(hub.settings());
    test.setUrl(good(), true);
    test.start();
    test.setUrl(QStringLiteral("http://other.example"), true);
    QCOMPARE(test.state(), State::Idle);
    hub.desk.release();
    QCoreApplication::processEvents();
    QCOMPARE(test.state(), State::Idle); // the late answer is about the former URL
    test.start();
    QTRY_COMPARE(test.state(), State::Reached);
}

void tst_ConnectionTest::asksByItselfAfterAPause()
{
    FakeHubApi hub;
    ConnectionTest test(hub.settings());
    test.setAutomatic(true);
    test.setUrl(QStringLiteral("http://a.example"), true);
    test.setUrl(QStringLiteral("http://ab.example"), true);
    test.setUrl(QStringLiteral("http://abc.example"), true);
    QTRY_COMPARE(test.state(), State::Reached);
    QCOMPARE(hub.desk.callsOf(QStringLiteral("testSessionManager")),
             QStringList{QStringLiteral("testSessionManager http://abc.example")});
}

void tst_ConnectionTest::takesForeignTextAsItIs()
{
    FakeHubApi hub;
    hub.settings().sessionManagerAnswer = failure("X", QStringLiteral("<b>bold</b><img src=x>"));
    ConnectionTest test(hub.settings());
    test.setUrl(good(), true);
    test.start();
    QTRY_COMPARE(test.state(), State::Failed);
    auto *label = test.findChild<QLabel *>(QStringLiteral("connectionResult"));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(label->text().contains(QStringLiteral("<b>bold</b>")));
}

HUB_WIDGET_TEST(tst_ConnectionTest)
#include "tst_connectiontest.moc"
