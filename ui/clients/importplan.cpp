// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/importplan.h"

#include "ui/clients/clientnames.h"
#include "ui/clients/clientrow.h"

#include <QCoreApplication>

#include <algorithm>

namespace hub::ui {

namespace {

struct ImportTexts
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::ImportPlan)
};

/// The first column whose name has one of these words in it; earlier words count for more.
std::optional<int> columnCalled(const CsvTable &table, std::initializer_list<const char *> words)
{
    for (const char *word : words) {
        for (int column = 0; column < int(table.header.size()); ++column) {
            if (folded(table.header[column]).contains(QLatin1String(word)))
                return column;
        }
    }
    return std::nullopt;
}

/// How many of the first rows have a client's number there.
int numbersIn(const CsvTable &table, int column)
{
    int count = 0;
    for (size_t row = 0; row < std::min<size_t>(table.rows.size(), 50); ++row)
        count += checkedNumber(table.cell(row, column)).has_value();
    return count;
}

} // namespace

ImportChoice guessedChoice(const CsvTable &table)
{
    ImportChoice choice;
    const auto called = columnCalled(table, {"cliente", "client", "number", "numero", "id"});
    if (called && (table.rows.empty() || numbersIn(table, *called) > 0)) {
        choice.numberColumn = *called;
    } else {
        int most = 0;
        for (int column = 0; column < table.columns; ++column) {
            if (const int count = numbersIn(table, column); count > most) {
                most = count;
                choice.numberColumn = column;
            }
        }
    }
    const auto name = columnCalled(table, {"name", "nombre", "label", "description"});
    if (name && *name != choice.numberColumn)
        choice.nameColumn = *name;
    else if (table.columns > 1)
        choice.nameColumn = choice.numberColumn == 0 ? 1 : 0;
    return choice;
}

ImportPlan makeImportPlan(const CsvTable &table, const ImportChoice &choice, const QHash<ClienteId, QString> &known)
{
    using What = ImportPlan::What;
    ImportPlan plan;
    plan.rows.reserve(table.rows.size());
    QHash<ClienteId, int> lines; // where a number came first
    const auto judged = [&](ImportPlan::Row &row) -> What {
        const Result<ClienteId> client = checkedNumber(row.number);
        if (!client) {
            row.reason = row.number.isEmpty() ? ImportTexts::tr("There is no number.") : client.error().message;
            return What::Skip;
        }
        if (const auto first = lines.constFind(*client); first != lines.cend()) {
            row.reason = ImportTexts::tr("The same number is on line %1.").arg(*first);
            return What::Skip;
        }
        const Result<QString> name = checkedName(row.name);
        if (!name) {
            row.reason = name.error().message;
            return What::Skip;
        }
        lines.insert(*client, row.line);
        const auto former = known.constFind(*client);
        if (former == known.cend()) {
            plan.clients.emplace_back(*client, *name);
            return What::Add;
        }
        // A file without a name does not take one away.
        if (name->isEmpty() || *name == *former) {
            row.reason = ImportTexts::tr("It is there already.");
            return What::Same;
        }
        if (!choice.rename) {
            row.reason = ImportTexts::tr("It is there already, with another name.");
            return What::Same;
        }
        row.reason = *former;
        plan.clients.emplace_back(*client, *name);
        return What::Rename;
    };
    for (size_t i = 0; i < table.rows.size(); ++i) {
        ImportPlan::Row row{.line = table.lines[i],
                            .number = table.cell(i, choice.numberColumn),
                            .name = choice.nameColumn < 0 ? QString() : table.cell(i, choice.nameColumn),
                            .reason = {}};
        row.what = judged(row);
        int *counters[]{&plan.added, &plan.renamed, &plan.same, &plan.skipped};
        ++*counters[int(row.what)];
        plan.rows.push_back(std::move(row));
    }
    return plan;
}

} // namespace hub::ui
