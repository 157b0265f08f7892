// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/activityapi.h"
#include "ui/common/clientstore.h"

#include <QAbstractTableModel>

#include <deque>
#include <vector>

namespace hub::ui {

/// The audit log, the newest on top, as far as it has been read: older entries come when the view asks for them, newer
/// ones with refresh(). An answer to a former filter is ignored. On the window's thread.
class AuditModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Who, What, Client, From, ColumnCount };
    enum class State { Idle, Loading, Ready, Failed };

    AuditModel(ActivityApi &activity, const ClientStore &clients, QObject *parent = nullptr);
    ~AuditModel() override;

    /// Reads this from the beginning. Former rows stay until the answer is here.
    void look(const audit::Filter &filter);
    /// Brings what is newer than the first row. Asked meanwhile: once more afterwards.
    void refresh();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; } ///< Failed: why
    [[nodiscard]] const audit::Filter &filter() const { return m_filter; }
    [[nodiscard]] bool hasMore() const { return m_next.has_value(); }
    [[nodiscard]] const audit::Entry *entryAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged();
    /// refresh() has found so many, and they are on top now.
    void arrived(int entries);

private:
    using Entries = Result<hub::ResultPage<audit::Entry>>;

    void ask(std::optional<qint64> after, int limit, void (AuditModel::*take)(const Entries &));
    void takeFirst(const Entries &page);
    void takeOlder(const Entries &page);
    void takeNewer(const Entries &page);
    void fail(const Error &error);
    void replace(const hub::ResultPage<audit::Entry> &page);
    [[nodiscard]] QString text(const audit::Entry &entry, int column) const;

    ActivityApi &m_activity;
    const ClientStore &m_clients;
    audit::Filter m_filter;
    std::deque<audit::Entry> m_entries;
    std::optional<qint64> m_next; // of the oldest page
    State m_state = State::Idle;
    Error m_error;
    quint64 m_question = 0; // answers to older ones are not wanted any more
    bool m_readingOlder = false;
    bool m_readingNewer = false;
    bool m_again = false;
};

} // namespace hub::ui
