// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/simulatorthread.h"
#include "tests/simulator/rawclient.h"
#include "tests/support/test.h"

#include <QHostAddress>
#include <QTest>

#include <memory>
#include <vector>

#ifndef Q_OS_WIN
#include <sys/resource.h>
#endif

using namespace hub;
using namespace hub::sim;
using hub::test::RawClient;
using namespace std::chrono_literals;

namespace {

constexpr int Count = 1000;

} // namespace

/// The record as judge: many sends at once, and which of them overlap.
class tst_SimulatedSendsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_thread.reset(); }
    void recordOfAThousandSendsAtOnce();
    void overlapIsSeen();
    void callerWhoLeftIsNoOverlap();

private:
    void setReady()
    {
        m_thread->call([](Simulator &simulator) { simulator.setState(*ClienteId::fromNumber(51), State::Ready); });
    }

    std::unique_ptr<SimulatorThread> m_thread;
};

void tst_SimulatedSendsTest::init()
{
    m_thread = std::make_unique<SimulatorThread>();
    QVERIFY(m_thread->start());
}

void tst_SimulatedSendsTest::recordOfAThousandSendsAtOnce()
{
#ifndef Q_OS_WIN
    // Both ends of a thousand connections live in this process.
    rlimit files{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 4096);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &files), 0);
#endif

    m_thread->call([](Simulator &simulator) {
        simulator.clients().add(*ClienteId::fromNumber(1), Count, State::Ready, simulator.now());
        simulator.timing().sendLatency = {100ms, 300ms};
    });
    int answered = 0;
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 1; i <= Count; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        connect(socket.get(), &QTcpSocket::connected, this, [one = socket.get(), i] {
            one->write(RawClient::request("POST", "/send", i, RawClient::sendBody(i, "5491112345678", "to all")));
        });
        connect(socket.get(), &QTcpSocket::readyRead, this, [one = socket.get(), &answered] {
            if (one->peek(4096).contains("message_id") && one->readAll().startsWith("HTTP/1.1 200"))
                ++answered;
        });
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_thread->port());
        sockets.push_back(std::move(socket));
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, Count, 60000);
    m_thread->call([](Simulator &simulator) {
        const auto summary = simulator.sent().summary();
        QCOMPARE(summary.attempts, Count);
        QCOMPARE(summary.delivered, Count);
        QCOMPARE(summary.messages, Count);
        QCOMPARE(summary.repeatedAttempts, 0);
        QCOMPARE(summary.overlaps, 0);
        QCOMPARE(simulator.counters().of(Endpoint::Send).requests, quint64(Count));
        QCOMPARE(simulator.counters().of(Endpoint::Send).inFlight, 0);
        for (size_t i = 0; i < size_t(Count); ++i)
            QCOMPARE(simulator.sent().all()[i].seq, quint64(i + 1));
    });
}

void tst_SimulatedSendsTest::overlapIsSeen()
{
    setReady();
    m_thread->call([](Simulator &simulator) { simulator.timing().sendLatency = {1h, 1h}; });
    RawClient first(m_thread->port());
    RawClient second(m_thread->port());
    first.send(RawClient::request("POST", "/send", 51, RawClient::sendBody(51, "5491112345678", "one")));
    QTRY_COMPARE(m_thread->call([](Simulator &simulator) { return simulator.sent().summary().attempts; }), 1);
    m_thread->call([](Simulator &simulator) { simulator.timing().sendLatency = {}; });
    second.send(RawClient::request("POST", "/send", 51, RawClient::sendBody(51, "5491112345678", "two")));
    QCOMPARE(second.receive().status, 200);
    const auto summary = m_thread->call([](Simulator &simulator) { return simulator.sent().summary(); });
    QCOMPARE(summary.overlaps, 1);
    QCOMPARE(summary.maxInFlight, 2);
}

void tst_SimulatedSendsTest::callerWhoLeftIsNoOverlap()
{
    setReady();
    m_thread->call([](Simulator &simulator) { simulator.timing().sendLatency = {1h, 1h}; });
    for (int i = 0; i < 20; ++i) {
        RawClient client(m_thread->port());
        client.send(
            RawClient::request("POST", "/send", 51, RawClient::sendBody(51, "549111234", QByteArray::number(i))));
        QTRY_COMPARE(m_thread->call([](Simulator &simulator) { return simulator.sent().summary().attempts; }), i + 1);
    }
    const auto summary = m_thread->call([](Simulator &simulator) { return simulator.sent().summary(); });
    QCOMPARE(summary.overlaps, 0);
    QCOMPARE(summary.maxInFlight, 1);
}

HUB_TEST(tst_SimulatedSendsTest)

#include "tst_simulatedsends.moc"
