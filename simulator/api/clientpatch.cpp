// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/api/clientpatch.h"

#include "simulator/api/fields.h"

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
    if (reconnectionAttempts)
        client.setReconnectionAttempts(*reconnectionAttempts);
    if (contacts)
        client.setContacts(*contacts);
    if (sendLatency)
        client.setSendLatency(sendLatency);
    if (const auto changed = patched(client.variant(), variant))
        client.setVariant(*changed);
}

} // namespace hub::sim
