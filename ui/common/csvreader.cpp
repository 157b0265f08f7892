// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/csvreader.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace hub::ui {

namespace {

constexpr int MaxColumns = 1000;
constexpr qsizetype MaxCells = 5'000'000; // bounds memory: an empty cell costs a byte of the file but 24 in the table
constexpr int SampleRows = 50;            // what the guesses look at
constexpr std::array Delimiters{u',', u';', u'\t', u'|'};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::CsvReader)
};

// --- bytes to text ---------------------------------------------------------------------------------------------------

/// Windows-1252 differs from Latin-1 only here; five bytes have no character and stay what they are in Latin-1.
constexpr std::array<char16_t, 32> Windows1252{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                               0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

QString fromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0)
            c = Windows1252[c.unicode() - 0x80];
    }
    return text;
}

/// UTF-16 without its mark: every other byte of European text is 0. Gives the encoding, or none.
std::optional<QStringConverter::Encoding> bareUtf16(const QByteArray &bytes)
{
    const qsizetype pairs = std::min<qsizetype>(bytes.size(), 4096) / 2;
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < pairs; ++i) {
        even += bytes[2 * i] == 0;
        odd += bytes[2 * i + 1] == 0;
    }
    if (pairs == 0 || bytes.size() % 2 != 0)
        return std::nullopt;
    if (odd * 2 > pairs && even == 0)
        return QStringConverter::Utf16LE;
    if (even * 2 > pairs && odd == 0)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

QString decode(const QByteArray &bytes, QByteArray &encoding)
{
    const auto with = [&bytes](QStringConverter::Encoding from, qsizetype skip) -> QString {
        QStringDecoder decoder(from, QStringConverter::Flag::Stateless);
        return decoder.decode(QByteArrayView(bytes).sliced(skip));
    };
    encoding = "UTF-16";
    if (bytes.startsWith("\xFF\xFE"))
        return with(QStringConverter::Utf16LE, 2);
    if (bytes.startsWith("\xFE\xFF"))
        return with(QStringConverter::Utf16BE, 2);
    if (const auto bare = bareUtf16(bytes))
        return with(*bare, 0);
    encoding = "UTF-8";
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return with(QStringConverter::Utf8, 3);
    if (bytes.isValidUtf8())
        return with(QStringConverter::Utf8, 0);
    encoding = "Windows-1252";
    return fromWindows1252(bytes);
}

// --- text to records -------------------------------------------------------------------------------------------------

/// Takes one record after the other from a text.
class Records
{
public:
    Records(QStringView text, QChar delimiter, int line) : m_text(text), m_delimiter(delimiter), m_line(line) {}

    enum class Outcome { Record, End, OpenQuote, TooWide };

    Outcome next(QStringList &record)
    {
        record.clear();
        m_recordLine = m_line;
        if (m_at >= m_text.size())
            return Outcome::End;
        for (;;) {
            if (record.size() >= MaxColumns)
                return Outcome::TooWide;
            QString field;
            if (!take(field))
                return Outcome::OpenQuote;
            record.append(field);
            if (m_at >= m_text.size())
                return Outcome::Record;
            if (m_text[m_at++] != m_delimiter) {
                endLine(m_text[m_at - 1]);
                return Outcome::Record;
            }
        }
    }

    /// Where the last record began, and where its open quote did.
    [[nodiscard]] int line() const { return m_recordLine; }
    [[nodiscard]] int quoteLine() const { return m_quoteLine; }

private:
    /// Stops at a delimiter, a line end or the end. False: a quote never ends.
    bool take(QString &field)
    {
        const qsizetype begin = m_at;
        // Space before a quote is nobody's intention, whatever RFC 4180 says.
        while (m_at < m_text.size() && m_text[m_at] == u' ')
            ++m_at;
        if (m_at >= m_text.size() || m_text[m_at] != u'"') {
            m_at = begin;
            plain(field);
            return true;
        }
        ++m_at;
        if (!quoted(field))
            return false;
        const qsizetype rest = field.size();
        plain(field); // what stands after the closing quote: wrong, but not worth losing
        if (QStringView(field).sliced(rest).trimmed().isEmpty())
            field.truncate(rest);
        return true;
    }

    void plain(QString &field)
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_delimiter && m_text[m_at] != u'\n' && m_text[m_at] != u'\r')
            ++m_at;
        field.append(m_text.sliced(begin, m_at - begin));
    }

    bool quoted(QString &field)
    {
        m_quoteLine = m_line;
        qsizetype begin = m_at;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == u'"') {
                field.append(m_text.sliced(begin, m_at - 1 - begin));
                if (m_at >= m_text.size() || m_text[m_at] != u'"')
                    return true;
                begin = m_at++; // a doubled quote: the second one is text
            } else if (c == u'\n' || (c == u'\r' && (m_at >= m_text.size() || m_text[m_at] != u'\n'))) {
                ++m_line;
            }
        }
        return false;
    }

    void endLine(QChar end)
    {
        if (end == u'\r' && m_at < m_text.size() && m_text[m_at] == u'\n')
            ++m_at;
        ++m_line;
    }

    QStringView m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
    int m_line;
    int m_recordLine = 0;
    int m_quoteLine = 0;
};

bool isBlank(const QStringList &record)
{
    return std::all_of(record.begin(), record.end(), [](const QString &cell) { return cell.trimmed().isEmpty(); });
}

// --- guesses ---------------------------------------------------------------------------------------------------------

/// How well a delimiter divides the first rows into equally many fields: 0 (not at all) to 1.
double score(QStringView text, QChar delimiter)
{
    Records records(text, delimiter, 1);
    QStringList record;
    QHash<qsizetype, int> widths;
    int rows = 0;
    int spaced = 0; // a delimiter before a space is more likely prose
    int fields = 0;
    while (rows < SampleRows && records.next(record) == Records::Outcome::Record) {
        if (isBlank(record))
            continue;
        ++rows;
        ++widths[record.size()];
        for (qsizetype i = 1; i < record.size(); ++i, ++fields)
            spaced += record[i].startsWith(u' ');
    }
    int best = 0;
    for (auto width = widths.cbegin(); width != widths.cend(); ++width) {
        if (width.key() > 1)
            best = std::max(best, width.value());
    }
    if (best == 0)
        return 0;
    return double(best) / rows * (1.0 - 0.25 * spaced / fields);
}

QChar guessDelimiter(QStringView text)
{
    QChar best = Delimiters.front();
    double bestScore = 0;
    for (const QChar delimiter : Delimiters) {
        if (const double found = score(text, delimiter); found > bestScore) {
            best = delimiter;
            bestScore = found;
        }
    }
    return best;
}

/// A client, a phone number, an amount: something that no column is called.
bool isNumeric(const QString &cell)
{
    int digits = 0;
    for (const QChar c : cell) {
        if (c >= u'0' && c <= u'9')
            ++digits;
        else if (!QStringView(u"+-().,/ ").contains(c))
            return false;
    }
    return digits > 0;
}

bool isHeaderWord(const QString &cell)
{
    static const QStringList words{
        QStringLiteral("to"),         QStringLiteral("phone"),     QStringLiteral("number"),
        QStringLiteral("message"),    QStringLiteral("text"),      QStringLiteral("name"),
        QStringLiteral("client"),     QStringLiteral("id"),        QStringLiteral("account"),
        QStringLiteral("mobile"),     QStringLiteral("clienteid"), QStringLiteral("cliente"),
        QStringLiteral("clientid"),   QStringLiteral("nombre"),    QStringLiteral("telefono"),
        QStringLiteral("teléfono"),   QStringLiteral("celular"),   QStringLiteral("numero"),
        QStringLiteral("número"),     QStringLiteral("mensaje"),   QStringLiteral("texto"),
        QStringLiteral("phonenumber")};
    QString word;
    for (const QChar c : cell) {
        if (c.isLetterOrNumber())
            word += c.toLower();
    }
    return words.contains(word);
}

bool guessHeader(const std::vector<QStringList> &rows)
{
    if (rows.empty())
        return false;
    const QStringList &first = rows.front();
    if (std::any_of(first.begin(), first.end(), isNumeric))
        return false;
    if (std::any_of(first.begin(), first.end(), isHeaderWord))
        return true;
    for (qsizetype column = 0; column < first.size(); ++column) {
        int filled = 0;
        int numeric = 0;
        for (size_t row = 1; row < rows.size() && row <= SampleRows; ++row) {
            const QString cell = rows[row].value(column);
            filled += !cell.trimmed().isEmpty();
            numeric += isNumeric(cell);
        }
        if (filled > 0 && numeric * 5 >= filled * 4 && !first[column].trimmed().isEmpty())
            return true;
    }
    return false;
}

/// Excel's first line `sep=;`: gives the delimiter and cuts the line off.
std::optional<QChar> takeSepLine(QStringView &text)
{
    if (text.size() < 5 || !text.startsWith(u"sep=", Qt::CaseInsensitive))
        return std::nullopt;
    const QChar delimiter = text[4];
    qsizetype end = 5;
    if (end < text.size() && text[end] == u'\r')
        ++end;
    if (end < text.size() && text[end] == u'\n')
        ++end;
    if ((end == 5 && end < text.size()) || delimiter == u'"' || delimiter == u'\r' || delimiter == u'\n')
        return std::nullopt;
    text = text.sliced(end);
    return delimiter;
}

Result<void> readRecords(Records &records, CsvTable &table)
{
    QStringList record;
    qsizetype cells = 0;
    for (;;) {
        switch (records.next(record)) {
        case Records::Outcome::End:
            return {};
        case Records::Outcome::OpenQuote:
            return failure("CSV_BAD_QUOTE",
                           Texts::tr("The quotation mark on line %1 is never closed.").arg(records.quoteLine()));
        case Records::Outcome::TooWide:
            return failure("CSV_TOO_LARGE",
                           Texts::tr("Line %1 has more than %2 columns.").arg(records.line()).arg(MaxColumns));
        case Records::Outcome::Record:
            break;
        }
        if (isBlank(record))
            continue;
        cells += record.size();
        if (cells > MaxCells)
            return failure("CSV_TOO_LARGE", Texts::tr("The file has too many rows. Split it into smaller ones."));
        table.columns = std::max(table.columns, int(record.size()));
        table.rows.push_back(record);
        table.lines.push_back(records.line());
    }
}

} // namespace

void CsvTable::setHasHeader(bool on)
{
    if (on == hasHeader || (on && rows.empty()))
        return;
    hasHeader = on;
    if (on) {
        header = rows.front();
        headerLine = lines.front();
        rows.erase(rows.begin());
        lines.erase(lines.begin());
    } else {
        rows.insert(rows.begin(), header);
        lines.insert(lines.begin(), headerLine);
        header.clear();
        headerLine = 0;
    }
}

QString CsvTable::cell(size_t row, int column) const
{
    return row < rows.size() ? rows[row].value(column).trimmed() : QString();
}

QString CsvTable::columnName(int column) const
{
    const QString name = header.value(column).simplified();
    return name.isEmpty() ? Texts::tr("Column %1").arg(column + 1) : name;
}

QStringList CsvTable::columnNames() const
{
    QStringList names;
    for (int column = 0; column < columns; ++column)
        names += columnName(column);
    return names;
}

Result<CsvTable> readCsv(const QByteArray &bytes, const CsvChoices &choices)
{
    if (bytes.size() > MaxCsvBytes)
        return failure("CSV_TOO_LARGE", Texts::tr("The file is larger than %1 MB.").arg(MaxCsvBytes / (1024LL * 1024)));
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("\xD0\xCF\x11\xE0")) {
        return failure("CSV_NOT_TEXT",
                       Texts::tr("This is a spreadsheet, not a CSV file. Open it in the program that made it "
                                 "and save it as CSV."));
    }
    CsvTable table;
    const QString decoded = decode(bytes, table.encoding);
    if (decoded.contains(QChar(u'\0')))
        return failure("CSV_NOT_TEXT", Texts::tr("This is not a text file."));
    QStringView text = decoded;
    const auto told = takeSepLine(text);
    table.delimiter = choices.delimiter ? *choices.delimiter : told ? *told : guessDelimiter(text);
    Records records(text, table.delimiter, told ? 2 : 1);
    if (auto read = readRecords(records, table); !read)
        return tl::unexpected(read.error());
    if (table.rows.empty())
        return failure("CSV_EMPTY", Texts::tr("The file is empty."));
    table.setHasHeader(choices.hasHeader ? *choices.hasHeader : guessHeader(table.rows));
    return table;
}

} // namespace hub::ui
