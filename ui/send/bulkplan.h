// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "ui/common/csvreader.h"
#include "ui/send/messagetemplate.h"

#include <QSet>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace hub::ui {

/// What would become of each row of a table: sent, or not and why. Pure and thread-safe; a hundred thousand rows take a
/// tenth of a second, so they are judged on another thread. The messages themselves are made when somebody looks.
struct BulkPlan
{
    enum class Reason {
        NoNumber,          ///< the cell is empty
        NotANumber,        ///< neither 7 to 15 digits nor a WhatsApp id
        LocalNumber,       ///< begins with 0: its country is missing
        SpreadsheetNumber, ///< `5.49E+12`: digits that are lost
        EmptyMessage,
        TooLong,
        BadCharacter, ///< U+0000 or half a surrogate pair
        Duplicate,
        OverLimit,     ///< more than one job can hold
        NotOnWhatsApp, ///< somebody has said to leave these out
        RefusedByHub   ///< told afterwards
    };
    struct Bad
    {
        int row = 0; ///< in the table
        Reason reason = Reason::NotANumber;
        int sameAsRow = -1; ///< Duplicate: the row that is sent
        QString words = {}; ///< RefusedByHub
    };

    std::shared_ptr<const CsvTable> table;
    int toColumn = 0;
    std::optional<MessageTemplate> text; ///< without one only the numbers have been judged
    std::vector<int> good;               ///< rows that will be sent, in order
    std::vector<Bad> bad;
    int localNumbers = 0;      ///< bad ones that begin with 0
    int firstLocalNumber = -1; ///< the row of the first of them

    /// Gives nothing if `cancelled` becomes true on the way. `leftOut`: digits that are not on WhatsApp.
    [[nodiscard]] static std::shared_ptr<const BulkPlan> make(std::shared_ptr<const CsvTable> table, int toColumn,
                                                              std::optional<MessageTemplate> text,
                                                              const std::atomic<bool> &cancelled,
                                                              const QSet<QString> &leftOut = {});

    /// As the operator wrote it, tidied.
    [[nodiscard]] QString to(int row) const;
    [[nodiscard]] QString message(int row) const;
    [[nodiscard]] int line(int row) const { return table->lines[size_t(row)]; }
    [[nodiscard]] QString reasonText(const Bad &row) const;
    [[nodiscard]] std::vector<JobDraft::Message> messages() const;
};

/// Without what people cannot see (marks of direction, no-break spaces, a spreadsheet's leading apostrophe) and with
/// plain dashes. Leaves the rest: brackets and dots can hide a wrong digit, so they stay an error.
[[nodiscard]] QString tidyRecipient(const QString &text);

/// The column that holds the numbers, from its name and its cells; none if no column looks like it.
[[nodiscard]] std::optional<int> guessRecipientColumn(const CsvTable &table);

} // namespace hub::ui
