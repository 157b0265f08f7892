// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/engines/dialect.h"

namespace hub::sim {

namespace {

class Gowa : public EngineDialect
{
public:
    [[nodiscard]] std::vector<Route> routes() const override
    {
        return {{"GET", "/health", EngineAction::Health},
                {"GET", "/devices", EngineAction::Sessions},
                {"GET", "/app/status", EngineAction::Status},
                {"GET", "/app/login", EngineAction::Qr},
                {"GET", "/statics/qrcode/{s}", EngineAction::Picture},
                {"GET", "/app/login-with-code", EngineAction::PairingCode},
                {"GET", "/app/reconnect", EngineAction::Connect},
                {"GET", "/app/logout", EngineAction::Disconnect},
                {"POST", "/send/message", EngineAction::Send},
                {"GET", "/user/my/contacts", EngineAction::Contacts},
                {"GET", "/user/check", EngineAction::CheckNumber}};
    }

    [[nodiscard]] std::pair<QByteArray, QByteArray> keyHeader() const override { return {"authorization", "Basic "}; }

    [[nodiscard]] QByteArray sessionOf(const Request &request, const QJsonObject &) const override
    {
        return request.engineHeaders.value("x-device-id", "none");
    }

    [[nodiscard]] std::pair<QString, QString> messageMembers() const override
    {
        return {QStringLiteral("phone"), QStringLiteral("message")};
    }

    [[nodiscard]] bool qrStartsSession() const override { return true; }

    /// Of the Basic authentication in front of it, in no JSON.
    [[nodiscard]] Answer wrongKey() const override
    {
        return {.status = 401,
                .body = "Unauthorized",
                .contentType = "text/plain; charset=utf-8",
                .headers = {{"WWW-Authenticate", "Basic realm=\"Restricted\""}}};
    }

    [[nodiscard]] Answer noSuchSession(const QByteArray &) const override
    {
        return told(404, "DEVICE_NOT_FOUND", "device not found", "null");
    }

    [[nodiscard]] Answer health() const override { return Answer::html(200, "OK"); }

    [[nodiscard]] Answer status(const EngineSession &session) const override
    {
        const bool isReady = session.state == State::Ready;
        JsonText results;
        // Connected, but to nobody yet, while a code is shown.
        results.flag("is_connected", isReady || session.state == State::QrRequired)
            .flag("is_logged_in", isReady)
            .text("device_id", session.name);
        if (isReady)
            results.text("jid", QByteArray(session.account + ":18@s.whatsapp.net"));
        return told(200, "SUCCESS", "Connection status retrieved", results.toByteArray());
    }

    [[nodiscard]] Answer qr(const EngineSession &session, const Request &request) const override
    {
        if (session.state == State::Ready)
            return told(400, "ALREADY_LOGGED_IN", "you already logged in :)", "null");
        if (session.qr.isEmpty())
            return told(500, "INTERNAL_SERVER_ERROR", "no QR code yet", "null");
        const QByteArray link = "http://" + request.engineHeaders.value("host") + "/statics/qrcode/" + session.name;
        return told(200, "SUCCESS", "Login success",
                    JsonText().number("qr_duration", 30).text("qr_link", link).toByteArray());
    }

    [[nodiscard]] Answer sent(const EngineSession &, const QByteArray &to, const QByteArray &id) const override
    {
        return told(200, "SUCCESS", "Message sent to " + to,
                    JsonText().text("message_id", id).text("status", "Message sent").toByteArray());
    }

    [[nodiscard]] Answer notReady(const EngineSession &) const override
    {
        return told(401, "AUTHENTICATION_ERROR", "you are not logged in", "null");
    }

    [[nodiscard]] Answer notOnWhatsApp(const QByteArray &) const override
    {
        return told(400, "INVALID_JID", "phone is not on whatsapp", "null");
    }

    [[nodiscard]] Answer done(const EngineSession &, EngineAction) const override
    {
        return told(200, "SUCCESS", "Success", "null");
    }

    [[nodiscard]] Answer contacts(const EngineSession &session) const override
    {
        std::vector<QByteArray> items;
        for (const Contact &contact : session.people)
            items.push_back(JsonText().text("jid", multiDeviceId(contact.id)).text("name", contact.name).toByteArray());
        return told(200, "SUCCESS", "Success get list contacts", "{\"data\":" + jsonList(items) + '}');
    }

    [[nodiscard]] Answer pairingCode(const QByteArray &code) const override
    {
        return told(200, "SUCCESS", "Login with code success", JsonText().text("pair_code", code).toByteArray());
    }

    [[nodiscard]] Answer checkedNumber(const QByteArray &, bool isOnWhatsApp) const override
    {
        return told(200, "SUCCESS", "Success check user",
                    JsonText().flag("is_on_whatsapp", isOnWhatsApp).toByteArray());
    }

    [[nodiscard]] Answer sessions(const std::vector<EngineSession> &sessions) const override
    {
        std::vector<QByteArray> items;
        for (const EngineSession &session : sessions) {
            items.push_back(JsonText()
                                .text("id", session.name)
                                .text("state", session.state == State::Ready ? "logged_in" : "disconnected")
                                .text("jid", session.account.isEmpty()
                                                 ? QByteArray()
                                                 : QByteArray(session.account + ":18@s.whatsapp.net"))
                                .toByteArray());
        }
        return told(200, "SUCCESS", "List devices", jsonList(items));
    }

private:
    static Answer told(int status, const char *code, const QByteArray &message, const QByteArray &results)
    {
        return Answer::json(status, JsonText()
                                        .number("status", status)
                                        .text("code", code)
                                        .text("message", message)
                                        .raw("results", results)
                                        .toByteArray());
    }
};

} // namespace

std::unique_ptr<EngineDialect> makeGowa()
{
    return std::make_unique<Gowa>();
}

} // namespace hub::sim
