// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/api/controlapi.h"

#include "simulator/api/clientcontrol.h"
#include "simulator/api/faultcontrol.h"
#include "simulator/api/fields.h"
#include "simulator/api/recordcontrol.h"
#include "simulator/http/answer.h"

#include <QJsonDocument>

namespace hub::sim {

namespace {

constexpr QByteArrayView Prefix("/_control");

Result<ControlCall> callOf(const Request &request)
{
    ControlCall call;
    call.method = request.method;
    call.path = request.path.sliced(Prefix.size()).split('/');
    call.path.removeAll(QByteArray());
    call.query = QUrlQuery(QString::fromUtf8(request.query));
    if (request.body.isEmpty())
        return call;
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(request.body, &error);
    if (!document.isObject())
        return failure("INVALID_JSON", QStringLiteral("The body must be a JSON object: ") % error.errorString());
    call.body = document.object();
    return call;
}

} // namespace

bool ControlApi::owns(const Request &request)
{
    return request.path == Prefix || request.path.startsWith(QByteArrayView("/_control/"));
}

Answer ControlApi::answer(const Request &request)
{
    const auto call = callOf(request);
    if (!call)
        return Answer::controlError(400, call.error().code, call.error().message);
    const QByteArray room = call->path.value(0);
    if (room == "clients" || room == "scan")
        return ClientControl(m_targets).answer(*call);
    if (room == "faults")
        return FaultControl(m_targets).answer(*call);
    if (room == "sent" || room == "counters")
        return RecordControl(m_targets).answer(*call);
    if (room == "outage")
        return outage(*call);
    if (room == "settings")
        return settings(*call);
    if (room == "reset")
        return reset(*call);
    return unknownCall(*call);
}

Answer ControlApi::outage(const ControlCall &call)
{
    if (call.is("GET", 1))
        return Answer::json(200, JsonText().flag("ok", true).flag("listening", m_targets.isListening()).toByteArray());
    if (call.is("DELETE", 1)) {
        m_targets.endOutage();
        return okAnswer();
    }
    if (!call.is("POST", 1))
        return unknownCall(call);
    Fields fields(call.body);
    const auto duration = fields.milliseconds("ms");
    if (const auto ok = fields.check(); !ok)
        return Answer::controlError(400, ok.error().code, ok.error().message);
    m_targets.beginOutage(duration.value_or(std::chrono::milliseconds(0)));
    return okAnswer();
}

Answer ControlApi::settings(const ControlCall &call)
{
    Timing &timing = m_targets.clients.timing();
    if (call.is("PUT", 1)) {
        Fields fields(call.body);
        Timing changed = timing;
        changed.qrRotation = fields.milliseconds("qr_rotation_ms").value_or(timing.qrRotation);
        changed.initDelay = fields.milliseconds("init_delay_ms").value_or(timing.initDelay);
        changed.linkDelay = fields.milliseconds("link_delay_ms").value_or(timing.linkDelay);
        changed.sendLatency = fields.latency("send_latency_ms").value_or(timing.sendLatency);
        if (const auto ok = fields.check(); !ok)
            return Answer::controlError(400, ok.error().code, ok.error().message);
        timing = changed;
    } else if (!call.is("GET", 1)) {
        return unknownCall(call);
    }
    const QByteArray latency = '[' + QByteArray::number(qint64(timing.sendLatency.min.count())) + ',' +
                               QByteArray::number(qint64(timing.sendLatency.max.count())) + ']';
    return Answer::json(200, JsonText()
                                 .flag("ok", true)
                                 .number("qr_rotation_ms", timing.qrRotation.count())
                                 .number("init_delay_ms", timing.initDelay.count())
                                 .number("link_delay_ms", timing.linkDelay.count())
                                 .raw("send_latency_ms", latency)
                                 .toByteArray());
}

Answer ControlApi::reset(const ControlCall &call)
{
    if (!call.is("POST", 1))
        return unknownCall(call);
    m_targets.faults.clear();
    m_targets.record.clear();
    m_targets.clients.clear();
    m_targets.counters.reset();
    return okAnswer();
}

Answer unknownCall(const ControlCall &call)
{
    static const QList<QByteArray> rooms{"clients",  "scan",   "faults",   "sent",
                                         "counters", "outage", "settings", "reset"};
    if (rooms.contains(call.path.value(0)) && call.path.size() == 1)
        return Answer::controlError(405, "METHOD_NOT_ALLOWED", QStringLiteral("Another method is needed here"));
    return Answer::controlError(404, "NOT_FOUND", QStringLiteral("There is no such call"));
}

Answer okAnswer()
{
    return Answer::json(200, "{\"ok\":true}");
}

Result<Page> pageOf(const ControlCall &call, qint64 defaultLimit, qint64 maxLimit)
{
    Page page;
    page.limit = defaultLimit;
    const QString after = call.query.queryItemValue(QStringLiteral("after"));
    const QString limit = call.query.queryItemValue(QStringLiteral("limit"));
    bool ok = true;
    if (!after.isEmpty())
        page.after = after.toLongLong(&ok);
    if (!ok || page.after < 0)
        return failure("INVALID_REQUEST", QStringLiteral("after must come from a former answer's next"));
    if (!limit.isEmpty())
        page.limit = limit.toLongLong(&ok);
    if (!ok || page.limit < 1 || page.limit > maxLimit)
        return failure("INVALID_REQUEST", QStringLiteral("limit must be an integer from 1 to %1").arg(maxLimit));
    return page;
}

} // namespace hub::sim
