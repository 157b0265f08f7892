// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/qrfeed.h"
#include "ui/common/page.h"

#include <map>
#include <memory>
#include <vector>

namespace hub::ui {

/// The sessions of those whose turn it is or comes soon: their codes, which are fetched in advance, and getting them
/// connected. On the window's thread.
class LinkingSessions : public QObject
{
    Q_OBJECT

public:
    /// A session that was told to connect may take so long (ms) to say that it is starting.
    static constexpr qint64 PatienceMs = 10000;

    LinkingSessions(const PageContext &context, QrFeedSettings settings, QObject *parent = nullptr);
    ~LinkingSessions() override;

    /// Follows the codes of these, and no longer of others; they are polled more often.
    void followCodes(const std::vector<ClienteId> &clients);
    /// Asks for nothing while nobody looks.
    void setActive(bool active);
    /// News of a client's session.
    void refresh(const MonitoredClient &client);
    /// The code of one that is followed, else null. Lives until it is followed no more.
    [[nodiscard]] QrFeed *feed(ClienteId client) const;

    void connectSession(ClienteId client);
    /// Ends its session and connects it anew, for another phone.
    void relink(ClienteId client);
    /// Whether it was told to connect and may still come to it.
    [[nodiscard]] bool isConnecting(ClienteId client) const;
    /// Whether it was told to connect at all, whatever came of it.
    [[nodiscard]] bool wasAsked(ClienteId client) const { return m_connecting.contains(client); }
    /// Whether its session is still the one that relink() is to end.
    [[nodiscard]] bool isRelinking(ClienteId client) const;
    /// Why it could not be connected; empty if nothing is known against it.
    [[nodiscard]] QString error(ClienteId client) const;
    /// Nothing was asked, of this one or of any.
    void forget(ClienteId client) { m_connecting.erase(client); }
    void forget();

Q_SIGNALS:
    /// Connecting it began, succeeded or failed.
    void changed(hub::ClienteId client);
    /// A session that was to be ended goes on. Plain text.
    void relinkFailed(hub::ClienteId client, const QString &reason);

private:
    struct Connecting
    {
        enum class Step { Ending, Asked, Accepted, Refused };
        Step step = Step::Asked;
        qint64 at = 0;          ///< ms since 1970, when it was accepted; 0: it has come to it
        QString error = {};     ///< Refused
        bool relinking = false; ///< the session that is to end was still seen last
    };

    void updateInterest();
    [[nodiscard]] bool hasPatience(ClienteId client, const Connecting &connecting) const;
    void onConnected(ClienteId client, const Result<void> &result);
    void onEnded(ClienteId client, const Result<void> &result);

    const PageContext m_context;
    const QrFeedSettings m_settings;
    std::vector<ClienteId> m_followed;
    std::map<ClienteId, std::unique_ptr<QrFeed>> m_feeds;
    std::map<ClienteId, Connecting> m_connecting;
    quint64 m_generation = 0; // rises with forget(): answers to older questions say nothing any more
    bool m_active = false;
};

} // namespace hub::ui
