// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/settingreach.h"

#include "core/settings/settingtable.h"

#include <QMap>

#include <algorithm>

namespace hub::app {

SettingReach reachOf(const QByteArray &key)
{
    // What is not listed belongs to the services; so does a setting that is new.
    static const QMap<QByteArray, SettingReach> reaches{
        {"no-gui", SettingReach::Program},
        {"demo", SettingReach::Program},
        {"config", SettingReach::Program},
        {"data-dir", SettingReach::Program},
        {"log-format", SettingReach::Program},
        {"log-level", SettingReach::Value},
        {"drain-time", SettingReach::Value},
        {"threads", SettingReach::Server},
        {"host", SettingReach::Server},
        {"port", SettingReach::Server},
        {"tls-cert", SettingReach::Server},
        {"tls-key", SettingReach::Server},
        {"frontend", SettingReach::Server},
        {"allowed-hosts", SettingReach::Server},
        {"cors-origins", SettingReach::Server},
        {"trusted-proxies", SettingReach::Server},
        {"public-proxy", SettingReach::Server},
        {"rate-limit", SettingReach::Server},
        {"max-connections", SettingReach::Server},
        {"max-connections-per-address", SettingReach::Server},
        {"request-line-limit", SettingReach::Server},
        {"header-limit", SettingReach::Server},
        {"header-count-limit", SettingReach::Server},
        {"body-limit", SettingReach::Server},
        {"bulk-body-limit", SettingReach::Server},
        {"unsent-limit", SettingReach::Server},
        {"header-timeout", SettingReach::Server},
        {"body-timeout", SettingReach::Server},
        {"idle-timeout", SettingReach::Server},
        {"stalled-write-timeout", SettingReach::Server},
    };
    return reaches.value(key, SettingReach::Hub);
}

SettingReach reachBetween(const Settings &former, const Settings &latter)
{
    SettingReach farthest = SettingReach::None;
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
