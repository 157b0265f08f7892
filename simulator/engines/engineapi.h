// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "simulator/api/sessionapi.h"
#include "simulator/engines/dialect.h"

#include <QRandomGenerator>

namespace hub::sim {

/// The simulator as another engine than the Session Manager: the same clients, spoken of in that engine's dialect.
/// Numbers that end in 000 are not on WhatsApp.
class EngineApi
{
public:
    struct Target
    {
        std::optional<EngineAction> action; ///< none: a path that the engine does not know
        QByteArray session;
        QByteArray phone; ///< of the path
        std::optional<ClienteId> client;

        /// For counters and faults.
        [[nodiscard]] Endpoint endpoint() const;
    };

    /// `key` is what callers must show; empty: nothing. The references must outlive it.
    EngineApi(std::unique_ptr<EngineDialect> dialect, QByteArray key, ClientTable &clients, SendRecord &record,
              quint32 seed);
    ~EngineApi();

    [[nodiscard]] Target targetOf(const Request &request) const;
    [[nodiscard]] SessionReply reply(const Request &request, const Target &target, qint64 now);
    /// As SessionApi's.
    void noteFaulted(const Request &request, ClienteId client, bool delivered);

private:
    struct Message
    {
        QByteArray to; ///< digits, or an id
        QByteArray text;
    };

    [[nodiscard]] QByteArray sessionOfKey(const Request &request) const;
    [[nodiscard]] bool isAllowed(const Request &request, const Target &target) const;
    [[nodiscard]] Message messageOf(const Request &request) const;
    [[nodiscard]] QByteArray phoneOf(const Request &request, const Target &target) const;
    [[nodiscard]] static EngineSession sessionOf(Client &client, qint64 now);
    [[nodiscard]] Answer answer(const Request &request, const Target &target, Client &client, qint64 now);
    [[nodiscard]] SessionReply send(const Request &request, Client &client, qint64 now);
    [[nodiscard]] Answer sessions(qint64 now) const;

    std::unique_ptr<EngineDialect> m_dialect;
    const QByteArray m_key;
    ClientTable &m_clients;
    SendRecord &m_record;
    QRandomGenerator m_random;
};

} // namespace hub::sim
