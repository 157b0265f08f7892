// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/importdialog.h"

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
    case ImportPlan::What::Change:
        if (!row.changes.isEmpty())
            return ImportModel::tr("Change: %1").arg(row.changes.join(QLatin1String(", ")));
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
    , m_header(new QCheckBox(tr("The first &row is a header"), this))
    , m_rename(new QCheckBox(tr("Cha&nge clients that are there already"), this))
    , m_onlySkipped(new QCheckBox(tr("Show only &skipped rows"), this))
    , m_view(new QTableView(this))
    , m_hint(new EmptyState(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import clients"));
    for (QComboBox *&box : m_fields)
        box = new QComboBox(this);
    build();
    connect(m_number, &QComboBox::activated, this, &ImportDialog::makePlan);
    for (const QComboBox *box : m_fields)
        connect(box, &QComboBox::activated, this, &ImportDialog::makePlan);
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
    layout->addLayout(buildChoices());
    layout->addWidget(m_view, 1);
    layout->addLayout(below);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().lineSpacing() * 32);
    for (QWidget *widget : choices())
        widget->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::onAccepted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

/// Which column is what, two beside each other.
QLayout *ImportDialog::buildChoices()
{
    static constexpr std::array<const char *, ImportChoice::FieldCount> Names{
        "nameColumn", "sessionColumn", "phoneColumn", "tagsColumn", "wantedColumn"};
    const std::array<QString, ImportChoice::FieldCount> labels{
        tr("N&ame:"), tr("Name at the &engine:"), tr("Expected &phone:"), tr("&Tags:"), tr("Meant to be &on:")};
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Gap);
    grid->setVerticalSpacing(GapSmall);
    const auto place = [&](const QString &text, QComboBox *box, int number) {
        auto *label = new QLabel(text, this);
        label->setBuddy(box);
        box->setMinimumContentsLength(16);
        grid->addWidget(label, number / 2, number % 2 * 2);
        grid->addWidget(box, number / 2, number % 2 * 2 + 1);
    };
    place(tr("Client &ID:"), m_number, 0);
    for (int field = 0; field < ImportChoice::FieldCount; ++field) {
        m_fields[size_t(field)]->setObjectName(QLatin1String(Names[size_t(field)]));
        place(labels[size_t(field)], m_fields[size_t(field)], field + 1);
    }
    grid->addWidget(m_header, 3, 0, 1, 2);
    grid->addWidget(m_rename, 3, 2, 1, 2);
    grid->setColumnStretch(4, 1);
    return grid;
}

std::vector<QWidget *> ImportDialog::choices() const
{
    std::vector<QWidget *> all{m_number, m_header, m_rename, m_onlySkipped};
    all.insert(all.end(), m_fields.begin(), m_fields.end());
    return all;
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
    CsvImport::listColumns(*m_number, table->columnNames());
    for (QComboBox *box : m_fields)
        CsvImport::listColumns(*box, table->columnNames(), tr("None"));
    if (first) {
        const ImportChoice guessed = guessedChoice(*table);
        m_number->setCurrentIndex(guessed.numberColumn);
        for (size_t field = 0; field < m_fields.size(); ++field)
            m_fields[field]->setCurrentIndex(guessed.columns[field] + 1);
        for (QWidget *widget : choices())
            widget->setEnabled(true);
    }
    makePlan();
}

ImportChoice ImportDialog::choice() const
{
    ImportChoice chosen{.numberColumn = m_number->currentData().toInt(), .change = m_rename->isChecked()};
    for (size_t field = 0; field < m_fields.size(); ++field)
        chosen.columns[field] = m_fields[field]->currentData().toInt();
    return chosen;
}

void ImportDialog::makePlan()
{
    if (!m_csv.table())
        return;
    m_import->setEnabled(false);
    QHash<ClienteId, clients::Edit> known;
    for (const auto &[id, client] : m_clients.clients())
        known.insert(id, {.name = client.name,
                          .tags = client.tags,
                          .expectedPhone = client.expectedPhone,
                          .wanted = client.wanted,
                          .session = client.session});
    runOffThread(
        this,
        [choice = choice(), known, table = m_csv.table()] {
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
    if (m_plan->changed > 0)
        parts += counted(m_plan->changed, tr("1 is changed"), tr("%1 are changed"));
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
