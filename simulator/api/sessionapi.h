// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/result.h"
#include "simulator/http/answer.h"
#include "simulator/http/requestparser.h"
#include "simulator/model/client.h"
#include "simulator/model/sendrecord.h"

#include <QRandomGenerator>

#include <chrono>

namespace hub::sim {

/// What a Session Manager answers, and how long it takes over it.
struct SessionReply
{
    Answer answer;
    std::chrono::milliseconds delay{0};
};

/// Notes that a client was asked to send a message, and what came of it.
void addAttempt(SendRecord &record, const Client &client, const QByteArray &to, const QByteArray &text,
                SendAttempt::Outcome outcome, int status);

/// The simulated Session Manager proper: a request in, its true answer out, the way the client's variant words it.
/// Messages go into the record at the moment they are asked for.
class SessionApi
{
public:
    /// The references must outlive it.
    SessionApi(ClientTable &clients, SendRecord &record, quint32 seed);

    /// `now` in milliseconds of the simulator's clock. `client` is what X-Cliente-Id names, if it names one.
    SessionReply reply(const Request &request, Endpoint endpoint, std::optional<ClienteId> client, qint64 now);

    /// A fault takes the place of the answer to a send: puts it into the record, as delivered or not.
    void noteFaulted(const Request &request, ClienteId client, bool delivered);

private:
    struct Message
    {
        QByteArray to;
        QByteArray text;
    };

    SessionReply health(const Request &request, std::optional<ClienteId> client, qint64 now);
    Answer status(Client &client, qint64 now);
    Answer qr(Client &client, qint64 now);
    SessionReply send(const Request &request, Client &client, qint64 now);
    Answer connect(Client &client, qint64 now);
    Answer disconnect(Client &client, qint64 now);
    Answer contacts(const Request &request, Client &client, qint64 now);

    static Result<Message> messageOf(const Request &request, ClienteId client);
    void record(const Client &client, const Message &message, SendAttempt::Outcome outcome, int status);

    ClientTable &m_clients;
    SendRecord &m_record;
    QRandomGenerator m_random;
};

} // namespace hub::sim
