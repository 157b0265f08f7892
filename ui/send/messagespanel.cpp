// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messagespanel.h"

#include "ui/common/batchrun.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablepanel.h"
#include "ui/common/wraplayout.h"
#include "ui/send/messagesmodel.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace hub::ui {

namespace {

constexpr std::chrono::milliseconds RefreshPause{500};

/// In the order in which an operator looks for them.
constexpr std::array FilterStates{MessageState::Failed,   MessageState::Unknown, MessageState::Sent,
                                  MessageState::Sending,  MessageState::Queued,  MessageState::Skipped,
                                  MessageState::Cancelled};

} // namespace

OneLineLabel::OneLineLabel(QWidget *parent) : PlainLabel({}, parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void OneLineLabel::setWhole(const QString &text)
{
    m_whole = text.simplified();
    setToolTip(Qt::convertFromPlainText(m_whole));
    setAccessibleName(m_whole);
    elide();
}

void OneLineLabel::resizeEvent(QResizeEvent *event)
{
    PlainLabel::resizeEvent(event);
    elide();
}

void OneLineLabel::elide()
{
    setText(fontMetrics().elidedText(m_whole, Qt::ElideRight, width()));
}

MessagesPanel::MessagesPanel(SendingApi &sending, QWidget *parent)
    : QWidget(parent)
    , m_sending(sending)
    , m_messages(new MessagesModel(sending, this))
    , m_list(new TablePanel(QStringLiteral("sendMessages"), tr("Messages of the job"), this))
    , m_back(plainButton(tr("All &jobs"), "backToJobs", this))
    , m_title(new OneLineLabel(this))
    , m_states(new QComboBox(this))
    , m_markSent(m_list->addMenuAction(tr("Mark as se&nt"), "markSent"))
    , m_sendAgain(m_list->addMenuAction(tr("Send a&gain…"), "sendAgain"))
    , m_settleButtons(new QWidget(this))
    , m_export(plainButton(tr("E&xport…"), "exportMessages", this))
    , m_exportMenu(new QMenu(this))
    , m_error(new InlineMessage(this))
    , m_exporting(new ExportStrip(this))
{
    createExportMenu();
    build();
    connectParts();
    setJob({});
}

void MessagesPanel::createExportMenu()
{
    const auto add = [this](const QString &text, const char *name, std::optional<MessageState> state) {
        QAction *action = m_exportMenu->addAction(text, this, [this, state] { exportAs(state); });
        action->setObjectName(QLatin1String(name));
    };
    add(tr("&Failed messages…"), "exportFailed", MessageState::Failed);
    add(tr("Messages that are &not certain…"), "exportUnknown", MessageState::Unknown);
    add(tr("&All messages…"), "exportAll", std::nullopt);
    connect(m_export, &QPushButton::clicked, this,
            [this] { m_exportMenu->popup(m_export->mapToGlobal(QPoint(0, m_export->height()))); });
}

void MessagesPanel::connectParts()
{
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(RefreshPause);
    connect(&m_refreshSoon, &QTimer::timeout, this, &MessagesPanel::refreshVisible);
    connect(m_list->table()->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (m_active && !m_refreshSoon.isActive())
            m_refreshSoon.start();
    });
    connect(m_states, &QComboBox::activated, this, &MessagesPanel::onStateChosen);
    connect(m_markSent, &QAction::triggered, this, [this] { settle(jobId(), selectedUnknowns(), true); });
    connect(m_sendAgain, &QAction::triggered, this, &MessagesPanel::askToSendAgain);
    connect(m_list, &TablePanel::selectionChanged, this, &MessagesPanel::updateActions);
    connect(m_messages, &QAbstractItemModel::dataChanged, this, &MessagesPanel::updateActions);
    connect(m_messages, &MessagesModel::stateChanged, this, &MessagesPanel::updateHint);
    connect(m_back, &QPushButton::clicked, this, &MessagesPanel::backRequested);
    connect(m_list->banner(), &Banner::actionTriggered, this, [this] { showState(MessageState::Unknown); });
    connect(m_list->hint(), &EmptyState::actionTriggered, this, [this] { m_messages->show(jobId(), m_state); });
    connect(m_exporting, &ExportStrip::runningChanged, this, &MessagesPanel::updateActions);
    connect(m_exporting, &ExportStrip::done, this, [this](int messages, const QString &path) {
        Q_EMIT noticed(tr("Exported %1 messages to %2").arg(QLocale().toString(messages), path));
    });
    connect(m_exporting, &ExportStrip::failed, this,
            [this](const QString &message) { m_error->tell(Tone::Bad, tr("The export failed: %1").arg(message)); });
}

void MessagesPanel::build()
{
    m_title->setScale(1.0, true);
    m_back->hide();
    m_states->setObjectName(QStringLiteral("messageStates"));
    m_states->setAccessibleName(tr("Show messages in state"));
    m_states->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_states->setMinimumContentsLength(12);
    m_error->setObjectName(QStringLiteral("messagesError"));

    m_list->setModel(m_messages, *m_messages, true);
    m_list->table()->setMinimumHeight(m_list->table()->verticalHeader()->defaultSectionSize() * 3);
    m_list->count()->hide(); // the states say how many there are

    auto *settling = new QHBoxLayout(m_settleButtons);
    settling->setContentsMargins(0, 0, 0, 0);
    settling->addWidget(buttonFor(m_markSent, m_settleButtons));
    settling->addWidget(buttonFor(m_sendAgain, m_settleButtons));
    auto *row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addWidget(m_title, 1);
    auto *tools = new WrapLayout(nullptr, Qt::AlignRight);
    for (QWidget *tool : {static_cast<QWidget *>(m_states), m_settleButtons, static_cast<QWidget *>(m_export)})
        tools->addWidget(tool);
    row->addLayout(tools, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, GapSmall, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_error);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_exporting);
}

void MessagesPanel::setJob(const std::optional<JobInfo> &job)
{
    const bool other = (job ? job->id : 0) != jobId();
    m_job = job;
    if (other) {
        m_state.reset();
        m_error->clear();
        m_messages->show(jobId(), m_state);
    } else if (m_active && !m_refreshSoon.isActive()) {
        m_refreshSoon.start();
    }
    updateTexts();
}

void MessagesPanel::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    if (active)
        refreshVisible();
    else
        m_refreshSoon.stop();
}

void MessagesPanel::setAlone(bool alone)
{
    m_back->setVisible(alone);
    m_title->setVisible(!alone); // the room is small, and one has just chosen it
}

void MessagesPanel::refreshVisible()
{
    if (!m_job || !m_active)
        return;
    const RowRange range = visibleRows(*m_list->table());
    m_messages->refresh(range.first, range.last);
}

void MessagesPanel::updateTexts()
{
    const QString name = !m_job ? QString() : m_job->name.isEmpty() ? tr("Job %1").arg(m_job->id) : m_job->name;
    m_title->setWhole(name);
    updateStates();
    updateAdvice();
    updateHint();
    updateActions();
}

void MessagesPanel::updateStates()
{
    const QSignalBlocker quiet(m_states);
    const QLocale locale;
    QStringList texts{tr("All messages (%1)").arg(locale.toString(m_job ? m_job->total : 0))};
    for (const MessageState state : FilterStates) {
        texts += tr("%1 (%2)", "a state and how many messages are in it")
                     .arg(messageStateText(state), locale.toString(m_job ? m_job->counts.of(state) : 0));
    }
    for (int i = 0; i < texts.size(); ++i) {
        if (i < m_states->count())
            m_states->setItemText(i, texts[i]);
        else
            m_states->addItem(texts[i]);
    }
    const auto *at = m_state ? std::find(FilterStates.begin(), FilterStates.end(), *m_state) : nullptr;
    m_states->setCurrentIndex(at != nullptr ? int(at - FilterStates.begin()) + 1 : 0);
}

void MessagesPanel::updateAdvice()
{
    const qint64 unknown = m_job ? m_job->counts.unknown : 0;
    if (unknown == 0) {
        m_list->banner()->dismiss();
        return;
    }
    const QString text = unknown == 1
                             ? tr("It is not known whether 1 message was sent. Look at the phone, then settle it.")
                             : tr("It is not known whether %1 messages were sent. Look at the phone, then settle them.")
                                   .arg(QLocale().toString(unknown));
    m_list->banner()->present(Tone::Attention, text, m_state == MessageState::Unknown ? QString() : tr("Sho&w them"));
}

void MessagesPanel::updateHint()
{
    EmptyState *hint = m_list->hint();
    if (m_messages->isLoading())
        hint->setTexts("clock", tr("Loading…"), {});
    else if (m_messages->state() == TableModelBase::State::Failed)
        hint->setTexts("error", tr("The messages could not be read"), m_messages->error().message, tr("Try again"));
    else if (m_state)
        hint->setTexts("check", tr("No messages in this state"), {});
    else
        hint->setTexts("info", tr("No messages"), {});
}

void MessagesPanel::updateActions()
{
    const bool any = m_settling == nullptr && !selectedUnknowns().empty();
    m_markSent->setEnabled(any);
    m_sendAgain->setEnabled(any && m_job && m_job->state != JobState::Cancelled);
    const bool doubtful = m_job && m_job->counts.unknown > 0; // else there is nothing to settle
    m_settleButtons->setVisible(doubtful);
    m_export->setEnabled(m_job && m_job->total > 0 && !m_exporting->isRunning());
}

void MessagesPanel::onStateChosen(int index)
{
    showState(index <= 0 ? std::nullopt : std::optional(FilterStates[size_t(index) - 1]));
}

void MessagesPanel::showState(std::optional<MessageState> state)
{
    m_state = state;
    m_messages->show(jobId(), m_state);
    updateTexts();
    m_list->table()->setFocus();
}

std::vector<qint64> MessagesPanel::selectedUnknowns() const
{
    std::vector<qint64> numbers;
    for (const int row : m_list->selectedRows()) {
        const MessageInfo *message = m_messages->at(row);
        if (message != nullptr && message->state == MessageState::Unknown)
            numbers.push_back(message->number);
    }
    return numbers;
}

void MessagesPanel::askToSendAgain()
{
    const std::vector<qint64> numbers = selectedUnknowns();
    const int count = int(numbers.size());
    if (count == 0)
        return;
    confirm(this, count == 1 ? tr("Send this message again?") : tr("Send %1 messages again?").arg(count),
            tr("Whoever has received it already gets it a second time. Look at the phone first: if the message is in "
               "the chat, mark it as sent instead."),
            count == 1 ? tr("&Send again") : tr("&Send %1 again").arg(count), Tone::Attention, this,
            [this, job = jobId(), numbers] { settle(job, numbers, false); });
}

void MessagesPanel::settle(qint64 job, const std::vector<qint64> &numbers, bool sent)
{
    if (numbers.empty() || m_settling != nullptr)
        return;
    m_error->clear();
    const auto ask = [this, numbers, sent, job](int index, QObject *context, const BatchRun::Done &done) {
        m_sending.settle(job, numbers[size_t(index)], sent, context,
                         [done](const Result<JobInfo> &answer) { done(answer.map([](const JobInfo &) {})); });
    };
    m_settling = new BatchRun(int(numbers.size()), ask, this);
    connect(m_settling, &BatchRun::progressed, this,
            [this](int ended, int count) { m_error->tell(Tone::Busy, tr("%1 of %2 changed…").arg(ended).arg(count)); });
    connect(m_settling, &BatchRun::finished, this,
            [this, sent] { onSettled(*std::exchange(m_settling, nullptr), sent); });
    updateActions();
}

void MessagesPanel::onSettled(const BatchRun &run, bool sent)
{
    m_error->clear();
    if (run.failed() > 0) {
        m_error->tell(Tone::Bad,
                      tr("%1 of %2 could not be changed: %3")
                          .arg(QString::number(run.failed()), QString::number(run.count()), run.firstError()));
    }
    if (run.succeeded() > 0)
        Q_EMIT noticed((sent ? tr("Marked as sent: %1") : tr("To be sent again: %1")).arg(run.succeeded()));
    updateActions();
    refreshVisible();
}

void MessagesPanel::exportAs(std::optional<MessageState> state)
{
    if (!m_job)
        return;
    const QString kind = state ? QString::fromLatin1(wordOf(*state)) : QStringLiteral("messages");
    const qint64 total = state ? m_job->counts.of(*state) : m_job->total;
    m_exporting->choose({tr("Export messages"), QStringLiteral("job-%1-%2.csv").arg(QString::number(m_job->id), kind),
                         tr("CSV files (*.csv)")},
                        messagesForExport(m_sending, m_job->id, state, total));
}

} // namespace hub::ui
