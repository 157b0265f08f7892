// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/dashboard/hublink.h"

namespace hub {

// Out of line, so that every module sees one copy of each class.
ClientsLink::~ClientsLink() = default;
SendingLink::~SendingLink() = default;
ContactsLink::~ContactsLink() = default;
PeopleLink::~PeopleLink() = default;
ActivityLink::~ActivityLink() = default;
ServerLink::~ServerLink() = default;
SettingsLink::~SettingsLink() = default;
HubLink::~HubLink() = default;

QString HubLink::demoAccount() const
{
    return {};
}

} // namespace hub
