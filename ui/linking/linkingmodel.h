// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/linking/linkingrun.h"

#include "ui/common/appearance.h"

#include <QAbstractTableModel>

namespace hub::ui {

/// The queue of a linking run as a table: who, how far, which account, what is odd. For a BadgeDelegate. On the
/// window's thread.
class LinkingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ClientColumn, OutcomeColumn, AccountColumn, NoteColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< what a column is sorted by; outcomes by how much they need a person
        ClientRole,              ///< qint64: the client's number
    };

    LinkingModel(const LinkingRun &run, const ClientStore &clients, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const std::vector<LinkingQueue::Entry> &entries() const { return m_run.queue().entries(); }
    /// What became of an entry, or how far it is, in a word.
    [[nodiscard]] QString outcomeText(const LinkingQueue::Entry &entry) const;

private:
    using Entry = LinkingQueue::Entry;

    void onUpdated(const ClientStore::Delta &delta);
    void refresh(int first, int last);
    [[nodiscard]] bool isCurrent(const Entry &entry) const;
    [[nodiscard]] QString text(const Entry &entry, int column) const;
    [[nodiscard]] Tone outcomeTone(const Entry &entry) const;
    [[nodiscard]] const char *outcomeIcon(const Entry &entry) const;
    [[nodiscard]] QVariant sortKey(const Entry &entry, int column) const;
    [[nodiscard]] int rank(const Entry &entry) const;

    const LinkingRun &m_run;
    const ClientStore &m_clients;
};

} // namespace hub::ui
