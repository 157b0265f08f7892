// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/contacts/contactrepository.h"
#include "core/contacts/numbercheckrepository.h"
#include "core/dashboard/answer.h"
#include "core/export.h"

#include <QObject>

#include <vector>

namespace hub {

/// Clients' address books. Lives on the dashboard's thread.
class HUB_CORE_EXPORT ContactsApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ContactsApi() override;

    /// Fetches the client's contacts from the Session Manager and stores them. NOT_SUPPORTED (it has no such endpoint),
    /// SYNC_IN_PROGRESS, CONTACTS_SHRUNK (far fewer than there were: only `force` takes them), or the Session Manager's
    /// error in its words.
    virtual void sync(ClienteId client, bool force, QObject *context, Answer<contacts::Counts> done) = 0;
    /// Searches what is stored.
    virtual void find(ClienteId client, const contacts::Query &query, QObject *context,
                      Answer<contacts::Found> done) = 0;
    /// Which of these numbers (digits, at most NumberCheck::MaxNumbers) are on WhatsApp, in their order. The engine is
    /// asked at an easy pace, and only about those that it was not asked about for 30 days. NOT_SUPPORTED,
    /// CHECK_IN_PROGRESS, or the Session Manager's error.
    virtual void checkNumbers(ClienteId client, const std::vector<QString> &numbers, QObject *context,
                              Answer<std::vector<CheckedNumber>> done) = 0;
};

} // namespace hub
