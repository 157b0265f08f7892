// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/database.h"

#include "core/storage/databaseworker.h"

namespace hub {

Database::Database(DatabaseSettings settings, Log *log, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_worker(std::make_unique<Worker>(m_settings, log, [this, news = m_mailbox.address()](State state) {
        news.post([this, state = std::move(state)] { Q_EMIT stateChanged(state.up, state.why); });
    }))
{
}

Database::~Database() = default;

Result<void> Database::open()
{
    return m_worker->start();
}

Database::State Database::state() const
{
    return m_worker->state();
}

void Database::probe(const Mailbox::Address &replyTo, std::function<void(State)> done)
{
    Job job;
    job.kind = Kind::Probe;
    job.finish = [worker = m_worker.get(), replyTo, done = std::move(done)](std::optional<Error> error) {
        State state = error ? State{false, error->code, error->message} : worker->state();
        replyTo.post([done, state = std::move(state)] { done(state); });
    };
    m_worker->enqueue(std::move(job));
}

void Database::finishPending()
{
    m_worker->finishPending();
}

void Database::enqueue(Job job)
{
    m_worker->enqueue(std::move(job));
}

} // namespace hub
