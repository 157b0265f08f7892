// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace hub::ui {

/// A file that a person is to find a place for.
struct FileOffer
{
    QString title;      ///< of the dialog: `Export contacts`
    QString name;       ///< suggested: `contacts.csv`; its ending is added to what the user types
    QString nameFilter; ///< `CSV files (*.csv)`
    QByteArray content = {};
};

/// Asks where to save it. `chosen` gets the path; it is not called if the user changes his mind or `context` is gone.
/// The folder is remembered for the next time. The dialog's object name is `saveFileDialog`.
void chooseFile(QWidget *parent, const FileOffer &offer, QObject *context,
                std::function<void(const QString &path)> chosen);

/// Asks where to save it, and writes it there off this thread: either all of it or nothing. `done` gets the path, or
/// FILE_FAILED with a sentence for people; it is not called if the user changes his mind or `context` is gone.
void saveFile(QWidget *parent, const FileOffer &offer, QObject *context,
              std::function<void(const Result<QString> &)> done);

/// The same without the question.
void writeFile(const QString &path, const QByteArray &content, QObject *context,
               std::function<void(const Result<QString> &)> done);

} // namespace hub::ui
