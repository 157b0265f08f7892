// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/singlesend.h"

#include "core/log/log.h"
#include "core/sending/bulkparser.h"
#include "core/sending/recipient.h"
#include "core/sending/sender.h"
#include "core/sending/sendqueue.h"
#include "core/storage/auditrepository.h"
#include "core/storage/database.h"

#include <algorithm>
#include <utility>

namespace hub {

namespace {

/// A key whose first request has not ended by then never will: a send is cut at its timeouts, the wait for another hub
/// too.
constexpr qint64 LongestSend = 15LL * 60 * 1000;

/// The status under which an answer in the hub's own words is kept: no status of HTTP.
constexpr int OwnWords = 1;

Error invalidSend(const char *field, const char *what)
{
    return invalidField(field, QString::fromLatin1(what)).value();
}

idempotency::Kept toKeep(const SendingAnswer &answer)
{
    if (!answer.error)
        return {answer.status, answer.body};
    return {OwnWords, answer.error->code + '\n' + answer.error->message.toUtf8()};
}

SendingAnswer fromKept(const idempotency::Kept &kept, const EngineProfile *engine)
{
    if (kept.status != OwnWords)
        return SendingAnswer::answered(kept.status, kept.body, engine);
    // An answer without words of the Session Manager's is kept only if the message may have left.
    const qsizetype end = std::max<qsizetype>(kept.body.indexOf('\n'), 0);
    const Error error{kept.body.first(end), QString::fromUtf8(kept.body.sliced(end + 1))};
    return {{SendOutcome::Kind::Unknown, {}, error.message}, 0, {}, {}, error};
}

/// Of a request that came without a body. No recipient has a line break.
QByteArray fingerprintOf(const SingleRequest &request)
{
    return request.to.toUtf8() + '\n' + request.message.toUtf8();
}

/// What no text of a database can hold.
bool isSendable(const QString &text)
{
    return text.isValidUtf16() && !text.contains(QChar(u'\0'));
}

} // namespace

struct SingleSend::Job
{
    idempotency::Request key;
    Recipient recipient;
    QString message;
    Done done;

    [[nodiscard]] bool hasKey() const { return !key.key.isEmpty(); }
};

SingleSend::SingleSend(Database *database, Sender *sender, Log *log, QObject *parent)
    : QObject(parent), m_database(database), m_sender(sender), m_log(log)
{
}

std::optional<Error> SingleSend::check(const SingleRequest &request, const EngineProfile *engine)
{
    const EngineProfile::Limits limits = engine ? engine->limits() : EngineProfile::Limits();
    const auto recipient = Recipient::parse(request.to.toUtf8());
    if (!recipient)
        return invalidSend("to", "must be 7 to 15 digits, or an id ending in @c.us or @g.us");
    if (recipient->isGroup() && !limits.groups)
        return invalidSend("to", "this engine does not write to groups");
    if (const int longest = BulkRequest::longestMessage(limits);
        request.message.isEmpty() || request.message.size() > longest)
        return invalidField("message", u"must be a text of 1 to " % QString::number(longest) % u" characters").value();
    if (!isSendable(request.message))
        return invalidSend("message", "has a character that cannot be sent (U+0000 or half a surrogate pair)");
    if (!request.key.isEmpty() && !idempotency::isKey(request.key))
        return invalidSend("Idempotency-Key", "must be 1 to 255 printable ASCII characters");
    return std::nullopt;
}

void SingleSend::send(const SingleRequest &request, const audit::Actor &actor, Done done)
{
    if (auto error = check(request, m_sender->engine())) {
        done(tl::unexpected<Error>(std::move(*error)));
        return;
    }
    const QByteArray hash =
        request.key.isEmpty()
            ? QByteArray()
            : idempotency::hashOf("send", request.body.isEmpty() ? fingerprintOf(request) : request.body);
    auto job = std::make_shared<Job>(Job{
        {request.client, request.key, hash}, *Recipient::parse(request.to.toUtf8()), request.message, std::move(done)});
    m_database->transaction<std::optional<SendingAnswer>>(
        m_mailbox.address(),
        [key = job->key, recipient = job->recipient, actor, hub = m_sender->settings().hubId,
         alone = m_sender->settings().soleHub, engine = m_sender->engine(),
         now = m_sender->clock()->now()](QSqlDatabase &db) -> Result<std::optional<SendingAnswer>> {
            if (!key.key.isEmpty()) {
                HUB_TRY(const auto known, idempotency::begin(db, key, hub, alone, LongestSend, now));
                if (known)
                    return fromKept(*known, engine);
            }
            HUB_TRY(const auto refusal, sendqueue::refusalOf(db, key.client, recipient, now)); // again when it leaves
            if (refusal)
                return tl::unexpected<Error>(*refusal);
            return audit::append(db, actor, "send", key.client,
                                 QString::fromLatin1(Log::shortened(recipient.address())), QStringLiteral(""), now)
                .map([] { return std::optional<SendingAnswer>(); });
        },
        [this, job](const Result<std::optional<SendingAnswer>> &known) { onBegun(job, known); });
}

void SingleSend::onBegun(const std::shared_ptr<Job> &job, const Result<std::optional<SendingAnswer>> &known)
{
    if (!known) {
        job->done(tl::unexpected<Error>(known.error()));
        return;
    }
    if (*known) {
        job->done(**known);
        return;
    }
    m_sender->sendNow(job->key.client, job->recipient, std::exchange(job->message, {}),
                      [self = QPointer(this), job](const Result<SessionManagerOutcome> &outcome) {
                          if (self)
                              self->onSent(job, outcome);
                      });
}

void SingleSend::onSent(const std::shared_ptr<Job> &job, const Result<SessionManagerOutcome> &outcome)
{
    const Result<SendingAnswer> answer = outcome.map(
        [this](const SessionManagerOutcome &answered) { return SendingAnswer::of(answered, m_sender->engine()); });
    if (!job->hasKey())
        job->done(answer);
    else if (!answer || answer->outcome.goesAgain())
        forgetKey(job, answer); // nothing left: the caller may ask again
    else
        keepAnswer(job, *answer);
}

void SingleSend::keepAnswer(const std::shared_ptr<Job> &job, const SendingAnswer &answer)
{
    m_database->run<void>(
        m_mailbox.address(),
        [key = job->key, kept = toKeep(answer)](QSqlDatabase &db) { return idempotency::finish(db, key, kept); },
        [this, job, answer](const Result<void> &kept) {
            // The message has gone either way, and the caller must hear of it. The key stays in flight: no second send.
            if (!kept && m_log)
                m_log->error("sending", "answer not kept for its Idempotency-Key", {{"code", kept.error().code}});
            job->done(answer);
        });
}

void SingleSend::forgetKey(const std::shared_ptr<Job> &job, const Result<SendingAnswer> &answer)
{
    m_database->run<void>(
        m_mailbox.address(), [key = job->key](QSqlDatabase &db) { return idempotency::forget(db, key); },
        [job, answer](const Result<void> &) { job->done(answer); });
}

} // namespace hub
