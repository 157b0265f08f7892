// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/linking/linkingrun.h"

#include "ui/common/tablemodel.h"

namespace hub::ui {

/// The queue of a linking run as a table: who, how far, which account, what is odd. On the window's thread.
class LinkingModel : public TableModel<LinkingQueue::Entry>
{
    Q_OBJECT

public:
    enum Column { ClientColumn, OutcomeColumn, AccountColumn, NoteColumn };
    enum Role { ClientRole = FirstOwnRole }; ///< qint64: the client's number

    LinkingModel(const LinkingRun &run, const ClientStore &clients, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] const LinkingQueue::Entry *at(int row) const override;

    [[nodiscard]] const std::vector<LinkingQueue::Entry> &entries() const { return m_run.queue().entries(); }
    /// What became of an entry, or how far it is, in a word.
    [[nodiscard]] QString outcomeText(const LinkingQueue::Entry &entry) const;

protected:
    [[nodiscard]] QVariant rowData(const LinkingQueue::Entry &entry, int role) const override;

private:
    using Entry = LinkingQueue::Entry;

    void describeColumns();
    void onUpdated(const ClientStore::Delta &delta);
    [[nodiscard]] bool isCurrent(const Entry &entry) const;
    [[nodiscard]] CellBadge outcomeBadge(const Entry &entry) const;
    /// By how much it needs a person; equals in their order.
    [[nodiscard]] qint64 urgency(const Entry &entry) const;

    const LinkingRun &m_run;
    const ClientStore &m_clients;
};

} // namespace hub::ui
