// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

class QDialog;

namespace hub::ui {

/// The true pages and the first-run wizard, for the window that knows none of them by its class.
[[nodiscard]] Page *makePage(PageId page, const PageContext &context, QWidget *parent);
/// Deletes itself when closed.
[[nodiscard]] QDialog *makeWizard(const PageContext &context, QWidget *parent);

} // namespace hub::ui
