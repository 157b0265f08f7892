// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/model/client.h"

#include <map>

namespace hub::sim {

/// All clients, by number. A client exists from the first request that names it.
class ClientTable
{
public:
    using Map = std::map<ClienteId, std::unique_ptr<Client>>;

    explicit ClientTable(const Timing &timing, quint32 seed) : m_timing(timing), m_random(seed) {}
    ClientTable(const ClientTable &) = delete; // its clients refer to it
    ClientTable &operator=(const ClientTable &) = delete;

    [[nodiscard]] Client *find(ClienteId id) const;
    Client &findOrCreate(ClienteId id);
    bool remove(ClienteId id) { return m_clients.erase(id) != 0; }
    void clear() { m_clients.clear(); }
    /// `count` clients from number `first` on, all in `state`.
    void add(ClienteId first, qint64 count, State state, qint64 now);

    struct Scanned
    {
        Client::Scan outcome;
        Client *client; ///< whose payload it is or was; null: nobody's
    };
    /// A phone reads a payload without knowing whose it is.
    Scanned scan(const QByteArray &payload, const QByteArray &phone, qint64 now);

    [[nodiscard]] const Map &all() const { return m_clients; }
    /// Changes hold for the clients that are there, too.
    [[nodiscard]] Timing &timing() { return m_timing; }
    [[nodiscard]] const Timing &timing() const { return m_timing; }

private:
    Timing m_timing;
    QRandomGenerator m_random;
    Map m_clients;
};

} // namespace hub::sim
