// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settingsfile.h"

#include "core/settings/inifile.h"
#include "core/settings/settingtable.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace hub::app {

namespace {

struct SettingsFileText
{
    Q_DECLARE_TR_FUNCTIONS(hub::SettingsFile)
};

constexpr auto FilePermissions = QFile::ReadOwner | QFile::WriteOwner;

tl::unexpected<Error> invalid(const QString &message, const QByteArray &key)
{
    return tl::unexpected<Error>(Error{QByteArrayLiteral("INVALID_SETTING"), message, key});
}

/// The value as one line may show it; a URL may carry a password before its '@'.
QString shown(const Setting &setting, const QString &text)
{
    return setting.secret || text.contains(u'@') ? SettingsFileText::tr("that value") : quotedText(text);
}

/// A line break would forge a second setting.
bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    });
}

/// Accepted by its own rules alone.
Result<void> checkValue(const Setting &setting, const QString &text)
{
    Settings scratch;
    if (text.isNull() || (!hasControlCharacter(text) && setting.read(text, scratch)))
        return {};
    return invalid(SettingsFileText::tr("setting %1: %2 is not accepted; it takes %3")
                       .arg(QString::fromLatin1(setting.key), shown(setting, text), setting.accepts),
                   setting.key);
}

Result<void> checkOrigin(const Setting &setting, SettingOrigin origin)
{
    if (origin == SettingOrigin::CommandLine)
        return invalid(
            SettingsFileText::tr("setting %1: %2 on the command line decides; start the program without it to change "
                                 "it here")
                .arg(QString::fromLatin1(setting.key), QString::fromLatin1(setting.option())),
            setting.key);
    if (origin == SettingOrigin::Environment)
        return invalid(
            SettingsFileText::tr("setting %1: an environment variable decides; start the program without it to change "
                                 "it here")
                .arg(QString::fromLatin1(setting.key)),
            setting.key);
    return {};
}

struct FileChecksText
{
    Q_DECLARE_TR_FUNCTIONS(hub::FileChecks)
};

Result<void> readableFile(const char *setting, const QString &path)
{
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly))
        return {};
    return tl::unexpected<Error>(
        Error{"USAGE",
              FileChecksText::tr("setting %1: \"%2\" is not accepted; it takes the name of a readable PEM file")
                  .arg(QLatin1String(setting), path),
              setting});
}

} // namespace

Result<void> checkFiles(const Settings &settings)
{
    const Settings::Listening &listening = settings.listening;
    HUB_CHECK(readableFile("tls-cert", listening.tlsCertificate));
    HUB_CHECK(readableFile("tls-key", listening.tlsKey));
    const QFileInfo frontend(listening.frontend);
    if (!listening.frontend.isEmpty() && !(frontend.isDir() && frontend.isReadable() && frontend.isExecutable()))
        return tl::unexpected<Error>(Error{
            "USAGE",
            FileChecksText::tr("setting frontend: \"%1\" is not accepted; it takes the name of a readable directory")
                .arg(listening.frontend),
            "frontend"});
    return loadedEngine(settings).map([](const SessionManagerSettings &) {}).map_error([](const Error &error) {
        const bool isOfSecret = error.code == "SECRET_MISSING" || error.code == "INVALID_SECRETS";
        return Error{"USAGE", error.message, isOfSecret ? "engine-secret" : "engine"};
    });
}

Result<SessionManagerSettings> loadedEngine(const Settings &settings)
{
    SessionManagerSettings engine = settings.sessionManager;
    const QString &directory = settings.program.dataDirectory;
    if (!directory.isEmpty()) {
        HUB_TRY(engine.sessionSecrets, readSessionSecrets(QDir(directory).filePath(QLatin1String(SessionSecretsFile))));
    }
    return withEngine(std::move(engine));
}

Result<QByteArray> readConfigurationFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure("NOT_FOUND", FileChecksText::tr("there is no such file"));
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure("UNREADABLE",
                       QFileInfo(path).isFile() ? file.errorString() : FileChecksText::tr("it is not a file"));
    // One byte more than is accepted tells that it is too large.
    return file.read(IniSizeLimit + 1);
}

SettingsFile::SettingsFile(SettingSources sources, const QString &directory) : m_sources(std::move(sources))
{
    const Result<Settings> given = parseSettings(m_sources);
    if (given && !given->program.configFile.isEmpty()) {
        m_path = QFileInfo(given->program.configFile).absoluteFilePath();
        m_isDefault = false;
        return;
    }
    m_path = directory % QLatin1String("/central-hub.ini");
    // A throw-away directory is not named by any source: it would not be read.
    if (given && given->program.dataDirectory.isEmpty())
        m_sources.arguments += {QStringLiteral("--data-dir"), directory};
}

bool SettingsFile::mayHold(const Setting &setting) const
{
    return setting.inFile && !(m_isDefault && setting.key == "data-dir");
}

Result<SettingsWithOrigins> SettingsFile::read() const
{
    return parseSettingsWithOrigins(m_sources);
}

Result<void> SettingsFile::check(const QMap<QByteArray, QString> &changes) const
{
    const Result<SettingsWithOrigins> now = read();
    const std::vector<Setting> table = settingTable();
    for (auto change = changes.constBegin(); change != changes.constEnd(); ++change) {
        const auto setting =
            std::find_if(table.begin(), table.end(), [&](const Setting &s) { return s.key == change.key(); });
        if (setting == table.end() || !mayHold(*setting))
            return invalid(
                SettingsFileText::tr("setting %1: it cannot be set in that file").arg(QString::fromUtf8(change.key())),
                change.key());
        if (now && now->settings.program.demo && setting->key == "session-manager-url")
            return invalid(
                SettingsFileText::tr("setting session-manager-url: a demonstration has its own Session Manager"),
                setting->key);
        // A file that was spoilt meanwhile tells no origins; parse() will say what is wrong with it.
        const SettingOrigin origin = now ? now->origins.value(setting->key) : SettingOrigin::Default;
        Result<void> checked = checkOrigin(*setting, origin).and_then([&] { return checkValue(*setting, *change); });
        if (!checked)
            return checked;
    }
    return {};
}

Result<SettingsWithOrigins> SettingsFile::parse(const QByteArray &content) const
{
    SettingSources sources = m_sources;
    sources.readFile = [content](const QString &) -> Result<QByteArray> { return content; };
    return parseSettingsWithOrigins(sources).and_then([](const SettingsWithOrigins &parsed) {
        return checkFiles(parsed.settings).map([&parsed] { return parsed; });
    });
}

Result<void> SettingsFile::replace(const QByteArray &content) const
{
    const auto failed = [this](const QString &why) {
        return failure("FILE_FAILED",
                       SettingsFileText::tr("the settings cannot be written to %1: %2").arg(m_path, why));
    };
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    // Before anything is in it: it may hold secrets.
    if (!file.setPermissions(FilePermissions) || file.write(content) != content.size() || !file.commit())
        return failed(file.errorString());
    return {};
}

Result<SettingsWithOrigins> SettingsFile::write(const QMap<QByteArray, QString> &changes) const
{
    HUB_CHECK(check(changes));
    Result<QByteArray> content = m_sources.readFile(m_path);
    if (!content && content.error().code == "NOT_FOUND")
        content = QByteArrayLiteral("# Settings of Central Hub; central-hub --help explains each.\n");
    if (!content)
        return failure("FILE_FAILED",
                       SettingsFileText::tr("%1 cannot be read: %2").arg(m_path, content.error().message));
    if (const auto entries = parseIni(*content); !entries)
        return failure("FILE_FAILED",
                       SettingsFileText::tr("%1 is not accepted: %2").arg(m_path, entries.error().message));
    const QByteArray edited = editIni(*content, changes);
    const Result<SettingsWithOrigins> parsed = parse(edited);
    if (!parsed)
        return invalid(parsed.error().message, parsed.error().field);
    return replace(edited).map([&parsed] { return *parsed; });
}

} // namespace hub::app
