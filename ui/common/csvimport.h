// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/csvreader.h"

#include <QObject>

#include <functional>
#include <memory>

class QComboBox;
class QWidget;

namespace hub::ui {

/// A table that somebody brings: a CSV file, or rows that were pasted. Read on another thread; how it is read can be
/// put right afterwards. The newest request wins. On the window's thread.
class CsvImport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void loadFile(const QString &path);
    /// `source`: what to call it.
    void loadText(const QString &text, const QString &source);
    void setDelimiter(QChar delimiter);
    void setHasHeader(bool hasHeader);
    void clear();

    /// Where the rows come from: a file's name, or words for what was pasted. Empty: there are none.
    [[nodiscard]] const QString &source() const { return m_source; }
    /// Null before the first one has been read, and after an error.
    [[nodiscard]] const std::shared_ptr<const CsvTable> &table() const { return m_table; }
    /// Why it could not be read, in a sentence; empty if it could.
    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] bool isLoading() const { return m_loading; }

    /// Asks for a file; the dialog is called `name`.
    static void chooseFile(QWidget *parent, const QString &title, const char *name, QObject *context,
                           std::function<void(const QString &path)> chosen);
    /// A table's columns for a QComboBox, with their numbers as data (from 0); keeps the number that is chosen.
    /// `none`: a first entry with -1; null: there is none.
    static void listColumns(QComboBox &box, const QStringList &names, const QString &none = {});

Q_SIGNALS:
    /// It begins to read.
    void loading();
    /// There is another table, none, or an error.
    void loaded();

private:
    using Bytes = std::function<Result<QByteArray>()>;
    struct Loaded;

    void load(const Bytes &bytes);
    void onLoaded(const std::shared_ptr<Loaded> &loaded);

    QString m_source;
    QString m_error;
    QByteArray m_bytes; // to be read again in another way
    CsvChoices m_choices;
    std::shared_ptr<const CsvTable> m_table;
    bool m_loading = false;
    quint64 m_request = 0; // answers to older ones are out of date
};

} // namespace hub::ui
