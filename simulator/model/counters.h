// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <array>
#include <memory>
#include <optional>

namespace hub::sim {

/// What can be asked of a Session Manager; Other: any other path.
enum class Endpoint { Health, Status, Qr, Send, Connect, Disconnect, Contacts, Other };
constexpr size_t EndpointCount = 8;

/// `health`, `status`, … as used in the control API.
[[nodiscard]] const char *endpointName(Endpoint endpoint);
[[nodiscard]] std::optional<Endpoint> endpointFromName(QByteArrayView name);
/// By method and path; `/init` is one version's `/connect`.
[[nodiscard]] Endpoint endpointOf(QByteArrayView method, QByteArrayView path);

/// Requests of one kind: how many there were, how many are being answered now, and the most at once. A request is in
/// flight from its last byte read until its answer is written or its caller has left.
struct Counter
{
    quint64 requests = 0;
    int inFlight = 0;
    int maxInFlight = 0;

    void begin();
    void end() { --inFlight; }
    /// Forgets the past; what is in flight stays so.
    void reset();
};

/// The counters of one client, or of all together.
struct Counters
{
    std::array<Counter, EndpointCount> endpoints;
    Counter total;

    [[nodiscard]] const Counter &of(Endpoint endpoint) const { return endpoints[size_t(endpoint)]; }
    void reset();
};

/// Keeps a request counted as in flight while it lives.
class InFlight
{
public:
    /// `client` may be null: a request that names none.
    InFlight(Endpoint endpoint, std::shared_ptr<Counters> all, std::shared_ptr<Counters> client);
    ~InFlight();
    InFlight(const InFlight &) = delete;
    InFlight &operator=(const InFlight &) = delete;

private:
    Endpoint m_endpoint;
    std::shared_ptr<Counters> m_all; // shared: a request may outlive its client
    std::shared_ptr<Counters> m_client;
};

} // namespace hub::sim
