// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingpanel.h"

#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"
#include "ui/linking/linkingstage.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QProgressBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

constexpr int RoomForListCharacters = 100;
constexpr int ListCharacters = 40;

} // namespace

LinkingPanel::LinkingPanel(const PageContext &context, LinkingRun &run, LinkingModel &model, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_bar(new QProgressBar(this))
    , m_progress(new PlainLabel({}, this))
    , m_time(new PlainLabel({}, this))
    , m_stage(new LinkingStage(context, run))
    , m_list(new QTableView)
{
    m_bar->setObjectName(QStringLiteral("linkingBar"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Clients done"));
    m_bar->setMaximumHeight(fontMetrics().height() / 2);
    m_progress->setObjectName(QStringLiteral("linkingProgress"));
    m_time->setObjectName(QStringLiteral("linkingTime"));
    m_time->setMuted(true);
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    buildList(model);

    auto *words = new QHBoxLayout;
    words->addWidget(m_progress);
    words->addWidget(m_time, 1);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("linkingSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_stage);
    splitter->addWidget(m_list);
    splitter->setStretchFactor(0, 1);
    splitter->setHandleWidth(GapLarge);
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * ListCharacters);
    splitter->setMinimumSize(1, 1); // as this panel's: the list makes way
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addLayout(words);
    layout->addWidget(m_bar);
    layout->addSpacing(GapSmall);
    layout->addWidget(splitter, 1);

    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &LinkingPanel::tick);
    connect(&run, &LinkingRun::progressed, this, &LinkingPanel::refresh);
    connect(&run, &LinkingRun::currentChanged, this, &LinkingPanel::showCurrent);
}

void LinkingPanel::buildList(LinkingModel &model)
{
    m_list->setModel(&model);
    TableLook::prepare(*m_list, QStringLiteral("linkingQueue"));
    m_list->setAccessibleName(tr("Queue"));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setColumnHidden(LinkingModel::AccountColumn, true);
    m_list->setColumnHidden(LinkingModel::NoteColumn, true);
    m_list->horizontalHeader()->setStretchLastSection(false);
    m_list->horizontalHeader()->setSectionResizeMode(LinkingModel::ClientColumn, QHeaderView::Stretch);
    m_list->horizontalHeader()->setSectionResizeMode(LinkingModel::OutcomeColumn, QHeaderView::ResizeToContents);
    m_list->installEventFilter(this);
    connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const auto client = ClienteId::fromNumber(index.data(LinkingModel::ClientRole).toLongLong()))
            m_run.jumpTo(*client);
    });
}

void LinkingPanel::refresh()
{
    if (m_run.phase() != LinkingRun::Phase::Running)
        return;
    const LinkingQueue::Counts counts = m_run.queue().counts();
    m_bar->setRange(0, std::max(1, counts.total));
    m_bar->setValue(counts.total - counts.waiting);
    QStringList words(tr("%1 of %2 linked").arg(counts.linked).arg(counts.total));
    if (counts.skipped > 0)
        words << tr("%1 skipped").arg(counts.skipped);
    if (counts.failed > 0)
        words << tr("%1 failed").arg(counts.failed);
    m_progress->setText(words.join(QStringLiteral(" · ")));
    tick();
}

void LinkingPanel::tick()
{
    if (m_run.phase() != LinkingRun::Phase::Running)
        return;
    if (m_run.stage() == LinkingRun::Stage::Outage) {
        m_time->setText(tr("Waiting for the Session Manager"));
        return;
    }
    QStringList words(tr("%1 so far").arg(durationText(m_run.elapsed() / 1000)));
    if (const auto pace = m_run.pace()) {
        words << tr("%1 s each").arg((*pace + 500) / 1000);
        words << tr("%1 to go").arg(durationText(*pace * m_run.queue().counts().waiting / 1000));
    }
    m_time->setText(words.join(QStringLiteral(" · ")));
}

void LinkingPanel::showCurrent()
{
    const LinkingQueue::Entry *now = m_run.queue().current();
    if (now == nullptr)
        return;
    const QModelIndex index = m_list->model()->index(*m_run.queue().rowOf(now->client), 0);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void LinkingPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_second.start();
    refresh();
}

void LinkingPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

void LinkingPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->setVisible(width() > fontMetrics().averageCharWidth() * RoomForListCharacters);
}

QSize LinkingPanel::minimumSizeHint() const
{
    const QSize stage = m_stage->minimumSizeHint();
    return {stage.width(), stage.height() + fontMetrics().lineSpacing() * 2 + 3 * GapSmall};
}

/// The page's keys are the page's, also while the list has the focus.
bool LinkingPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Space || key == Qt::Key_Left || key == Qt::Key_Right) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace hub::ui
