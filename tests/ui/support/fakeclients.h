// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"
#include "tests/ui/support/fakedesk.h"

#include <map>
#include <set>
#include <vector>

namespace hub {

/// Clients in memory. A client that needs a QR has one: set `codes`, or take what is made up.
class FakeClients : public ClientsApi
{
    Q_OBJECT

public:
    explicit FakeClients(FakeDesk &desk, QObject *parent = nullptr);

    void edit(ClienteId client, const clients::Edit &edit, QObject *context, Answer<bool> done) override;
    void remove(ClienteId client, QObject *context, Answer<void> done) override;
    void history(ClienteId client, const PageRequest &page, QObject *context,
                 Answer<ResultPage<clients::HistoryEntry>> done) override;
    void setInterest(const QByteArray &source, const std::vector<ClienteId> &clients) override;
    void checkSoon(ClienteId client) override;
    [[nodiscard]] bool supports(EngineProfile::Operation operation) const override;
    void importSessions(QObject *context, Answer<clients::Imported> done) override;
    void requestPairingCode(ClienteId client, const QString &phone, QObject *context,
                            Answer<PairingCode> done) override;
    void connectSession(ClienteId client, QObject *context, Answer<void> done) override;
    void disconnectSession(ClienteId client, QObject *context, Answer<void> done) override;
    void fetchQr(ClienteId client, QObject *context, Answer<QrCode> done) override;

    // What a test does to it. Each change is announced by changed(), soon and together with others.

    /// Adds or replaces; `state` is taken for the Session Manager's word.
    void set(const MonitoredClient &client);
    void set(const std::vector<MonitoredClient> &clients);
    void forget(ClienteId client);
    /// A session's state changes now (flags, history and time with it). Without an account it keeps the one it had.
    void setState(ClienteId client, SessionState state, const QString &account = {});
    void setSessionManager(const SessionManagerHealth &health);
    /// Another engine, which lacks these.
    void setLacking(const std::set<EngineProfile::Operation> &operations);
    /// The list is known now, even if it is empty.
    void load() { announceSoon(); }
    /// changed() at once, with all that is new.
    void announce();
    /// The hub was started anew: the next announcement is complete.
    void startOver();
    void raise(const SessionAlert &alert) { Q_EMIT alertRaised(alert); }

    [[nodiscard]] std::optional<MonitoredClient> find(ClienteId client) const { return m_statusStore.find(client); }
    [[nodiscard]] std::vector<ClienteId> ids() const { return m_statusStore.ids(); }

    std::map<ClienteId, std::vector<clients::HistoryEntry>> histories; ///< the newest first
    std::map<ClienteId, QrCode> codes;
    std::map<QByteArray, std::vector<ClienteId>> interests; ///< as told last by each source

    clients::Imported sessionsToImport; ///< the next importSessions()
    PairingCode pairingCode{.code = QStringLiteral("ABCD1234"), .expiresInS = 60};

private:
    void announceSoon();

    /// At first what the usual Session Manager lacks.
    std::set<EngineProfile::Operation> m_lacking{EngineProfile::Operation::PairingCode,
                                                 EngineProfile::Operation::CheckNumber,
                                                 EngineProfile::Operation::Sessions};

    FakeDesk &m_desk;
    ClientStatusStore m_statusStore;
    quint64 m_announced = 0;
    qint64 m_lastHistoryId = 100000;
    bool m_announcing = false;
};

} // namespace hub
