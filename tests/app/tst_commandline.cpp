// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

struct Outcome
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

} // namespace

/// The real program, started with a clean environment: exit codes and what it says on which stream.
class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usageErrors_data();
    void usageErrors();
    void help();
    void version();
    void windowNeedsItsModule();
    void configurationFileErrors();
    void unreadableConfigurationFile();
    void linksNoGuiLibrary();
    void stopsCleanly_data();
    void stopsCleanly();
    void portTaken();
    void dataDirectoryInUse();
    void unusableDataDirectory();

private:
    void prepare(QProcess &process, const QStringList &variables = {}) const;
    void startDemo(QProcess &process, const QString &dataDirectory, QByteArray *port);
    Outcome run(const QStringList &arguments, const QStringList &variables = {});
    static void verifyOneLine(const Outcome &outcome, int exitCode, const QString &named);

    QString m_program;
    QTemporaryDir m_home;
};

void tst_CommandLine::initTestCase()
{
    m_program = qEnvironmentVariable("CENTRAL_HUB");
    QVERIFY2(QFile::exists(m_program), "CENTRAL_HUB must name the program under test");
    QVERIFY(m_home.isValid());
}

void tst_CommandLine::prepare(QProcess &process, const QStringList &variables) const
{
    QProcessEnvironment environment;
    // What the sanitizers were told for this program holds for its child too.
    for (const char *kept : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (qEnvironmentVariableIsSet(kept))
            environment.insert(QLatin1String(kept), qEnvironmentVariable(kept));
    }
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (const QString &variable : variables)
        environment.insert(variable.section(QLatin1Char('='), 0, 0), variable.section(QLatin1Char('='), 1));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_home.path());
}

/// A hub that serves, and the free port that it chose.
void tst_CommandLine::startDemo(QProcess &process, const QString &dataDirectory, QByteArray *port)
{
    prepare(process);
    process.start(m_program, {QStringLiteral("--demo"), QStringLiteral("--no-gui"), QStringLiteral("--port=0"),
                              QStringLiteral("--data-dir"), dataDirectory});
    const QRegularExpression listening(QStringLiteral("server: listening .*port=(\\d+)"));
    QByteArray log;
    QRegularExpressionMatch match;
    while (!match.hasMatch()) {
        QVERIFY2(process.waitForReadyRead(), log.constData());
        log += process.readAllStandardError();
        match = listening.match(QString::fromUtf8(log));
    }
    *port = match.captured(1).toLatin1();
}

Outcome tst_CommandLine::run(const QStringList &arguments, const QStringList &variables)
{
    QProcess process;
    prepare(process, variables);
    process.start(m_program, arguments);
    Outcome outcome;
    if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit)
        outcome.exitCode = process.exitCode();
    outcome.output = process.readAllStandardOutput();
    outcome.errors = process.readAllStandardError();
    return outcome;
}

void tst_CommandLine::verifyOneLine(const Outcome &outcome, int exitCode, const QString &named)
{
    QVERIFY2(outcome.exitCode == exitCode,
             qPrintable(QStringLiteral("exit code %1: ").arg(outcome.exitCode) + QString::fromUtf8(outcome.errors)));
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.errors.count('\n') == 1, outcome.errors.constData());
    QVERIFY2(outcome.errors.endsWith('\n'), outcome.errors.constData());
    QVERIFY2(outcome.errors.startsWith("central-hub: "), outcome.errors.constData());
    QVERIFY2(QString::fromUtf8(outcome.errors).contains(named), outcome.errors.constData());
}

void tst_CommandLine::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *name, const char *typed, const char *variable, const char *named) {
        const QStringList variables = *variable ? QStringList{QString::fromUtf8(variable)} : QStringList();
        QTest::newRow(name) << QString::fromUtf8(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts) << variables
                            << QString::fromUtf8(named);
    };
    row("no Session Manager", "--no-gui", "", "SESSION_MANAGER_BASE_URL");
    row("no Session Manager, by variable", "", "HUB_NO_GUI=on", "SESSION_MANAGER_BASE_URL");
    row("bad option value", "--no-gui --demo --port 70000", "", "setting port: \"70000\" from --port");
    row("bad variable", "--no-gui --demo", "PORT=x", "setting port: \"x\" from PORT");
    row("bad URL", "--no-gui", "SESSION_MANAGER_BASE_URL=sm",
        "setting session-manager-url: \"sm\" from SESSION_MANAGER_BASE_URL");
    row("unknown option", "--no-gui --demo --prot 1", "", "\"--prot\"");
    row("unknown engine", "--no-gui --session-manager-url http://localhost:1 --engine wahaa", "",
        "there is no engine and no file \"wahaa\"");
    row("engine without its secret", "--no-gui --session-manager-url http://localhost:1 --engine waha", "",
        "HUB_ENGINE_SECRET");
    row("unknown command", "serve", "", "\"serve\"");
    row("incomplete command", "user add ana", "", "user add NAME --client N");
    row("short secret", "--no-gui --demo", "HUB_JWT_SECRET=short", "setting jwt-secret");
    row("missing configuration", "--no-gui --demo --config missing.ini", "", "setting config: \"missing.ini\"");
    row("missing frontend", "--no-gui --demo --frontend missing", "", "setting frontend: \"missing\"");
    row("missing certificate", "--no-gui --demo --tls-cert missing.pem --tls-key missing.pem", "",
        "setting tls-cert: \"missing.pem\"");
    row("certificate without key", "--no-gui --demo --tls-cert missing.pem", "", "setting tls-cert");
}

void tst_CommandLine::usageErrors()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, variables);
    QFETCH(QString, named);
    verifyOneLine(run(arguments, variables), 2, named);
}

void tst_CommandLine::help()
{
    const Outcome outcome = run({QStringLiteral("--help")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.errors, QByteArray());
    QVERIFY(outcome.output.startsWith("Usage: central-hub"));
    for (const char *part :
         {"--port N", "--no-gui", "HUB_JWT_SECRET", "user add NAME", "db check", "engine show NAME", "Exit codes"})
        QVERIFY2(outcome.output.contains(part), part);
}

void tst_CommandLine::version()
{
    const Outcome outcome = run({QStringLiteral("--version")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.errors, QByteArray());
    QVERIFY2(outcome.output.startsWith("central-hub ") && outcome.output.count('.') == 2 &&
                 outcome.output.count('\n') == 1,
             outcome.output.constData());
}

void tst_CommandLine::windowNeedsItsModule()
{
    // A copy has no module beside it, whatever else is built.
    QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(QStringLiteral("central-hub"));
    QVERIFY(QFile::copy(m_program, copy));
    const QString original = std::exchange(m_program, copy);
    const Outcome outcome = run({QStringLiteral("--demo")});
    m_program = original;
    verifyOneLine(outcome, 2, QStringLiteral("dashboard module is not installed; --no-gui"));
}

void tst_CommandLine::configurationFileErrors()
{
    QTemporaryDir data;
    QFile file(data.filePath(QStringLiteral("central-hub.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# comment\nport = 1\nprot = 2\n");
    file.close();
    verifyOneLine(run({QStringLiteral("--no-gui"), QStringLiteral("--data-dir"), data.path()}), 2,
                  QStringLiteral("unknown setting \"prot\" from ") + file.fileName() + QStringLiteral(" line 3"));
}

void tst_CommandLine::unreadableConfigurationFile()
{
    QTemporaryDir data;
    verifyOneLine(run({QStringLiteral("--no-gui"), QStringLiteral("--config"), data.path()}), 2,
                  QStringLiteral("it is not a file"));
}

void tst_CommandLine::linksNoGuiLibrary()
{
    // The loader lists what the program is linked with instead of running it (ld.so(8)).
    const Outcome outcome = run({}, {QStringLiteral("LD_TRACE_LOADED_OBJECTS=1")});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.output.contains("libQt6Core"));
    for (const char *library : {"libQt6Gui", "libQt6Widgets", "libX11", "libGL"})
        QVERIFY2(!outcome.output.contains(library), library);
}

void tst_CommandLine::stopsCleanly_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void tst_CommandLine::stopsCleanly()
{
    QFETCH(int, number);
    const QTemporaryDir data;
    QProcess hub;
    hub.setReadChannel(QProcess::StandardError);
    QByteArray port;
    startDemo(hub, data.path(), &port);
    QCOMPARE(::kill(pid_t(hub.processId()), number), 0);
    QVERIFY(hub.waitForFinished());
    QCOMPARE(hub.exitStatus(), QProcess::NormalExit);
    QCOMPARE(hub.exitCode(), 0);
}

void tst_CommandLine::portTaken()
{
    const QTemporaryDir data;
    QProcess hub;
    hub.setReadChannel(QProcess::StandardError);
    QByteArray port;
    startDemo(hub, data.path(), &port);
    const QString taken = QString::fromLatin1(port);
    verifyOneLine(run({QStringLiteral("--demo"), QStringLiteral("--no-gui"), QStringLiteral("--log-level=error"),
                       QStringLiteral("--port"), taken}),
                  1, taken);
    hub.terminate();
    QVERIFY(hub.waitForFinished());
}

void tst_CommandLine::dataDirectoryInUse()
{
    const QTemporaryDir data;
    QProcess hub;
    hub.setReadChannel(QProcess::StandardError);
    QByteArray port;
    startDemo(hub, data.path(), &port);
    const QStringList second{
        QStringLiteral("--demo"),   QStringLiteral("--no-gui"),   QStringLiteral("--log-level=error"),
        QStringLiteral("--port=0"), QStringLiteral("--data-dir"), data.path()};
    verifyOneLine(run(second), 1, QStringLiteral("data directory in use: ") + data.path());

    // A hub that was killed leaves nothing behind that keeps the next one out.
    hub.kill();
    QVERIFY(hub.waitForFinished());
    QProcess next;
    next.setReadChannel(QProcess::StandardError);
    startDemo(next, data.path(), &port);
    next.terminate();
    QVERIFY(next.waitForFinished());
    QCOMPARE(next.exitCode(), 0);
}

void tst_CommandLine::unusableDataDirectory()
{
    QTemporaryDir parent;
    QFile file(parent.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    verifyOneLine(run({QStringLiteral("--no-gui"), QStringLiteral("--session-manager-url=http://127.0.0.1:1"),
                       QStringLiteral("--port=0"), QStringLiteral("--data-dir"),
                       QString(file.fileName() + QStringLiteral("/below"))}),
                  1, file.fileName());
}

HUB_TEST(tst_CommandLine)
#include "tst_commandline.moc"
