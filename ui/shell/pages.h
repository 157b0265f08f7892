// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

#include <array>
#include <functional>

namespace hub::ui {

/// Every page, in the order of the list at the window's left; Ctrl+1 is the first.
inline constexpr std::array<PageId, 9> AllPages{PageId::Clients,  PageId::Linking, PageId::Send,
                                                PageId::Contacts, PageId::People,  PageId::Activity,
                                                PageId::Log,      PageId::Server,  PageId::Settings};

[[nodiscard]] QString pageTitle(PageId page);
[[nodiscard]] const char *pageIconName(PageId page);

/// The shell knows no page by its class.
using PageFactory = std::function<Page *(PageId, const PageContext &, QWidget *parent)>;

} // namespace hub::ui
