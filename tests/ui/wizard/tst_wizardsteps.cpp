// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/wizard/wizardrig.h"
#include "ui/common/appearance.h"
#include "ui/settings/connectiontest.h"
#include "ui/wizard/steps.h"

#include <QCheckBox>
#include <QComboBox>
#include <QRadioButton>
#include <QSpinBox>

using namespace hub;
using namespace hub::ui;

/// What each step takes and refuses.
class tst_WizardSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesUrls_data();
    void refusesUrls();
    void testsTheUrlWhileTyping();
    void goesOnWithoutASessionManager();
    void choosesTheEngineAndItsSecret();
    void takesTheEngineThatAnswers();
    void refusesAccounts_data();
    void refusesAccounts();
    void showsTheProblemInASmallWindow();
    void ratesThePassword();
    void generatesAPassword();
    void showsThePassword();
    void worksWithoutAnAccount();
    void warnsOfAWideBind();
    void offersTheAddresses();
    void hasNoAddressToOffer();
    void keepsWhatStands();
    void keepsPortZero();
    void summarises();
};

void tst_WizardSteps::initTestCase()
{
    applyAppearance(*qApp, Appearance::Light);
}

void tst_WizardSteps::refusesUrls_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"", "localhost", "ftp://x", "http://", "http://u:p@host", "http://host?x=1", "x y"})
        QTest::newRow(*url ? url : "empty") << QString::fromLatin1(url);
}

void tst_WizardSteps::refusesUrls()
{
    QFETCH(QString, url);
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::SessionManager);
    rig.type("sessionManagerUrl", url);
    rig.next();
    QCOMPARE(rig.wizard->currentStep(), WizardRig::SessionManager);
    QVERIFY(rig.problem("sessionManagerUrl").contains(QStringLiteral("http://")));
    QTRY_VERIFY(rig.find<QLineEdit>("sessionManagerUrl")->hasFocus());
    QCOMPARE(rig.wizard->findChild<ConnectionTest *>()->resultText(), QString()); // one complaint is enough
    rig.type("sessionManagerUrl", QStringLiteral("http://sm.example:3001"));
    QVERIFY(rig.problem("sessionManagerUrl").isEmpty());
    rig.next();
    QCOMPARE(rig.wizard->currentStep(), WizardRig::Account);
}

void tst_WizardSteps::testsTheUrlWhileTyping()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::SessionManager);
    auto *test = rig.wizard->findChild<ConnectionTest *>();
    QTRY_COMPARE(test->state(), ConnectionTest::State::Reached); // what stands there already
    rig.type("sessionManagerUrl", QStringLiteral("http://other.example"));
    QTRY_COMPARE(test->state(), ConnectionTest::State::Reached);
    QCOMPARE(rig.hub.desk.lastCall(), QStringLiteral("testEngine http://other.example session-manager"));
    rig.type("sessionManagerUrl", QStringLiteral("127.0.0.1:3971"));
    QTRY_COMPARE(rig.hub.desk.lastCall(), QStringLiteral("testEngine http://127.0.0.1:3971 session-manager"));
}

void tst_WizardSteps::goesOnWithoutASessionManager()
{
    WizardRig rig;
    rig.hub.settings().engineAnswer = failure("X", QStringLiteral("Connection refused"));
    rig.open();
    rig.goTo(WizardRig::SessionManager);
    auto *warning = rig.find<Banner>("sessionManagerWarning");
    QTRY_VERIFY(warning->isVisible());
    QVERIFY(warning->text().contains(QStringLiteral("go on all the same")));
    rig.hub.settings().engineAnswer = EngineFound{.milliseconds = 5, .title = QStringLiteral("Session Manager")};
    rig.type("sessionManagerUrl", QStringLiteral("http://b.example"));
    QVERIFY(!warning->isVisible());
    rig.next();
    QCOMPARE(rig.wizard->currentStep(), WizardRig::Account);
}

void tst_WizardSteps::choosesTheEngineAndItsSecret()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::SessionManager);
    QVERIFY(!rig.find<QLineEdit>("engineSecret")->isVisible());
    auto *engines = rig.find<QComboBox>("engineChoice");
    QCOMPARE(engines->itemText(0), QStringLiteral("Session Manager"));
    engines->setCurrentIndex(engines->findText(QStringLiteral("WAHA")));
    QVERIFY(rig.find<QLineEdit>("engineSecret")->isVisible());
    rig.next();
    QCOMPARE(rig.wizard->currentStep(), WizardRig::SessionManager);
    QCOMPARE(rig.problem("engineSecret"), QStringLiteral("WAHA wants a secret."));
    rig.type("engineSecret", QStringLiteral("opensesame"));
    QTRY_COMPARE(rig.hub.desk.lastCall(), QStringLiteral("testEngine http://localhost:3001 waha with a secret of 10"));
    grab(*rig.wizard, QStringLiteral("wizard-engine"));
    rig.goTo(WizardRig::Summary);
    rig.next();
    QTRY_VERIFY(!rig.hub.desk.callsOf(QStringLiteral("apply")).isEmpty());
    const QString applied = rig.hub.desk.callsOf(QStringLiteral("apply")).constFirst();
    QVERIFY2(applied.contains(QStringLiteral("engine=waha")), qPrintable(applied));
    QVERIFY2(applied.contains(QStringLiteral("engine-secret=opensesame")), qPrintable(applied));
    for (const QLabel *label : rig.wizard->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QStringLiteral("opensesame")));
}

void tst_WizardSteps::takesTheEngineThatAnswers()
{
    WizardRig rig;
    rig.hub.settings().engineAnswer = EngineFound{
        .name = QStringLiteral("gowa"), .title = QStringLiteral("GOWA"), .isExpected = false, .secretFits = false};
    rig.open();
    rig.goTo(WizardRig::SessionManager);
    auto *take = rig.find<QPushButton>("takeEngine");
    QTRY_VERIFY(take->isVisible());
    QCOMPARE(take->text(), QStringLiteral("&Use GOWA"));
    QTest::mouseClick(take, Qt::LeftButton);
    QCOMPARE(rig.find<QComboBox>("engineChoice")->currentText(), QStringLiteral("GOWA"));
    QVERIFY(rig.find<QLineEdit>("engineSecret")->isVisible());
}

void tst_WizardSteps::refusesAccounts_data()
{
    QTest::addColumn<QByteArray>("control");
    QTest::addColumn<QString>("text");
    QTest::newRow("short name") << QByteArray("username") << QStringLiteral("ab");
    QTest::newRow("no name") << QByteArray("username") << QString();
    QTest::newRow("capital") << QByteArray("username") << QStringLiteral("Maria");
    QTest::newRow("space") << QByteArray("username") << QStringLiteral("ma ria");
    QTest::newRow("long name") << QByteArray("username") << QString(33, u'a');
    QTest::newRow("foreign letter") << QByteArray("username") << QStringLiteral("mariña");
    QTest::newRow("short password") << QByteArray("password") << QStringLiteral("ninechars");
    QTest::newRow("no password") << QByteArray("password") << QString();
    QTest::newRow("long password") << QByteArray("password") << QString(129, u'p');
    QTest::newRow("other password") << QByteArray("passwordAgain") << QStringLiteral("correct horse batterY");
}

void tst_WizardSteps::refusesAccounts()
{
    QFETCH(QByteArray, control);
    QFETCH(QString, text);
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Account);
    rig.fillAccount();
    rig.type(control.constData(), text);
    rig.next();
    QCOMPARE(rig.wizard->currentStep(), WizardRig::Account);
    QVERIFY2(!rig.problem(control.constData()).isEmpty(), control.constData());
    QTRY_VERIFY(rig.find<QLineEdit>(control.constData())->hasFocus());
}

void tst_WizardSteps::showsTheProblemInASmallWindow()
{
    WizardRig rig;
    rig.open();
    rig.wizard->resize(560, 360);
    rig.goTo(WizardRig::Account);
    rig.fillAccount();
    rig.type("passwordAgain", QStringLiteral("x"));
    rig.find<QLineEdit>("username")->setFocus();
    rig.next();
    auto *again = rig.find<QLineEdit>("passwordAgain");
    QTRY_VERIFY(again->hasFocus());
    QTRY_VERIFY(!again->visibleRegion().isEmpty());
    for (const QLabel *label : again->parentWidget()->findChildren<QLabel *>(QStringLiteral("problem")))
        QTRY_COMPARE(label->visibleRegion().boundingRect().height(), label->height());
}

void tst_WizardSteps::ratesThePassword()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Account);
    const auto says = [&](const QString &text) {
        for (const QLabel *label : rig.wizard->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    };
    rig.type("password", QStringLiteral("short"));
    QVERIFY(says(QStringLiteral("Strength: Too short")));
    rig.type("password", QStringLiteral("1234567890"));
    QVERIFY(says(QStringLiteral("Strength: Weak")));
    rig.type("password", QStringLiteral("correct horse battery"));
    QVERIFY(says(QStringLiteral("Strength: Strong")));
}

void tst_WizardSteps::generatesAPassword()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Account);
    rig.type("username", QStringLiteral("maria"));
    QTest::mouseClick(rig.find<QPushButton>("generatePassword"), Qt::LeftButton);
    auto *password = rig.find<QLineEdit>("password");
    QCOMPARE(password->text().size(), 23);
    QCOMPARE(rig.find<QLineEdit>("passwordAgain")->text(), password->text());
    QCOMPARE(password->echoMode(), QLineEdit::Normal); // it has to be written down
    QCOMPARE(password->selectedText(), password->text());
    rig.next();
    QCOMPARE(rig.wizard->currentStep(), WizardRig::Address);
}

void tst_WizardSteps::showsThePassword()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Account);
    auto *show = rig.find<QPushButton>("showPassword");
    QCOMPARE(rig.find<QLineEdit>("password")->echoMode(), QLineEdit::Password);
    show->setFocus();
    QTest::keyClick(show, Qt::Key_Space);
    QCOMPARE(rig.find<QLineEdit>("password")->echoMode(), QLineEdit::Normal);
    QCOMPARE(rig.find<QLineEdit>("passwordAgain")->echoMode(), QLineEdit::Normal);
    QTest::keyClick(show, Qt::Key_Space);
    QCOMPARE(rig.find<QLineEdit>("password")->echoMode(), QLineEdit::Password);
}

void tst_WizardSteps::worksWithoutAnAccount()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Account);
    auto *wanted = rig.wizard->findChild<QCheckBox *>();
    QVERIFY(wanted->isChecked());
    QTest::keyClick(wanted, Qt::Key_Space);
    QVERIFY(!rig.find<QLineEdit>("username")->isVisible());
    rig.goTo(WizardRig::Summary);
    rig.next();
    QTRY_COMPARE(rig.finished->size(), 1);
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("createUser")).isEmpty());
}

void tst_WizardSteps::warnsOfAWideBind()
{
    FakeHubApi hub;
    AddressStep step(hub.settings(), {QStringLiteral("192.168.1.5")});
    auto *warning = step.findChild<Banner *>(QStringLiteral("addressWarning"));
    QVERIFY(!warning->isVisibleTo(&step));
    step.findChild<QRadioButton *>(QStringLiteral("localNetwork"))->click();
    QVERIFY(warning->isVisibleTo(&step));
    step.findChild<QRadioButton *>(QStringLiteral("loopbackOnly"))->click();
    QVERIFY(!warning->isVisibleTo(&step));

    hub.settings().find("tls-cert")->text = QStringLiteral("/etc/hub/cert.pem");
    AddressStep encrypted(hub.settings(), {});
    encrypted.findChild<QRadioButton *>(QStringLiteral("localNetwork"))->click();
    QVERIFY(!encrypted.findChild<Banner *>(QStringLiteral("addressWarning"))->isVisibleTo(&encrypted));
}

void tst_WizardSteps::offersTheAddresses()
{
    FakeHubApi hub;
    AddressStep step(hub.settings(), {QStringLiteral("192.168.1.5"), QStringLiteral("10.0.0.7")});
    auto *addresses = step.findChild<QComboBox *>(QStringLiteral("addresses"));
    QVERIFY(!addresses->isEnabled());
    step.findChild<QRadioButton *>(QStringLiteral("oneAddress"))->click();
    QVERIFY(addresses->isEnabled());
    QTest::keyClick(addresses, Qt::Key_Down);
    WizardAnswers answers;
    step.collect(answers);
    QCOMPARE(answers.settings.value("host"), QStringLiteral("10.0.0.7"));
    QVERIFY(!answers.settings.contains("port")); // unchanged
    QVERIFY(step.isTouched());
    for (const QString &address : AddressStep::addressesOfThisComputer())
        QVERIFY(!QHostAddress(address).isLoopback());
}

void tst_WizardSteps::hasNoAddressToOffer()
{
    FakeHubApi hub;
    AddressStep step(hub.settings(), {});
    QVERIFY(!step.findChild<QRadioButton *>(QStringLiteral("oneAddress"))->isVisibleTo(&step));
}

void tst_WizardSteps::keepsWhatStands()
{
    FakeHubApi hub;
    for (const char *host : {"::1", "::", "10.9.8.7"}) {
        hub.settings().find("host")->text = QString::fromLatin1(host);
        AddressStep step(hub.settings(), {QStringLiteral("192.168.1.5")});
        QVERIFY2(!step.isTouched(), host);
        WizardAnswers answers;
        step.collect(answers);
        QVERIFY2(answers.settings.isEmpty(), host);
    }
}

/// As it is while the hub listens on any free port.
void tst_WizardSteps::keepsPortZero()
{
    FakeHubApi hub;
    hub.settings().find("port")->text = QStringLiteral("0");
    AddressStep step(hub.settings(), {});
    QVERIFY(!step.isTouched());
    WizardAnswers answers;
    step.collect(answers);
    QVERIFY(answers.settings.isEmpty());
}

void tst_WizardSteps::summarises()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Summary);
    QCoreApplication::processEvents(); // the rows are shown
    QString all;
    for (const QLabel *label : rig.wizard->findChildren<QLabel *>()) {
        if (label->isVisible())
            all += label->text() % u'\n';
    }
    QVERIFY(all.contains(QStringLiteral("http://localhost:3001")));
    QVERIFY(all.contains(QStringLiteral("maria\n")) && !all.contains(QStringLiteral("of client")));
    QVERIFY(all.contains(QStringLiteral("this computer only")));
    QVERIFY(all.contains(QStringLiteral("3012")));
    QVERIFY(!all.contains(QStringLiteral("correct horse"))); // no password on the screen
}

HUB_WIDGET_TEST(tst_WizardSteps)
#include "tst_wizardsteps.moc"
