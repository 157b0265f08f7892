// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/datadirectory.h"

#include "app/directorylock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <vector>

namespace hub::app {

namespace {

constexpr auto OwnerOnlyFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto OwnerOnlyDirectory = OwnerOnlyFile | QFile::ExeOwner;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(hub::DataDirectory)
};

tl::unexpected<Error> unusable(const QString &what, const QString &path, const QString &why)
{
    return failure("UNUSABLE", Text::tr("%1 cannot be used: %2 (%3)").arg(what, path, why));
}

Result<void> makeDirectory(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {}; // its mode is its owner's choice
    const bool made = QDir().mkpath(info.absolutePath()) && QDir().mkdir(path, OwnerOnlyDirectory);
    // Another process may have made it in between.
    if (!made && !QFileInfo(path).isDir())
        return unusable(Text::tr("data directory"), path, Text::tr("it cannot be made"));
    return {};
}

QByteArray randomBytes(qsizetype size)
{
    std::vector<quint32> words(size_t(size + 3) / 4);
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), size);
}

/// Complete or not there at all: written beside its name first. Mode 0600 from the first moment.
Result<void> writeSecret(const QString &path, const QByteArray &bytes)
{
    const QString beside = path % QLatin1String(".new");
    QFile::remove(beside); // left over from a start that was cut off
    QFile file(beside);
    const QByteArray line = bytes.toHex() + '\n';
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnlyFile) || file.write(line) != line.size() ||
        !file.flush() || !file.rename(path))
        return unusable(Text::tr("secret file"), path, file.errorString());
    return {};
}

} // namespace

DataDirectory::DataDirectory() = default;
DataDirectory::DataDirectory(DataDirectory &&) noexcept = default;
DataDirectory &DataDirectory::operator=(DataDirectory &&) noexcept = default;
DataDirectory::~DataDirectory() = default;

Result<DataDirectory> DataDirectory::open(const QString &path, Use use)
{
    DataDirectory directory;
    directory.m_path = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (const Result<void> made = makeDirectory(directory.m_path); !made)
        return tl::unexpected(made.error());
    if (use == Use::Visit)
        return directory;

    directory.m_lock = std::make_unique<DirectoryLock>(directory.filePath(QStringLiteral("central-hub.lock")));
    switch (directory.m_lock->take()) {
    case DirectoryLock::Outcome::Taken:
        break;
    case DirectoryLock::Outcome::InUse:
        return failure("IN_USE", Text::tr("data directory in use: %1").arg(directory.m_path));
    case DirectoryLock::Outcome::Failed:
        return unusable(Text::tr("data directory"), directory.m_path, Text::tr("no file can be written there"));
    }
    return directory;
}

Result<DataDirectory> DataDirectory::openThrowAway()
{
    auto throwAway = std::make_unique<QTemporaryDir>(QDir::temp().filePath(QStringLiteral("central-hub-XXXXXX")));
    if (!throwAway->isValid())
        return unusable(Text::tr("throw-away data directory"), QDir::tempPath(), throwAway->errorString());
    Result<DataDirectory> directory = open(throwAway->path(), Use::Serve);
    if (directory)
        directory->m_throwAway = std::move(throwAway);
    return directory;
}

QString DataDirectory::filePath(const QString &name) const
{
    return m_path % u'/' % name;
}

Result<QByteArray> DataDirectory::secret(const QString &name, qsizetype size) const
{
    const QString path = filePath(name);
    if (!QFileInfo::exists(path)) {
        QByteArray bytes = randomBytes(size);
        const Result<void> written = writeSecret(path, bytes);
        return written ? Result<QByteArray>(std::move(bytes)) : tl::unexpected(written.error());
    }
    QFile file(path);
    // A copy or a backup may have widened the mode.
    if (!file.open(QIODevice::ReadOnly) || !file.setPermissions(OwnerOnlyFile))
        return unusable(Text::tr("secret file"), path, file.errorString());
    const QByteArray digits = file.read(2 * size + 2).trimmed();
    QByteArray bytes = QByteArray::fromHex(digits);
    if (bytes.size() != size || bytes.toHex() != digits.toLower())
        return unusable(Text::tr("secret file"), path,
                        Text::tr("it does not hold %1 hexadecimal digits").arg(2 * size));
    return bytes;
}

} // namespace hub::app
