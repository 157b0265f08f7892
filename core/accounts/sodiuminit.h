// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hub {

/// libsodium wants this before its first use. Thread-safe, and free after the first time.
void ensureSodium();

} // namespace hub
