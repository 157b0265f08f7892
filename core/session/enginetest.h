// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/pooledaccessmanager.h"
#include "core/session/sessionmanagerclient.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace hub {

/// Where which engine is thought to be.
struct EngineQuestion
{
    QUrl url;
    QString engine;                     ///< a profile's name, or a file with one
    std::optional<QString> secret = {}; ///< none: the one in force
};

/// What answers there.
struct EngineFound
{
    int milliseconds = 0; ///< of the first answer
    QString name = {};    ///< of the profile that its answers fit
    QString title = {};
    bool isExpected = true; ///< it is the one that was asked for
    bool secretFits = true; ///< false: another engine than was asked for, which wants a secret of its own
    std::vector<EngineProfile::Operation> lacks = {}; ///< what people may miss in it
};

/// Asks an engine once, over connections of its own, whether it is the one that it is thought to be and takes the
/// secret; if its answers do not fit, by the other profiles too, without the secret. Nothing that it asks changes
/// anything there. Then calls `done` and deletes itself.
///
/// Errors, each a sentence for people: SECRET_REFUSED, SESSION_MANAGER_ERROR (nothing that the hub knows), those of
/// withEngine(), and errorOf() what went wrong on the way. Lives on the thread that it is made on.
class HUB_CORE_EXPORT EngineTest : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<EngineFound> &)>;

    /// `settings`: address, engine, secret and timeouts.
    EngineTest(SessionManagerSettings settings, Done done, QObject *parent = nullptr);
    ~EngineTest() override;

private:
    enum class Fit { Yes, SecretRefused, No };

    void begin();
    void onHealth(const SessionManagerOutcome &outcome);
    void onProof(const SessionManagerOutcome &outcome);
    void askNextProfile();
    void onOther(const SessionManagerOutcome &outcome);
    void endWithoutOther();
    void askProof(SessionManagerClient &client, void (EngineTest::*answered)(const SessionManagerOutcome &));
    [[nodiscard]] static Fit fitOf(const EngineProfile &profile, const SessionManagerOutcome &outcome);
    void found(const EngineProfile &profile, bool isExpected, bool secretFits);
    void finish(const Result<EngineFound> &result);

    PooledAccessManager m_network;
    SessionManagerSettings m_settings;
    Done m_done;
    std::unique_ptr<SessionManagerClient> m_client;  ///< of the profile that is being tried
    QStringList m_others;                            ///< profiles that are still to be tried
    std::shared_ptr<const EngineProfile> m_refusing; ///< the only other one whose question was refused
    int m_refusals = 0;
    std::optional<Error> m_firstError; ///< the expected engine's answer, if nothing else fits
    QElapsedTimer m_time;
    int m_milliseconds = 0;
};

} // namespace hub
