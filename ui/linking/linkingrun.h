// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/linking/linkingqueue.h"
#include "ui/linking/linkingsessions.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <optional>
#include <set>

namespace hub::ui {

struct LinkingSettings
{
    std::chrono::milliseconds celebrate{1500}; ///< how long "Linked" is shown before the next one's turn
    int ahead = 2;                             ///< whose codes are fetched before it is their turn
    QrFeedSettings feed = {};
};

/// One morning of linking: goes through a queue of clients by itself as phones scan their codes, connects those that
/// must be, waits out an outage of the Session Manager, and measures. Goes on where it was after a pause (setActive).
/// On the window's thread.
class LinkingRun : public QObject
{
    Q_OBJECT

public:
    enum class Phase { Idle, Running, Finished };
    /// What is to be seen of the current client.
    enum class Stage {
        Nobody,
        Code,       ///< its code, or that it is coming
        Starting,   ///< its session is on its way
        NotStarted, ///< it has to be connected by hand
        Trouble,    ///< it cannot be linked as things are; message() says why
        Linked,     ///< good news; the next one's turn comes by itself
        Suspicious, ///< it is linked, but its note is to be read first
        Outage,     ///< the Session Manager is down; it goes on by itself
    };

    explicit LinkingRun(const PageContext &context, LinkingSettings settings = {}, QObject *parent = nullptr);
    ~LinkingRun() override;

    /// Links these, and connects them first where `connect` says so. With `everyone`, whoever else needs a scan from
    /// now on is put at the end.
    void start(const std::vector<ClienteId> &clients, bool connect, bool everyone);
    /// These come next, the first of them at once.
    void addNext(const std::vector<ClienteId> &clients);
    /// The same once more, for those with this outcome.
    void restart(LinkingQueue::Outcome outcome);
    /// Those that are left are left.
    void end();
    /// Back to the beginning.
    void clear();
    /// Whether somebody looks: asks for nothing and counts no time while nobody does, but notes who is linked.
    void setActive(bool active);

    /// After all others, or out; a failed one is out; a linked one makes room.
    void skip();
    void goBack();
    void jumpTo(ClienteId client);
    void connectCurrent();
    /// Ends the current session and connects it anew, for another phone.
    void relinkCurrent();

    /// Whether it is connected by itself when its turn comes. A banned account gets no code by being asked again.
    [[nodiscard]] static bool isConnectedFirst(const MonitoredClient &client)
    {
        return client.isConnectable() && client.state != SessionState::Banned;
    }

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const LinkingQueue &queue() const { return m_queue; }
    /// In words, what the stage is.
    [[nodiscard]] QString message() const;
    /// Whether connectCurrent() makes sense.
    [[nodiscard]] bool canConnect() const;
    [[nodiscard]] QrFeed *feed() const;
    /// Time spent, in ms, without pauses and outages.
    [[nodiscard]] qint64 elapsed() const;
    /// Time for each linked one, in ms; none before the second.
    [[nodiscard]] std::optional<qint64> pace() const;

Q_SIGNALS:
    void phaseChanged();
    void currentChanged();
    void stageChanged();
    /// Counts or outcomes.
    void progressed();
    /// Something went wrong, in one sentence. Plain text.
    void noticed(const QString &text);

private:
    using Entry = LinkingQueue::Entry;

    void setPhase(Phase phase);
    void onUpdated(const ClientStore::Delta &delta);
    void onCurrentChanged();
    void applyState(const MonitoredClient &client);
    void followPasskey(const MonitoredClient &client);
    void applyLinked(const Entry &entry, const MonitoredClient &client);
    void connectUpcoming();
    void evaluate();
    void updateClock();
    [[nodiscard]] Entry entryFor(ClienteId client, bool connect) const;
    [[nodiscard]] Stage currentStage() const;
    [[nodiscard]] Stage stageOf(const MonitoredClient &client) const;
    [[nodiscard]] QString oddity(const Entry &entry, const QString &account) const;
    [[nodiscard]] static QString linkedWords(const Entry &entry);
    [[nodiscard]] QString startingMessage(ClienteId client) const;

    const PageContext m_context;
    const LinkingSettings m_settings;
    LinkingQueue m_queue;
    LinkingSessions m_sessions;
    Phase m_phase = Phase::Idle;
    Stage m_stage = Stage::Nobody;
    std::set<ClienteId> m_putAside; // their phones ask for a passkey
    bool m_everyone = false;
    bool m_active = false;
    std::optional<ClienteId> m_fresh; // has just been linked, during its turn
    bool m_sawCode = false;           // of the current one: when it goes, the phone has taken it
    int m_linkedHere = 0;             // in this run
    qint64 m_elapsed = 0;             // up to the last pause
    QElapsedTimer m_clock;            // since then; not valid: paused
    QTimer m_celebration;
};

} // namespace hub::ui
