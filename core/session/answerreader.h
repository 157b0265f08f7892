// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <initializer_list>
#include <vector>

/// Lenient reading of what a Session Manager or another engine answers. Keys are found in any spelling (`qr_code`,
/// `qrCode`, `QRCODE`), at the top and one well-known envelope down (`{"instance":{…}}`, `{"data":{…}}`, …). Pure
/// functions; any thread; anything that is not there is simply not there.
namespace hub::answer {

/// The JSON value of a body, which may be a bare string or number too; undefined if it is none.
[[nodiscard]] HUB_CORE_EXPORT QJsonValue parse(const QByteArray &body);

/// A member by its name, however the engine spells it; undefined if there is none.
[[nodiscard]] HUB_CORE_EXPORT QJsonValue member(const QJsonObject &object, QLatin1String name);

/// The body's own object and after it those in its envelopes that `names` lists, in the order of `names`. An array
/// counts as its only element, since some engines answer for one session or message with a list of one.
[[nodiscard]] HUB_CORE_EXPORT std::vector<QJsonObject> objects(const QJsonValue &body,
                                                               std::initializer_list<QLatin1String> names);

/// Text of a string (trimmed) or of a number; empty for anything else.
[[nodiscard]] HUB_CORE_EXPORT QString scalarText(const QJsonValue &value);

inline constexpr int MaxIdLength = 300;

/// The id of the message that an answer to a send tells of (`message_id`, `key.id`, `data.Id`, `id._serialized`,
/// `response[0].id`, …, also a number), up to three envelopes down; empty if it tells none. At most 300 characters.
[[nodiscard]] HUB_CORE_EXPORT QString messageId(const QJsonValue &body);

/// What an answer says is wrong. Foreign text.
struct ErrorWords
{
    QString code;    ///< `SESSION_NOT_READY`, `session_not_found`; empty if no word looks like a code
    QString message; ///< the most telling sentence; else the code; at most 500 characters

    friend bool operator==(const ErrorWords &, const ErrorWords &) = default;
};

/// Reads `message`, `response.message`, `error`, `details`, `code` and the like, each a text, a list of texts, or an
/// object with such members.
[[nodiscard]] HUB_CORE_EXPORT ErrorWords errorWords(const QByteArray &body);
[[nodiscard]] HUB_CORE_EXPORT ErrorWords errorWords(const QJsonValue &body);

/// Whether words are but a status line's, as in "Bad Request": any other say more.
[[nodiscard]] HUB_CORE_EXPORT bool isGeneric(const QString &words);

} // namespace hub::answer
