// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>

using namespace hub;
using namespace hub::test;

class tst_LocalServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listensAndTellsWhere();
    void samplesWhatItServes();
    void countsOverServers();
    void stopsAndStartsApartFromTheRest();
    void runsThoughThePortIsTaken();
    void triesATakenPortAgain();
    void keepsThePortThatWasChosen();
    void takesAnyPortForOnce();
    void aPortOfTheCommandLineIsForThisTimeOnly();
    void tellsOfABadCertificate();

private:
    /// GET; the status, 0 if nobody answers.
    static int get(const QUrl &url)
    {
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, Patience))
            return 0;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    static quint16 freePort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
    }
};

void tst_LocalServer::listensAndTellsWhere()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    QCOMPARE(fixture.link->server().state().phase, ServerState::Phase::Starting);
    QVERIFY(fixture.start());
    const ServerState state = fixture.link->server().state();
    QVERIFY(state.port > 0);
    QCOMPARE(state.address, QStringLiteral("127.0.0.1"));
    QVERIFY(!state.tls);
    QCOMPARE(state.page, QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(state.port)));
    QCOMPARE(get(state.page), 200);
}

void tst_LocalServer::samplesWhatItServes()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    const QUrl page = fixture.link->server().state().page;
    QCOMPARE(get(page.resolved(QUrl(QStringLiteral("/health")))), 200);
    QCOMPARE(get(page.resolved(QUrl(QStringLiteral("/nothing")))), 404);
    quint64 requests = 0;
    double errors = 0;
    double time = 0;
    QTRY_VERIFY_WITH_TIMEOUT(
        !fixture.link->server().samples().empty() && fixture.link->server().samples().back().requests == 2, Patience);
    for (const ServerSample &sample : fixture.link->server().samples()) {
        requests = sample.requests;
        errors += sample.clientErrorsPerSecond;
        time += sample.meanMilliseconds;
        QCOMPARE(sample.serverErrorsPerSecond, 0.0);
    }
    QCOMPARE(requests, 2u);
    QVERIFY(errors > 0);
    QVERIFY(time > 0);
}

void tst_LocalServer::countsOverServers()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QCOMPARE(get(fixture.link->server().state().page), 200);
    fixture.link->server().stop();
    QVERIFY(fixture.waitForServer(ServerState::Phase::Stopped));
    fixture.link->server().start();
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
    QCOMPARE(get(fixture.link->server().state().page), 200);
    QTRY_VERIFY_WITH_TIMEOUT(
        !fixture.link->server().samples().empty() && fixture.link->server().samples().back().requests == 2, Patience);
}

void tst_LocalServer::stopsAndStartsApartFromTheRest()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QSignalSpy phases(fixture.link.get(), &HubApi::phaseChanged);
    const QUrl page = fixture.link->server().state().page;
    fixture.link->server().stop();
    QVERIFY(fixture.waitForServer(ServerState::Phase::Stopped));
    QCOMPARE(get(page), 0);
    QVERIFY(fixture.link->server().state().page.isEmpty());
    QVERIFY(fixture.put(51)); // the rest goes on
    // Stopped by hand, it stays so over another start in place.
    QVERIFY(fixture.apply({{"login-failures", QStringLiteral("7")}}));
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Running));
    QVERIFY(fixture.put(51));
    QCOMPARE(fixture.link->server().state().phase, ServerState::Phase::Stopped);
    fixture.link->server().start();
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
    QCOMPARE(get(fixture.link->server().state().page), 200);
    // Asked twice, before the first has come through.
    fixture.link->server().stop();
    fixture.link->server().start();
    QVERIFY(fixture.put(51));
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
}

void tst_LocalServer::runsThoughThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    LinkFixture fixture;
    fixture.freePort = false;
    fixture.writeIni("port = " + QByteArray::number(other.serverPort()) + "\n");
    QVERIFY(fixture.start(false));
    QVERIFY(fixture.waitForServer(ServerState::Phase::Failed));
    const ServerState state = fixture.link->server().state();
    QCOMPARE(state.error.code, "LISTEN_FAILED");
    QVERIFY(state.error.message.contains(QString::number(other.serverPort())));
    QCOMPARE(state.port, other.serverPort());
    QVERIFY(fixture.put(51));
    fixture.link->server().listenOn(freePort());
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
    QCOMPARE(get(fixture.link->server().state().page), 200);
    QCOMPARE(fixture.link->phase(), HubApi::Phase::Running);
}

void tst_LocalServer::triesATakenPortAgain()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const quint16 port = other.serverPort();
    LinkFixture fixture;
    fixture.freePort = false;
    fixture.writeIni("port = " + QByteArray::number(port) + "\n");
    QVERIFY(fixture.start(false));
    QVERIFY(fixture.waitForServer(ServerState::Phase::Failed));
    other.close();
    fixture.link->server().listenOn(port); // the same one
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
    QCOMPARE(fixture.link->server().state().port, port);
}

void tst_LocalServer::keepsThePortThatWasChosen()
{
    const quint16 port = freePort();
    LinkFixture fixture;
    fixture.freePort = false;
    fixture.writeIni("# my hub\nport = 0\n");
    QVERIFY(fixture.start());
    fixture.link->server().listenOn(port);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.link->server().state().port, port, Patience);
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
    QCOMPARE(fixture.readIni(), "# my hub\nport = " + QByteArray::number(port) + "\n");
    QVERIFY(fixture.stop());
    fixture.link.reset();
    QVERIFY(fixture.start());
    QCOMPARE(fixture.link->server().state().port, port);
}

void tst_LocalServer::takesAnyPortForOnce()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    LinkFixture fixture;
    fixture.freePort = false;
    const QByteArray ini = "port = " + QByteArray::number(other.serverPort()) + "\n";
    fixture.writeIni(ini);
    QVERIFY(fixture.start(false));
    QVERIFY(fixture.waitForServer(ServerState::Phase::Failed));
    fixture.link->server().listenOn(0);
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
    QVERIFY(fixture.link->server().state().port != other.serverPort());
    QCOMPARE(fixture.readIni(), ini);
    // Another start in place does not go back to the port that is taken.
    QVERIFY(fixture.apply({{"login-failures", QStringLiteral("7")}}));
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Running));
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
}

void tst_LocalServer::aPortOfTheCommandLineIsForThisTimeOnly()
{
    LinkFixture fixture; // --port=0
    QVERIFY(fixture.start());
    const quint16 port = freePort();
    fixture.link->server().listenOn(port);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.link->server().state().port, port, Patience);
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
    QVERIFY(!QFile::exists(fixture.iniFile()));
}

void tst_LocalServer::tellsOfABadCertificate()
{
    LinkFixture fixture;
    for (const char *name : {"cert.pem", "key.pem"}) {
        QFile file(fixture.path(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no PEM\n") > 0);
    }
    fixture.options = {QStringLiteral("--tls-cert"), fixture.path(QStringLiteral("cert.pem")),
                       QStringLiteral("--tls-key"), fixture.path(QStringLiteral("key.pem"))};
    QVERIFY(fixture.start(false));
    QVERIFY(fixture.waitForServer(ServerState::Phase::Failed));
    QVERIFY(fixture.link->server().state().error.message.contains(QStringLiteral("tls-cert")));
    QVERIFY(fixture.link->server().state().tls);
    QVERIFY(fixture.put(51));
}

HUB_TEST(tst_LocalServer)
#include "tst_localserver.moc"
