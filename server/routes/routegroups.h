// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/exchange.h"
#include "server/routes/routes.h"

#include <type_traits>

namespace hub::routes {

/// What the routes of one worker have; used on its thread only.
struct RouteContext
{
    const SharedServices &shared;
    SessionManagerClient &sessionManager;
    QObject *worker = nullptr; ///< context object for callbacks: it lives as long as the routes
    Mailbox::Address mailbox;
};

/// The answer that a request waits for: given once, on the worker's thread, by whoever has it at last. The one place
/// where a result of ours becomes HTTP.
class Completion
{
public:
    explicit Completion(http::Exchange::Ptr exchange) : m_exchange(std::move(exchange)) {}

    void give(const Result<http::Response> &result) const
    {
        m_exchange->reply(result ? *result : http::Response::error(result.error()));
    }

    /// A callback for a service's Result: `toResponse(value)` makes the answer of what it found; an error is answered
    /// as the table of codes says.
    template<typename ToResponse>
    [[nodiscard]] auto with(ToResponse toResponse) const
    {
        return [completion = *this, toResponse = std::move(toResponse)](const auto &result) {
            completion.give(responseOf(toResponse, result));
        };
    }

    [[nodiscard]] const http::Request &request() const { return m_exchange->request(); }
    /// For what is more than one answer: a stream, or to hear when the caller leaves.
    [[nodiscard]] const http::Exchange::Ptr &exchange() const { return m_exchange; }

private:
    template<typename ToResponse, typename T>
    static Result<http::Response> responseOf(const ToResponse &toResponse, const Result<T> &result)
    {
        if (!result)
            return tl::unexpected<Error>(result.error());
        if constexpr (std::is_void_v<T>)
            return toResponse();
        else
            return toResponse(*result);
    }

    http::Exchange::Ptr m_exchange;
};

/// Adds routes whose handlers return what they answer, in two kinds:
///
///   Result<http::Response> handler(const RouteContext &, const http::Request &)
///   Result<void> handler(const RouteContext &, http::Request &, const Completion &)   the answer comes later, or now
///                                                                                     the error that is returned
///
/// What the second kind needs of the request's body it reads before it returns: then the body is gone.
class RouteGroup
{
public:
    RouteGroup(http::Router &router, RouteContext context) : m_router(router), m_context(std::move(context)) {}

    template<typename Handler>
    void add(http::Method method, const char *pattern, http::RouteOptions options, Handler handler)
    {
        // A body that is handed on as it came is held until the answer.
        const bool dropsBody = options.keepsBody() && !options.streamsJson;
        m_router.add(
            method, pattern, options, [context = m_context, handler, dropsBody](const http::Exchange::Ptr &exchange) {
                Q_UNUSED(dropsBody) // by the first kind
                const Completion completion(exchange);
                if (const auto unambiguous = checkQuery(exchange->request()); !unambiguous) {
                    completion.give(tl::unexpected(unambiguous.error()));
                } else if constexpr (std::is_invocable_v<Handler, const RouteContext &, const http::Request &>) {
                    completion.give(handler(context, exchange->request()));
                } else if (const Result<void> begun = handler(context, exchange->request(), completion); !begun) {
                    completion.give(tl::unexpected(begun.error()));
                } else if (dropsBody) {
                    exchange->dropBody();
                }
            });
    }

    [[nodiscard]] const RouteContext &context() const { return m_context; }

private:
    /// A name given twice is an error: who takes the first and who the last would see two different requests.
    static Result<void> checkQuery(const http::Request &request);

    http::Router &m_router;
    const RouteContext m_context;
};

/// Group 1: `/health` says that the process lives; `/health/ready` whether it can work, and what is missing.
void addHealth(RouteGroup &group);
/// Group 2, `GET /api/whatsapp/:clienteId/status` and `…/qr`, and group 4, `/session-manager/…`: the session of a
/// client as the Session Manager tells it, byte for byte, the hub's view of its state, connecting and disconnecting.
void addSessionManager(RouteGroup &group);
/// Group 4: `/session-manager/pairing-code` and `/session-manager/check-numbers`: what an engine does with a number.
void addPhoneNumbers(RouteGroup &group);
/// Group 3: `/auth/…`, and for administrators `/users…` and `/keys…`.
void addAccounts(RouteGroup &group);
/// Group 5: `/sender/…`: messages, jobs, limits, opt-outs, and the big switch.
void addSender(RouteGroup &group);
/// Group 6: `/sync-contacts/…`.
void addContacts(RouteGroup &group);
/// Group 7: `/clients…`.
void addClients(RouteGroup &group);
/// Group 7: `/alerts…`: what needs a person.
void addAlerts(RouteGroup &group);
/// Group 7: `GET /events`, Server-Sent Events, and `GET /audit`.
void addEvents(RouteGroup &group);
/// Group 7: `GET /openapi.json` and `/metrics`.
void addMetrics(RouteGroup &group);
/// Group 8: the static frontend, for every path that no other group owns.
void addFrontend(http::Router &router, const RouteContext &context);

} // namespace hub::routes
