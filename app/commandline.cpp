// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include "core/settings/settingtable.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace hub::app {

namespace {

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(hub::CommandLine)
};

enum class Scope { None, Client, ClientOrAdmin };

struct CommandSpec
{
    AdminCommand::Action action;
    const char *group;
    const char *verb;
    const char *operand; ///< null: takes none
    Scope scope = Scope::None;
    bool readsPassword = false;
};

using Action = AdminCommand::Action;

constexpr std::array<CommandSpec, 14> Commands{{
    {Action::UserAdd, "user", "add", "NAME", Scope::Client, true},
    {Action::UserList, "user", "list", nullptr},
    {Action::UserApprove, "user", "approve", "NAME"},
    {Action::UserDisable, "user", "disable", "NAME"},
    {Action::UserEnable, "user", "enable", "NAME"},
    {Action::UserPassword, "user", "passwd", "NAME", Scope::None, true},
    {Action::KeyCreate, "key", "create", "NAME", Scope::ClientOrAdmin},
    {Action::KeyList, "key", "list", nullptr},
    {Action::KeyRevoke, "key", "revoke", "ID"},
    {Action::DatabaseBackup, "db", "backup", "FILE"},
    {Action::DatabaseCheck, "db", "check", nullptr},
    {Action::EngineList, "engine", "list", nullptr},
    {Action::EngineShow, "engine", "show", "NAME"},
    {Action::EngineCheck, "engine", "check", "FILE"},
}};

/// How a command is typed: `user add NAME --client N [--admin] --password-stdin`.
QString synopsis(const CommandSpec &spec)
{
    QStringList words{QLatin1String(spec.group), QLatin1String(spec.verb)};
    if (spec.operand)
        words.append(QLatin1String(spec.operand));
    if (spec.scope == Scope::Client)
        words.append(QStringLiteral("--client N [--admin]"));
    else if (spec.scope == Scope::ClientOrAdmin)
        words.append(QStringLiteral("--client N|--admin"));
    if (spec.readsPassword)
        words.append(QStringLiteral("--password-stdin"));
    return words.join(u' ');
}

tl::unexpected<Error> usage(const QString &message)
{
    return failure("USAGE", message);
}

tl::unexpected<Error> usage(const CommandSpec &spec)
{
    return usage(CommandLineText::tr("that command is typed: central-hub %1").arg(synopsis(spec)));
}

/// The command line taken apart, before anything is checked against a command.
struct Parts
{
    bool help = false;
    bool version = false;
    QStringList operands;
    QStringList settings;
    QString commandOption; ///< the last of the commands' own options; empty: none was given
    std::optional<ClienteId> clienteId;
    bool admin = false;
    bool passwordFromStdin = false;
};

bool takesValue(const QString &option)
{
    const std::vector<Setting> table = settingTable();
    return std::any_of(table.begin(), table.end(), [&](const Setting &setting) {
        return setting.takesValue() && setting.hasOption && QString::fromLatin1(setting.option()) == option;
    });
}

Result<void> readClient(Parts &parts, const QString &text)
{
    parts.clienteId = ClienteId::parse(text.toUtf8());
    if (!parts.clienteId)
        return usage(CommandLineText::tr("option --client: %1 is not accepted; it takes a number from 1 to %2")
                         .arg(quotedText(text))
                         .arg(ClienteId::Max));
    return {};
}

Result<Parts> takeApart(const QStringList &arguments)
{
    Parts parts;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        const bool hasNext = i + 1 < arguments.size();
        if (argument == QLatin1String("--")) {
            parts.operands += arguments.sliced(i + 1);
            break;
        }
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            parts.help = true;
        } else if (argument == QLatin1String("--version") || argument == QLatin1String("-v")) {
            parts.version = true;
        } else if (argument == QLatin1String("--admin")) {
            parts.admin = true;
            parts.commandOption = argument;
        } else if (argument == QLatin1String("--password-stdin")) {
            parts.passwordFromStdin = true;
            parts.commandOption = argument;
        } else if (argument == QLatin1String("--client") || argument.startsWith(QLatin1String("--client="))) {
            const bool apart = !argument.contains(u'=');
            HUB_CHECK(readClient(parts, !apart ? argument.sliced(9) : hasNext ? arguments[i + 1] : QString()));
            i += apart ? 1 : 0;
            parts.commandOption = QStringLiteral("--client");
        } else if (argument.startsWith(u'-')) {
            parts.settings.append(argument);
            if (hasNext && takesValue(argument))
                parts.settings.append(arguments[++i]);
        } else {
            parts.operands.append(argument);
        }
    }
    return parts;
}

Result<const CommandSpec *> findCommand(const QStringList &operands)
{
    const auto matches = [&](const CommandSpec &spec) {
        return operands[0] == QLatin1String(spec.group) && operands.value(1) == QLatin1String(spec.verb);
    };
    const auto found = std::find_if(Commands.begin(), Commands.end(), matches);
    if (found != Commands.end())
        return &*found;
    QStringList known;
    for (const CommandSpec &spec : Commands)
        known.append(QLatin1String(spec.group) % u' ' % QLatin1String(spec.verb));
    return usage(CommandLineText::tr("unknown command %1; there are: %2")
                     .arg(quotedText(operands.join(u' ')), known.join(QLatin1String(", "))));
}

bool needsStore(Action action)
{
    return action != Action::EngineList && action != Action::EngineShow && action != Action::EngineCheck;
}

Result<AdminCommand> readCommand(const Parts &parts)
{
    HUB_TRY(const auto found, findCommand(parts.operands));
    const CommandSpec &spec = *found;
    if (parts.operands.size() != (spec.operand ? 3 : 2) || parts.passwordFromStdin != spec.readsPassword)
        return usage(spec);
    const bool client = parts.clienteId.has_value();
    const bool scopeIsRight = spec.scope == Scope::Client          ? client
                              : spec.scope == Scope::ClientOrAdmin ? client != parts.admin
                                                                   : !client && !parts.admin;
    const QString operand = parts.operands.value(2);
    if (!scopeIsRight || (spec.operand && operand.isEmpty()))
        return usage(spec);
    return AdminCommand{spec.action, operand, parts.clienteId, parts.admin, parts.passwordFromStdin};
}

} // namespace

Result<CommandLine> parseCommandLine(const SettingSources &sources)
{
    HUB_TRY(const auto parts, takeApart(sources.arguments));
    CommandLine line;
    if (parts.help || parts.version) {
        line.action = parts.help ? CommandLine::Action::ShowHelp : CommandLine::Action::ShowVersion;
        return line;
    }
    // Settings first: the value of a mistyped option would look like one operand too many.
    SettingSources rest = sources;
    rest.arguments = parts.settings;
    const Result<Settings> settings = parseSettings(rest);
    if (!settings)
        return tl::unexpected(settings.error());
    line.settings = *settings;
    line.sources = rest;
    if (!parts.operands.isEmpty()) {
        const Result<AdminCommand> command = readCommand(parts);
        if (!command)
            return tl::unexpected(command.error());
        line.action = CommandLine::Action::Administer;
        line.command = *command;
    } else if (!parts.commandOption.isEmpty()) {
        return usage(
            CommandLineText::tr("option %1 belongs to a command; --help lists the commands").arg(parts.commandOption));
    }
    if (line.action == CommandLine::Action::Administer && needsStore(line.command.action) &&
        line.settings.program.dataDirectory.isEmpty())
        return usage(CommandLineText::tr(
            "setting demo: a command works on data that stays; leave --demo out or give --data-dir"));
    return line;
}

QString helpText()
{
    QString text = CommandLineText::tr("Usage: central-hub [OPTIONS]\n"
                                       "       central-hub COMMAND [--data-dir DIR] [--database-url URL]\n"
                                       "\n"
                                       "Commands, beside a running hub or without one:\n");
    for (const CommandSpec &spec : Commands)
        text += QLatin1String("  ") % synopsis(spec) % u'\n';
    text += CommandLineText::tr(
        "\n"
        "Every option --foo-bar is also read from the variable HUB_FOO_BAR and from the line foo-bar = VALUE\n"
        "of the configuration file; an option beats a variable beats the file. PORT and\n"
        "SESSION_MANAGER_BASE_URL are read too. --help shows this, --version the version.\n");
    text += settingsHelp();
    text += CommandLineText::tr("\n"
                                "Exit codes: 0 stopped cleanly, 1 failed while running, 2 wrong usage or settings.\n");
    return text;
}

} // namespace hub::app
