// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QHostAddress>
#include <QString>

#include <chrono>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace hub {

/// Counts failed logins per account and address. Once `failures` of them lie within `window`, every further attempt of
/// that pair is refused until the oldest is `window` old, the right password too.
///
/// Per pair, so that nobody can lock somebody else out. An IPv6 address counts as its /64, which one host commands. An
/// attempt counts as failed from its start, so that many at once get no further than many in a row. Remembers at most
/// `capacity` pairs and forgets the one that failed longest ago. In memory: each hub of a store counts for itself.
/// Thread-safe.
class HUB_CORE_EXPORT LoginThrottle
{
public:
    using Clock = std::function<qint64()>; ///< milliseconds of a clock that only goes forward

    struct Settings
    {
        int failures = 5;
        std::chrono::milliseconds window{15 * 60 * 1000};
        size_t capacity = 50000;
    };

    LoginThrottle(Settings settings, Clock clock);

    /// Lets an attempt in, and counts it as failed until `forgive` or `succeed`; or gives the seconds to wait.
    [[nodiscard]] std::optional<int> refuse(const QString &account, const QHostAddress &address);
    /// The attempt just let in was no wrong password (the hub was too busy, say).
    void forgive(const QString &account, const QHostAddress &address);
    /// The right password: all is forgotten.
    void succeed(const QString &account, const QHostAddress &address);

    [[nodiscard]] size_t size() const;

private:
    struct Pair
    {
        QString key;
        std::deque<qint64> failures; ///< times, oldest first
    };
    using Pairs = std::list<Pair>;

    [[nodiscard]] static QString keyOf(const QString &account, const QHostAddress &address);
    Pairs::iterator pairOf(const QString &key);
    void forget(Pairs::iterator pair);

    const Settings m_settings;
    const Clock m_clock;
    mutable std::mutex m_mutex;
    Pairs m_pairs; ///< the one that failed longest ago first
    std::unordered_map<QString, Pairs::iterator> m_index;
};

} // namespace hub
