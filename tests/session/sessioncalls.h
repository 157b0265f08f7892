// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/pooledaccessmanager.h"
#include "core/session/sessionmanagerclient.h"
#include "tests/support/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QTest>
#include <QTestEventLoop>

#include <chrono>
#include <memory>
#include <optional>

/// What the tests of SessionManagerClient share: calls to a scripted peer, and their ends.
namespace hub::test {

inline const ClienteId Client = *ClienteId::parse("51");

/// The outcome of one call, once it has come.
struct Ending
{
    int calls = 0;
    std::optional<SessionManagerOutcome> outcome;

    SessionManagerClient::Callback callback()
    {
        return [this](const SessionManagerOutcome &got) {
            ++calls;
            outcome = got;
            m_loop.exitLoop();
        };
    }
    /// Waits for the call's end; false when it has not come within `patience`.
    bool wait(std::chrono::milliseconds patience = std::chrono::seconds(10))
    {
        if (!outcome)
            m_loop.enterLoopMSecs(int(patience.count()));
        return outcome.has_value();
    }
    [[nodiscard]] bool succeeded() const { return outcome && outcome->has_value(); }
    [[nodiscard]] SessionManagerError error() const
    {
        return outcome && !*outcome ? outcome->error() : SessionManagerError();
    }

private:
    QTestEventLoop m_loop;
};

inline SessionManagerSettings patient(const QUrl &url)
{
    SessionManagerSettings settings;
    settings.baseUrl = url;
    return settings; // the real 5, 30 and 120 s: no test here waits for them
}

inline std::unique_ptr<QNetworkAccessManager> makeManager(bool pooled)
{
    if (pooled)
        return std::make_unique<PooledAccessManager>();
    return std::make_unique<QNetworkAccessManager>();
}

/// Every test that is the same over both managers, plain and encrypted, on a new connection and a kept one.
inline void addMatrix()
{
    QTest::addColumn<bool>("pooled");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("kept");
}

inline const char *matrixName(bool pooled, bool tls, bool kept)
{
    static constexpr const char *Names[] = {"stock http new",   "stock http kept",  "stock https new",
                                            "stock https kept", "pooled http new",  "pooled http kept",
                                            "pooled https new", "pooled https kept"};
    return Names[int(pooled) * 4 + int(tls) * 2 + int(kept)];
}

template<typename Row>
void forMatrix(Row row)
{
    for (const bool pooled : {false, true})
        for (const bool tls : {false, true})
            for (const bool kept : {false, true})
                row(pooled, tls, kept);
}

/// Lets both managers take the certificate of a scripted peer.
inline void trustScriptedServers()
{
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificate(ScriptedServer::certificate());
    QSslConfiguration::setDefaultConfiguration(trusting);
}

/// Makes a call first, so that the next finds a kept-alive connection.
inline void warmUp(SessionManagerClient &client, ScriptedServer &server)
{
    server.answer(ScriptedServer::json("{}"));
    QObject context;
    Ending result;
    client.getStatus(Client, &context, result.callback());
    QVERIFY(result.wait());
    QVERIFY2(result.succeeded(), qPrintable(result.error().message));
}

} // namespace hub::test
