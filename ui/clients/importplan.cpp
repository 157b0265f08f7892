// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/importplan.h"

#include "core/clients/clientregistry.h"
#include "ui/clients/clientnames.h"
#include "ui/common/searchfield.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <initializer_list>
#include <optional>

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

std::optional<bool> wishOf(const QString &text)
{
    static const QStringList on{QStringLiteral("on"), QStringLiteral("yes"), QStringLiteral("true"),
                                QStringLiteral("1"), QStringLiteral("si")};
    static const QStringList off{QStringLiteral("off"), QStringLiteral("no"), QStringLiteral("false"),
                                 QStringLiteral("0")};
    const QString word = folded(text.trimmed());
    if (on.contains(word))
        return true;
    return off.contains(word) ? std::optional(false) : std::nullopt;
}

QString reasonOf(const Error &error)
{
    if (error.field == "session")
        return ImportTexts::tr("The name at the engine is not one line of at most 100 characters.");
    if (error.field == "expected_phone")
        return ImportTexts::tr("The expected phone is no number with its country.");
    if (error.field == "tags")
        return ImportTexts::tr("There are more than 20 tags, or one is longer than 40 characters.");
    return error.message;
}

/// What a row says of a client; an empty cell says nothing.
Result<clients::Edit> editOf(const CsvTable &table, size_t row, const ImportChoice &choice)
{
    const auto cell = [&](ImportChoice::Field field) {
        const int column = choice.columns[size_t(field)];
        return column < 0 ? QString() : table.cell(row, column).trimmed();
    };
    clients::Edit edit;
    HUB_TRY(const QString name, checkedName(cell(ImportChoice::Name)));
    if (!name.isEmpty())
        edit.name = name;
    if (const QString session = cell(ImportChoice::Session); !session.isEmpty())
        edit.session = session;
    if (const QString phone = cell(ImportChoice::Phone); !phone.isEmpty())
        edit.expectedPhone = phone;
    static const QRegularExpression betweenTags(QStringLiteral("\\s*[,;|]\\s*"));
    if (const QString tags = cell(ImportChoice::Tags); !tags.isEmpty())
        edit.tags = tags.split(betweenTags, Qt::SkipEmptyParts);
    if (const QString wish = cell(ImportChoice::Wanted); !wish.isEmpty()) {
        edit.wanted = wishOf(wish);
        if (!edit.wanted)
            return failure("INVALID_REQUEST", ImportTexts::tr("Whether it is meant to be on: write on or off."));
    }
    return ClientRegistry::checkEdit(std::move(edit)).map_error([](Error error) {
        error.message = reasonOf(error);
        return error;
    });
}

/// What of it is new, with words for everything but the name.
clients::Edit differenceOf(clients::Edit edit, const clients::Edit &known, QStringList &words)
{
    const auto compare = [&words](auto &wanted, const auto &is, const QString &what) {
        using Value = typename std::decay_t<decltype(is)>::value_type;
        if (wanted && *wanted == is.value_or(Value()))
            wanted.reset();
        else if (wanted)
            words += what;
    };
    if (edit.name == known.name.value_or(QString()))
        edit.name.reset();
    compare(edit.session, known.session, ImportTexts::tr("name at the engine"));
    compare(edit.expectedPhone, known.expectedPhone, ImportTexts::tr("expected phone"));
    compare(edit.tags, known.tags, ImportTexts::tr("tags"));
    if (edit.wanted == known.wanted.value_or(true))
        edit.wanted.reset();
    else if (edit.wanted)
        words += *edit.wanted ? ImportTexts::tr("meant to be on") : ImportTexts::tr("meant to be off");
    if (edit.name && !words.isEmpty())
        words.prepend(ImportTexts::tr("name"));
    return edit;
}

} // namespace

ImportChoice guessedChoice(const CsvTable &table)
{
    ImportChoice choice;
    auto &columns = choice.columns;
    columns[ImportChoice::Session] = columnCalled(table, {"session", "sesion", "instance"}).value_or(-1);
    columns[ImportChoice::Phone] = columnCalled(table, {"expected", "esperado"}).value_or(-1);
    columns[ImportChoice::Tags] = columnCalled(table, {"tags", "etiquetas"}).value_or(-1);
    columns[ImportChoice::Wanted] = columnCalled(table, {"wanted", "meant to be on"}).value_or(-1);
    const auto isFree = [&columns](int column) {
        return std::find(columns.begin(), columns.end(), column) == columns.end();
    };
    const auto called = columnCalled(table, {"cliente", "client", "number", "numero", "id"});
    if (called && isFree(*called) && (table.rows.empty() || numbersIn(table, *called) > 0)) {
        choice.numberColumn = *called;
    } else {
        int most = 0;
        for (int column = 0; column < table.columns; ++column) {
            if (const int count = isFree(column) ? numbersIn(table, column) : 0; count > most) {
                most = count;
                choice.numberColumn = column;
            }
        }
    }
    const auto name = columnCalled(table, {"name", "nombre", "label", "description"});
    const int beside = choice.numberColumn == 0 ? 1 : 0;
    if (name && *name != choice.numberColumn && isFree(*name))
        columns[ImportChoice::Name] = *name;
    else if (table.columns > 1 && isFree(beside))
        columns[ImportChoice::Name] = beside;
    return choice;
}

ImportPlan makeImportPlan(const CsvTable &table, const ImportChoice &choice,
                          const QHash<ClienteId, clients::Edit> &known)
{
    using What = ImportPlan::What;
    ImportPlan plan;
    plan.rows.reserve(table.rows.size());
    QHash<ClienteId, int> lines; // where a number came first
    const auto judged = [&](ImportPlan::Row &row, size_t index) -> What {
        const Result<ClienteId> client = checkedNumber(row.number);
        if (!client) {
            row.reason = row.number.isEmpty() ? ImportTexts::tr("There is no number.") : client.error().message;
            return What::Skip;
        }
        if (const auto first = lines.constFind(*client); first != lines.cend()) {
            row.reason = ImportTexts::tr("The same number is on line %1.").arg(*first);
            return What::Skip;
        }
        const Result<clients::Edit> edit = editOf(table, index, choice);
        if (!edit) {
            row.reason = edit.error().message;
            return What::Skip;
        }
        lines.insert(*client, row.line);
        const auto former = known.constFind(*client);
        if (former == known.cend()) {
            plan.clients.emplace_back(*client, *edit);
            return What::Add;
        }
        // A file without a name does not take one away.
        const clients::Edit difference = differenceOf(*edit, *former, row.changes);
        if (difference == clients::Edit() || !choice.change) {
            row.reason = difference == clients::Edit() ? ImportTexts::tr("It is there already.")
                         : row.changes.isEmpty()       ? ImportTexts::tr("It is there already, with another name.")
                                                       : ImportTexts::tr("It is there already, and not the same.");
            return What::Same;
        }
        if (difference.name)
            row.reason = former->name.value_or(QString());
        plan.clients.emplace_back(*client, difference);
        return What::Change;
    };
    for (size_t i = 0; i < table.rows.size(); ++i) {
        const int nameColumn = choice.columns[ImportChoice::Name];
        ImportPlan::Row row{.line = table.lines[i],
                            .number = table.cell(i, choice.numberColumn),
                            .name = nameColumn < 0 ? QString() : table.cell(i, nameColumn),
                            .reason = {}};
        row.what = judged(row, i);
        int *counters[]{&plan.added, &plan.changed, &plan.same, &plan.skipped};
        ++*counters[int(row.what)];
        plan.rows.push_back(std::move(row));
    }
    return plan;
}

} // namespace hub::ui
