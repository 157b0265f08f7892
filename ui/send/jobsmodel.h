// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "ui/common/clientstore.h"
#include "ui/common/pagedtablemodel.h"

#include <map>

namespace hub::ui {

/// Bulk jobs, the newest first: those of one client, or of all. Follows every change; older ones come a page at a time.
/// Each cell has a second line (SecondLineRole). On the window's thread.
class JobsModel : public PagedTableModel<JobInfo>
{
    Q_OBJECT

public:
    enum Column { Name, Client, State, Progress, TimeLeft, Created, ColumnCount };
    static constexpr int SecondLineRole = FirstOwnRole;

    JobsModel(SendingApi &sending, ClientStore &clients, QObject *parent = nullptr);

    /// Reads anew, those of this client.
    void setScope(SendingApi::Scope scope);
    void reload() { restart(Former::Stay); }
    [[nodiscard]] bool isLoaded() const { return m_loaded; } ///< a first page has arrived

    [[nodiscard]] const JobInfo *find(qint64 id) const { return at(rowOfJob(id)); }
    [[nodiscard]] int rowOfJob(qint64 id) const; ///< -1: not in the list
    /// The answer to a request about a job is news of it, too.
    void updateJob(const JobInfo &job);
    /// Time has passed: what is left, in these rows, is less.
    void refreshTimes(int firstRow, int lastRow);

Q_SIGNALS:
    /// A job of the list has changed.
    void jobUpdated(const hub::JobInfo &job);

protected:
    void ask(const std::optional<qint64> &after, int limit, const PageAnswer &done) override;
    void takePage(Page page, bool isFirst) override;
    [[nodiscard]] bool isAbove(const JobInfo &a, const JobInfo &b) const override { return a.id > b.id; }

private:
    using Text = QString (JobsModel::*)(const JobInfo &) const;

    /// `isWhole`: the first line says what the second does.
    [[nodiscard]] TableColumn<JobInfo> column(const QString &header, int width, Text first, Text second,
                                              bool isWhole = false) const;
    [[nodiscard]] QString nameText(const JobInfo &job) const;
    [[nodiscard]] QString numberText(const JobInfo &job) const;
    [[nodiscard]] QString clientText(const JobInfo &job) const;
    [[nodiscard]] QString stateText(const JobInfo &job) const;
    [[nodiscard]] QString waitText(const JobInfo &job) const;
    [[nodiscard]] QString wholeProgressText(const JobInfo &job) const;
    [[nodiscard]] QString briefProgressText(const JobInfo &job) const;
    [[nodiscard]] QString timeLeftText(const JobInfo &job) const;
    [[nodiscard]] QString paceText(const JobInfo &job) const;
    [[nodiscard]] QString createdText(const JobInfo &job) const;
    [[nodiscard]] QString createdTimeText(const JobInfo &job) const;
    [[nodiscard]] QString noText(const JobInfo &) const { return {}; }

    SendingApi &m_sending;
    ClientStore &m_clients;
    SendingApi::Scope m_scope;
    std::map<qint64, qint64> m_toldAt; // when a job was told, in ms since 1970: its estimate counts from then
    std::map<qint64, JobInfo> m_news;  // since the question under way: newer than its answer
    bool m_loaded = false;
};

/// `1,240 of 5,000 sent, 3 failed, 2 not certain`: what is 0 is left out. In brief without `sent`.
[[nodiscard]] QString progressText(const JobInfo &job, bool brief = false);
/// Why a job waits, as a sentence's beginning; empty if it does not. Foreign text.
[[nodiscard]] QString reasonText(const JobInfo &job);

/// How many things of all clients' jobs wait for a person: jobs that stopped over their failures, and messages of which
/// nobody knows whether they were sent. A job that an operator has paused waits too, but he knows. Looks at the newest
/// thousand jobs and follows every change.
class JobAttention : public QObject
{
    Q_OBJECT

public:
    explicit JobAttention(HubApi &hub, QObject *parent = nullptr);

    [[nodiscard]] int waiting() const { return m_waiting; }

Q_SIGNALS:
    void waitingChanged(int waiting);
    /// The jobs are known now; whether there are any.
    void loaded(bool any);

private:
    void ask();
    void updateJob(const JobInfo &job);
    void updateWaiting();

    HubApi &m_hub;
    std::map<qint64, int> m_waitingIn; // only jobs with something that waits
    std::map<qint64, int> m_news;      // changes since the question: newer than its answer
    bool m_asking = false;
    int m_waiting = 0;
};

} // namespace hub::ui
