// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"
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
    std::chrono::milliseconds impatient{1000}; ///< while there is none yet, or its time is over
    /// After failures in a row: `impatient`, then twice that each time, up to this.
    std::chrono::milliseconds backoffMost{8000};
};

/// Follows the QR code of one client for as long as it needs one: fetches it at once, notices when it rotates, counts
/// how many there were, and asks nothing while nobody needs one. When a code goes and no other comes, it has the
/// client's state asked for: a phone may have scanned it. Lives on the link's thread, which must outlive it.
class HUB_CORE_EXPORT QrFeed : public QObject
{
    Q_OBJECT

public:
    /// A Session Manager may be late with the next code by this (ms): until then the old one counts as expired, even if
    /// it is offered again as if it were new.
    static constexpr qint64 GraceMs = 5000;
    /// A code of unknown lifetime that was not seen again for so long (ms) is not to be trusted any more.
    static constexpr qint64 UnconfirmedMs = 20000;

    /// No code lives longer than this (ms) after it was first seen, unless it was told to: WhatsApp changes it every 20
    /// to 60 s, so one that stays the same for minutes is dead, whatever is told of it.
    static constexpr qint64 LongestLifeMs = 90000;

    explicit QrFeed(ClientsApi &clients, QrFeedSettings settings = {}, QObject *parent = nullptr);
    ~QrFeed() override;

    /// Follows this client from now on, instead of another; none: nobody. The count begins at 0.
    void follow(std::optional<ClienteId> client);
    /// Whether the client needs a QR code just now (MonitoredClient::needsQr); asks only while it does.
    void setNeeded(bool needed);

    [[nodiscard]] std::optional<ClienteId> client() const { return m_client; }
    /// What to show. `expiresInS` and `fetchedAt` are those of the answer that tells best when it expires.
    [[nodiscard]] const QrCode &code() const { return m_code; }
    /// How many different codes were shown since follow().
    [[nodiscard]] int attempt() const { return m_attempt; }
    /// Seconds until the code expires, 0 when it is over; none if the Session Manager did not tell. `now`: ms since
    /// 1970.
    [[nodiscard]] std::optional<int> secondsLeft(qint64 now) const;
    /// Seconds that the code had left when it was first seen; 0: not told.
    [[nodiscard]] int lifetime() const { return m_lifetime; }
    /// Whether the code should not be scanned any more: its time is over, or nobody has confirmed it for long.
    [[nodiscard]] bool isExpired(qint64 now) const;
    /// Why the last question failed; none after a good answer.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    /// Another code, or none (Kind::None) any more.
    void codeChanged();
    /// The last question failed; the code stays, and it is asked again.
    void failed(const hub::Error &error);
    /// The error is over.
    void recovered();

private:
    void ask();
    void giveUp();
    void onAnswer(quint64 question, const Result<QrCode> &answer);
    void fail(const Error &error);
    void applyCode(const QrCode &code);
    void show(const QrCode &code);
    void clearError();
    [[nodiscard]] std::chrono::milliseconds pause(qint64 now) const;
    [[nodiscard]] qint64 end() const;

    ClientsApi &m_clients;
    const QrFeedSettings m_settings;
    std::optional<ClienteId> m_client;
    QrCode m_code;
    QrCode m_last; // the latest there was, also while none is shown: the same one again is no new attempt
    int m_lifetime = 0;
    int m_attempt = 0;
    qint64 m_confirmedAt = 0;
    qint64 m_deadAt = 0; // whatever is told later
    std::optional<Error> m_error;
    int m_failures = 0; // in a row
    bool m_needed = false;
    bool m_asking = false;
    quint64 m_question = 0; // answers to older ones are for another client
    QTimer m_timer;
};

} // namespace hub
