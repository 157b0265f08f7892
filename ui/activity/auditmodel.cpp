// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/auditmodel.h"

#include "ui/common/statetexts.h"

#include <QCoreApplication>
#include <QHash>

namespace hub::ui {

namespace {

constexpr int EntriesPerPage = 200;

struct AuditWords
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
        return AuditWords::tr("wrong name or password");
    if (detail == QLatin1String("pending"))
        return AuditWords::tr("the account waits for approval");
    if (detail == QLatin1String("disabled"))
        return AuditWords::tr("the account is disabled");
    return detail;
}

QString failedLogin(const audit::Entry &entry)
{
    const QString reason = whyNot(entry.detail);
    if (reason.isEmpty())
        return AuditWords::tr("Could not log in as %1").arg(quoted(entry.target));
    return AuditWords::tr("Could not log in as %1: %2").arg(quoted(entry.target), reason);
}

QString passwordChange(const audit::Entry &entry)
{
    return entry.target == entry.actor ? AuditWords::tr("Changed their own password")
                                       : AuditWords::tr("Set a new password for %1").arg(entry.target);
}

QString roleChange(const audit::Entry &entry)
{
    return entry.detail == QLatin1String("admin") ? AuditWords::tr("Made %1 an administrator").arg(entry.target)
                                                  : AuditWords::tr("Made %1 an operator").arg(entry.target);
}

QString settingChange(const audit::Entry &entry)
{
    if (entry.target.startsWith(QLatin1String("client "))) {
        if (entry.detail == QLatin1String("registered"))
            return AuditWords::tr("Added the client");
        if (entry.detail == QLatin1String("renamed"))
            return AuditWords::tr("Renamed the client");
        if (entry.detail == QLatin1String("removed"))
            return AuditWords::tr("Removed the client");
    }
    if (entry.target == QLatin1String("sending limits"))
        return AuditWords::tr("Changed the sending limits");
    if (entry.target == QLatin1String("opt-out added"))
        return AuditWords::tr("Added %1 to those who must not be written to").arg(entry.detail);
    if (entry.target == QLatin1String("opt-out removed"))
        return AuditWords::tr("Removed %1 from those who must not be written to").arg(entry.detail);
    if (entry.detail == QLatin1String("default"))
        return AuditWords::tr("Set %1 back to its default").arg(quoted(entry.target));
    if (entry.detail.isEmpty() || entry.detail == QLatin1String("changed"))
        return AuditWords::tr("Changed the setting %1").arg(quoted(entry.target));
    return AuditWords::tr("Set %1 to %2").arg(quoted(entry.target), entry.detail);
}

QString jobStart(const audit::Entry &entry)
{
    return entry.detail.isEmpty() ? AuditWords::tr("Started bulk job %1").arg(entry.target)
                                  : AuditWords::tr("Started bulk job %1: %2").arg(entry.target, entry.detail);
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
         [](const audit::Entry &e) { return AuditWords::tr("Created the API key %1").arg(quoted(e.detail)); }},
        {QStringLiteral("key_revoke"),
         [](const audit::Entry &e) { return AuditWords::tr("Revoked the API key %1").arg(quoted(e.detail)); }},
        {QStringLiteral("job_retry"),
         [](const audit::Entry &e) {
             return AuditWords::tr("Sends the failures of job %1 again, %2").arg(e.target, e.detail);
         }},
        {QStringLiteral("job_stop_all"),
         [](const audit::Entry &e) {
             return e.clienteId ? AuditWords::tr("Stopped this client's sending")
                                : AuditWords::tr("Stopped all sending");
         }},
        {QStringLiteral("job_start_all"),
         [](const audit::Entry &e) {
             return e.clienteId ? AuditWords::tr("Let this client send again")
                                : AuditWords::tr("Let all clients send again");
         }},
    };
    return table;
}

QString simpleSentence(const audit::Entry &entry)
{
    const QString &action = entry.action;
    const QString &target = entry.target;
    if (action == QLatin1String("login"))
        return AuditWords::tr("Logged in");
    if (action == QLatin1String("register"))
        return AuditWords::tr("Registered the account %1").arg(target);
    if (action == QLatin1String("user_create"))
        return AuditWords::tr("Added the user %1").arg(target);
    if (action == QLatin1String("approve"))
        return AuditWords::tr("Approved the account %1").arg(target);
    if (action == QLatin1String("disable"))
        return AuditWords::tr("Disabled the account %1").arg(target);
    if (action == QLatin1String("enable"))
        return AuditWords::tr("Enabled the account %1").arg(target);
    if (action == QLatin1String("connect"))
        return AuditWords::tr("Connected the session");
    if (action == QLatin1String("disconnect"))
        return AuditWords::tr("Disconnected the session");
    if (action == QLatin1String("alert_acknowledge"))
        return AuditWords::tr("Acknowledged alert %1").arg(target);
    if (action == QLatin1String("send"))
        return AuditWords::tr("Asked for a message to be sent to %1").arg(target);
    if (action == QLatin1String("job_pause"))
        return AuditWords::tr("Paused job %1").arg(target);
    if (action == QLatin1String("job_resume"))
        return AuditWords::tr("Resumed job %1").arg(target);
    if (action == QLatin1String("job_cancel"))
        return AuditWords::tr("Cancelled job %1").arg(target);
    if (action == QLatin1String("job_settle_sent"))
        return AuditWords::tr("Settled a message of job %1: it was sent").arg(target);
    if (action == QLatin1String("job_settle_queued"))
        return AuditWords::tr("Settled a message of job %1: it is sent again").arg(target);
    return target.isEmpty() ? action : QString(action % u' ' % target);
}

/// The sentence, and below it what is in the log.
QString wholeEntryText(const audit::Entry &entry)
{
    QStringList words{auditSentence(entry), QString(), entry.action};
    for (const QString &more : {entry.target, entry.detail}) {
        if (!more.isEmpty())
            words.append(more);
    }
    return words.join(u'\n');
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
        return AuditWords::tr("Unknown");
    if (actor == QLatin1String("dashboard"))
        return AuditWords::tr("This window");
    if (actor.startsWith(QLatin1String("key:")))
        return AuditWords::tr("Key %1").arg(actor.mid(4));
    return actor;
}

std::vector<AuditChoice> auditChoices()
{
    return {{{}, AuditWords::tr("Everything")},
            {QStringLiteral("login"), AuditWords::tr("Logins")},
            {QStringLiteral("login_failed"), AuditWords::tr("Failed logins")},
            {QStringLiteral("send"), AuditWords::tr("Single messages")},
            {QStringLiteral("job_*"), AuditWords::tr("Bulk jobs")},
            {QStringLiteral("connect"), AuditWords::tr("Sessions connected")},
            {QStringLiteral("disconnect"), AuditWords::tr("Sessions disconnected")},
            {QStringLiteral("alert_acknowledge"), AuditWords::tr("Alerts acknowledged")},
            {QStringLiteral("setting"), AuditWords::tr("Clients, limits and settings")},
            {QStringLiteral("key_*"), AuditWords::tr("API keys")},
            {QStringLiteral("register"), AuditWords::tr("Registrations")},
            {QStringLiteral("approve"), AuditWords::tr("Approvals")},
            {QStringLiteral("user_create"), AuditWords::tr("Users added")},
            {QStringLiteral("disable"), AuditWords::tr("Accounts disabled")},
            {QStringLiteral("enable"), AuditWords::tr("Accounts enabled")},
            {QStringLiteral("role"), AuditWords::tr("Roles changed")},
            {QStringLiteral("password"), AuditWords::tr("Passwords changed")}};
}

AuditModel::AuditModel(ActivityApi &activity, const ClientStore &clients, QObject *parent)
    : NewestFirstTableModel(EntriesPerPage, parent), m_activity(activity)
{
    using Entry = audit::Entry;
    const auto muted = [](const Entry &) { return true; };
    const auto client = [&clients](const Entry &entry) {
        return entry.clienteId ? clients.label(*entry.clienteId) : QString();
    };
    setColumns({{.header = tr("Time"),
                 .text = [](const Entry &entry) { return timeText(entry.at); },
                 .width = 22,
                 .muted = muted},
                {.header = tr("Who"),
                 .text = [](const Entry &entry) { return actorText(entry.actor); },
                 .width = 18,
                 .help = [](const Entry &entry) { return entry.actor; }},
                {.header = tr("What"), .text = auditSentence, .width = 48, .help = wholeEntryText},
                {.header = tr("Client"), .text = client, .width = 26},
                {.header = tr("From"), .text = [](const Entry &entry) { return entry.address; }, .muted = muted}});
}

void AuditModel::setFilter(const audit::Filter &filter)
{
    m_filter = filter;
    restart(Former::Stay);
}

void AuditModel::ask(const std::optional<qint64> &after, int limit, const PageAnswer &done)
{
    m_activity.audit(m_filter, {.after = after, .limit = limit}, this,
                     [done](const Result<hub::ResultPage<audit::Entry>> &page) { done(pageOf(page)); });
}

} // namespace hub::ui
