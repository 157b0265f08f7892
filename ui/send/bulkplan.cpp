// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/bulkplan.h"

#include "core/sending/bulkparser.h"
#include "core/sending/recipient.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("hub::ui::BulkPlan", text);
}

constexpr int CancelEvery = 1024; // rows between two looks at the flag
constexpr size_t SampleRows = 200;

using Reason = BulkPlan::Reason;

Reason reasonOf(const QString &to)
{
    if (to.isEmpty())
        return Reason::NoNumber;
    static const QRegularExpression scientific(QStringLiteral("^[+-]?\\d+([.,]\\d+)?[eE]\\+?\\d+$"));
    if (scientific.match(to).hasMatch())
        return Reason::SpreadsheetNumber;
    static const QRegularExpression local(QStringLiteral("^0[\\d\\s-]{5,}$"));
    return local.match(to).hasMatch() ? Reason::LocalNumber : Reason::NotANumber;
}

std::optional<Reason> wrongMessage(const QString &message)
{
    if (message.trimmed().isEmpty())
        return Reason::EmptyMessage;
    if (message.size() > BulkRequest::MaxMessageUnits)
        return Reason::TooLong;
    if (!message.isValidUtf16() || message.contains(QChar(u'\0')))
        return Reason::BadCharacter;
    return std::nullopt;
}

/// Judges row after row.
class Judge
{
public:
    Judge(BulkPlan *plan, const QSet<QString> &leftOut) : m_plan(plan), m_leftOut(leftOut)
    {
        if (plan->text && plan->text->isConstant())
            m_constant = wrongMessage(plan->text->render(*plan->table, 0));
    }

    void judge(int row)
    {
        const QString to = m_plan->to(row);
        const auto recipient = Recipient::parse(to.toUtf8());
        if (!recipient)
            return rejectNumber(row, reasonOf(to));
        if (const auto wrong = wrongText(row))
            return reject(row, *wrong);
        const QByteArray canonical = recipient->canonical();
        const auto known = m_seen.constFind(canonical);
        if (known != m_seen.constEnd())
            return reject(row, Reason::Duplicate, *known);
        if (!m_leftOut.isEmpty() && m_leftOut.contains(QString::fromLatin1(recipient->address())))
            return reject(row, Reason::NotOnWhatsApp);
        if (m_plan->good.size() >= size_t(BulkRequest::MaxMessages))
            return reject(row, Reason::OverLimit);
        m_seen.insert(canonical, row);
        m_plan->good.push_back(row);
    }

private:
    void rejectNumber(int row, Reason reason)
    {
        if (reason == Reason::LocalNumber && m_plan->localNumbers++ == 0)
            m_plan->firstLocalNumber = row;
        reject(row, reason);
    }

    std::optional<Reason> wrongText(int row) const
    {
        if (!m_plan->text || m_plan->text->isConstant())
            return m_constant;
        return wrongMessage(m_plan->message(row));
    }

    void reject(int row, Reason reason, int sameAs = -1) { m_plan->bad.push_back(BulkPlan::Bad{row, reason, sameAs}); }

    BulkPlan *m_plan;
    const QSet<QString> &m_leftOut;
    std::optional<Reason> m_constant;
    QHash<QByteArray, int> m_seen;
};

/// `Teléfono móvil` → `telefono movil`.
QString plainWord(const QString &header)
{
    QString word;
    for (const QChar c : header.normalized(QString::NormalizationForm_KD)) {
        if (c.isLetterOrNumber())
            word += c.toLower();
        else if (!c.isMark())
            word += u' ';
    }
    return word.simplified();
}

/// How much a column's name promises a phone number: 0 to 1.
double promise(const QString &header)
{
    static const QStringList certain{
        QStringLiteral("phone"),     QStringLiteral("phone number"), QStringLiteral("telefono"),
        QStringLiteral("telefone"),  QStringLiteral("telephone"),    QStringLiteral("whatsapp"),
        QStringLiteral("mobile"),    QStringLiteral("celular"),      QStringLiteral("movil"),
        QStringLiteral("cellphone"), QStringLiteral("msisdn"),       QStringLiteral("to"),
        QStringLiteral("tel"),       QStringLiteral("handy"),        QStringLiteral("telefon")};
    static const QStringList likely{QStringLiteral("number"),    QStringLiteral("numero"), QStringLiteral("cell"),
                                    QStringLiteral("recipient"), QStringLiteral("para"),   QStringLiteral("contact"),
                                    QStringLiteral("contacto"),  QStringLiteral("nummer")};
    const QString word = plainWord(header);
    if (certain.contains(word))
        return 1;
    if (likely.contains(word))
        return 0.6;
    const QStringList parts = word.split(u' ', Qt::SkipEmptyParts);
    const auto within = [&parts](const QStringList &words) {
        return std::any_of(parts.begin(), parts.end(), [&words](const QString &part) { return words.contains(part); });
    };
    if (within(certain))
        return 0.7;
    return within(likely) ? 0.3 : 0;
}

/// The share of a column's cells (of those with anything in them) that are recipients, in its first rows.
double shareOfRecipients(const CsvTable &table, int column)
{
    int filled = 0;
    int fit = 0;
    for (size_t row = 0; row < table.rows.size() && row < SampleRows; ++row) {
        const QString cell = tidyRecipient(table.cell(row, column));
        filled += !cell.isEmpty();
        fit += Recipient::parse(cell.toUtf8()).has_value();
    }
    return filled == 0 ? 0 : double(fit) / filled;
}

} // namespace

QString tidyRecipient(const QString &text)
{
    QString tidy;
    tidy.reserve(text.size());
    for (const QChar c : text) {
        switch (c.category()) {
        case QChar::Separator_Space:
            tidy += u' ';
            break;
        case QChar::Other_Format:
            break;
        case QChar::Punctuation_Dash:
            tidy += u'-';
            break;
        default:
            tidy += c;
        }
    }
    tidy = tidy.trimmed();
    if (tidy.size() > 1 && tidy[0] == u'\'' && (tidy[1] == u'+' || tidy[1].isDigit()))
        tidy.remove(0, 1);
    return tidy;
}

std::optional<int> guessRecipientColumn(const CsvTable &table)
{
    std::optional<int> best;
    double bestScore = 0.45; // neither a vague name nor a few fitting cells alone
    for (int column = 0; column < table.columns; ++column) {
        const double score = promise(table.header.value(column)) + shareOfRecipients(table, column);
        if (score > bestScore) {
            best = column;
            bestScore = score;
        }
    }
    return best;
}

std::shared_ptr<const BulkPlan> BulkPlan::make(std::shared_ptr<const CsvTable> table, int toColumn,
                                               std::optional<MessageTemplate> text, const std::atomic<bool> &cancelled,
                                               const QSet<QString> &leftOut)
{
    auto plan = std::make_shared<BulkPlan>();
    plan->table = std::move(table);
    plan->toColumn = toColumn;
    plan->text = std::move(text);
    Judge judge(plan.get(), leftOut);
    const int rows = int(plan->table->rows.size());
    for (int row = 0; row < rows; ++row) {
        if (row % CancelEvery == 0 && cancelled)
            return nullptr;
        judge.judge(row);
    }
    return plan;
}

QString BulkPlan::to(int row) const
{
    return tidyRecipient(table->cell(size_t(row), toColumn));
}

QString BulkPlan::message(int row) const
{
    return text ? text->render(*table, size_t(row)) : QString();
}

QString BulkPlan::reasonText(const Bad &row) const
{
    switch (row.reason) {
    case Reason::NoNumber:
        return tr("No number");
    case Reason::NotANumber:
        return tr("Not a number: it needs 7 to 15 digits with the country code, and nothing but spaces and dashes");
    case Reason::LocalNumber:
        return tr("It begins with 0: write it with its country");
    case Reason::SpreadsheetNumber:
        return tr("A spreadsheet has shortened this number: format its column as text and save again");
    case Reason::EmptyMessage:
        return tr("The message is empty");
    case Reason::TooLong:
        return tr("The message is longer than %1 characters").arg(QLocale().toString(BulkRequest::MaxMessageUnits));
    case Reason::BadCharacter:
        return tr("The message has a character that cannot be sent");
    case Reason::Duplicate:
        return tr("The same number as on line %1").arg(line(row.sameAsRow));
    case Reason::OverLimit:
        return tr("A job holds at most %1 messages: send this one with another")
            .arg(QLocale().toString(BulkRequest::MaxMessages));
    case Reason::NotOnWhatsApp:
        return tr("Not on WhatsApp");
    case Reason::RefusedByHub:
        return tr("Refused by the hub: %1").arg(row.words);
    }
    return {};
}

std::vector<JobDraft::Message> BulkPlan::messages() const
{
    std::vector<JobDraft::Message> made;
    made.reserve(good.size());
    for (const int row : good)
        made.push_back(JobDraft::Message{to(row), message(row)});
    return made;
}

} // namespace hub::ui
