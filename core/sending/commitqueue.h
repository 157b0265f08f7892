// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <vector>

class QSqlDatabase;

namespace hub {

class Database;

/// Puts the small transactions of many clients together: while one commit runs, what comes meanwhile is collected for
/// the next, so a hub that sends for a thousand clients commits as often as its disk likes, not as often as it sends.
///
/// Lives on the sender's thread. A piece of work may run more than once (a commit refused, or undone by another piece's
/// error) and must have no effect outside the database; what it finds out it writes where `done` reads it, afresh each
/// time. `done` is called once, unless `context` is gone.
class HUB_CORE_EXPORT CommitQueue : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<Result<void>(const QSqlDatabase &)>;
    using Done = std::function<void(const std::optional<Error> &)>;

    explicit CommitQueue(Database *database, QObject *parent = nullptr);

    void add(QObject *context, Work work, Done done);

private:
    struct Piece
    {
        QPointer<QObject> context;
        Work work;
        Done done;
    };
    using Batch = std::vector<Piece>;

    void startNext();
    void commit(std::shared_ptr<Batch> batch, size_t from, size_t count);
    void onCommitted(const std::shared_ptr<Batch> &batch, size_t from, size_t count, const std::optional<Error> &error);

    Database *m_database;
    Mailbox m_mailbox;
    Batch m_waiting;
    bool m_busy = false;
};

} // namespace hub
