// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localsettings.h"

#include "app/services.h"
#include "core/settings/settingtable.h"

#include <QCoreApplication>

namespace hub::app {

namespace {

struct LocalSettingsText
{
    Q_DECLARE_TR_FUNCTIONS(hub::LocalSettings)
};

SettingValue::Source sourceOf(SettingOrigin origin)
{
    switch (origin) {
    case SettingOrigin::File:
        return SettingValue::Source::File;
    case SettingOrigin::Environment:
        return SettingValue::Source::Environment;
    case SettingOrigin::CommandLine:
        return SettingValue::Source::CommandLine;
    case SettingOrigin::Default:
        break;
    }
    return SettingValue::Source::Default;
}

SettingsWithOrigins forDashboard(SettingsWithOrigins given)
{
    given.settings = settingsForDashboard(std::move(given.settings));
    return given;
}

Result<void> checkUrl(const QUrl &url)
{
    Settings scratch;
    for (const Setting &setting : settingTable()) {
        if (setting.key == "session-manager-url" && !setting.read(url.toString(), scratch))
            return failure("INVALID_SETTING",
                           LocalSettingsText::tr("That address is not accepted; it takes %1").arg(setting.accepts));
    }
    return {};
}

} // namespace

LocalSettings::LocalSettings(HubCalls &calls, HubThread &thread, SettingsFile file, const SettingsWithOrigins &inForce,
                             QObject *parent)
    : SettingsApi(parent)
    , m_calls(calls)
    , m_thread(thread)
    , m_file(std::move(file))
    , m_wanted(forDashboard(inForce))
    , m_inForce(m_wanted.settings)
{
}

SettingValue LocalSettings::valueOf(const Setting &setting) const
{
    SettingValue value{.setting = setting, .text = {}};
    value.source = sourceOf(m_wanted.origins.value(setting.key));
    value.restart = setting.scope == ApplyScope::Program;
    value.pending = value.restart && setting.write(m_wanted.settings) != setting.write(m_inForce);
    if (!setting.secret)
        value.text = setting.write(value.pending ? m_wanted.settings : m_inForce);
    if (setting.key == "session-manager-url" && m_inForce.program.demo)
        value.text = m_sessionManager.toString();
    return value;
}

std::vector<SettingValue> LocalSettings::values() const
{
    std::vector<SettingValue> values;
    for (const Setting &setting : settingTable()) {
        if (m_file.mayHold(setting))
            values.push_back(valueOf(setting));
    }
    return values;
}

void LocalSettings::apply(const QMap<QByteArray, QString> &changes, QObject *context, Answer<void> done)
{
    const Reply<void> reply = m_calls.note<void>(context, std::move(done));
    m_calls.inBackground<Result<SettingsWithOrigins>>(
        [file = m_file, changes] { return file.write(changes); },
        [this, reply, changes](const Result<SettingsWithOrigins> &written) {
            if (written) {
                audit(changes); // first: to adopt them may end the services
                adopt(forDashboard(*written), changes.contains("port"));
            }
            reply(written.map([](const SettingsWithOrigins &) {}));
        });
}

void LocalSettings::audit(const QMap<QByteArray, QString> &changes) const
{
    if (!m_calls.hub())
        return; // nobody can write it
    for (const Setting &setting : settingTable()) {
        const auto change = changes.constFind(setting.key);
        if (change == changes.constEnd())
            continue;
        m_calls.hub()->services->audit({.actor = QString::fromLatin1(DashboardActor),
                                        .address = QString::fromLatin1(DashboardAddress),
                                        .action = QStringLiteral("setting"),
                                        .target = QString::fromLatin1(setting.key),
                                        .detail = change->isNull()                         ? QStringLiteral("default")
                                                  : setting.secret || setting.confidential ? QStringLiteral("changed")
                                                                                           : *change});
    }
}

void LocalSettings::adopt(const SettingsWithOrigins &wanted, bool portGiven)
{
    m_wanted = wanted;
    if (portGiven)
        m_port.reset();
    Settings next = adoptable(wanted.settings, m_inForce);
    if (m_port)
        next.listening.port = *m_port;
    next.warnings.clear(); // they were told at the start
    const ApplyScope scope = scopeOfChange(m_inForce, next);
    m_inForce = next;
    Q_EMIT written();
    Q_EMIT changed();
    if (scope != ApplyScope::None)
        Q_EMIT adopted(scope);
}

void LocalSettings::overridePort(quint16 port)
{
    m_port = port;
    m_inForce.listening.port = port;
    Q_EMIT changed();
}

void LocalSettings::testEngine(const EngineQuestion &question, QObject *context, Answer<EngineFound> done)
{
    const Reply<EngineFound> reply = m_calls.note<EngineFound>(context, std::move(done));
    if (const Result<void> accepted = checkUrl(question.url); !accepted) {
        m_calls.address().post([reply, error = accepted.error()] { reply(tl::unexpected<Error>(error)); });
        return;
    }
    SessionManagerSettings settings = m_inForce.sessionManager;
    settings.baseUrl = question.url;
    if (!question.engine.isEmpty())
        settings.engine = question.engine;
    if (question.secret)
        settings.engineSecret = question.secret->toLatin1();
    m_thread.post([settings, reply, home = m_calls.address()](HubRunner &runner) {
        runner.testEngine(settings, [reply, home](const Result<EngineFound> &result) {
            home.post([reply, result] { reply(result); });
        });
    });
}

} // namespace hub::app
