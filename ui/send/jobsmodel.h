// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "ui/common/clientstore.h"

#include <QAbstractTableModel>

#include <map>
#include <optional>
#include <vector>

namespace hub::ui {

/// Bulk jobs, the newest first: those of one client, or of all. Follows every change; older ones come a page at a time.
/// Each cell has a second line (SecondLineRole). On the window's thread.
class JobsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Client, State, Progress, TimeLeft, Created, ColumnCount };
    static constexpr int SecondLineRole = Qt::UserRole + 1;

    JobsModel(SendingApi &sending, ClientStore &clients, QObject *parent = nullptr);

    /// Reads anew, those of this client.
    void setScope(SendingApi::Scope scope);
    void reload();
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; } ///< a first page has arrived
    [[nodiscard]] const QString &error() const { return m_error; }

    [[nodiscard]] const JobInfo *job(int row) const;
    [[nodiscard]] const JobInfo *find(qint64 id) const;
    [[nodiscard]] int rowOf(qint64 id) const; ///< -1: not in the list
    /// The answer to a request about a job is news of it, too.
    void take(const JobInfo &job);
    /// Time has passed: what is left, in these rows, is less.
    void refreshTimes(int firstRow, int lastRow);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// isLoading(), isLoaded() or error() is another.
    void loadingChanged();
    /// A job of the list has changed.
    void jobUpdated(const hub::JobInfo &job);

private:
    struct Row
    {
        JobInfo job;
        qint64 at = 0; ///< when it was told: its estimate counts from then
    };

    void ask(std::optional<qint64> after);
    void onPage(const hub::ResultPage<JobInfo> &page, bool first);
    [[nodiscard]] std::vector<Row>::const_iterator place(qint64 id) const;
    [[nodiscard]] QString firstLine(const Row &row, int column) const;
    [[nodiscard]] QString secondLine(const Row &row, int column) const;
    void onClients(const ClientStore::Delta &delta);

    SendingApi &m_sending;
    ClientStore &m_clients;
    SendingApi::Scope m_scope;
    std::vector<Row> m_rows;
    std::optional<qint64> m_next;
    std::map<qint64, JobInfo> m_news; // since the question under way: newer than its answer
    QString m_error;
    quint64 m_question = 0;
    bool m_loading = false;
    bool m_loaded = false;
};

/// `1,240 of 5,000 sent, 3 failed, 2 not certain`: what is 0 is left out. In brief without `sent`.
[[nodiscard]] QString progressText(const JobInfo &job, bool brief = false);
/// Why a job waits, as a sentence's beginning; empty if it does not. Foreign text.
[[nodiscard]] QString reasonText(const JobInfo &job);

} // namespace hub::ui
