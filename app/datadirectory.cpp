// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/datadirectory.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#ifndef Q_OS_WIN
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace hub::app {

namespace {

constexpr auto OwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

struct DataDirectoryText
{
    Q_DECLARE_TR_FUNCTIONS(hub::DataDirectory)
};

tl::unexpected<Error> unusable(const QString &what, const QString &path, const QString &why)
{
    return failure("UNUSABLE", DataDirectoryText::tr("%1 cannot be used: %2 (%3)").arg(what, path, why));
}

Result<void> makeDirectory(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {}; // its mode is its owner's choice
    const bool made = QDir().mkpath(info.absolutePath()) && QDir().mkdir(path, OwnerOnly);
    // Another process may have made it in between.
    if (!made && !QFileInfo(path).isDir())
        return unusable(DataDirectoryText::tr("data directory"), path, DataDirectoryText::tr("it cannot be made"));
    return {};
}

} // namespace

#ifdef Q_OS_WIN

DirectoryLock::DirectoryLock(const QString &file) : m_lock(file)
{
    m_lock.setStaleLockTime(0); // only a dead owner's lock is stale, however old it is
}

DirectoryLock::~DirectoryLock() = default;

DirectoryLock::Outcome DirectoryLock::acquire()
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

DirectoryLock::Outcome DirectoryLock::acquire()
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

DataDirectory::DataDirectory() = default;
DataDirectory::DataDirectory(DataDirectory &&) noexcept = default;
DataDirectory &DataDirectory::operator=(DataDirectory &&) noexcept = default;
DataDirectory::~DataDirectory() = default;

Result<DataDirectory> DataDirectory::open(const QString &path, Use use)
{
    DataDirectory directory;
    directory.m_path = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    HUB_CHECK(makeDirectory(directory.m_path));
    if (use == Use::Visit)
        return directory;

    directory.m_lock = std::make_unique<DirectoryLock>(directory.filePath(QStringLiteral("central-hub.lock")));
    switch (directory.m_lock->acquire()) {
    case DirectoryLock::Outcome::Taken:
        break;
    case DirectoryLock::Outcome::InUse:
        return failure("IN_USE", DataDirectoryText::tr("data directory in use: %1").arg(directory.m_path));
    case DirectoryLock::Outcome::Failed:
        return unusable(DataDirectoryText::tr("data directory"), directory.m_path,
                        DataDirectoryText::tr("no file can be written there"));
    }
    return directory;
}

Result<DataDirectory> DataDirectory::openThrowAway()
{
    auto throwAway = std::make_unique<QTemporaryDir>(QDir::temp().filePath(QStringLiteral("central-hub-XXXXXX")));
    if (!throwAway->isValid())
        return unusable(DataDirectoryText::tr("throw-away data directory"), QDir::tempPath(), throwAway->errorString());
    Result<DataDirectory> directory = open(throwAway->path(), Use::Serve);
    if (directory)
        directory->m_throwAway = std::move(throwAway);
    return directory;
}

QString DataDirectory::filePath(const QString &name) const
{
    return m_path % u'/' % name;
}

} // namespace hub::app
