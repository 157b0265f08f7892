// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/alertsapi.h"
#include "ui/common/clientstore.h"
#include "ui/common/pagedtablemodel.h"

namespace hub::ui {

/// What happened, in a few words: `Logged out on the phone`. A kind that is not known here stands as it is.
[[nodiscard]] QString alertKindText(const alerts::Entry &entry);
/// What to do about it, in a sentence.
[[nodiscard]] QString alertHelp(const alerts::Entry &entry);
/// What it was before, or is after: the number, whole, or the state in words.
[[nodiscard]] QString alertSideText(const alerts::Entry &entry, const QString &side);
/// `Seen by maria, 12:03`, or `Over since 12:03`; empty while it is open.
[[nodiscard]] QString alertEndText(const alerts::Entry &entry);

/// The alerts, the newest first: all that are open, or the newest of all. Reading them anew changes only the rows that
/// have changed. On the window's thread.
class AlertsModel : public WholeTableModel<alerts::Entry>
{
    Q_OBJECT

public:
    enum Column { Time, What, Client, Before, After, ToDo, End, ColumnCount };
    static constexpr int MostOfAll = PageRequest::MaxLimit; ///< rows, when not only open ones are shown

    AlertsModel(AlertsApi &alerts, const ClientStore &clients, QObject *parent = nullptr);

    void setOpenOnly(bool openOnly);
    [[nodiscard]] bool isOpenOnly() const { return m_openOnly; }

protected:
    void ask(const std::optional<qint64> &after, int limit, const PageAnswer &done) override;
    [[nodiscard]] bool isAbove(const alerts::Entry &a, const alerts::Entry &b) const override { return a.id > b.id; }
    [[nodiscard]] bool isUnchanged(const alerts::Entry &a, const alerts::Entry &b) const override;

private:
    AlertsApi &m_alerts;
    bool m_openOnly = true;
};

} // namespace hub::ui
