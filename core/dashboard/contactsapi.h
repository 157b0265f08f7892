// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/contacts/contactrepository.h"
#include "core/dashboard/answer.h"
#include "core/export.h"

#include <QObject>

namespace hub {

/// Clients' address books. Lives on the dashboard's thread.
class HUB_CORE_EXPORT ContactsApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ContactsApi() override;

    /// Fetches the client's contacts from the Session Manager and stores them. NOT_SUPPORTED (it has no such endpoint),
    /// SYNC_IN_PROGRESS, or the Session Manager's error in its words.
    virtual void sync(ClienteId client, QObject *context, Answer<contacts::Counts> done) = 0;
    /// Searches what is stored.
    virtual void find(ClienteId client, const contacts::Query &query, QObject *context,
                      Answer<contacts::Found> done) = 0;
};

} // namespace hub
