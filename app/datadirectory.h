// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>
#include <QtGlobal>

#ifdef Q_OS_WIN
#include <QLockFile>
#endif

#include <memory>

class QTemporaryDir;

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
    [[nodiscard]] Outcome acquire();

private:
#ifdef Q_OS_WIN
    QLockFile m_lock;
#else
    QString m_file;
    int m_descriptor = -1;
#endif
};

/// The directory of one hub, where database, secrets and backups go. Made with mode 0700. Blocks on the file system, so
/// it is for the start; errors are one line for people. Use from one thread.
class DataDirectory
{
public:
    enum class Use {
        Serve, ///< as the one process that serves from it; fails with IN_USE if there is another
        Visit, ///< a command beside a hub that may be running
    };

    [[nodiscard]] static Result<DataDirectory> open(const QString &path, Use use);
    /// One that is removed, with all that is in it, when this object goes.
    [[nodiscard]] static Result<DataDirectory> openThrowAway();

    DataDirectory(DataDirectory &&) noexcept;
    DataDirectory &operator=(DataDirectory &&) noexcept;
    ~DataDirectory();

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString filePath(const QString &name) const;

private:
    DataDirectory();

    QString m_path;
    std::unique_ptr<QTemporaryDir> m_throwAway; // goes after the lock inside it
    std::unique_ptr<DirectoryLock> m_lock;
};

} // namespace hub::app
