// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/csvimport.h"

#include "ui/common/offthread.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSignalBlocker>
#include <QStandardPaths>

#include <utility>

namespace hub::ui {

namespace {

constexpr int ShownColumnName = 60;

Result<QByteArray> bytesOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure("FILE_FAILED",
                       CsvImport::tr("The file cannot be read: it could not be opened (%1).").arg(file.errorString()));
    if (file.size() > MaxCsvBytes) {
        return failure("CSV_TOO_LARGE", CsvImport::tr("The file is larger than %1 MB. Split it into smaller ones.")
                                            .arg(MaxCsvBytes / (1024 * 1024)));
    }
    // A pipe or a device has no size, and no end.
    QByteArray bytes = file.read(MaxCsvBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure("FILE_FAILED", CsvImport::tr("The file could not be read: %1.").arg(file.errorString()));
    return bytes;
}

} // namespace

struct CsvImport::Loaded
{
    QByteArray bytes;
    std::shared_ptr<const CsvTable> table;
    QString error;
};

void CsvImport::loadFile(const QString &path)
{
    m_choices = {};
    m_source = QFileInfo(path).fileName();
    load([path] { return bytesOfFile(path); });
}

void CsvImport::loadText(const QString &text, const QString &source)
{
    m_choices = {};
    m_source = source;
    load([text]() -> Result<QByteArray> { return text.toUtf8(); });
}

void CsvImport::setDelimiter(QChar delimiter)
{
    if (!m_table || m_table->delimiter == delimiter)
        return;
    m_choices.delimiter = delimiter;
    load([bytes = m_bytes]() -> Result<QByteArray> { return bytes; });
}

void CsvImport::setHasHeader(bool hasHeader)
{
    if (!m_table || m_table->hasHeader == hasHeader)
        return;
    m_choices.hasHeader = hasHeader;
    load([bytes = m_bytes]() -> Result<QByteArray> { return bytes; });
}

void CsvImport::clear()
{
    ++m_request;
    onLoaded(std::make_shared<Loaded>());
}

void CsvImport::load(const Bytes &bytes)
{
    m_loading = true;
    runOffThread(
        this,
        [bytes, choices = m_choices] {
            auto loaded = std::make_shared<Loaded>();
            Result<QByteArray> all = bytes();
            Result<CsvTable> table = all ? readCsv(*all, choices) : Result<CsvTable>(tl::unexpected(all.error()));
            if (table) {
                loaded->bytes = std::move(*all);
                loaded->table = std::make_shared<const CsvTable>(std::move(*table));
            } else {
                loaded->error = table.error().message;
            }
            return loaded;
        },
        [this, request = ++m_request](const std::shared_ptr<Loaded> &loaded) {
            if (request == m_request)
                onLoaded(loaded);
        });
    Q_EMIT loading();
}

void CsvImport::onLoaded(const std::shared_ptr<Loaded> &loaded)
{
    m_loading = false;
    m_bytes = loaded->bytes;
    m_error = loaded->error;
    if (!loaded->table && m_error.isEmpty())
        m_source.clear();
    auto former = std::exchange(m_table, loaded->table);
    Q_EMIT this->loaded();
    // A large one takes its time to go.
    QThreadPool::globalInstance()->start([former = std::move(former)]() mutable { former.reset(); });
}

void CsvImport::chooseFile(QWidget *parent, const QString &title, const char *name, QObject *context,
                           std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(parent, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QLatin1String(name));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("CSV and text files (*.csv *.txt *.tsv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, context, std::move(chosen));
    dialog->open();
}

void CsvImport::listColumns(QComboBox &box, const QStringList &names, const QString &none)
{
    const QSignalBlocker quiet(&box);
    const QVariant chosen = box.currentData();
    box.clear();
    if (!none.isNull())
        box.addItem(none, -1);
    for (int column = 0; column < int(names.size()); ++column) {
        const QString &name = names[column];
        box.addItem(name.size() > ShownColumnName ? QString(name.left(ShownColumnName) + u'…') : name, column);
    }
    box.setCurrentIndex(box.findData(chosen));
}

} // namespace hub::ui
