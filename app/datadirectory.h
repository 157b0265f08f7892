// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>

#include <memory>

class QTemporaryDir;

namespace hub::app {

class DirectoryLock;

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
