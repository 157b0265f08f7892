// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hub {

/// How much work one Argon2id hash is. The defaults are libsodium's "interactive" ones: 64 MiB and 50 to 100 ms.
struct HUB_CORE_EXPORT PasswordWork
{
    quint64 operations = 2;
    size_t memory = size_t(64) << 20; ///< bytes

    /// The least that libsodium takes, for tests.
    [[nodiscard]] static PasswordWork least();
};

/// Argon2id by libsodium. Slow by design: call these on a HashWorker only.
namespace passwordhash {

/// In the usual text form, with its own salt; nothing if there is not memory enough.
[[nodiscard]] HUB_CORE_EXPORT std::optional<QString> make(const QByteArray &password, const PasswordWork &work);
[[nodiscard]] HUB_CORE_EXPORT bool verify(const QString &hash, const QByteArray &password);
/// True if it was made with other work than `work`.
[[nodiscard]] HUB_CORE_EXPORT bool isOutdated(const QString &hash, const PasswordWork &work);
/// A hash of nothing: verifying against it does all the work of `work`, and always fails. Costs nothing to make.
[[nodiscard]] HUB_CORE_EXPORT QString unmatchable(const PasswordWork &work);

} // namespace passwordhash
} // namespace hub
