// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/jobspanel.h"

#include "ui/common/clientpicker.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablepanel.h"
#include "ui/common/wraplayout.h"
#include "ui/send/jobsmodel.h"
#include "ui/send/messagespanel.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace hub::ui {

namespace {

constexpr int LowRows = 8; // of the list: less height has no room for two lists

constexpr int BarHeight = 8;

const char *jobStateIconName(JobState state)
{
    switch (state) {
    case JobState::Queued:
        return "clock";
    case JobState::Running:
        return "send";
    case JobState::Paused:
        return "pause";
    case JobState::Completed:
        return "check-circle";
    case JobState::Cancelled:
        return "cancel";
    }
    return "";
}

/// The item's background, selection and focus, without its text.
void paintPanel(QPainter *painter, const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem panel = option;
    panel.text.clear();
    panel.icon = {};
    const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &panel, painter, option.widget);
}

void drawLine(QPainter *painter, const QRect &rect, const QString &text, const QColor &color, const QFont &font)
{
    painter->setPen(color);
    painter->setFont(font);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

/// A bar of what was sent, failed and is not certain, in a job's whole; what is left stays empty.
void paintProgressBar(QPainter &painter, const QRect &rect, const JobInfo &job, const QPalette &palette)
{
    const std::array<std::pair<qint64, QColor>, 4> parts{
        {{job.counts.sent, toneColor(Tone::Good, palette)},
         {job.counts.failed, toneColor(Tone::Bad, palette)},
         {job.counts.unknown, toneColor(Tone::Attention, palette)},
         {job.counts.skipped + job.counts.cancelled, mutedText(palette)}}};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter.setClipPath(outline);
    painter.fillRect(rect, hairline(palette));
    qreal left = rect.left();
    for (const auto &[count, color] : parts) {
        if (count <= 0 || job.total <= 0)
            continue;
        // One failure among thousands is still to be seen.
        const qreal width = std::max<qreal>(qreal(rect.width()) * qreal(count) / qreal(job.total), 3);
        painter.fillRect(QRectF(left, rect.top(), width, rect.height()), color);
        left += width;
    }
    painter.restore();
}

/// Draws a job in two lines a cell: its state as a badge with the reason below, its progress as a bar with the numbers
/// below, the rest as text.
class JobsDelegate : public QStyledItemDelegate
{
public:
    explicit JobsDelegate(const JobsModel &jobs, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_jobs(jobs)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] static int rowHeight(const QFontMetrics &metrics);

private:
    const JobsModel &m_jobs;
};

int JobsDelegate::rowHeight(const QFontMetrics &metrics)
{
    return 2 * metrics.height() + 3 * GapSmall + 4;
}

void JobsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const JobInfo *job = m_jobs.at(index.row());
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.state.setFlag(QStyle::State_HasFocus, false); // the selected row says it
    paintPanel(painter, item);
    if (job == nullptr)
        return;
    painter->save();
    const QFontMetrics metrics(item.font);
    const QRect inner = item.rect.adjusted(GapSmall, 0, -GapSmall, 0);
    const QString second = index.data(JobsModel::SecondLineRole).toString();
    const int lineHeight = metrics.height() + 6;
    const bool twoLines = !second.isEmpty();
    const int top = inner.top() + (inner.height() - (twoLines ? lineHeight + metrics.height() : lineHeight)) / 2;
    const QRect above(inner.left(), top, inner.width(), lineHeight);
    const QRect below(inner.left(), above.bottom() + 1, inner.width(), metrics.height());
    const QColor color = item.palette.color(QPalette::Text);
    switch (index.column()) {
    case JobsModel::State:
        // Done, but not well: somebody has to look at it.
        if (job->state == JobState::Completed && job->counts.failed + job->counts.unknown > 0)
            Badge::paint(*painter, above, Tone::Attention, "warning", item.text, item.palette, item.font);
        else
            Badge::paint(*painter, above, jobStateTone(job->state), jobStateIconName(job->state), item.text,
                         item.palette, item.font);
        break;
    case JobsModel::Progress:
        paintProgressBar(*painter, QRect(above.left(), above.center().y() - BarHeight / 2, above.width(), BarHeight),
                         *job, item.palette);
        break;
    default:
        drawLine(painter, above, item.text, color, item.font);
    }
    if (twoLines)
        drawLine(painter, below, second, mutedText(item.palette), item.font);
    painter->restore();
}

QSize JobsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize badge = Badge::sizeFor(index.data().toString(), option.font);
    const int first =
        index.column() == JobsModel::State ? badge.width() : QStyledItemDelegate::sizeHint(option, index).width();
    const int second = option.fontMetrics.horizontalAdvance(index.data(JobsModel::SecondLineRole).toString());
    return {std::max(first, second) + 2 * GapSmall, rowHeight(option.fontMetrics)};
}

} // namespace

JobsPanel::JobsPanel(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_hub(context.hub)
    , m_jobs(new JobsModel(context.hub.sending(), context.clients, this))
    , m_filter(new ClientPicker(context.clients, tr("All clients"), this))
    , m_list(new TablePanel(QStringLiteral("sendJobs"), tr("Jobs"), this))
    , m_messages(new MessagesPanel(context.hub.sending(), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    createActions();
    build();
    connectModel();
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &JobsPanel::tick);
    connect(&m_hub, &HubApi::phaseChanged, this, [this](HubApi::Phase phase) {
        if (phase == HubApi::Phase::Running)
            m_jobs->reload();
    });
    if (m_hub.phase() == HubApi::Phase::Running)
        m_jobs->reload();
    updateHint();
    updateActions();
}

void JobsPanel::createActions()
{
    m_pause = m_list->addMenuAction(tr("Pa&use"), "pauseJob");
    m_resume = m_list->addMenuAction(tr("&Resume"), "resumeJob");
    m_cancel = m_list->addMenuAction(tr("&Cancel job…"), "cancelJob", nullptr, QKeySequence::Delete);
    m_retry = m_list->addMenuAction(tr("Retry &failed"), "retryJob");
    connect(m_pause, &QAction::triggered, this,
            [this] { change(&SendingApi::pause, tr("The job could not be paused: %1")); });
    connect(m_resume, &QAction::triggered, this,
            [this] { change(&SendingApi::resume, tr("The job could not be resumed: %1")); });
    connect(m_cancel, &QAction::triggered, this, &JobsPanel::askToCancel);
    connect(m_retry, &QAction::triggered, this, &JobsPanel::retryFailed);
}

void JobsPanel::build()
{
    m_filter->setObjectName(QStringLiteral("jobsClient"));
    m_filter->setMinimumContentsLength(10);
    m_filter->setAccessibleName(tr("Show the jobs of"));
    m_list->banner()->setClosable(true);
    m_list->count()->hide(); // not all of them are here
    QTableView *table = m_list->table();
    table->setItemDelegate(new JobsDelegate(*m_jobs, this));
    table->verticalHeader()->setDefaultSectionSize(JobsDelegate::rowHeight(table->fontMetrics()));
    table->setMinimumHeight(table->verticalHeader()->defaultSectionSize() * 2);
    m_list->setModel(m_jobs, *m_jobs, false);

    auto *row = new QHBoxLayout;
    row->addWidget(m_filter, 1);
    auto *buttons = new WrapLayout(nullptr, Qt::AlignRight);
    row->addLayout(buttons, 3);
    for (QAction *action : {m_pause, m_resume, m_cancel, m_retry})
        buttons->addWidget(buttonFor(action, this));
    m_splitter->setObjectName(QStringLiteral("sendJobsSplitter"));
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_messages);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_messages->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Gap, 0, 0);
    layout->setSpacing(Gap);
    layout->addLayout(row);
    layout->addWidget(m_list->banner()); // also seen where the messages stand in the list's place
    layout->addWidget(m_splitter, 1);
}

void JobsPanel::connectModel()
{
    connect(m_filter, &ClientPicker::clientChanged, this,
            [this](std::optional<ClienteId> client) { m_jobs->setScope(client); });
    connect(m_list, &TablePanel::selectionChanged, this, &JobsPanel::onCurrentChanged);
    m_list->table()->installEventFilter(this);
    connect(m_jobs, &QAbstractItemModel::modelReset, this, &JobsPanel::onRows);
    connect(m_jobs, &QAbstractItemModel::rowsInserted, this, &JobsPanel::onRows);
    connect(m_jobs, &JobsModel::stateChanged, this, &JobsPanel::updateHint);
    connect(m_jobs, &JobsModel::jobUpdated, this, [this](const JobInfo &job) {
        if (job.id != m_messages->jobId())
            return;
        m_messages->setJob(job);
        updateActions();
    });
    connect(m_list->hint(), &EmptyState::actionTriggered, this, [this] {
        if (m_jobs->state() == TableModelBase::State::Failed)
            m_jobs->reload();
        else
            Q_EMIT newJobRequested();
    });
    connect(m_list->banner(), &Banner::actionTriggered, this, [this] {
        m_list->banner()->dismiss();
        m_jobs->reload();
    });
    connect(m_messages, &MessagesPanel::backRequested, this, &JobsPanel::backToList);
    connect(m_messages, &MessagesPanel::noticed, this, &JobsPanel::noticed);
}

void JobsPanel::setActive(bool active)
{
    m_active = active;
    m_messages->setActive(active);
    if (!active) {
        m_tick.stop();
        return;
    }
    m_tick.start();
    if (!m_jobs->isLoaded() && !m_jobs->isLoading() && m_hub.phase() == HubApi::Phase::Running)
        m_jobs->reload(); // it failed the last time
}

void JobsPanel::tick()
{
    const RowRange range = visibleRows(*m_list->table());
    m_jobs->refreshTimes(range.first, range.last);
}

void JobsPanel::select(qint64 job)
{
    m_currentJob = job;
    if (m_jobs->isLoaded() && m_jobs->rowOfJob(job) < 0)
        m_filter->setClient({}); // it may be another client's
    onRows();
}

const JobInfo *JobsPanel::current() const
{
    // Not the current index: a view that gets the focus makes one by itself.
    const std::vector<int> rows = m_list->selectedRows();
    return rows.empty() ? nullptr : m_jobs->at(rows.front());
}

void JobsPanel::onCurrentChanged()
{
    const JobInfo *job = current();
    if (job != nullptr)
        m_currentJob = job->id;
    arrange();
    m_messages->setJob(job != nullptr ? std::optional(*job) : std::nullopt);
    updateActions();
}

void JobsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// A list that got the focus has a current row that is not selected: the first key selects it, instead of the next one.
bool JobsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->table() && event->type() == QEvent::KeyPress && current() == nullptr &&
        m_jobs->rowCount() > 0) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_list->table()->selectRow(std::max(m_list->table()->currentIndex().row(), 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// The messages below the list; where there is no room for both, in its place.
void JobsPanel::arrange()
{
    const bool chosen = current() != nullptr;
    const bool low = height() < LowRows * m_list->table()->verticalHeader()->defaultSectionSize();
    m_messages->setAlone(low);
    m_messages->setVisible(chosen);
    m_list->setVisible(!chosen || !low);
}

void JobsPanel::backToList()
{
    m_currentJob = 0;
    m_list->table()->clearSelection();
    m_list->table()->setFocus();
}

/// The list is another, or longer: the selected job stays selected, and one that was waited for may be there.
void JobsPanel::onRows()
{
    updateHint();
    const JobInfo *job = current();
    if (job != nullptr && job->id == m_currentJob)
        return;
    const int row = m_jobs->rowOfJob(m_currentJob);
    if (row >= 0) {
        m_list->table()->selectRow(row);
        m_list->table()->scrollTo(m_jobs->index(row, 0));
    }
    onCurrentChanged();
}

void JobsPanel::updateActions()
{
    const JobInfo *job = current();
    const bool idle = m_asking == 0 && job != nullptr;
    const bool paused = idle && job->state == JobState::Paused;
    const bool goesOn = idle && (job->state == JobState::Running || job->state == JobState::Queued);
    m_pause->setEnabled(goesOn);
    m_resume->setEnabled(paused);
    m_cancel->setEnabled(goesOn || paused);
    m_retry->setEnabled(idle && job->counts.failed > 0);
}

void JobsPanel::updateHint()
{
    EmptyState *hint = m_list->hint();
    const bool failed = m_jobs->state() == TableModelBase::State::Failed;
    const QString error = m_jobs->error().message;
    if (failed && m_jobs->rowCount() > 0)
        m_list->banner()->present(Tone::Bad, tr("The jobs could not be read: %1").arg(error), tr("Try again"));
    if (failed)
        hint->setTexts("error", tr("The jobs could not be read"), error, tr("Try again"));
    else if (!m_jobs->isLoaded())
        hint->setTexts("clock", tr("Loading…"), {});
    else if (m_filter->client())
        hint->setTexts("send", tr("No jobs of this client"), tr("A job sends messages to many people, one by one."),
                       tr("New bulk job"));
    else
        hint->setTexts("send", tr("No jobs yet"),
                       tr("A job sends messages to many people, one by one, at a pace that keeps accounts safe."),
                       tr("New bulk job"));
}

void JobsPanel::change(Ask ask, const QString &failure, const std::function<void(const JobInfo &)> &then)
{
    const JobInfo *job = current();
    if (job == nullptr || m_asking > 0)
        return;
    ++m_asking;
    updateActions();
    (m_hub.sending().*ask)(job->id, this, [this, failure, then](const Result<JobInfo> &answer) {
        --m_asking;
        if (answer) {
            m_list->banner()->dismiss();
            m_jobs->updateJob(*answer);
            if (then)
                then(*answer);
        } else {
            m_list->banner()->present(Tone::Bad, failure.arg(answer.error().message));
        }
        updateActions();
    });
}

void JobsPanel::askToCancel()
{
    const JobInfo *job = current();
    if (job == nullptr || !m_cancel->isEnabled())
        return;
    const qint64 left = job->counts.queued + job->counts.sending;
    const QString name = job->name.isEmpty() ? tr("job %1").arg(job->id) : job->name;
    confirm(this, tr("Cancel “%1”?").arg(name.simplified()),
            tr("%1 messages have not been sent yet, and will not be. What has been sent stays sent. A cancelled job "
               "cannot go on.")
                .arg(QLocale().toString(left)),
            tr("Cancel the &job"), Tone::Bad, this, [this, id = job->id] {
                if (const JobInfo *now = current(); now != nullptr && now->id == id)
                    change(&SendingApi::cancel, tr("The job could not be cancelled: %1"));
            });
}

void JobsPanel::retryFailed()
{
    change(&SendingApi::retryFailed, tr("The failed messages could not be sent again: %1"), [this](const JobInfo &job) {
        Q_EMIT noticed(
            tr("Job %1 sends %2 failed messages again").arg(QString::number(job.id), QLocale().toString(job.total)));
        select(job.id);
    });
}

} // namespace hub::ui
