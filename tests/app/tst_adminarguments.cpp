// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;
using namespace hub::app;

Q_DECLARE_METATYPE(hub::app::AdminCommand::Action)

/// How commands and settings share one command line.
class tst_AdminArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void settingsStandAnywhere();
    void doubleDashEndsTheOptions();
    void helpAndVersionWinOverMistakes();
    void noCommandServes();
    void helpNamesEveryCommand_data() { reads_data(); }
    void helpNamesEveryCommand();
};

namespace {

Result<CommandLine> parse(const QStringList &arguments)
{
    SettingSources sources;
    sources.arguments = arguments;
    sources.readFile = [](const QString &) -> Result<QByteArray> {
        return failure("NOT_FOUND", QStringLiteral("none"));
    };
    sources.defaultDataDirectory = QStringLiteral("/home/data");
    return parseCommandLine(sources);
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

void tst_AdminArguments::reads_data()
{
    using Action = AdminCommand::Action;
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Action>("action");
    QTest::addColumn<QString>("operand");
    QTest::addColumn<qint64>("client"); // 0: none
    QTest::addColumn<bool>("admin");
    QTest::addColumn<bool>("password");

    const auto row = [](const char *typed, Action action, const char *operand, qint64 client, bool admin,
                        bool password) {
        QTest::newRow(typed) << words(typed) << action << QString::fromUtf8(operand) << client << admin << password;
    };
    row("user add ana --client 51 --password-stdin", Action::UserAdd, "ana", 51, false, true);
    row("user add ana --client=51 --admin --password-stdin", Action::UserAdd, "ana", 51, true, true);
    row("user list", Action::UserList, "", 0, false, false);
    row("user approve ana", Action::UserApprove, "ana", 0, false, false);
    row("user disable ana", Action::UserDisable, "ana", 0, false, false);
    row("user enable ana", Action::UserEnable, "ana", 0, false, false);
    row("user passwd ana --password-stdin", Action::UserPassword, "ana", 0, false, true);
    row("key create crm --client 9007199254740991", Action::KeyCreate, "crm", 9007199254740991, false, false);
    row("key create crm --admin", Action::KeyCreate, "crm", 0, true, false);
    row("key list", Action::KeyList, "", 0, false, false);
    row("key revoke 7", Action::KeyRevoke, "7", 0, false, false);
    row("db backup hub.db", Action::DatabaseBackup, "hub.db", 0, false, false);
    row("db check", Action::DatabaseCheck, "", 0, false, false);
}

void tst_AdminArguments::reads()
{
    QFETCH(QStringList, arguments);
    QFETCH(AdminCommand::Action, action);
    QFETCH(QString, operand);
    QFETCH(qint64, client);
    QFETCH(bool, admin);
    QFETCH(bool, password);

    const auto line = parse(arguments);
    QVERIFY2(line, line ? "" : qPrintable(line.error().message));
    QVERIFY(line->action == CommandLine::Action::Administer);
    QVERIFY(line->command.action == action);
    QCOMPARE(line->command.operand, operand);
    QCOMPARE(line->command.clienteId ? line->command.clienteId->toNumber() : 0, client);
    QCOMPARE(line->command.admin, admin);
    QCOMPARE(line->command.passwordFromStdin, password);
    QCOMPARE(line->settings.program.dataDirectory, QStringLiteral("/home/data"));
}

void tst_AdminArguments::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *typed, const char *named) {
        QTest::newRow(typed) << words(typed) << QString::fromUtf8(named);
    };
    row("serve", "unknown command \"serve\"; there are: user add");
    row("user", "unknown command");
    row("user remove ana", "unknown command");
    row("user add", "user add NAME --client N [--admin] --password-stdin");
    row("user add ana --client 51", "user add NAME --client N [--admin] --password-stdin");
    row("user add ana --password-stdin", "user add NAME --client N [--admin] --password-stdin");
    row("user add ana pedro --client 51 --password-stdin", "user add NAME");
    row("user list ana", "typed: central-hub user list");
    row("user list --admin", "typed: central-hub user list");
    row("user list --client 5", "typed: central-hub user list");
    row("user approve", "user approve NAME");
    row("user approve ana --password-stdin", "user approve NAME");
    row("user passwd ana", "user passwd NAME --password-stdin");
    row("key create crm", "key create NAME --client N|--admin");
    row("key create crm --client 5 --admin", "key create NAME --client N|--admin");
    row("key revoke", "key revoke ID");
    row("db backup", "db backup FILE");
    row("db check now", "typed: central-hub db check");
    row("user add ana --client 0 --password-stdin",
        "--client: \"0\" is not accepted; it takes a number from 1 to 9007199254740991");
    row("user add ana --client 051 --password-stdin", "--client");
    row("user add ana --client -1 --password-stdin", "--client");
    row("user add ana --client 9007199254740992 --password-stdin", "--client");
    row("user add ana --client= --password-stdin", "--client");
    row("user add ana --password-stdin --client", "--client");
    row("user list --prot 1", "unknown option \"--prot\"");
    row("user list --port x", "from 0 to 65535");
    row("user list --demo", "--data-dir");
    row("--client 5", "option --client belongs to a command");
    row("--admin --no-gui", "option --admin belongs to a command");
    row("--password-stdin", "option --password-stdin belongs to a command");
    row("-x", "unexpected argument \"-x\"");
}

void tst_AdminArguments::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);

    const auto line = parse(arguments);
    QVERIFY(!line);
    QCOMPARE(line.error().code, QByteArray("USAGE"));
    QVERIFY2(line.error().message.contains(named), qPrintable(line.error().message));
    QVERIFY2(!line.error().message.contains(QLatin1Char('\n')), qPrintable(line.error().message));
}

void tst_AdminArguments::settingsStandAnywhere()
{
    for (const char *typed : {"--data-dir user user approve ana", "user --data-dir user approve ana",
                              "user approve ana --data-dir=user", "user approve ana --data-dir user"}) {
        const auto line = parse(words(typed));
        QVERIFY2(line, typed);
        QVERIFY(line->command.action == AdminCommand::Action::UserApprove);
        QCOMPARE(line->command.operand, QStringLiteral("ana"));
        QCOMPARE(line->settings.program.dataDirectory, QStringLiteral("user"));
    }
    const auto flagged = parse(words("--no-gui user approve ana"));
    QVERIFY(flagged);
    QCOMPARE(flagged->command.operand, QStringLiteral("ana"));
}

void tst_AdminArguments::doubleDashEndsTheOptions()
{
    const auto line = parse(words("user approve -- --admin"));
    QVERIFY(line);
    QCOMPARE(line->command.operand, QStringLiteral("--admin"));
    QVERIFY(!line->command.admin);
}

void tst_AdminArguments::helpAndVersionWinOverMistakes()
{
    for (const char *typed : {"--help", "-h", "user --help", "--port x --help", "--prot -h"})
        QVERIFY2(parse(words(typed))->action == CommandLine::Action::ShowHelp, typed);
    for (const char *typed : {"--version", "-v", "--prot --version"})
        QVERIFY2(parse(words(typed))->action == CommandLine::Action::ShowVersion, typed);
}

void tst_AdminArguments::noCommandServes()
{
    const auto line = parse(words("--no-gui --port 1"));
    QVERIFY(line);
    QVERIFY(line->action == CommandLine::Action::Serve);
    QCOMPARE(line->settings.listening.port, quint16(1));
}

void tst_AdminArguments::helpNamesEveryCommand()
{
    QFETCH(QStringList, arguments);
    QVERIFY(helpText().contains(QLatin1String("\n  ") + arguments[0] + QLatin1Char(' ') + arguments[1]));
}

HUB_TEST(tst_AdminArguments)
#include "tst_adminarguments.moc"
