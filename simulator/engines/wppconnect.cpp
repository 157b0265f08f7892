// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/engines/dialect.h"

namespace hub::sim {

namespace {

QByteArray wppconnectWord(const EngineSession &session)
{
    if (!session.word.isEmpty())
        return session.word;
    switch (session.state) {
    case State::Ready:
        return "CONNECTED";
    case State::QrRequired:
        return "QRCODE";
    case State::Initializing:
    case State::Reconnecting:
    case State::Authenticated:
    case State::DisconnectedRecoverable:
        return "INITIALIZING";
    case State::NotInitialized:
    case State::AuthFailure:
    case State::DisconnectedLogout:
    case State::DisconnectedBanned:
    case State::Error:
        break;
    }
    return "CLOSED";
}

class Wppconnect : public EngineDialect
{
public:
    [[nodiscard]] std::vector<Route> routes() const override
    {
        return {{"GET", "/healthz", EngineAction::Health},
                {"GET", "/api/{s}/status-session", EngineAction::Status},
                {"POST", "/api/{s}/start-session", EngineAction::Connect},
                {"POST", "/api/{s}/close-session", EngineAction::Stop},
                {"POST", "/api/{s}/logout-session", EngineAction::Disconnect},
                {"POST", "/api/{s}/send-message", EngineAction::Send},
                {"GET", "/api/{s}/all-contacts", EngineAction::Contacts},
                {"GET", "/api/{s}/check-number-status/{p}", EngineAction::CheckNumber}};
    }

    [[nodiscard]] std::pair<QByteArray, QByteArray> keyHeader() const override { return {"authorization", "Bearer "}; }
    [[nodiscard]] bool keyIsOfOneSession() const override { return true; }

    [[nodiscard]] std::pair<QString, QString> messageMembers() const override
    {
        return {QStringLiteral("phone"), QStringLiteral("message")};
    }

    [[nodiscard]] Answer wrongKey() const override
    {
        return Answer::json(401,
                            JsonText().text("error", "Check that the Session and Token are correct").toByteArray());
    }

    [[nodiscard]] Answer noSuchSession(const QByteArray &) const override
    {
        return Answer::json(200, JsonText().text("status", "CLOSED").null("qrcode").toByteArray());
    }

    /// The code is in the status.
    [[nodiscard]] Answer status(const EngineSession &session) const override
    {
        JsonText body;
        body.text("status", wppconnectWord(session));
        if (session.qr.isEmpty())
            body.null("qrcode").null("urlcode");
        else
            body.text("qrcode", session.qrPicture).text("urlcode", session.qr);
        return Answer::json(200, body.text("version", "2.8.6").text("session", session.name).toByteArray());
    }

    [[nodiscard]] Answer qr(const EngineSession &session, const Request &) const override { return status(session); }

    [[nodiscard]] Answer sent(const EngineSession &, const QByteArray &to, const QByteArray &id) const override
    {
        const QByteArray chat = to.contains('@') ? to : to + "@c.us";
        const QByteArray item = JsonText()
                                    .text("id", QByteArray("true_" + chat + '_' + id))
                                    .number("ack", 0)
                                    .text("to", chat)
                                    .flag("isSendFailure", false)
                                    .toByteArray();
        return Answer::json(201, JsonText()
                                     .text("status", "success")
                                     .raw("response", '[' + item + ']')
                                     .text("mapper", "return")
                                     .toByteArray());
    }

    [[nodiscard]] Answer notReady(const EngineSession &) const override
    {
        return Answer::json(404, JsonText()
                                     .null("response")
                                     .text("status", "Disconnected")
                                     .text("message", "A sessão do WhatsApp não está ativa.")
                                     .toByteArray());
    }

    [[nodiscard]] Answer notOnWhatsApp(const QByteArray &to) const override
    {
        return Answer::json(400, JsonText()
                                     .null("response")
                                     .text("status", "Connected")
                                     .text("message", QByteArray("O número " + to + " não existe."))
                                     .toByteArray());
    }

    [[nodiscard]] Answer done(const EngineSession &session, EngineAction action) const override
    {
        if (action == EngineAction::Connect)
            return status(session);
        return Answer::json(
            200, JsonText().flag("status", true).text("message", "Session successfully closed").toByteArray());
    }

    [[nodiscard]] Answer contacts(const EngineSession &session) const override
    {
        std::vector<QByteArray> items;
        for (const Contact &contact : session.people) {
            items.push_back(JsonText()
                                .raw("id", serializedId(contact.id))
                                .text("name", contact.name)
                                .text("pushname", contact.name)
                                .flag("isBusiness", contact.isBusiness)
                                .toByteArray());
        }
        return Answer::json(200, JsonText().text("status", "success").raw("response", jsonList(items)).toByteArray());
    }

    [[nodiscard]] Answer pairingCode(const QByteArray &) const override { return wrongKey(); }

    [[nodiscard]] Answer checkedNumber(const QByteArray &phone, bool isOnWhatsApp) const override
    {
        const QByteArray response =
            JsonText().raw("id", serializedId(phone + "@c.us")).flag("numberExists", isOnWhatsApp).toByteArray();
        return Answer::json(200, JsonText().text("status", "success").raw("response", response).toByteArray());
    }
};

} // namespace

std::unique_ptr<EngineDialect> makeWppconnect()
{
    return std::make_unique<Wppconnect>();
}

} // namespace hub::sim
