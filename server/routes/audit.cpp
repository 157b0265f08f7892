// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/audit.h"

#include "core/events/auditfeed.h"
#include "core/storage/database.h"
#include "server/routes/answers.h"

namespace hub::routes {

namespace {

using http::Exchange;

void listAudit(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto page = pageRequest(request);
    if (!page)
        return exchange->reply(page.error());
    const audit::Filter filter{.user = QString::fromUtf8(request.queryValue("user").value_or(QByteArray())),
                               .action = QString::fromUtf8(request.queryValue("action").value_or(QByteArray()))};
    context.shared.database->run<ResultPage<audit::Entry>>(
        context.mailbox,
        [filter, page = *page](QSqlDatabase &connection) { return audit::list(connection, filter, page); },
        [exchange](const Result<ResultPage<audit::Entry>> &entries) {
            exchange->reply(entries ? pageResponse(*entries, auditJson) : errorResponse(entries.error()));
        });
}

} // namespace

void addAudit(http::Router &router, const RouteContext &context)
{
    router.add(http::Method::Get, "/audit", {.access = http::Access::Admin},
               [context](const Exchange::Ptr &exchange) { listAudit(context, exchange); });
}

} // namespace hub::routes
