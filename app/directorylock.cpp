// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/directorylock.h"

#include <QFile>

#ifndef Q_OS_WIN
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace hub::app {

#ifdef Q_OS_WIN

DirectoryLock::DirectoryLock(const QString &file) : m_lock(file)
{
    m_lock.setStaleLockTime(0); // only a dead owner's lock is stale, however old it is
}

DirectoryLock::~DirectoryLock() = default;

DirectoryLock::Outcome DirectoryLock::take()
{
    if (m_lock.tryLock(0))
        return Outcome::Taken;
    return m_lock.error() == QLockFile::LockFailedError ? Outcome::InUse : Outcome::Failed;
}

#else

DirectoryLock::DirectoryLock(const QString &file) : m_file(file) {}

DirectoryLock::~DirectoryLock()
{
    // The file stays: removing it would let a second process lock a new one while a third still waits on this.
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

DirectoryLock::Outcome DirectoryLock::take()
{
    if (m_descriptor < 0)
        m_descriptor = ::open(QFile::encodeName(m_file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_descriptor < 0)
        return Outcome::Failed;
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0)
        return Outcome::Taken;
    return errno == EWOULDBLOCK ? Outcome::InUse : Outcome::Failed;
}

#endif

} // namespace hub::app
