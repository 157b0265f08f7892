// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendercontext.h"

#include "core/session/sessionmanagerclient.h"

#include <QDateTime>
#include <QTimer>

namespace hub {

const EngineProfile *SenderContext::engine() const
{
    return sessionManager->settings().profile.get();
}

SendingClock::~SendingClock() = default;

qint64 SystemSendingClock::now() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemSendingClock::steady() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void SystemSendingClock::callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> call)
{
    QTimer::singleShot(delay, context, std::move(call));
}

} // namespace hub
