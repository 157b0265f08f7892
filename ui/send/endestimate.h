// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"

#include <QObject>

#include <optional>

namespace hub::ui {

/// When a job that does not exist yet would end at the earliest: its pace, the client's hours and cap, and the messages
/// that wait before it. How long each sending takes is not known, so it may take longer. On the window's thread.
class EndEstimate : public QObject
{
    Q_OBJECT

public:
    explicit EndEstimate(SendingApi &sending, QObject *parent = nullptr);

    /// Asks for what bounds this client; changed() follows.
    void setClient(std::optional<ClienteId> client);
    /// Asks again: limits and queue may be others by now.
    void refresh();
    [[nodiscard]] bool isKnown() const { return m_limits.has_value() && m_ahead.has_value(); }
    [[nodiscard]] const std::optional<SendingLimits> &limits() const { return m_limits; }
    /// Messages of earlier jobs that go first.
    [[nodiscard]] qint64 ahead() const { return m_ahead.value_or(0); }
    /// In ms since 1970; nothing if that is more than three months away. Delays in ms.
    [[nodiscard]] std::optional<qint64> end(qint64 messages, int minDelay, int maxDelay, qint64 now) const;

Q_SIGNALS:
    void changed();

private:
    SendingApi &m_sending;
    std::optional<ClienteId> m_client;
    std::optional<SendingLimits> m_limits;
    std::optional<qint64> m_ahead;
    quint64 m_question = 0;
};

} // namespace hub::ui
