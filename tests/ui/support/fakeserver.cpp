// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakeserver.h"

namespace hub {

namespace {

constexpr quint16 AnyFreePort = 49160;

} // namespace

FakeServer::FakeServer(FakeDesk &desk, QObject *parent) : ServerApi(parent), m_desk(desk)
{
    m_state.address = QStringLiteral("127.0.0.1");
    m_state.port = 3012;
}

void FakeServer::start()
{
    (void)m_desk.ask(QStringLiteral("startServer"));
    begin();
}

void FakeServer::stop()
{
    (void)m_desk.ask(QStringLiteral("stopServer"));
    ServerState next = m_state;
    next.phase = ServerState::Phase::Stopped;
    next.page.clear();
    next.error = {};
    QTimer::singleShot(0, this, [this, next] { setState(next); });
}

void FakeServer::listenOn(quint16 port)
{
    (void)m_desk.ask(QStringLiteral("listenOn"), {QString::number(port)});
    m_state.port = port;
    begin();
}

void FakeServer::begin()
{
    ServerState next = m_state;
    next.phase = ServerState::Phase::Starting;
    next.page.clear();
    next.error = {};
    setState(next);
    if (taken.contains(next.port)) {
        next.phase = ServerState::Phase::Failed;
        next.error = Error{QByteArrayLiteral("LISTEN_FAILED"),
                           QString(u"Port " % QString::number(next.port) % u" is used by another program.")};
    } else {
        next.phase = ServerState::Phase::Listening;
        next.port = next.port == 0 ? AnyFreePort : next.port;
        next.page = QUrl(QString(u"http://127.0.0.1:" % QString::number(next.port) % u'/'));
    }
    QTimer::singleShot(0, this, [this, next] { setState(next); });
}

void FakeServer::setState(const ServerState &state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void FakeServer::addSample(const ServerSample &sample)
{
    sampleList.push_back(sample);
    if (sampleList.size() > 300)
        sampleList.erase(sampleList.begin());
    Q_EMIT sampled(sample);
}

} // namespace hub
