// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace hub::ui {

/// The clients that are linked one after the other: their order, whose turn it is, and what became of each. Knows
/// nothing of sessions or time. On the window's thread.
class LinkingQueue : public QObject
{
    Q_OBJECT

public:
    enum class Outcome { Waiting, Linked, Skipped, Failed };

    struct Entry
    {
        ClienteId client;
        bool connect = false; ///< it is connected first, if it has no session yet
        QString name = {};
        Outcome outcome = Outcome::Waiting;
        QString account = {};       ///< Linked
        QString formerAccount = {}; ///< the one that was linked before
        QString note = {};          ///< Linked: what is odd about it; Failed: why
        bool postponed = false;     ///< skipped once, so that it waits at the end
    };
    struct Counts
    {
        int total = 0;
        int waiting = 0;
        int linked = 0;
        int skipped = 0;
        int failed = 0;
    };

    using QObject::QObject;

    /// Forgets everything; nobody's turn.
    void reset(const std::vector<Entry> &entries = {});
    /// Puts those that are not there at the end, or so that they come next. Who is there and done waits again.
    void append(const std::vector<Entry> &entries);
    void insertNext(const std::vector<Entry> &entries);

    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    [[nodiscard]] const Entry *find(ClienteId client) const;
    [[nodiscard]] std::optional<int> rowOf(ClienteId client) const;
    [[nodiscard]] const Entry *current() const;
    /// The current one and those that come after it, at most so many.
    [[nodiscard]] std::vector<ClienteId> upcoming(int count) const;
    [[nodiscard]] Counts counts() const;

    /// It is the turn of the first one that waits, apart from the current one; of nobody if there is none.
    void advance();
    /// The current one comes again after all others; if it was there already, or is the last, it is out.
    void skip();
    /// To the one whose turn it was before; if it was skipped or failed it waits again.
    void goBack();
    [[nodiscard]] bool canGoBack() const { return !m_trail.empty(); }
    /// It is this one's turn.
    void jumpTo(ClienteId client);

    void setLinked(ClienteId client, const QString &account, const QString &note);
    void setFailed(ClienteId client, const QString &reason);
    /// It waits again, after all others.
    void reopen(ClienteId client);
    void setName(ClienteId client, const QString &name);

Q_SIGNALS:
    void aboutToReset();
    void wasReset();
    void aboutToInsert(int first, int last);
    void inserted();
    /// `to`: the row before which it goes, as in QAbstractItemModel::beginMoveRows.
    void aboutToMove(int from, int to);
    void moved();
    void entryChanged(int row);
    /// It is somebody else's turn, or nobody's.
    void currentChanged();

private:
    void insert(size_t at, const std::vector<Entry> &entries);
    void setCurrent(std::optional<ClienteId> client, bool remember);
    void moveToEnd(int row);
    void wait(int row);
    void reindex();

    std::vector<Entry> m_entries;
    QHash<ClienteId, int> m_rows;
    std::optional<ClienteId> m_current;
    std::vector<ClienteId> m_trail; // whose turn it was, the latest last
};

} // namespace hub::ui
