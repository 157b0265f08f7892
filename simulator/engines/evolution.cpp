// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/engines/dialect.h"

namespace hub::sim {

namespace {

/// Evolution knows three words; one that waits for its code to be scanned is `connecting` too.
QByteArray evolutionWord(const EngineSession &session)
{
    if (!session.word.isEmpty())
        return session.word;
    switch (session.state) {
    case State::Ready:
        return "open";
    case State::Initializing:
    case State::Reconnecting:
    case State::QrRequired:
    case State::Authenticated:
    case State::DisconnectedRecoverable:
        return "connecting";
    case State::NotInitialized:
    case State::AuthFailure:
    case State::DisconnectedLogout:
    case State::DisconnectedBanned:
    case State::Error:
        break;
    }
    return "close";
}

class Evolution : public EngineDialect
{
public:
    [[nodiscard]] std::vector<Route> routes() const override
    {
        return {{"GET", "/", EngineAction::Health},
                {"POST", "/verify-creds", EngineAction::KeyedHealth},
                {"GET", "/instance/fetchInstances", EngineAction::Sessions},
                {"GET", "/instance/connectionState/{s}", EngineAction::Status},
                {"GET", "/instance/connect/{s}", EngineAction::Qr},
                {"POST", "/instance/restart/{s}", EngineAction::Restart},
                {"DELETE", "/instance/logout/{s}", EngineAction::Disconnect},
                {"POST", "/message/sendText/{s}", EngineAction::Send},
                {"POST", "/chat/findContacts/{s}", EngineAction::Contacts},
                {"POST", "/chat/whatsappNumbers/{s}", EngineAction::CheckNumber}};
    }

    [[nodiscard]] std::pair<QByteArray, QByteArray> keyHeader() const override { return {"apikey", {}}; }

    [[nodiscard]] std::pair<QString, QString> messageMembers() const override
    {
        return {QStringLiteral("number"), QStringLiteral("text")};
    }

    [[nodiscard]] QString phoneMember() const override { return QStringLiteral("numbers"); }
    [[nodiscard]] bool qrStartsSession() const override { return true; }

    [[nodiscard]] Answer wrongKey() const override { return error(401, "Unauthorized", "\"Unauthorized\""); }

    [[nodiscard]] Answer noSuchSession(const QByteArray &name) const override
    {
        return error(404, "Not Found",
                     '[' + jsonString(QByteArray("The \"" + name + "\" instance does not exist")) + ']');
    }

    [[nodiscard]] Answer status(const EngineSession &session) const override
    {
        return Answer::json(200, JsonText().raw("instance", instance(session)).toByteArray());
    }

    [[nodiscard]] Answer qr(const EngineSession &session, const Request &request) const override
    {
        if (session.state == State::Ready)
            return status(session);
        if (session.qr.isEmpty())
            return Answer::json(200, JsonText().number("count", 0).toByteArray());
        JsonText body;
        if (request.query.startsWith("number="))
            body.text("pairingCode", "WZYEH1YY");
        else
            body.null("pairingCode");
        return Answer::json(
            200, body.text("code", session.qr).text("base64", session.qrPicture).number("count", 1).toByteArray());
    }

    [[nodiscard]] Answer sent(const EngineSession &, const QByteArray &to, const QByteArray &id) const override
    {
        const QByteArray key = JsonText()
                                   .text("remoteJid", QByteArray(to.contains('@') ? to : to + "@s.whatsapp.net"))
                                   .flag("fromMe", true)
                                   .text("id", id)
                                   .toByteArray();
        return Answer::json(201, JsonText().raw("key", key).text("status", "PENDING").toByteArray());
    }

    [[nodiscard]] Answer notReady(const EngineSession &) const override
    {
        return error(500, "Internal Server Error", "\"Connection Closed\"");
    }

    [[nodiscard]] Answer notOnWhatsApp(const QByteArray &to) const override
    {
        const QByteArray item = JsonText()
                                    .text("jid", QByteArray(to + "@s.whatsapp.net"))
                                    .flag("exists", false)
                                    .text("number", to)
                                    .toByteArray();
        return error(400, "Bad Request", '[' + item + ']');
    }

    [[nodiscard]] Answer done(const EngineSession &session, EngineAction action) const override
    {
        if (action == EngineAction::Restart)
            return Answer::json(200, JsonText().raw("instance", instance(session)).toByteArray());
        return Answer::json(200, JsonText()
                                     .text("status", "SUCCESS")
                                     .flag("error", false)
                                     .raw("response", "{\"message\":\"Instance logged out\"}")
                                     .toByteArray());
    }

    [[nodiscard]] Answer contacts(const EngineSession &session) const override
    {
        std::vector<QByteArray> items;
        for (const Contact &contact : session.people) {
            items.push_back(JsonText()
                                .text("id", QByteArray("cm" + contact.phone)) // the row of its own store
                                .text("remoteJid", multiDeviceId(contact.id))
                                .text("pushName", contact.name)
                                .flag("isGroup", contact.id.endsWith("@g.us"))
                                .text("type", contact.id.endsWith("@g.us") ? "group" : "contact")
                                .toByteArray());
        }
        return Answer::json(200, jsonList(items));
    }

    [[nodiscard]] Answer pairingCode(const QByteArray &) const override { return Answer::json(200, "{}"); }

    [[nodiscard]] Answer checkedNumber(const QByteArray &phone, bool isOnWhatsApp) const override
    {
        return Answer::json(200, jsonList({JsonText()
                                               .text("jid", QByteArray(phone + "@s.whatsapp.net"))
                                               .flag("exists", isOnWhatsApp)
                                               .text("number", phone)
                                               .toByteArray()}));
    }

    [[nodiscard]] Answer sessions(const std::vector<EngineSession> &sessions) const override
    {
        std::vector<QByteArray> items;
        for (const EngineSession &session : sessions) {
            JsonText item;
            item.text("id", QByteArray("uuid-" + session.name))
                .text("name", session.name)
                .text("connectionStatus", evolutionWord(session));
            if (session.account.isEmpty())
                item.null("ownerJid");
            else
                item.text("ownerJid", QByteArray(session.account + "@s.whatsapp.net"));
            items.push_back(item.toByteArray());
        }
        return Answer::json(200, jsonList(items));
    }

private:
    static QByteArray instance(const EngineSession &session)
    {
        return JsonText().text("instanceName", session.name).text("state", evolutionWord(session)).toByteArray();
    }

    static Answer error(int status, const char *words, const QByteArray &message)
    {
        return Answer::json(status, JsonText()
                                        .number("status", status)
                                        .text("error", words)
                                        .raw("response", "{\"message\":" + message + '}')
                                        .toByteArray());
    }
};

} // namespace

std::unique_ptr<EngineDialect> makeEvolution()
{
    return std::make_unique<Evolution>();
}

} // namespace hub::sim
