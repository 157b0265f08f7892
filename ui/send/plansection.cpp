// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/plansection.h"

#include "ui/common/csvexport.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/send/bulkdraft.h"
#include "ui/send/messagesmodel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

/// The rows as they were, behind line and reason, so that they can be put right and used again.
QByteArray badRowsCsv(const BulkPlan &plan)
{
    QStringList header{PlanSection::tr("Line"), PlanSection::tr("Reason")};
    for (int column = 0; column < plan.table->columns; ++column)
        header += plan.table->columnName(column);
    CsvWriter csv(header);
    for (const BulkPlan::Bad &bad : plan.bad) {
        const QStringList head{QString::number(plan.line(bad.row)), plan.reasonText(bad)};
        csv.addRow(head + plan.table->rows[size_t(bad.row)]);
    }
    return csv.bytes();
}

} // namespace

PreviewModel::PreviewModel(QObject *parent) : TableModel(parent)
{
    setColumns({{.header = tr("Line"),
                 .text = [this](int row) { return QLocale().toString(m_plan->line(row)); },
                 .width = 7,
                 .alignment = Qt::AlignRight},
                {.header = tr("To"), .text = [this](int row) { return m_plan->to(row); }, .width = 18},
                {.header = tr("Message as it will be sent"),
                 .text = [this](int row) { return oneLine(m_plan->message(row)); },
                 .help = [this](int row) { return m_plan->message(row); }}});
}

void PreviewModel::setPlan(std::shared_ptr<const BulkPlan> plan)
{
    if (plan && m_plan && plan->table == m_plan->table && plan->good == m_plan->good) {
        m_plan = std::move(plan);
        tellChanged(0, rowCount() - 1, To, Message);
        return;
    }
    beginResetModel();
    m_plan = std::move(plan);
    endResetModel();
}

QString PreviewModel::message(int row) const
{
    const int *good = at(row);
    return good == nullptr ? QString() : m_plan->message(*good);
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_plan ? 0 : int(m_plan->good.size());
}

const int *PreviewModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_plan->good[size_t(row)] : nullptr;
}

BadRowsModel::BadRowsModel(QObject *parent) : TableModel(parent)
{
    using Bad = BulkPlan::Bad;
    const auto reason = [this](const Bad &bad) { return m_plan->reasonText(bad); };
    setColumns(
        {{.header = tr("Line"),
          .text = [this](const Bad &bad) { return QLocale().toString(m_plan->line(bad.row)); },
          .width = 7,
          .alignment = Qt::AlignRight},
         {.header = tr("Phone"), .text = [this](const Bad &bad) { return oneLine(m_plan->to(bad.row)); }, .width = 18},
         {.header = tr("Why it is not sent"), .text = reason, .help = reason}});
}

void BadRowsModel::setPlan(std::shared_ptr<const BulkPlan> plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    endResetModel();
}

int BadRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_plan ? 0 : int(m_plan->bad.size());
}

const BulkPlan::Bad *BadRowsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_plan->bad[size_t(row)] : nullptr;
}

PlanSection::PlanSection(BulkDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_preview(new PreviewModel(this))
    , m_badRows(new BadRowsModel(this))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_previewTable(new QTableView(this))
    , m_message(new QPlainTextEdit(this))
    , m_badTable(new QTableView(this))
    , m_export(plainButton(tr("E&xport these rows…"), "exportBadRows", this))
    , m_previewHint(new EmptyState(this))
    , m_badHint(new EmptyState(this))
    , m_error(new InlineMessage(this))
{
    m_tabs->setObjectName(QStringLiteral("planTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_stack->addWidget(makePreview());
    m_stack->addWidget(makeBadRows());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(&m_draft, &BulkDraft::planChanged, this, &PlanSection::showPlan);
    connect(&m_draft, &BulkDraft::workingChanged, this, &PlanSection::updateHints);
    showPlan();
}

QWidget *PlanSection::makePreview()
{
    TableLook::prepare(*m_previewTable, QStringLiteral("bulkPreview"));
    m_previewTable->setAccessibleName(tr("Messages as they will be sent"));
    m_previewTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_previewTable->setModel(m_preview);
    m_previewTable->setMinimumHeight(m_previewTable->verticalHeader()->defaultSectionSize() * 3);
    TableLook::setColumnWidths(*m_previewTable, *m_preview);
    m_previewHint->cover(m_previewTable);
    m_message->setObjectName(QStringLiteral("previewMessage"));
    m_message->setAccessibleName(tr("The selected message"));
    m_message->setReadOnly(true);
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(m_message->fontMetrics().lineSpacing() * 3 + Gap);
    connect(m_previewTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PlanSection::updateMessage);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_previewTable, 1);
    layout->addWidget(m_message);
    return page;
}

QWidget *PlanSection::makeBadRows()
{
    TableLook::prepare(*m_badTable, QStringLiteral("bulkBadRows"));
    m_badTable->setAccessibleName(tr("Rows that will not be sent"));
    m_badTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_badTable->setModel(m_badRows);
    m_badTable->setMinimumHeight(m_badTable->verticalHeader()->defaultSectionSize() * 3);
    TableLook::setColumnWidths(*m_badTable, *m_badRows);
    m_badHint->cover(m_badTable);
    connect(m_export, &QPushButton::clicked, this, &PlanSection::exportBadRows);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_badTable, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_export, 0, Qt::AlignLeft);
    return page;
}

void PlanSection::showBadRows()
{
    m_tabs->setCurrentIndex(1);
}

void PlanSection::showPlan()
{
    m_preview->setPlan(m_draft.plan());
    m_badRows->setPlan(m_draft.plan());
    if (!m_previewTable->currentIndex().isValid() && m_preview->rowCount() > 0)
        m_previewTable->selectRow(0);
    m_error->clear();
    updateTabs();
    updateHints();
    updateMessage();
}

void PlanSection::updateTabs()
{
    const auto &plan = m_draft.plan();
    const QLocale locale;
    m_tabs->setTabText(0,
                       plan ? tr("Preview (%1)").arg(locale.toString(qulonglong(plan->good.size()))) : tr("Preview"));
    m_tabs->setTabText(1,
                       plan ? tr("Not sent (%1)").arg(locale.toString(qulonglong(plan->bad.size()))) : tr("Not sent"));
    const bool anyBad = plan && !plan->bad.empty();
    m_tabs->setTabIcon(1, anyBad ? icon("warning", toneColor(Tone::Attention, palette())) : QIcon());
    m_export->setEnabled(anyBad);
}

void PlanSection::updateHints()
{
    if (!m_draft.plan() && m_draft.isWorking()) {
        m_previewHint->setTexts("clock", tr("Checking the rows…"), {});
        m_badHint->setTexts("clock", tr("Checking the rows…"), {});
        return;
    }
    m_badHint->setTexts("check-circle", m_draft.plan() ? tr("Nothing is wrong") : tr("Nothing to check yet"), {});
    if (m_draft.plan())
        m_previewHint->setTexts("warning", tr("No row can be sent"), tr("“Not sent” says why, row by row."));
    else
        m_previewHint->setTexts("eye", tr("The messages appear here"),
                                tr("Choose recipients and write the text: each message is shown as it will be sent."));
}

void PlanSection::updateMessage()
{
    const QModelIndex current = m_previewTable->currentIndex();
    m_message->setVisible(m_preview->rowCount() > 0);
    m_message->setPlainText(m_preview->message(current.isValid() ? current.row() : -1));
}

void PlanSection::exportBadRows()
{
    m_export->setEnabled(false);
    m_draft.background().run<QByteArray>([plan = m_draft.plan()] { return plan ? badRowsCsv(*plan) : QByteArray(); },
                                         [this](const QByteArray &csv) {
                                             updateTabs();
                                             saveFile(this,
                                                      {tr("Export rows that are not sent"),
                                                       QStringLiteral("not-sent.csv"), tr("CSV files (*.csv)"), csv},
                                                      this, [this](const Result<QString> &path) {
                                                          if (path)
                                                              Q_EMIT noticed(tr("Exported to %1").arg(*path));
                                                          else
                                                              m_error->tell(Tone::Bad, path.error().message);
                                                      });
                                         });
}

} // namespace hub::ui
