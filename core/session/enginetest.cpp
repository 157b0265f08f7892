// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/enginetest.h"

#include "core/session/engineanswers.h"
#include "core/session/sessionmanagerwatch.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <utility>

namespace hub {

namespace {

using Kind = SessionManagerError::Kind;

struct EngineTestText
{
    Q_DECLARE_TR_FUNCTIONS(hub::SessionManagerTest)
};

/// The operations that an engine may lack and that people look for.
std::vector<EngineProfile::Operation> lackedBy(const EngineProfile &profile)
{
    std::vector<EngineProfile::Operation> lacks;
    for (const EngineProfile::Operation operation :
         {EngineProfile::Operation::Connect, EngineProfile::Operation::Disconnect, EngineProfile::Operation::Contacts,
          EngineProfile::Operation::PairingCode, EngineProfile::Operation::CheckNumber,
          EngineProfile::Operation::Sessions}) {
        if (!profile.operation(operation))
            lacks.push_back(operation);
    }
    return lacks;
}

bool isCentralHub(const SessionManagerOutcome &outcome)
{
    return outcome && QJsonDocument::fromJson(outcome->body).object().value(QLatin1String("service")) ==
                          QLatin1String("central-hub");
}

Error somethingElse(const SessionManagerOutcome &outcome)
{
    return {QByteArrayLiteral("SESSION_MANAGER_ERROR"),
            EngineTestText::tr("Something answers there, but not as a Session Manager does (%1)")
                .arg(outcome ? QStringLiteral("HTTP %1").arg(outcome->status) : outcome.error().message)};
}

/// What Express, Nest and Fiber say of a path that they do not have.
bool isMissingRoute(const SessionManagerError &error)
{
    return error.statusCode == 404 && (!error.responseIsJson || error.response.contains("Cannot GET"));
}

} // namespace

EngineTest::EngineTest(SessionManagerSettings settings, Done done, QObject *parent)
    : QObject(parent), m_network(this), m_settings(std::move(settings)), m_done(std::move(done))
{
    QTimer::singleShot(0, this, &EngineTest::begin);
}

EngineTest::~EngineTest() = default;

void EngineTest::begin()
{
    m_settings.profile.reset();
    auto checked = withEngine(m_settings);
    if (!checked)
        return finish(tl::unexpected(checked.error()));
    m_settings = *std::move(checked);
    m_client = std::make_unique<SessionManagerClient>(&m_network, m_settings);
    m_time.start();
    m_client->getHealth({}, this, [this](const SessionManagerOutcome &outcome) { onHealth(outcome); });
}

void EngineTest::onHealth(const SessionManagerOutcome &outcome)
{
    m_milliseconds = int(m_time.elapsed());
    if (isCentralHub(outcome))
        return finish(failure("SESSION_MANAGER_ERROR",
                              EngineTestText::tr("That is the address of a Central Hub, maybe of this one, and not "
                                                 "of a Session Manager")));
    if (!SessionManagerWatch::isAnswer(outcome))
        return finish(tl::unexpected(errorOf(outcome.error())));
    if (m_client->profile().needsSecret())
        return askProof(*m_client, &EngineTest::onProof);
    if (outcome)
        return found(m_client->profile(), true, true);
    // Some versions have no health endpoint: an answer in JSON is one, unless it is another engine's.
    if (!outcome.error().responseIsJson)
        m_firstError = somethingElse(outcome);
    m_others = EngineProfile::builtInNames();
    askNextProfile();
}

/// A question that needs the secret and changes nothing: what sessions there are, else the state of a client.
void EngineTest::askProof(SessionManagerClient &client, void (EngineTest::*answered)(const SessionManagerOutcome &))
{
    const auto done = [this, answered](const SessionManagerOutcome &outcome) { (this->*answered)(outcome); };
    if (client.supports(EngineProfile::Operation::Sessions))
        client.getSessions(this, done);
    else
        client.getStatus(*ClienteId::fromNumber(1), this, done);
}

EngineTest::Fit EngineTest::fitOf(const EngineProfile &profile, const SessionManagerOutcome &outcome)
{
    if (outcome) {
        const bool fits = profile.operation(EngineProfile::Operation::Sessions)
                              ? sessionsOf(outcome->body).has_value()
                              : profile.read(EngineProfile::Field::State, outcome->body).has_value() ||
                                    profile.read(EngineProfile::Field::Connected, outcome->body).has_value();
        return fits ? Fit::Yes : Fit::No;
    }
    const SessionManagerError &error = outcome.error();
    if (error.kind != Kind::Status)
        return Fit::No;
    for (const EngineProfile::Meaning meaning :
         {EngineProfile::Meaning::NotReady, EngineProfile::Meaning::NoSuchSession,
          EngineProfile::Meaning::AlreadyLinked}) {
        if (!isMissingRoute(error) && profile.means(meaning, error.statusCode, error.response))
            return Fit::Yes;
    }
    return refusesUs(error.statusCode) ? Fit::SecretRefused : Fit::No;
}

void EngineTest::onProof(const SessionManagerOutcome &outcome)
{
    const EngineProfile &profile = m_client->profile();
    switch (fitOf(profile, outcome)) {
    case Fit::Yes:
        return found(profile, true, true);
    case Fit::SecretRefused:
        return finish(failure("SECRET_REFUSED",
                              EngineTestText::tr("%1 answers there, but it refuses the secret.").arg(profile.title())));
    case Fit::No:
        break;
    }
    m_firstError = somethingElse(outcome);
    m_others = EngineProfile::builtInNames();
    askNextProfile();
}

void EngineTest::askNextProfile()
{
    m_client.release()->deleteLater(); // it is just telling its answer
    SessionManagerSettings settings;
    settings.baseUrl = m_settings.baseUrl;
    settings.connectTimeout = m_settings.connectTimeout;
    settings.readTimeout = m_settings.readTimeout;
    settings.totalTimeout = m_settings.totalTimeout;
    while (!m_others.isEmpty()) {
        const QString name = m_others.takeFirst();
        const auto profile = EngineProfile::load(name);
        const bool mayAsk = profile && name != m_settings.profile->name() && !(*profile)->limits().statusStartsSession;
        if (!mayAsk)
            continue;
        settings.engine = name;
        settings.profile = *profile; // without a secret: it is another engine's
        m_client = std::make_unique<SessionManagerClient>(&m_network, settings);
        return askProof(*m_client, &EngineTest::onOther);
    }
    endWithoutOther();
}

void EngineTest::onOther(const SessionManagerOutcome &outcome)
{
    const Fit fit = fitOf(m_client->profile(), outcome);
    if (fit == Fit::Yes)
        return found(m_client->profile(), false, true);
    if (fit == Fit::SecretRefused && m_client->profile().needsSecret()) {
        ++m_refusals;
        m_refusing = m_client->settings().profile;
    }
    askNextProfile();
}

/// A server that refuses every question could be any engine; one that refuses just one's is that one.
void EngineTest::endWithoutOther()
{
    if (m_refusals == 1)
        found(*m_refusing, false, false);
    else if (m_firstError)
        finish(tl::unexpected(*m_firstError));
    else
        found(*m_settings.profile, true, true);
}

void EngineTest::found(const EngineProfile &profile, bool isExpected, bool secretFits)
{
    finish(EngineFound{.milliseconds = m_milliseconds,
                       .name = profile.name(),
                       .title = profile.title(),
                       .isExpected = isExpected,
                       .secretFits = secretFits,
                       .lacks = lackedBy(profile)});
}

void EngineTest::finish(const Result<EngineFound> &result)
{
    m_done(result);
    deleteLater();
}

} // namespace hub
