// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clients/clientrepository.h"
#include "ui/common/csvreader.h"

#include <QHash>

#include <array>
#include <utility>
#include <vector>

namespace hub::ui {

/// How a table of clients is meant.
struct ImportChoice
{
    /// What a column may hold beside the client's number.
    enum Field { Name, Session, Phone, Tags, Wanted, FieldCount };

    int numberColumn = 0;
    std::array<int, FieldCount> columns{-1, -1, -1, -1, -1}; ///< -1: there is none
    bool change = true;                                      ///< clients that are there already get what the file says

    friend bool operator==(const ImportChoice &, const ImportChoice &) = default;
};

/// What importing a table of clients would do, row by row. Pure and thread-safe: large tables belong on another thread.
struct ImportPlan
{
    enum class What { Add, Change, Same, Skip };
    struct Row
    {
        int line = 0;
        QString number; ///< as it stands in the file
        QString name;
        What what = What::Skip;
        QString reason;           ///< Same, Skip: why; Change: the former name, if it changes
        QStringList changes = {}; ///< Change: what, in words
    };

    std::vector<Row> rows;
    std::vector<std::pair<ClienteId, clients::Edit>> clients; ///< what to do: new ones, and changes
    int added = 0;
    int changed = 0;
    int same = 0;
    int skipped = 0;
};

/// Guessed from the header's words, else from what is in the columns.
[[nodiscard]] ImportChoice guessedChoice(const CsvTable &table);
/// `known`: the clients that are there, as one would enter them.
[[nodiscard]] ImportPlan makeImportPlan(const CsvTable &table, const ImportChoice &choice,
                                        const QHash<ClienteId, clients::Edit> &known);

} // namespace hub::ui
