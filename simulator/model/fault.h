// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "simulator/model/counters.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <chrono>
#include <optional>
#include <vector>

namespace hub::sim {

/// What may go wrong between a Session Manager and its caller.
enum class FaultKind {
    // In place of the answer:
    Refuse,      ///< resets the connection and stops listening for `delay` (default 1 s)
    Hang,        ///< never answers
    Reset,       ///< resets the connection
    Garbage,     ///< bytes that are not HTTP
    NotJson,     ///< says JSON, is not
    Html,        ///< an HTML page, `status` 200 unless set
    Huge,        ///< JSON of `size` bytes (default 9 MiB)
    HugeHeaders, ///< a header of `size` bytes (default 80 KiB)
    Redirect,    ///< `status` (default 302) to `location`
    Error,       ///< `status` (default 500) with `body` or a JSON error
    Empty,       ///< `status` (default 204) and no body
    Custom,      ///< `status`, `contentType` and `body` as given
    // The true answer, sent in an odd way:
    Delay,          ///< after `delay`
    HangBody,       ///< half of the body, then silence
    Truncated,      ///< half of the body, then the end
    ResetBody,      ///< half of the body, then a reset
    Chunked,        ///< in chunks of odd sizes
    Trickle,        ///< a byte every `delay` (default 20 ms); `size` pads the body with spaces
    CloseDelimited, ///< without length, ended by closing
    Informational,  ///< after two 1xx
};

[[nodiscard]] const char *faultName(FaultKind kind);
[[nodiscard]] std::optional<FaultKind> faultFromName(QByteArrayView name);
/// Whether the true answer is made at all.
[[nodiscard]] bool replacesAnswer(FaultKind kind);

/// One fault: which requests it hits, how often, and its details (0 or empty: the kind's default).
struct Fault
{
    FaultKind kind = FaultKind::Reset;
    std::optional<ClienteId> client;  ///< unset: every client
    std::optional<Endpoint> endpoint; ///< unset: every endpoint
    qint64 skip = 0;                  ///< so many matching requests pass first
    std::optional<qint64> count;      ///< unset: until removed
    double probability = 1;

    int status = 0;
    QByteArray body;
    QByteArray contentType;
    QByteArray location;
    QByteArray retryAfter; ///< Error, Custom: the answer's Retry-After
    std::chrono::milliseconds delay{0};
    qint64 size = 0;
    /// With a fault in place of the answer to a send: the message goes out all the same, only the caller never hears.
    bool delivers = false;

    quint64 id = 0;   ///< given by the plan
    quint64 hits = 0; ///< how often it struck
};

/// The faults that are set; the first that matches a request strikes.
class FaultPlan
{
public:
    explicit FaultPlan(quint32 seed) : m_random(seed) {}

    quint64 add(Fault fault);
    bool remove(quint64 id);
    void clear() { m_faults.clear(); }
    [[nodiscard]] std::optional<Fault> take(std::optional<ClienteId> client, Endpoint endpoint);
    /// Used up ones stay, with their hits.
    [[nodiscard]] const std::vector<Fault> &all() const { return m_faults; }

private:
    std::vector<Fault> m_faults;
    quint64 m_lastId = 0;
    QRandomGenerator m_random;
};

} // namespace hub::sim
