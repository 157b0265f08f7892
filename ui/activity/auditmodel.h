// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/activityapi.h"
#include "ui/common/clientstore.h"
#include "ui/common/pagedtablemodel.h"

namespace hub::ui {

/// What somebody did, in a plain sentence: `Logged in`, `Created the API key “billing”`. An action that is not known
/// here stands as it is.
[[nodiscard]] QString auditSentence(const audit::Entry &entry);
/// Who: `maria`, `Key billing`, `This window`, `Unknown`.
[[nodiscard]] QString actorText(const QString &actor);

/// What one can look for among the actions.
struct AuditChoice
{
    QString action; ///< as audit::Filter takes it
    QString text;
};
/// Everything first.
[[nodiscard]] std::vector<AuditChoice> auditChoices();

/// The audit log, the newest on top, as far as it has been read. On the window's thread.
class AuditModel : public NewestFirstTableModel<audit::Entry>
{
    Q_OBJECT

public:
    enum Column { Time, Who, What, Client, From, ColumnCount };

    AuditModel(ActivityApi &activity, const ClientStore &clients, QObject *parent = nullptr);

    /// Reads this from the beginning. Former rows stay until the answer is here.
    void setFilter(const audit::Filter &filter);
    [[nodiscard]] const audit::Filter &filter() const { return m_filter; }

Q_SIGNALS:
    /// refresh() has found so many, and they are on top now.
    void arrived(int entries);

protected:
    void ask(const std::optional<qint64> &after, int limit, const PageAnswer &done) override;
    void onArrived(int entries) override { Q_EMIT arrived(entries); }

private:
    ActivityApi &m_activity;
    audit::Filter m_filter;
};

} // namespace hub::ui
