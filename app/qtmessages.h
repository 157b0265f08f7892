// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hub {
class Log;
}

namespace hub::app {

/// While it lives, what Qt and its plugins have to say goes into the log, line by line with everything else. Qt has one
/// message handler a process, so there is at most one of these at a time.
class QtMessages
{
public:
    explicit QtMessages(Log &log);
    ~QtMessages();
    QtMessages(const QtMessages &) = delete;
    QtMessages &operator=(const QtMessages &) = delete;
};

} // namespace hub::app
