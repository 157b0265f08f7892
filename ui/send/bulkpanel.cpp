// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/bulkpanel.h"

#include "core/sending/bulkparser.h"
#include "ui/common/clientpicker.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/statetexts.h"
#include "ui/send/bulkdraft.h"
#include "ui/send/draftsections.h"
#include "ui/send/numbercheckstrip.h"
#include "ui/send/plansection.h"
#include "ui/send/schedulesection.h"

#include <QDateTime>
#include <QDragEnterEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace hub::ui {

namespace {

constexpr int Second = 1000;
constexpr int SafeDelay = 3;   // seconds
constexpr int TwoColumns = 96; // average characters that side by side needs

QString numberText(qint64 value)
{
    return QLocale().toString(value);
}

PlainLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setScale(1.0, true);
    return label;
}

} // namespace

BulkPanel::BulkPanel(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_hub(context.hub)
    , m_clients(context.clients)
    , m_draft(new BulkDraft(this))
    , m_estimate(new EndEstimate(context.hub.sending(), this))
    , m_banner(new Banner(this))
    , m_client(new ClientPicker(context.clients, {}, this))
    , m_clientHint(new InlineMessage(this))
    , m_name(new QLineEdit(this))
    , m_recipients(new RecipientsSection(*m_draft, this))
    , m_message(new MessageSection(*m_draft, this))
    , m_minDelay(new QSpinBox(this))
    , m_maxDelay(new QSpinBox(this))
    , m_paceWarning(new InlineMessage(this))
    , m_schedule(new ScheduleSection(this))
    , m_plan(new PlanSection(*m_draft, this))
    , m_check(new NumberCheckStrip(context.hub, *m_draft, this))
    , m_scroll(new QScrollArea(this))
    , m_summary(new PlainLabel({}, this))
    , m_create(new QPushButton(tr("Create &job…"), this))
{
    build();
    connectParts();
    setAcceptDrops(true);
    m_tick.setInterval(std::chrono::seconds(30));
    updateClientHint();
    onPaceChanged();
}

BulkPanel::~BulkPanel() = default;

void BulkPanel::build()
{
    m_form = makeForm();
    auto *content = new QWidget(m_scroll);
    m_stacked = new QVBoxLayout(content);
    m_stacked->setContentsMargins(0, 0, GapSmall, 0);
    m_stacked->setSpacing(GapLarge);
    m_stacked->addWidget(m_form, 1);
    m_scroll->setObjectName(QStringLiteral("bulkScroll"));
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(Gap);
    m_columns->addWidget(m_scroll, 5);
    m_columns->addWidget(m_plan, 6);
    m_banner->setObjectName(QStringLiteral("bulkBanner"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Gap, 0, 0);
    layout->setSpacing(Gap);
    layout->addWidget(m_banner);
    layout->addLayout(m_columns, 1);
    layout->addWidget(m_check);
    layout->addWidget(makeFooter());
}

QWidget *BulkPanel::makeForm()
{
    m_client->setObjectName(QStringLiteral("bulkClient"));
    m_client->setAccessibleName(tr("Client"));
    m_name->setObjectName(QStringLiteral("jobName"));
    m_name->setMaxLength(BulkRequest::MaxNameUnits);
    m_name->setPlaceholderText(tr("For example: Autumn offers"));
    auto *form = new QWidget(this);
    auto *head = new QFormLayout;
    head->setRowWrapPolicy(QFormLayout::WrapLongRows);
    head->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    head->addRow(tr("&Client"), m_client);
    head->addRow(m_clientHint);
    head->addRow(tr("Job na&me"), m_name);
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addSpacing(Gap);
    layout->addWidget(heading(tr("Recipients"), form));
    layout->addWidget(m_recipients);
    layout->addSpacing(Gap);
    auto *message = heading(tr("M&essage"), form);
    message->setBuddy(m_message->editor());
    layout->addWidget(message);
    layout->addWidget(m_message, 1);
    layout->addSpacing(Gap);
    layout->addWidget(heading(tr("Pace"), form));
    layout->addWidget(makePace());
    layout->addSpacing(Gap);
    layout->addWidget(heading(tr("When"), form));
    layout->addWidget(m_schedule);
    return form;
}

QWidget *BulkPanel::makePace()
{
    const auto prepare = [](QSpinBox *box, const char *name, const QString &accessible, int seconds) {
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(accessible);
        box->setRange(0, BulkRequest::MaxDelay / Second);
        box->setSuffix(tr(" s"));
        box->setValue(seconds);
    };
    prepare(m_minDelay, "minDelay", tr("Shortest wait between messages, in seconds"),
            BulkRequest::DefaultMinDelay / Second);
    prepare(m_maxDelay, "maxDelay", tr("Longest wait between messages, in seconds"),
            BulkRequest::DefaultMaxDelay / Second);
    m_paceWarning->setObjectName(QStringLiteral("paceWarning"));
    auto *pace = new QWidget(this);
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("Bet&ween messages"), pace);
    label->setBuddy(m_minDelay);
    row->addWidget(label);
    row->addWidget(m_minDelay);
    row->addWidget(new QLabel(tr("to"), pace));
    row->addWidget(m_maxDelay);
    row->addStretch();
    auto *layout = new QVBoxLayout(pace);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_paceWarning);
    return pace;
}

QWidget *BulkPanel::makeFooter()
{
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("bulkSummary"));
    m_create->setObjectName(QStringLiteral("createJob"));
    m_create->setDefault(true);
    auto *footer = new QWidget(this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_summary, 1);
    row->addWidget(m_create, 0, Qt::AlignVCenter);
    return footer;
}

void BulkPanel::connectParts()
{
    connect(m_client, &ClientPicker::clientChanged, this, &BulkPanel::onClientChanged);
    connect(&m_clients, &ClientStore::updated, this, &BulkPanel::updateClientHint);
    connect(m_minDelay, &QSpinBox::valueChanged, this, [this](int seconds) {
        m_maxDelay->setValue(std::max(m_maxDelay->value(), seconds));
        onPaceChanged();
    });
    connect(m_maxDelay, &QSpinBox::valueChanged, this, [this](int seconds) {
        m_minDelay->setValue(std::min(m_minDelay->value(), seconds));
        onPaceChanged();
    });
    connect(m_schedule, &ScheduleSection::changed, this, &BulkPanel::showState);
    connect(m_draft, &BulkDraft::planChanged, this, &BulkPanel::showState);
    connect(m_draft, &BulkDraft::workingChanged, this, &BulkPanel::showState);
    connect(m_draft, &BulkDraft::textErrorChanged, this, &BulkPanel::showState);
    connect(m_estimate, &EndEstimate::changed, this, &BulkPanel::showState);
    connect(m_plan, &PlanSection::noticed, this, &BulkPanel::noticed);
    connect(m_create, &QPushButton::clicked, this, [this] { m_createdJob ? startAnew() : askToCreate(); });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        if (m_createdJob)
            Q_EMIT jobRequested(*m_createdJob);
    });
    connect(&m_tick, &QTimer::timeout, this, &BulkPanel::showState);
    // Fields take their own Ctrl+V; everywhere else it means recipients.
    auto *paste = new QShortcut(QKeySequence::Paste, this);
    paste->setContext(Qt::WidgetWithChildrenShortcut);
    connect(paste, &QShortcut::activated, m_recipients, &RecipientsSection::paste);
}

void BulkPanel::setClient(ClienteId client)
{
    if (!m_creating && !m_createdJob)
        m_client->setClient(client);
}

void BulkPanel::setActive(bool active)
{
    if (!active) {
        m_tick.stop();
        return;
    }
    m_tick.start();
    m_estimate->refresh();
    showState();
}

void BulkPanel::onClientChanged()
{
    m_estimate->setClient(m_client->client());
    m_check->setClient(m_client->client());
    updateClientHint();
    showState();
}

void BulkPanel::updateClientHint()
{
    const QString state = m_client->unlinkedState();
    m_clientHint->tell(Tone::Attention,
                       state.isEmpty() ? QString()
                                       : tr("This client is not linked (%1). The job waits until it is.").arg(state));
}

void BulkPanel::onPaceChanged()
{
    m_paceWarning->tell(Tone::Attention, m_minDelay->value() < SafeDelay
                                             ? tr("Sending this fast gets accounts banned. Wait 3 seconds or more.")
                                             : QString());
    showState();
}

void BulkPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// Side by side where there is room, else the plan below the form.
void BulkPanel::arrange()
{
    const bool wide = width() >= TwoColumns * fontMetrics().averageCharWidth();
    QBoxLayout *home = wide ? m_columns : m_stacked;
    if (home->indexOf(m_plan) < 0) {
        (wide ? m_stacked : m_columns)->removeWidget(m_plan);
        home->addWidget(m_plan, wide ? 6 : 0);
    }
    // It scrolls up and down only: its width is what the form needs.
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_scroll);
    m_scroll->setMinimumWidth(m_form->minimumSizeHint().width() + GapSmall + bar);
}

void BulkPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_form->isEnabled() && RecipientsSection::canTake(*event->mimeData()))
        event->acceptProposedAction();
}

void BulkPanel::dropEvent(QDropEvent *event)
{
    m_recipients->loadFrom(*event->mimeData());
    event->acceptProposedAction();
}

// From a draft to a job: what is still missing, the question with count and end, and what the hub made of it.

void BulkPanel::showState()
{
    const QString wanted = missing();
    const bool ready = wanted.isEmpty() && !m_creating && m_hub.phase() == HubApi::Phase::Running;
    m_create->setEnabled(ready || m_createdJob);
    m_create->setText(m_createdJob ? tr("Start another &job") : m_creating ? tr("Creating…") : tr("Create &job…"));
    m_form->setEnabled(!m_creating && !m_createdJob);
    if (m_createdJob)
        m_summary->setText(tr("This job has been created."));
    else if (!wanted.isEmpty())
        m_summary->setText(wanted);
    else
        m_summary->setText(endText(qint64(m_draft->plan()->good.size())));
    m_summary->setMuted(!wanted.isEmpty() || m_createdJob);
}

/// What the operator has to do next; empty if the job can be created.
QString BulkPanel::missing() const
{
    if (!m_client->client())
        return tr("Choose a client.");
    if (m_draft->isLoading())
        return tr("Reading the recipients…");
    if (!m_draft->table())
        return tr("Choose recipients.");
    if (m_draft->toColumn() < 0)
        return tr("Choose the column with the numbers.");
    if (!m_draft->textError().isEmpty())
        return m_draft->textError();
    if (m_draft->text().trimmed().isEmpty())
        return tr("Write the message.");
    if (m_draft->isWorking() || !m_draft->plan())
        return tr("Checking the rows…");
    if (m_draft->plan()->good.empty())
        return tr("No row can be sent.");
    return m_schedule->problem(QDateTime::currentMSecsSinceEpoch());
}

QString BulkPanel::endText(qint64 messages) const
{
    const QString count = messages == 1 ? tr("1 message.") : tr("%1 messages.").arg(numberText(messages));
    if (!m_estimate->isKnown())
        return count;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 start = std::max(now, m_schedule->notBefore());
    const auto end = m_estimate->end(messages, m_minDelay->value() * Second, m_maxDelay->value() * Second, start);
    QString text = end ? tr("%1 Ends at the earliest %2, in %3.")
                             .arg(count, QLocale().toString(QDateTime::fromMSecsSinceEpoch(*end), QLocale::ShortFormat),
                                  durationText((*end - now) / Second))
                       : tr("%1 It takes more than three months with this client's limits.").arg(count);
    if (m_estimate->ahead() > 0)
        text += u' ' + tr("%1 messages of earlier jobs go first.").arg(numberText(m_estimate->ahead()));
    return text;
}

void BulkPanel::askToCreate()
{
    if (!missing().isEmpty())
        return;
    const Plan plan = m_draft->plan();
    const qint64 count = qint64(plan->good.size());
    confirm(this, count == 1 ? tr("Send 1 message?") : tr("Send %1 messages?").arg(numberText(count)), question(*plan),
            tr("Create &job"), !m_paceWarning->text().isEmpty() ? Tone::Attention : Tone::Neutral, this, [this, plan] {
                if (plan == m_draft->plan() && missing().isEmpty())
                    create(plan);
            });
}

QString BulkPanel::question(const BulkPlan &plan) const
{
    const auto client = m_client->client();
    const MonitoredClient *known = m_clients.find(*client);
    QStringList lines{tr("Client: %1").arg(m_clients.label(*client)),
                      tr("Wait between messages: %1 to %2 s").arg(m_minDelay->value()).arg(m_maxDelay->value()),
                      endText(qint64(plan.good.size()))};
    if (const QString when = m_schedule->words(); !when.isEmpty())
        lines += when;
    if (const QString missing = m_check->warning(); !missing.isEmpty())
        lines += missing;
    if (!plan.bad.empty())
        lines += tr("%1 rows are not sent; “Not sent” lists them.").arg(numberText(qint64(plan.bad.size())));
    if (known != nullptr && known->state != SessionState::Ready)
        lines += tr("The client is not linked (%1): the job waits until it is.").arg(stateText(known->state));
    if (!m_paceWarning->text().isEmpty())
        lines += m_paceWarning->text();
    return lines.join(u'\n');
}

void BulkPanel::create(const Plan &plan, bool force)
{
    JobDraft head{
        *m_client->client(), m_name->text().trimmed(), m_minDelay->value() * Second, m_maxDelay->value() * Second, {}};
    head.options = {.notBefore = m_schedule->notBefore(), .expiresAt = m_schedule->expiresAt(), .force = force};
    m_creating = true;
    m_banner->dismiss();
    showState();
    m_draft->build(head, [this, plan](const std::shared_ptr<JobDraft> &job) {
        m_hub.sending().createJob(*job, this,
                                  [this, plan](const Result<JobReceipt> &receipt) { onCreated(plan, receipt); });
        m_draft->background().drop(job);
    });
}

void BulkPanel::onCreated(const Plan &plan, const Result<JobReceipt> &receipt)
{
    m_creating = false;
    if (!receipt && receipt.error().code == "DUPLICATE_JOB") {
        showState();
        askToRepeat(plan);
        return;
    }
    if (!receipt) {
        m_banner->present(Tone::Bad, tr("The job was not created: %1").arg(receipt.error().message));
        showState();
        return;
    }
    const qint64 job = receipt->jobId.toLongLong();
    if (!receipt->rejected.empty()) {
        showRefused(plan, *receipt);
        return;
    }
    QString notice = tr("Job %1 was created with %2 messages").arg(receipt->jobId, numberText(receipt->accepted));
    if (!receipt->warnings.empty())
        notice += tr("; %1 of them probably go to a person who is in it twice, with both spellings of the number")
                      .arg(numberText(qint64(receipt->warnings.size())));
    Q_EMIT noticed(notice);
    startAnew();
    Q_EMIT jobCreated(job);
}

void BulkPanel::askToRepeat(const Plan &plan)
{
    confirm(this, tr("Send it again all the same?"),
            tr("Less than an hour ago a job was created with the same messages to the same people. "
               "They would get each message twice."),
            tr("Send &again"), Tone::Attention, this, [this, plan] {
                if (plan == m_draft->plan() && missing().isEmpty())
                    create(plan, true);
            });
}

void BulkPanel::showRefused(const Plan &plan, const JobReceipt &receipt)
{
    m_createdJob = receipt.jobId.toLongLong();
    std::vector<BulkPlan::Bad> refused;
    for (const JobReceipt::Rejection &rejection : receipt.rejected) {
        if (rejection.index >= 0 && size_t(rejection.index) < plan->good.size())
            refused.push_back(
                {plan->good[size_t(rejection.index)], BulkPlan::Reason::RefusedByHub, -1, rejection.reason});
    }
    m_draft->addRefused(plan, std::move(refused));
    m_plan->showBadRows();
    m_banner->present(
        Tone::Attention,
        tr("Job %1 was created with %2 messages. The hub refused %3, which are listed under “Not sent”.")
            .arg(receipt.jobId, numberText(receipt.accepted), numberText(qint64(receipt.rejected.size()))),
        tr("&Show the job"));
    showState();
}

/// The recipients have their messages: they go. Client, text and pace stay for the next list.
void BulkPanel::startAnew()
{
    m_createdJob.reset();
    m_banner->dismiss();
    m_name->clear();
    m_schedule->clear();
    m_draft->clearRecipients();
    showState();
}

} // namespace hub::ui
