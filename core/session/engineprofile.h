// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/enginetemplate.h"
#include "core/session/sessionstate.h"

#include <QHash>
#include <QJsonValue>
#include <QStringList>

#include <memory>

namespace hub {

/// One contact of an engine's list, as it is told there.
struct EngineContact
{
    QString id;
    QString name;
    QString phone;
    bool isBusiness = false;
    bool isGroup = false; ///< it says so itself

    friend bool operator==(const EngineContact &, const EngineContact &) = default;
};

struct EngineContacts
{
    std::vector<EngineContact> contacts;
    QString next; ///< for the `{after}` of the next page; empty: this is the last

    friend bool operator==(const EngineContacts &, const EngineContacts &) = default;
};

/// How an engine is asked, and what is read out of its answers: one of resources/engines/*.json, or an operator's file.
/// Pure and immutable; thread-safe.
class HUB_CORE_EXPORT EngineProfile
{
public:
    enum class Operation {
        Health,
        Status,
        Qr,
        Send,
        Connect,
        Disconnect,
        Restart,
        Contacts,
        PairingCode,
        CheckNumber,
        Sessions,
    };
    static constexpr std::array<const char *, 11> OperationNames{"health",       "status",       "qr",      "send",
                                                                 "connect",      "disconnect",   "restart", "contacts",
                                                                 "pairing_code", "check_number", "sessions"};

    /// Something that is read out of an answer, at the first of its JSON pointers (RFC 6901) that finds a value.
    enum class Field {
        State,
        Connected,
        Account,
        Qr,
        MessageId,
        Error,
        PairingCode,
        Registered,
        RestrictedUntil, ///< the end of an account's restriction: seconds or milliseconds since 1970, or an ISO time
        ContactsList,
        ContactsId, ///< within a contact, as the next two
        ContactsName,
        ContactsPhone,
        ContactsNext,
    };
    static constexpr std::array<const char *, 14> FieldNames{"state",
                                                             "connected",
                                                             "account",
                                                             "qr",
                                                             "message_id",
                                                             "error",
                                                             "pairing_code",
                                                             "registered",
                                                             "restricted_until",
                                                             "contacts_list",
                                                             "contacts_id",
                                                             "contacts_name",
                                                             "contacts_phone",
                                                             "contacts_next"};

    /// What an answer means beyond its status.
    enum class Meaning {
        NotReady,          ///< the session cannot send now: hold
        Later,             ///< hold until `Retry-After`
        BadRecipient,      ///< this row only
        AccountRestricted, ///< hold for a person
        NoSuchSession,
        NoQrNow,
        AlreadyLinked,
        NotSent, ///< a 2xx that says no
    };
    static constexpr std::array<const char *, 8> MeaningNames{"not_ready",          "later",           "bad_recipient",
                                                              "account_restricted", "no_such_session", "no_qr_now",
                                                              "already_linked",     "not_sent"};

    /// One way to know a meaning: all that is set must hold.
    struct Rule
    {
        std::vector<int> statuses; ///< any of these
        QStringList pointers;      ///< any of these finds a value (that fits `is` or `contains`, if there are any)
        QStringList is;            ///< the value is one of these, in any case
        QStringList contains;      ///< the value holds one of these, in any case
    };

    struct Limits
    {
        int messageLength = 0;            ///< longest message in UTF-16 code units; 0: not known
        bool groups = true;               ///< whether a recipient may be a group
        bool statusStartsSession = false; ///< then clients that are meant to be off must not be polled
    };

    /// Reads a profile. `source` names it in the error, which is one line: source, key, and what is accepted there
    /// (code INVALID_PROFILE).
    [[nodiscard]] static Result<EngineProfile> parse(const QByteArray &json, const QString &source);

    /// The names of the profiles inside the program, sorted.
    [[nodiscard]] static QStringList builtInNames();
    /// The JSON of one of them, as it is in the source.
    [[nodiscard]] static std::optional<QByteArray> builtInJson(const QString &name);
    /// The program's own profile of that name, or else the file of that name. Errors: INVALID_PROFILE; NOT_FOUND
    /// (neither is there; lists the names), UNREADABLE. Blocks on a file.
    [[nodiscard]] static Result<std::shared_ptr<const EngineProfile>> load(const QString &nameOrFile);
    /// The protocol of the hub's own Session Manager, the default.
    [[nodiscard]] static std::shared_ptr<const EngineProfile> sessionManager();

    /// The same with another path for an operation, whose query stays; `key` names it in the error (INVALID_PROFILE).
    [[nodiscard]] Result<EngineProfile> withPath(Operation operation, const QByteArray &path, const QString &key) const;

    [[nodiscard]] const QString &name() const { return m_name; }
    /// What people call it: its name if the profile does not say.
    [[nodiscard]] const QString &title() const { return m_title.isEmpty() ? m_name : m_title; }
    [[nodiscard]] const Limits &limits() const { return m_limits; }
    /// Null if the engine cannot do it. Health, Status, Qr and Send are always there.
    [[nodiscard]] const EngineOperation *operation(Operation operation) const;
    /// Whether its headers want a secret.
    [[nodiscard]] bool needsSecret() const { return !m_auth.empty(); }
    /// The headers that prove who we are, with the secret in them. Never log them.
    [[nodiscard]] std::vector<std::pair<QByteArray, QByteArray>> authHeaders(const QByteArray &secret) const;

    /// The text at the first pointer of that field that finds one: a string that is not empty, a number, or `true` and
    /// `false`.
    [[nodiscard]] std::optional<QString> read(Field field, const QJsonValue &answer) const;
    [[nodiscard]] std::optional<QString> read(Field field, const QByteArray &body) const;
    /// The contacts of a page; a list that is an object has the ids for keys. An id may be an object with `_serialized`
    /// (whatsapp-web.js). Nothing if there is no list.
    [[nodiscard]] std::optional<EngineContacts> readContacts(const QByteArray &body) const;
    /// A state word of this engine: its own table first, then the common one.
    [[nodiscard]] SessionState stateOf(const QString &word) const;
    /// Whether the answer fits a rule of that meaning; it may fit others, too.
    [[nodiscard]] bool means(Meaning meaning, int status, const QByteArray &body) const;
    /// Whether an answer fits a rule of that meaning: one that looks at what the answer says, or one that goes by its
    /// status alone.
    enum class Evidence { Words, StatusAlone };
    [[nodiscard]] bool fits(Meaning meaning, Evidence evidence, int status, const QJsonValue &answer) const;

private:
    friend class EngineProfileParser;

    QString m_name;
    QString m_title;
    /// A header's name, and its value in the pieces between which the secret goes.
    std::vector<std::pair<QByteArray, QByteArrayList>> m_auth;
    std::array<std::optional<EngineOperation>, OperationNames.size()> m_operations;
    std::array<QStringList, FieldNames.size()> m_pointers;
    std::array<std::vector<Rule>, MeaningNames.size()> m_rules;
    QHash<QString, SessionState> m_stateWords; // by the word in capitals
    Limits m_limits;
};

/// The value that a JSON pointer (RFC 6901) finds; undefined if it finds none. Pure.
[[nodiscard]] HUB_CORE_EXPORT QJsonValue jsonAt(const QJsonValue &root, const QString &pointer);

} // namespace hub
