// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubcalls.h"
#include "core/clients/clientregistry.h"
#include "core/dashboard/clientsapi.h"
#include "core/session/sessionmanagerclient.h"

#include <map>

namespace hub::app {

/// ClientsApi on the hub in this process. What it asks the Session Manager itself runs on the services' thread, over
/// their connections.
class LocalClients final : public ClientsApi
{
    Q_OBJECT

public:
    explicit LocalClients(HubCalls &calls, QObject *parent = nullptr);

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

    /// Another hub runs: it must hear who is looked at.
    void onAttached();

private:
    using SessionCall = SessionManagerClient::Handle (SessionManagerClient::*)(ClienteId, QObject *,
                                                                               SessionManagerClient::Callback);

    void changeSession(SessionCall call, ClientRegistry::Command command, ClienteId client, QObject *context,
                       Answer<void> done);

    HubCalls &m_calls;
    std::map<QByteArray, std::vector<ClienteId>> m_interest;
};

} // namespace hub::app
