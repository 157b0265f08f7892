// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/simulatorthread.h"
#include "tests/simulator/rawclient.h"
#include "tests/support/test.h"

#include <QHostAddress>
#include <QTest>

using namespace hub;
using namespace hub::sim;
using hub::test::RawAnswer;
using hub::test::RawClient;
using namespace std::chrono_literals;

/// Every fault, as a raw socket sees it.
class tst_FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_thread.reset(); }
    void answersInPlace_data();
    void answersInPlace();
    void garbage();
    void reset();
    void hang();
    void halfABody_data();
    void halfABody();
    void hangInTheBody();
    void sameBodyOddly_data();
    void sameBodyOddly();
    void closeDelimited();
    void informational();
    void trickleIsPadded();
    void huge();
    void hugeHeaders();
    void refuseAndComeBack();
    void outage();
    void hitsOnlyWhatItShould();
    void probabilityZeroNeverStrikes();
    void cutSendsAreRecorded();

private:
    void set(Fault fault)
    {
        m_thread->call([&fault](Simulator &simulator) { return simulator.addFault(fault); });
    }
    [[nodiscard]] static Fault of(FaultKind kind)
    {
        Fault fault;
        fault.kind = kind;
        return fault;
    }
    [[nodiscard]] RawAnswer status(qint64 client = 51)
    {
        return RawClient(m_thread->port()).ask("GET", "/status", client);
    }

    std::unique_ptr<SimulatorThread> m_thread;
    QByteArray m_trueBody;
};

void tst_FaultsTest::init()
{
    m_thread = std::make_unique<SimulatorThread>();
    QVERIFY(
        m_thread->start([](Simulator &simulator) { simulator.setState(*ClienteId::fromNumber(51), State::Ready); }));
    m_trueBody = status().body;
    QVERIFY(m_trueBody.size() > 100);
}

void tst_FaultsTest::answersInPlace_data()
{
    QTest::addColumn<FaultKind>("kind");
    QTest::addColumn<int>("given");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("not JSON") << FaultKind::NotJson << 0 << QByteArray() << 200 << QByteArray("oops");
    QTest::newRow("HTML 200") << FaultKind::Html << 0 << QByteArray() << 200 << QByteArray("<!DOCTYPE html>");
    QTest::newRow("HTML 502") << FaultKind::Html << 502 << QByteArray() << 502 << QByteArray("<!DOCTYPE html>");
    QTest::newRow("redirect") << FaultKind::Redirect << 0 << QByteArray() << 302 << QByteArray("Redirecting");
    QTest::newRow("redirect 307") << FaultKind::Redirect << 307 << QByteArray() << 307 << QByteArray("Redirecting");
    QTest::newRow("500") << FaultKind::Error << 0 << QByteArray() << 500 << QByteArray("INTERNAL_ERROR");
    QTest::newRow("400") << FaultKind::Error << 400 << QByteArray() << 400 << QByteArray("INVALID_REQUEST");
    QTest::newRow("401") << FaultKind::Error << 401 << QByteArray() << 401 << QByteArray("UNAUTHORIZED");
    QTest::newRow("403") << FaultKind::Error << 403 << QByteArray() << 403 << QByteArray("FORBIDDEN");
    QTest::newRow("own error") << FaultKind::Error << 503 << QByteArray(R"({"error":"X"})") << 503
                               << QByteArray(R"({"error":"X"})");
    QTest::newRow("empty 204") << FaultKind::Empty << 0 << QByteArray() << 204 << QByteArray();
    QTest::newRow("empty 200") << FaultKind::Empty << 200 << QByteArray() << 200 << QByteArray();
    QTest::newRow("custom") << FaultKind::Custom << 202 << QByteArray("{\"b\": 1,\"a\":12345678901234567890} \n") << 202
                            << QByteArray("{\"b\": 1,\"a\":12345678901234567890} \n");
}

void tst_FaultsTest::answersInPlace()
{
    QFETCH(FaultKind, kind);
    QFETCH(int, given);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    Fault fault = of(kind);
    fault.status = given;
    fault.body = body;
    fault.location = "http://127.0.0.1:9/there";
    set(fault);
    RawClient client(m_thread->port());
    for (int again = 0; again < 2; ++again) { // and the connection lives on
        const auto answer = client.ask("GET", "/status", 51);
        QVERIFY(answer.complete);
        QCOMPARE(answer.status, status);
        QVERIFY(says.isEmpty() ? answer.body.isEmpty() : answer.body.contains(says));
        if (kind == FaultKind::Redirect)
            QCOMPARE(answer.header("Location"), fault.location);
        if (kind == FaultKind::Custom)
            QCOMPARE(answer.body, body);
    }
}

void tst_FaultsTest::garbage()
{
    set(of(FaultKind::Garbage));
    RawClient client(m_thread->port());
    client.send(RawClient::request("GET", "/status", 51));
    const QByteArray bytes = client.receiveAll();
    QVERIFY(!bytes.isEmpty());
    QVERIFY(!bytes.startsWith("HTTP"));
}

void tst_FaultsTest::reset()
{
    set(of(FaultKind::Reset));
    RawClient client(m_thread->port());
    client.send(RawClient::request("GET", "/status", 51));
    QVERIFY(client.receiveAll().isEmpty());
    QVERIFY(!client.isConnected());
}

void tst_FaultsTest::hang()
{
    Fault fault = of(FaultKind::Hang);
    fault.count = 1;
    set(fault);
    RawClient stuck(m_thread->port());
    stuck.send(RawClient::request("GET", "/status", 51));
    const auto inFlight = [this] {
        return m_thread->call([](Simulator &simulator) { return simulator.counters().of(Endpoint::Status).inFlight; });
    };
    QTRY_COMPARE(inFlight(), 1);
    QCOMPARE(status().body, m_trueBody); // others are served meanwhile
    QVERIFY(stuck.isConnected());
    QCOMPARE(inFlight(), 1);
}

void tst_FaultsTest::halfABody_data()
{
    QTest::addColumn<FaultKind>("kind");
    QTest::newRow("truncated") << FaultKind::Truncated;
    QTest::newRow("reset") << FaultKind::ResetBody;
}

void tst_FaultsTest::halfABody()
{
    QFETCH(FaultKind, kind);
    set(of(kind));
    RawClient client(m_thread->port());
    client.send(RawClient::request("GET", "/status", 51));
    const auto answer = client.receive();
    QVERIFY(!answer.complete);
    QVERIFY(answer.body.size() < m_trueBody.size());
    QVERIFY(!client.isConnected());
}

void tst_FaultsTest::hangInTheBody()
{
    set(of(FaultKind::HangBody));
    RawClient client(m_thread->port());
    client.send(RawClient::request("GET", "/status", 51));
    const QByteArray half = m_trueBody.first(m_trueBody.size() / 2);
    QByteArray bytes;
    while (!bytes.contains(half)) {
        const qsizetype before = bytes.size();
        bytes = client.receiveBytes(before + 1);
        QVERIFY(bytes.size() > before);
    }
    QVERIFY(bytes.endsWith(half));
    QVERIFY(bytes.contains(QByteArray("Content-Length: " + QByteArray::number(m_trueBody.size()))));
    QVERIFY(client.isConnected());
}

void tst_FaultsTest::sameBodyOddly_data()
{
    QTest::addColumn<FaultKind>("kind");
    QTest::newRow("chunked") << FaultKind::Chunked;
    QTest::newRow("trickle") << FaultKind::Trickle;
    QTest::newRow("delay") << FaultKind::Delay;
}

void tst_FaultsTest::sameBodyOddly()
{
    QFETCH(FaultKind, kind);
    Fault fault = of(kind);
    fault.delay = 1ms;
    set(fault);
    RawClient client(m_thread->port());
    for (int again = 0; again < 2; ++again) {
        const auto answer = client.ask("GET", "/status", 51);
        QVERIFY(answer.complete);
        QCOMPARE(answer.body, m_trueBody);
        QCOMPARE(answer.header("Transfer-Encoding"), kind == FaultKind::Chunked ? QByteArray("chunked") : QByteArray());
    }
}

void tst_FaultsTest::closeDelimited()
{
    set(of(FaultKind::CloseDelimited));
    const auto answer = status();
    QVERIFY(answer.complete);
    QCOMPARE(answer.body, m_trueBody);
    QVERIFY(answer.header("Content-Length").isEmpty());
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
}

void tst_FaultsTest::informational()
{
    set(of(FaultKind::Informational));
    RawClient client(m_thread->port());
    QCOMPARE(client.ask("GET", "/status", 51).status, 100);
    QCOMPARE(client.receive().status, 103);
    QCOMPARE(client.receive().body, m_trueBody);
}

void tst_FaultsTest::trickleIsPadded()
{
    Fault fault = of(FaultKind::Trickle);
    fault.delay = 1ms;
    fault.size = m_trueBody.size() + 5;
    set(fault);
    QCOMPARE(status().body, QByteArray(m_trueBody + "     "));
}

void tst_FaultsTest::huge()
{
    set(of(FaultKind::Huge));
    const auto answer = status();
    QVERIFY(answer.complete);
    QCOMPARE(answer.body.size(), qsizetype(9) * 1024 * 1024);
    QVERIFY(!answer.json().isEmpty());
}

void tst_FaultsTest::hugeHeaders()
{
    set(of(FaultKind::HugeHeaders));
    const auto answer = status();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.head.size() > 64 * 1024);
}

void tst_FaultsTest::refuseAndComeBack()
{
    Fault fault = of(FaultKind::Refuse);
    fault.count = 1;
    fault.delay = 50ms;
    set(fault);
    QCOMPARE(status().status, 0);
    QTRY_COMPARE(status().status, 200); // on the same port
}

void tst_FaultsTest::outage()
{
    RawClient connected(m_thread->port());
    QCOMPARE(connected.ask("GET", "/status", 51).status, 200);
    m_thread->call([](Simulator &simulator) { simulator.beginOutage(); });
    QVERIFY(connected.receiveAll().isEmpty());
    QVERIFY(!connected.isConnected());
    RawClient refused(m_thread->port());
    QVERIFY(!refused.isConnected());
    QCOMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
    m_thread->call([](Simulator &simulator) { simulator.endOutage(); });
    QCOMPARE(status().body, m_trueBody);
}

void tst_FaultsTest::hitsOnlyWhatItShould()
{
    Fault fault = of(FaultKind::Error);
    fault.client = ClienteId::fromNumber(51);
    fault.endpoint = Endpoint::Status;
    fault.skip = 1;
    fault.count = 2;
    set(fault);
    RawClient client(m_thread->port());
    QCOMPARE(client.ask("GET", "/status", 52).status, 200);
    QCOMPARE(client.ask("GET", "/health", 51).status, 200);
    QCOMPARE(client.ask("GET", "/status", 51).status, 200);
    QCOMPARE(client.ask("GET", "/status", 51).status, 500);
    QCOMPARE(client.ask("GET", "/status", 51).status, 500);
    QCOMPARE(client.ask("GET", "/status", 51).status, 200);
    QCOMPARE(m_thread->call([](Simulator &simulator) { return simulator.faults().all().front().hits; }), quint64(2));
}

void tst_FaultsTest::probabilityZeroNeverStrikes()
{
    Fault fault = of(FaultKind::Error);
    fault.probability = 0;
    set(fault);
    RawClient client(m_thread->port());
    for (int i = 0; i < 50; ++i)
        QCOMPARE(client.ask("GET", "/status", 51).status, 200);
}

void tst_FaultsTest::cutSendsAreRecorded()
{
    Fault cut = of(FaultKind::Reset);
    cut.count = 1;
    set(cut);
    Fault delivered = cut;
    delivered.delivers = true;
    set(delivered);
    for (int i = 0; i < 3; ++i)
        RawClient(m_thread->port()).ask("POST", "/send", 51, RawClient::sendBody(51, "5491112345678", "hello"));
    const auto summary = m_thread->call([](Simulator &simulator) { return simulator.sent().summary(); });
    QCOMPARE(summary.attempts, 3);
    QCOMPARE(summary.cut, 1);
    QCOMPARE(summary.delivered, 2);
    QCOMPARE(summary.repeatedDeliveries, 1);
}

HUB_TEST(tst_FaultsTest)

#include "tst_faults.moc"
