// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/script/script.h"

#include "simulator/api/faultcontrol.h"
#include "simulator/api/fields.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace hub::sim {

namespace {

constexpr std::array Actions{"set", "scan", "rotate_qr", "fault", "clear_faults", "outage_ms"};

tl::unexpected<Error> invalidScript(const QString &why)
{
    return failure("INVALID_SCRIPT", why);
}

/// The client that an action needs.
ClienteId clientOfStep(Fields &fields)
{
    fields.require("client");
    return fields.client("client").value_or(*ClienteId::fromNumber(1)); // a wrong one fails the check
}

Result<Script::Action> setAction(Fields &fields)
{
    const ClienteId client = clientOfStep(fields);
    HUB_TRY(const auto patch, ClientPatch::fromJson(fields.object("set").value_or(QJsonObject())));
    return Script::Set{client, patch};
}

Result<Script::Action> faultAction(Fields &fields)
{
    const auto object = fields.object("fault");
    if (!object)
        return Script::ClearFaults{}; // a wrong kind fails the check
    HUB_TRY(auto fault, faultFromJson(*object));
    return Script::AddFault{std::move(fault)};
}

/// A member whose only sensible value is true.
void demandTrue(Fields &fields, const char *key)
{
    if (fields.flag(key) == false)
        fields.wrong(key, QStringLiteral("must be true"));
}

Result<Script::Action> actionOf(Fields &fields, QByteArrayView name)
{
    if (name == QByteArrayView("set"))
        return setAction(fields);
    if (name == QByteArrayView("fault"))
        return faultAction(fields);
    if (name == QByteArrayView("scan")) {
        demandTrue(fields, "scan");
        return Script::Scan{clientOfStep(fields), fields.text("phone", 32).value_or(QString()).toUtf8()};
    }
    if (name == QByteArrayView("rotate_qr")) {
        demandTrue(fields, "rotate_qr");
        return Script::RotateQr{clientOfStep(fields)};
    }
    if (name == QByteArrayView("outage_ms"))
        return Script::Outage{fields.milliseconds("outage_ms").value_or(std::chrono::milliseconds(0))};
    demandTrue(fields, "clear_faults");
    return Script::ClearFaults{};
}

Result<Script::Step> stepOf(const QJsonValue &value)
{
    if (!value.isObject())
        return invalidScript(QStringLiteral("must be an object"));
    Fields fields(value.toObject());
    const auto isThere = [&fields](const char *name) { return fields.has(name); };
    if (std::count_if(Actions.begin(), Actions.end(), isThere) != 1)
        return invalidScript(QStringLiteral("must have one of set, scan, rotate_qr, fault, clear_faults, outage_ms"));
    fields.require("at");
    const auto at = fields.milliseconds("at");
    HUB_TRY(const auto action, actionOf(fields, *std::find_if(Actions.begin(), Actions.end(), isThere)));
    HUB_CHECK(fields.check());
    return Script::Step{*at, action};
}

/// What each action does.
struct Performer
{
    Simulator &simulator;

    void operator()(const Script::Set &set) const
    {
        set.patch.applyTo(simulator.clients().findOrCreate(set.client), simulator.now());
    }
    void operator()(const Script::Scan &scan) const
    {
        simulator.scan(scan.client, simulator.qrPayload(scan.client), scan.phone);
    }
    void operator()(const Script::RotateQr &rotate) const
    {
        simulator.clients().findOrCreate(rotate.client).rotateQr(simulator.now());
    }
    void operator()(const Script::AddFault &add) const { simulator.addFault(add.fault); }
    void operator()(const Script::ClearFaults &) const { simulator.faults().clear(); }
    void operator()(const Script::Outage &outage) const { simulator.beginOutage(outage.duration); }
};

} // namespace

Result<Script> Script::parse(const QByteArray &json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return failure("INVALID_JSON", QStringLiteral("A script is a JSON object: ") % error.errorString());
    Fields fields(document.object());
    fields.require("steps");
    const QJsonArray steps = fields.array("steps").value_or(QJsonArray());
    Script script;
    script.loop = fields.flag("loop").value_or(false);
    const auto length = fields.milliseconds("length");
    if (const auto ok = fields.check(); !ok)
        return invalidScript(ok.error().message);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        auto step = stepOf(steps.at(i));
        if (!step)
            return invalidScript(QStringLiteral("step %1: %2").arg(QString::number(i), step.error().message));
        script.steps.push_back(std::move(*step));
    }
    std::stable_sort(script.steps.begin(), script.steps.end(),
                     [](const Step &a, const Step &b) { return a.at < b.at; });
    const auto last = script.steps.empty() ? std::chrono::milliseconds(0) : script.steps.back().at;
    script.length = length.value_or(last);
    if (script.length < last)
        return invalidScript(QStringLiteral("length must not be less than the last step's time"));
    // A round without length would be a busy loop.
    if (script.loop && script.length.count() == 0)
        return invalidScript(QStringLiteral("length must be positive in a loop"));
    return script;
}

ScriptPlayer::ScriptPlayer(Simulator &simulator, Script script, QObject *parent)
    : QObject(parent), m_simulator(simulator), m_script(std::move(script))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ScriptPlayer::playDue);
}

void ScriptPlayer::start()
{
    m_clock.start();
    m_roundStart = {};
    m_next = 0;
    m_timer.start(0);
}

void ScriptPlayer::playDue()
{
    const std::chrono::milliseconds now(m_clock.elapsed());
    while (m_next < m_script.steps.size() && m_roundStart + m_script.steps[m_next].at <= now)
        play(m_script.steps[m_next++].action);
    auto next = m_roundStart + m_script.length;
    if (m_next < m_script.steps.size()) {
        next = m_roundStart + m_script.steps[m_next].at;
    } else if (!m_script.loop) {
        Q_EMIT finished();
        return;
    } else if (next <= now) {
        m_roundStart = next;
        m_next = 0;
        Q_EMIT looped();
        next = now; // the first step may be due
    }
    m_timer.start(std::max(next - now, std::chrono::milliseconds(0)));
}

void ScriptPlayer::play(const Script::Action &action)
{
    std::visit(Performer{m_simulator}, action);
}

} // namespace hub::sim
