// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/test.h"

#include <QApplication>

/// Instead of QTEST_MAIN, for a class that shows widgets.
#define HUB_WIDGET_TEST(Class) HUB_TEST_WITH(Class, QApplication)
