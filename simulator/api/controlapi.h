// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "simulator/http/answer.h"
#include "simulator/http/requestparser.h"
#include "simulator/model/client.h"
#include "simulator/model/counters.h"
#include "simulator/model/fault.h"
#include "simulator/model/sendrecord.h"

#include <QJsonObject>
#include <QUrlQuery>

#include <chrono>
#include <functional>

namespace hub::sim {

/// What the control API works on.
struct ControlTargets
{
    ClientTable &clients;
    FaultPlan &faults;
    SendRecord &record;
    Counters &counters;
    std::function<qint64()> now;
    std::function<void(std::chrono::milliseconds)> beginOutage;
    std::function<void()> endOutage;
    std::function<bool()> isListening;
};

/// One request of the control API, taken apart.
struct ControlCall
{
    QByteArray method;
    QList<QByteArray> path; ///< its segments after `_control`
    QUrlQuery query;
    QJsonObject body; ///< empty where the request has none

    [[nodiscard]] bool is(const char *wantedMethod, qsizetype segments) const
    {
        return method == wantedMethod && path.size() == segments;
    }
};

/// `/_control/…`: how tests and people drive the simulator (README.md has every call). Answers at once.
class ControlApi
{
public:
    explicit ControlApi(ControlTargets targets) : m_targets(std::move(targets)) {}

    [[nodiscard]] static bool owns(const Request &request);
    Answer answer(const Request &request);

private:
    Answer outage(const ControlCall &call);
    Answer settings(const ControlCall &call);
    Answer reset(const ControlCall &call);

    ControlTargets m_targets;
};

/// 404 or 405 for a call that nothing answers.
[[nodiscard]] Answer unknownCall(const ControlCall &call);
/// `{"ok":true}`
[[nodiscard]] Answer okAnswer();
/// The query's `after` and `limit`; nothing if one is wrong.
struct Page
{
    qint64 after = 0;
    qint64 limit = 0;
};
[[nodiscard]] Result<Page> pageOf(const ControlCall &call, qint64 defaultLimit, qint64 maxLimit);

} // namespace hub::sim
