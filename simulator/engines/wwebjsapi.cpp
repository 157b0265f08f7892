// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/engines/dialect.h"

namespace hub::sim {

namespace {

/// A state of whatsapp-web.js; null where it has none.
QByteArray wwebjsWord(const EngineSession &session)
{
    if (!session.word.isEmpty())
        return session.word;
    switch (session.state) {
    case State::Ready:
        return "CONNECTED";
    case State::Initializing:
    case State::Reconnecting:
    case State::Authenticated:
        return "OPENING";
    case State::DisconnectedRecoverable:
        return "TIMEOUT";
    case State::DisconnectedBanned:
        return "TOS_BLOCK";
    case State::QrRequired:
        return "UNPAIRED";
    case State::NotInitialized:
    case State::AuthFailure:
    case State::DisconnectedLogout:
    case State::Error:
        break;
    }
    return {};
}

class WwebjsApi : public EngineDialect
{
public:
    [[nodiscard]] std::vector<Route> routes() const override
    {
        return {{"GET", "/ping", EngineAction::Health},
                {"GET", "/session/getSessions", EngineAction::Sessions},
                {"GET", "/session/status/{s}", EngineAction::Status},
                {"GET", "/session/qr/{s}", EngineAction::Qr},
                {"GET", "/session/start/{s}", EngineAction::Connect},
                {"GET", "/session/restart/{s}", EngineAction::Restart},
                {"GET", "/session/stop/{s}", EngineAction::Stop},
                {"GET", "/session/terminate/{s}", EngineAction::Disconnect},
                {"POST", "/session/requestPairingCode/{s}", EngineAction::PairingCode},
                {"POST", "/client/sendMessage/{s}", EngineAction::Send},
                {"POST", "/client/isRegisteredUser/{s}", EngineAction::CheckNumber},
                {"GET", "/client/getContacts/{s}", EngineAction::Contacts}};
    }

    [[nodiscard]] std::pair<QByteArray, QByteArray> keyHeader() const override { return {"x-api-key", {}}; }

    [[nodiscard]] std::pair<QString, QString> messageMembers() const override
    {
        return {QStringLiteral("chatId"), QStringLiteral("content")};
    }

    [[nodiscard]] QString phoneMember() const override { return QStringLiteral("number"); }

    [[nodiscard]] Answer wrongKey() const override { return no(403, "error", "Invalid API key"); }
    [[nodiscard]] Answer noSuchSession(const QByteArray &) const override
    {
        return Answer::json(
            200, JsonText().flag("success", false).null("state").text("message", "session_not_found").toByteArray());
    }

    [[nodiscard]] Answer status(const EngineSession &session) const override
    {
        const bool isReady = session.state == State::Ready && session.word.isEmpty();
        const QByteArray word = wwebjsWord(session);
        JsonText body;
        body.flag("success", isReady);
        if (word.isEmpty())
            body.null("state");
        else
            body.text("state", word);
        return Answer::json(
            200, body.text("message", isReady ? "session_connected" : "session_not_connected").toByteArray());
    }

    [[nodiscard]] Answer qr(const EngineSession &session, const Request &) const override
    {
        if (session.qr.isEmpty())
            return no(200, "message", "qr code not ready or already scanned");
        return Answer::json(200, JsonText().flag("success", true).text("qr", session.qr).toByteArray());
    }

    [[nodiscard]] Answer sent(const EngineSession &, const QByteArray &to, const QByteArray &id) const override
    {
        const QByteArray chat = to.contains('@') ? to : to + "@c.us";
        const QByteArray key = JsonText()
                                   .flag("fromMe", true)
                                   .text("remote", chat)
                                   .text("id", id)
                                   .text("_serialized", QByteArray("true_" + chat + '_' + id))
                                   .toByteArray();
        return Answer::json(200, JsonText()
                                     .flag("success", true)
                                     .raw("message", "{\"_data\":{\"id\":" + key + "},\"id\":" + key + ",\"ack\":0}")
                                     .toByteArray());
    }

    [[nodiscard]] Answer notReady(const EngineSession &) const override
    {
        return no(404, "error", "session_not_connected");
    }

    [[nodiscard]] Answer notOnWhatsApp(const QByteArray &) const override
    {
        return no(500, "error", "No LID for user");
    }

    [[nodiscard]] Answer done(const EngineSession &, EngineAction action) const override
    {
        const char *words =
            action == EngineAction::Connect ? "Session initiated successfully" : "Logged out successfully";
        return Answer::json(200, JsonText().flag("success", true).text("message", words).toByteArray());
    }

    [[nodiscard]] Answer contacts(const EngineSession &session) const override
    {
        std::vector<QByteArray> items;
        for (const Contact &contact : session.people) {
            items.push_back(JsonText()
                                .raw("id", serializedId(contact.id))
                                .text("number", contact.id.left(contact.id.indexOf('@'))) // digits of a LID, too
                                .flag("isBusiness", contact.isBusiness)
                                .flag("isGroup", contact.id.endsWith("@g.us"))
                                .text("name", contact.name)
                                .text("pushname", contact.name)
                                .toByteArray());
        }
        return Answer::json(200, JsonText().flag("success", true).raw("contacts", jsonList(items)).toByteArray());
    }

    [[nodiscard]] Answer pairingCode(const QByteArray &code) const override
    {
        return Answer::json(200, JsonText().flag("success", true).text("result", code).toByteArray());
    }

    [[nodiscard]] Answer checkedNumber(const QByteArray &, bool isOnWhatsApp) const override
    {
        return Answer::json(200, JsonText().flag("success", true).flag("result", isOnWhatsApp).toByteArray());
    }

    [[nodiscard]] Answer sessions(const std::vector<EngineSession> &sessions) const override
    {
        std::vector<QByteArray> names;
        for (const EngineSession &session : sessions)
            names.push_back(jsonString(session.name));
        return Answer::json(200, JsonText().flag("success", true).raw("result", jsonList(names)).toByteArray());
    }

private:
    static Answer no(int status, const char *member, const char *words)
    {
        return Answer::json(status, JsonText().flag("success", false).text(member, words).toByteArray());
    }
};

} // namespace

std::unique_ptr<EngineDialect> makeWwebjsApi()
{
    return std::make_unique<WwebjsApi>();
}

} // namespace hub::sim
