// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/page.h"

namespace hub::ui {

Page::~Page() = default;

} // namespace hub::ui
