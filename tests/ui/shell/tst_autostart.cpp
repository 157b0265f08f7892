// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/shell/autostart.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <memory>

using namespace hub::ui;

namespace {

QByteArray execLine(const Autostart &autostart)
{
    for (const QByteArray &line : autostart.desktopEntry().split('\n')) {
        if (line.startsWith("Exec="))
            return line.mid(5);
    }
    return {};
}

/// Reads an Exec line as a desktop does: first as a string value, then in words.
QStringList wordsOf(const QByteArray &exec)
{
    QString value;
    const QString raw = QString::fromUtf8(exec);
    for (int i = 0; i < raw.size(); ++i) {
        if (raw[i] == u'\\' && i + 1 < raw.size())
            ++i; // only \\ is written
        value += raw[i];
    }
    QStringList words;
    QString word;
    bool quoted = false;
    for (int i = 0; i < value.size(); ++i) {
        if (value[i] == u'"') {
            quoted = !quoted;
        } else if (quoted && value[i] == u'\\') {
            word += value[++i];
        } else if (!quoted && value[i] == u' ') {
            words << word.replace(QStringLiteral("%%"), QStringLiteral("%"));
            word.clear();
        } else {
            word += value[i];
        }
    }
    return words << word.replace(QStringLiteral("%%"), QStringLiteral("%"));
}

} // namespace

class tst_Autostart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", m_home->path().toLocal8Bit());
    }

    void isSwitchedOnAndOff()
    {
#ifndef Q_OS_LINUX
        QSKIP("writes to the real place elsewhere");
#endif
        const Autostart autostart(QStringLiteral("/usr/bin/central-hub"),
                                  {QStringLiteral("--data-dir"), QStringLiteral("/home/me/hub")});
        QVERIFY(!autostart.isEnabled());
        QVERIFY(autostart.setEnabled(true));
        QVERIFY(autostart.isEnabled());
        QFile file(m_home->filePath(QStringLiteral("autostart/central-hub.desktop")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), autostart.desktopEntry());
        QVERIFY(autostart.setEnabled(true)); // again: the same
        QVERIFY(autostart.setEnabled(false));
        QVERIFY(!autostart.isEnabled());
        QVERIFY(!file.exists());
        QVERIFY(autostart.setEnabled(false)); // nothing to remove is no error
    }

    void anEntryThatTheDesktopSwitchedOffIsOff()
    {
#ifndef Q_OS_LINUX
        QSKIP("only there");
#endif
        const Autostart autostart(QStringLiteral("/usr/bin/central-hub"), {});
        QVERIFY(autostart.setEnabled(true));
        QFile file(m_home->filePath(QStringLiteral("autostart/central-hub.desktop")));
        QVERIFY(file.open(QIODevice::Append));
        file.write("Hidden=true\n");
        file.close();
        QVERIFY(!autostart.isEnabled());
        QVERIFY(autostart.setEnabled(true));
        QVERIFY(autostart.isEnabled());
    }

    void anImpossiblePlaceIsTold()
    {
#ifndef Q_OS_LINUX
        QSKIP("only there");
#endif
        QFile blocker(m_home->filePath(QStringLiteral("autostart")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        blocker.close();
        const Autostart autostart(QStringLiteral("/usr/bin/central-hub"), {});
        const auto done = autostart.setEnabled(true);
        QVERIFY(!done);
        QCOMPARE(done.error().code, QByteArrayLiteral("FILE_FAILED"));
        QVERIFY(done.error().message.contains(QStringLiteral("central-hub.desktop")));
        QVERIFY(!autostart.isEnabled());
    }

    void wordsSurviveTheExecLine_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("plain") << QStringLiteral("/opt/central-hub");
        QTest::newRow("space") << QStringLiteral("/opt/my hub/central-hub");
        QTest::newRow("quote") << QStringLiteral("/opt/a\"b");
        QTest::newRow("dollar") << QStringLiteral("/opt/$HOME`id`");
        QTest::newRow("percent") << QStringLiteral("/opt/100%f");
        QTest::newRow("backslash") << QStringLiteral("/opt/a\\nb");
        QTest::newRow("letters") << QStringLiteral("/opt/Señor ü/日本");
    }
    void wordsSurviveTheExecLine()
    {
        QFETCH(QString, word);
        const Autostart autostart(word, {QStringLiteral("--data-dir"), word});
        QCOMPARE(wordsOf(execLine(autostart)), (QStringList{word, QStringLiteral("--data-dir"), word}));
        QVERIFY(!autostart.desktopEntry().contains("\n\n"));
    }

    void theLaunchAgentIsWellFormed()
    {
        const Autostart autostart(QStringLiteral("/Applications/A & B <x>/central-hub"),
                                  {QStringLiteral("--data-dir"), QStringLiteral("/d")});
        QXmlStreamReader xml(autostart.launchAgent());
        QStringList strings;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"string")
                strings << xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(strings,
                 (QStringList{QStringLiteral("central-hub"), QStringLiteral("/Applications/A & B <x>/central-hub"),
                              QStringLiteral("--data-dir"), QStringLiteral("/d")}));
    }

    void anAppImageStartsItself()
    {
        qputenv("APPIMAGE", "/home/me/Central_Hub.AppImage");
        QCOMPARE(Autostart::thisProgram(), QStringLiteral("/home/me/Central_Hub.AppImage"));
        qunsetenv("APPIMAGE");
        QCOMPARE(Autostart::thisProgram(), QCoreApplication::applicationFilePath());
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

HUB_TEST(tst_Autostart)

#include "tst_autostart.moc"
