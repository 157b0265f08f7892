// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/sodiuminit.h"

#include <QtGlobal>

#include <sodium.h>

namespace hub {

void ensureSodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot start: the system gives no random numbers"); // nothing secure is possible then
}

} // namespace hub
