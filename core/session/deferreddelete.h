// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include <vector>

namespace hub {

/// QObject::deleteLater for many: one posted event for all that is added in a round of the event loop, where
/// deleteLater posts one each and so wakes the loop up each time (a system call with GLib's). Objects that go before
/// are fine; so are nested loops, and this object's own end. Lives on one thread.
class DeferredDelete
{
public:
    DeferredDelete() = default;
    DeferredDelete(const DeferredDelete &) = delete;
    DeferredDelete &operator=(const DeferredDelete &) = delete;

    void add(QObject *object);

private:
    class Batch;

    QPointer<QObject> m_batch; // what this round is collecting; deletes itself later, and with it the rest
};

} // namespace hub
