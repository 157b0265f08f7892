// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/engines/dialect.h"

#include <QJsonObject>
#include <QUrlQuery>

namespace hub::sim {

namespace {

QByteArray wahaWord(const EngineSession &session)
{
    if (!session.word.isEmpty())
        return session.word;
    switch (session.state) {
    case State::NotInitialized:
    case State::DisconnectedLogout:
        return "STOPPED";
    case State::Initializing:
    case State::Reconnecting:
    case State::Authenticated:
    case State::DisconnectedRecoverable:
        return "STARTING";
    case State::QrRequired:
        return "SCAN_QR_CODE";
    case State::Ready:
        return "WORKING";
    case State::AuthFailure:
    case State::DisconnectedBanned:
    case State::Error:
        break;
    }
    return "FAILED";
}

class Waha : public EngineDialect
{
public:
    [[nodiscard]] std::vector<Route> routes() const override
    {
        return {{"GET", "/ping", EngineAction::Health},
                {"GET", "/api/server/version", EngineAction::KeyedHealth},
                {"GET", "/api/sessions", EngineAction::Sessions},
                {"GET", "/api/sessions/{s}", EngineAction::Status},
                {"GET", "/api/{s}/auth/qr", EngineAction::Qr},
                {"POST", "/api/sendText", EngineAction::Send},
                {"POST", "/api/sessions/{s}/start", EngineAction::Connect},
                {"POST", "/api/sessions/{s}/restart", EngineAction::Restart},
                {"POST", "/api/sessions/{s}/stop", EngineAction::Stop},
                {"POST", "/api/sessions/{s}/logout", EngineAction::Disconnect},
                {"GET", "/api/contacts/all", EngineAction::Contacts},
                {"GET", "/api/contacts/check-exists", EngineAction::CheckNumber},
                {"POST", "/api/{s}/auth/request-code", EngineAction::PairingCode}};
    }

    [[nodiscard]] std::pair<QByteArray, QByteArray> keyHeader() const override { return {"x-api-key", {}}; }

    [[nodiscard]] QByteArray sessionOf(const Request &request, const QJsonObject &body) const override
    {
        const QString asked =
            QUrlQuery(QString::fromUtf8(request.query)).queryItemValue(QStringLiteral("session"), QUrl::FullyDecoded);
        return (asked.isEmpty() ? body.value(QLatin1String("session")).toString(QStringLiteral("default")) : asked)
            .toUtf8();
    }

    [[nodiscard]] std::pair<QString, QString> messageMembers() const override
    {
        return {QStringLiteral("chatId"), QStringLiteral("text")};
    }

    [[nodiscard]] Answer wrongKey() const override { return plainError(401, "message", "Unauthorized"); }

    [[nodiscard]] Answer noSuchSession(const QByteArray &) const override
    {
        return Answer::json(404, JsonText()
                                     .text("message", "Session not found")
                                     .text("error", "Not Found")
                                     .number("statusCode", 404)
                                     .toByteArray());
    }

    [[nodiscard]] Answer status(const EngineSession &session) const override
    {
        return Answer::json(200, info(session));
    }

    [[nodiscard]] Answer qr(const EngineSession &session, const Request &) const override
    {
        if (session.qr.isEmpty())
            return unexpected(session, "SCAN_QR_CODE");
        return Answer::json(200, JsonText().text("value", session.qr).toByteArray());
    }

    [[nodiscard]] Answer sent(const EngineSession &, const QByteArray &to, const QByteArray &id) const override
    {
        const QByteArray chat = to.contains('@') ? to : to + "@c.us";
        return Answer::json(201, JsonText()
                                     .text("id", QByteArray("true_" + chat + '_' + id))
                                     .text("to", chat)
                                     .flag("fromMe", true)
                                     .number("ack", 0)
                                     .toByteArray());
    }

    [[nodiscard]] Answer notReady(const EngineSession &session) const override
    {
        return unexpected(session, "WORKING");
    }

    [[nodiscard]] Answer done(const EngineSession &session, EngineAction) const override
    {
        return Answer::json(201, info(session));
    }

    [[nodiscard]] Answer contacts(const EngineSession &session) const override
    {
        std::vector<QByteArray> items;
        for (const Contact &contact : session.people) {
            items.push_back(JsonText()
                                .text("id", contact.id)
                                .text("number", contact.phone)
                                .text("name", contact.name)
                                .text("pushname", contact.name)
                                .flag("isBusiness", contact.isBusiness)
                                .toByteArray());
        }
        return Answer::json(200, jsonList(items));
    }

    [[nodiscard]] Answer pairingCode(const QByteArray &code) const override
    {
        return Answer::json(201, JsonText().text("code", QByteArray(code.left(4) + '-' + code.mid(4))).toByteArray());
    }

    [[nodiscard]] Answer checkedNumber(const QByteArray &phone, bool isOnWhatsApp) const override
    {
        JsonText body;
        body.flag("numberExists", isOnWhatsApp);
        if (isOnWhatsApp)
            body.text("chatId", QByteArray(phone + "@c.us"));
        return Answer::json(200, body.toByteArray());
    }

    [[nodiscard]] Answer sessions(const std::vector<EngineSession> &sessions) const override
    {
        std::vector<QByteArray> items;
        for (const EngineSession &session : sessions)
            items.push_back(info(session));
        return Answer::json(200, jsonList(items));
    }

private:
    static QByteArray info(const EngineSession &session)
    {
        JsonText body;
        body.text("name", session.name).text("status", wahaWord(session)).raw("config", "{}");
        if (session.account.isEmpty() || session.state != State::Ready)
            body.null("me");
        else
            body.raw(
                "me",
                JsonText().text("id", QByteArray(session.account + "@c.us")).text("pushName", "Shop").toByteArray());
        return body.toByteArray();
    }

    static Answer unexpected(const EngineSession &session, const char *expected)
    {
        return Answer::json(
            422, JsonText()
                     .text("error", "Session status is not as expected. Try again later or restart the session")
                     .text("session", session.name)
                     .text("status", wahaWord(session))
                     .raw("expected", '[' + jsonString(expected) + ']')
                     .toByteArray());
    }
};

} // namespace

std::unique_ptr<EngineDialect> makeWaha()
{
    return std::make_unique<Waha>();
}

} // namespace hub::sim
