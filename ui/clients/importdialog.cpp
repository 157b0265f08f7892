// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/importdialog.h"

#include "ui/clients/importmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QThreadPool>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

Result<CsvTable> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure("FILE_FAILED", ImportDialog::tr("The file could not be opened: %1.").arg(file.errorString()));
    if (file.size() > MaxCsvBytes)
        return failure("CSV_TOO_LARGE", ImportDialog::tr("The file is too large."));
    // A pipe or a device has no size, and no end.
    const QByteArray bytes = file.read(MaxCsvBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure("FILE_FAILED", ImportDialog::tr("The file could not be read: %1.").arg(file.errorString()));
    return readCsv(bytes);
}

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
    , m_file(file)
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
    connect(m_number, &QComboBox::activated, this, &ImportDialog::plan);
    connect(m_name, &QComboBox::activated, this, &ImportDialog::plan);
    connect(m_rename, &QCheckBox::toggled, this, &ImportDialog::plan);
    connect(m_header, &QCheckBox::toggled, this, &ImportDialog::onHeaderToggled);
    connect(m_onlySkipped, &QCheckBox::toggled, m_model, &ImportModel::setOnlySkipped);
    read();
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
    for (QComboBox *box : {m_number, m_name})
        box->setMinimumContentsLength(16);
    m_view->setModel(m_model);
    m_view->setObjectName(QStringLiteral("importPreview"));
    m_view->setAccessibleName(tr("What will happen"));
    m_view->setSelectionBehavior(QTableView::SelectRows);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setObjectName(QStringLiteral("importHeader"));
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    const int chars = fontMetrics().averageCharWidth();
    m_view->setColumnWidth(ImportModel::Line, chars * 8);
    m_view->setColumnWidth(ImportModel::Number, chars * 14);
    m_view->setColumnWidth(ImportModel::Name, chars * 28);
    m_view->setMinimumHeight(fontMetrics().lineSpacing() * 7);
    m_hint->setTexts("clock", tr("Loading…"), tr("The file is being read."));
    m_hint->cover(m_view);

    const auto labelled = [this](const QString &text, QWidget *buddy) {
        auto *label = new QLabel(text, this);
        label->setBuddy(buddy);
        return label;
    };
    auto *choices = new QGridLayout;
    choices->setHorizontalSpacing(Gap);
    choices->setVerticalSpacing(GapSmall);
    choices->addWidget(labelled(tr("N&umber:"), m_number), 0, 0);
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
    resize(chars * 100, fontMetrics().lineSpacing() * 32);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_number, m_name, m_header, m_rename, m_onlySkipped})
        widget->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::onAccepted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ImportDialog::read()
{
    m_about->setText(QFileInfo(m_file).fileName());
    QThreadPool::globalInstance()->start([this, file = m_file, answer = m_mailbox.address()] {
        const auto read = std::make_shared<Result<CsvTable>>(readFile(file));
        // On our thread, and only if we are still there.
        answer.post([this, read] {
            if (*read)
                onRead(std::make_shared<CsvTable>(std::move(**read)));
            else
                onReadFailed(read->error().message);
        });
    });
}

void ImportDialog::onReadFailed(const QString &message)
{
    m_hint->setTexts("error", tr("This file cannot be imported"), message);
    Q_EMIT planned();
}

void ImportDialog::onRead(std::shared_ptr<CsvTable> table)
{
    m_table = std::move(table);
    m_about->setText(tr("%1: %2, %3", "file, encoding, separated by…")
                         .arg(QFileInfo(m_file).fileName(), QString::fromLatin1(m_table->encoding),
                              delimiterName(m_table->delimiter)));
    {
        const QSignalBlocker blocker(m_header);
        m_header->setChecked(m_table->hasHeader);
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{m_number, m_name, m_header, m_rename, m_onlySkipped})
        widget->setEnabled(true);
    fillColumns();
    const ImportChoice choice = guessedChoice(*m_table);
    m_number->setCurrentIndex(choice.numberColumn);
    m_name->setCurrentIndex(choice.nameColumn + 1);
    plan();
}

void ImportDialog::fillColumns()
{
    const int number = m_number->currentIndex();
    const int name = m_name->currentIndex();
    m_number->clear();
    m_name->clear();
    m_name->addItem(tr("None"));
    for (int column = 0; column < m_table->columns; ++column) {
        const QString text = m_table->columnName(column).left(40);
        m_number->addItem(text);
        m_name->addItem(text);
    }
    m_number->setCurrentIndex(number);
    m_name->setCurrentIndex(name);
}

void ImportDialog::onHeaderToggled(bool on)
{
    auto table = std::make_shared<CsvTable>(*m_table); // a plan may be reading the other one just now
    table->setHasHeader(on);
    m_table = std::move(table);
    fillColumns();
    plan();
}

void ImportDialog::plan()
{
    const quint64 question = ++m_planning;
    const ImportChoice choice{m_number->currentIndex(), m_name->currentIndex() - 1, m_rename->isChecked()};
    m_import->setEnabled(false);
    QHash<ClienteId, QString> known;
    for (const auto &[id, client] : m_clients.clients())
        known.insert(id, client.name);
    QThreadPool::globalInstance()->start(
        [this, question, choice, known, table = m_table, answer = m_mailbox.address()]() mutable {
            auto made = std::make_shared<const ImportPlan>(makeImportPlan(*table, choice, known));
            table.reset();
            answer.post([this, question, made] {
                if (question == m_planning)
                    onPlanned(made);
            });
        });
}

void ImportDialog::onPlanned(std::shared_ptr<const ImportPlan> plan)
{
    m_plan = std::move(plan);
    m_hint->setTexts("check-circle", tr("No row is skipped"), QString());
    m_model->setPlan(m_plan);
    summarise();
    Q_EMIT planned();
}

void ImportDialog::summarise()
{
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
}

void ImportDialog::onAccepted()
{
    if (!m_plan || m_plan->clients.empty() || !m_import->isEnabled())
        return;
    Q_EMIT chosen(m_plan->clients);
    accept();
}

} // namespace hub::ui
