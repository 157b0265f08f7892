// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/jobsmodel.h"

#include "ui/common/sendreport.h"
#include "ui/common/statetexts.h"

#include <QDateTime>
#include <QLocale>
#include <QTextDocument>

#include <algorithm>

namespace hub::ui {

namespace {

constexpr int JobsPerPage = 100;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QString count(qint64 number)
{
    return QLocale().toString(number);
}

bool isOpen(const JobInfo &job)
{
    return job.state != JobState::Completed && job.state != JobState::Cancelled;
}

} // namespace

QString progressText(const JobInfo &job, bool brief)
{
    const JobCounts &counts = job.counts;
    const QString form = brief && counts.failed + counts.unknown + counts.skipped + counts.cancelled > 0
                             ? JobsModel::tr("%1 of %2")
                             : JobsModel::tr("%1 of %2 sent");
    QStringList parts{form.arg(count(counts.sent), count(job.total))};
    const auto add = [&parts](qint64 number, const QString &text) {
        if (number > 0)
            parts += text.arg(count(number));
    };
    add(counts.failed, JobsModel::tr("%1 failed"));
    add(counts.unknown, JobsModel::tr("%1 not certain"));
    add(counts.skipped, JobsModel::tr("%1 skipped"));
    add(counts.cancelled, JobsModel::tr("%1 cancelled"));
    return parts.join(QLatin1String(", "));
}

QString reasonText(const JobInfo &job)
{
    QString reason = reasonWithoutCode(job.reason);
    if (!reason.isEmpty())
        reason[0] = reason[0].toUpper();
    return reason;
}

JobsModel::JobsModel(SendingApi &sending, ClientStore &clients, QObject *parent)
    : QAbstractTableModel(parent), m_sending(sending), m_clients(clients)
{
    connect(&sending, &SendingApi::jobChanged, this, &JobsModel::take);
    connect(&clients, &ClientStore::updated, this, &JobsModel::onClients);
}

void JobsModel::setScope(SendingApi::Scope scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    beginResetModel();
    m_rows.clear();
    m_next.reset();
    m_loaded = false;
    endResetModel();
    reload();
}

void JobsModel::reload()
{
    ask({});
}

void JobsModel::ask(std::optional<qint64> after)
{
    m_loading = true;
    m_news.clear();
    const quint64 question = ++m_question;
    m_sending.jobs(m_scope, PageRequest{after, JobsPerPage}, this,
                   [this, question, first = !after](const Result<hub::ResultPage<JobInfo>> &page) {
                       if (question != m_question)
                           return;
                       m_loading = false;
                       m_error = page ? QString() : page.error().message;
                       if (page)
                           onPage(*page, first);
                       Q_EMIT loadingChanged();
                   });
    Q_EMIT loadingChanged();
}

void JobsModel::onPage(const hub::ResultPage<JobInfo> &page, bool first)
{
    std::map<qint64, JobInfo> jobs;
    for (const JobInfo &job : page.items)
        jobs.insert_or_assign(job.id, job);
    const qint64 oldest = page.next && !page.items.empty() ? page.items.back().id : 0;
    for (const auto &[id, job] : m_news) {
        if (jobs.contains(id) || (first && id > oldest))
            jobs.insert_or_assign(id, job);
    }
    m_next = page.next;
    if (!first)
        std::erase_if(jobs, [this](const auto &entry) { return find(entry.first) != nullptr; });
    std::vector<Row> rows;
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
        rows.push_back({job->second, now()});
    if (first) {
        beginResetModel();
        m_rows = std::move(rows);
        m_loaded = true;
        endResetModel();
    } else if (!rows.empty()) {
        const int end = rowCount();
        beginInsertRows({}, end, end + int(rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    }
}

std::vector<JobsModel::Row>::const_iterator JobsModel::place(qint64 id) const
{
    return std::lower_bound(m_rows.begin(), m_rows.end(), id,
                            [](const Row &row, qint64 wanted) { return row.job.id > wanted; });
}

const JobInfo *JobsModel::job(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[size_t(row)].job : nullptr;
}

const JobInfo *JobsModel::find(qint64 id) const
{
    return job(rowOf(id));
}

int JobsModel::rowOf(qint64 id) const
{
    const auto at = place(id);
    return at != m_rows.end() && at->job.id == id ? int(at - m_rows.begin()) : -1;
}

void JobsModel::take(const JobInfo &job)
{
    if (m_scope && job.client != *m_scope)
        return;
    if (m_loading)
        m_news.insert_or_assign(job.id, job);
    const auto at = place(job.id);
    const int row = int(at - m_rows.begin());
    if (at != m_rows.end() && at->job.id == job.id) {
        m_rows[size_t(row)] = {job, now()};
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    } else if (at != m_rows.end() || (!m_next && m_loaded) || m_rows.empty()) {
        beginInsertRows({}, row, row);
        m_rows.insert(at, {job, now()});
        endInsertRows();
    } else {
        return; // older than what has been read: it comes with its page
    }
    Q_EMIT jobUpdated(job);
}

void JobsModel::refreshTimes(int firstRow, int lastRow)
{
    lastRow = std::min(lastRow, rowCount() - 1);
    firstRow = std::max(firstRow, 0);
    if (firstRow <= lastRow)
        Q_EMIT dataChanged(index(firstRow, TimeLeft), index(lastRow, TimeLeft), {Qt::DisplayRole});
}

void JobsModel::onClients(const ClientStore::Delta &delta)
{
    // Only names matter here, and they hardly ever change.
    if (m_rows.empty() || (delta.added.empty() && delta.changed.empty() && delta.removed.empty()))
        return;
    Q_EMIT dataChanged(index(0, Client), index(rowCount() - 1, Client), {Qt::DisplayRole});
}

int JobsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int JobsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString JobsModel::firstLine(const Row &row, int column) const
{
    const JobInfo &job = row.job;
    switch (column) {
    case Name:
        return job.name.isEmpty() ? tr("Job %1").arg(job.id) : job.name.simplified();
    case Client:
        return m_clients.label(job.client);
    case State:
        return jobStateText(job.state);
    case Progress:
        return progressText(job);
    case TimeLeft:
        if (!isOpen(job))
            return QStringLiteral("–");
        if (job.etaSeconds)
            return durationText(std::max<qint64>(*job.etaSeconds - (now() - row.at) / 1000, 0));
        return job.perMinute > 0 ? tr("over 3 months") : QStringLiteral("–");
    case Created:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(job.createdAt).date(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QString JobsModel::secondLine(const Row &row, int column) const
{
    const JobInfo &job = row.job;
    switch (column) {
    case Name: {
        const QString number = job.name.isEmpty() ? QString() : tr("Job %1").arg(job.id);
        if (!job.retryOf)
            return number;
        const QString retry = tr("failures of job %1").arg(*job.retryOf);
        return number.isEmpty() ? retry : tr("%1, %2", "job 12, failures of job 11").arg(number, retry);
    }
    case State:
        return reasonText(job);
    case Progress:
        return progressText(job, true);
    case TimeLeft:
        return isOpen(job) && job.perMinute > 0 ? tr("%1/min").arg(QLocale().toString(job.perMinute, 'f', 1))
                                                : QString();
    case Created:
        return QDateTime::fromMSecsSinceEpoch(job.createdAt).toString(u"HH:mm");
    default:
        return {};
    }
}

QVariant JobsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return firstLine(row, index.column());
    case SecondLineRole:
        return secondLine(row, index.column());
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const QString first = firstLine(row, index.column());
        const QString second = secondLine(row, index.column());
        const bool one = second.isEmpty() || index.column() == Progress; // there the first line says it in full
        const QString both = one ? first : tr("%1: %2").arg(first, second);
        return role == Qt::ToolTipRole ? Qt::convertFromPlainText(both) : both;
    }
    default:
        return {};
    }
}

QVariant JobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Job");
    case Client:
        return tr("Client");
    case State:
        return tr("State");
    case Progress:
        return tr("Progress");
    case TimeLeft:
        return tr("Time left");
    case Created:
        return tr("Created");
    default:
        return {};
    }
}

bool JobsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_loading;
}

void JobsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_next);
}

} // namespace hub::ui
