// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/log/log.h"
#include "server/http/accesspolicy.h"
#include "server/http/admission.h"
#include "server/http/qtdispatcher.h"
#include "server/http/router.h"
#include "server/http/serversettings.h"
#include "server/http/serverstats.h"

#include <QObject>
#include <QSet>

#include <memory>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace hub::http {

class Connection;

/// What all workers share; outlives them.
struct ServerContext
{
    const ServerSettings settings;
    const AccessPolicy policy;
    Admission admission;
    ServerStats stats;
    Log &log;

    ServerContext(const ServerSettings &serverSettings, Log &serverLog)
        : settings(serverSettings), policy(settings), admission(settings.limits), log(serverLog)
    {
    }
};

/// Makes the routes of one worker, on its thread; `worker` is a parent for what the routes need (an access manager, …).
using RouterFactory = std::function<std::unique_ptr<Router>(QObject *worker, const Mailbox::Address &mailbox)>;

/// One serving thread's share: its connections, its routes, its clock. Lives on its own thread; made and deleted there.
class Worker : public QObject
{
    Q_OBJECT

public:
    Worker(ServerContext &context, const RouterFactory &makeRouter);
    ~Worker() override;

    /// Serves a connection that the listener has accepted.
    void take(qintptr descriptor);
    /// Closes what is idle, lets what is in flight finish; emits drained() when nothing is left.
    void drain();
    /// Ends every connection at once.
    void abortAll();

    [[nodiscard]] ServerContext &context() const { return m_context; }
    [[nodiscard]] const Router &router() const { return *m_router; }
    [[nodiscard]] QtDispatcher &dispatcher() { return m_dispatcher; }
    [[nodiscard]] Mailbox::Address mailbox() const { return m_mailbox.address(); }
    [[nodiscard]] bool isDraining() const { return m_draining; }
    [[nodiscard]] QByteArray nextRequestId();
    void forget(Connection *connection);

Q_SIGNALS:
    void drained();

private:
    void sweep();
    void tellDrained();

    ServerContext &m_context;
    Mailbox m_mailbox;
    QtDispatcher m_dispatcher;
    std::unique_ptr<Router> m_router;
    QSet<Connection *> m_connections;
    QTimer *m_sweep;
    QByteArray m_idPrefix;
    quint32 m_nextId = 0;
    bool m_draining = false;
    bool m_drainedTold = false;
};

} // namespace hub::http
