// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/loginthrottle.h"

namespace hub {

LoginThrottle::LoginThrottle(Settings settings, Clock clock) : m_settings(settings), m_clock(std::move(clock)) {}

std::optional<int> LoginThrottle::refuse(const QString &account, const QHostAddress &address)
{
    const std::scoped_lock lock(m_mutex);
    const qint64 now = m_clock();
    while (!m_pairs.empty() && m_pairs.front().failures.back() + m_settings.window.count() <= now)
        forget(m_pairs.begin());
    const auto pair = pairOf(keyOf(account, address));
    std::deque<qint64> &failures = pair->failures;
    while (!failures.empty() && failures.front() + m_settings.window.count() <= now)
        failures.pop_front();
    if (failures.size() >= size_t(m_settings.failures)) {
        const qint64 wait = failures.front() + m_settings.window.count() - now;
        return int((wait + 999) / 1000);
    }
    failures.push_back(now);
    m_pairs.splice(m_pairs.end(), m_pairs, pair);
    if (m_pairs.size() > m_settings.capacity)
        forget(m_pairs.begin());
    return std::nullopt;
}

void LoginThrottle::forgive(const QString &account, const QHostAddress &address)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_index.find(keyOf(account, address));
    if (found == m_index.end())
        return;
    const auto pair = found->second;
    if (!pair->failures.empty())
        pair->failures.pop_back();
    if (pair->failures.empty())
        forget(pair);
}

void LoginThrottle::succeed(const QString &account, const QHostAddress &address)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_index.find(keyOf(account, address)); found != m_index.end())
        forget(found->second);
}

size_t LoginThrottle::size() const
{
    const std::scoped_lock lock(m_mutex);
    return m_pairs.size();
}

QString LoginThrottle::keyOf(const QString &account, const QHostAddress &address)
{
    QString place = address.toString();
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // also ::ffff:1.2.3.4
    if (isIpv4) {
        place = QHostAddress(ipv4).toString();
    } else if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        Q_IPV6ADDR bytes = address.toIPv6Address();
        std::fill(&bytes[8], &bytes[8] + 8, quint8(0));
        place = QHostAddress(bytes).toString();
    }
    return account % u'\n' % place;
}

LoginThrottle::Pairs::iterator LoginThrottle::pairOf(const QString &key)
{
    if (const auto found = m_index.find(key); found != m_index.end())
        return found->second;
    m_pairs.push_back({key, {}});
    const auto pair = std::prev(m_pairs.end());
    m_index.emplace(key, pair);
    return pair;
}

void LoginThrottle::forget(Pairs::iterator pair)
{
    m_index.erase(pair->key);
    m_pairs.erase(pair);
}

} // namespace hub
