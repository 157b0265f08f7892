// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace hub {

/// Whom a message goes to: a phone number of 7 to 15 digits (E.164's range) or a WhatsApp id. A plain value, pure.
class HUB_CORE_EXPORT Recipient
{
public:
    /// Accepts a number with its country, with an optional leading `+`; blanks (no-break and invisible ones too) and
    /// dashes are dropped, behind a `+` dots and brackets too. What begins with 0 is a local number, and none. Or an id
    /// ending in `@c.us` (a person) or `@g.us` (a group) whose first part is 1 to 64 of `[A-Za-z0-9._-]`. Anything else
    /// is no recipient.
    [[nodiscard]] static std::optional<Recipient> parse(QByteArrayView text);

    /// The digits of a phone number; empty for an id, and for what is no recipient.
    [[nodiscard]] static QString phoneOf(const QString &text);

    [[nodiscard]] bool isGroup() const;
    /// What the Session Manager is asked for: the bare digits, or the id as given.
    [[nodiscard]] const QByteArray &address() const { return m_address; }
    /// Equal for all spellings of one recipient: `+54 9 11…`, `54911…` and `54911…@c.us` are the same person.
    /// Duplicates and opt-outs are compared by it.
    [[nodiscard]] QByteArray canonical() const;
    /// The other spelling of the same phone, canonical, where a country has two: Brazil's with and without the 9 behind
    /// 55 and the area, Mexico's 52 and 521. Empty for all others.
    [[nodiscard]] QByteArray otherSpelling() const;

private:
    explicit Recipient(QByteArray address) : m_address(std::move(address)) {}

    QByteArray m_address;
};

} // namespace hub
