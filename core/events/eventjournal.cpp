// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventjournal.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <atomic>
#include <deque>
#include <iterator>
#include <mutex>
#include <unordered_set>
#include <vector>

namespace hub {

namespace {

// A listener far behind gives its thread back after this many events, so that one resume does not hold up the others.
constexpr size_t BatchSize = 256;

} // namespace

struct EventJournal::Listener
{
    EventFilter filter;
    Mailbox::Address thread;
    Deliver deliver;
    Dropped dropped;
    std::atomic<bool> active = true;
    bool delivering = false; // used on the listener's thread only

    /// Lets go of the callbacks, which may own the subscription that owns this.
    void release();

    // Guarded by the journal's mutex.
    qint64 position = 0; // the last id that it has seen or that does not concern it
    bool awake = false;  // a wake-up is on its way or running
    EventPtr greeting;   // what it is told first
};

struct EventJournal::State
{
    explicit State(EventJournalSettings s) : settings(s) {}

    const EventJournalSettings settings;
    mutable std::mutex mutex;
    std::deque<EventPtr> events; // ids are consecutive
    qsizetype bytes = 0;
    qint64 lastId = 0;
    qint64 droppedCount = 0;
    std::unordered_set<std::shared_ptr<Listener>> listeners;

    [[nodiscard]] qint64 oldestResumable() const { return events.empty() ? lastId : events.front()->id - 1; }
    void append(EventPtr event);

    static bool wake(const std::weak_ptr<State> &state, const std::shared_ptr<Listener> &listener);
    static void drain(const std::weak_ptr<State> &weak, const std::shared_ptr<Listener> &listener);
    enum class Next { Rest, More, Lost };
    Next collect(const std::shared_ptr<Listener> &listener, std::vector<EventPtr> &batch);
    void remove(const std::shared_ptr<Listener> &listener);
};

const char *eventTypeName(EventType type)
{
    switch (type) {
    case EventType::State:
        return "state";
    case EventType::Job:
        return "job";
    case EventType::Audit:
        return "audit";
    }
    Q_UNREACHABLE();
}

bool EventFilter::accepts(const Event &event) const
{
    if (event.adminOnly && !admin)
        return false;
    if (!event.client)
        return true;
    return client ? *client == *event.client : admin;
}

void EventJournal::State::append(EventPtr event)
{
    lastId = event->id;
    bytes += event->frame.size() + event->data.size();
    events.push_back(std::move(event));
    while (qsizetype(events.size()) > settings.maxEvents || (bytes > settings.maxBytes && events.size() > 1)) {
        bytes -= events.front()->frame.size() + events.front()->data.size();
        events.pop_front();
    }
}

void EventJournal::Listener::release()
{
    active = false;
    if (delivering)
        return; // drain() comes back here: a function must not be destroyed while it runs
    const auto oldDeliver = std::exchange(deliver, nullptr);
    const auto oldDropped = std::exchange(dropped, nullptr);
}

bool EventJournal::State::wake(const std::weak_ptr<State> &state, const std::shared_ptr<Listener> &listener)
{
    return listener->thread.post([state, listener] { drain(state, listener); });
}

EventJournal::State::Next EventJournal::State::collect(const std::shared_ptr<Listener> &listener,
                                                       std::vector<EventPtr> &batch)
{
    const std::scoped_lock lock(mutex);
    if (listener->greeting)
        batch.push_back(std::exchange(listener->greeting, nullptr));
    if (listener->position < oldestResumable()) {
        ++droppedCount;
        listeners.erase(listener);
        return Next::Lost;
    }
    while (listener->position < lastId && batch.size() < BatchSize) {
        ++listener->position;
        const EventPtr &event = events[size_t(listener->position - events.front()->id)];
        if (listener->filter.accepts(*event))
            batch.push_back(event);
    }
    listener->awake = listener->position < lastId;
    return listener->awake ? Next::More : Next::Rest;
}

void EventJournal::State::drain(const std::weak_ptr<State> &weak, const std::shared_ptr<Listener> &listener)
{
    const auto state = weak.lock();
    if (!state || !listener->active)
        return;
    std::vector<EventPtr> batch;
    const Next next = state->collect(listener, batch);
    listener->delivering = true;
    if (next == Next::Lost) {
        listener->active = false;
        if (listener->dropped)
            listener->dropped();
    } else {
        for (size_t i = 0; i < batch.size() && listener->active; ++i) {
            if (!listener->deliver(batch[i])) {
                listener->active = false;
                state->remove(listener);
            }
        }
    }
    listener->delivering = false;
    if (!listener->active)
        listener->release();
    else if (next == Next::More)
        wake(weak, listener);
}

void EventJournal::State::remove(const std::shared_ptr<Listener> &listener)
{
    const std::scoped_lock lock(mutex);
    listeners.erase(listener);
}

EventJournal::EventJournal(EventJournalSettings settings) : m_state(std::make_shared<State>(settings))
{
    const qint64 start = settings.startMs > 0 ? settings.startMs : QDateTime::currentMSecsSinceEpoch();
    m_state->lastId = start * 1024;
}

EventJournal::~EventJournal() = default;

qint64 EventJournal::publish(EventType type, const QJsonObject &payload, std::optional<ClienteId> client)
{
    return add(type, payload, client, false);
}

qint64 EventJournal::publishToAdmins(EventType type, const QJsonObject &payload, std::optional<ClienteId> client)
{
    return add(type, payload, client, true);
}

qint64 EventJournal::add(EventType type, const QJsonObject &payload, std::optional<ClienteId> client, bool adminOnly)
{
    auto event = std::make_shared<Event>();
    event->type = type;
    event->client = client;
    event->adminOnly = adminOnly;
    event->data = QJsonDocument(payload).toJson(QJsonDocument::Compact);

    std::vector<std::shared_ptr<Listener>> gone; // declared before the lock: what a listener owns may unsubscribe
    const std::scoped_lock lock(m_state->mutex);
    event->id = m_state->lastId + 1;
    event->frame = sse::frame(event->id, eventTypeName(type), event->data);
    m_state->append(event);
    for (const auto &listener : m_state->listeners) {
        if (listener->awake)
            continue;
        if (!listener->filter.accepts(*event)) {
            listener->position = event->id; // nothing to read: it must not count as fallen behind
            continue;
        }
        listener->awake = State::wake(m_state, listener);
        if (!listener->awake)
            gone.push_back(listener);
    }
    for (const auto &listener : gone)
        m_state->listeners.erase(listener);
    return event->id;
}

EventJournal::Subscription EventJournal::subscribe(EventFilter filter, std::optional<qint64> lastEventId,
                                                   const Mailbox::Address &thread, Deliver deliver, Dropped dropped)
{
    auto listener = std::make_shared<Listener>();
    listener->filter = filter;
    listener->thread = thread;
    listener->deliver = std::move(deliver);
    listener->dropped = std::move(dropped);

    const std::scoped_lock lock(m_state->mutex);
    const bool known = !lastEventId || (*lastEventId >= m_state->oldestResumable() && *lastEventId <= m_state->lastId);
    listener->position = known ? lastEventId.value_or(m_state->lastId) : m_state->lastId;
    auto greeting = std::make_shared<Event>();
    greeting->id = listener->position;
    greeting->frame = known ? sse::resumePoint(greeting->id)
                            : sse::frame(greeting->id, "reset", R"({"reason":"events were missed: reload"})");
    listener->greeting = std::move(greeting);
    listener->awake = true;
    m_state->listeners.insert(listener);
    State::wake(m_state, listener);

    Subscription subscription;
    subscription.m_state = m_state;
    subscription.m_listener = std::move(listener);
    return subscription;
}

qint64 EventJournal::lastId() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->lastId;
}

qsizetype EventJournal::listenerCount() const
{
    const std::scoped_lock lock(m_state->mutex);
    return qsizetype(m_state->listeners.size());
}

qint64 EventJournal::droppedCount() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->droppedCount;
}

EventJournal::Subscription::~Subscription()
{
    reset();
}

EventJournal::Subscription &EventJournal::Subscription::operator=(Subscription &&other) noexcept
{
    if (this != &other) {
        reset();
        m_state = std::move(other.m_state);
        m_listener = std::move(other.m_listener);
    }
    return *this;
}

void EventJournal::Subscription::reset()
{
    if (!m_listener)
        return;
    const auto listener = std::exchange(m_listener, nullptr);
    if (const auto state = m_state.lock())
        state->remove(listener);
    listener->release();
}

} // namespace hub

namespace hub::sse {

namespace {

void appendData(QByteArray &out, QByteArrayView data)
{
    // CR, LF and CRLF all end a line for the reader (HTML, 9.2.6 "Interpreting an event stream").
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= data.size(); ++at) {
        if (at < data.size() && data[at] != '\n' && data[at] != '\r')
            continue;
        out.append("data: ").append(data.sliced(begin, at - begin)).append('\n');
        if (at + 1 < data.size() && data[at] == '\r' && data[at + 1] == '\n')
            ++at;
        begin = at + 1;
    }
}

} // namespace

QByteArray frame(qint64 id, QByteArrayView type, QByteArrayView data)
{
    QByteArray out;
    out.reserve(data.size() + type.size() + 64);
    out.append("id: ").append(QByteArray::number(id)).append("\nevent: ");
    std::copy_if(type.begin(), type.end(), std::back_inserter(out), [](char c) { return c != '\n' && c != '\r'; });
    out.append('\n');
    appendData(out, data);
    out.append('\n');
    return out;
}

QByteArray resumePoint(qint64 id)
{
    return QByteArray("id: ").append(QByteArray::number(id)).append("\n\n");
}

QByteArray keepAlive()
{
    return QByteArrayLiteral(":\n\n");
}

std::optional<qint64> parseLastEventId(QByteArrayView text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.isEmpty() || !digits)
        return {};
    bool fits = false;
    const qint64 id = text.toLongLong(&fits);
    return fits ? std::optional(id) : std::nullopt;
}

} // namespace hub::sse
