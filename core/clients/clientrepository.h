// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/sessionalert.h"
#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/session/sessionstate.h"
#include "core/storage/resultpage.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

class QSqlDatabase;

/// The tables `clients` and `state_history`. Plain functions for the SQL thread; they open no transaction. Errors are
/// those of Database. Times are ms since 1970, 0 for never.
namespace hub::clients {

/// A registered client and the last that was heard of it.
struct Record
{
    ClienteId client;
    QString name;
    qint64 registeredAt = 0;
    std::optional<SessionState> state = {}; ///< none: never heard
    QString rawState;
    QString account;
    qint64 since = 0;
    qint64 checkedAt = 0;
    qint64 lastSentAt = 0;
    QStringList tags = {};
    QString expectedPhone = {};
    bool wanted = true;
    QString session = {};       ///< its name at the engine; empty: its number
    qint64 restrictedAt = 0;    ///< when an answer to a send first told that WhatsApp has restricted the account
    qint64 restrictedUntil = 0; ///< its end, as far as that was told
};

/// What somebody wants to be different about a client; what is not set stays as it is.
struct Edit
{
    std::optional<QString> name = {};
    std::optional<QStringList> tags = {};
    std::optional<QString> expectedPhone = {}; ///< digits; empty: any phone
    std::optional<bool> wanted = {};
    std::optional<QString> session = {}; ///< its name at the engine; empty: its number

    friend bool operator==(const Edit &, const Edit &) = default;
};

/// A good answer that may have changed something.
struct Observed
{
    ClienteId client;
    SessionState state;
    QString rawState;
    QString account; ///< empty: it did not say
    qint64 at = 0;
    /// What the hub has seen over several answers: Flapping or FlappingEnded, or what counts of the changes of a client
    /// that flaps.
    std::optional<AlertKind> pattern = {};
    bool flaps = false;   ///< its changes are alerts, and history, only as far as `pattern` says
    bool mayAlert = true; ///< false: it is meant to be off
};

/// What became of an Observed: nothing, if the store already knew it or knows something newer.
struct Recorded
{
    bool changed = false;
    std::optional<SessionAlert> alert = {};
};

/// One line of a client's history.
struct HistoryEntry
{
    qint64 id = 0;
    qint64 at = 0;
    SessionState state;
    QString rawState;
    std::optional<SessionState> previous = {};
    QString account;
    QString alert; ///< `dropped`, `logged_out`, …; empty for a change that was none
};

/// Registers a client, or changes what `edit` says; gives whether it is new. SESSION_TAKEN if another client has that
/// name at the engine.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> put(const QSqlDatabase &connection, ClienteId client, const Edit &edit,
                                               qint64 now);
/// The same with its name alone.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> put(const QSqlDatabase &connection, ClienteId client, const QString &name,
                                               qint64 now);
/// Gives whether a registered client's wish was another one before.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> setWanted(const QSqlDatabase &connection, ClienteId client, bool wanted);
/// For the first account of a number: registers the client without a name unless it is there; gives whether it is new.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> registerIfMissing(const QSqlDatabase &connection, ClienteId client,
                                                             qint64 now);
/// Gives whether it was there. Its history stays until it is old, its contacts and alerts go.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> remove(const QSqlDatabase &connection, ClienteId client);
/// In the order of their numbers.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<Record>> all(const QSqlDatabase &connection);
/// Rises whenever a client is registered, renamed or removed, by whatever hub.
[[nodiscard]] HUB_CORE_EXPORT Result<qint64> revision(const QSqlDatabase &connection);

/// Times in the store that lie further ahead of this clock than this prove nothing: the clock was set back since.
inline constexpr qint64 ClockSlackMs = 60000;

/// Writes what was observed; call it in a transaction. The row in the store decides: of several hubs that see the same
/// change one finds the old state there, writes the history and gets the alert, and the others find it done. An
/// observation older than the row changes nothing, unless the row's time lies in the future (ClockSlackMs).
[[nodiscard]] HUB_CORE_EXPORT Result<Recorded> record(const QSqlDatabase &connection, const Observed &observed);
/// Notes when clients were last checked (and nothing else was new); many in one statement.
[[nodiscard]] HUB_CORE_EXPORT Result<void> noteChecked(const QSqlDatabase &connection,
                                                       const std::map<ClienteId, qint64> &checkedAt);
[[nodiscard]] HUB_CORE_EXPORT Result<void> noteSent(const QSqlDatabase &connection,
                                                    const std::map<ClienteId, qint64> &sentAt);

/// The newest first; `request.after` continues with older ones.
[[nodiscard]] HUB_CORE_EXPORT Result<ResultPage<HistoryEntry>> history(const QSqlDatabase &connection, ClienteId client,
                                                                       const PageRequest &request);
/// WhatsApp has restricted the client's account, until `until` if that is known (else 0): kept, and an alert. Gives
/// whether that is news. For an unregistered client nothing is kept.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> noteRestriction(const QSqlDatabase &connection, ClienteId client, qint64 at,
                                                           qint64 until);
/// It sends again, or a person lets it.
[[nodiscard]] HUB_CORE_EXPORT Result<void> endRestriction(const QSqlDatabase &connection, ClienteId client, qint64 at);

/// Claims the reconnecting of a client for whoever asks first: true at most once in `pause`, over all hubs of the
/// store, and only while the client is wanted.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> claimReconnect(const QSqlDatabase &connection, ClienteId client, qint64 now,
                                                          qint64 pause);
/// Retention: forgets history before `before`; gives how much.
[[nodiscard]] HUB_CORE_EXPORT Result<int> purgeHistory(const QSqlDatabase &connection, qint64 before, int limit);

} // namespace hub::clients
