// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QtGlobal>

#ifdef Q_OS_WIN
#include <QLockFile>
#endif

namespace hub::app {

/// One process per directory, by a lock on a file in it that ends with the process, however it ends.
///
/// The kernel's own lock (flock) rather than QLockFile, which decides by host name, process id and process name whether
/// the last owner still lives: in a container that is killed and started again all three are the same or the host name
/// is another, and the directory would stay locked for ever. Use from one thread.
class DirectoryLock
{
public:
    explicit DirectoryLock(const QString &file);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock &) = delete;
    DirectoryLock &operator=(const DirectoryLock &) = delete;

    enum class Outcome { Taken, InUse, Failed };
    [[nodiscard]] Outcome take();

private:
#ifdef Q_OS_WIN
    QLockFile m_lock;
#else
    QString m_file;
    int m_descriptor = -1;
#endif
};

} // namespace hub::app
