// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace hub {

/// Why something of ours failed: a code for programs (upper case, as in the API's `error`) and a sentence for people.
struct Error
{
    QByteArray code;
    QString message;
    QByteArray field = {}; ///< INVALID_REQUEST: which field of the request is wrong, if it is one

    friend bool operator==(const Error &, const Error &) = default;
};

/// A value, or why there is none. No exception crosses a module's border.
template<typename T, typename E = Error>
using Result = tl::expected<T, E>;

inline tl::unexpected<Error> failure(QByteArray code, QString message)
{
    return tl::unexpected<Error>(Error{std::move(code), std::move(message)});
}

inline tl::unexpected<Error> invalidRequest(QString message, QByteArray field = {})
{
    return tl::unexpected<Error>(Error{QByteArrayLiteral("INVALID_REQUEST"), std::move(message), std::move(field)});
}

/// The same about one field: `must be …` becomes `FIELD: must be …`.
inline tl::unexpected<Error> invalidField(QByteArray field, const QString &what)
{
    QString message = QString::fromLatin1(field) + QStringLiteral(": ") + what;
    return invalidRequest(std::move(message), std::move(field));
}

} // namespace hub

#define HUB_JOIN_NAMES(a, b) a##b
#define HUB_NAME_OF_LINE(name, line) HUB_JOIN_NAMES(name, line)
#define HUB_TRY_NAMED(result, declaration, ...)                                                                        \
    auto result = (__VA_ARGS__);                                                                                       \
    if (!result)                                                                                                       \
        return tl::unexpected(std::move(result).error());                                                              \
    declaration = *std::move(result)

/// `HUB_TRY(const auto row, readRow())`: declares `row` with the value of a Result; its error is the function's
/// instead.
#define HUB_TRY(declaration, ...) HUB_TRY_NAMED(HUB_NAME_OF_LINE(resultOfLine, __LINE__), declaration, __VA_ARGS__)

/// Like HUB_TRY, where there is no value, or none that is wanted.
#define HUB_CHECK(...)                                                                                                 \
    if (auto checkedResult = (__VA_ARGS__); !checkedResult)                                                            \
    return tl::unexpected(std::move(checkedResult).error())
