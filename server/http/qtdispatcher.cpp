// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/qtdispatcher.h"

#include <QAbstractHttpServer>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <array>
#include <cstring>

namespace hub::http {

namespace {

/// The target is matched by now; Qt would read it byte by byte, into a QUrl that nobody asks for. `HEAD` is a `GET`
/// whose answer's body is left out by ourselves.
const QByteArray &requestLine(Method method)
{
    static const auto lines = [] {
        std::array<QByteArray, std::size_t(Method::Other) + 1> all;
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = QByteArray(methodName(Method(i))) + " / HTTP/1.1\r\n\r\n";
        all[std::size_t(Method::Head)] = all[std::size_t(Method::Get)];
        return all;
    }();
    return lines[std::size_t(method)];
}

} // namespace

class QtDispatcher::Engine final : public QAbstractHttpServer
{
public:
    const std::function<void()> *handler = nullptr;

protected:
    // The answer goes out by our own exchange, so Qt's means of answering stay unused.
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &, QTcpSocket *) override
    {
        return handle();
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override {}
#else
    bool handleRequest(const QHttpServerRequest &, QHttpServerResponder &) override
    {
        return handle();
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override {}
#endif

private:
    bool handle()
    {
        if (const auto *call = std::exchange(handler, nullptr))
            (*call)();
        return true;
    }
};

/// What Qt's parser reads: it only ever holds one canonical request, and swallows whatever is written.
class QtDispatcher::MemorySocket final : public QTcpSocket
{
public:
    MemorySocket()
    {
        setOpenMode(ReadWrite); // buffered: Qt's parser reads the head byte by byte
        setSocketState(ConnectedState);
        setPeerAddress(QHostAddress::LocalHost);
    }

    void feed(const QByteArray &data)
    {
        m_data = data;
        m_read = 0;
        Q_EMIT readyRead();
    }

    qint64 bytesAvailable() const override { return m_data.size() - m_read + QIODevice::bytesAvailable(); }
    void disconnectFromHost() override {}
    void close() override {} // by abort() too, which newer versions call on a socket that has been idle

protected:
    qint64 readData(char *to, qint64 size) override
    {
        const qint64 n = std::min(size, qint64(m_data.size()) - m_read);
        if (n > 0) {
            std::memcpy(to, m_data.constData() + m_read, std::size_t(n));
            m_read += n;
        }
        return n;
    }
    qint64 writeData(const char *, qint64 size) override { return size; }

private:
    QByteArray m_data;
    qint64 m_read = 0;
};

/// The server that Qt takes its connections from. It has to listen to be accepted, so it does until the one connection
/// is handed over, and turns away whoever finds its port by chance.
class QtDispatcher::Feeder final : public QTcpServer
{
public:
    void give(QTcpSocket *socket) { addPendingConnection(socket); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QTcpSocket stranger;
        stranger.setSocketDescriptor(descriptor);
        stranger.abort();
    }
};

QtDispatcher::QtDispatcher() : m_engine(std::make_unique<Engine>()), m_feeder(new Feeder)
{
    m_feeder->listen(QHostAddress::LocalHost, 0);
    m_engine->bind(m_feeder); // becomes its parent
    openSocket();
    m_feeder->close();
}

QtDispatcher::~QtDispatcher() = default;

void QtDispatcher::preload()
{
    const QSslConfiguration loads; // as a member of QAbstractHttpServer does
}

void QtDispatcher::openSocket()
{
    m_socket = new MemorySocket;
    m_socket->setParent(m_engine.get());
    m_feeder->give(m_socket);
}

bool QtDispatcher::dispatch(Method method, const std::function<void()> &handler)
{
    m_engine->handler = &handler;
    m_socket->feed(requestLine(method));
    if (!m_engine->handler)
        return true;
    // Qt's parser gave up on this line and with it on the socket: go on with a new one.
    m_engine->handler = nullptr;
    m_socket->deleteLater();
    openSocket();
    return false;
}

} // namespace hub::http
