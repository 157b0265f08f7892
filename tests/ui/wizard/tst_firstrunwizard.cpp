// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/wizard/wizardrig.h"
#include "ui/common/appearance.h"

#include <QCheckBox>
#include <QComboBox>
#include <QRadioButton>
#include <QSpinBox>

using namespace hub;
using namespace hub::ui;

/// The whole way through, and what the hub refuses at its end.
class tst_FirstRunWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void setsUpANewHub();
    void setsUpByKeyboardAlone();
    void nothingHappensBeforeTheEnd();
    void tellsATakenNameAtItsStep();
    void tellsRefusedSettingsAtTheirSteps_data();
    void tellsRefusedSettingsAtTheirSteps();
    void tellsOtherErrorsAtTheEnd();
    void triesAgainWithoutASecondAccount();
    void canBeLeft();
    void asksBeforeItForgets();
    void staysWhileItWorks();
    void runsAgainOnASetUpHub();
    void respectsWhatIsFixed();
    void leavesADemonstrationItsSessionManager();
    void looks();
};

void tst_FirstRunWizard::initTestCase()
{
    applyAppearance(*qApp, Appearance::Light);
}

void tst_FirstRunWizard::setsUpANewHub()
{
    WizardRig rig;
    rig.open();
    QCOMPARE(rig.wizard->currentStep(), WizardRig::Welcome);
    QVERIFY(rig.find<QLabel>("dataDirectory")->text().contains(QStringLiteral("/var/lib/central-hub")));
    QVERIFY(!rig.find<QPushButton>("wizardBack")->isEnabled());
    rig.next();
    rig.type("sessionManagerUrl", QStringLiteral("http://sm.example:3001"));
    rig.next();
    rig.fillAccount();
    rig.next();
    QTest::mouseClick(rig.find<QRadioButton>("localNetwork"), Qt::LeftButton, {}, QPoint(8, 8));
    rig.find<QSpinBox>("listenPort")->setValue(8080);
    rig.next();
    QCOMPARE(rig.find<QPushButton>("wizardNext")->text(), QStringLiteral("&Set up"));
    rig.next();
    QTRY_COMPARE(rig.finished->size(), 1);
    QCOMPARE(rig.finished->at(0)[0].toInt(), int(QDialog::Accepted));
    QCOMPARE(rig.hub.desk.callsOf(QStringLiteral("apply")),
             QStringList{QStringLiteral("apply host=0.0.0.0 port=8080 session-manager-url=http://sm.example:3001")});
    QCOMPARE(rig.hub.desk.callsOf(QStringLiteral("createUser")),
             QStringList{QStringLiteral("createUser maria no-client admin")});
    QCOMPARE(rig.hub.people().lastPassword, QStringLiteral("correct horse battery"));
}

void tst_FirstRunWizard::setsUpByKeyboardAlone()
{
    WizardRig rig;
    rig.open();
    const auto focus = [] { return QApplication::focusWidget(); };
    QTRY_VERIFY(focus() != nullptr);
    QTest::keyClick(focus(), Qt::Key_Return);
    QCOMPARE(rig.wizard->currentStep(), WizardRig::SessionManager);
    QCOMPARE(focus()->objectName(), QStringLiteral("sessionManagerUrl"));
    QTest::keyClick(focus(), Qt::Key_Return);
    QCOMPARE(rig.wizard->currentStep(), WizardRig::Account);
    QTest::keyClick(focus(), Qt::Key_Tab); // from the switch to the name
    QCOMPARE(focus()->objectName(), QStringLiteral("username"));
    QTest::keyClicks(focus(), QStringLiteral("maria"));
    QTest::keyClick(focus(), Qt::Key_Tab);
    QTest::keyClicks(focus(), QStringLiteral("correct horse battery"));
    for (int i = 0; i < 3; ++i) // past Show and Generate
        QTest::keyClick(focus(), Qt::Key_Tab);
    QCOMPARE(focus()->objectName(), QStringLiteral("passwordAgain"));
    QTest::keyClicks(focus(), QStringLiteral("correct horse battery"));
    QTest::keyClick(focus(), Qt::Key_Return);
    QCOMPARE(rig.wizard->currentStep(), WizardRig::Address);
    QTest::keyClick(focus(), Qt::Key_Return);
    QCOMPARE(rig.wizard->currentStep(), WizardRig::Summary);
    QTest::keyClick(focus(), Qt::Key_Return);
    QTRY_COMPARE(rig.finished->size(), 1);
    QCOMPARE(rig.hub.people().userList.size(), size_t(1));
    // The URL is written though it is the default: this hub is set up now.
    QCOMPARE(rig.hub.desk.callsOf(QStringLiteral("apply")),
             QStringList{QStringLiteral("apply session-manager-url=http://localhost:3001")});
}

void tst_FirstRunWizard::nothingHappensBeforeTheEnd()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Summary);
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("apply")).isEmpty());
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("createUser")).isEmpty());
    for (int step = WizardRig::Address; step >= WizardRig::Welcome; --step) {
        rig.back();
        QCOMPARE(rig.wizard->currentStep(), step);
    }
    QCOMPARE(rig.find<QLineEdit>("username")->text(), QStringLiteral("maria"));
}

void tst_FirstRunWizard::tellsATakenNameAtItsStep()
{
    WizardRig rig;
    rig.hub.people().userList.push_back(
        {.id = 1, .username = QStringLiteral("maria"), .clienteId = *ClienteId::fromNumber(1), .role = Role::Admin});
    rig.open();
    rig.goTo(WizardRig::Summary);
    rig.next();
    QTRY_COMPARE(rig.wizard->currentStep(), WizardRig::Account);
    QVERIFY(rig.problem("username").contains(QStringLiteral("already")));
    QTRY_VERIFY(rig.find<QLineEdit>("username")->hasFocus());
    QCOMPARE(rig.find<QLineEdit>("password")->text(), QStringLiteral("correct horse battery")); // nothing is lost
    rig.type("username", QStringLiteral("marta"));
    rig.goTo(WizardRig::Summary);
    rig.next();
    QTRY_COMPARE(rig.finished->size(), 1);
    QVERIFY(rig.hub.people().find(QStringLiteral("marta")));
}

void tst_FirstRunWizard::tellsRefusedSettingsAtTheirSteps_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("step");
    QTest::addColumn<QByteArray>("control");
    QTest::newRow("url") << QByteArray("session-manager-url")
                         << QStringLiteral("setting session-manager-url: it is not accepted")
                         << WizardRig::SessionManager << QByteArray("sessionManagerUrl");
    QTest::newRow("port") << QByteArray("port") << QStringLiteral("setting port: it is not accepted")
                          << WizardRig::Address << QByteArray("listenPort");
    QTest::newRow("host") << QByteArray("host") << QStringLiteral("setting host: it is not accepted")
                          << WizardRig::Address << QByteArray("localNetwork");
}

void tst_FirstRunWizard::tellsRefusedSettingsAtTheirSteps()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, message);
    QFETCH(int, step);
    QFETCH(QByteArray, control);
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Summary);
    rig.hub.desk.failNext("INVALID_SETTING", message, QStringLiteral("apply"), field);
    rig.next();
    QTRY_COMPARE(rig.wizard->currentStep(), step);
    QCOMPARE(rig.problem(control.constData()), message);
    QCOMPARE(rig.finished->size(), 0);
}

void tst_FirstRunWizard::tellsOtherErrorsAtTheEnd()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Summary);
    rig.hub.desk.failNext("FILE_FAILED", QStringLiteral("the disk is <b>full</b>"), QStringLiteral("apply"));
    rig.next();
    auto *problem = rig.find<Banner>("setupProblem");
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("the disk is <b>full</b>")));
    QCOMPARE(rig.wizard->currentStep(), WizardRig::Summary);
    QVERIFY(rig.find<QPushButton>("wizardNext")->isEnabled());
    rig.next();
    QTRY_COMPARE(rig.finished->size(), 1);
}

void tst_FirstRunWizard::triesAgainWithoutASecondAccount()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Summary);
    rig.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("the database is busy"), QStringLiteral("createUser"));
    rig.next();
    QTRY_VERIFY(rig.find<Banner>("setupProblem")->isVisible());
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("apply")).isEmpty()); // nothing is done by halves
    rig.hub.desk.failNext("FILE_FAILED", QStringLiteral("the disk is full"), QStringLiteral("apply"));
    rig.next();
    QTRY_VERIFY(rig.find<Banner>("setupProblem")->text().contains(QStringLiteral("the disk is full")));
    QCOMPARE(rig.hub.people().userList.size(), size_t(1));
    rig.back();
    rig.back();
    QVERIFY(!rig.find<QLineEdit>("username")->isEnabled());
    rig.goTo(WizardRig::Summary);
    rig.next();
    QTRY_COMPARE(rig.finished->size(), 1);
    QCOMPARE(rig.hub.people().userList.size(), size_t(1));
}

void tst_FirstRunWizard::canBeLeft()
{
    WizardRig rig;
    rig.open();
    QTest::mouseClick(rig.find<QPushButton>("wizardLater"), Qt::LeftButton);
    QTRY_COMPARE(rig.finished->size(), 1);
    QCOMPARE(rig.finished->at(0)[0].toInt(), int(QDialog::Rejected));
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("apply")).isEmpty());
}

void tst_FirstRunWizard::asksBeforeItForgets()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Account);
    rig.fillAccount();
    QTest::keyClick(rig.wizard.get(), Qt::Key_Escape);
    QTRY_VERIFY(rig.sheet());
    QTest::keyClick(rig.sheet(), Qt::Key_Escape);
    QTRY_VERIFY(!rig.sheet());
    QVERIFY(rig.wizard->isVisible());
    QCOMPARE(rig.find<QLineEdit>("username")->text(), QStringLiteral("maria"));

    QTest::mouseClick(rig.find<QPushButton>("wizardLater"), Qt::LeftButton);
    QTRY_VERIFY(rig.sheet());
    for (QPushButton *button : rig.sheet()->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == QStringLiteral("Set up later"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(rig.finished->size(), 1);
    QTRY_VERIFY(!rig.sheet());
}

void tst_FirstRunWizard::staysWhileItWorks()
{
    WizardRig rig;
    rig.open();
    rig.goTo(WizardRig::Summary);
    rig.hub.desk.hold();
    rig.next();
    QVERIFY(!rig.find<QPushButton>("wizardNext")->isEnabled());
    QTest::keyClick(rig.wizard.get(), Qt::Key_Escape);
    QVERIFY(rig.wizard->isVisible() && !rig.sheet());
    QTest::keyClick(rig.wizard.get(), Qt::Key_Return);
    QCOMPARE(rig.hub.desk.callsOf(QStringLiteral("createUser")).size(), 1);
    rig.hub.desk.release();
    QTRY_COMPARE(rig.finished->size(), 1);
}

void tst_FirstRunWizard::runsAgainOnASetUpHub()
{
    WizardRig rig(false);
    rig.hub.settings().find("session-manager-url")->source = SettingValue::Source::File;
    rig.hub.settings().find("host")->text = QStringLiteral("0.0.0.0");
    rig.hub.settings().find("port")->text = QStringLiteral("8080");
    rig.open();
    rig.goTo(WizardRig::Account);
    QVERIFY(!rig.find<QLineEdit>("username")->isVisible()); // nobody needs a second administrator
    rig.goTo(WizardRig::Address);
    QVERIFY(rig.find<QRadioButton>("localNetwork")->isChecked());
    QCOMPARE(rig.find<QSpinBox>("listenPort")->value(), 8080);
    rig.goTo(WizardRig::Summary);
    rig.next();
    QTRY_COMPARE(rig.finished->size(), 1);
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("createUser")).isEmpty());
}

void tst_FirstRunWizard::respectsWhatIsFixed()
{
    WizardRig rig;
    for (const char *key : {"session-manager-url", "port", "host"})
        rig.hub.settings().find(key)->source = SettingValue::Source::Environment;
    rig.open();
    rig.goTo(WizardRig::SessionManager);
    QVERIFY(rig.find<QLineEdit>("sessionManagerUrl")->isReadOnly());
    rig.goTo(WizardRig::Address);
    QVERIFY(!rig.find<QSpinBox>("listenPort")->isEnabled());
    QVERIFY(!rig.find<QRadioButton>("localNetwork")->isEnabled());
    rig.goTo(WizardRig::Summary);
    rig.next();
    QTRY_COMPARE(rig.finished->size(), 1);
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("apply")).isEmpty());
    QCOMPARE(rig.hub.people().userList.size(), size_t(1));
}

void tst_FirstRunWizard::leavesADemonstrationItsSessionManager()
{
    WizardRig rig;
    rig.hub.demo = true;
    rig.open();
    rig.goTo(WizardRig::SessionManager);
    QVERIFY(rig.find<QLineEdit>("sessionManagerUrl")->isReadOnly());
    rig.goTo(WizardRig::Summary);
    rig.next();
    QTRY_COMPARE(rig.finished->size(), 1);
    QVERIFY(rig.hub.desk.callsOf(QStringLiteral("apply")).isEmpty());
}

void tst_FirstRunWizard::looks()
{
    WizardRig rig;
    rig.hub.settings().engineAnswer = failure("X", QStringLiteral("Connection refused"));
    rig.open();
    const auto grabStep = [&](const char *name) {
        grab(*rig.wizard, QString(u"wizard-" % QString::fromLatin1(name)));
        grabSmall(*rig.wizard, QString(u"wizard-" % QString::fromLatin1(name)));
    };
    grabStep("1");
    rig.goTo(WizardRig::SessionManager);
    QTRY_VERIFY(rig.find<Banner>("sessionManagerWarning")->isVisible());
    grabStep("2");
    rig.goTo(WizardRig::Account);
    rig.fillAccount();
    rig.type("passwordAgain", QStringLiteral("something else"));
    rig.next();
    grabStep("3");
    rig.fillAccount();
    rig.goTo(WizardRig::Address);
    rig.find<QRadioButton>("localNetwork")->click();
    grabStep("4");
    rig.goTo(WizardRig::Summary);
    grabStep("5");
}

HUB_WIDGET_TEST(tst_FirstRunWizard)
#include "tst_firstrunwizard.moc"
