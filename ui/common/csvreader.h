// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QChar>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace hub::ui {

/// A table as somebody's spreadsheet program wrote it.
struct CsvTable
{
    QChar delimiter = QLatin1Char(',');
    QByteArray encoding; ///< `UTF-8`, `UTF-16` or `Windows-1252`
    bool hasHeader = false;
    QStringList header;            ///< empty without one
    std::vector<QStringList> rows; ///< without the header and without blank lines; may be of different lengths
    std::vector<int> lines;        ///< for each row, the line of the file on which it begins; the first line is 1
    int headerLine = 0;            ///< 0 without a header
    int columns = 0;               ///< of the longest row

    /// For a user who knows better than the guess: the first row becomes the header, or the header a row.
    void setHasHeader(bool on);
    [[nodiscard]] QString cell(size_t row, int column) const; ///< empty where the row is too short; without outer space
    /// A column's name for people: its header, or `Column 3`.
    [[nodiscard]] QString columnName(int column) const;
    [[nodiscard]] QStringList columnNames() const;
};

/// What to take as told instead of guessing.
struct CsvChoices
{
    std::optional<QChar> delimiter = {};
    std::optional<bool> hasHeader = {};
};

/// More than this is refused (CSV_TOO_LARGE); check a file's size before reading it.
inline constexpr qint64 MaxCsvBytes = 128LL * 1024 * 1024;

/// Reads CSV as RFC 4180 has it and as programs write it: separated by `,` `;` tab or `|` (guessed, or told by Excel's
/// line `sep=;`), in UTF-8, UTF-16 or Windows-1252, lines ending in CRLF, LF or CR, quoted fields with line breaks.
///
/// Never fails over a stray quote inside a field; fails, with a sentence for people, on what is no such file:
/// CSV_EMPTY, CSV_NOT_TEXT, CSV_BAD_QUOTE (names the line), CSV_TOO_LARGE. Pure and thread-safe: large files belong on
/// another thread (a second for some hundred thousand rows).
[[nodiscard]] Result<CsvTable> readCsv(const QByteArray &bytes, const CsvChoices &choices = {});

} // namespace hub::ui
