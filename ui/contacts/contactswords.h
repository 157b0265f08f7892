// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/contacts/contactrepository.h"

#include <QString>

namespace hub::ui {

/// `412 contacts: 3 new, 1 changed, 1 removed`, `412 contacts, nothing new`.
[[nodiscard]] QString syncText(const contacts::Counts &counts);
/// `412 contacts`, `1 contact`, `200+ contacts` while there is more.
[[nodiscard]] QString contactCountText(int count, bool more);
/// What went wrong with contacts, for people.
[[nodiscard]] QString contactsErrorText(const Error &error);
/// An offer of the Session Manager is missing: worth knowing, nothing to mend.
[[nodiscard]] bool isMissingOffer(const Error &error);

} // namespace hub::ui
