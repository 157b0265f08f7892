// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/savefile.h"

#include "ui/common/offthread.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace hub::ui {

namespace {

QString &lastFolder()
{
    static QString folder;
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return folder;
}

Result<QString> writeWhole(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return path;
    return failure(QByteArrayLiteral("FILE_FAILED"),
                   QCoreApplication::translate("hub::ui::SaveFile", "%1 could not be written: %2.")
                       .arg(QDir::toNativeSeparators(path), file.errorString()));
}

} // namespace

void writeFile(const QString &path, const QByteArray &content, QObject *context,
               std::function<void(const Result<QString> &)> done)
{
    runOffThread(
        context, [path, content] { return writeWhole(path, content); }, std::move(done));
}

void chooseFile(QWidget *parent, const FileOffer &offer, QObject *context,
                std::function<void(const QString &path)> chosen)
{
    auto *dialog = new QFileDialog(parent, offer.title, lastFolder(), offer.nameFilter);
    dialog->setObjectName(QStringLiteral("saveFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(offer.name).suffix());
    dialog->selectFile(offer.name);
    QObject::connect(dialog, &QFileDialog::fileSelected, context, [chosen = std::move(chosen)](const QString &path) {
        lastFolder() = QFileInfo(path).absolutePath();
        chosen(path);
    });
    dialog->open();
}

void saveFile(QWidget *parent, const FileOffer &offer, QObject *context,
              std::function<void(const Result<QString> &)> done)
{
    chooseFile(parent, offer, context, [content = offer.content, context, done = std::move(done)](const QString &path) {
        writeFile(path, content, context, done);
    });
}

} // namespace hub::ui
