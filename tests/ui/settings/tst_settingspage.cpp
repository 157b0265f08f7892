// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/settings/settingsrig.h"
#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QSpinBox>

using namespace hub;
using namespace hub::ui;

/// What is changed, applied, refused and taken back.
class tst_SettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void appliesByKeyboard();
    void appliesByMouse();
    void normalisesWhatWasTyped();
    void tellsEachWrongInputInPlace_data();
    void tellsEachWrongInputInPlace();
    void applyGoesToTheWrongOne();
    void showsTheHubsErrorAtItsSetting();
    void tellsOtherErrors();
    void resetsAndUndoes();
    void discards();
    void keepsChangesWhenLeft();
};

void tst_SettingsPage::initTestCase()
{
    applyAppearance(*qApp, Appearance::Light);
}

void tst_SettingsPage::appliesByKeyboard()
{
    SettingsRig f;
    QSignalSpy noticed(f.page.get(), &ui::Page::noticed);
    f.type("read-timeout", QStringLiteral("45 s"));
    auto *port = f.editor<QSpinBox>("port");
    port->setFocus();
    port->selectAll();
    QTest::keyClicks(port, QStringLiteral("3013"));
    auto *monitor = f.editor<QCheckBox>("monitor");
    monitor->setFocus();
    QTest::keyClick(monitor, Qt::Key_Space);
    QCOMPARE(monitor->text(), QStringLiteral("Off"));
    QCOMPARE(f.bar(), QStringLiteral("3 changes"));
    QTest::keyClick(monitor, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(noticed.size(), 1);
    QCOMPARE(noticed[0][0].toString(), QStringLiteral("Saved 3 changes"));
    QCOMPARE(f.hub.desk.lastCall(), QStringLiteral("apply monitor=off port=3013 read-timeout=45000"));
    QVERIFY(f.bar().isEmpty());
    QTRY_COMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("45 s"));
}

void tst_SettingsPage::appliesByMouse()
{
    SettingsRig f;
    f.type("session-manager-url", QStringLiteral("http://sm.example:3001"));
    f.hub.desk.hold();
    QTest::mouseClick(f.button(QStringLiteral("Apply")), Qt::LeftButton);
    QCOMPARE(f.bar(), QStringLiteral("Saving 1 change…"));
    QVERIFY(!f.button(QStringLiteral("Apply"))->isEnabled());
    QTest::keyClick(f.page.get(), Qt::Key_S, Qt::ControlModifier); // not twice
    QCOMPARE(f.hub.desk.callsOf(QStringLiteral("apply")).size(), 1);
    f.hub.desk.release();
    QTRY_VERIFY(f.bar().isEmpty());
    QCOMPARE(f.hub.settings().find("session-manager-url")->text, QStringLiteral("http://sm.example:3001"));
}

void tst_SettingsPage::normalisesWhatWasTyped()
{
    SettingsRig f;
    f.type("read-timeout", QStringLiteral("120s"));
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("120s")); // not under the fingers
    QTest::keyClick(f.editor<QLineEdit>("read-timeout"), Qt::Key_Tab);
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("2 min"));
}

void tst_SettingsPage::tellsEachWrongInputInPlace_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("input");
    const auto row = [](const char *key, const char *input) {
        QTest::newRow(key) << QByteArray(key) << QString::fromLatin1(input);
    };
    row("drain-time", "10");
    row("host", "example");
    row("allowed-hosts", "a, ,b");
    row("cors-origins", "ftp://x");
    row("trusted-proxies", "10.0.0.0/99");
    row("session-manager-url", "localhost:3001");
    row("connect-timeout", "0");
    row("read-timeout", "1 day");
    row("connect-path", "connect");
    row("request-line-limit", "1 byte");
    row("bulk-body-limit", "3 GiB");
    row("login-window", "soon");
    row("jwt-secret", "short");
    row("alert-webhook", "nowhere");
    row("alert-webhook-secret", "short");
    row("database-url", "mysql://x");
    row("backup-interval", "-1 s");
}

void tst_SettingsPage::tellsEachWrongInputInPlace()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, input);
    SettingsRig f;
    f.type(key.constData(), input);
    QVERIFY2(f.problem(key.constData()).startsWith(QStringLiteral("It takes ")),
             qPrintable(f.problem(key.constData())));
    QCOMPARE(f.bar(), QStringLiteral("1 change, of which 1 must be corrected"));
    QVERIFY(!f.button(QStringLiteral("Apply"))->isEnabled());
    QTest::keyClick(f.page.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(f.hub.desk.callsOf(QStringLiteral("apply")).isEmpty());
    QCOMPARE(f.editor<QLineEdit>(key.constData())->text(), input); // what was typed stands
}

void tst_SettingsPage::applyGoesToTheWrongOne()
{
    SettingsRig f;
    f.type("backup-interval", QStringLiteral("nonsense"));
    auto *search = f.page->findChild<QLineEdit *>(QStringLiteral("settingsSearch"));
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("port"));
    QVERIFY(!f.row("backup-interval")->isVisible());
    QTest::keyClick(search, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(f.row("backup-interval")->isVisible());
    QTRY_VERIFY(f.editor<QLineEdit>("backup-interval")->hasFocus());
}

void tst_SettingsPage::showsTheHubsErrorAtItsSetting()
{
    SettingsRig f;
    f.type("tls-key", QStringLiteral("/etc/hub/key.pem"));
    const QString message = QStringLiteral(
        "setting tls-key from central-hub.ini needs tls-cert beside it; it takes the name of a PEM file");
    f.hub.desk.failNext("INVALID_SETTING", message, QStringLiteral("apply"), "tls-key");
    QTest::mouseClick(f.button(QStringLiteral("Apply")), Qt::LeftButton);
    QTRY_COMPARE(f.problem("tls-key"), message);
    QCOMPARE(f.editor<QLineEdit>("tls-key")->text(), QStringLiteral("/etc/hub/key.pem"));
    QTRY_VERIFY(f.editor<QLineEdit>("tls-key")->hasFocus());
    f.type("tls-key", QStringLiteral("/etc/hub/other.pem"));
    QVERIFY(f.problem("tls-key").isEmpty());
    QVERIFY(f.button(QStringLiteral("Apply"))->isEnabled());
}

void tst_SettingsPage::tellsOtherErrors()
{
    SettingsRig f;
    f.type("read-timeout", QStringLiteral("45 s"));
    f.hub.desk.failNext("FILE_FAILED", QStringLiteral("the disk is full"), QStringLiteral("apply"));
    QTest::mouseClick(f.button(QStringLiteral("Apply")), Qt::LeftButton);
    QTRY_VERIFY(SettingsRig::dialog());
    QCOMPARE(f.bar(), QStringLiteral("1 change")); // nothing is lost
    QTest::keyClick(SettingsRig::dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!SettingsRig::dialog());
}

void tst_SettingsPage::resetsAndUndoes()
{
    SettingsRig f;
    f.hub.settings().find("read-timeout")->text = QStringLiteral("60000");
    f.hub.settings().find("read-timeout")->source = SettingValue::Source::File;
    f.hub.settings().announce();
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("1 min"));
    QVERIFY(!f.button(QStringLiteral("Reset to default"), f.row("connect-timeout")));
    QTest::mouseClick(f.button(QStringLiteral("Reset to default"), f.row("read-timeout")), Qt::LeftButton);
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("30 s"));
    QCOMPARE(f.bar(), QStringLiteral("1 change"));
    QTest::mouseClick(f.button(QStringLiteral("Undo"), f.row("read-timeout")), Qt::LeftButton);
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("1 min"));
    QVERIFY(f.bar().isEmpty());
}

void tst_SettingsPage::discards()
{
    SettingsRig f;
    f.type("read-timeout", QStringLiteral("wrong"));
    QTest::keyClick(f.editor<QLineEdit>("read-timeout"), Qt::Key_Escape); // one change goes at once
    QVERIFY(f.bar().isEmpty());
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("30 s"));

    f.type("read-timeout", QStringLiteral("45 s"));
    f.type("host", QStringLiteral("0.0.0.0"));
    QTest::keyClick(f.editor<QLineEdit>("host"), Qt::Key_Escape);
    QTRY_VERIFY(SettingsRig::dialog());
    QTest::mouseClick(f.button(QStringLiteral("Discard 2 changes"), SettingsRig::dialog()), Qt::LeftButton);
    QTRY_VERIFY(f.bar().isEmpty());
    QCOMPARE(f.editor<QLineEdit>("host")->text(), QStringLiteral("127.0.0.1"));
    QTRY_VERIFY(!SettingsRig::dialog());
}

void tst_SettingsPage::keepsChangesWhenLeft()
{
    SettingsRig f;
    f.type("read-timeout", QStringLiteral("45 s"));
    f.page->deactivate();
    f.page->hide();
    f.hub.settings().announce();
    f.page->show();
    f.page->activate();
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("45 s"));
    QCOMPARE(f.bar(), QStringLiteral("1 change"));
}

HUB_WIDGET_TEST(tst_SettingsPage)
#include "tst_settingspage.moc"
