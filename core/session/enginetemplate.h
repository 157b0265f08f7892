// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <array>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace hub {

/// What a template of an engine profile may ask for, each `{name}` in the profile.
enum class EngineVariable {
    ClienteId, ///< `{cliente_id}`: the client's number
    Session,   ///< `{session}`: the client's name at the engine
    To,        ///< `{to}`: the recipient as the hub was given it
    ChatId,    ///< `{chat_id}`: digits and `@c.us`, unless the recipient is an id already
    Digits,    ///< `{digits}`: the recipient's digits
    Message,   ///< `{message}`
    Limit,     ///< `{limit}`: contacts of a page
    After,     ///< `{after}`: a former page's `next`; empty for the first
    Phone,     ///< `{phone}`: digits of a number to pair with or to look up
};
inline constexpr std::array<const char *, 9> EngineVariableNames{"cliente_id", "session", "to",    "chat_id", "digits",
                                                                 "message",    "limit",   "after", "phone"};

/// The values of one call, by EngineVariable; one that is not set is null.
using EngineValues = std::array<QString, EngineVariableNames.size()>;

/// A text with variables in it, parsed once. A value goes in whole, in the encoding of its place, and is never read
/// again: a message that holds `{to}` stays as it is.
class HUB_CORE_EXPORT EngineTemplate
{
public:
    struct Part
    {
        QByteArray text;                        ///< as it goes out; with `variable`, nothing
        std::optional<EngineVariable> variable; ///< whose value goes here
        bool isNumber = false;                  ///< `{limit:number}`: in a body, the digits without quotes
    };

    EngineTemplate() = default;
    explicit EngineTemplate(std::vector<Part> parts) : m_parts(std::move(parts)) {}

    [[nodiscard]] bool isEmpty() const { return m_parts.empty(); }
    /// Whether it is the same for every call.
    [[nodiscard]] bool isFixed() const;
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }

    /// Whether a variable in it has no value, or an empty one.
    [[nodiscard]] bool lacksValue(const EngineValues &values) const;
    /// For a path or a query: values percent-encoded (RFC 3986, section 2.1).
    [[nodiscard]] QByteArray percentEncoded(const EngineValues &values) const;
    /// For a header: values in UTF-8, without control characters, which could begin another header.
    [[nodiscard]] QByteArray headerText(const EngineValues &values) const;
    /// For a body: values with JSON's escapes.
    [[nodiscard]] QByteArray json(const EngineValues &values) const;

private:
    std::vector<Part> m_parts;
};

/// How an engine does one thing.
struct EngineOperation
{
    using Headers = std::vector<std::pair<QByteArray, EngineTemplate>>;

    QByteArray method; ///< `GET`, `POST`, `PUT` or `DELETE`
    EngineTemplate path;
    std::vector<EngineTemplate> query; ///< `name=value` each; one whose variable has no value is left out
    Headers headers;                   ///< the profile's own too; one whose variable has no value is left out
    EngineTemplate body;               ///< JSON; empty: none (GET and DELETE only)
    bool optional = false;             ///< some versions of the engine lack it
};

} // namespace hub
