// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace hub::http {

/// Says to the peer that nothing more comes, while it may still send (shutdown with SHUT_WR): Qt has no call for it.
void shutdownWrite(qintptr descriptor);

} // namespace hub::http
