// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

/// The subcommands, as an operator types them: the real program, its exit codes, and its two outputs.
class tst_AdminCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void managesUsers();
    void managesKeys();
    void looksAfterTheDatabase();
    void refuses_data();
    void refuses();

private:
    struct Outcome
    {
        int code = -1;
        QString output;
        QString error;
    };
    static Outcome run(const QTemporaryDir &folder, const QString &command, const QByteArray &input = {})
    {
        QProcess program;
        program.start(qEnvironmentVariable("CENTRAL_HUB"),
                      QStringList{QStringLiteral("--data-dir"), folder.path()} + command.split(u' '));
        program.write(input);
        program.closeWriteChannel();
        if (!program.waitForFinished(60000) || program.exitStatus() != QProcess::NormalExit)
            return {};
        return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                QString::fromUtf8(program.readAllStandardError())};
    }
    const QTemporaryDir m_folder; ///< with one administrator, for what changes nothing
    static QByteArray password() { return "correct horse\n"; }
    static QString addRoot() { return QStringLiteral("user add root --client 1 --admin --password-stdin"); }
};

void tst_AdminCommandsTest::initTestCase()
{
    QCOMPARE(run(m_folder, addRoot(), password()).code, 0);
}

void tst_AdminCommandsTest::managesUsers()
{
    const QTemporaryDir folder;
    QCOMPARE(run(folder, addRoot(), password()).output, QStringLiteral("1\troot\t1\tadmin\tactive\t-\n"));
    QCOMPARE(run(folder, QStringLiteral("user add ana --client 51 --password-stdin"), password()).code, 0);
    QCOMPARE(run(folder, QStringLiteral("user disable ana")).output,
             QStringLiteral("2\tana\t51\toperator\tdisabled\t-\n"));
    QCOMPARE(run(folder, QStringLiteral("user enable ana")).code, 0);
    QCOMPARE(run(folder, QStringLiteral("user approve ana")).code, 0); // it is approved already
    QCOMPARE(run(folder, QStringLiteral("user passwd ana --password-stdin"), "another horse\r\n").code, 0);
    const Outcome list = run(folder, QStringLiteral("user list"));
    QCOMPARE(list.code, 0);
    QCOMPARE(list.output, QStringLiteral("1\troot\t1\tadmin\tactive\t-\n2\tana\t51\toperator\tactive\t-\n"));
    QCOMPARE(list.error, QString());
}

void tst_AdminCommandsTest::managesKeys()
{
    const QTemporaryDir folder;
    const Outcome created = run(folder, QStringLiteral("key create shop --client 51"));
    QCOMPARE(created.code, 0);
    const QStringList lines = created.output.split(u'\n');
    QVERIFY(lines.first().startsWith(u"hub_"));
    QCOMPARE(lines.first().size(), 47);
    QCOMPARE(lines.at(1), QStringLiteral("1\tshop\t51\toperator\tvalid\t-"));
    QCOMPARE(run(folder, QStringLiteral("key create all --admin")).code, 0);
    QCOMPARE(run(folder, QStringLiteral("key revoke 1")).code, 0);
    const Outcome list = run(folder, QStringLiteral("key list"));
    QCOMPARE(list.output, QStringLiteral("1\tshop\t51\toperator\trevoked\t-\n2\tall\t-\tadmin\tvalid\t-\n"));
    QVERIFY(!list.output.contains(lines.first()));
}

void tst_AdminCommandsTest::looksAfterTheDatabase()
{
    const QTemporaryDir folder;
    const QString database = folder.filePath(QStringLiteral("central-hub.db"));
    const QString copy = folder.filePath(QStringLiteral("copy.db"));
    QCOMPARE(run(folder, addRoot(), password()).code, 0);
    QCOMPARE(run(folder, QStringLiteral("db check")).code, 0);
    QCOMPARE(run(folder, QString(u"db backup " % copy)).code, 0);
    QVERIFY(QFile::remove(database));
    QVERIFY(QFile::copy(copy, database));
    QVERIFY(run(folder, QStringLiteral("user list")).output.contains(u"root"));

    QFile file(database);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray(9000, 'x'));
    file.close();
    for (const char16_t *command : {u"db check", u"user list"}) {
        const Outcome damaged = run(folder, QString::fromUtf16(command));
        QCOMPARE(damaged.code, 1);
        QCOMPARE(damaged.error.count(u'\n'), 1);
    }
}

void tst_AdminCommandsTest::refuses_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *command, const QByteArray &input, int code) {
        QTest::newRow(name) << QString::fromLatin1(command) << input << code;
    };
    row("taken name", "user add root --client 2 --password-stdin", password(), 1);
    row("bad name", "user add Ana --client 2 --password-stdin", password(), 2);
    row("short password", "user add ana --client 2 --password-stdin", "short\n", 2);
    row("no password", "user add ana --client 2 --password-stdin", {}, 2);
    row("password not UTF-8", "user add ana --client 2 --password-stdin", "correct horse \xff\n", 2);
    row("unknown user", "user disable nobody", {}, 1);
    row("last administrator", "user disable root", {}, 1);
    row("unknown key", "key revoke 77", {}, 1);
    row("key that is no number", "key revoke shop", {}, 2);
    row("backup into nowhere", "db backup /nonexistent/copy.db", {}, 2);
}

void tst_AdminCommandsTest::refuses()
{
    QFETCH(const QString, command);
    QFETCH(const QByteArray, input);
    const Outcome refused = run(m_folder, command, input);
    QTEST(refused.code, "code");
    QCOMPARE(refused.output, QString());
    QCOMPARE(refused.error.count(u'\n'), 1);
    QVERIFY(refused.error.startsWith(u"central-hub: "));
    QVERIFY(!refused.error.contains(u"correct horse"));
}

HUB_TEST(tst_AdminCommandsTest)
#include "tst_admincommands.moc"
