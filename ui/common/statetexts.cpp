// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/statetexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace hub::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::StateTexts)
};

/// What is shown of a session state.
struct StateLook
{
    SessionState state;
    Tone tone;
    const char *icon;
    int rank;
    const char *text;
    const char *help;
};

constexpr StateLook StateLooks[] = {
    {SessionState::Banned, Tone::Bad, "ban", 0, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Banned"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts",
                       "WhatsApp has blocked this number. Ask its owner to appeal in WhatsApp.")},
    {SessionState::AuthFailed, Tone::Bad, "key", 1, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Login failed"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts", "WhatsApp refused the saved login. Link the phone again.")},
    {SessionState::LoggedOut, Tone::Bad, "logout", 2, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Logged out"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts", "The phone has ended this link. Link it again.")},
    {SessionState::Error, Tone::Bad, "error", 3, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Error"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts",
                       "The Session Manager reports a fault of this session. Connect it again.")},
    {SessionState::QrRequired, Tone::Attention, "qr", 4, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Needs scan"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Scan the code with WhatsApp on the phone to link it.")},
    {SessionState::PasskeyRequired, Tone::Attention, "lock", 5,
     QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Passkey required"),
     QT_TRANSLATE_NOOP(
         "hub::ui::StateTexts",
         "This account wants a passkey: on the phone, confirm with its screen lock, or switch the passkey "
         "off in WhatsApp's account settings; then link it again.")},
    {SessionState::Unreachable, Tone::Neutral, "plug", 6, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Unreachable"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts",
                       "The Session Manager gives no answer for this client. The hub keeps asking.")},
    {SessionState::Reconnecting, Tone::Busy, "loop", 7, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Reconnecting"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts", "The connection dropped and is being restored. There is nothing to do.")},
    {SessionState::Starting, Tone::Busy, "clock", 8, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Starting"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts", "The session is opening. This takes a few seconds.")},
    {SessionState::Stopped, Tone::Neutral, "stop", 9, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Stopped"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts", "The session is not running. Connect it to use this client.")},
    {SessionState::Unknown, Tone::Neutral, "question", 10, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Unknown"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts",
                       "Not checked yet, or the Session Manager uses a word that the hub does not know.")},
    {SessionState::Ready, Tone::Good, "check-circle", 11, QT_TRANSLATE_NOOP("hub::ui::StateTexts", "Linked"),
     QT_TRANSLATE_NOOP("hub::ui::StateTexts", "The phone is linked and can send.")},
};
static_assert(std::size(StateLooks) == AllSessionStates.size());

const StateLook &lookOf(SessionState state)
{
    return *std::find_if(std::begin(StateLooks), std::end(StateLooks),
                         [state](const StateLook &look) { return look.state == state; });
}

} // namespace

QString stateText(SessionState state)
{
    return Words::tr(lookOf(state).text);
}

QString stateHelp(SessionState state)
{
    return Words::tr(lookOf(state).help);
}

Tone stateTone(SessionState state)
{
    return lookOf(state).tone;
}

const char *stateIconName(SessionState state)
{
    return lookOf(state).icon;
}

ClientStateLook clientStateLook(const MonitoredClient &client, qint64 now)
{
    const bool isRestricted = client.state == SessionState::Ready && client.restrictedAt > 0 &&
                              (client.restrictedUntil == 0 || client.restrictedUntil > now);
    if (!isRestricted)
        return {stateText(client.state), stateHelp(client.state), stateTone(client.state), stateIconName(client.state)};
    return {Words::tr("Restricted"),
            client.restrictedUntil > 0
                ? Words::tr("WhatsApp has restricted this account until %1. Its jobs wait for you.")
                      .arg(timeText(client.restrictedUntil))
                : Words::tr("WhatsApp has restricted this account; its end was not told. Its jobs wait for you."),
            Tone::Bad, "ban"};
}

int stateRank(SessionState state)
{
    return lookOf(state).rank;
}

QString jobStateText(JobState state)
{
    switch (state) {
    case JobState::Queued:
        return Words::tr("Waiting");
    case JobState::Running:
        return Words::tr("Running");
    case JobState::Paused:
        return Words::tr("Paused");
    case JobState::Completed:
        return Words::tr("Completed");
    case JobState::Cancelled:
        return Words::tr("Cancelled");
    }
    Q_UNREACHABLE();
}

Tone jobStateTone(JobState state)
{
    switch (state) {
    case JobState::Running:
        return Tone::Busy;
    case JobState::Paused:
        return Tone::Attention;
    case JobState::Completed:
        return Tone::Good;
    case JobState::Queued:
    case JobState::Cancelled:
        break;
    }
    return Tone::Neutral;
}

QString messageStateText(MessageState state)
{
    switch (state) {
    case MessageState::Queued:
        return Words::tr("Waiting");
    case MessageState::Sending:
        return Words::tr("Sending");
    case MessageState::Sent:
        return Words::tr("Sent");
    case MessageState::Failed:
        return Words::tr("Failed");
    case MessageState::Unknown:
        return Words::tr("Not certain");
    case MessageState::Cancelled:
        return Words::tr("Cancelled");
    case MessageState::Skipped:
        return Words::tr("Skipped");
    }
    Q_UNREACHABLE();
}

Tone messageStateTone(MessageState state)
{
    switch (state) {
    case MessageState::Sending:
        return Tone::Busy;
    case MessageState::Sent:
        return Tone::Good;
    case MessageState::Failed:
        return Tone::Bad;
    case MessageState::Unknown:
        return Tone::Attention;
    case MessageState::Queued:
    case MessageState::Cancelled:
    case MessageState::Skipped:
        break;
    }
    return Tone::Neutral;
}

QString alertText(const SessionAlert &alert)
{
    const QString number = alert.client ? QString::number(alert.client->toNumber()) : QString();
    const QString who = alert.name.isEmpty() ? number : QString(number + u' ' + alert.name);
    // A name may hold a %1 of its own: everything is put in at once.
    switch (alert.kind) {
    case AlertKind::Dropped:
        return Words::tr("%1 is not linked any more: %2.").arg(who, stateText(alert.state));
    case AlertKind::LoggedOut:
        return Words::tr("%1 was logged out on the phone.").arg(who);
    case AlertKind::AccountChanged:
        return Words::tr("%1 is now linked to another number: %2 instead of %3.")
            .arg(who, accountText(alert.account), accountText(alert.previousAccount));
    case AlertKind::WrongPhone:
        return Words::tr("%1 is linked to another phone than expected: %2.").arg(who, accountText(alert.account));
    case AlertKind::Banned:
        return Words::tr("WhatsApp has banned the number of %1.").arg(who);
    case AlertKind::Restricted:
        return Words::tr("WhatsApp has restricted the account of %1: its jobs wait for you.").arg(who);
    case AlertKind::Flapping:
        return Words::tr("%1 keeps changing: it is linked and not linked again and again.").arg(who);
    case AlertKind::FlappingEnded:
        return Words::tr("%1 has come to rest: %2.").arg(who, stateText(alert.state));
    case AlertKind::SessionManagerGone:
        return Words::tr("The Session Manager does not answer.");
    }
    Q_UNREACHABLE();
}

QString agoText(qint64 at, qint64 now)
{
    if (at <= 0)
        return Words::tr("never");
    const qint64 seconds = (now - at) / 1000;
    if (seconds < 2) // also: a clock that was set back
        return Words::tr("just now");
    if (seconds < 60)
        return Words::tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return Words::tr("%1 min ago").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return Words::tr("%1 h ago").arg(seconds / 3600);
    return Words::tr("%1 days ago").arg(seconds / 86400);
}

QString durationText(qint64 seconds)
{
    if (seconds < 60)
        return Words::tr("less than a minute");
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    const qint64 days = hours / 24;
    if (hours == 0)
        return Words::tr("%1 min").arg(minutes);
    if (days == 0)
        return minutes % 60 == 0 ? Words::tr("%1 h").arg(hours) : Words::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    const QString whole = days == 1 ? Words::tr("1 day") : Words::tr("%1 days").arg(days);
    return hours % 24 == 0 ? whole : Words::tr("%1 %2 h", "days, then hours").arg(whole).arg(hours % 24);
}

QString timeText(qint64 at)
{
    if (at <= 0)
        return QStringLiteral("–");
    const QLocale locale;
    QString timeFormat = locale.timeFormat(QLocale::ShortFormat);
    if (!timeFormat.contains(QLatin1String("ss")))
        timeFormat.replace(QLatin1String("mm"), QLatin1String("mm:ss"));
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
    return locale.toString(time.date(), QLocale::ShortFormat) + u' ' + locale.toString(time.time(), timeFormat);
}

QString accountText(const QString &account)
{
    const bool isNumber = account.size() >= 7 && account.size() <= 15 &&
                          std::all_of(account.begin(), account.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber ? QString(u'+' + account) : account;
}

} // namespace hub::ui
