// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/sending/idempotencyrepository.h"
#include "core/sending/recipient.h"
#include "core/sending/sendoutcome.h"
#include "core/storage/auditrepository.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace hub {

class Database;
class Log;
class Sender;

/// One message to send now.
struct SingleRequest
{
    ClienteId client = *ClienteId::fromNumber(1);
    QString to;
    QString message;
    QByteArray key;  ///< Idempotency-Key; empty: none
    QByteArray body; ///< the request's as it came, to which the key is tied; without one it is tied to the message
};

/// Sends one message for a caller who waits, and finishes when the caller has left.
///
/// It goes before the client's bulk messages, as soon as what is in flight for that client has ended, and is counted in
/// the client's day. The switches, cap, hours and opt-outs are asked when it comes and again when it leaves: what they
/// hold back is refused at once, since somebody waits for the answer.
///
/// Lives on the sender's thread.
class SingleSend : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<SendingAnswer>)>;

    SingleSend(Database *database, Sender *sender, Log *log, QObject *parent = nullptr);

    /// See SendingService::send. `done` is called on this thread.
    void send(const SingleRequest &request, const audit::Actor &actor, Done done);

    /// INVALID_REQUEST naming the field, or nothing. `engine` (null: unknown) says how long a message may be, and
    /// whether there are groups.
    [[nodiscard]] HUB_CORE_EXPORT static std::optional<Error> check(const SingleRequest &request,
                                                                    const EngineProfile *engine = nullptr);

private:
    struct Job;

    void onBegun(const std::shared_ptr<Job> &job, const Result<std::optional<SendingAnswer>> &known);
    void onSent(const std::shared_ptr<Job> &job, const Result<SessionManagerOutcome> &outcome);
    void keepAnswer(const std::shared_ptr<Job> &job, const SendingAnswer &answer);
    void forgetKey(const std::shared_ptr<Job> &job, const Result<SendingAnswer> &answer);

    Database *m_database;
    Sender *m_sender;
    Log *m_log;
    Mailbox m_mailbox;
};

} // namespace hub
