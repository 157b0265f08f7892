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
    void tellsWhatTheEngineCannot();
    void offersTheEngineThatAnswers();
    void tellsOfAWrongSecret();
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
    QCOMPARE(hub.desk.lastCall(), QStringLiteral("testEngine http://sm.example:3001 "));
    QVERIFY(test.resultText().contains(QStringLiteral("12 ms")));
    QVERIFY(button->isEnabled());
}

void tst_ConnectionTest::tellsWhyNot()
{
    FakeHubApi hub;
    hub.settings().engineAnswer =
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
    QVERIFY(hub.desk.callsOf(QStringLiteral("testEngine")).isEmpty());
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
    QCOMPARE(hub.desk.callsOf(QStringLiteral("testEngine")),
             QStringList{QStringLiteral("testEngine http://abc.example ")});
}

void tst_ConnectionTest::takesForeignTextAsItIs()
{
    FakeHubApi hub;
    hub.settings().engineAnswer = failure("X", QStringLiteral("<b>bold</b><img src=x>"));
    ConnectionTest test(hub.settings());
    test.setUrl(good(), true);
    test.start();
    QTRY_COMPARE(test.state(), State::Failed);
    auto *label = test.findChild<QLabel *>(QStringLiteral("connectionResult"));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(label->text().contains(QStringLiteral("<b>bold</b>")));
}

void tst_ConnectionTest::tellsWhatTheEngineCannot()
{
    FakeHubApi hub;
    hub.settings().engineAnswer =
        EngineFound{.milliseconds = 3,
                    .name = QStringLiteral("wuzapi"),
                    .title = QStringLiteral("wuzapi"),
                    .lacks = {EngineProfile::Operation::Sessions, EngineProfile::Operation::PairingCode}};
    ConnectionTest test(hub.settings());
    test.setUrl(good(), true);
    test.setEngine(QStringLiteral("wuzapi"), QStringLiteral("opensesame"));
    test.start();
    QTRY_COMPARE(test.resultText(), QStringLiteral("wuzapi answers, in 3 ms. Not possible with it: taking over its "
                                                   "sessions, linking by phone number."));
    QCOMPARE(hub.desk.lastCall(), QStringLiteral("testEngine http://sm.example:3001 wuzapi with a secret of 10"));
}

void tst_ConnectionTest::offersTheEngineThatAnswers()
{
    FakeHubApi hub;
    hub.settings().engineAnswer = EngineFound{.name = QStringLiteral("evolution"),
                                              .title = QStringLiteral("Evolution API"),
                                              .isExpected = false,
                                              .secretFits = false};
    ConnectionTest test(hub.settings());
    QSignalSpy chosen(&test, &ConnectionTest::engineChosen);
    test.setUrl(good(), true);
    test.start();
    QTRY_COMPARE(test.state(), State::OtherEngine);
    QCOMPARE(test.resultText(), QStringLiteral("What answers there is Evolution API, which is not the engine chosen. "
                                               "It wants a secret of its own."));
    test.findChild<QPushButton *>(QStringLiteral("takeEngine"))->click();
    QCOMPARE(chosen.value(0).value(0).toString(), QStringLiteral("evolution"));
    test.setEngine(QStringLiteral("evolution"), std::nullopt);
    QCOMPARE(test.state(), State::Idle); // another question
}

void tst_ConnectionTest::tellsOfAWrongSecret()
{
    FakeHubApi hub;
    hub.settings().engineAnswer =
        failure("SECRET_REFUSED", QStringLiteral("WAHA answers there, but it refuses the secret."));
    ConnectionTest test(hub.settings());
    test.setUrl(good(), true);
    test.start();
    QTRY_COMPARE(test.resultText(), QStringLiteral("WAHA answers there, but it refuses the secret."));
    hub.settings().engineAnswer = failure("SECRET_MISSING", QStringLiteral("setting engine-secret is missing"));
    test.start();
    QTRY_COMPARE(test.resultText(), QStringLiteral("This engine wants a secret: enter it first."));
}

HUB_WIDGET_TEST(tst_ConnectionTest)
#include "tst_connectiontest.moc"
