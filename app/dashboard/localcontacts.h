// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/linkcontext.h"
#include "core/dashboard/contactsapi.h"

namespace hub::app {

/// ContactsApi on the hub in this process.
class LocalContacts final : public ContactsApi
{
    Q_OBJECT

public:
    explicit LocalContacts(LinkContext &context, QObject *parent = nullptr);

    void sync(ClienteId client, QObject *context, Answer<contacts::Counts> done) override;
    void find(ClienteId client, const contacts::Query &query, QObject *context, Answer<contacts::Found> done) override;

private:
    LinkContext &m_context;
};

} // namespace hub::app
