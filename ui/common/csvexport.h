// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"
#include "core/storage/resultpage.h"
#include "ui/common/offthread.h"
#include "ui/common/savefile.h"

#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <limits>
#include <memory>
#include <optional>
#include <vector>

class QProgressBar;

namespace hub::ui {

class PlainLabel;

/// Builds a table for spreadsheet programs: RFC 4180 (commas, CRLF, quotes where needed), UTF-8 with a byte order mark,
/// without which they guess another encoding. A value.
///
/// Cells may hold text from outside, and a spreadsheet program takes what begins with = + - @ for a formula that may
/// call other programs: such a cell gets an apostrophe before it, unless it is a plain phone number.
class CsvWriter
{
public:
    explicit CsvWriter(const QStringList &header);

    void addRow(const QStringList &cells);
    [[nodiscard]] int rows() const { return m_rows; } ///< without the header
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    /// What is written for a text, before quoting.
    [[nodiscard]] static QString guarded(const QString &text);

private:
    void write(const QStringList &cells);

    QByteArray m_bytes;
    int m_rows = 0;
};

/// A part of a list that is exported.
struct CsvPart
{
    std::vector<QStringList> rows;
    bool hasMore = false;
};

/// What a CsvExport writes.
struct CsvSource
{
    /// Reads the next part; `done` is called once, later, and only while `context` lives.
    using ReadNext = std::function<void(QObject *context, const Answer<CsvPart> &done)>;

    QStringList header;
    ReadNext readNext;
    qint64 total = 0;                              ///< how many rows there will be; 0: nobody knows
    int maxRows = std::numeric_limits<int>::max(); ///< what is beyond stays unread

    /// A list of the hub: `ask(after, limit, context, done)` asks for a page of it, `cells` gives a row's.
    template<typename Row, typename Ask, typename Cells>
    [[nodiscard]] static ReadNext pages(Ask ask, Cells cells);
};

/// Writes a list into a CSV file: reads part after part, and writes on a thread of its own. The file appears whole at
/// the end, or not at all. Deletes itself then. On the window's thread.
class CsvExport : public QObject
{
    Q_OBJECT

public:
    CsvExport(const QString &path, CsvSource source, QObject *parent);
    ~CsvExport() override;

    void start();
    /// Nothing is written; failed() says so.
    void cancel();

Q_SIGNALS:
    /// How many rows have been written.
    void progressed(int rows);
    /// The end: how many there are, and whether there are more than the source's maxRows.
    void written(int rows, bool isCut);
    /// The end: CANCELLED; why the file could not be written or the list not be read, in words.
    void failed(const hub::Error &error);

private:
    struct File;

    void readNext();
    void write(const CsvPart &part);
    void onWritten(const Result<int> &rows, bool hasMore);
    void fail(const Error &error);

    const QString m_path;
    const CsvSource m_source;
    std::shared_ptr<File> m_file; // used on the other thread only
    bool m_ended = false;
    Background m_background; // last: its work ends first
};

/// Asks for a file and exports into it; shows how far that is, with a way to stop it. Hidden while there is no export.
class ExportStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ExportStrip(QWidget *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return !m_export.isNull(); }
    /// `offer`: title and name of the file; its content is not looked at.
    void choose(const FileOffer &offer, const CsvSource &source);

Q_SIGNALS:
    void runningChanged();
    void progressed(int rows);
    void done(int rows, const QString &path, bool isCut);
    void failed(const QString &message);

private:
    void start(const QString &path, const CsvSource &source);
    void end();

    PlainLabel *m_text;
    QProgressBar *m_bar;
    QPointer<CsvExport> m_export;
};

template<typename Row, typename Ask, typename Cells>
CsvSource::ReadNext CsvSource::pages(Ask ask, Cells cells)
{
    const auto after = std::make_shared<std::optional<qint64>>();
    return [ask, cells, after](QObject *context, const Answer<CsvPart> &done) {
        ask(*after, PageRequest::MaxLimit, context, [cells, after, done](const Result<hub::ResultPage<Row>> &page) {
            if (!page)
                return done(tl::unexpected<Error>(page.error()));
            CsvPart part;
            part.hasMore = page->next.has_value();
            for (const Row &row : page->items)
                part.rows.push_back(cells(row));
            *after = page->next;
            done(part);
        });
    };
}

} // namespace hub::ui
