// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/numbercheck.h"

#include "core/session/engineanswers.h"
#include "core/storage/database.h"

#include <QDateTime>
#include <QSqlDatabase>

namespace hub {

NumberCheck::NumberCheck(SessionManagerClient *client, Database *database, NumberCheckSettings settings,
                         QObject *parent)
    : QObject(parent), m_client(client), m_database(database), m_settings(settings), m_timer(this), m_mailbox(this)
{
    m_timer.setInterval(settings.pause);
    connect(&m_timer, &QTimer::timeout, this, &NumberCheck::askNext);
}

NumberCheck::~NumberCheck() = default;

void NumberCheck::check(ClienteId client, const std::vector<QString> &numbers, const Mailbox::Address &replyTo,
                        std::function<void(Outcome)> done)
{
    const auto run = std::make_shared<Run>(Run{client, numbers, replyTo, std::move(done)});
    m_mailbox.post([this, run] { begin(run); });
}

void NumberCheck::begin(const RunPtr &run)
{
    if (!m_runs.emplace(run->client, run).second) {
        deliver(run, tl::unexpected<NumberCheckFailure>(NumberCheckFailure{
                         {"CHECK_IN_PROGRESS", QStringLiteral("numbers are being checked for this client already")}}));
        return;
    }
    m_database->run<std::vector<CheckedNumber>>(
        m_mailbox.address(),
        [run](QSqlDatabase &connection) {
            return numberchecks::known(connection, run->client, run->numbers, QDateTime::currentMSecsSinceEpoch());
        },
        [this, run](const Result<std::vector<CheckedNumber>> &known) {
            if (known)
                plan(run, *known);
            else
                fail(run, {known.error()});
        });
}

void NumberCheck::plan(const RunPtr &run, const std::vector<CheckedNumber> &known)
{
    for (const CheckedNumber &one : known)
        run->known.insert(one.number, one);
    QHash<QString, bool> seen;
    for (const QString &number : run->numbers) {
        if (!run->known.contains(number) && !seen.contains(number))
            run->pending.push_back(number);
        seen.insert(number, true);
    }
    if (!run->pending.empty())
        ask(run);
    if (!m_timer.isActive())
        m_timer.start();
    endIfDone(run);
}

void NumberCheck::askNext()
{
    for (const auto &[client, run] : m_runs) {
        if (!run->pending.empty() && run->inFlight < m_settings.inFlight)
            ask(run);
    }
}

void NumberCheck::ask(const RunPtr &run)
{
    const QString number = run->pending.front();
    run->pending.pop_front();
    ++run->inFlight;
    m_client->checkNumber(run->client, number, this, [this, run, number](const SessionManagerOutcome &outcome) {
        onAnswer(run, number, outcome);
    });
}

void NumberCheck::onAnswer(const RunPtr &run, const QString &number, const SessionManagerOutcome &outcome)
{
    --run->inFlight;
    const auto registered = outcome ? registrationOf(m_client->profile(), outcome->body) : std::nullopt;
    if (registered) {
        const CheckedNumber checked{number, *registered, QDateTime::currentMSecsSinceEpoch()};
        run->known.insert(number, checked);
        run->learnt.push_back(checked);
    } else if (!run->failure) {
        run->failure = outcome ? NumberCheckFailure{{"SESSION_MANAGER_ERROR",
                                                     QStringLiteral("The engine's answer does not tell whether the "
                                                                    "number is on WhatsApp")}}
                               : NumberCheckFailure{{outcome.error().code, outcome.error().message}, outcome.error()};
        run->pending.clear();
    }
    endIfDone(run);
}

void NumberCheck::endIfDone(const RunPtr &run)
{
    if (!run->pending.empty() || run->inFlight > 0)
        return;
    m_database->transaction<bool>(
        m_mailbox.address(),
        [run](QSqlDatabase &connection) {
            return numberchecks::write(connection, run->client, run->learnt).map([] { return true; });
        },
        [this, run](const Result<bool> &written) {
            if (!written && !run->failure)
                run->failure = NumberCheckFailure{written.error()};
            finish(run);
        });
}

void NumberCheck::finish(const RunPtr &run)
{
    if (run->failure) {
        fail(run, *run->failure);
        return;
    }
    std::vector<CheckedNumber> items;
    items.reserve(run->numbers.size());
    for (const QString &number : run->numbers)
        items.push_back(run->known.value(number));
    m_runs.erase(run->client);
    if (m_runs.empty())
        m_timer.stop();
    deliver(run, items);
}

void NumberCheck::fail(const RunPtr &run, NumberCheckFailure failure)
{
    m_runs.erase(run->client);
    if (m_runs.empty())
        m_timer.stop();
    deliver(run, tl::unexpected<NumberCheckFailure>(std::move(failure)));
}

void NumberCheck::deliver(const RunPtr &run, const Outcome &outcome)
{
    run->replyTo.post([run, outcome] { run->done(outcome); });
}

} // namespace hub
