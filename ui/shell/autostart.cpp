// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>
#include <QXmlStreamWriter>

#include <utility>

namespace hub::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::Autostart)
};

/// A word of a desktop entry's Exec line (Desktop Entry Specification 1.5, "The Exec key"): quoted, then escaped once
/// more because the line is a string value; `%` would begin a field code.
QString execWord(QString word)
{
    for (const QChar special : {u'\\', u'"', u'`', u'$'})
        word.replace(special, QString(u'\\') + special);
    word.replace(u'%', QLatin1String("%%"));
    word = u'"' + word + u'"';
    return word.replace(u'\\', QLatin1String("\\\\"));
}

#if defined(Q_OS_WIN)
constexpr QLatin1String RunKey("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run");
constexpr QLatin1String RunName("CentralHub");

/// As CommandLineToArgvW reads it again: backslashes count only before a quotation mark.
QString windowsWord(const QString &word)
{
    QString quoted(u'"');
    int backslashes = 0;
    for (const QChar c : word) {
        if (c == u'"')
            quoted += QString(backslashes + 1, u'\\');
        backslashes = c == u'\\' ? backslashes + 1 : 0;
        quoted += c;
    }
    return quoted + QString(backslashes, u'\\') + u'"';
}
#endif

} // namespace

Autostart::Autostart(QString program, QStringList arguments)
    : m_program(std::move(program)), m_arguments(std::move(arguments))
{
}

QString Autostart::thisProgram()
{
    const QString image = qEnvironmentVariable("APPIMAGE");
    return image.isEmpty() ? QCoreApplication::applicationFilePath() : image;
}

QByteArray Autostart::desktopEntry() const
{
    QString exec = execWord(m_program);
    for (const QString &argument : m_arguments)
        exec += u' ' + execWord(argument);
    return (QLatin1String("[Desktop Entry]\nType=Application\nName=Central Hub\nIcon=central-hub\nTerminal=false\n"
                          "X-GNOME-Autostart-enabled=true\nExec=") %
            exec % u'\n')
        .toUtf8();
}

QByteArray Autostart::launchAgent() const
{
    QByteArray content;
    QXmlStreamWriter xml(&content);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeDTD(QStringLiteral("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                                "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"));
    xml.writeStartElement(QStringLiteral("plist"));
    xml.writeAttribute(QStringLiteral("version"), QStringLiteral("1.0"));
    xml.writeStartElement(QStringLiteral("dict"));
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("Label"));
    xml.writeTextElement(QStringLiteral("string"), QStringLiteral("central-hub"));
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("ProgramArguments"));
    xml.writeStartElement(QStringLiteral("array"));
    xml.writeTextElement(QStringLiteral("string"), m_program);
    for (const QString &argument : m_arguments)
        xml.writeTextElement(QStringLiteral("string"), argument);
    xml.writeEndElement();
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("RunAtLoad"));
    xml.writeEmptyElement(QStringLiteral("true"));
    xml.writeEndDocument();
    return content;
}

QString Autostart::file()
{
#if defined(Q_OS_MACOS)
    return QDir::home().filePath(QStringLiteral("Library/LaunchAgents/central-hub.plist"));
#else
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(QStringLiteral("autostart/central-hub.desktop"));
#endif
}

bool Autostart::isEnabled() const
{
#if defined(Q_OS_WIN)
    return QSettings(RunKey, QSettings::NativeFormat).contains(RunName);
#else
    QFile entry(file());
    if (!entry.open(QIODevice::ReadOnly))
        return false;
    // The desktop's own settings switch an entry off without removing it.
    const QList<QByteArray> lines = entry.readAll().split('\n');
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
#endif
}

Result<void> Autostart::setEnabled(bool enabled) const
{
#if defined(Q_OS_WIN)
    QSettings run(RunKey, QSettings::NativeFormat);
    if (enabled) {
        QString line = windowsWord(QDir::toNativeSeparators(m_program));
        for (const QString &argument : m_arguments)
            line += u' ' + windowsWord(argument);
        run.setValue(RunName, line);
    } else {
        run.remove(RunName);
    }
    run.sync();
    if (run.status() != QSettings::NoError)
        return failure("FILE_FAILED", Text::tr("The registry could not be written."));
    return {};
#else
    const QString path = file();
    if (!enabled) {
        QFile entry(path);
        if (entry.exists() && !entry.remove())
            return failure("FILE_FAILED", Text::tr("%1 could not be removed: %2.").arg(path, entry.errorString()));
        return {};
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
#if defined(Q_OS_MACOS)
    const QByteArray content = launchAgent();
#else
    const QByteArray content = desktopEntry();
#endif
    QSaveFile entry(path);
    if (!entry.open(QIODevice::WriteOnly) || entry.write(content) != content.size() || !entry.commit())
        return failure("FILE_FAILED", Text::tr("%1 could not be written: %2.").arg(path, entry.errorString()));
    return {};
#endif
}

} // namespace hub::ui
