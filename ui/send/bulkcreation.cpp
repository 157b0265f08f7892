// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a draft to a job: what is still missing, the question with count and end, and what the hub made of it. The form
// itself is in bulkpanel.cpp.

#include "ui/common/clientpicker.h"
#include "ui/common/statetexts.h"
#include "ui/send/bulkdraft.h"
#include "ui/send/bulkpanel.h"
#include "ui/send/endestimate.h"
#include "ui/send/plansection.h"
#include "ui/send/sendwidgets.h"

#include <QDateTime>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace hub::ui {

namespace {

constexpr int SecondMs = 1000;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

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
    return {};
}

QString BulkPanel::endText(qint64 messages) const
{
    const QString count = messages == 1 ? tr("1 message.") : tr("%1 messages.").arg(number(messages));
    if (!m_estimate->isKnown())
        return count;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto end = m_estimate->end(messages, m_minDelay->value() * SecondMs, m_maxDelay->value() * SecondMs, now);
    QString text = end ? tr("%1 Ends at the earliest %2, in %3.")
                             .arg(count, QLocale().toString(QDateTime::fromMSecsSinceEpoch(*end), QLocale::ShortFormat),
                                  durationText((*end - now) / SecondMs))
                       : tr("%1 It takes more than three months with this client's limits.").arg(count);
    if (m_estimate->ahead() > 0)
        text += u' ' + tr("%1 messages of earlier jobs go first.").arg(number(m_estimate->ahead()));
    return text;
}

void BulkPanel::askToCreate()
{
    if (!missing().isEmpty())
        return;
    const Plan plan = m_draft->plan();
    const qint64 count = qint64(plan->good.size());
    confirm(this, count == 1 ? tr("Send 1 message?") : tr("Send %1 messages?").arg(number(count)), question(*plan),
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
    if (!plan.bad.empty())
        lines += tr("%1 rows are not sent; “Not sent” lists them.").arg(number(qint64(plan.bad.size())));
    if (known != nullptr && known->state != SessionState::Ready)
        lines += tr("The client is not linked (%1): the job waits until it is.").arg(stateText(known->state));
    if (!m_paceWarning->text().isEmpty())
        lines += m_paceWarning->text();
    return lines.join(u'\n');
}

void BulkPanel::create(const Plan &plan)
{
    JobDraft head{*m_client->client(),
                  m_name->text().trimmed(),
                  m_minDelay->value() * SecondMs,
                  m_maxDelay->value() * SecondMs,
                  {}};
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
    Q_EMIT noticed(tr("Job %1 was created with %2 messages").arg(receipt->jobId, number(receipt->accepted)));
    startAnew();
    Q_EMIT jobCreated(job);
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
    m_banner->present(Tone::Attention,
                      tr("Job %1 was created with %2 messages. The hub refused %3, which are listed under “Not sent”.")
                          .arg(receipt.jobId, number(receipt.accepted), number(qint64(receipt.rejected.size()))),
                      tr("&Show the job"));
    showState();
}

/// The recipients have their messages: they go. Client, text and pace stay for the next list.
void BulkPanel::startAnew()
{
    m_createdJob.reset();
    m_banner->dismiss();
    m_name->clear();
    m_draft->clearRecipients();
    showState();
}

} // namespace hub::ui
