// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/settings/settingsrig.h"
#include "tests/ui/support/grab.h"
#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QSpinBox>
#include <QWheelEvent>

using namespace hub;
using namespace hub::ui;

/// What the page shows, and how one finds it.
class tst_SettingsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsEverySetting();
    void showsValuesWithUnits();
    void fixedSettingsSayWho();
    void secretsAreNotShown();
    void tellsWhatNeedsARestart();
    void searches();
    void jumpsToAGroup();
    void testsTheTypedUrl();
    void choosesTheEngine();
    void theWheelChangesNothing();
    void isReachableByKeyboard();
    void looks();
};

void tst_SettingsView::initTestCase()
{
    applyAppearance(*qApp, Appearance::Light);
}

void tst_SettingsView::showsEverySetting()
{
    SettingsRig f;
    for (const SettingValue &value : f.hub.settings().valueList) {
        const bool isFlag = value.setting.kind == Setting::Kind::Flag;
        QVERIFY2((f.row(value.setting.key.constData()) == nullptr) == isFlag, value.setting.key.constData());
    }
    QVERIFY(f.bar().isEmpty());
}

void tst_SettingsView::showsValuesWithUnits()
{
    SettingsRig f;
    QCOMPARE(f.editor<QLineEdit>("read-timeout")->text(), QStringLiteral("30 s"));
    QCOMPARE(f.editor<QLineEdit>("body-limit")->text(), QStringLiteral("1 MiB"));
    QCOMPARE(f.editor<QLineEdit>("backup-interval")->text(), QStringLiteral("24 h"));
    QCOMPARE(f.editor<QSpinBox>("port")->value(), 3012);
    QCOMPARE(f.editor<QComboBox>("registration")->currentText(), QStringLiteral("Wait for approval"));
    QVERIFY(f.editor<QCheckBox>("monitor")->isChecked());
    QVERIFY(f.texts("read-timeout").contains(QStringLiteral("Default: 30 s.")));
}

void tst_SettingsView::fixedSettingsSayWho()
{
    SettingsRig f;
    f.hub.settings().find("port")->source = SettingValue::Source::Environment;
    f.hub.settings().find("host")->source = SettingValue::Source::CommandLine;
    f.hub.settings().announce();
    QVERIFY(!f.editor<QSpinBox>("port")->isEnabled());
    QVERIFY(f.texts("port").contains(QStringLiteral("Set by the environment variable HUB_PORT or PORT")));
    QVERIFY(!f.editor<QLineEdit>("host")->isEnabled());
    QVERIFY(f.texts("host").contains(QStringLiteral("Set by the option --host")));
    QVERIFY(!f.button(QStringLiteral("Reset to default"), f.row("host")));
}

void tst_SettingsView::secretsAreNotShown()
{
    SettingsRig f;
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

void tst_SettingsView::tellsWhatNeedsARestart()
{
    SettingsRig f;
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

void tst_SettingsView::searches()
{
    SettingsRig f;
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
    auto *hint = f.page->findChild<EmptyState *>();
    QVERIFY(hint->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!hint->isVisible());
    QVERIFY(f.row("port")->isVisible());
}

void tst_SettingsView::jumpsToAGroup()
{
    SettingsRig f;
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

void tst_SettingsView::testsTheTypedUrl()
{
    SettingsRig f;
    f.hub.settings().find("session-manager-url")->text = QStringLiteral("http://localhost:3001");
    f.hub.settings().announce();
    QTest::mouseClick(f.button(QStringLiteral("Test connection")), Qt::LeftButton);
    QTRY_VERIFY(f.texts("session-manager-url").contains(QStringLiteral("12 ms")));
    QCOMPARE(f.hub.desk.lastCall(), QStringLiteral("testEngine http://localhost:3001 session-manager"));
    f.type("session-manager-url", QStringLiteral("http://other.example"));
    QVERIFY(!f.texts("session-manager-url").contains(QStringLiteral("12 ms")));
    f.hub.settings().engineAnswer = failure("X", QStringLiteral("Connection refused"));
    QTest::mouseClick(f.button(QStringLiteral("Test connection")), Qt::LeftButton);
    QTRY_VERIFY(f.texts("session-manager-url").contains(QStringLiteral("Connection refused")));
    QCOMPARE(f.hub.desk.lastCall(), QStringLiteral("testEngine http://other.example session-manager"));
}

void tst_SettingsView::choosesTheEngine()
{
    SettingsRig f;
    f.hub.settings().find("session-manager-url")->text = QStringLiteral("http://localhost:3001");
    f.hub.settings().announce();
    auto *engines = f.editor<QComboBox>("engine");
    QVERIFY(engines);
    QCOMPARE(engines->currentText(), QStringLiteral("Session Manager"));
    engines->setFocus();
    engines->lineEdit()->selectAll();
    QTest::keyClicks(engines->lineEdit(), QStringLiteral("waha"));
    f.type("engine-secret", QStringLiteral("opensesame"));
    QCOMPARE(engines->currentText(), QStringLiteral("WAHA"));
    QTest::mouseClick(f.button(QStringLiteral("Test connection")), Qt::LeftButton);
    QTRY_VERIFY(f.hub.desk.lastCall().endsWith(QStringLiteral(" waha with a secret of 10")));
}

void tst_SettingsView::theWheelChangesNothing()
{
    SettingsRig f;
    auto *port = f.editor<QSpinBox>("port");
    f.page->findChild<QLineEdit *>(QStringLiteral("settingsSearch"))->setFocus();
    QWheelEvent wheel(QPointF(5, 5), port->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(port, &wheel);
    QCOMPARE(port->value(), 3012);
}

/// Every control has a name for a screen reader, and Tab comes to it.
void tst_SettingsView::isReachableByKeyboard()
{
    SettingsRig f;
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

void tst_SettingsView::looks()
{
    SettingsRig f;
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

HUB_WIDGET_TEST(tst_SettingsView)
#include "tst_settingsview.moc"
