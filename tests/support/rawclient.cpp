// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/rawclient.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QTimer>

namespace hub::test {

namespace {

enum class Taken { Whole, Part, Broken };

Taken takeChunks(QByteArray &in, QByteArray &body)
{
    qsizetype at = 0;
    QByteArray out;
    for (;;) {
        const qsizetype eol = in.indexOf("\r\n", at);
        if (eol < 0)
            return Taken::Part;
        bool isNumber = false;
        const qsizetype size = in.sliced(at, eol - at).toLongLong(&isNumber, 16);
        if (!isNumber)
            return Taken::Broken;
        at = eol + 2;
        if (in.size() < at + size + 2)
            return Taken::Part;
        if (in.sliced(at + size, 2) != "\r\n")
            return Taken::Broken;
        out += in.sliced(at, size);
        at += size + 2;
        if (size == 0)
            break;
    }
    in.remove(0, at);
    body = out;
    return Taken::Whole;
}

} // namespace

bool waitFor(const std::function<bool()> &holds, std::chrono::milliseconds time)
{
    QTimer alarm;
    alarm.setSingleShot(true);
    alarm.start(time);
    while (!holds()) {
        if (!alarm.isActive())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

bool waitForOthers(const std::function<bool()> &holds, std::chrono::milliseconds time)
{
    QTimer look;
    look.start(5);
    return waitFor(holds, time);
}

QByteArray Answer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

std::optional<Answer> takeAnswer(QByteArray &in, bool ended, bool toHead)
{
    const qsizetype end = in.indexOf("\r\n\r\n");
    if (end < 0 || !in.startsWith("HTTP/1.1 "))
        return std::nullopt;
    Answer answer;
    const QByteArrayList lines = in.first(end).split('\n');
    answer.status = lines.front().mid(9, 3).toInt();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        answer.headers.emplace_back(lines[i].first(colon), lines[i].sliced(colon + 1).trimmed());
    }
    QByteArray rest = in.sliced(end + 4);
    const QByteArray length = answer.header("Content-Length");
    if (toHead || answer.status < 200 || answer.status == 204 || answer.status == 304) {
        answer.complete = true;
    } else if (answer.header("Transfer-Encoding") == "chunked") {
        answer.complete = takeChunks(rest, answer.body) == Taken::Whole;
    } else if (!length.isNull()) {
        answer.body = rest.first(std::min<qsizetype>(rest.size(), length.toLongLong()));
        answer.complete = answer.body.size() == length.toLongLong();
        rest.remove(0, answer.body.size());
    } else {
        answer.body = std::exchange(rest, {});
        answer.complete = ended;
    }
    if (!answer.complete && !ended)
        return std::nullopt;
    in = rest;
    return answer;
}

RawClient::RawClient(quint16 port, std::unique_ptr<QTcpSocket> socket)
    : m_socket(socket ? std::move(socket) : std::make_unique<QTcpSocket>())
{
    connect(m_socket.get(), &QTcpSocket::readyRead, this, [this] {
        if (m_reads)
            m_in += m_socket->readAll();
    });
    connect(m_socket.get(), &QTcpSocket::disconnected, this, [this] { m_closed = true; });
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this] { m_closed = true; });
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

RawClient::~RawClient()
{
    m_socket->disconnect(this);
}

RawClient &RawClient::send(const QByteArray &bytes)
{
    waitFor([this] { return m_socket->state() == QAbstractSocket::ConnectedState || m_closed; });
    m_socket->write(bytes);
    m_socket->flush();
    return *this;
}

void RawClient::stopReading()
{
    m_reads = false;
    m_socket->setReadBufferSize(1);
}

Answer RawClient::next(std::chrono::milliseconds time)
{
    std::optional<Answer> answer;
    waitFor([&] { return (answer = takeAnswer(m_in, m_closed, m_head)).has_value() || m_closed; }, time);
    return answer.value_or(Answer{});
}

bool RawClient::waitForClose(std::chrono::milliseconds time)
{
    return waitFor([this] { return m_closed; }, time);
}

bool RawClient::waitForBytes(const QByteArray &bytes)
{
    return waitFor([&] { return m_in.contains(bytes) || m_closed; }) && m_in.contains(bytes);
}

} // namespace hub::test
