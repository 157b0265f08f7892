// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/routes.h"

#include "core/accounts/accountservice.h"
#include "core/log/log.h"
#include "core/net/pooledaccessmanager.h"
#include "core/session/clientstatusstore.h"
#include "server/routes/routegroups.h"

namespace hub::routes {

const char *ProxyStats::label(std::size_t outcome)
{
    static constexpr std::array<const char *, Outcomes> Labels{
        "ok", "connect_timeout", "read_timeout", "unreachable", "network", "status", "redirect", "not_json", "aborted"};
    return Labels.at(outcome);
}

http::Router::Authenticator makeAuthenticator(AccountService &accounts, Log &log)
{
    const auto told = [](const Result<Caller, AuthFault> &caller) -> Result<Caller> {
        if (caller)
            return *caller;
        if (caller.error() == AuthFault::StoreUnavailable)
            return failure("DATABASE_UNAVAILABLE",
                           QStringLiteral("Accounts cannot be checked: the store is not available"));
        return failure("UNAUTHORIZED", QStringLiteral("A valid token or API key is required"));
    };
    const auto check = [authenticator = accounts.authenticator(), told, &log](const http::Request &request) {
        const auto caller = authenticator->check(request.header("Authorization"));
        if (!caller)
            log.info("auth", "refused",
                     {{"reason", authFaultName(caller.error())},
                      {"peer", request.peer.toString().toLatin1()},
                      {"request_id", request.id}});
        return told(caller);
    };
    const auto recheck = [authenticator = accounts.authenticator(), told, &directory = accounts.directory(),
                          &log](const http::Request &request, const Mailbox::Address &replyTo,
                                std::function<void(const Result<Caller> &)> done) {
        const QByteArray header = request.header("Authorization");
        const auto caller = authenticator->check(header);
        if (caller || !mayHaveChanged(caller.error()))
            return false;
        directory.recheck(
            header, replyTo,
            [told, done = std::move(done), id = request.id, &log](const Result<Caller, AuthFault> &found) {
                if (found)
                    log.info("auth", "admitted, the store knew", {{"request_id", id}});
                done(told(found));
            });
        return true;
    };
    return {.check = check, .recheck = recheck};
}

std::unique_ptr<http::Router> makeRouter(const SharedServices &shared, const SessionManagerSettings &sessionManager,
                                         QObject *worker, const Mailbox::Address &mailbox)
{
    auto *network = new PooledAccessManager(worker);
    SessionManagerSettings settings = sessionManager;
    settings.sessionOf = [board = shared.board](ClienteId client) { return board->sessionOf(client); };
    auto *client = new SessionManagerClient(network, std::move(settings), worker);
    auto router = std::make_unique<http::Router>();
    router->setAuthenticator(shared.authenticator);
    RouteGroup group(*router, {.shared = shared, .sessionManager = *client, .worker = worker, .mailbox = mailbox});
    addHealth(group);
    addSessionManager(group);
    addPhoneNumbers(group);
    addAccounts(group);
    addSender(group);
    addContacts(group);
    addClients(group);
    addAlerts(group);
    addEvents(group);
    addMetrics(group);
    addFrontend(*router, group.context());
    return router;
}

} // namespace hub::routes
