// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/clienteid.h"
#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>

namespace hub {

enum class EventType { State, Job, Audit };

/// One thing that happened, formatted once for however many listeners.
struct Event
{
    qint64 id = 0;
    EventType type = EventType::State;
    std::optional<ClienteId> client; ///< whom it concerns; none: the whole hub
    bool adminOnly = false;
    QByteArray data;  ///< the JSON payload, one line
    QByteArray frame; ///< the same as a Server-Sent Event, ready to be written
};
using EventPtr = std::shared_ptr<const Event>;

/// Which events somebody may and wants to see.
struct EventFilter
{
    bool admin = false;              ///< may see admin-only events and every client
    std::optional<ClienteId> client; ///< an operator's own client; an admin's choice of one

    [[nodiscard]] HUB_CORE_EXPORT bool accepts(const Event &event) const;
};

/// How much of the past can be resumed from.
struct EventJournalSettings
{
    qsizetype maxEvents = 10000;
    qsizetype maxBytes = qsizetype(16) * 1024 * 1024;
    qint64 startMs = 0; ///< ms since 1970 that ids are counted from; 0: now
};

/// What happened lately, and whoever wants to hear of it: the source of `GET /events` and of the dashboard.
///
/// Thread-safe. Ids rise strictly, also over restarts: they start at the clock's milliseconds times 1,024, which stays
/// a whole number in JavaScript (below 2^53) until the year 2248 and leaves room for a million events a second.
///
/// Listeners cost no queue: each is a position in the journal, and is woken on its own thread to read on from there.
/// One that falls behind by more than the journal holds is dropped; nobody waits for it and memory stays bounded.
class HUB_CORE_EXPORT EventJournal
{
    struct State;
    struct Listener;

public:
    /// Takes one event on the listener's thread; false ends the subscription (its stream is full, or its client has
    /// left).
    using Deliver = std::function<bool(const EventPtr &)>;
    /// Called once on the listener's thread when it was too slow and lost events: end its stream, and let it come back
    /// with Last-Event-ID.
    using Dropped = std::function<void()>;

    /// Keeps a listener subscribed. Destroy it on the listener's thread: nothing is delivered afterwards.
    class HUB_CORE_EXPORT Subscription
    {
    public:
        Subscription() = default;
        ~Subscription();
        Subscription(Subscription &&) noexcept = default;
        Subscription &operator=(Subscription &&other) noexcept;
        Subscription(const Subscription &) = delete;
        Subscription &operator=(const Subscription &) = delete;

        void reset();

    private:
        friend class EventJournal;
        std::weak_ptr<State> m_state;
        std::shared_ptr<Listener> m_listener;
    };

    explicit EventJournal(EventJournalSettings settings = {});
    ~EventJournal();
    EventJournal(const EventJournal &) = delete;
    EventJournal &operator=(const EventJournal &) = delete;

    /// Adds an event and wakes whoever may see it. With a client: for that client's operators and for admins; without:
    /// for everybody. Returns its id. The payload must hold no secret, QR payload or message text.
    qint64 publish(EventType type, const QJsonObject &payload, std::optional<ClienteId> client = {});
    /// The same, for admins only (audit).
    qint64 publishToAdmins(EventType type, const QJsonObject &payload, std::optional<ClienteId> client = {});

    /// Delivers what `filter` accepts, in order, from now on; with `lastEventId` also everything since that event. If
    /// that id is no longer (or not at all) known here, the first delivery is an event `reset`: the listener has missed
    /// something and reloads. Otherwise the first delivery is an event without data whose frame sets the point to
    /// resume from.
    [[nodiscard]] Subscription subscribe(EventFilter filter, std::optional<qint64> lastEventId,
                                         const Mailbox::Address &thread, Deliver deliver, Dropped dropped);

    [[nodiscard]] qint64 lastId() const;
    [[nodiscard]] qsizetype listenerCount() const;
    /// Listeners dropped for being slow since the start; for metrics.
    [[nodiscard]] qint64 droppedCount() const;

private:
    qint64 add(EventType type, const QJsonObject &payload, std::optional<ClienteId> client, bool adminOnly);

    std::shared_ptr<State> m_state;
};

/// `state`, `job` or `audit`.
[[nodiscard]] HUB_CORE_EXPORT const char *eventTypeName(EventType type);

} // namespace hub

/// The text of Server-Sent Events (WHATWG HTML, section 9.2). Pure functions: values in, bytes out.
namespace hub::sse {

/// `id:`, `event:` and `data:` lines and the blank line that ends a frame. Every line of `data` gets its own `data:`,
/// so no line break in it can forge a field; line breaks in `type` are dropped.
[[nodiscard]] HUB_CORE_EXPORT QByteArray frame(qint64 id, QByteArrayView type, QByteArrayView data);

/// A frame that dispatches nothing and only sets the point to resume from: a listener that is cut off before its first
/// event can resume too.
[[nodiscard]] HUB_CORE_EXPORT QByteArray resumePoint(qint64 id);

/// The comment that keeps proxies from closing an idle stream. Send it every 15 s.
[[nodiscard]] HUB_CORE_EXPORT QByteArray keepAlive();

/// The value of a Last-Event-ID header: decimal digits as the journal wrote them; anything else is no id.
[[nodiscard]] HUB_CORE_EXPORT std::optional<qint64> parseLastEventId(QByteArrayView text);

} // namespace hub::sse
