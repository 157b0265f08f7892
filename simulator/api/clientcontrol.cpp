// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/api/clientcontrol.h"

#include "simulator/api/fields.h"
#include "simulator/api/recordcontrol.h"
#include "simulator/http/answer.h"

namespace hub::sim {

namespace {

constexpr qint64 MaxContacts = 1000000;

Result<Variant> patched(Variant variant, const QJsonObject &object)
{
    Fields fields(object);
    variant.statusBody = fields.choice("status", statusBodyFromName).value_or(variant.statusBody);
    variant.qrBody = fields.choice("qr", qrBodyFromName).value_or(variant.qrBody);
    variant.qrMissing = fields.choice("qr_missing", qrMissingFromName).value_or(variant.qrMissing);
    variant.qrWhenReady = fields.choice("qr_when_ready", qrWhenReadyFromName).value_or(variant.qrWhenReady);
    variant.hasConnect = fields.flag("connect").value_or(variant.hasConnect);
    variant.hasDisconnect = fields.flag("disconnect").value_or(variant.hasDisconnect);
    variant.hasContacts = fields.flag("contacts").value_or(variant.hasContacts);
    HUB_CHECK(fields.check());
    return variant;
}

Result<ContactBook> contactList(const QJsonArray &array)
{
    std::vector<Contact> contacts;
    contacts.reserve(size_t(array.size()));
    for (const QJsonValue &value : array) {
        Fields fields(value.toObject());
        fields.require("id");
        Contact contact;
        contact.id = fields.text("id").value_or(QString()).toUtf8();
        contact.name = fields.text("name").value_or(QString()).toUtf8();
        contact.phone = fields.text("phone").value_or(QString()).toUtf8();
        contact.isBusiness = fields.flag("is_business").value_or(false);
        if (const auto ok = fields.check(); !ok)
            return failure("INVALID_REQUEST", QStringLiteral("contacts: ") % ok.error().message);
        contacts.push_back(std::move(contact));
    }
    return ContactBook::of(std::move(contacts));
}

/// A list of contacts, or how many to make up.
Result<std::optional<ContactBook>> contactsOf(Fields &fields, const QJsonObject &object)
{
    if (!fields.has("contacts"))
        return std::nullopt;
    if (object.value(QLatin1String("contacts")).isArray()) {
        HUB_TRY(const auto book, contactList(fields.array("contacts").value_or(QJsonArray())));
        return book;
    }
    const auto count = fields.integer("contacts", 0, MaxContacts);
    return count ? std::optional(ContactBook::madeUp(*count)) : std::nullopt;
}

constexpr qint64 MaxClientsAtOnce = 1000000;

Answer invalidClient(const Error &error)
{
    return Answer::controlError(400, error.code, error.message);
}

Answer noSuchClient()
{
    return Answer::controlError(404, "NO_SUCH_CLIENT", QStringLiteral("There is no such client"));
}

QByteArray describeVariant(const Variant &variant)
{
    return JsonText()
        .text("status", name(variant.statusBody))
        .text("qr", name(variant.qrBody))
        .text("qr_missing", name(variant.qrMissing))
        .text("qr_when_ready", name(variant.qrWhenReady))
        .flag("connect", variant.hasConnect)
        .flag("disconnect", variant.hasDisconnect)
        .flag("contacts", variant.hasContacts)
        .toByteArray();
}

Answer scanned(Client::Scan outcome, const Client *client)
{
    switch (outcome) {
    case Client::Scan::Linked:
        return Answer::json(200, JsonText()
                                     .flag("ok", true)
                                     .number("client", client->id().toNumber())
                                     .text("account", client->account())
                                     .toByteArray());
    case Client::Scan::Expired:
        return Answer::controlError(410, "QR_EXPIRED", QStringLiteral("This QR code is not shown any more"));
    case Client::Scan::NotWaiting:
        return Answer::controlError(409, "NOT_WAITING", QStringLiteral("The client shows no QR code"));
    case Client::Scan::Unknown:
        break;
    }
    return Answer::controlError(409, "UNKNOWN_QR", QStringLiteral("This QR code was never shown there"));
}

} // namespace

Result<ClientPatch> ClientPatch::fromJson(const QJsonObject &object)
{
    Fields fields(object);
    ClientPatch patch;
    patch.state = fields.choice("state", stateFromName);
    if (const auto word = fields.text("word", 64))
        patch.word = word->toUtf8();
    if (const auto account = fields.text("account", 64))
        patch.account = account->toUtf8();
    if (const auto session = fields.text("session", 64))
        patch.session = session->toUtf8();
    if (const auto attempts = fields.integer("reconnection_attempts", 0, 1000))
        patch.reconnectionAttempts = int(*attempts);
    patch.sendLatency = fields.latency("send_latency_ms");
    patch.qrRotation = fields.milliseconds("qr_rotation_ms");
    patch.variant = fields.object("variant").value_or(QJsonObject());
    const auto contacts = contactsOf(fields, object);
    if (!contacts)
        return tl::unexpected(contacts.error());
    patch.contacts = *contacts;
    HUB_CHECK(fields.check());
    if (const auto variant = patched({}, patch.variant); !variant)
        return failure("INVALID_REQUEST", QStringLiteral("variant: ") % variant.error().message);
    return patch;
}

void ClientPatch::applyTo(Client &client, qint64 now) const
{
    if (qrRotation)
        client.setQrRotation(qrRotation); // first: a QR code may begin with the new state
    if (state)
        client.setState(*state, now);
    if (word)
        client.setWord(*word);
    if (account)
        client.setAccount(*account);
    if (session)
        client.setSession(*session);
    if (reconnectionAttempts)
        client.setReconnectionAttempts(*reconnectionAttempts);
    if (contacts)
        client.setContacts(*contacts);
    if (sendLatency)
        client.setSendLatency(sendLatency);
    if (const auto changed = patched(client.variant(), variant))
        client.setVariant(*changed);
}

Answer ClientControl::answer(const ControlCall &call)
{
    if (call.path.first() == "scan")
        return call.is("POST", 1) ? scan(call, nullptr) : unknownCall(call);
    if (call.is("GET", 1))
        return list(call);
    if (call.is("POST", 1))
        return add(call);
    const auto id = ClienteId::parse(call.path.value(1));
    if (!id) {
        return call.path.size() < 2 ? unknownCall(call)
                                    : Answer::controlError(400, "INVALID_REQUEST",
                                                           QStringLiteral("The client must be a positive integer"));
    }
    if (call.is("PUT", 2))
        return change(call, *id);
    return one(call, *id);
}

Answer ClientControl::one(const ControlCall &call, ClienteId id)
{
    Client *client = m_targets.clients.find(id);
    if (!client)
        return noSuchClient();
    const QByteArray what = call.path.value(2);
    if (call.is("GET", 2))
        return Answer::json(200, describe(*client, true));
    if (call.is("DELETE", 2)) {
        m_targets.clients.remove(id);
        return okAnswer();
    }
    if (call.is("GET", 3) && what == "qr")
        return qr(call, *client);
    if (call.is("POST", 4) && what == "qr" && call.path.at(3) == "rotate") {
        client->rotateQr(m_targets.now());
        return qr(call, *client);
    }
    if (call.is("POST", 3) && what == "scan")
        return scan(call, client);
    return unknownCall(call);
}

Answer ClientControl::list(const ControlCall &call)
{
    const auto page = pageOf(call, 1000, MaxClientsAtOnce);
    if (!page)
        return invalidClient(page.error());
    const auto &all = m_targets.clients.all();
    const auto after = ClienteId::fromNumber(page->after);
    auto next = after ? all.upper_bound(*after) : all.begin();
    QByteArray items;
    qint64 last = 0;
    for (qint64 count = 0; next != all.end() && count < page->limit; ++next, ++count) {
        items += (items.isEmpty() ? QByteArray() : QByteArray(",")) + describe(*next->second, false);
        last = next->first.toNumber();
    }
    JsonText body;
    body.flag("ok", true).number("total", qint64(all.size())).raw("items", '[' + items + ']');
    if (next == all.end())
        body.null("next");
    else
        body.text("next", QByteArray::number(last));
    return Answer::json(200, body.toByteArray());
}

Answer ClientControl::add(const ControlCall &call)
{
    Fields fields(call.body);
    fields.require("count");
    const auto count = fields.integer("count", 1, MaxClientsAtOnce);
    const auto first = fields.client("first");
    const auto state = fields.choice("state", stateFromName);
    if (const auto ok = fields.check(); !ok)
        return invalidClient(ok.error());
    m_targets.clients.add(first.value_or(*ClienteId::fromNumber(1)), *count, state.value_or(State::QrRequired),
                          m_targets.now());
    return okAnswer();
}

Answer ClientControl::change(const ControlCall &call, ClienteId id)
{
    const auto patch = ClientPatch::fromJson(call.body);
    if (!patch)
        return invalidClient(patch.error());
    Client &client = m_targets.clients.findOrCreate(id);
    patch->applyTo(client, m_targets.now());
    return Answer::json(200, describe(client, true));
}

Answer ClientControl::qr(const ControlCall &, Client &client)
{
    const qint64 now = m_targets.now();
    const QrTicket *ticket = client.qr(now);
    if (!ticket)
        return scanned(Client::Scan::NotWaiting, nullptr);
    return Answer::json(200, JsonText()
                                 .flag("ok", true)
                                 .text("payload", ticket->payload())
                                 .number("expires_in_ms", ticket->expiresAt() - now)
                                 .number("rotation", ticket->rotation())
                                 .toByteArray());
}

Answer ClientControl::scan(const ControlCall &call, Client *client)
{
    Fields fields(call.body);
    fields.require("payload");
    const QByteArray payload = fields.text("payload", 4096).value_or(QString()).toUtf8();
    const QByteArray phone = fields.text("phone", 32).value_or(QString()).toUtf8();
    if (const auto ok = fields.check(); !ok)
        return invalidClient(ok.error());
    if (client)
        return scanned(client->scan(payload, phone, m_targets.now()), client);
    const auto result = m_targets.clients.scan(payload, phone, m_targets.now());
    return scanned(result.outcome, result.client);
}

QByteArray ClientControl::describe(Client &client, bool withCounters)
{
    const qint64 now = m_targets.now();
    const auto summary = m_targets.record.summary(client.id());
    JsonText body;
    body.number("client", client.id().toNumber())
        .text("state", stateName(client.state(now)))
        .text("word", client.word(now))
        .text("account", client.account())
        .number("contacts", client.contacts().size())
        .number("send_attempts", summary.attempts)
        .number("delivered", summary.delivered)
        .number("max_in_flight", summary.maxInFlight);
    if (withCounters)
        body.raw("variant", describeVariant(client.variant())).raw("counters", countersJson(*client.counters()));
    return body.toByteArray();
}

} // namespace hub::sim
