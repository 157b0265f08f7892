// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/questions.h"
#include "core/async/mailbox.h"
#include "core/clienteid.h"
#include "core/dashboard/clientsapi.h"

namespace hub::app {

class Services;

/// What the dashboard asks the Session Manager itself. The calls run on the services' thread, over their connections;
/// each function may be called from any thread while the services stand, and `reply` is given where `home` leads (not
/// at all if the services go before). Connecting and disconnecting are audited, and the monitor looks soon, as with the
/// routes that do the same.
namespace sessioncalls {

/// NOT_SUPPORTED, or the Session Manager's error in its words; so with disconnect().
void connect(Services &services, ClienteId client, const Mailbox::Address &home, const Reply<void> &reply);
void disconnect(Services &services, ClienteId client, const Mailbox::Address &home, const Reply<void> &reply);
/// BAD_QR_IMAGE, or the Session Manager's error in its words. That there is no code (404, 409) is no error.
void fetchQr(Services &services, ClienteId client, const Mailbox::Address &home, const Reply<QrCode> &reply);

} // namespace sessioncalls
} // namespace hub::app
