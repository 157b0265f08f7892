// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/filechecks.h"

#include "core/settings/inifile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace hub::app {

namespace {

struct FileChecksText
{
    Q_DECLARE_TR_FUNCTIONS(hub::FileChecks)
};

Result<void> readableFile(const char *setting, const QString &path)
{
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly))
        return {};
    return failure("USAGE",
                   FileChecksText::tr("setting %1: \"%2\" is not accepted; it takes the name of a readable PEM file")
                       .arg(QLatin1String(setting), path));
}

} // namespace

Result<void> checkFiles(const Settings &settings)
{
    const Settings::Listening &listening = settings.listening;
    if (const Result<void> certificate = readableFile("tls-cert", listening.tlsCertificate); !certificate)
        return certificate;
    if (const Result<void> key = readableFile("tls-key", listening.tlsKey); !key)
        return key;
    const QFileInfo frontend(listening.frontend);
    if (!listening.frontend.isEmpty() && !(frontend.isDir() && frontend.isReadable() && frontend.isExecutable()))
        return failure(
            "USAGE",
            FileChecksText::tr("setting frontend: \"%1\" is not accepted; it takes the name of a readable directory")
                .arg(listening.frontend));
    return {};
}

Result<QByteArray> readConfigurationFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure("NOT_FOUND", FileChecksText::tr("there is no such file"));
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure("UNREADABLE",
                       QFileInfo(path).isFile() ? file.errorString() : FileChecksText::tr("it is not a file"));
    // One byte more than is accepted tells that it is too large.
    return file.read(IniSizeLimit + 1);
}

} // namespace hub::app
