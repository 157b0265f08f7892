// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingsummary.h"

#include "ui/common/csvexport.h"
#include "ui/common/savefile.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/common/wraplayout.h"
#include "ui/linking/linkingmodel.h"

#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <QTableView>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

QStringList header()
{
    return {LinkingModel::tr("Client ID"), LinkingModel::tr("Name"), LinkingModel::tr("State"),
            LinkingModel::tr("Phone"), LinkingModel::tr("Note")};
}

QStringList cells(const LinkingModel &model, int row, const LinkingQueue::Entry &entry)
{
    return {QString::number(entry.client.toNumber()), entry.name, model.outcomeText(entry),
            model.index(row, LinkingModel::AccountColumn).data().toString(), entry.note};
}

} // namespace

QByteArray LinkingExport::csv(const LinkingModel &model)
{
    CsvWriter writer(header());
    int row = 0;
    for (const LinkingQueue::Entry &entry : model.entries())
        writer.addRow(cells(model, row++, entry));
    return writer.bytes();
}

QString LinkingExport::text(const LinkingModel &model)
{
    QStringList lines(header().join(u'\t'));
    int row = 0;
    for (const LinkingQueue::Entry &entry : model.entries()) {
        QStringList line;
        for (const QString &cell : cells(model, row++, entry))
            line << CsvWriter::guarded(cell.simplified()); // no tab or line break of its own, and no formula
        lines << line.join(u'\t');
    }
    return lines.join(u'\n');
}

using Outcome = LinkingQueue::Outcome;

LinkingSummary::LinkingSummary(LinkingRun &run, LinkingModel &model, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_model(model)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_headline(new PlainLabel({}, this))
    , m_figures(new PlainLabel({}, this))
    , m_table(new QTableView(this))
    , m_goOn(plainButton({}, "linkingGoOn", this))
    , m_skipped(plainButton({}, "linkingAgainSkipped", this))
    , m_failed(plainButton({}, "linkingAgainFailed", this))
    , m_copy(plainButton(tr("&Copy"), "linkingCopy", this, "copy"))
    , m_export(plainButton(tr("&Export CSV…"), "linkingExport", this, "export"))
    , m_done(plainButton(tr("&Done"), "linkingDone", this))
{
    m_headline->setObjectName(QStringLiteral("linkingSummaryHeadline"));
    m_figures->setObjectName(QStringLiteral("linkingFigures"));
    m_headline->setScale(1.3, true);
    m_figures->setMuted(true);
    m_figures->setWordWrap(true);
    buildTable(model);
    layOut();
    connect(m_goOn, &QPushButton::clicked, this, [this] { m_run.restart(Outcome::Waiting); });
    connect(m_skipped, &QPushButton::clicked, this, [this] { m_run.restart(Outcome::Skipped); });
    connect(m_failed, &QPushButton::clicked, this, [this] { m_run.restart(Outcome::Failed); });
    connect(m_copy, &QPushButton::clicked, this, &LinkingSummary::copy);
    connect(m_export, &QPushButton::clicked, this, &LinkingSummary::exportCsv);
    connect(m_done, &QPushButton::clicked, &m_run, &LinkingRun::clear);
}

void LinkingSummary::buildTable(LinkingModel &model)
{
    m_sorted->setSourceModel(&model);
    m_sorted->setSortRole(LinkingModel::SortRole);
    m_table->setModel(m_sorted);
    TableLook::prepare(*m_table, QStringLiteral("linkingResults"));
    m_table->setAccessibleName(tr("What became of each client"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(LinkingModel::OutcomeColumn, Qt::AscendingOrder);
    TableLook::setColumnWidths(*m_table, model);
}

void LinkingSummary::layOut()
{
    auto *buttons = new WrapLayout;
    for (QPushButton *button : {m_goOn, m_skipped, m_failed, m_copy, m_export, m_done})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(m_headline);
    layout->addWidget(m_figures);
    layout->addSpacing(GapSmall);
    layout->addLayout(buttons);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_table, 1);
}

QString LinkingSummary::headline() const
{
    const LinkingQueue::Counts counts = m_run.queue().counts();
    if (counts.linked == counts.total)
        return counts.total == 1 ? tr("The client is linked") : tr("All %1 clients are linked").arg(counts.total);
    return tr("%1 of %2 clients are linked").arg(counts.linked).arg(counts.total);
}

QString LinkingSummary::figures() const
{
    const LinkingQueue::Counts counts = m_run.queue().counts();
    QStringList words;
    if (counts.waiting > 0)
        words << tr("%1 not reached").arg(counts.waiting);
    if (counts.skipped > 0)
        words << tr("%1 skipped").arg(counts.skipped);
    if (counts.failed > 0)
        words << tr("%1 failed").arg(counts.failed);
    words << tr("It took %1").arg(durationText(m_run.elapsed() / 1000));
    if (const auto pace = m_run.pace())
        words << tr("%1 s each").arg((*pace + 500) / 1000);
    return words.join(QStringLiteral(" · "));
}

void LinkingSummary::refresh()
{
    const LinkingQueue::Counts counts = m_run.queue().counts();
    m_headline->setText(headline());
    m_figures->setText(figures());
    showAgain(m_goOn, counts.waiting, tr("&Go on with the one that is left"), tr("&Go on with the %1 that are left"));
    showAgain(m_skipped, counts.skipped, tr("&Start again with the skipped one"),
              tr("&Start again with the %1 skipped ones"));
    showAgain(m_failed, counts.failed, tr("&Try the failed one again"), tr("&Try the %1 failed ones again"));
    // The first way to go on is the main one.
    bool found = false;
    for (QPushButton *button : {m_goOn, m_skipped, m_failed, m_done}) {
        button->setDefault(!found && !button->isHidden());
        if (button->isDefault()) {
            found = true;
            button->setFocus();
        }
    }
}

void LinkingSummary::showAgain(QPushButton *button, int count, const QString &one, const QString &many)
{
    button->setVisible(count > 0);
    button->setText(count == 1 ? one : many.arg(count));
}

void LinkingSummary::copy()
{
    QGuiApplication::clipboard()->setText(LinkingExport::text(m_model));
    Q_EMIT noticed(tr("The summary was copied."));
}

void LinkingSummary::exportCsv()
{
    const QString day = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmm"));
    const FileOffer offer{.title = tr("Export the summary"),
                          .name = QStringLiteral("linking-%1.csv").arg(day),
                          .nameFilter = tr("CSV files (*.csv)"),
                          .content = LinkingExport::csv(m_model)};
    saveFile(this, offer, this, [this](const Result<QString> &file) {
        if (file)
            Q_EMIT noticed(tr("Saved as %1.").arg(QDir::toNativeSeparators(*file)));
        else
            tellError(this, tr("The summary was not saved"), file.error().message);
    });
}

} // namespace hub::ui
