// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

/// Marks what the shared library hub_core hands out; everything else stays hidden inside it.
#ifdef HUB_CORE_BUILD
#define HUB_CORE_EXPORT Q_DECL_EXPORT
#else
#define HUB_CORE_EXPORT Q_DECL_IMPORT
#endif
