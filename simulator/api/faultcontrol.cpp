// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/api/faultcontrol.h"

#include "simulator/api/fields.h"
#include "simulator/http/answer.h"

namespace hub::sim {

namespace {

constexpr qint64 Many = 1000000000;
constexpr qint64 MaxSize = 256 * 1024 * 1024;

/// Header values must not start headers of their own.
bool isHeaderValue(const QByteArray &value)
{
    return !value.contains('\r') && !value.contains('\n');
}

QByteArray describeFault(const Fault &fault)
{
    JsonText body;
    body.number("id", qint64(fault.id)).text("kind", faultName(fault.kind)).number("hits", qint64(fault.hits));
    if (fault.client)
        body.number("client", fault.client->toNumber());
    if (fault.endpoint)
        body.text("endpoint", endpointName(*fault.endpoint));
    if (fault.count)
        body.number("left", *fault.count);
    return body.toByteArray();
}

} // namespace

Result<Fault> faultFromJson(const QJsonObject &object)
{
    Fields fields(object);
    fields.require("kind");
    Fault fault;
    fault.kind = fields.choice("kind", faultFromName).value_or(fault.kind);
    fault.client = fields.client("client");
    fault.endpoint = fields.choice("endpoint", endpointFromName);
    fault.count = fields.integer("count", 1, Many);
    fault.skip = fields.integer("skip", 0, Many).value_or(0);
    fault.probability = fields.real("probability", 0, 1).value_or(1);
    fault.status = int(fields.integer("status", 200, 599).value_or(0));
    fault.body = fields.text("body", MaxSize).value_or(QString()).toUtf8();
    if (const auto base64 = fields.text("body_base64", MaxSize))
        fault.body = QByteArray::fromBase64(base64->toLatin1());
    fault.contentType = fields.text("content_type", 256).value_or(QString()).toUtf8();
    fault.location = fields.text("location", 4096).value_or(QString()).toUtf8();
    fault.retryAfter = fields.text("retry_after", 256).value_or(QString()).toUtf8();
    fault.delay = fields.milliseconds("delay_ms").value_or(std::chrono::milliseconds(0));
    fault.size = fields.integer("size", 0, MaxSize).value_or(0);
    fault.delivers = fields.flag("delivers").value_or(false);
    if (!isHeaderValue(fault.contentType))
        fields.wrong("content_type", QStringLiteral("must be one line"));
    if (!isHeaderValue(fault.location))
        fields.wrong("location", QStringLiteral("must be one line"));
    if (!isHeaderValue(fault.retryAfter))
        fields.wrong("retry_after", QStringLiteral("must be one line"));
    HUB_CHECK(fields.check());
    return fault;
}

Answer FaultControl::answer(const ControlCall &call)
{
    if (call.is("GET", 1))
        return list();
    if (call.is("POST", 1))
        return add(call);
    if (call.is("DELETE", 1)) {
        m_targets.faults.clear();
        return okAnswer();
    }
    return call.is("DELETE", 2) ? remove(call) : unknownCall(call);
}

Answer FaultControl::list()
{
    QByteArray items;
    for (const Fault &fault : m_targets.faults.all())
        items += (items.isEmpty() ? QByteArray() : QByteArray(",")) + describeFault(fault);
    return Answer::json(200, JsonText().flag("ok", true).raw("items", '[' + items + ']').toByteArray());
}

Answer FaultControl::add(const ControlCall &call)
{
    auto fault = faultFromJson(call.body);
    if (!fault)
        return Answer::controlError(400, fault.error().code, fault.error().message);
    const quint64 id = m_targets.faults.add(std::move(*fault));
    return Answer::json(201, JsonText().flag("ok", true).number("id", qint64(id)).toByteArray());
}

Answer FaultControl::remove(const ControlCall &call)
{
    bool ok = false;
    const quint64 id = call.path.at(1).toULongLong(&ok);
    if (!ok || !m_targets.faults.remove(id))
        return Answer::controlError(404, "NO_SUCH_FAULT", QStringLiteral("There is no such fault"));
    return okAnswer();
}

} // namespace hub::sim
