// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <optional>
#include <vector>

namespace hub {

/// Which part of a list is asked for. `after` is a former page's `next`.
struct PageRequest
{
    static constexpr int DefaultLimit = 100;
    static constexpr int MaxLimit = 1000;

    std::optional<qint64> after = {};
    int limit = DefaultLimit;

    [[nodiscard]] int boundedLimit() const { return std::clamp(limit, 1, MaxLimit); }
};

/// One page; `next` is set when there is more.
template<typename T>
struct ResultPage
{
    std::vector<T> items;
    std::optional<qint64> next;
};

/// Makes a page of `items`, which holds one row more than was asked for if there is more; `idOf` gives a row's place.
template<typename T, typename IdOf>
[[nodiscard]] ResultPage<T> makePage(std::vector<T> items, int limit, IdOf idOf)
{
    ResultPage<T> page{std::move(items), std::nullopt};
    if (page.items.size() > size_t(limit)) {
        page.items.resize(size_t(limit), page.items.front());
        page.next = idOf(page.items.back());
    }
    return page;
}

} // namespace hub
