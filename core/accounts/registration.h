// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hub {

/// Who may register: `Approval` waits for an admin; `Open` is active at once if the client has no account yet, else
/// waits; `Closed` refuses.
enum class RegistrationPolicy { Approval, Open, Closed };

} // namespace hub
