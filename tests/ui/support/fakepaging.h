// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/resultpage.h"

#include <vector>

namespace hub {

/// The page of `rows` that is asked for; `idOf` gives a row's id, which is what `after` names.
template<typename T, typename IdOf>
[[nodiscard]] ResultPage<T> pageOf(const std::vector<T> &rows, const PageRequest &request, IdOf idOf)
{
    auto at = rows.begin();
    if (request.after) {
        at = std::find_if(rows.begin(), rows.end(), [&](const T &row) { return idOf(row) == *request.after; });
        if (at != rows.end())
            ++at;
    }
    const auto count = std::min<std::ptrdiff_t>(request.boundedLimit() + 1, rows.end() - at);
    return makePage(std::vector<T>(at, at + count), request.boundedLimit(), idOf);
}

} // namespace hub
