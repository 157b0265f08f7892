// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/api/recordcontrol.h"

#include "simulator/http/answer.h"

namespace hub::sim {

namespace {

constexpr qint64 MaxAttempts = 100000;

QByteArray fullForm(const SendAttempt &attempt)
{
    return JsonText()
        .number("seq", qint64(attempt.seq))
        .number("client", attempt.client)
        .text("to", attempt.to)
        .text("text", attempt.text)
        .text("sha256", attempt.sha256.toHex())
        .number("at", attempt.at)
        .number("attempt", attempt.attempt)
        .number("in_flight", attempt.inFlight)
        .text("outcome", outcomeName(attempt.outcome))
        .number("status", attempt.status)
        .toByteArray();
}

/// `[seq, client, to, sha256, at, attempt, in_flight, outcome, status]`: a third of the full form.
QByteArray compactForm(const SendAttempt &attempt)
{
    return '[' + QByteArray::number(attempt.seq) + ',' + QByteArray::number(attempt.client) + ',' +
           jsonString(attempt.to) + ",\"" + attempt.sha256.toHex() + "\"," + QByteArray::number(attempt.at) + ',' +
           QByteArray::number(attempt.attempt) + ',' + QByteArray::number(attempt.inFlight) + ",\"" +
           outcomeName(attempt.outcome) + "\"," + QByteArray::number(attempt.status) + ']';
}

QByteArray counterJson(const Counter &counter)
{
    return JsonText()
        .number("requests", qint64(counter.requests))
        .number("in_flight", counter.inFlight)
        .number("max_in_flight", counter.maxInFlight)
        .toByteArray();
}

/// The query's `client`: of one, or of all.
Result<std::optional<ClienteId>> recordClient(const ControlCall &call)
{
    const QString text = call.query.queryItemValue(QStringLiteral("client"));
    if (text.isEmpty())
        return std::nullopt;
    const auto id = ClienteId::parse(text.toUtf8());
    if (!id)
        return failure("INVALID_REQUEST", QStringLiteral("client must be a positive integer"));
    return id;
}

Answer invalidRecord(const Error &error)
{
    return Answer::controlError(400, error.code, error.message);
}

} // namespace

QByteArray countersJson(const Counters &counters)
{
    JsonText body;
    body.raw("total", counterJson(counters.total));
    for (size_t i = 0; i < EndpointCount; ++i)
        body.raw(endpointName(Endpoint(i)), counterJson(counters.endpoints[i]));
    return body.toByteArray();
}

Answer RecordControl::answer(const ControlCall &call)
{
    const bool isSent = call.path.first() == "sent";
    if (isSent && call.is("GET", 1))
        return sent(call);
    if (isSent && call.is("GET", 2) && call.path.at(1) == "summary")
        return summary(call);
    if (isSent && call.is("DELETE", 1)) {
        m_targets.record.clear();
        return okAnswer();
    }
    if (!isSent && call.is("GET", 1))
        return counters(call);
    if (!isSent && call.is("DELETE", 1)) {
        m_targets.counters.reset();
        for (const auto &[id, client] : m_targets.clients.all())
            client->counters()->reset();
        return okAnswer();
    }
    return unknownCall(call);
}

Answer RecordControl::sent(const ControlCall &call)
{
    const auto page = pageOf(call, 1000, MaxAttempts);
    if (!page)
        return invalidRecord(page.error());
    const auto client = recordClient(call);
    if (!client)
        return invalidRecord(client.error());
    const QString format = call.query.queryItemValue(QStringLiteral("format"));
    const bool compact = format == QLatin1String("compact");
    if (!compact && !format.isEmpty() && format != QLatin1String("full"))
        return Answer::controlError(400, "INVALID_REQUEST", QStringLiteral("format must be full or compact"));

    const auto attempts = m_targets.record.after(quint64(page->after), page->limit, *client);
    QByteArray items;
    items.reserve(qsizetype(attempts.size()) * (compact ? 140 : 300));
    for (const SendAttempt *attempt : attempts) {
        if (!items.isEmpty())
            items += ',';
        items += compact ? compactForm(*attempt) : fullForm(*attempt);
    }
    JsonText body;
    body.flag("ok", true).raw("items", '[' + items + ']');
    if (qint64(attempts.size()) < page->limit)
        body.null("next");
    else
        body.text("next", QByteArray::number(attempts.back()->seq));
    return Answer::json(200, body.toByteArray());
}

Answer RecordControl::summary(const ControlCall &call)
{
    const auto client = recordClient(call);
    if (!client)
        return invalidRecord(client.error());
    const auto summary = *client ? m_targets.record.summary(**client) : m_targets.record.summary();
    return Answer::json(200, JsonText()
                                 .flag("ok", true)
                                 .number("attempts", summary.attempts)
                                 .number("delivered", summary.delivered)
                                 .number("refused", summary.refused)
                                 .number("cut", summary.cut)
                                 .number("messages", summary.messages)
                                 .number("repeated_attempts", summary.repeatedAttempts)
                                 .number("repeated_deliveries", summary.repeatedDeliveries)
                                 .number("overlaps", summary.overlaps)
                                 .number("max_in_flight", summary.maxInFlight)
                                 .toByteArray());
}

Answer RecordControl::counters(const ControlCall &call)
{
    const auto client = recordClient(call);
    if (!client)
        return invalidRecord(client.error());
    if (!*client)
        return Answer::json(
            200, JsonText().flag("ok", true).raw("counters", countersJson(m_targets.counters)).toByteArray());
    const Client *known = m_targets.clients.find(**client);
    if (!known)
        return Answer::controlError(404, "NO_SUCH_CLIENT", QStringLiteral("There is no such client"));
    return Answer::json(200,
                        JsonText().flag("ok", true).raw("counters", countersJson(*known->counters())).toByteArray());
}

} // namespace hub::sim
