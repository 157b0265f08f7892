// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/sessionmanagertest.h"

#include "app/dashboard/sessionmanagerwords.h"

#include <QCoreApplication>

namespace hub::app {

namespace {

struct SessionManagerTestText
{
    Q_DECLARE_TR_FUNCTIONS(hub::SessionManagerTest)
};

Result<int> judge(const SessionManagerOutcome &outcome, qint64 milliseconds)
{
    using Kind = SessionManagerError::Kind;
    if (outcome)
        return int(milliseconds);
    const SessionManagerError &error = outcome.error();
    const bool isAnswer = error.kind == Kind::Status && error.statusCode < 500;
    if (isAnswer && error.responseIsJson)
        return int(milliseconds);
    if (isAnswer || error.kind == Kind::NotJson || error.kind == Kind::Redirect)
        return failure("SESSION_MANAGER_ERROR",
                       SessionManagerTestText::tr("Something answers there, but not as a Session Manager does (%1)")
                           .arg(error.message));
    return tl::unexpected(dashboardErrorOf(error));
}

} // namespace

SessionManagerTest::SessionManagerTest(const SessionManagerSettings &settings,
                                       std::function<void(const Result<int> &)> done, QObject *parent)
    : QObject(parent), m_client(&m_network, settings), m_done(std::move(done))
{
    m_time.start();
    m_client.getHealth({}, this, [this](const SessionManagerOutcome &outcome) { onAnswered(outcome); });
}

void SessionManagerTest::onAnswered(const SessionManagerOutcome &outcome)
{
    m_done(judge(outcome, m_time.elapsed()));
    deleteLater();
}

} // namespace hub::app
