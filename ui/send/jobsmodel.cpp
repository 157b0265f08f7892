// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/jobsmodel.h"

#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace hub::ui {

namespace {

constexpr int JobsPerPage = 100;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QString countText(qint64 number)
{
    return QLocale().toString(number);
}

bool isOpen(const JobInfo &job)
{
    return job.state != JobState::Completed && job.state != JobState::Cancelled;
}

int attentionWaitingIn(const JobInfo &job)
{
    const bool held =
        job.state == JobState::Paused && job.pauseReason != PauseReason::Operator && waitsForSomebody(job.pauseReason);
    return int(std::min<qint64>(job.counts.unknown, 1'000'000)) + (held ? 1 : 0);
}

/// What to do about a pause that the words of the Session Manager do not explain; empty where they do.
QString pauseText(PauseReason reason)
{
    switch (reason) {
    case PauseReason::None:
    case PauseReason::Operator:
    case PauseReason::Unreachable:
    case PauseReason::NotReady:
    case PauseReason::Failures:
        break;
    case PauseReason::Later:
        return JobsModel::tr("The Session Manager asks to wait. The job goes on by itself.");
    case PauseReason::Restricted:
        return JobsModel::tr("WhatsApp has restricted this account. Resume the job when the restriction is over.");
    case PauseReason::BadRecipients:
        return JobsModel::tr("More than a third of the recipients is not on WhatsApp. Check the list, then resume.");
    case PauseReason::OtherAccount:
        return JobsModel::tr("Another number is linked than when this job began. Resume it if that is meant.");
    }
    return {};
}

} // namespace

QString progressText(const JobInfo &job, bool brief)
{
    const JobCounts &counts = job.counts;
    const bool onlySent = counts.failed + counts.unknown + counts.skipped + counts.cancelled == 0;
    const QString total = countText(job.total);
    if (onlySent)
        return JobsModel::tr("%1 of %2 sent").arg(countText(counts.sent), total);
    QStringList parts{brief ? JobsModel::tr("%1 of %2").arg(countText(counts.sent), total)
                            : JobsModel::tr("%1 sent").arg(countText(counts.sent))};
    const auto add = [&parts](qint64 number, const QString &text) {
        if (number > 0)
            parts += text.arg(countText(number));
    };
    add(counts.failed, JobsModel::tr("%1 failed"));
    add(counts.unknown, JobsModel::tr("%1 not certain"));
    add(counts.skipped, JobsModel::tr("%1 skipped"));
    add(counts.cancelled, JobsModel::tr("%1 cancelled"));
    const QString all = parts.join(QLatin1String(", "));
    return brief ? all : JobsModel::tr("%1 of %2", "17 sent, 3 failed of 497").arg(all, total);
}

QString reasonText(const JobInfo &job)
{
    if (job.state == JobState::Paused) {
        if (const QString told = pauseText(job.pauseReason); !told.isEmpty())
            return told;
    }
    QString reason = reasonWithoutCode(job.reason);
    if (!reason.isEmpty())
        reason[0] = reason[0].toUpper();
    return reason;
}

JobsModel::JobsModel(SendingApi &sending, ClientStore &clients, QObject *parent)
    : PagedTableModel(JobsPerPage, parent), m_sending(sending), m_clients(clients)
{
    using Self = JobsModel;
    setColumns({column(tr("Job"), 16, &Self::nameText, &Self::numberText),
                column(tr("Client"), 12, &Self::clientText, &Self::noText),
                column(tr("State"), 17, &Self::stateText, &Self::waitText),
                column(tr("Progress"), 32, &Self::wholeProgressText, &Self::briefProgressText, true),
                column(tr("Time left"), 10, &Self::timeLeftText, &Self::paceText),
                column(tr("Created"), 11, &Self::createdText, &Self::createdTimeText)});
    connect(&sending, &SendingApi::jobChanged, this, &JobsModel::updateJob);
    connect(&clients, &ClientStore::updated, this, [this] {
        tellChanged(0, rowCount() - 1, Client, Client); // only names matter here, and they hardly ever change
    });
}

TableColumn<JobInfo> JobsModel::column(const QString &header, int width, Text first, Text second, bool isWhole) const
{
    const auto both = [this, first, second, isWhole](const JobInfo &job) {
        const QString above = (this->*first)(job);
        const QString below = (this->*second)(job);
        return isWhole || below.isEmpty() ? above : tr("%1: %2").arg(above, below);
    };
    return {.header = header,
            .text = [this, first](const JobInfo &job) { return (this->*first)(job); },
            .width = width,
            .help = both,
            .more =
                [this, second, both](const JobInfo &job, int role) {
                    if (role == Qt::AccessibleTextRole)
                        return QVariant(both(job));
                    return role == SecondLineRole ? QVariant((this->*second)(job)) : QVariant();
                }};
}

void JobsModel::setScope(SendingApi::Scope scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    m_loaded = false;
    restart(Former::Go);
}

void JobsModel::ask(const std::optional<qint64> &after, int limit, const PageAnswer &done)
{
    m_news.clear();
    m_sending.jobs(m_scope, PageRequest{after, limit}, this,
                   [done](const Result<hub::ResultPage<JobInfo>> &page) { done(pageOf(page)); });
}

void JobsModel::takePage(Page page, bool isFirst)
{
    const auto isHere = [this](const JobInfo &job) { return find(job.id) != nullptr; };
    if (!isFirst)
        std::erase_if(page.items, isHere);
    const qint64 oldest = page.next && !page.items.empty() ? page.items.back().id : 0;
    std::map<qint64, JobInfo, std::greater<>> jobs; // the newest first
    for (const JobInfo &job : page.items)
        jobs.insert_or_assign(job.id, job);
    for (const auto &[id, job] : m_news) {
        if (jobs.contains(id) || (isFirst && id > oldest))
            jobs.insert_or_assign(id, job);
    }
    page.items.clear();
    if (isFirst)
        m_toldAt.clear();
    for (const auto &[id, job] : jobs) {
        m_toldAt[id] = now();
        page.items.push_back(job);
    }
    m_loaded = true;
    PagedTableModel::takePage(std::move(page), isFirst);
}

int JobsModel::rowOfJob(qint64 id) const
{
    JobInfo wanted;
    wanted.id = id;
    return rowOf(wanted);
}

void JobsModel::updateJob(const JobInfo &job)
{
    if (m_scope && job.client != *m_scope)
        return;
    if (isLoading())
        m_news.insert_or_assign(job.id, job);
    const int place = placeOf(job);
    if (rowOfJob(job.id) >= 0) {
        m_toldAt[job.id] = now();
        changeRow(place, job);
    } else if (place < rowCount() || rowCount() == 0 || (m_loaded && !hasMore() && !isLoading())) {
        m_toldAt[job.id] = now();
        insertRowsAt(place, {job});
    } else {
        return; // older than what has been read: it comes with its page
    }
    Q_EMIT jobUpdated(job);
}

void JobsModel::refreshTimes(int firstRow, int lastRow)
{
    tellChanged(std::max(firstRow, 0), std::min(lastRow, rowCount() - 1), TimeLeft, TimeLeft);
}

QString JobsModel::nameText(const JobInfo &job) const
{
    return job.name.isEmpty() ? tr("Job %1").arg(job.id) : job.name.simplified();
}

QString JobsModel::numberText(const JobInfo &job) const
{
    const QString number = job.name.isEmpty() ? QString() : tr("Job %1").arg(job.id);
    if (!job.retryOf)
        return number;
    const QString retry = tr("failures of job %1").arg(*job.retryOf);
    return number.isEmpty() ? retry : tr("%1, %2", "job 12, failures of job 11").arg(number, retry);
}

QString JobsModel::clientText(const JobInfo &job) const
{
    return m_clients.label(job.client);
}

QString JobsModel::stateText(const JobInfo &job) const
{
    return jobStateText(job.state);
}

QString JobsModel::waitText(const JobInfo &job) const
{
    return reasonText(job);
}

QString JobsModel::wholeProgressText(const JobInfo &job) const
{
    return progressText(job);
}

QString JobsModel::briefProgressText(const JobInfo &job) const
{
    return progressText(job, true);
}

QString JobsModel::timeLeftText(const JobInfo &job) const
{
    if (isOpen(job) && job.etaSeconds) {
        const auto told = m_toldAt.find(job.id);
        const qint64 passed = told == m_toldAt.end() ? 0 : (now() - told->second) / 1000;
        return durationText(std::max<qint64>(*job.etaSeconds - passed, 0));
    }
    return isOpen(job) && job.perMinute > 0 ? tr("over 3 months") : QStringLiteral("–");
}

QString JobsModel::paceText(const JobInfo &job) const
{
    return isOpen(job) && job.perMinute > 0 ? tr("%1/min").arg(QLocale().toString(job.perMinute, 'f', 1)) : QString();
}

QString JobsModel::createdText(const JobInfo &job) const
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(job.createdAt).date(), QLocale::ShortFormat);
}

QString JobsModel::createdTimeText(const JobInfo &job) const
{
    return QDateTime::fromMSecsSinceEpoch(job.createdAt).toString(u"HH:mm");
}

JobAttention::JobAttention(HubApi &hub, QObject *parent) : QObject(parent), m_hub(hub)
{
    connect(&hub.sending(), &SendingApi::jobChanged, this, &JobAttention::updateJob);
    connect(&hub, &HubApi::phaseChanged, this, [this](HubApi::Phase phase) {
        if (phase == HubApi::Phase::Running)
            ask();
    });
    if (hub.phase() == HubApi::Phase::Running)
        ask();
}

void JobAttention::ask()
{
    if (m_asking)
        return;
    m_asking = true;
    m_news.clear();
    m_hub.sending().jobs({}, PageRequest{{}, PageRequest::MaxLimit}, this,
                         [this](const Result<hub::ResultPage<JobInfo>> &page) {
                             m_asking = false;
                             if (!page)
                                 return; // the list of jobs asks too, and tells
                             m_waitingIn.clear();
                             for (const JobInfo &job : page->items)
                                 m_waitingIn[job.id] = attentionWaitingIn(job);
                             for (const auto &[id, count] : m_news)
                                 m_waitingIn[id] = count;
                             updateWaiting();
                             Q_EMIT loaded(!page->items.empty());
                         });
}

void JobAttention::updateJob(const JobInfo &job)
{
    m_waitingIn[job.id] = attentionWaitingIn(job);
    if (m_asking)
        m_news[job.id] = m_waitingIn[job.id];
    updateWaiting();
}

void JobAttention::updateWaiting()
{
    std::erase_if(m_waitingIn, [](const auto &entry) { return entry.second == 0; });
    qint64 sum = 0;
    for (const auto &[id, count] : m_waitingIn)
        sum += count;
    const int waiting = int(std::min<qint64>(sum, std::numeric_limits<int>::max()));
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    Q_EMIT waitingChanged(waiting);
}

} // namespace hub::ui
