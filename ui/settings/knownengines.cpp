// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/knownengines.h"

#include "core/session/engineprofile.h"

#include <algorithm>

namespace hub::ui {

const std::vector<KnownEngine> &knownEngines()
{
    static const std::vector<KnownEngine> engines = [] {
        std::vector<KnownEngine> known;
        for (const QString &name : EngineProfile::builtInNames()) {
            if (const auto profile = EngineProfile::load(name))
                known.push_back({name, (*profile)->title(), (*profile)->needsSecret()});
        }
        const QString usual = EngineProfile::sessionManager()->name();
        std::sort(known.begin(), known.end(), [&usual](const KnownEngine &a, const KnownEngine &b) {
            if ((a.name == usual) != (b.name == usual))
                return a.name == usual;
            return a.title.compare(b.title, Qt::CaseInsensitive) < 0;
        });
        return known;
    }();
    return engines;
}

const KnownEngine *findEngine(const QString &name)
{
    const std::vector<KnownEngine> &engines = knownEngines();
    const auto found =
        std::find_if(engines.begin(), engines.end(), [&name](const KnownEngine &one) { return one.name == name; });
    return found == engines.end() ? nullptr : &*found;
}

} // namespace hub::ui
