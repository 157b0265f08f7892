// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/api/sessionapi.h"

#include "simulator/http/answer.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

namespace hub::sim {

namespace {

constexpr int MaxReconnectionAttempts = 3;

/// Express's answer to a path that it does not know.
Answer noSuchRoute(const Request &request)
{
    return Answer::html(404, "Cannot " + request.method + ' ' + request.path);
}

Answer notReady()
{
    return Answer::sessionError(409, "SESSION_NOT_READY", "The WhatsApp session is not ready");
}

} // namespace

void addAttempt(SendRecord &record, const Client &client, const QByteArray &to, const QByteArray &text,
                SendAttempt::Outcome outcome, int status)
{
    SendAttempt attempt;
    attempt.client = client.id().toNumber();
    attempt.to = to;
    attempt.text = text;
    attempt.at = QDateTime::currentMSecsSinceEpoch();
    attempt.inFlight = client.counters()->of(Endpoint::Send).inFlight;
    attempt.outcome = outcome;
    attempt.status = status;
    record.add(std::move(attempt));
}

SessionApi::SessionApi(ClientTable &clients, SendRecord &record, quint32 seed)
    : m_clients(clients), m_record(record), m_random(seed)
{
}

SessionReply SessionApi::reply(const Request &request, Endpoint endpoint, std::optional<ClienteId> id, qint64 now)
{
    if (endpoint == Endpoint::Other)
        return {noSuchRoute(request)};
    if (endpoint == Endpoint::Health)
        return health(request, id, now);
    if (!request.clientHeader)
        return {Answer::sessionError(400, "MISSING_HEADER", "The X-Cliente-Id header is required")};
    if (!id)
        return {Answer::sessionError(400, "INVALID_HEADER", "X-Cliente-Id must be a positive integer")};

    Client &client = m_clients.findOrCreate(*id);
    const Variant &variant = client.variant();
    switch (endpoint) {
    case Endpoint::Status:
        return {status(client, now)};
    case Endpoint::Qr:
        return {qr(client, now)};
    case Endpoint::Send:
        return send(request, client, now);
    case Endpoint::Connect:
        return {variant.hasConnect ? connect(client, now) : noSuchRoute(request)};
    case Endpoint::Disconnect:
        return {variant.hasDisconnect ? disconnect(client, now) : noSuchRoute(request)};
    case Endpoint::Contacts:
        return {variant.hasContacts ? contacts(request, client, now) : noSuchRoute(request)};
    case Endpoint::Health:
    case Endpoint::Other:
        break;
    }
    return {noSuchRoute(request)};
}

SessionReply SessionApi::health(const Request &request, std::optional<ClienteId> id, qint64 now)
{
    JsonText body;
    body.text("status", "ok").text("service", "session-manager");
    if (request.clientHeader && !id)
        return {Answer::sessionError(400, "INVALID_HEADER", "X-Cliente-Id must be a positive integer")};
    if (id)
        body.number("cliente_id", id->toNumber()).text("whatsapp_state", m_clients.findOrCreate(*id).word(now));
    return {Answer::json(200, body.toByteArray())};
}

Answer SessionApi::status(Client &client, qint64 now)
{
    const State state = client.state(now);
    const QByteArray word = client.word(now);
    const Variant::StatusBody shape = client.variant().statusBody;
    if (shape == Variant::StatusBody::Minimal)
        return Answer::json(200, JsonText().text("status", word).toByteArray());

    const bool ready = state == State::Ready;
    JsonText body;
    body.number("cliente_id", client.id().toNumber())
        .flag("connected", ready)
        .text("state", word)
        .number("reconnection_attempts", client.reconnectionAttempts())
        .number("max_reconnection_attempts", MaxReconnectionAttempts)
        .flag("can_send_messages", ready)
        .flag("needs_qr", state == State::QrRequired)
        .flag("is_recoverable", state == State::DisconnectedRecoverable || state == State::Reconnecting)
        .text("recommended_action", recommendedAction(state));
    if (shape == Variant::StatusBody::FullWithQr) {
        if (QrTicket *ticket = client.qr(now))
            body.text("qr_code_base64", ticket->dataUrl());
        else
            body.null("qr_code_base64");
    }
    if (!client.account().isEmpty())
        body.text("account", client.account());
    return Answer::json(200, body.toByteArray());
}

Answer SessionApi::qr(Client &client, qint64 now)
{
    const Variant &variant = client.variant();
    if (QrTicket *ticket = client.qr(now)) {
        const qint64 seconds = (ticket->expiresAt() - now + 999) / 1000;
        JsonText body;
        body.text("state", client.word(now)).number("expires_in", seconds);
        if (variant.qrBody == Variant::QrBody::DataUrl)
            body.text("qr", ticket->dataUrl());
        else
            body.text("qr", ticket->payload()).text("qrType", "raw_string");
        return Answer::json(200, body.toByteArray());
    }
    if (client.state(now) == State::Ready) {
        if (variant.qrWhenReady == Variant::QrWhenReady::AlreadyConnected)
            return Answer::json(409, JsonText().text("error", "ALREADY_CONNECTED").toByteArray());
        return Answer::json(409, JsonText()
                                     .text("error", "QR not available")
                                     .text("state", client.word(now))
                                     .flag("can_send_messages", true)
                                     .toByteArray());
    }
    if (variant.qrMissing == Variant::QrMissing::NoQr)
        return Answer::json(200, JsonText().text("status", "NO_QR").toByteArray());
    return Answer::json(404, JsonText()
                                 .text("error", "QR_NOT_AVAILABLE")
                                 .text("message", "No QR code is available now")
                                 .text("state", client.word(now))
                                 .toByteArray());
}

Result<SessionApi::Message> SessionApi::messageOf(const Request &request, ClienteId client)
{
    const auto invalid = [](const char *why) { return failure("INVALID_REQUEST", QString::fromLatin1(why)); };
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return invalid("The body must be a JSON object");
    const QJsonObject object = document.object();
    if (object.value(QLatin1String("cliente_id")).toInteger() != client.toNumber())
        return invalid("cliente_id must be the client of X-Cliente-Id");
    Message message;
    message.to = object.value(QLatin1String("to")).toString().toUtf8();
    message.text = object.value(QLatin1String("message")).toString().toUtf8();
    if (message.to.isEmpty())
        return invalid("to is required");
    if (message.text.isEmpty())
        return invalid("message is required");
    return message;
}

SessionReply SessionApi::send(const Request &request, Client &client, qint64 now)
{
    const auto message = messageOf(request, client.id());
    if (!message)
        return {Answer::sessionError(400, "INVALID_REQUEST", message.error().message.toUtf8().constData())};
    if (client.state(now) != State::Ready) {
        record(client, *message, SendAttempt::Outcome::Refused, 409);
        return {notReady()};
    }
    record(client, *message, SendAttempt::Outcome::Delivered, 200);

    const QByteArray chat = message->to.contains('@') ? message->to : message->to + "@c.us";
    const QByteArray id =
        "true_" + chat + "_3EB0" + QByteArray::number(m_random.generate64(), 16).rightJustified(16, '0').toUpper();
    SessionReply reply{Answer::json(200, JsonText().flag("ok", true).text("message_id", id).toByteArray())};
    reply.delay = client.drawSendLatency(m_random);
    return reply;
}

void SessionApi::noteFaulted(const Request &request, ClienteId id, bool delivered)
{
    if (const auto message = messageOf(request, id)) {
        const auto outcome = delivered ? SendAttempt::Outcome::Delivered : SendAttempt::Outcome::Cut;
        record(m_clients.findOrCreate(id), *message, outcome, 0);
    }
}

void SessionApi::record(const Client &client, const Message &message, SendAttempt::Outcome outcome, int status)
{
    addAttempt(m_record, client, message.to, message.text, outcome, status);
}

Answer SessionApi::connect(Client &client, qint64 now)
{
    const auto body = [](const char *message, const char *state, bool already) {
        return JsonText()
            .flag("success", true)
            .text("message", message)
            .text("state", state)
            .flag("alreadyConnected", already);
    };
    switch (client.connect(now)) {
    case Client::Connect::Started:
        return Answer::json(200, body("Initialization started", "INIT", false).toByteArray());
    case Client::Connect::Waiting:
        return Answer::json(200, body("Waiting for the QR code to be scanned", "QR_REQUIRED", false).toByteArray());
    case Client::Connect::AlreadyConnected:
        return Answer::json(200, body("Already connected", "READY", true).toByteArray());
    case Client::Connect::InProgress:
        return Answer::sessionError(409, "INITIALIZATION_IN_PROGRESS", "Initialization is in progress");
    case Client::Connect::Banned:
        break;
    }
    return Answer::sessionError(409, "ACCOUNT_BANNED", "WhatsApp has banned this number");
}

Answer SessionApi::disconnect(Client &client, qint64 now)
{
    client.disconnect(now);
    return Answer::json(200, JsonText().flag("success", true).text("message", "Disconnected").toByteArray());
}

Answer SessionApi::contacts(const Request &request, Client &client, qint64 now)
{
    if (client.state(now) != State::Ready)
        return notReady();
    const QUrlQuery query(QString::fromUtf8(request.query));
    const ContactBook &book = client.contacts();
    const QString after = query.queryItemValue(QStringLiteral("after"), QUrl::FullyDecoded);
    const QString limit = query.queryItemValue(QStringLiteral("limit"), QUrl::FullyDecoded);
    bool afterOk = true;
    bool limitOk = true;
    const qint64 first = after.isEmpty() ? 0 : after.toLongLong(&afterOk);
    const qint64 count = limit.isEmpty() ? book.size() : limit.toLongLong(&limitOk);
    if (!afterOk || first < 0)
        return Answer::sessionError(400, "INVALID_REQUEST", "after must come from a former answer");
    if (!limitOk || (!limit.isEmpty() && count < 1))
        return Answer::sessionError(400, "INVALID_REQUEST", "limit must be a positive integer");

    const qint64 end = count < book.size() - first ? first + count : book.size();
    QByteArray list;
    for (qint64 index = first; index < end; ++index) {
        const Contact contact = book.at(client.id(), index);
        JsonText item;
        item.text("id", contact.id)
            .text("name", contact.name)
            .text("phone", contact.phone)
            .flag("is_business", contact.isBusiness);
        list += (list.isEmpty() ? QByteArray() : QByteArray(",")) + item.toByteArray();
    }
    JsonText body;
    body.raw("contacts", '[' + list + ']');
    if (end < book.size())
        body.text("next", QByteArray::number(end));
    return Answer::json(200, body.toByteArray());
}

} // namespace hub::sim
