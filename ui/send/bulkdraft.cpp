// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/bulkdraft.h"

#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace hub::ui {

namespace {

constexpr std::chrono::milliseconds TypingPause{150};

/// Messages that the client sends before those of a new job. A job that waits for an operator lets others go ahead.
qint64 waitingIn(const JobInfo &job)
{
    const bool ended = job.state == JobState::Completed || job.state == JobState::Cancelled;
    const bool held = job.state == JobState::Paused && waitsForSomebody(job.pauseReason);
    return ended || held ? 0 : job.counts.queued + job.counts.sending;
}

} // namespace

BulkDraft::BulkDraft(QObject *parent) : QObject(parent)
{
    m_planSoon.setSingleShot(true);
    m_planSoon.setInterval(TypingPause);
    connect(&m_planSoon, &QTimer::timeout, this, &BulkDraft::replan);
    connect(&m_csv, &CsvImport::loading, this, [this] {
        if (m_planCancelled)
            *m_planCancelled = true; // it would only be in the way
        Q_EMIT workingChanged();
    });
    connect(&m_csv, &CsvImport::loaded, this, &BulkDraft::onLoaded);
}

BulkDraft::~BulkDraft()
{
    if (m_planCancelled)
        *m_planCancelled = true;
}

void BulkDraft::loadFile(const QString &path)
{
    m_chosenColumn.reset();
    m_leftOut.clear();
    m_csv.loadFile(path);
}

void BulkDraft::loadText(const QString &pasted)
{
    m_chosenColumn.reset();
    m_leftOut.clear();
    m_csv.loadText(pasted, tr("Pasted rows"));
}

void BulkDraft::setDelimiter(QChar delimiter)
{
    m_chosenColumn.reset();
    m_csv.setDelimiter(delimiter);
}

void BulkDraft::setHasHeader(bool hasHeader)
{
    if (m_toColumn >= 0)
        m_chosenColumn = m_toColumn; // the columns are the same: the user's choice stands
    m_csv.setHasHeader(hasHeader);
}

void BulkDraft::onLoaded()
{
    m_names = table() ? MessageTemplate::names(*table()) : QStringList();
    const std::optional<int> guess = table() ? guessRecipientColumn(*table()) : std::nullopt;
    m_toColumn = table() ? m_chosenColumn.value_or(guess.value_or(-1)) : -1;
    Q_EMIT recipientsChanged();
    Q_EMIT toColumnChanged();
    checkText();
    replan();
    Q_EMIT workingChanged();
}

void BulkDraft::clearRecipients()
{
    m_csv.clear();
}

void BulkDraft::leaveOut(const QSet<QString> &numbers)
{
    m_leftOut.unite(numbers);
    replan();
    Q_EMIT workingChanged();
}

void BulkDraft::setToColumn(int column)
{
    if (!table() || column == m_toColumn || column >= table()->columns)
        return;
    m_toColumn = column;
    Q_EMIT toColumnChanged();
    replan();
    Q_EMIT workingChanged();
}

void BulkDraft::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    checkText();
    planSoon();
}

// A wrong placeholder is told at once, while the rows are judged after a pause in the typing.
void BulkDraft::checkText()
{
    QString error;
    m_template.reset();
    if (!m_text.trimmed().isEmpty()) {
        if (auto parsed = MessageTemplate::parse(m_text, m_names))
            m_template = std::move(*parsed);
        else
            error = parsed.error().message;
    }
    if (error == m_textError)
        return;
    m_textError = error;
    Q_EMIT textErrorChanged();
}

void BulkDraft::planSoon()
{
    if (!table())
        return;
    m_planSoon.start();
    Q_EMIT workingChanged();
}

void BulkDraft::replan()
{
    m_planSoon.stop();
    if (m_planCancelled)
        *m_planCancelled = true;
    m_planCancelled.reset();
    m_planning = false;
    if (!table() || m_toColumn < 0) {
        setPlan(nullptr);
        return;
    }
    m_planning = true;
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    m_planCancelled = cancelled;
    m_background.run<std::shared_ptr<const BulkPlan>>(
        [table = table(), column = m_toColumn, text = m_template, leftOut = m_leftOut, cancelled] {
            return BulkPlan::make(table, column, text, *cancelled, leftOut);
        },
        [this, cancelled](std::shared_ptr<const BulkPlan> plan) {
            if (*cancelled || !plan)
                return;
            m_planning = false;
            m_planCancelled.reset();
            setPlan(std::move(plan));
            Q_EMIT workingChanged();
        });
}

void BulkDraft::setPlan(std::shared_ptr<const BulkPlan> plan)
{
    if (plan == m_plan)
        return;
    const auto old = std::exchange(m_plan, std::move(plan));
    Q_EMIT planChanged();
    m_background.drop(old);
}

void BulkDraft::addRefused(const std::shared_ptr<const BulkPlan> &plan, std::vector<BulkPlan::Bad> refused)
{
    if (plan != m_plan || refused.empty())
        return;
    auto changed = std::make_shared<BulkPlan>(*plan);
    QSet<int> rows;
    for (const BulkPlan::Bad &bad : refused)
        rows.insert(bad.row);
    std::erase_if(changed->good, [&rows](int row) { return rows.contains(row); });
    changed->bad.insert(changed->bad.begin(), refused.begin(), refused.end()); // news first
    setPlan(std::move(changed));
}

bool BulkDraft::isReady() const
{
    return !isWorking() && m_textError.isEmpty() && m_plan && m_plan->text && !m_plan->good.empty();
}

void BulkDraft::build(const JobDraft &head, std::function<void(std::shared_ptr<JobDraft>)> done)
{
    m_background.run<std::shared_ptr<JobDraft>>(
        [plan = m_plan, head] {
            auto draft = std::make_shared<JobDraft>(head);
            draft->messages = plan->messages();
            return draft;
        },
        std::move(done));
}

EndEstimate::EndEstimate(SendingApi &sending, QObject *parent) : QObject(parent), m_sending(sending) {}

void EndEstimate::setClient(std::optional<ClienteId> client)
{
    if (client == m_client)
        return;
    m_client = client;
    m_limits.reset();
    m_ahead.reset();
    refresh();
    Q_EMIT changed();
}

void EndEstimate::refresh()
{
    const quint64 question = ++m_question;
    if (!m_client)
        return;
    m_sending.limits(*m_client, this, [this, question](const Result<SendingLimits> &limits) {
        if (question != m_question)
            return;
        // Without an answer it is estimated as if there were none; the hub observes them in any case.
        m_limits = limits ? *limits : SendingLimits();
        Q_EMIT changed();
    });
    m_sending.jobs(m_client, PageRequest{}, this, [this, question](const Result<hub::ResultPage<JobInfo>> &page) {
        if (question != m_question)
            return;
        m_ahead = 0;
        if (page) {
            for (const JobInfo &job : page->items)
                *m_ahead += waitingIn(job);
        }
        Q_EMIT changed();
    });
}

std::optional<qint64> EndEstimate::end(qint64 messages, int minDelay, int maxDelay, qint64 now) const
{
    const qint64 perMessage = std::max<qint64>((qint64(minDelay) + maxDelay) / 2, 1);
    return m_limits.value_or(SendingLimits()).estimateEnd(now, 0, ahead() + messages, perMessage);
}

} // namespace hub::ui
