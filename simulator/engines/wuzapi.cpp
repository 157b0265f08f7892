// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/engines/dialect.h"

namespace hub::sim {

namespace {

/// A key of wuzapi is that of one user, who has one session: the one that it names, else the first client.
class Wuzapi : public EngineDialect
{
public:
    [[nodiscard]] std::vector<Route> routes() const override
    {
        return {{"GET", "/session/status", EngineAction::Status},
                {"GET", "/session/qr", EngineAction::Qr},
                {"POST", "/session/connect", EngineAction::Connect},
                {"POST", "/session/disconnect", EngineAction::Stop},
                {"POST", "/session/logout", EngineAction::Disconnect},
                {"POST", "/session/pairphone", EngineAction::PairingCode},
                {"POST", "/chat/send/text", EngineAction::Send},
                {"GET", "/user/contacts", EngineAction::Contacts},
                {"POST", "/user/check", EngineAction::CheckNumber}};
    }

    [[nodiscard]] std::pair<QByteArray, QByteArray> keyHeader() const override { return {"token", {}}; }
    [[nodiscard]] bool keyIsOfOneSession() const override { return true; }

    [[nodiscard]] std::pair<QString, QString> messageMembers() const override
    {
        return {QStringLiteral("Phone"), QStringLiteral("Body")};
    }

    [[nodiscard]] QString phoneMember() const override { return QStringLiteral("Phone"); }

    [[nodiscard]] Answer wrongKey() const override { return no(401, "unauthorized"); }
    [[nodiscard]] Answer noSuchSession(const QByteArray &) const override { return no(500, "No session"); }

    [[nodiscard]] Answer status(const EngineSession &session) const override
    {
        const bool isReady = session.state == State::Ready;
        const bool isConnected = isReady || session.state == State::QrRequired || session.state == State::Authenticated;
        const bool isLoggedIn = isReady || session.state == State::DisconnectedRecoverable;
        JsonText data;
        data.flag("connected", isConnected)
            .flag("loggedIn", isLoggedIn)
            .text("id", "4e4942c7dee1deef99ab8fd9f7350de5")
            .text("jid", session.account.isEmpty() ? QByteArray() : QByteArray(session.account + ":18@s.whatsapp.net"))
            .text("name", session.name)
            .text("qrcode", session.qrPicture);
        return yes(data.toByteArray());
    }

    [[nodiscard]] Answer qr(const EngineSession &session, const Request &) const override
    {
        if (session.state == State::Ready)
            return no(500, "already logged in");
        if (session.qr.isEmpty())
            return no(500, session.state == State::NotInitialized ? "no session" : "not connected");
        return yes(JsonText().text("QRCode", session.qrPicture).toByteArray());
    }

    [[nodiscard]] Answer sent(const EngineSession &, const QByteArray &, const QByteArray &id) const override
    {
        return yes(
            JsonText().text("Details", "Sent").text("Id", id).text("Timestamp", "2026-01-03T12:00:00Z").toByteArray());
    }

    [[nodiscard]] Answer notReady(const EngineSession &) const override { return no(500, "no session"); }

    [[nodiscard]] Answer done(const EngineSession &, EngineAction action) const override
    {
        return yes(
            JsonText().text("Details", action == EngineAction::Connect ? "Connected!" : "Logged out").toByteArray());
    }

    [[nodiscard]] Answer contacts(const EngineSession &session) const override
    {
        JsonText data;
        for (const Contact &contact : session.people) {
            data.raw(multiDeviceId(contact.id).constData(), JsonText()
                                                                .text("BusinessName", "")
                                                                .text("FirstName", "")
                                                                .flag("Found", true)
                                                                .text("FullName", contact.name)
                                                                .text("PushName", contact.name)
                                                                .toByteArray());
        }
        return yes(data.toByteArray());
    }

    [[nodiscard]] Answer pairingCode(const QByteArray &code) const override
    {
        return yes(JsonText().text("LinkingCode", code).toByteArray());
    }

    [[nodiscard]] Answer checkedNumber(const QByteArray &phone, bool isOnWhatsApp) const override
    {
        const QByteArray user = JsonText()
                                    .flag("IsInWhatsapp", isOnWhatsApp)
                                    .text("JID", QByteArray(phone + "@s.whatsapp.net"))
                                    .text("Query", phone)
                                    .toByteArray();
        return yes("{\"Users\":[" + user + "]}");
    }

private:
    static Answer yes(const QByteArray &data)
    {
        return Answer::json(200, JsonText().number("code", 200).raw("data", data).flag("success", true).toByteArray());
    }

    static Answer no(int status, const char *words)
    {
        return Answer::json(
            status, JsonText().number("code", status).text("error", words).flag("success", false).toByteArray());
    }
};

} // namespace

std::unique_ptr<EngineDialect> makeWuzapi()
{
    return std::make_unique<Wuzapi>();
}

} // namespace hub::sim
