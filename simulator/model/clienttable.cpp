// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/clienttable.h"

namespace hub::sim {

Client *ClientTable::find(ClienteId id) const
{
    const auto found = m_clients.find(id);
    return found == m_clients.end() ? nullptr : found->second.get();
}

Client &ClientTable::findOrCreate(ClienteId id)
{
    auto &client = m_clients[id];
    if (!client)
        client = std::make_unique<Client>(id, m_timing, m_random);
    return *client;
}

void ClientTable::add(ClienteId first, qint64 count, State state, qint64 now)
{
    for (qint64 i = 0; i < count; ++i) {
        if (const auto id = ClienteId::fromNumber(first.toNumber() + i))
            findOrCreate(*id).setState(state, now);
    }
}

ClientTable::Scanned ClientTable::scan(const QByteArray &payload, const QByteArray &phone, qint64 now)
{
    for (const auto &[id, client] : m_clients) {
        const auto outcome = client->scan(payload, phone, now);
        if (outcome == Client::Scan::Linked || outcome == Client::Scan::Expired)
            return {outcome, client.get()};
    }
    return {Client::Scan::Unknown, nullptr};
}

} // namespace hub::sim
