// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/server/serverwords.h"

#include <QTest>

using namespace hub;
using namespace hub::ui;
using Phase = ServerState::Phase;

namespace {

ServerState listeningState(const char *address, bool tls = false)
{
    return {.phase = Phase::Listening,
            .address = QString::fromLatin1(address),
            .port = 3012,
            .tls = tls,
            .page = QUrl(QStringLiteral("http://127.0.0.1:3012/"))};
}

} // namespace

class tst_ServerWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headlines();
    void everyPhaseHasAWord();
    void knowsLoopback();
    void warnsOnlyBeyondLoopbackWithoutTls();
    void tellsWhoReachesIt();
    void makesTheCommand();
};

void tst_ServerWords::headlines()
{
    QCOMPARE(serverHeadline(listeningState("127.0.0.1")), QStringLiteral("Listening on 127.0.0.1:3012"));
    QCOMPARE(serverHeadline(listeningState("::1")), QStringLiteral("Listening on [::1]:3012"));
    QCOMPARE(serverHeadline(listeningState("0.0.0.0")), QStringLiteral("Listening on all addresses, port 3012"));
    QCOMPARE(serverHeadline(listeningState("::")), QStringLiteral("Listening on all addresses, port 3012"));
    QCOMPARE(serverHeadline({}), QStringLiteral("The server is stopped"));
}

void tst_ServerWords::everyPhaseHasAWord()
{
    for (const Phase phase : {Phase::Starting, Phase::Listening, Phase::Stopping, Phase::Stopped, Phase::Failed}) {
        ServerState state = listeningState("127.0.0.1");
        state.phase = phase;
        QVERIFY(!serverHeadline(state).isEmpty());
        QVERIFY(!serverWord(phase).isEmpty());
        QVERIFY(serverIcon(phase) != nullptr);
    }
    QCOMPARE(serverTone(Phase::Failed), Tone::Bad);
    QCOMPARE(serverTone(Phase::Listening), Tone::Good);
}

void tst_ServerWords::knowsLoopback()
{
    for (const char *address : {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
        QVERIFY2(isLoopback(QString::fromLatin1(address)), address);
    for (const char *address : {"0.0.0.0", "::", "192.168.1.5", "", "fe80::1", "nonsense"})
        QVERIFY2(!isLoopback(QString::fromLatin1(address)), address);
}

void tst_ServerWords::warnsOnlyBeyondLoopbackWithoutTls()
{
    QVERIFY(!isOpenToEavesdroppers(listeningState("127.0.0.1")));
    QVERIFY(isOpenToEavesdroppers(listeningState("0.0.0.0")));
    QVERIFY(isOpenToEavesdroppers(listeningState("192.168.1.5")));
    QVERIFY(!isOpenToEavesdroppers(listeningState("0.0.0.0", true)));
    ServerState stopped = listeningState("0.0.0.0");
    stopped.phase = Phase::Stopped;
    QVERIFY(!isOpenToEavesdroppers(stopped));
}

void tst_ServerWords::tellsWhoReachesIt()
{
    QVERIFY(reachText(listeningState("127.0.0.1")).contains(QStringLiteral("this computer")));
    QVERIFY(reachText(listeningState("127.0.0.1")).contains(QStringLiteral("Settings")));
    QVERIFY(reachText(listeningState("192.168.1.5", true)).contains(QStringLiteral("192.168.1.5:3012")));
    QVERIFY(reachText(listeningState("192.168.1.5", true)).contains(QStringLiteral("is encrypted (TLS)")));
    QVERIFY(reachText(listeningState("0.0.0.0")).contains(QStringLiteral("not encrypted")));
}

void tst_ServerWords::makesTheCommand()
{
    QCOMPARE(healthCommand(listeningState("127.0.0.1")), QStringLiteral("curl http://127.0.0.1:3012/health"));
    QCOMPARE(healthCommand({}), QString());
}

HUB_TEST(tst_ServerWords)
#include "tst_serverwords.moc"
