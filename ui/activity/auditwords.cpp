// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/auditwords.h"

#include <QCoreApplication>
#include <QHash>

namespace hub::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::AuditWords)
};

QString quoted(const QString &text)
{
    return u'“' + text + u'”';
}

QString whyNot(const QString &detail)
{
    if (detail == QLatin1String("wrong password"))
        return Words::tr("wrong name or password");
    if (detail == QLatin1String("pending"))
        return Words::tr("the account waits for approval");
    if (detail == QLatin1String("disabled"))
        return Words::tr("the account is disabled");
    return detail;
}

QString failedLogin(const audit::Entry &entry)
{
    const QString reason = whyNot(entry.detail);
    if (reason.isEmpty())
        return Words::tr("Could not log in as %1").arg(quoted(entry.target));
    return Words::tr("Could not log in as %1: %2").arg(quoted(entry.target), reason);
}

QString passwordChange(const audit::Entry &entry)
{
    return entry.target == entry.actor ? Words::tr("Changed their own password")
                                       : Words::tr("Set a new password for %1").arg(entry.target);
}

QString roleChange(const audit::Entry &entry)
{
    return entry.detail == QLatin1String("admin") ? Words::tr("Made %1 an administrator").arg(entry.target)
                                                  : Words::tr("Made %1 an operator").arg(entry.target);
}

QString settingChange(const audit::Entry &entry)
{
    if (entry.target.startsWith(QLatin1String("client "))) {
        if (entry.detail == QLatin1String("registered"))
            return Words::tr("Added the client");
        if (entry.detail == QLatin1String("renamed"))
            return Words::tr("Renamed the client");
        if (entry.detail == QLatin1String("removed"))
            return Words::tr("Removed the client");
    }
    if (entry.target == QLatin1String("sending limits"))
        return Words::tr("Changed the sending limits");
    if (entry.target == QLatin1String("opt-out added"))
        return Words::tr("Added %1 to those who must not be written to").arg(entry.detail);
    if (entry.target == QLatin1String("opt-out removed"))
        return Words::tr("Removed %1 from those who must not be written to").arg(entry.detail);
    if (entry.detail == QLatin1String("default"))
        return Words::tr("Set %1 back to its default").arg(quoted(entry.target));
    if (entry.detail.isEmpty() || entry.detail == QLatin1String("changed"))
        return Words::tr("Changed the setting %1").arg(quoted(entry.target));
    return Words::tr("Set %1 to %2").arg(quoted(entry.target), entry.detail);
}

QString jobStart(const audit::Entry &entry)
{
    return entry.detail.isEmpty() ? Words::tr("Started bulk job %1").arg(entry.target)
                                  : Words::tr("Started bulk job %1: %2").arg(entry.target, entry.detail);
}

using Phrase = QString (*)(const audit::Entry &);

/// Phrases that need more than the target; the simple ones come after.
const QHash<QString, Phrase> &phrases()
{
    static const QHash<QString, Phrase> table{
        {QStringLiteral("login_failed"), failedLogin},
        {QStringLiteral("password"), passwordChange},
        {QStringLiteral("role"), roleChange},
        {QStringLiteral("setting"), settingChange},
        {QStringLiteral("job_create"), jobStart},
        {QStringLiteral("key_create"),
         [](const audit::Entry &e) { return Words::tr("Created the API key %1").arg(quoted(e.detail)); }},
        {QStringLiteral("key_revoke"),
         [](const audit::Entry &e) { return Words::tr("Revoked the API key %1").arg(quoted(e.detail)); }},
        {QStringLiteral("job_retry"),
         [](const audit::Entry &e) {
             return Words::tr("Sends the failures of job %1 again, %2").arg(e.target, e.detail);
         }},
        {QStringLiteral("job_stop_all"),
         [](const audit::Entry &e) {
             return e.clienteId ? Words::tr("Stopped this client's sending") : Words::tr("Stopped all sending");
         }},
        {QStringLiteral("job_start_all"),
         [](const audit::Entry &e) {
             return e.clienteId ? Words::tr("Let this client send again") : Words::tr("Let all clients send again");
         }},
    };
    return table;
}

QString simpleSentence(const audit::Entry &entry)
{
    const QString &action = entry.action;
    const QString &target = entry.target;
    if (action == QLatin1String("login"))
        return Words::tr("Logged in");
    if (action == QLatin1String("register"))
        return Words::tr("Registered the account %1").arg(target);
    if (action == QLatin1String("user_create"))
        return Words::tr("Added the user %1").arg(target);
    if (action == QLatin1String("approve"))
        return Words::tr("Approved the account %1").arg(target);
    if (action == QLatin1String("disable"))
        return Words::tr("Disabled the account %1").arg(target);
    if (action == QLatin1String("enable"))
        return Words::tr("Enabled the account %1").arg(target);
    if (action == QLatin1String("connect"))
        return Words::tr("Connected the session");
    if (action == QLatin1String("disconnect"))
        return Words::tr("Disconnected the session");
    if (action == QLatin1String("send"))
        return Words::tr("Sent a message to %1").arg(target);
    if (action == QLatin1String("job_pause"))
        return Words::tr("Paused job %1").arg(target);
    if (action == QLatin1String("job_resume"))
        return Words::tr("Resumed job %1").arg(target);
    if (action == QLatin1String("job_cancel"))
        return Words::tr("Cancelled job %1").arg(target);
    if (action == QLatin1String("job_settle_sent"))
        return Words::tr("Settled a message of job %1: it was sent").arg(target);
    if (action == QLatin1String("job_settle_queued"))
        return Words::tr("Settled a message of job %1: it is sent again").arg(target);
    return target.isEmpty() ? action : QString(action % u' ' % target);
}

} // namespace

QString auditSentence(const audit::Entry &entry)
{
    const Phrase phrase = phrases().value(entry.action);
    return phrase ? phrase(entry) : simpleSentence(entry);
}

QString actorText(const QString &actor)
{
    if (actor == QLatin1String("-"))
        return Words::tr("Unknown");
    if (actor == QLatin1String("dashboard"))
        return Words::tr("This window");
    if (actor.startsWith(QLatin1String("key:")))
        return Words::tr("Key %1").arg(actor.mid(4));
    return actor;
}

std::vector<AuditChoice> auditChoices()
{
    return {{{}, Words::tr("Everything")},
            {QStringLiteral("login"), Words::tr("Logins")},
            {QStringLiteral("login_failed"), Words::tr("Failed logins")},
            {QStringLiteral("send"), Words::tr("Single messages")},
            {QStringLiteral("job_*"), Words::tr("Bulk jobs")},
            {QStringLiteral("connect"), Words::tr("Sessions connected")},
            {QStringLiteral("disconnect"), Words::tr("Sessions disconnected")},
            {QStringLiteral("setting"), Words::tr("Clients, limits and settings")},
            {QStringLiteral("key_*"), Words::tr("API keys")},
            {QStringLiteral("register"), Words::tr("Registrations")},
            {QStringLiteral("approve"), Words::tr("Approvals")},
            {QStringLiteral("user_create"), Words::tr("Users added")},
            {QStringLiteral("disable"), Words::tr("Accounts disabled")},
            {QStringLiteral("enable"), Words::tr("Accounts enabled")},
            {QStringLiteral("role"), Words::tr("Roles changed")},
            {QStringLiteral("password"), Words::tr("Passwords changed")}};
}

} // namespace hub::ui
