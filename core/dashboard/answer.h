// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <functional>

namespace hub {

/// What a dashboard's question is answered with. Called exactly once, on the thread that asked and never from inside
/// the call that asks; not at all once the context that was given with the question is gone. What was asked for happens
/// all the same. Besides the errors that a function names, each may fail with HUB_STOPPED (the hub is not running just
/// now) or those of the store (DATABASE_…); every error's message is a sentence for people.
template<typename T>
using Answer = std::function<void(const Result<T> &)>;

} // namespace hub
