// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/dashboard/hubapi.h"

namespace hub {

// Out of line, so that every module sees one copy of each class.
ClientsApi::~ClientsApi() = default;
SendingApi::~SendingApi() = default;
ContactsApi::~ContactsApi() = default;
PeopleApi::~PeopleApi() = default;
ActivityApi::~ActivityApi() = default;
AlertsApi::~AlertsApi() = default;
ServerApi::~ServerApi() = default;
SettingsApi::~SettingsApi() = default;
HubApi::~HubApi() = default;

void ClientsApi::put(ClienteId client, const QString &name, QObject *context, Answer<bool> done)
{
    edit(client, clients::Edit{.name = name}, context, std::move(done));
}

QString HubApi::demoAccount() const
{
    return {};
}

} // namespace hub
