// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingsparser.h"

#include "core/settings/inifile.h"
#include "core/settings/settingtable.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace hub {

namespace {

struct Given
{
    QString text;
    QString origin; ///< `--port`, `HUB_PORT`, `hub.ini line 3`
};
using GivenByKey = QHash<QByteArray, Given>;

/// `key`: of the setting that is wrong, if it is one.
tl::unexpected<Error> usage(const QString &message, const QByteArray &key = {})
{
    return tl::unexpected<Error>(Error{QByteArrayLiteral("USAGE"), message, key});
}

tl::unexpected<Error> notAccepted(const Setting &setting, const Given &given)
{
    // A URL may carry a password before its '@'.
    const QString value =
        setting.secret || given.text.contains(u'@') ? SettingsWords::tr("the value") : quotedText(given.text);
    return usage(SettingsWords::tr("setting %1: %2 from %3 is not accepted; it takes %4")
                     .arg(QString::fromLatin1(setting.key), value, given.origin, setting.accepts),
                 setting.key);
}

/// Collects what each source gives, then reads every setting from the strongest.
class Parser
{
public:
    explicit Parser(const SettingSources &sources) : m_sources(sources), m_table(settingTable()) {}

    Result<Settings> run()
    {
        Result<void> done = readArguments();
        if (done)
            done = readEnvironment();
        if (done)
            done = readConfiguration();
        if (done)
            done = readSettings();
        if (!done)
            return tl::unexpected(done.error());
        return m_settings;
    }

    /// Where each value came from; once it has run.
    QHash<QByteArray, SettingOrigin> origins() const
    {
        QHash<QByteArray, SettingOrigin> origins;
        const auto note = [&origins](const GivenByKey &given, SettingOrigin origin) {
            for (auto at = given.keyBegin(); at != given.keyEnd(); ++at)
                origins.insert(*at, origin);
        };
        // The strongest last: it overwrites.
        note(m_file, SettingOrigin::File);
        note(m_variables, SettingOrigin::Environment);
        note(m_options, SettingOrigin::CommandLine);
        return origins;
    }

private:
    const Setting *find(const QByteArray &key) const
    {
        const auto found = std::find_if(m_table.begin(), m_table.end(), [&](const Setting &s) { return s.key == key; });
        return found == m_table.end() ? nullptr : &*found;
    }

    Result<void> readArguments();
    Result<void> readEnvironment();
    Result<void> readConfiguration();
    Result<void> readFile(const QString &path, const QByteArray &content, bool isDefault);
    Result<void> readSettings();
    std::optional<Given> strongest(const QByteArray &key) const;

    const SettingSources &m_sources;
    const std::vector<Setting> m_table;
    GivenByKey m_options;
    GivenByKey m_variables;
    GivenByKey m_file;
    Settings m_settings;
};

Result<void> Parser::readArguments()
{
    const QStringList &arguments = m_sources.arguments;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument : argument.first(equals);
        if (!name.startsWith(QLatin1String("--")))
            return usage(
                SettingsWords::tr("unexpected argument %1; --help lists what is accepted").arg(quotedText(argument)));
        const Setting *setting = find(name.sliced(2).toUtf8());
        if (!setting)
            return usage(SettingsWords::tr("unknown option %1; --help lists the options").arg(quotedText(name)));
        if (!setting->hasOption)
            return usage(
                SettingsWords::tr(
                    "setting %1: %2 is no option, since a command line is seen by every user; it takes the variable %3")
                    .arg(QString::fromLatin1(setting->key), name, QString::fromLatin1(setting->variable())));
        Given given{QStringLiteral("on"), name};
        if (equals >= 0) {
            given.text = argument.sliced(equals + 1);
        } else if (setting->takesValue()) {
            if (i + 1 == arguments.size() || arguments[i + 1].startsWith(QLatin1String("--")))
                return usage(SettingsWords::tr("setting %1: %2 lacks its value; it takes %3")
                                 .arg(QString::fromLatin1(setting->key), name, setting->accepts));
            given.text = arguments[++i];
        }
        m_options.insert(setting->key, given);
    }
    return {};
}

Result<void> Parser::readEnvironment()
{
    QStringList known;
    for (const Setting &setting : m_table) {
        const QString variable = QString::fromLatin1(setting.variable());
        known.append(variable);
        for (const QString &name : {variable, QString::fromLatin1(setting.alias)}) {
            const QString value = name.isEmpty() ? QString() : m_sources.environment.value(name);
            if (value.isEmpty())
                continue;
            m_variables.insert(setting.key, {value, name});
            break;
        }
    }
    for (const QString &name : m_sources.environment.keys()) {
        if (name.startsWith(QLatin1String("HUB_")) && !known.contains(name))
            m_settings.warnings.append(
                SettingsWords::tr("environment variable %1 is no setting and is ignored").arg(quotedText(name)));
    }
    return {};
}

Result<void> Parser::readConfiguration()
{
    if (const std::optional<Given> config = strongest("config")) {
        const Setting &setting = *find("config");
        if (config->text.isEmpty())
            return notAccepted(setting, *config);
        const Result<QByteArray> content = m_sources.readFile(config->text);
        if (!content)
            return usage(SettingsWords::tr("setting config: %1 from %2 cannot be read (%3); it takes %4")
                             .arg(quotedText(config->text), config->origin, content.error().message, setting.accepts),
                         setting.key);
        return readFile(config->text, *content, false);
    }
    const std::optional<Given> directory = strongest("data-dir");
    if (!directory && strongest("demo"))
        return {}; // a throw-away data directory holds no file yet
    const QString path =
        (directory ? directory->text : m_sources.defaultDataDirectory) % QLatin1String("/central-hub.ini");
    const Result<QByteArray> content = m_sources.readFile(path);
    if (content)
        return readFile(path, *content, true);
    if (content.error().code == "NOT_FOUND")
        return {};
    return usage(SettingsWords::tr("the file %1 cannot be read (%2)").arg(quotedText(path), content.error().message));
}

Result<void> Parser::readFile(const QString &path, const QByteArray &content, bool isDefault)
{
    const Result<std::vector<IniEntry>> entries = parseIni(content);
    if (!entries)
        return usage(
            SettingsWords::tr("the file %1 is not accepted: %2").arg(quotedText(path), entries.error().message));
    for (const IniEntry &entry : *entries) {
        const QString origin = SettingsWords::tr("%1 line %2").arg(printableText(path)).arg(entry.line);
        const Setting *setting = find(entry.key);
        if (!setting)
            return usage(SettingsWords::tr("unknown setting %1 from %2; --help lists the settings")
                             .arg(quotedText(QString::fromUtf8(entry.key)), origin));
        // The default file is found through the data directory, so it cannot choose another.
        if (!setting->inFile || (isDefault && entry.key == "data-dir"))
            return usage(SettingsWords::tr("setting %1 from %2 cannot be set in that file; use %3 or %4")
                             .arg(QString::fromLatin1(setting->key), origin, QString::fromLatin1(setting->option()),
                                  QString::fromLatin1(setting->variable())));
        m_file.insert(entry.key, {entry.value, origin});
    }
    return {};
}

std::optional<Given> Parser::strongest(const QByteArray &key) const
{
    for (const GivenByKey *source : {&m_options, &m_variables, &m_file}) {
        if (const auto found = source->constFind(key); found != source->constEnd())
            return *found;
    }
    return std::nullopt;
}

Result<void> Parser::readSettings()
{
    for (const Setting &setting : m_table) {
        const std::optional<Given> given = strongest(setting.key);
        if (given && !setting.read(given->text, m_settings))
            return notAccepted(setting, *given);
    }
    const Settings::Listening &listening = m_settings.listening;
    if (listening.tlsCertificate.isEmpty() != listening.tlsKey.isEmpty()) {
        const bool keyGiven = listening.tlsCertificate.isEmpty();
        const QString given = keyGiven ? QStringLiteral("tls-key") : QStringLiteral("tls-cert");
        return usage(SettingsWords::tr("setting %1 from %2 needs %3 beside it; it takes %4")
                         .arg(given, strongest(given.toLatin1())->origin,
                              keyGiven ? QStringLiteral("tls-cert") : QStringLiteral("tls-key"),
                              find(given.toLatin1())->accepts),
                     given.toLatin1());
    }
    Settings::Program &program = m_settings.program;
    if (program.dataDirectory.isEmpty() && !program.demo)
        program.dataDirectory = m_sources.defaultDataDirectory;
    if (program.demo && !m_settings.sessionManager.baseUrl.isEmpty()) {
        m_settings.sessionManager.baseUrl.clear();
        m_settings.warnings.append(
            SettingsWords::tr("session-manager-url is not used: --demo starts its own Session Manager"));
    }
    const QString usualEngine = SessionManagerSettings().engine;
    if (program.demo && m_settings.sessionManager.engine != usualEngine) {
        m_settings.sessionManager.engine = usualEngine;
        m_settings.warnings.append(SettingsWords::tr("engine is not used: --demo starts its own Session Manager"));
    }
    return {};
}

} // namespace

QString printableText(const QString &text)
{
    constexpr qsizetype ShownLength = 120;
    QString line = text.size() > ShownLength ? text.first(ShownLength) % u'…' : text;
    for (QChar &c : line) {
        if (!c.isPrint())
            c = u'?';
    }
    return line;
}

QString quotedText(const QString &text)
{
    return u'"' % printableText(text) % u'"';
}

Result<Settings> parseSettings(const SettingSources &sources)
{
    return Parser(sources).run();
}

Result<SettingsWithOrigins> parseSettingsWithOrigins(const SettingSources &sources)
{
    Parser parser(sources);
    HUB_TRY(const auto settings, parser.run());
    return SettingsWithOrigins{settings, parser.origins()};
}

Result<Settings> settingsForHeadless(Settings settings)
{
    if (settings.sessionManager.baseUrl.isEmpty() && !settings.program.demo)
        return usage(SettingsWords::tr(
            "setting session-manager-url is missing: set SESSION_MANAGER_BASE_URL or --session-manager-url to "
            "an http:// or https:// URL, or use --demo"));
    return settings;
}

Settings settingsForDashboard(Settings settings)
{
    if (settings.sessionManager.baseUrl.isEmpty() && !settings.program.demo)
        settings.sessionManager.baseUrl = QUrl(QStringLiteral("http://localhost:3001"));
    return settings;
}

} // namespace hub
