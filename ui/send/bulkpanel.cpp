// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/bulkpanel.h"

#include "core/sending/bulkparser.h"
#include "ui/common/clientpicker.h"
#include "ui/common/statetexts.h"
#include "ui/send/bulkdraft.h"
#include "ui/send/endestimate.h"
#include "ui/send/messagesection.h"
#include "ui/send/plansection.h"
#include "ui/send/recipientssection.h"
#include "ui/send/sendwidgets.h"

#include <QDragEnterEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
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
    , m_plan(new PlanSection(*m_draft, this))
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
    updateClientHint();
    showState();
}

void BulkPanel::updateClientHint()
{
    const auto client = m_client->client();
    const MonitoredClient *known = client ? m_clients.find(*client) : nullptr;
    if (known == nullptr || known->state == SessionState::Ready)
        m_clientHint->clear();
    else
        m_clientHint->tell(
            Tone::Attention,
            tr("This client is not linked (%1). The job waits until it is.").arg(stateText(known->state)));
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
    m_recipients->take(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace hub::ui
