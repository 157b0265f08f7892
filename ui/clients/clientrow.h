// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/clientstatusstore.h"
#include "ui/common/searchfield.h"

#include <QCollator>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace hub::ui {

/// A client as the table of clients keeps it: a copy of what is known, and what searching and sorting need of it.
class ClientRow
{
public:
    explicit ClientRow(const MonitoredClient &client);
    void set(const MonitoredClient &client);

    [[nodiscard]] const MonitoredClient &client() const { return m_client; }
    /// Number, name, account, state's word, tags and expected phone, folded; no search term matches across two of them.
    [[nodiscard]] const QString &searchText() const { return m_searchText; }
    /// The state's urgency (stateRank).
    [[nodiscard]] int rank() const { return m_rank; }
    /// How the user's language sorts names, with numbers in them by value. Made when first asked for.
    [[nodiscard]] const QCollatorSortKey &nameKey() const;

    bool hasAlert = false;     ///< something happened to it that nobody has seen yet
    QString pendingName = {};  ///< typed, and on its way to the hub; null: none
    bool pendingTaken = false; ///< the hub has taken it: the next update tells it
    int position = -1;         ///< among the shown ones; -1: not shown
    int next = -1;             ///< where it will be, while the order is being changed

private:
    MonitoredClient m_client;
    QString m_searchText;
    int m_rank = 0;
    mutable std::optional<QCollatorSortKey> m_nameKey;
};

/// Which clients are shown.
struct ClientFilter
{
    QStringList terms = {};         ///< folded words, each of which must be found
    QSet<SessionState> states = {}; ///< empty: all
    bool alerted = false;           ///< besides those states: clients with an open alert

    [[nodiscard]] static QStringList termsOf(const QString &text);
    [[nodiscard]] bool accepts(const ClientRow &row) const;

    friend bool operator==(const ClientFilter &, const ClientFilter &) = default;
};

/// By what the table is sorted, and which columns there are. In the order in which people see them.
enum class ClientColumn { Number, Name, Account, State, Since, LastCheck, LastGoodAnswer, LastSent };
inline constexpr int ClientColumnCount = 8;

/// The order of rows: by value, empty texts last, and what is equal by number.
struct ClientOrder
{
    ClientColumn column = ClientColumn::Number;
    Qt::SortOrder order = Qt::AscendingOrder;

    [[nodiscard]] bool operator()(const ClientRow *a, const ClientRow *b) const;

    friend bool operator==(const ClientOrder &, const ClientOrder &) = default;
};

} // namespace hub::ui
