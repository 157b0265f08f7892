// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/admission.h"

#include <algorithm>

namespace hub::http {

namespace {

constexpr int MaxBeingRefused = 256;
constexpr int MaxBuckets = 65536;

/// One customer has a whole IPv6 /64: counting single addresses there would count nothing.
QHostAddress network(const QHostAddress &address)
{
    if (address.protocol() != QHostAddress::IPv6Protocol)
        return address;
    bool isIpv4 = false;
    if (const quint32 ipv4 = address.toIPv4Address(&isIpv4); isIpv4)
        return QHostAddress(ipv4);
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(bytes.c + 8, bytes.c + 16, quint8(0));
    return QHostAddress(bytes);
}

} // namespace

Admission::Admission(const Limits &limits) : m_limits(limits) {}

Admission::Verdict Admission::enter(const QHostAddress &address, bool countPerAddress)
{
    bool welcome = m_open.fetch_add(1, std::memory_order_relaxed) < m_limits.connections;
    if (!welcome)
        m_open.fetch_sub(1, std::memory_order_relaxed);
    if (welcome && countPerAddress) {
        const std::scoped_lock lock(m_mutex);
        int &count = m_perAddress[network(address)];
        if (count >= m_limits.connectionsPerAddress) {
            welcome = false;
            m_open.fetch_sub(1, std::memory_order_relaxed);
        } else {
            ++count;
        }
    }
    if (welcome)
        return Verdict::Welcome;
    if (m_beingRefused.fetch_add(1, std::memory_order_relaxed) < MaxBeingRefused)
        return Verdict::Full;
    m_beingRefused.fetch_sub(1, std::memory_order_relaxed);
    return Verdict::Refuse;
}

void Admission::leave(const QHostAddress &address, bool countPerAddress, Verdict verdict)
{
    if (verdict == Verdict::Full) {
        m_beingRefused.fetch_sub(1, std::memory_order_relaxed);
        return;
    }
    m_open.fetch_sub(1, std::memory_order_relaxed);
    if (!countPerAddress)
        return;
    const std::scoped_lock lock(m_mutex);
    const auto found = m_perAddress.find(network(address));
    if (found != m_perAddress.end() && --*found == 0)
        m_perAddress.erase(found);
}

bool Admission::takeRequest(const QHostAddress &address, qint64 nowMs)
{
    if (m_limits.publicRequestsPerSecond <= 0 || address.isLoopback())
        return true;
    const double rate = m_limits.publicRequestsPerSecond;
    const std::scoped_lock lock(m_mutex);
    const QHostAddress key = network(address);
    auto found = m_buckets.find(key);
    if (found == m_buckets.end()) {
        if (!hasRoomForBucket(nowMs))
            return false;
        found = m_buckets.insert(key, {rate, nowMs});
    }
    Bucket &bucket = *found;
    bucket.tokens = std::min(rate, bucket.tokens + rate * double(nowMs - bucket.at) / 1000.0);
    bucket.at = nowMs;
    if (bucket.tokens < 1.0)
        return false;
    bucket.tokens -= 1.0;
    return true;
}

bool Admission::hasRoomForBucket(qint64 nowMs)
{
    // Many addresses at once must not make each request look at all of them.
    if (m_buckets.size() >= MaxBuckets && nowMs - m_sweptAt >= 100) {
        m_sweptAt = nowMs;
        // A bucket that has had a second to fill is as good as none.
        m_buckets.removeIf([nowMs](auto it) { return nowMs - it.value().at > 1000; });
    }
    return m_buckets.size() < MaxBuckets;
}

} // namespace hub::http
