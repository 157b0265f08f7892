// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/importdialog.h"

#include "ui/clients/clientnames.h"
#include "ui/clients/clientrow.h"
#include "ui/common/appearance.h"
#include "ui/common/offthread.h"
#include "ui/common/tablelook.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

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

namespace {

/// One line, whatever the file has in it.
QString inOneLine(const QString &text)
{
    return text.left(200).simplified();
}

QString whatText(const ImportPlan::Row &row)
{
    switch (row.what) {
    case ImportPlan::What::Add:
        return ImportModel::tr("Add");
    case ImportPlan::What::Rename:
        return row.reason.isEmpty() ? ImportModel::tr("Name it")
                                    : ImportModel::tr("Rename (so far %1)").arg(row.reason);
    case ImportPlan::What::Same:
        return ImportModel::tr("Leave as it is. %1").arg(row.reason);
    case ImportPlan::What::Skip:
        return ImportModel::tr("Skip. %1").arg(row.reason);
    }
    Q_UNREACHABLE();
}

} // namespace

ImportModel::ImportModel(QObject *parent) : TableModel(parent)
{
    using Row = ImportPlan::Row;
    const auto stays = [](const Row &row) {
        return row.what == ImportPlan::What::Skip || row.what == ImportPlan::What::Same;
    };
    setColumns({{.header = tr("Line"),
                 .text = [](const Row &row) { return QString::number(row.line); },
                 .width = 8,
                 .alignment = Qt::AlignRight,
                 .muted = stays},
                {.header = tr("Client ID"),
                 .text = [](const Row &row) { return inOneLine(row.number); },
                 .width = 14,
                 .alignment = Qt::AlignRight,
                 .muted = stays},
                {.header = tr("Name"),
                 .text = [](const Row &row) { return inOneLine(row.name); },
                 .width = 28,
                 .muted = stays},
                {.header = tr("What happens"),
                 .text = whatText,
                 .muted = [](const Row &row) { return row.what == ImportPlan::What::Same; },
                 .more =
                     [](const Row &row, int role) {
                         return role == Qt::ForegroundRole && row.what == ImportPlan::What::Skip
                                    ? QVariant(toneColor(Tone::Bad, QApplication::palette()))
                                    : QVariant();
                     }}});
}

void ImportModel::setPlan(std::shared_ptr<const ImportPlan> plan)
{
    beginResetModel(); // another plan is another table
    m_plan = std::move(plan);
    showRows();
    endResetModel();
}

void ImportModel::setOnlySkipped(bool on)
{
    if (on == m_onlySkipped)
        return;
    beginResetModel();
    m_onlySkipped = on;
    showRows();
    endResetModel();
}

void ImportModel::showRows()
{
    m_shown.clear();
    for (const ImportPlan::Row &row : m_plan->rows) {
        if (!m_onlySkipped || row.what == ImportPlan::What::Skip)
            m_shown.push_back(&row);
    }
}

const ImportPlan::Row *ImportModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? m_shown[size_t(row)] : nullptr;
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

namespace {

QString delimiterName(QChar delimiter)
{
    switch (delimiter.unicode()) {
    case u',':
        return ImportDialog::tr("separated by commas");
    case u';':
        return ImportDialog::tr("separated by semicolons");
    case u'\t':
        return ImportDialog::tr("separated by tabs");
    default:
        return ImportDialog::tr("separated by %1").arg(delimiter);
    }
}

QString counted(int count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(QLocale().toString(count));
}

} // namespace

ImportDialog::ImportDialog(const ClientStore &clients, const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_clients(clients)
    , m_model(new ImportModel(this))
    , m_about(new PlainLabel({}, this))
    , m_summary(new PlainLabel({}, this))
    , m_number(new QComboBox(this))
    , m_name(new QComboBox(this))
    , m_header(new QCheckBox(tr("The first &row is a header"), this))
    , m_rename(new QCheckBox(tr("Re&name clients that are there already"), this))
    , m_onlySkipped(new QCheckBox(tr("Show only &skipped rows"), this))
    , m_view(new QTableView(this))
    , m_hint(new EmptyState(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import clients"));
    build();
    connect(m_number, &QComboBox::activated, this, &ImportDialog::makePlan);
    connect(m_name, &QComboBox::activated, this, &ImportDialog::makePlan);
    connect(m_rename, &QCheckBox::toggled, this, &ImportDialog::makePlan);
    connect(m_header, &QCheckBox::clicked, &m_csv, &CsvImport::setHasHeader);
    connect(m_onlySkipped, &QCheckBox::toggled, m_model, &ImportModel::setOnlySkipped);
    connect(&m_csv, &CsvImport::loaded, this, &ImportDialog::onLoaded);
    m_csv.loadFile(file);
    m_about->setText(m_csv.source());
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::build()
{
    m_number->setObjectName(QStringLiteral("numberColumn"));
    m_name->setObjectName(QStringLiteral("nameColumn"));
    m_header->setObjectName(QStringLiteral("header"));
    m_rename->setObjectName(QStringLiteral("rename"));
    m_rename->setChecked(true);
    m_onlySkipped->setObjectName(QStringLiteral("onlySkipped"));
    m_onlySkipped->hide();
    m_about->setMuted(true);
    m_about->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setWordWrap(true);
    buildTable();

    const auto labelled = [this](const QString &text, QWidget *buddy) {
        auto *label = new QLabel(text, this);
        label->setBuddy(buddy);
        return label;
    };
    auto *choices = new QGridLayout;
    choices->setHorizontalSpacing(Gap);
    choices->setVerticalSpacing(GapSmall);
    choices->addWidget(labelled(tr("Client &ID:"), m_number), 0, 0);
    choices->addWidget(m_number, 0, 1);
    choices->addWidget(m_header, 0, 2);
    choices->addWidget(labelled(tr("N&ame:"), m_name), 1, 0);
    choices->addWidget(m_name, 1, 1);
    choices->addWidget(m_rename, 1, 2);
    choices->setColumnStretch(3, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    m_import->setObjectName(QStringLiteral("importButton"));
    m_import->setDefault(true);
    m_import->setEnabled(false);
    auto *below = new QHBoxLayout;
    below->addWidget(m_summary, 1);
    below->addWidget(m_onlySkipped, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    layout->addWidget(m_about);
    layout->addLayout(choices);
    layout->addWidget(m_view, 1);
    layout->addLayout(below);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().lineSpacing() * 32);
    for (QComboBox *box : {m_number, m_name})
        box->setMinimumContentsLength(16);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_number, m_name, m_header, m_rename, m_onlySkipped})
        widget->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::onAccepted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ImportDialog::buildTable()
{
    m_view->setModel(m_model);
    TableLook::prepare(*m_view, QStringLiteral("importPreview"));
    m_view->setAccessibleName(tr("What will happen"));
    TableLook::setColumnWidths(*m_view, *m_model);
    m_view->setMinimumHeight(fontMetrics().lineSpacing() * 7);
    m_hint->setTexts("clock", tr("Loading…"), tr("The file is being read."));
    m_hint->cover(m_view);
}

void ImportDialog::onLoaded()
{
    const CsvTable *table = m_csv.table().get();
    if (table == nullptr) {
        m_hint->setTexts("error", tr("This file cannot be imported"), m_csv.error());
        Q_EMIT planned();
        return;
    }
    m_about->setText(tr("%1: %2, %3", "file, encoding, separated by…")
                         .arg(m_csv.source(), QString::fromLatin1(table->encoding), delimiterName(table->delimiter)));
    m_header->setChecked(table->hasHeader);
    const bool first = m_number->count() == 0;
    CsvImport::listColumns(*m_number, *table);
    CsvImport::listColumns(*m_name, *table, tr("None"));
    if (first) {
        const ImportChoice choice = guessedChoice(*table);
        m_number->setCurrentIndex(choice.numberColumn);
        m_name->setCurrentIndex(choice.nameColumn + 1);
        for (QWidget *widget : std::initializer_list<QWidget *>{m_number, m_name, m_header, m_rename, m_onlySkipped})
            widget->setEnabled(true);
    }
    makePlan();
}

void ImportDialog::makePlan()
{
    if (!m_csv.table())
        return;
    const ImportChoice choice{m_number->currentData().toInt(), m_name->currentData().toInt(), m_rename->isChecked()};
    m_import->setEnabled(false);
    QHash<ClienteId, QString> known;
    for (const auto &[id, client] : m_clients.clients())
        known.insert(id, client.name);
    runOffThread(
        this,
        [choice, known, table = m_csv.table()] {
            return std::make_shared<const ImportPlan>(makeImportPlan(*table, choice, known));
        },
        [this, question = ++m_planning](std::shared_ptr<const ImportPlan> plan) {
            if (question == m_planning)
                showPlan(std::move(plan));
        });
}

void ImportDialog::showPlan(std::shared_ptr<const ImportPlan> plan)
{
    m_plan = std::move(plan);
    m_hint->setTexts("check-circle", tr("No row is skipped"), QString());
    m_model->setPlan(m_plan);
    QStringList parts;
    if (m_plan->added > 0)
        parts += counted(m_plan->added, tr("1 new client"), tr("%1 new clients"));
    if (m_plan->renamed > 0)
        parts += counted(m_plan->renamed, tr("1 new name"), tr("%1 new names"));
    if (m_plan->same > 0)
        parts += counted(m_plan->same, tr("1 stays as it is"), tr("%1 stay as they are"));
    if (m_plan->skipped > 0)
        parts += counted(m_plan->skipped, tr("1 row skipped"), tr("%1 rows skipped"));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    const int count = int(m_plan->clients.size());
    m_onlySkipped->setVisible(m_plan->skipped > 0 || m_onlySkipped->isChecked());
    m_import->setText(count == 0 ? tr("Import") : counted(count, tr("Import 1 client"), tr("Import %1 clients")));
    m_import->setEnabled(count > 0);
    Q_EMIT planned();
}

void ImportDialog::onAccepted()
{
    if (!m_plan || m_plan->clients.empty() || !m_import->isEnabled())
        return;
    Q_EMIT chosen(m_plan->clients);
    accept();
}

} // namespace hub::ui
