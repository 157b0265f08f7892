// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/routes.h"

#include "core/net/pooledaccessmanager.h"
#include "server/routes/audit.h"
#include "server/routes/auth.h"
#include "server/routes/clients.h"
#include "server/routes/contacts.h"
#include "server/routes/events.h"
#include "server/routes/frontend.h"
#include "server/routes/health.h"
#include "server/routes/meta.h"
#include "server/routes/people.h"
#include "server/routes/sender.h"
#include "server/routes/sessionmanager.h"
#include "server/routes/whatsapp.h"

namespace hub::routes {

std::unique_ptr<http::Router> makeRouter(const SharedServices &shared, const SessionManagerSettings &sessionManager,
                                         QObject *worker, const Mailbox::Address &mailbox)
{
    auto *network = new PooledAccessManager(worker);
    auto *client = new SessionManagerClient(network, sessionManager, worker);
    const RouteContext context{.shared = shared, .sessionManager = *client, .worker = worker, .mailbox = mailbox};
    auto router = std::make_unique<http::Router>();
    router->setAuthenticator(shared.authenticator);
    addHealth(*router, context);
    addWhatsapp(*router, context);
    addAuth(*router, context);
    addPeople(*router, context);
    addSessionManager(*router, context);
    addSender(*router, context);
    addSendingRules(*router, context);
    addContacts(*router, context);
    addClients(*router, context);
    addEvents(*router, context);
    addAudit(*router, context);
    addMeta(*router, context);
    addFrontend(*router, context);
    return router;
}

} // namespace hub::routes
