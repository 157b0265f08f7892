// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/auditrepository.h"

#include <QString>

#include <vector>

namespace hub::ui {

/// What somebody did, in a plain sentence: `Logged in`, `Created the API key “billing”`. An action that is not known
/// here stands as it is.
[[nodiscard]] QString auditSentence(const audit::Entry &entry);
/// Who: `maria`, `Key billing`, `This window`, `Unknown`.
[[nodiscard]] QString actorText(const QString &actor);

/// What one can look for among the actions.
struct AuditChoice
{
    QString action; ///< as audit::Filter takes it
    QString text;
};
/// Everything first.
[[nodiscard]] std::vector<AuditChoice> auditChoices();

} // namespace hub::ui
