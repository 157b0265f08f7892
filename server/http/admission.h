// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/serversettings.h"

#include <QHash>
#include <QHostAddress>

#include <atomic>
#include <mutex>

namespace hub::http {

/// How many connections there may be, in all and per address, and how many public requests an address may make.
/// Shared by all worker threads; thread-safe. Loopback is exempt from what counts per address.
class Admission
{
public:
    explicit Admission(const Limits &limits);

    enum class Verdict { Welcome, Full, Refuse };
    /// Welcome: call leave() when the connection ends. Full: tell it so (503), and call leave(). Refuse: too many are
    /// being told already; close it without a word and do not call leave().
    [[nodiscard]] Verdict enter(const QHostAddress &address, bool countPerAddress);
    void leave(const QHostAddress &address, bool countPerAddress, Verdict verdict);

    /// Takes one public request of that address from its bucket at `nowMs` (a steady clock). False: 429.
    [[nodiscard]] bool takeRequest(const QHostAddress &address, qint64 nowMs);

    [[nodiscard]] int openConnections() const { return m_open.load(std::memory_order_relaxed); }

private:
    struct Bucket
    {
        double tokens;
        qint64 at;
    };

    bool hasRoomForBucket(qint64 nowMs);

    const Limits m_limits;
    std::atomic<int> m_open = 0;
    std::atomic<int> m_beingRefused = 0;
    std::mutex m_mutex;
    QHash<QHostAddress, int> m_perAddress;
    QHash<QHostAddress, Bucket> m_buckets;
    qint64 m_sweptAt = 0; // when the buckets were last looked through
};

} // namespace hub::http
