// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/fault.h"

#include <algorithm>
#include <array>

namespace hub::sim {

namespace {

// In the order of the enumeration.
constexpr std::array FaultNames{"refuse",     "hang",    "reset",        "garbage",         "not_json",
                                "html",       "huge",    "huge_headers", "redirect",        "error",
                                "empty",      "custom",  "delay",        "hang_body",       "truncated",
                                "reset_body", "chunked", "trickle",      "close_delimited", "informational"};
static_assert(FaultNames.size() == size_t(FaultKind::Informational) + 1);

bool matches(const Fault &fault, std::optional<ClienteId> client, Endpoint endpoint)
{
    return (!fault.client || fault.client == client) && (!fault.endpoint || *fault.endpoint == endpoint);
}

} // namespace

const char *faultName(FaultKind kind)
{
    return FaultNames[size_t(kind)];
}

std::optional<FaultKind> faultFromName(QByteArrayView name)
{
    for (size_t i = 0; i < FaultNames.size(); ++i) {
        if (name == QByteArrayView(FaultNames[i]))
            return FaultKind(i);
    }
    return std::nullopt;
}

bool replacesAnswer(FaultKind kind)
{
    return kind < FaultKind::Delay;
}

quint64 FaultPlan::add(Fault fault)
{
    fault.id = ++m_lastId;
    m_faults.push_back(std::move(fault));
    return m_lastId;
}

bool FaultPlan::remove(quint64 id)
{
    return std::erase_if(m_faults, [id](const Fault &fault) { return fault.id == id; }) != 0;
}

std::optional<Fault> FaultPlan::take(std::optional<ClienteId> client, Endpoint endpoint)
{
    for (Fault &fault : m_faults) {
        if (!matches(fault, client, endpoint) || fault.count == 0)
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        if (fault.probability < 1 && m_random.generateDouble() >= fault.probability)
            continue;
        if (fault.count)
            --*fault.count;
        ++fault.hits;
        return fault;
    }
    return std::nullopt;
}

} // namespace hub::sim
