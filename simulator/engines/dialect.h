// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/http/answer.h"
#include "simulator/http/requestparser.h"
#include "simulator/model/client.h"

#include <QJsonObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace hub::sim {

/// What can be asked of an engine.
enum class EngineAction {
    Health,
    KeyedHealth, ///< the same, of those who show the key
    Status,
    Qr,
    Picture, ///< of the QR code, behind a link that an answer to Qr tells
    Send,
    Connect,
    Disconnect, ///< logs out
    Stop,       ///< ends the session, the phone stays linked
    Restart,
    Contacts,
    PairingCode,
    CheckNumber,
    Sessions,
};

/// A session as one answer tells of it.
struct EngineSession
{
    QByteArray name;
    State state = State::NotInitialized;
    QByteArray word;             ///< on the wire, in place of the engine's usual one; empty: the usual one
    QByteArray account;          ///< the linked phone's digits; empty: none
    QByteArray qr;               ///< the code's text; empty: none is shown
    QByteArray qrPicture;        ///< the same as a data URL
    std::vector<Contact> people; ///< filled for Contacts only
};

/// How an engine words what it answers: its paths, its key and its bodies, as read from its sources. Pure.
class EngineDialect
{
public:
    struct Route
    {
        const char *method;
        /// Between slashes; `{s}` stands for the session's name, `{p}` for a phone number.
        const char *path;
        EngineAction action;
    };

    virtual ~EngineDialect();

    /// `waha`, `evolution`, …; null for any other name.
    [[nodiscard]] static std::unique_ptr<EngineDialect> named(const QString &name);
    [[nodiscard]] static QStringList names();

    [[nodiscard]] virtual std::vector<Route> routes() const = 0;
    /// The header that holds the key, and what stands before the key there.
    [[nodiscard]] virtual std::pair<QByteArray, QByteArray> keyHeader() const = 0;
    /// Whether a key is that of one session: the engine's key, `-` and the session's name.
    [[nodiscard]] virtual bool keyIsOfOneSession() const { return false; }
    /// The name of the session that a request is about, beyond what the path tells; empty: its key tells it.
    [[nodiscard]] virtual QByteArray sessionOf(const Request &request, const QJsonObject &body) const;
    /// The members of a body with the recipient and the text.
    [[nodiscard]] virtual std::pair<QString, QString> messageMembers() const = 0;
    /// The member of a body with the number to pair or to look up.
    [[nodiscard]] virtual QString phoneMember() const { return QStringLiteral("phone"); }
    /// Whether asking for a code starts the session.
    [[nodiscard]] virtual bool qrStartsSession() const { return false; }

    [[nodiscard]] virtual Answer wrongKey() const = 0;
    [[nodiscard]] virtual Answer noSuchSession(const QByteArray &name) const = 0;
    [[nodiscard]] virtual Answer health() const;
    [[nodiscard]] virtual Answer status(const EngineSession &session) const = 0;
    /// Also where there is no code now.
    [[nodiscard]] virtual Answer qr(const EngineSession &session, const Request &request) const = 0;
    [[nodiscard]] virtual Answer sent(const EngineSession &session, const QByteArray &to,
                                      const QByteArray &id) const = 0;
    [[nodiscard]] virtual Answer notReady(const EngineSession &session) const = 0;
    [[nodiscard]] virtual Answer notOnWhatsApp(const QByteArray &to) const;
    /// Connect, Disconnect, Stop or Restart has been done.
    [[nodiscard]] virtual Answer done(const EngineSession &session, EngineAction action) const = 0;
    [[nodiscard]] virtual Answer contacts(const EngineSession &session) const = 0;
    [[nodiscard]] virtual Answer pairingCode(const QByteArray &code) const = 0;
    [[nodiscard]] virtual Answer checkedNumber(const QByteArray &phone, bool isOnWhatsApp) const = 0;
    [[nodiscard]] virtual Answer sessions(const std::vector<EngineSession> &sessions) const;
};

/// `[…]` of JSON texts.
[[nodiscard]] QByteArray jsonList(const std::vector<QByteArray> &items);
/// An id as whatsapp-web.js spells it: `{"server":"c.us","user":"549…","_serialized":"549…@c.us"}`.
[[nodiscard]] QByteArray serializedId(const QByteArray &id);
/// An id as the multi-device libraries spell it: `549…@s.whatsapp.net`.
[[nodiscard]] QByteArray multiDeviceId(QByteArray id);
/// Error of a NestJS or Express program: `{"statusCode":…,"message":…}`.
[[nodiscard]] Answer plainError(int status, const char *member, QByteArrayView words);

std::unique_ptr<EngineDialect> makeWaha();
std::unique_ptr<EngineDialect> makeEvolution();
std::unique_ptr<EngineDialect> makeWwebjsApi();
std::unique_ptr<EngineDialect> makeGowa();
std::unique_ptr<EngineDialect> makeWuzapi();
std::unique_ptr<EngineDialect> makeWppconnect();

} // namespace hub::sim
