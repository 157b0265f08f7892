// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/engines/engineapi.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

namespace hub::sim {

namespace {

QJsonObject bodyOf(const Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

/// The parts of a path that a route's `{s}` and `{p}` stand for; nothing if it is another path.
std::optional<std::pair<QByteArray, QByteArray>> match(const char *pattern, const QByteArray &path)
{
    const QByteArrayList wanted = QByteArray(pattern).split('/');
    const QByteArrayList given = path.split('/');
    if (wanted.size() != given.size())
        return std::nullopt;
    std::pair<QByteArray, QByteArray> found;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QByteArray part = QByteArray::fromPercentEncoding(given.at(i));
        if (wanted.at(i) == "{s}")
            found.first = part;
        else if (wanted.at(i) == "{p}")
            found.second = part;
        else if (wanted.at(i) != part)
            return std::nullopt;
    }
    return found;
}

bool isOnWhatsApp(const QByteArray &phone)
{
    return !phone.split('@').first().endsWith("000");
}

QByteArray textOf(const QJsonValue &value)
{
    const QJsonValue first = value.isArray() ? value.toArray().first() : value;
    return first.toVariant().toString().toUtf8();
}

} // namespace

Endpoint EngineApi::Target::endpoint() const
{
    switch (action.value_or(EngineAction::Sessions)) {
    case EngineAction::Health:
    case EngineAction::KeyedHealth:
        return Endpoint::Health;
    case EngineAction::Status:
        return Endpoint::Status;
    case EngineAction::Qr:
        return Endpoint::Qr;
    case EngineAction::Send:
        return Endpoint::Send;
    case EngineAction::Connect:
    case EngineAction::Restart:
        return Endpoint::Connect;
    case EngineAction::Disconnect:
    case EngineAction::Stop:
        return Endpoint::Disconnect;
    case EngineAction::Contacts:
        return Endpoint::Contacts;
    case EngineAction::Picture:
    case EngineAction::PairingCode:
    case EngineAction::CheckNumber:
    case EngineAction::Sessions:
        break;
    }
    return Endpoint::Other;
}

EngineApi::EngineApi(std::unique_ptr<EngineDialect> dialect, QByteArray key, ClientTable &clients, SendRecord &record,
                     quint32 seed)
    : m_dialect(std::move(dialect)), m_key(std::move(key)), m_clients(clients), m_record(record), m_random(seed)
{
}

EngineApi::~EngineApi() = default;

EngineApi::Target EngineApi::targetOf(const Request &request) const
{
    Target target;
    for (const EngineDialect::Route &route : m_dialect->routes()) {
        const auto found = request.method == route.method ? match(route.path, request.path) : std::nullopt;
        if (!found)
            continue;
        target.action = route.action;
        std::tie(target.session, target.phone) = *found;
        break;
    }
    if (!target.action)
        return target;
    if (target.session.isEmpty())
        target.session = m_dialect->sessionOf(request, bodyOf(request));
    if (target.session.isEmpty())
        target.session = sessionOfKey(request);
    if (const Client *client = m_clients.findSession(target.session))
        target.client = client->id();
    else if (target.session.isEmpty() && !m_clients.all().empty())
        target.client = m_clients.all().begin()->first; // the key names the session: there is one
    return target;
}

/// Of `KEY-SESSION` the latter.
QByteArray EngineApi::sessionOfKey(const Request &request) const
{
    const auto [header, prefix] = m_dialect->keyHeader();
    const QByteArray shown = request.engineHeaders.value(header);
    const QByteArray own = prefix + m_key + '-';
    return m_dialect->keyIsOfOneSession() && shown.startsWith(own) ? shown.mid(own.size()) : QByteArray();
}

bool EngineApi::isAllowed(const Request &request, const Target &target) const
{
    const auto [header, prefix] = m_dialect->keyHeader();
    const QByteArray named = sessionOfKey(request);
    return m_key.isEmpty() || request.engineHeaders.value(header) == prefix + m_key ||
           (!named.isEmpty() && named == target.session);
}

SessionReply EngineApi::reply(const Request &request, const Target &target, qint64 now)
{
    if (!target.action)
        return {plainError(404, "message", QByteArray("Cannot " + request.method + ' ' + request.path))};
    if (target.action == EngineAction::Health)
        return {m_dialect->health()};
    if (target.action != EngineAction::Picture && !isAllowed(request, target))
        return {m_dialect->wrongKey()};
    if (target.action == EngineAction::KeyedHealth)
        return {m_dialect->health()};
    if (target.action == EngineAction::Sessions)
        return {sessions(now)};
    Client *client = target.client ? m_clients.find(*target.client) : nullptr;
    if (!client)
        return {m_dialect->noSuchSession(target.session)};
    if (target.action == EngineAction::Send)
        return send(request, *client, now);
    return {answer(request, target, *client, now)};
}

Answer EngineApi::answer(const Request &request, const Target &target, Client &client, qint64 now)
{
    const bool isReady = client.state(now) == State::Ready;
    switch (*target.action) {
    case EngineAction::Status:
        return m_dialect->status(sessionOf(client, now));
    case EngineAction::Qr:
        if (m_dialect->qrStartsSession() && !isReady)
            client.connect(now);
        return m_dialect->qr(sessionOf(client, now), request);
    case EngineAction::Picture: {
        const QByteArray picture = sessionOf(client, now).qrPicture;
        return {.status = picture.isEmpty() ? 404 : 200,
                .body = QByteArray::fromBase64(picture.mid(picture.indexOf(',') + 1)),
                .contentType = QByteArrayLiteral("image/png")};
    }
    case EngineAction::Restart:
    case EngineAction::Connect:
        client.connect(now);
        return m_dialect->done(sessionOf(client, now), *target.action);
    case EngineAction::Disconnect:
        client.disconnect(now);
        return m_dialect->done(sessionOf(client, now), *target.action);
    case EngineAction::Stop:
        client.setState(State::NotInitialized, now);
        return m_dialect->done(sessionOf(client, now), *target.action);
    case EngineAction::Contacts: {
        EngineSession session = sessionOf(client, now);
        if (!isReady)
            return m_dialect->notReady(session);
        for (qint64 i = 0; i < client.contacts().size(); ++i)
            session.people.push_back(client.contacts().at(client.id(), i));
        return m_dialect->contacts(session);
    }
    case EngineAction::PairingCode:
        client.connect(now);
        return m_dialect->pairingCode("HUB" + QByteArray::number(m_random.bounded(10000, 100000)));
    case EngineAction::CheckNumber: {
        const QByteArray phone = phoneOf(request, target);
        return isReady ? m_dialect->checkedNumber(phone, isOnWhatsApp(phone))
                       : m_dialect->notReady(sessionOf(client, now));
    }
    case EngineAction::Health:
    case EngineAction::KeyedHealth:
    case EngineAction::Send:
    case EngineAction::Sessions:
        break;
    }
    return m_dialect->noSuchSession(target.session);
}

EngineSession EngineApi::sessionOf(Client &client, qint64 now)
{
    EngineSession session;
    session.name = client.session();
    session.state = client.state(now);
    if (const QByteArray word = client.word(now); word != stateName(session.state))
        session.word = word;
    session.account = client.account();
    if (QrTicket *ticket = client.qr(now)) {
        session.qr = ticket->payload();
        session.qrPicture = ticket->dataUrl();
    }
    return session;
}

EngineApi::Message EngineApi::messageOf(const Request &request) const
{
    const auto [to, text] = m_dialect->messageMembers();
    const QJsonObject body = bodyOf(request);
    QByteArray recipient = body.value(to).toString().toUtf8();
    for (const char *server : {"@c.us", "@s.whatsapp.net"}) {
        if (recipient.endsWith(server))
            recipient.truncate(recipient.indexOf('@')); // a person, as the hub was told
    }
    return {recipient, body.value(text).toString().toUtf8()};
}

QByteArray EngineApi::phoneOf(const Request &request, const Target &target) const
{
    if (!target.phone.isEmpty())
        return target.phone;
    const QString member = m_dialect->phoneMember();
    const QString asked = QUrlQuery(QString::fromUtf8(request.query)).queryItemValue(member, QUrl::FullyDecoded);
    return asked.isEmpty() ? textOf(bodyOf(request).value(member)) : asked.toUtf8();
}

SessionReply EngineApi::send(const Request &request, Client &client, qint64 now)
{
    const EngineSession session = sessionOf(client, now);
    const Message message = messageOf(request);
    const auto refused = [&](Answer answer) {
        addAttempt(m_record, client, message.to, message.text, SendAttempt::Outcome::Refused, answer.status);
        return SessionReply{std::move(answer)};
    };
    if (message.to.isEmpty() || message.text.isEmpty())
        return {plainError(400, "message", "recipient and text are required")};
    if (session.state != State::Ready)
        return refused(m_dialect->notReady(session));
    if (!isOnWhatsApp(message.to))
        return refused(m_dialect->notOnWhatsApp(message.to));
    const QByteArray id = "3EB0" + QByteArray::number(m_random.generate64(), 16).rightJustified(16, '0').toUpper();
    Answer answer = m_dialect->sent(session, message.to, id);
    addAttempt(m_record, client, message.to, message.text, SendAttempt::Outcome::Delivered, answer.status);
    return {std::move(answer), client.drawSendLatency(m_random)};
}

void EngineApi::noteFaulted(const Request &request, ClienteId id, bool delivered)
{
    const Message message = messageOf(request);
    if (const Client *client = m_clients.find(id); client && !message.to.isEmpty())
        addAttempt(m_record, *client, message.to, message.text,
                   delivered ? SendAttempt::Outcome::Delivered : SendAttempt::Outcome::Cut, 0);
}

Answer EngineApi::sessions(qint64 now) const
{
    std::vector<EngineSession> all;
    for (const auto &[id, client] : m_clients.all())
        all.push_back(sessionOf(*client, now));
    return m_dialect->sessions(all);
}

} // namespace hub::sim
