// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakehublink.h"
#include "tests/ui/support/grab.h"
#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/settings/settingrow.h"
#include "ui/settings/settingspage.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

struct Fixture
{
    Fixture() : clients(hub.clients())
    {
        for (const char *key : {"threads", "data-dir", "database-url", "log-format"})
            hub.settings().find(key)->restart = true;
        page = std::make_unique<SettingsPage>(PageContext{hub, clients});
        page->resize(1000, 700);
        page->show();
        page->activate();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(page.get());
    }

    template<typename T>
    T *editor(const char *key) const
    {
        return page->findChild<T *>(QString::fromLatin1(key));
    }
    SettingRow *row(const char *key) const
    {
        for (SettingRow *row : page->findChildren<SettingRow *>()) {
            if (row->key() == key)
                return row;
        }
        return nullptr;
    }
    QPushButton *button(const QString &text, const QWidget *in = nullptr) const
    {
        for (QPushButton *button : (in ? in : page.get())->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == text && button->isVisible())
                return button;
        }
        return nullptr;
    }
    QString bar() const
    {
        auto *label = page->findChild<QLabel *>(QStringLiteral("settingsBar"));
        return label->isVisible() ? label->text() : QString();
    }
    QString problem(const char *key) const
    {
        auto *label = row(key)->findChild<QLabel *>(QStringLiteral("problem"));
        return label->isVisibleTo(row(key)) ? label->text() : QString();
    }
    QString texts(const char *key) const
    {
        QStringList all;
        for (const QLabel *label : row(key)->findChildren<QLabel *>()) {
            if (label->isVisibleTo(row(key)))
                all.append(label->text());
        }
        return all.join(u'\n');
    }
    void type(const char *key, const QString &text) const
    {
        auto *edit = editor<QLineEdit>(key);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    static QDialog *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *dialog = qobject_cast<QDialog *>(widget); dialog && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    FakeHubLink hub;
    ClientStore clients;
    std::unique_ptr<SettingsPage> page;
};

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsEverySetting();
    void showsValuesWithUnits();
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
    void fixedSettingsSayWho();
    void secretsAreNotShown();
    void tellsWhatNeedsARestart();
    void searches();
    void jumpsToAGroup();
    void testsTheTypedUrl();
    void theWheelChangesNothing();
    void isReachableByKeyboard();
    void looks();
};

void TestSettingsPage::initTestCase()
{
    applyAppearance(*qApp, Appearance::Light);
}

void TestSettingsPage::showsEverySetting()
{
    Fixture f;
    for (const SettingValue &value : f.hub.settings().valueList) {
        const bool isFlag = value.setting.kind == Setting::Kind::Flag;
        QVERIFY2((f.row(value.setting.key.constData()) == nullptr) == isFlag, value.setting.key.constData());
    }
    QVERIFY(f.bar().isEmpty());
}

void TestSettingsPage::showsValuesWithUnits()
{
    Fixture f;
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("30 s"));
    QCOMPARE(f.editor<QLineEdit>("body-limit")->text(), QStringLiteral("1 MiB"));
    QCOMPARE(f.editor<QLineEdit>("backup-interval")->text(), QStringLiteral("24 h"));
    QCOMPARE(f.editor<QSpinBox>("port")->value(), 3012);
    QCOMPARE(f.editor<QComboBox>("registration")->currentText(), QStringLiteral("Wait for approval"));
    QVERIFY(f.editor<QCheckBox>("monitor")->isChecked());
    QVERIFY(f.texts("read-timeout").contains(QStringLiteral("Default: 30 s.")));
}

void TestSettingsPage::appliesByKeyboard()
{
    Fixture f;
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

void TestSettingsPage::appliesByMouse()
{
    Fixture f;
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

void TestSettingsPage::normalisesWhatWasTyped()
{
    Fixture f;
    f.type("read-timeout", QStringLiteral("120s"));
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("120s")); // not under the fingers
    QTest::keyClick(f.editor<QLineEdit>("read-timeout"), Qt::Key_Tab);
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("2 min"));
}

void TestSettingsPage::tellsEachWrongInputInPlace_data()
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

void TestSettingsPage::tellsEachWrongInputInPlace()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, input);
    Fixture f;
    f.type(key.constData(), input);
    QVERIFY2(f.problem(key.constData()).startsWith(QStringLiteral("It takes ")),
             qPrintable(f.problem(key.constData())));
    QCOMPARE(f.bar(), QStringLiteral("1 change, of which 1 must be corrected"));
    QVERIFY(!f.button(QStringLiteral("Apply"))->isEnabled());
    QTest::keyClick(f.page.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(f.hub.desk.callsOf(QStringLiteral("apply")).isEmpty());
    QCOMPARE(f.editor<QLineEdit>(key.constData())->text(), input); // what was typed stands
}

void TestSettingsPage::applyGoesToTheWrongOne()
{
    Fixture f;
    f.type("backup-interval", QStringLiteral("nonsense"));
    auto *search = f.page->findChild<QLineEdit *>(QStringLiteral("settingsSearch"));
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("port"));
    QVERIFY(!f.row("backup-interval")->isVisible());
    QTest::keyClick(search, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(f.row("backup-interval")->isVisible());
    QTRY_VERIFY(f.editor<QLineEdit>("backup-interval")->hasFocus());
}

void TestSettingsPage::showsTheHubsErrorAtItsSetting()
{
    Fixture f;
    f.type("tls-key", QStringLiteral("/etc/hub/key.pem"));
    const QString message = QStringLiteral(
        "setting tls-key from central-hub.ini needs tls-cert beside it; it takes the name of a PEM file");
    f.hub.desk.failNext("INVALID_SETTING", message, QStringLiteral("apply"));
    QTest::mouseClick(f.button(QStringLiteral("Apply")), Qt::LeftButton);
    QTRY_COMPARE(f.problem("tls-key"), message);
    QCOMPARE(f.editor<QLineEdit>("tls-key")->text(), QStringLiteral("/etc/hub/key.pem"));
    QTRY_VERIFY(f.editor<QLineEdit>("tls-key")->hasFocus());
    f.type("tls-key", QStringLiteral("/etc/hub/other.pem"));
    QVERIFY(f.problem("tls-key").isEmpty());
    QVERIFY(f.button(QStringLiteral("Apply"))->isEnabled());
}

void TestSettingsPage::tellsOtherErrors()
{
    Fixture f;
    f.type("read-timeout", QStringLiteral("45 s"));
    f.hub.desk.failNext("FILE_FAILED", QStringLiteral("the disk is full"), QStringLiteral("apply"));
    QTest::mouseClick(f.button(QStringLiteral("Apply")), Qt::LeftButton);
    QTRY_VERIFY(Fixture::dialog());
    QCOMPARE(f.bar(), QStringLiteral("1 change")); // nothing is lost
    QTest::keyClick(Fixture::dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!Fixture::dialog());
}

void TestSettingsPage::resetsAndUndoes()
{
    Fixture f;
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

void TestSettingsPage::discards()
{
    Fixture f;
    f.type("read-timeout", QStringLiteral("wrong"));
    QTest::keyClick(f.editor<QLineEdit>("read-timeout"), Qt::Key_Escape); // one change goes at once
    QVERIFY(f.bar().isEmpty());
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("30 s"));

    f.type("read-timeout", QStringLiteral("45 s"));
    f.type("host", QStringLiteral("0.0.0.0"));
    QTest::keyClick(f.editor<QLineEdit>("host"), Qt::Key_Escape);
    QTRY_VERIFY(Fixture::dialog());
    QTest::mouseClick(f.button(QStringLiteral("Discard 2 changes"), Fixture::dialog()), Qt::LeftButton);
    QTRY_VERIFY(f.bar().isEmpty());
    QCOMPARE(f.editor<QLineEdit>("host")->text(), QStringLiteral("127.0.0.1"));
    QTRY_VERIFY(!Fixture::dialog());
}

void TestSettingsPage::keepsChangesWhenLeft()
{
    Fixture f;
    f.type("read-timeout", QStringLiteral("45 s"));
    f.page->deactivate();
    f.page->hide();
    f.hub.settings().announce();
    f.page->show();
    f.page->activate();
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("45 s"));
    QCOMPARE(f.bar(), QStringLiteral("1 change"));
}

void TestSettingsPage::fixedSettingsSayWho()
{
    Fixture f;
    f.hub.settings().find("port")->source = SettingValue::Source::Environment;
    f.hub.settings().find("host")->source = SettingValue::Source::CommandLine;
    f.hub.settings().announce();
    QVERIFY(!f.editor<QSpinBox>("port")->isEnabled());
    QVERIFY(f.texts("port").contains(QStringLiteral("Set by the environment variable HUB_PORT or PORT")));
    QVERIFY(!f.editor<QLineEdit>("host")->isEnabled());
    QVERIFY(f.texts("host").contains(QStringLiteral("Set by the option --host")));
    QVERIFY(!f.button(QStringLiteral("Reset to default"), f.row("host")));
}

void TestSettingsPage::secretsAreNotShown()
{
    Fixture f;
    auto *edit = f.editor<QLineEdit>("jwt-secret");
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QVERIFY(edit->placeholderText().startsWith(QStringLiteral("Not set")));
    f.hub.settings().find("jwt-secret")->source = SettingValue::Source::File;
    f.hub.settings().announce();
    QVERIFY(edit->placeholderText().startsWith(QStringLiteral("Set;")));
    QVERIFY(edit->text().isEmpty());

    const QString secret(32, u's');
    f.type("jwt-secret", secret);
    QCOMPARE(f.bar(), QStringLiteral("1 change"));
    QTest::mouseClick(f.button(QStringLiteral("Show"), f.row("jwt-secret")), Qt::LeftButton);
    QCOMPARE(edit->echoMode(), QLineEdit::Normal);
    for (qsizetype i = 0; i < secret.size(); ++i) // emptied again, it stays as it was
        QTest::keyClick(edit, Qt::Key_Backspace);
    QVERIFY(f.bar().isEmpty());
    f.type("jwt-secret", secret);
    QTest::keyClick(edit, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(f.bar().isEmpty());
    QCOMPARE(f.hub.desk.callsOf(QStringLiteral("apply")), QStringList{QString(u"apply jwt-secret=" + secret)});
    QVERIFY(edit->text().isEmpty());
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
}

void TestSettingsPage::tellsWhatNeedsARestart()
{
    Fixture f;
    QVERIFY(f.texts("threads").contains(QStringLiteral("takes effect when the program is started again")));
    QVERIFY(!f.texts("port").contains(QStringLiteral("started again")));
    auto *banner = f.page->findChild<Banner *>();
    QVERIFY(!banner->isVisible());
    auto *threads = f.editor<QSpinBox>("threads");
    threads->setFocus();
    QTest::keyClick(threads, Qt::Key_Up);
    QTest::keyClick(threads, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("1 change")));
    QVERIFY(f.texts("threads").contains(QStringLiteral("Saved.")));
}

void TestSettingsPage::searches()
{
    Fixture f;
    QTest::keyClick(f.page.get(), Qt::Key_F, Qt::ControlModifier);
    auto *search = f.page->findChild<QLineEdit *>(QStringLiteral("settingsSearch"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("HUB_READ"));
    QVERIFY(f.row("read-timeout")->isVisible());
    QVERIFY(!f.row("port")->isVisible());
    search->clear();
    QTest::keyClicks(search, QStringLiteral("time conn")); // words in any order
    QVERIFY(f.row("connect-timeout")->isVisible());
    QVERIFY(!f.row("read-timeout")->isVisible());
    search->clear();
    QTest::keyClicks(search, QStringLiteral("storage")); // a whole group
    QVERIFY(f.row("backup-keep")->isVisible());
    QTest::keyClicks(search, QStringLiteral("zzz"));
    auto *hint = f.page->findChild<EmptyHint *>();
    QVERIFY(hint->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!hint->isVisible());
    QVERIFY(f.row("port")->isVisible());
}

void TestSettingsPage::jumpsToAGroup()
{
    Fixture f;
    auto *list = f.page->findChild<QListView *>(QStringLiteral("settingsGroups"));
    QVERIFY(list->isVisible());
    QCOMPARE(list->model()->rowCount(), 7);
    auto *scroll = f.page->findChild<QScrollArea *>(QStringLiteral("settingsScroll"));
    list->setFocus();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("Limits"));
    const int offset = f.row("rate-limit")->mapTo(scroll->viewport(), QPoint()).y();
    QVERIFY2(offset >= 0 && offset < 80, QByteArray::number(offset).constData());
    scroll->verticalScrollBar()->setValue(0);
    QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("Program"));
}

void TestSettingsPage::testsTheTypedUrl()
{
    Fixture f;
    f.hub.settings().find("session-manager-url")->text = QStringLiteral("http://localhost:3001");
    f.hub.settings().announce();
    QTest::mouseClick(f.button(QStringLiteral("Test connection")), Qt::LeftButton);
    QTRY_VERIFY(f.texts("session-manager-url").contains(QStringLiteral("12 ms")));
    QCOMPARE(f.hub.desk.lastCall(), QStringLiteral("testSessionManager http://localhost:3001"));
    f.type("session-manager-url", QStringLiteral("http://other.example"));
    QVERIFY(!f.texts("session-manager-url").contains(QStringLiteral("12 ms")));
    f.hub.settings().sessionManagerAnswer = failure("X", QStringLiteral("Connection refused"));
    QTest::mouseClick(f.button(QStringLiteral("Test connection")), Qt::LeftButton);
    QTRY_VERIFY(f.texts("session-manager-url").contains(QStringLiteral("Connection refused")));
    QCOMPARE(f.hub.desk.lastCall(), QStringLiteral("testSessionManager http://other.example"));
}

void TestSettingsPage::theWheelChangesNothing()
{
    Fixture f;
    auto *port = f.editor<QSpinBox>("port");
    f.page->findChild<QLineEdit *>(QStringLiteral("settingsSearch"))->setFocus();
    QWheelEvent wheel(QPointF(5, 5), port->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(port, &wheel);
    QCOMPARE(port->value(), 3012);
}

/// Every control has a name for a screen reader, and Tab comes to it.
void TestSettingsPage::isReachableByKeyboard()
{
    Fixture f;
    QSet<QWidget *> reached;
    QWidget *start = f.page->findChild<QLineEdit *>(QStringLiteral("settingsSearch"));
    for (QWidget *widget = start->nextInFocusChain(); widget != start; widget = widget->nextInFocusChain()) {
        if (widget->focusPolicy() & Qt::TabFocus)
            reached.insert(widget);
    }
    for (const SettingValue &value : f.hub.settings().valueList) {
        if (value.setting.kind == Setting::Kind::Flag)
            continue;
        auto *editor = f.editor<QWidget>(value.setting.key.constData());
        QVERIFY2(editor && reached.contains(editor), value.setting.key.constData());
        QVERIFY2(!editor->accessibleName().isEmpty(), value.setting.key.constData());
    }
}

void TestSettingsPage::looks()
{
    Fixture f;
    f.hub.settings().find("session-manager-url")->text = QStringLiteral("http://localhost:3001");
    f.hub.settings().find("port")->source = SettingValue::Source::Environment;
    f.hub.settings().find("monitor-interval")->source = SettingValue::Source::File;
    f.hub.settings().find("monitor-interval")->text = QStringLiteral("60000");
    f.hub.settings().find("threads")->pending = true;
    f.hub.settings().announce();
    f.type("drain-time", QStringLiteral("45"));
    f.type("frontend", QStringLiteral("/srv/page"));
    grab(*f.page, QStringLiteral("settings"));
    grabSmall(*f.page, QStringLiteral("settings"));
    auto *scroll = f.page->findChild<QScrollArea *>(QStringLiteral("settingsScroll"));
    QTest::mouseClick(f.button(QStringLiteral("Test connection")), Qt::LeftButton);
    QTRY_VERIFY(f.texts("session-manager-url").contains(QStringLiteral("12 ms")));
    scroll->ensureWidgetVisible(f.row("contacts-path"));
    grab(*f.page, QStringLiteral("settings-middle"));
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    f.type("drain-time", QStringLiteral("45 s"));
    grab(*f.page, QStringLiteral("settings-end"));
    f.page->findChild<QLineEdit *>(QStringLiteral("settingsSearch"))->setText(QStringLiteral("nothing like it"));
    grab(*f.page, QStringLiteral("settings-none"));
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
