// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/csvwriter.h"

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

} // namespace hub::ui
