// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/testserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/test.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace hub::http;
using namespace hub::http::test;
using hub::test::RawClient;

namespace {

constexpr int Leavers = 5000;
constexpr int AtOnce = 100; // fewer than the server takes, more than it can handle at once

/// What a client has sent by the time it leaves.
const std::array<QByteArray, 10> Phases{
    QByteArray(),
    QByteArray("GET /pi"),
    QByteArray("GET /ping HTTP/1.1\r\nHost: loc"),
    request("POST /echo", "Content-Length: 1000\r\n") + "half",
    request("POST /echo", "Transfer-Encoding: chunked\r\n") + "3e8\r\nhalf",
    request("GET /hold/a"),
    request("GET /hold/a") + Get.repeated(20),
    request("GET /big"),
    request("GET /stream"),
    request("GET /drop") + request("GET /stream").repeated(3),
};

enum class Leave { Close, Reset, HalfClose };

/// A plain socket: its end is the moment that the test chooses, and may be a reset.
class Leaver
{
public:
    Leaver(quint16 port, const QByteArray &bytes) : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_good = ::connect(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
                 ::send(m_fd, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    Leaver(Leaver &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)), m_good(other.m_good) {}
    Leaver &operator=(Leaver &&) = delete;
    ~Leaver()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }

    [[nodiscard]] bool isGood() const { return m_good; }

    void leave(Leave how)
    {
        if (how == Leave::HalfClose) {
            ::shutdown(m_fd, SHUT_WR);
            return; // the rest is the destructor's
        }
        if (how == Leave::Reset) {
            const linger now{1, 0};
            ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
        ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd;
    bool m_good;
};

} // namespace

/// Clients that leave before the answer, in every phase and every way; with QHttpServer's own responder one of them is
/// enough to crash (its answer goes to a socket that has been deleted).
class tst_Leavers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leave_data();
    void leave();
};

void tst_Leavers::leave_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("1 worker") << 1;
    QTest::newRow("4 workers") << 4;
}

void tst_Leavers::leave()
{
    QFETCH(int, threads);
    TestServer server(TestServer::quick(threads));
    RawClient loyal(server.port());
    for (int begun = 0; begun < Leavers; begun += AtOnce) {
        std::vector<Leaver> clients;
        clients.reserve(AtOnce);
        for (int i = 0; i < AtOnce; ++i) {
            const int n = begun + i;
            clients.emplace_back(server.port(), Phases[std::size_t(n) % Phases.size()]);
            QVERIFY(clients.back().isGood());
            if (n % 4 == 0) // some before the server has even seen them
                clients.back().leave(Leave(n % 3));
        }
        QCOMPARE(loyal.ask(Get).status, 200);
        for (int i = 0; i < AtOnce; ++i) {
            const int n = begun + i;
            if (n % 4 != 0)
                clients[std::size_t(i)].leave(Leave(n % 3));
            if (n % 25 == 0)
                server.releaseAll(); // answers race with the leaving
        }
        QCOMPARE(loyal.ask(Get).status, 200);
        server.releaseAll();
    }
    server.releaseAll();
    QVERIFY(hub::test::waitForOthers([&] {
        server.releaseAll();
        return server.server().openConnections() == 1;
    }));
    QCOMPARE(loyal.ask(Get).body, QByteArray("pong"));
    QCOMPARE(server.server().openConnections(), 1);
    QCOMPARE(server.stats().streams.load(), qint64(0));
    QVERIFY(server.held().total() > 0);
}

HUB_TEST(tst_Leavers)
#include "tst_leavers.moc"
