// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/csvexport.h"

#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>

#include <algorithm>

namespace hub::ui {

namespace {

/// What starts a formula, also as East Asian keyboards write it.
bool startsFormula(QChar first)
{
    return QStringView(u"=+-@\uff1d\uff0b\uff0d\uff20").contains(first);
}

/// `+54 9 11 1234 5678`: nothing in it that could be calculated.
bool isPhone(QStringView text)
{
    if (!text.startsWith(u'+'))
        return false;
    text = text.mid(1);
    const auto digits = std::count_if(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const auto spaces = text.count(u' ');
    return digits >= 7 && digits <= 15 && digits + spaces == text.size();
}

bool needsQuotes(const QString &text)
{
    if (text.isEmpty())
        return false;
    // Programs that expect another separator cut there, and some trim what is not quoted.
    const auto special = [](QChar c) { return QStringView(u",;\t\"\r\n").contains(c); };
    return text.front().isSpace() || text.back().isSpace() || std::any_of(text.begin(), text.end(), special);
}

} // namespace

CsvWriter::CsvWriter(const QStringList &header) : m_bytes("\xef\xbb\xbf")
{
    write(header);
}

void CsvWriter::addRow(const QStringList &cells)
{
    write(cells);
    ++m_rows;
}

void CsvWriter::write(const QStringList &cells)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            m_bytes += ',';
        QString cell = guarded(cells[i]);
        if (needsQuotes(cell)) {
            cell.replace(u'"', QLatin1String("\"\""));
            cell = u'"' + cell + u'"';
        }
        m_bytes += cell.toUtf8();
    }
    m_bytes += "\r\n";
}

QString CsvWriter::guarded(const QString &text)
{
    // Programs look past white space.
    const auto first = std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
    if (first == text.end() || !startsFormula(*first) || isPhone(QStringView(text).trimmed()))
        return text;
    return u'\'' + text;
}

/// The file under way. Made, used and let go on the background thread.
struct CsvExport::File
{
    explicit File(const QString &path) : file(path) {}

    Result<int> write(const CsvSource &source, const CsvPart &part, bool isLast)
    {
        CsvWriter writer(source.header);
        const qsizetype headerSize = writer.bytes().size();
        for (const QStringList &row : part.rows)
            writer.addRow(row);
        const QByteArray bytes = isOpened ? writer.bytes().sliced(headerSize) : writer.bytes();
        if (!isOpened && !file.open(QIODevice::WriteOnly))
            return wrong();
        isOpened = true;
        if (file.write(bytes) != bytes.size() || (isLast && !file.commit()))
            return wrong();
        rows += int(part.rows.size());
        return rows;
    }

    Result<int> wrong() const { return failure("FILE_FAILED", file.errorString()); }

    QSaveFile file;
    int rows = 0;
    bool isOpened = false;
};

CsvExport::CsvExport(const QString &path, CsvSource source, QObject *parent)
    : QObject(parent), m_path(path), m_source(std::move(source))
{
}

CsvExport::~CsvExport()
{
    m_background.drop(std::move(m_file)); // a file that was not committed goes
}

void CsvExport::start()
{
    readNext();
}

void CsvExport::cancel()
{
    fail({"CANCELLED", QString()});
}

void CsvExport::readNext()
{
    m_source.readNext(this, [this](const Result<CsvPart> &part) {
        if (m_ended)
            return;
        if (part)
            write(*part);
        else
            fail(part.error());
    });
}

void CsvExport::write(const CsvPart &part)
{
    using Written = std::pair<std::shared_ptr<File>, Result<int>>;
    m_background.run<Written>(
        [file = m_file, path = m_path, source = m_source, part]() mutable {
            if (!file)
                file = std::make_shared<File>(path);
            const bool isFull = file->rows + int(part.rows.size()) >= source.maxRows;
            return Written{file, file->write(source, part, !part.hasMore || isFull)};
        },
        [this, hasMore = part.hasMore](const Written &done) {
            m_file = done.first;
            onWritten(done.second, hasMore);
        });
}

void CsvExport::onWritten(const Result<int> &rows, bool hasMore)
{
    if (m_ended)
        return;
    if (!rows)
        return fail(rows.error());
    Q_EMIT progressed(*rows);
    if (m_ended) // cancelled by who was told
        return;
    if (hasMore && *rows < m_source.maxRows)
        return readNext();
    m_ended = true;
    Q_EMIT written(*rows, hasMore);
    deleteLater();
}

void CsvExport::fail(const Error &error)
{
    if (m_ended)
        return;
    m_ended = true;
    Q_EMIT failed(error);
    deleteLater();
}

ExportStrip::ExportStrip(QWidget *parent)
    : QWidget(parent), m_text(new PlainLabel({}, this)), m_bar(new QProgressBar(this))
{
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the export"));
    auto *stop = new QPushButton(tr("Cancel e&xport"), this);
    stop->setObjectName(QStringLiteral("cancelExport"));
    stop->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addWidget(m_bar, 1);
    layout->addWidget(stop);
    connect(stop, &QPushButton::clicked, this, [this] {
        if (m_export)
            m_export->cancel();
    });
    hide();
}

void ExportStrip::choose(const FileOffer &offer, const CsvSource &source)
{
    chooseFile(this, offer, this, [this, source](const QString &path) { start(path, source); });
}

void ExportStrip::start(const QString &path, const CsvSource &source)
{
    if (isRunning())
        return;
    m_export = new CsvExport(path, source, this);
    const qint64 total = source.total;
    m_bar->setRange(0, int(std::min<qint64>(total, std::numeric_limits<int>::max())));
    m_bar->setValue(0);
    m_text->setText(tr("Exporting…"));
    connect(m_export, &CsvExport::progressed, this, [this, total](int rows) {
        if (total > 0) {
            m_bar->setValue(rows);
            const QLocale locale;
            m_text->setText(tr("Exported %1 of %2").arg(locale.toString(rows), locale.toString(total)));
        }
        Q_EMIT progressed(rows);
    });
    connect(m_export, &CsvExport::written, this, [this, path](int rows, bool isCut) {
        end();
        Q_EMIT done(rows, path, isCut);
    });
    connect(m_export, &CsvExport::failed, this, [this](const Error &error) {
        end();
        if (error.code != "CANCELLED")
            Q_EMIT failed(error.message);
    });
    show();
    m_export->start();
    Q_EMIT runningChanged();
}

void ExportStrip::end()
{
    m_export = nullptr;
    hide();
    Q_EMIT runningChanged();
}

} // namespace hub::ui
