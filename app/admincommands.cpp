// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/admincommands.h"

#include "app/datadirectory.h"
#include "core/accounts/accountservice.h"
#include "core/accounts/secrets.h"
#include "core/clients/clientrepository.h"
#include "core/session/engineprofile.h"
#include "core/settings/settingsparser.h"
#include "core/storage/database.h"
#include "core/storage/storemaintenance.h"
#include "core/text/isotime.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStringDecoder>
#include <QTextStream>

#include <cstdio>
#include <optional>

namespace hub::app {

namespace {

constexpr int RuntimeFailure = 1;
constexpr int UsageFailure = 2;
constexpr qint64 LongestPasswordLine = 4096; // bytes

using CommandAction = AdminCommand::Action;
using Output = Result<QStringList>;

template<typename T>
using Start = std::function<void(const Mailbox::Address &, std::function<void(Result<T>)>)>;

tl::unexpected<Error> usageFailure(const QString &message)
{
    return failure(QByteArrayLiteral("INVALID_REQUEST"), message);
}

DatabaseSettings databaseSettings(const Settings &settings)
{
    DatabaseSettings database;
    database.file = QDir(settings.program.dataDirectory).filePath(QStringLiteral("central-hub.db"));
    database.url = settings.storage.databaseUrl;
    return database;
}

QString timeText(std::optional<qint64> time)
{
    return time ? isoTimeText(*time) : QStringLiteral("-");
}

QString clientText(std::optional<ClienteId> client)
{
    return client ? QString::fromLatin1(client->toByteArray()) : QStringLiteral("-");
}

QString userLine(const User &user)
{
    return QStringList{QString::number(user.id),   user.username,
                       clientText(user.clienteId), roleName(user.role),
                       userStateName(user.state),  timeText(user.lastLoginAt)}
        .join(u'\t');
}

QString userLine(const ApiKey &key)
{
    return QStringList{QString::number(key.id),
                       key.name,
                       clientText(key.clienteId),
                       roleName(key.role),
                       key.revokedAt ? QStringLiteral("revoked") : QStringLiteral("valid"),
                       timeText(key.lastUsedAt)}
        .join(u'\t');
}

/// One line of standard input, without its end.
Result<QString> readPassword()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return usageFailure(QStringLiteral("the password cannot be read from standard input"));
    QByteArray line = input.readLine(LongestPasswordLine);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString password = decoder.decode(line);
    if (decoder.hasError())
        return usageFailure(QStringLiteral("the password on standard input is not UTF-8"));
    if (password.isEmpty())
        return usageFailure(QStringLiteral("there is no password on standard input"));
    return password;
}

/// The commands on users and keys: an account service of their own on the same store. A hub beside it sees the change
/// by the store's revision.
class AccountCommands
{
public:
    explicit AccountCommands(Database &database)
        : m_service(database, apikeysecret::make(), serviceSettings(),
                    hooks()) // signs no tokens, so any secret will do
    {
    }

    Output run(const AdminCommand &command, const QString &password);

private:
    static AccountService::Settings serviceSettings()
    {
        AccountService::Settings settings;
        settings.hashing.lowPriority = false;
        return settings;
    }
    static AccountHooks hooks()
    {
        return {[](QSqlDatabase &connection, ClienteId client, qint64 now) {
            return clients::registerIfMissing(connection, client, now).map([](bool) {});
        }};
    }

    /// Starts something and runs the program's event loop until it has its result.
    template<typename T>
    Result<T> await(const Start<T> &start)
    {
        std::optional<Result<T>> outcome;
        start(m_mailbox.address(), [&outcome](Result<T> result) {
            outcome.emplace(std::move(result));
            QCoreApplication::exit();
        });
        QCoreApplication::exec();
        if (!outcome) // the loop was ended from outside
            return failure(QByteArrayLiteral("INTERRUPTED"), QStringLiteral("interrupted"));
        return std::move(*outcome);
    }

    template<typename T>
    Output listAll(const std::function<void(PageRequest, const Mailbox::Address &,
                                            std::function<void(Result<ResultPage<T>>)>)> &list);
    Output changeUser(const AdminCommand &command, const QString &password);
    Output createKey(const AdminCommand &command);
    Output revokeKey(const QString &id);

    const audit::Actor m_origin{QStringLiteral("cli"), QStringLiteral("local")};
    Mailbox m_mailbox;
    AccountService m_service;
};

Output AccountCommands::run(const AdminCommand &command, const QString &password)
{
    switch (command.action) {
    case CommandAction::UserAdd: {
        const UserAdmin::NewAccount account{command.operand, password, *command.clienteId,
                                            command.admin ? Role::Admin : Role::Operator};
        return await<User>([&](const Mailbox::Address &replyTo, auto done) {
                   m_service.users().create(account, m_origin, replyTo, std::move(done));
               })
            .map([](const User &user) { return QStringList{userLine(user)}; });
    }
    case CommandAction::UserList:
        return listAll<User>([this](const PageRequest &page, const Mailbox::Address &replyTo, auto done) {
            m_service.users().list(page, replyTo, std::move(done));
        });
    case CommandAction::KeyCreate:
        return createKey(command);
    case CommandAction::KeyList:
        return listAll<ApiKey>([this](const PageRequest &page, const Mailbox::Address &replyTo, auto done) {
            m_service.keys().list(page, replyTo, std::move(done));
        });
    case CommandAction::KeyRevoke:
        return revokeKey(command.operand);
    default:
        return changeUser(command, password);
    }
}

template<typename T>
Output AccountCommands::listAll(
    const std::function<void(PageRequest, const Mailbox::Address &, std::function<void(Result<ResultPage<T>>)>)> &list)
{
    QStringList lines;
    PageRequest request{std::nullopt, PageRequest::MaxLimit};
    do {
        const auto page = await<ResultPage<T>>(
            [&](const Mailbox::Address &replyTo, auto done) { list(request, replyTo, std::move(done)); });
        if (!page)
            return tl::unexpected<Error>(page.error());
        for (const T &item : page->items)
            lines << userLine(item);
        request.after = page->next;
    } while (request.after);
    return lines;
}

Output AccountCommands::changeUser(const AdminCommand &command, const QString &password)
{
    const auto user = await<User>([&](const Mailbox::Address &replyTo, auto done) {
        m_service.users().findByName(command.operand, replyTo, std::move(done));
    });
    if (!user)
        return tl::unexpected<Error>(user.error());
    return await<User>([&](const Mailbox::Address &replyTo, auto done) {
               UserAdmin &users = m_service.users();
               if (command.action == CommandAction::UserApprove)
                   users.approve(user->id, m_origin, replyTo, std::move(done));
               else if (command.action == CommandAction::UserDisable)
                   users.disable(user->id, m_origin, replyTo, std::move(done));
               else if (command.action == CommandAction::UserEnable)
                   users.enable(user->id, m_origin, replyTo, std::move(done));
               else
                   users.setPassword(user->id, password, m_origin, replyTo, std::move(done));
           })
        .map([](const User &changed) { return QStringList{userLine(changed)}; });
}

Output AccountCommands::createKey(const AdminCommand &command)
{
    const auto client = command.admin ? std::nullopt : command.clienteId;
    return await<CreatedApiKey>([&](const Mailbox::Address &replyTo, auto done) {
               m_service.keys().create(command.operand, client, m_origin, replyTo, std::move(done));
           })
        // The key first and alone on its line, for scripts; it cannot be shown again.
        .map([](const CreatedApiKey &created) {
            return QStringList{QString::fromLatin1(created.secret), userLine(created.key)};
        });
}

Output AccountCommands::revokeKey(const QString &id)
{
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    if (!isNumber)
        return usageFailure(QStringLiteral("key revoke takes the number that 'key list' shows"));
    return await<ApiKey>([&](const Mailbox::Address &replyTo, auto done) {
               m_service.keys().revoke(number, m_origin, replyTo, std::move(done));
           })
        .map([](const ApiKey &key) { return QStringList{userLine(key)}; });
}

Output runOnAccounts(const AdminCommand &command, const Settings &settings)
{
    QString password;
    if (command.passwordFromStdin) {
        HUB_TRY(auto line, readPassword());
        password = std::move(line);
    }
    HUB_CHECK(DataDirectory::open(settings.program.dataDirectory, DataDirectory::Use::Visit));
    Database database(databaseSettings(settings));
    HUB_CHECK(database.open());
    return AccountCommands(database).run(command, password);
}

Output checkDatabase(const Settings &settings)
{
    HUB_TRY(const auto report, checkStore(databaseSettings(settings)));
    if (!report.problems.isEmpty())
        return failure(QByteArrayLiteral("DATABASE_CORRUPT"), report.problems.join(QLatin1StringView("; ")));
    return QStringList{u"ok: schema version " % QString::number(report.schemaVersion)};
}

Output listEngines()
{
    QStringList lines;
    for (const QString &name : EngineProfile::builtInNames()) {
        HUB_TRY(const auto profile, EngineProfile::load(name));
        lines.append(name % u'\t' % profile->title());
    }
    return lines;
}

Output showEngine(const QString &name)
{
    const auto json = EngineProfile::builtInJson(name);
    if (!json)
        return usageFailure(QStringLiteral("there is no engine \"%1\"; engines are %2")
                                .arg(printableText(name), EngineProfile::builtInNames().join(QLatin1StringView(", "))));
    return QStringList{QString::fromUtf8(*json).trimmed()};
}

Output checkEngine(const QString &file)
{
    HUB_TRY(const auto profile, EngineProfile::load(file));
    return QStringList{u"ok: " % profile->name()};
}

Output runCommand(const AdminCommand &command, const Settings &settings)
{
    if (command.action == CommandAction::EngineList)
        return listEngines();
    if (command.action == CommandAction::EngineShow)
        return showEngine(command.operand);
    if (command.action == CommandAction::EngineCheck)
        return checkEngine(command.operand);
    if (command.action == CommandAction::DatabaseCheck)
        return checkDatabase(settings);
    if (command.action == CommandAction::DatabaseBackup)
        return backUpStore(databaseSettings(settings), command.operand).map([&] {
            return QStringList{u"written: " % command.operand};
        });
    return runOnAccounts(command, settings);
}

} // namespace

int runAdminCommand(const AdminCommand &command, const Settings &settings)
{
    const Output output = runCommand(command, settings);
    if (!output) {
        const QByteArray line = output.error().message.simplified().toUtf8();
        std::fprintf(stderr, "central-hub: %s\n", line.constData());
        return output.error().code == "INVALID_REQUEST" ? UsageFailure : RuntimeFailure;
    }
    QTextStream stream(stdout);
    for (const QString &line : *output)
        stream << line << '\n';
    stream.flush();
    return stream.status() == QTextStream::Ok ? 0 : RuntimeFailure;
}

} // namespace hub::app
