// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace hub {

/// Why something of ours failed: a code for programs (upper case, as in the API's `error`) and a sentence for people.
struct Error
{
    QByteArray code;
    QString message;
};

/// A value, or why there is none. No exception crosses a module's border.
template<typename T, typename E = Error>
using Result = tl::expected<T, E>;

inline tl::unexpected<Error> failure(QByteArray code, QString message)
{
    return tl::unexpected<Error>(Error{std::move(code), std::move(message)});
}

} // namespace hub
