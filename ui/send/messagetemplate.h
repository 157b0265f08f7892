// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "ui/common/csvreader.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace hub::ui {

/// A message text in which `{column}` stands for a row's cell and `{{` for a brace. A plain value, pure; any thread.
class MessageTemplate
{
public:
    /// `columns` are the names that may stand in braces; upper and lower case are the same unless that is ambiguous.
    /// Errors, with a sentence for people: TEMPLATE_UNKNOWN (no such column), TEMPLATE_OPEN (a brace without its end).
    [[nodiscard]] static Result<MessageTemplate> parse(const QString &text, const QStringList &columns);

    /// What the columns of a table are called in braces: its headers, without braces of their own and each different.
    [[nodiscard]] static QStringList names(const CsvTable &table);
    /// `{{name}}`, as other programs write a placeholder: it would be sent as `{name}}`. Gives the name, to warn.
    [[nodiscard]] static std::optional<QString> doubledName(const QString &text, const QStringList &columns);

    /// The message for one row.
    [[nodiscard]] QString render(const CsvTable &table, size_t row) const;
    /// Whether every row gets the same message.
    [[nodiscard]] bool isConstant() const;

private:
    struct Piece
    {
        QString literal;
        int column = -1; ///< -1: the literal
    };

    void addLiteral(QStringView text);

    std::vector<Piece> m_pieces;
};

} // namespace hub::ui
