// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace hub::ui {

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

} // namespace hub::ui
