// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/pairing.h"

namespace hub {

PairingDoubt pairingDoubt(const MonitoredClient &client, const QString &phone)
{
    if (client.state == SessionState::Ready || client.state == SessionState::Reconnecting)
        return sameAccount(client.account, phone) ? PairingDoubt::SameLinked : PairingDoubt::OtherLinked;
    if (!client.expectedPhone.isEmpty() && !sameAccount(client.expectedPhone, phone))
        return PairingDoubt::OtherExpected;
    return PairingDoubt::None;
}

} // namespace hub
