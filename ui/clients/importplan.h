// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "ui/common/csvreader.h"

#include <QHash>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace hub::ui {

/// What importing a table of clients would do, row by row. Pure and thread-safe: large tables belong on another thread.
struct ImportPlan
{
    enum class What { Add, Rename, Same, Skip };
    struct Row
    {
        int line = 0;
        QString number; ///< as it stands in the file
        QString name;
        What what = What::Skip;
        QString reason; ///< Rename: the former name; Same, Skip: why
    };

    std::vector<Row> rows;
    std::vector<std::pair<ClienteId, QString>> clients; ///< what to do: new ones, and new names
    int added = 0;
    int renamed = 0;
    int same = 0;
    int skipped = 0;
};

/// How the table is meant.
struct ImportChoice
{
    int numberColumn = 0;
    int nameColumn = -1; ///< -1: there is none
    bool rename = true;  ///< clients that are there already get the file's name

    friend bool operator==(const ImportChoice &, const ImportChoice &) = default;
};

/// Guessed from the header's words, else from what is in the columns.
[[nodiscard]] ImportChoice guessedChoice(const CsvTable &table);
/// `known`: the clients that are there, with their names.
[[nodiscard]] ImportPlan makeImportPlan(const CsvTable &table, const ImportChoice &choice,
                                        const QHash<ClienteId, QString> &known);

} // namespace hub::ui
