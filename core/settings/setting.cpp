// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/setting.h"

namespace hub {

QByteArray Setting::option() const
{
    return hasOption ? "--" + key : QByteArray();
}

QByteArray Setting::variable() const
{
    return "HUB_" + key.toUpper().replace('-', '_');
}

} // namespace hub
