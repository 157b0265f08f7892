// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"

#include <QByteArray>

#include <vector>

namespace hub::sim {

/// Someone in a client's address book. UTF-8 throughout.
struct Contact
{
    QByteArray id; ///< `549…@c.us`
    QByteArray name;
    QByteArray phone;
    bool isBusiness = false;
};

/// A client's address book: a list that was given, or so many made-up people (made when asked for, since 10,000 clients
/// may each have 1,000).
class ContactBook
{
public:
    ContactBook() = default;
    static ContactBook madeUp(qint64 count);
    static ContactBook of(std::vector<Contact> contacts);

    [[nodiscard]] qint64 size() const;
    [[nodiscard]] Contact at(ClienteId owner, qint64 index) const;

private:
    qint64 m_madeUp = 25;
    std::vector<Contact> m_given;
    bool m_isGiven = false;
};

} // namespace hub::sim
