// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/async/mailbox.h"

#include <QCoreApplication>
#include <QEvent>

#include <mutex>
#include <vector>

namespace hub {

struct Mailbox::State
{
    std::mutex mutex;
    std::vector<Call> calls;
    Mailbox *receiver = nullptr; // null once the mailbox is gone
};

bool Mailbox::Address::post(Call call) const
{
    if (!m_state)
        return false;
    const std::scoped_lock lock(m_state->mutex);
    if (!m_state->receiver)
        return false;
    m_state->calls.push_back(std::move(call));
    // One event wakes the receiver for however many calls are waiting by then.
    if (m_state->calls.size() == 1)
        QCoreApplication::postEvent(m_state->receiver, new QEvent(QEvent::User));
    return true;
}

Mailbox::Mailbox(QObject *parent) : QObject(parent), m_state(std::make_shared<State>())
{
    m_state->receiver = this;
}

Mailbox::~Mailbox()
{
    std::vector<Call> dropped; // declared before the lock, so destroyed after it: a capture's destructor may post again
    const std::scoped_lock lock(m_state->mutex);
    m_state->receiver = nullptr;
    dropped.swap(m_state->calls);
}

bool Mailbox::event(QEvent *event)
{
    const auto state = m_state; // a call may delete this mailbox
    std::vector<Call> calls;
    bool isOurs = false;
    {
        // Before even the event's type is read: our mutex is the only hand-over that ThreadSanitizer can see.
        const std::scoped_lock lock(state->mutex);
        isOurs = event->type() == QEvent::User;
        if (isOurs)
            calls.swap(state->calls);
    }
    if (!isOurs)
        return QObject::event(event);
    for (const Call &call : calls) {
        {
            const std::scoped_lock lock(state->mutex);
            if (!state->receiver)
                break;
        }
        call();
    }
    return true;
}

} // namespace hub
