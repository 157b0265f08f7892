// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messagetemplate.h"

#include <QCoreApplication>

#include <algorithm>

namespace hub::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::MessageTemplate)
};

constexpr int ShownName = 40; // of a wrong name, in an error

int columnOf(const QString &name, const QStringList &columns)
{
    if (const auto exact = columns.indexOf(name); exact >= 0)
        return int(exact);
    int found = -1;
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

tl::unexpected<Error> unknownName(const QString &name, const QStringList &columns)
{
    if (name.isEmpty())
        return failure("TEMPLATE_UNKNOWN", Text::tr("There is nothing between { and }. Write {{ for a plain brace."));
    QString shown = name.left(ShownName);
    if (shown.size() < name.size())
        shown += u'…';
    if (columns.isEmpty())
        return failure("TEMPLATE_UNKNOWN",
                       Text::tr("{%1} stands for a column, but there are no recipients yet.").arg(shown));
    return failure("TEMPLATE_UNKNOWN", Text::tr("There is no column “%1”. Write {{ for a plain brace.").arg(shown));
}

} // namespace

void MessageTemplate::addLiteral(QStringView text)
{
    if (text.isEmpty())
        return;
    if (m_pieces.empty() || m_pieces.back().column >= 0)
        m_pieces.push_back(Piece{});
    m_pieces.back().literal.append(text);
}

Result<MessageTemplate> MessageTemplate::parse(const QString &text, const QStringList &columns)
{
    MessageTemplate made;
    const QStringView view = text;
    qsizetype at = 0;
    while (at < view.size()) {
        const qsizetype brace = view.indexOf(u'{', at);
        if (brace < 0)
            break;
        made.addLiteral(view.sliced(at, brace - at));
        if (brace + 1 < view.size() && view[brace + 1] == u'{') {
            made.addLiteral(u"{");
            at = brace + 2;
            continue;
        }
        const qsizetype end = view.indexOf(u'}', brace);
        if (end < 0)
            return failure("TEMPLATE_OPEN", Text::tr("A { has no }. Write {{ for a plain brace."));
        const QString name = view.sliced(brace + 1, end - brace - 1).toString().simplified();
        const int column = columnOf(name, columns);
        if (column < 0)
            return unknownName(name, columns);
        made.m_pieces.push_back(Piece{{}, column});
        at = end + 1;
    }
    made.addLiteral(view.sliced(std::min(at, view.size())));
    return made;
}

QStringList MessageTemplate::names(const CsvTable &table)
{
    QStringList names;
    for (int column = 0; column < table.columns; ++column) {
        QString name = table.columnName(column);
        name.remove(u'{').remove(u'}');
        name = name.simplified();
        if (name.isEmpty())
            name = Text::tr("Column %1").arg(column + 1);
        QString distinct = name;
        for (int number = 2; names.contains(distinct, Qt::CaseInsensitive); ++number)
            distinct = Text::tr("%1 (%2)").arg(name).arg(number);
        names.append(distinct);
    }
    return names;
}

std::optional<QString> MessageTemplate::doubledName(const QString &text, const QStringList &columns)
{
    for (qsizetype at = text.indexOf(QLatin1String("{{")); at >= 0; at = text.indexOf(QLatin1String("{{"), at + 2)) {
        const qsizetype end = text.indexOf(QLatin1String("}}"), at);
        if (end < 0)
            break;
        const QString name = text.sliced(at + 2, end - at - 2).simplified();
        if (columnOf(name, columns) >= 0)
            return name;
    }
    return std::nullopt;
}

QString MessageTemplate::render(const CsvTable &table, size_t row) const
{
    QString text;
    for (const Piece &piece : m_pieces)
        text += piece.column < 0 ? piece.literal : table.cell(row, piece.column);
    return text;
}

bool MessageTemplate::isConstant() const
{
    return std::all_of(m_pieces.begin(), m_pieces.end(), [](const Piece &piece) { return piece.column < 0; });
}

} // namespace hub::ui
