// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace hub {

/// One entry of a client's address book.
struct Contact
{
    QString id; ///< e.g. `5491112345678@c.us`
    QString name;
    QString phone;
    bool isBusiness = false;

    friend bool operator==(const Contact &, const Contact &) = default;
};

/// What one answer to `GET /contacts` holds.
struct ContactPage
{
    std::vector<Contact> contacts;
    QString next; ///< empty: there is no more
};

/// Reads an answer leniently: `{"contacts":[…],"next":…}` or a bare list; unknown fields are ignored, entries without
/// an id are skipped, the id may be a number or an object with `_serialized` (whatsapp-web.js), a missing phone is
/// taken from the id. Without a list it is an error, never an empty address book: CONTACTS_UNREADABLE. Foreign text is
/// cut to 256 characters and loses its control characters. Pure.
[[nodiscard]] HUB_CORE_EXPORT Result<ContactPage> parseContactPage(const QByteArray &body);

} // namespace hub
