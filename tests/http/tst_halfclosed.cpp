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

using namespace hub::http;
using namespace hub::http::test;
using namespace std::chrono_literals;

namespace {

/// Sends, and then says that nothing more comes (`nc -N`, `shutdown(SHUT_WR)`): RFC 9112, section 9.6 lets it. A plain
/// blocking socket, since Qt's knows no half-closed connections.
class HalfClosingClient
{
public:
    HalfClosingClient(quint16 port, const QByteArray &bytes) : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{.tv_sec = 20, .tv_usec = 0};
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        m_good = ::connect(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
                 ::send(m_fd, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size() &&
                 ::shutdown(m_fd, SHUT_WR) == 0;
    }
    ~HalfClosingClient() { ::close(m_fd); }
    HalfClosingClient(const HalfClosingClient &) = delete;
    HalfClosingClient &operator=(const HalfClosingClient &) = delete;

    [[nodiscard]] bool isGood() const { return m_good; }

    /// All that the server sends until it ends the connection.
    QByteArray readAll()
    {
        QByteArray all;
        std::array<char, 65536> buffer{};
        for (ssize_t size = 0; (size = ::recv(m_fd, buffer.data(), buffer.size(), 0)) > 0;)
            all.append(buffer.data(), size);
        return all;
    }

private:
    int m_fd;
    bool m_good;
};

} // namespace

class tst_HalfClosed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void getsItsAnswers_data();
    void getsItsAnswers();
    void getsALargeAnswer();
    void getIsGivenUpAfterAWhile();
    void postRunsToItsEnd();
};

void tst_HalfClosed::getsItsAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("held");
    QTest::addColumn<QList<QByteArray>>("bodies");
    QTest::newRow("at once") << Get << 0 << QList<QByteArray>{"pong"};
    QTest::newRow("later") << request("GET /hold/a") << 1 << QList<QByteArray>{"a"};
    QTest::newRow("later, to a POST") << request("POST /hold/b", {}, "body") << 1 << QList<QByteArray>{"b"};
    QTest::newRow("both, pipelined") << Get + request("GET /hold/c") + Get << 1
                                     << QList<QByteArray>{"pong", "c", "pong"};
}

void tst_HalfClosed::getsItsAnswers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, held);
    QFETCH(QList<QByteArray>, bodies);
    ServerSettings settings = TestServer::quick();
    settings.limits.halfClosedTime = 1h;
    TestServer server(settings);
    HalfClosingClient client(server.port(), bytes);
    QVERIFY(client.isGood());
    // Accepted on this thread: before the client's blocking calls.
    QVERIFY(hub::test::waitForOthers([&] { return server.stats().connections.load() == 1; }));
    QVERIFY(server.waitForHeld(std::size_t(held)));
    server.releaseAll();
    QByteArray all = client.readAll();
    QList<QByteArray> received;
    while (const auto answer = hub::test::takeAnswer(all, true)) {
        QVERIFY(answer->complete);
        received << answer->body;
    }
    QCOMPARE(received, bodies);
    QVERIFY(server.waitForEmpty());
    QCOMPARE(server.stats().leftEarly.load(), quint64(0));
}

void tst_HalfClosed::getsALargeAnswer()
{
    TestServer server;
    HalfClosingClient client(server.port(), request("GET /big"));
    QVERIFY(client.isGood());
    QVERIFY(hub::test::waitForOthers([&] { return server.stats().connections.load() == 1; }));
    QByteArray all = client.readAll();
    const auto answer = hub::test::takeAnswer(all, true);
    QVERIFY(answer && answer->complete);
    QCOMPARE(answer->body.size(), qsizetype(1024 * 1024));
}

// It cannot be told from one who has gone, for whom the Session Manager would be asked in vain.
void tst_HalfClosed::getIsGivenUpAfterAWhile()
{
    TestServer server;
    HalfClosingClient client(server.port(), request("GET /hold/a"));
    QVERIFY(client.isGood());
    QVERIFY(server.waitForHeld(1));
    QVERIFY(hub::test::waitFor([&] { return server.held().left() == 1; }));
    QCOMPARE(client.readAll(), QByteArray());
    QCOMPARE(server.stats().leftEarly.load(), quint64(1));
}

void tst_HalfClosed::postRunsToItsEnd()
{
    TestServer server;
    HalfClosingClient client(server.port(), request("POST /hold/a", {}, ""));
    QVERIFY(client.isGood());
    QVERIFY(server.waitForHeld(1));
    QVERIFY(hub::test::waitFor([&] { return server.held().left() == 1; }));
    server.releaseAll();
    QByteArray all = client.readAll();
    const auto answer = hub::test::takeAnswer(all, true);
    QVERIFY(answer && answer->complete);
    QCOMPARE(answer->body, QByteArray("a"));
}

HUB_TEST(tst_HalfClosed)
#include "tst_halfclosed.moc"
