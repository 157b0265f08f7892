// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/contactsapi.h"
#include "tests/ui/support/fakedesk.h"

#include <map>
#include <set>
#include <vector>

namespace hub {

/// Address books in memory.
class FakeContacts : public ContactsApi
{
    Q_OBJECT

public:
    explicit FakeContacts(FakeDesk &desk, QObject *parent = nullptr);

    void sync(ClienteId client, bool force, QObject *context, Answer<contacts::Counts> done) override;
    void find(ClienteId client, const contacts::Query &query, QObject *context, Answer<contacts::Found> done) override;

    void checkNumbers(ClienteId client, const std::vector<QString> &numbers, QObject *context,
                      Answer<std::vector<CheckedNumber>> done) override;

    std::set<QString> notOnWhatsApp;
    std::map<ClienteId, std::vector<Contact>> stored;
    /// What the Session Manager has: the next sync makes it the stored one.
    std::map<ClienteId, std::vector<Contact>> upstream;
    bool supported = true; ///< false: sync is NOT_SUPPORTED

private:
    FakeDesk &m_desk;
};

} // namespace hub
