// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientslink.h"
#include "core/export.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace hub {

/// How often a QR code is asked for.
struct QrFeedSettings
{
    std::chrono::milliseconds period{2500};    ///< while one is shown: a code may rotate before its time
    std::chrono::milliseconds impatient{1000}; ///< while there is none yet, or after an error
};

/// Follows the QR code of one client for as long as it needs one: fetches it at once, notices when it rotates, counts
/// how many there were, and asks nothing while nobody needs one. Lives on the link's thread, which must outlive it.
class HUB_CORE_EXPORT QrFeed : public QObject
{
    Q_OBJECT

public:
    explicit QrFeed(ClientsLink &clients, QrFeedSettings settings = {}, QObject *parent = nullptr);
    ~QrFeed() override;

    /// Follows this client from now on, instead of another; none: nobody. The count begins at 0.
    void follow(std::optional<ClienteId> client);
    /// Whether the client needs a QR code just now (MonitoredClient::needsQr); asks only while it does.
    void setNeeded(bool needed);

    [[nodiscard]] std::optional<ClienteId> client() const { return m_client; }
    [[nodiscard]] const QrCode &code() const { return m_code; }
    /// How many different codes were shown since follow().
    [[nodiscard]] int attempt() const { return m_attempt; }
    /// Seconds until the code expires, 0 when it is over; none if the Session Manager did not tell. `now`: ms since
    /// 1970.
    [[nodiscard]] std::optional<int> secondsLeft(qint64 now) const;

Q_SIGNALS:
    /// Another code, or none (Kind::None) any more.
    void codeChanged();
    /// The last question failed; the code stays, and it is asked again.
    void failed(const hub::Error &error);

private:
    void ask();
    void onAnswer(quint64 question, const Result<QrCode> &answer);
    void show(const QrCode &code);

    ClientsLink &m_clients;
    const QrFeedSettings m_settings;
    std::optional<ClienteId> m_client;
    QrCode m_code;
    int m_attempt = 0;
    bool m_needed = false;
    bool m_asking = false;
    quint64 m_question = 0; // answers to older ones are for another client
    QTimer m_timer;
};

} // namespace hub
