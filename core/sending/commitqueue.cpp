// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/commitqueue.h"

#include "core/storage/database.h"

#include <algorithm>

namespace hub {

namespace {

/// Whether the store as a whole refused: then no piece of work is to blame, and none is tried by itself. (A connection
/// lost during the commit is among these; whether it was committed is then unknown, and the client senders find out.)
///
/// On SQLite a lock is the whole file's, on PostgreSQL a row's, and says nothing of the other pieces.
bool isOfTheStore(const Error &error, bool postgres)
{
    return error.code == "DATABASE_UNAVAILABLE" || error.code == "DATABASE_FULL" || error.code == "DATABASE_CORRUPT" ||
           (error.code == "DATABASE_BUSY" && !postgres);
}

constexpr size_t MaxBatch = 256; // bounds how long one transaction keeps others waiting

} // namespace

CommitQueue::CommitQueue(Database *database, QObject *parent) : QObject(parent), m_database(database) {}

void CommitQueue::add(QObject *context, Work work, Done done)
{
    m_waiting.push_back(Piece{context, std::move(work), std::move(done)});
    if (m_busy)
        return;
    m_busy = true;
    // Not now: whatever else this turn of the event loop brings shall share the commit.
    m_mailbox.post([this] { startNext(); });
}

void CommitQueue::startNext()
{
    if (m_waiting.empty()) {
        m_busy = false;
        return;
    }
    const size_t count = std::min(m_waiting.size(), MaxBatch);
    const auto end = m_waiting.begin() + std::ptrdiff_t(count);
    auto batch = std::make_shared<Batch>(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    commit(batch, 0, count);
}

void CommitQueue::commit(std::shared_ptr<Batch> batch, size_t from, size_t count)
{
    // The SQL thread calls copies of the work only, never a QPointer.
    std::vector<Work> works;
    works.reserve(count);
    for (size_t i = from; i < from + count; ++i)
        works.push_back(std::move((*batch)[i].work));
    const auto shared = std::make_shared<const std::vector<Work>>(std::move(works));
    m_database->transaction<void>(
        m_mailbox.address(),
        [shared](QSqlDatabase &db) -> Result<void> {
            for (const Work &work : *shared) {
                if (auto done = work(db); !done)
                    return done;
            }
            return {};
        },
        [this, batch = std::move(batch), shared, from, count](const Result<void> &result) {
            for (size_t i = 0; i < count; ++i)
                (*batch)[from + i].work = (*shared)[i];
            onCommitted(batch, from, count, result ? std::nullopt : std::optional<Error>(result.error()));
        });
}

void CommitQueue::onCommitted(const std::shared_ptr<Batch> &batch, size_t from, size_t count,
                              const std::optional<Error> &error)
{
    if (error && count > 1 && !isOfTheStore(*error, m_database->settings().isPostgres())) {
        commit(batch, 0, 1); // one of them is at fault: each by itself, so that the others are not held up
        return;
    }
    for (size_t i = from; i < from + count; ++i) {
        const Piece &piece = (*batch)[i];
        if (piece.context)
            piece.done(error);
    }
    if (from + count < batch->size())
        commit(batch, from + count, 1);
    else
        startNext();
}

} // namespace hub
