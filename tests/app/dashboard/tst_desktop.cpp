// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

namespace {

constexpr int StartPatience = 30000; // ms

/// One run of the real program, with a dashboard module beside it that has no window (fakemodule.cpp).
class Program
{
public:
    Program(const QTemporaryDir &home, const QStringList &options, const QStringList &variables)
    {
        QProcessEnvironment environment;
        // What the sanitizers were told for this program holds for its child too.
        for (const char *kept : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
            if (qEnvironmentVariableIsSet(kept))
                environment.insert(QLatin1String(kept), qEnvironmentVariable(kept));
        }
        environment.insert(QStringLiteral("HOME"), home.path());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        for (const QString &variable : variables)
            environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        m_process.setProcessEnvironment(environment);
        m_process.start(home.filePath(QStringLiteral("central-hub")), options);
    }
    ~Program()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    /// Whether it comes to say that.
    bool says(const QByteArray &line)
    {
        return QTest::qWaitFor(
            [&] {
                m_output += m_process.readAllStandardOutput();
                return m_output.contains(QByteArray(line + '\n'));
            },
            StartPatience);
    }
    /// The exit code, once it has ended by itself.
    int ends()
    {
        if (!m_process.waitForFinished(StartPatience) || m_process.exitStatus() != QProcess::NormalExit)
            return -1;
        m_output += m_process.readAllStandardOutput();
        return m_process.exitCode();
    }
    void sendSignal(int number) const { ::kill(pid_t(m_process.processId()), number); }
    QByteArray output() const { return m_output; }
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace

/// The program's way to a window and back.
class tst_Desktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void needsADisplay();
    void refusesABadFileFirst();
    void runsUntilItIsTold_data();
    void runsUntilItIsTold();
    void runsThoughThePortIsTaken();
    void startsOnlyOnce();
    void isTurnedAwayByAHubWithoutWindow();
    void aKilledOneLeavesNothingBehind();
    void aDemoThrowsItsDataAway();

private:
    std::unique_ptr<Program> run(const QTemporaryDir &data, const QStringList &more = {QStringLiteral("--port=0")},
                                 const QStringList &variables = {QStringLiteral("QT_QPA_PLATFORM=offscreen")})
    {
        return std::make_unique<Program>(m_home,
                                         QStringList{QStringLiteral("--data-dir"), data.path(),
                                                     QStringLiteral("--session-manager-url"),
                                                     QStringLiteral("http://127.0.0.1:1")} +
                                             more,
                                         variables);
    }

    QTemporaryDir m_home;
};

void tst_Desktop::initTestCase()
{
    const QString program = qEnvironmentVariable("CENTRAL_HUB");
    QVERIFY2(QFile::exists(program), "CENTRAL_HUB must name the program under test");
    QVERIFY(QFile::copy(program, m_home.filePath(QStringLiteral("central-hub"))));
    QVERIFY(QFile::copy(QStringLiteral(HUB_FAKE_MODULE), m_home.filePath(QStringLiteral("central-hub-ui.so"))));
}

void tst_Desktop::needsADisplay()
{
    const QTemporaryDir data;
    const auto program = run(data, {}, {});
    QCOMPARE(program->ends(), 2);
    const QByteArray errors = program->errors();
    QCOMPARE(errors.count('\n'), 1);
    QVERIFY2(errors.startsWith("central-hub: there is no display") && errors.contains("--no-gui"), errors.constData());
}

void tst_Desktop::refusesABadFileFirst()
{
    const QTemporaryDir data;
    const auto program = run(data, {QStringLiteral("--frontend=missing")});
    QCOMPARE(program->ends(), 2);
    QVERIFY(program->errors().contains("setting frontend"));
}

void tst_Desktop::runsUntilItIsTold_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void tst_Desktop::runsUntilItIsTold()
{
    QFETCH(int, number);
    const QTemporaryDir data;
    const auto program = run(data);
    QVERIFY2(program->says("phase 1"), program->errors().constData());
    program->sendSignal(number);
    QCOMPARE(program->ends(), 0);
    QVERIFY(program->output().endsWith("phase 3\nphase 4\n"));
}

void tst_Desktop::runsThoughThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QTemporaryDir data;
    const auto program = run(data, {QStringLiteral("--port"), QString::number(other.serverPort())});
    QVERIFY(program->says("failed LISTEN_FAILED"));
    QVERIFY(program->says("phase 1"));
    program->sendSignal(SIGTERM);
    QCOMPARE(program->ends(), 0);
}

void tst_Desktop::startsOnlyOnce()
{
    const QTemporaryDir data;
    const auto first = run(data);
    QVERIFY(first->says("phase 1"));
    const auto second = run(data);
    QCOMPARE(second->ends(), 0);
    QCOMPARE(second->output(), "refused ALREADY_RUNNING\n");
    QVERIFY(first->says("raised "));
    // Another directory is another hub.
    const QTemporaryDir elsewhere;
    const auto third = run(elsewhere);
    QVERIFY(third->says("phase 1"));
}

void tst_Desktop::isTurnedAwayByAHubWithoutWindow()
{
    const QTemporaryDir data;
    const auto headless = run(data, {QStringLiteral("--no-gui"), QStringLiteral("--port=0")});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(data.filePath(QStringLiteral("central-hub.db"))), StartPatience);
    const auto program = run(data);
    QCOMPARE(program->ends(), 1);
    QCOMPARE(program->output(), "refused IN_USE\n");
}

void tst_Desktop::aKilledOneLeavesNothingBehind()
{
    const QTemporaryDir data;
    const auto first = run(data);
    QVERIFY(first->says("phase 1"));
    first->sendSignal(SIGKILL);
    QCOMPARE(first->ends(), -1);
    const auto second = run(data);
    QVERIFY(second->says("phase 1"));
    QCOMPARE(run(data)->ends(), 0);
    QVERIFY(second->says("raised "));
}

void tst_Desktop::aDemoThrowsItsDataAway()
{
    const QTemporaryDir temporary;
    Program program(m_home, {QStringLiteral("--demo"), QStringLiteral("--port=0")},
                    {QStringLiteral("QT_QPA_PLATFORM=offscreen"), u"TMPDIR=" + temporary.path()});
    QVERIFY(program.says("phase 1"));
    const QDir directory(temporary.path());
    QCOMPARE(directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    program.sendSignal(SIGTERM);
    QCOMPARE(program.ends(), 0);
    QVERIFY(directory.isEmpty());
}

HUB_TEST(tst_Desktop)
#include "tst_desktop.moc"
