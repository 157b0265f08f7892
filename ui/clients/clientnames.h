// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/session/clientstatusstore.h"

#include <QString>

#include <optional>
#include <vector>

namespace hub::ui {

/// What people type for clients. The hub checks again; these are for messages while one types.

inline constexpr int MaxRange = 10000;

/// A name as the hub keeps it: without space at its ends. An error is a sentence for people.
[[nodiscard]] Result<QString> checkedName(const QString &name);
/// One number, as people write it: with spaces around it.
[[nodiscard]] Result<ClienteId> checkedNumber(const QString &text);

/// Clients of consecutive numbers.
struct ClientRange
{
    ClienteId first;
    ClienteId last;

    [[nodiscard]] qint64 count() const { return last.toNumber() - first.toNumber() + 1; }
    [[nodiscard]] std::vector<ClienteId> clients() const;
};

/// `101`, or `101–150` with any dash, `..`, `to` or a colon between; at most MaxRange. Errors as above.
[[nodiscard]] Result<ClientRange> checkedRange(const QString &text);

/// Names for a sentence: up to `most`, one a line, then `and 40 more`.
[[nodiscard]] QString nameList(const QStringList &names, int most);

} // namespace hub::ui
