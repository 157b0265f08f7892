// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/contacts/numbercheckrepository.h"
#include "core/export.h"
#include "core/session/sessionmanagerclient.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace hub {

class Database;

struct NumberCheckSettings
{
    int inFlight = 3; ///< of one client
    /// Between two questions of one client: who asks faster looks like one that gathers numbers.
    std::chrono::milliseconds pause{200};
};

/// Why a check failed. `upstream` is set if the engine was the reason. Else `error`: CHECK_IN_PROGRESS,
/// SESSION_MANAGER_ERROR (the answer does not tell), or those of Database.
struct NumberCheckFailure
{
    Error error;
    std::optional<SessionManagerError> upstream = {};
};

/// Asks the engine which numbers are on WhatsApp, at an easy pace, and remembers what it says for 30 days. What was
/// learnt before a failure is kept, so that the next check goes on from there. One check a client at a time; the caller
/// may leave, the check goes on.
///
/// Lives on the thread of the client that it is given (and does not own), which must outlive it, as must the database.
/// `check` is thread-safe; `done` is called once where `replyTo` lives.
class HUB_CORE_EXPORT NumberCheck : public QObject
{
    Q_OBJECT

public:
    using Outcome = Result<std::vector<CheckedNumber>, NumberCheckFailure>;
    static constexpr std::size_t MaxNumbers = 1000;

    NumberCheck(SessionManagerClient *client, Database *database, NumberCheckSettings settings = {},
                QObject *parent = nullptr);
    ~NumberCheck() override;

    /// `numbers`: digits, at most MaxNumbers; the outcome has them in this order.
    void check(ClienteId client, const std::vector<QString> &numbers, const Mailbox::Address &replyTo,
               std::function<void(Outcome)> done);

private:
    struct Run
    {
        ClienteId client;
        std::vector<QString> numbers;
        Mailbox::Address replyTo;
        std::function<void(Outcome)> done;
        std::deque<QString> pending = {};
        QHash<QString, CheckedNumber> known = {};
        std::vector<CheckedNumber> learnt = {};
        std::optional<NumberCheckFailure> failure = {};
        int inFlight = 0;
    };
    using RunPtr = std::shared_ptr<Run>;

    void begin(const RunPtr &run);
    void plan(const RunPtr &run, const std::vector<CheckedNumber> &known);
    void askNext();
    void ask(const RunPtr &run);
    void onAnswer(const RunPtr &run, const QString &number, const SessionManagerOutcome &outcome);
    void endIfDone(const RunPtr &run);
    void finish(const RunPtr &run);
    void fail(const RunPtr &run, NumberCheckFailure failure);
    void deliver(const RunPtr &run, const Outcome &outcome);

    SessionManagerClient *m_client;
    Database *m_database;
    const NumberCheckSettings m_settings;
    std::map<ClienteId, RunPtr> m_runs;
    QTimer m_timer; ///< one question of each run a tick
    Mailbox m_mailbox;
};

} // namespace hub
