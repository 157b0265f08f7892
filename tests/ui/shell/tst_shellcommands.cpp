// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "ui/common/appearance.h"
#include "ui/shell/shellcommands.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

template<typename T>
T *openDialog(const char *name)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->objectName() == QLatin1String(name))
            return qobject_cast<T *>(widget);
    }
    return nullptr;
}

struct ShellCommandsFixture
{
    ShellCommandsFixture()
        : commands(hub, QStringLiteral("1.2.3"), Autostart(QStringLiteral("/usr/bin/central-hub"), {}), window)
    {
        window.show();
    }

    FakeHubApi hub;
    QWidget window;
    ShellCommands commands;
};

} // namespace

/// Takes what QDesktopServices would give to another program.
class UrlTaker : public QObject
{
    Q_OBJECT

public:
    UrlTaker() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take"); }
    ~UrlTaker() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    QList<QUrl> urls;

public Q_SLOTS:
    void take(const QUrl &url) { urls << url; }
};

class tst_ShellCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_directory.isValid());
        qputenv("XDG_CONFIG_HOME", m_directory.path().toLocal8Bit());
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        applyAppearance(*qApp, Appearance::Light);
    }

    void stoppingAllSendingIsConfirmed()
    {
        ShellCommandsFixture scene;
        QSignalSpy noticed(&scene.commands, &ShellCommands::noticed);
        scene.commands.stopSending();
        auto *sheet = openDialog<QDialog>("confirmSheet");
        QVERIFY(sheet != nullptr);
        QVERIFY(scene.hub.desk.calls.isEmpty());
        QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("confirmNo")), Qt::LeftButton);
        QTRY_VERIFY(openDialog<QDialog>("confirmSheet") == nullptr);
        QVERIFY(scene.hub.desk.calls.isEmpty());

        scene.commands.stopSending();
        QTest::mouseClick(openDialog<QDialog>("confirmSheet")->findChild<QPushButton *>(QStringLiteral("confirmYes")),
                          Qt::LeftButton);
        QVERIFY(noticed.wait());
        QCOMPARE(scene.hub.desk.callsOf(QStringLiteral("stopAll")).size(), 1);
    }

    void aRefusalIsTold()
    {
        ShellCommandsFixture scene;
        scene.hub.desk.failNext("DATABASE_BUSY", QStringLiteral("<b>The store is busy.</b>"));
        scene.commands.allowSending();
        QTRY_VERIFY(openDialog<QDialog>("errorSheet") != nullptr);
        QDialog *sheet = openDialog<QDialog>("errorSheet");
        QStringList texts;
        for (const QLabel *label : sheet->findChildren<QLabel *>())
            texts << label->text();
        QVERIFY(texts.contains(QStringLiteral("<b>The store is busy.</b>")));
        sheet->reject();
        QTRY_VERIFY(openDialog<QDialog>("errorSheet") == nullptr);
    }

    void diagnosticsGoToTheFileThatTheUserChooses()
    {
        ShellCommandsFixture scene;
        scene.hub.diagnosticsText = "version 1.2.3\n";
        QSignalSpy noticed(&scene.commands, &ShellCommands::noticed);
        scene.commands.saveDiagnostics();
        scene.commands.saveDiagnostics(); // an impatient second click is not a second dialog
        QTRY_VERIFY(openDialog<QFileDialog>("saveFileDialog") != nullptr);
        QCOMPARE(scene.hub.desk.callsOf(QStringLiteral("diagnostics")).size(), 1);
        auto *dialog = openDialog<QFileDialog>("saveFileDialog");
        const QString path = m_directory.filePath(QStringLiteral("diagnostics.txt"));
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QVERIFY(noticed.wait());
        QVERIFY2(noticed[0][0].toString().contains(QStringLiteral("diagnostics.txt")),
                 qPrintable(noticed[0][0].toString()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("version 1.2.3\n"));
    }

    void missingDiagnosticsAreTold()
    {
        ShellCommandsFixture scene;
        scene.hub.desk.failNext("HUB_STOPPED", QStringLiteral("The hub is not running."));
        scene.commands.saveDiagnostics();
        QTRY_VERIFY(openDialog<QDialog>("errorSheet") != nullptr);
        openDialog<QDialog>("errorSheet")->reject();
        QTRY_VERIFY(openDialog<QDialog>("errorSheet") == nullptr);
        scene.commands.saveDiagnostics(); // and may be asked for again
        QTRY_VERIFY(openDialog<QFileDialog>("saveFileDialog") != nullptr);
        openDialog<QFileDialog>("saveFileDialog")->reject();
    }

    void theDataFolderIsOpened()
    {
        UrlTaker taker;
        ShellCommandsFixture scene;
        scene.commands.openDataFolder();
        QCOMPARE(taker.urls, QList{QUrl::fromLocalFile(scene.hub.dataDirectory())});
    }

    void autostartIsSwitched()
    {
        ShellCommandsFixture scene;
        QSignalSpy changed(&scene.commands, &ShellCommands::autostartChanged);
        QVERIFY(!scene.commands.isAutostartEnabled());
        scene.commands.setAutostart(true);
        QVERIFY(scene.commands.isAutostartEnabled());
        QCOMPARE(changed.last().first().toBool(), true);
        scene.commands.setAutostart(false);
        QVERIFY(!scene.commands.isAutostartEnabled());
        QCOMPARE(changed.last().first().toBool(), false);
    }

    void aboutTellsVersionAndLicences()
    {
        ShellCommandsFixture scene;
        scene.commands.openAbout();
        auto *about = openDialog<QDialog>("aboutDialog");
        QVERIFY(about != nullptr);
        QString all;
        for (const QLabel *label : about->findChildren<QLabel *>())
            all += label->text() + u'\n';
        for (const char *word : {"1.2.3", "GNU General Public License", "without any warranty", "Qt HTTP Server",
                                 "libsodium", "Boost", "SQLite"})
            QVERIFY2(all.contains(QLatin1String(word)), word);
        QVERIFY(all.contains(QString::fromLatin1(qVersion())));
        grab(*about, QStringLiteral("about"));
        for (QPushButton *button : about->findChildren<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("Qt")))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(openDialog<QDialog>("aboutQtDialog") != nullptr);
        openDialog<QDialog>("aboutQtDialog")->reject();
        QTest::keyClick(about, Qt::Key_Escape);
        QTRY_VERIFY(openDialog<QDialog>("aboutDialog") == nullptr);
    }

private:
    QTemporaryDir m_directory;
};

HUB_WIDGET_TEST(tst_ShellCommands)

#include "tst_shellcommands.moc"
