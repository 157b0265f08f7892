// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/applyscope.h"

#include "core/settings/settingtable.h"

#include <QMap>

#include <algorithm>

namespace hub::app {

ApplyScope reachOf(const QByteArray &key)
{
    // What is not listed belongs to the services; so does a setting that is new.
    static const QMap<QByteArray, ApplyScope> reaches{
        {"no-gui", ApplyScope::Program},
        {"demo", ApplyScope::Program},
        {"config", ApplyScope::Program},
        {"data-dir", ApplyScope::Program},
        {"log-format", ApplyScope::Program},
        {"log-level", ApplyScope::Value},
        {"drain-time", ApplyScope::Value},
        {"threads", ApplyScope::Server},
        {"host", ApplyScope::Server},
        {"port", ApplyScope::Server},
        {"tls-cert", ApplyScope::Server},
        {"tls-key", ApplyScope::Server},
        {"frontend", ApplyScope::Server},
        {"allowed-hosts", ApplyScope::Server},
        {"cors-origins", ApplyScope::Server},
        {"trusted-proxies", ApplyScope::Server},
        {"public-proxy", ApplyScope::Server},
        {"rate-limit", ApplyScope::Server},
        {"max-connections", ApplyScope::Server},
        {"max-connections-per-address", ApplyScope::Server},
        {"request-line-limit", ApplyScope::Server},
        {"header-limit", ApplyScope::Server},
        {"header-count-limit", ApplyScope::Server},
        {"body-limit", ApplyScope::Server},
        {"bulk-body-limit", ApplyScope::Server},
        {"unsent-limit", ApplyScope::Server},
        {"header-timeout", ApplyScope::Server},
        {"body-timeout", ApplyScope::Server},
        {"idle-timeout", ApplyScope::Server},
        {"stalled-write-timeout", ApplyScope::Server},
    };
    return reaches.value(key, ApplyScope::Hub);
}

ApplyScope reachBetween(const Settings &former, const Settings &latter)
{
    ApplyScope farthest = ApplyScope::None;
    for (const Setting &setting : settingTable()) {
        if (setting.write(former) != setting.write(latter))
            farthest = std::max(farthest, reachOf(setting.key));
    }
    return farthest;
}

Settings adoptable(const Settings &wanted, const Settings &inForce)
{
    Settings result = wanted;
    result.program.noGui = inForce.program.noGui;
    result.program.demo = inForce.program.demo;
    result.program.configFile = inForce.program.configFile;
    result.program.dataDirectory = inForce.program.dataDirectory;
    result.program.logFormat = inForce.program.logFormat;
    return result;
}

} // namespace hub::app
