// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/alertsmodel.h"

#include "ui/activity/auditmodel.h"
#include "ui/common/statetexts.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace hub::ui {

namespace {

struct AlertWords
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::AlertWords)
};

struct KindLook
{
    AlertKind kind;
    CellBadge badge;
    const char *text;
    const char *help;
};

constexpr KindLook KindLooks[] = {
    {AlertKind::Dropped,
     {Tone::Attention, "plug"},
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Not linked any more"),
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Connect the session; if it asks for a scan, link the phone again.")},
    {AlertKind::LoggedOut,
     {Tone::Bad, "logout"},
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Logged out on the phone"),
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Link the phone again.")},
    {AlertKind::AccountChanged,
     {Tone::Bad, "phone"},
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Another number is linked"),
     QT_TRANSLATE_NOOP("hub::ui::AlertWords",
                       "Look whose phone that is. If it is the wrong one, disconnect it and link the right phone.")},
    {AlertKind::WrongPhone,
     {Tone::Bad, "phone-off"},
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Not the expected phone"),
     QT_TRANSLATE_NOOP("hub::ui::AlertWords",
                       "Disconnect it and link the expected phone, or change the expected phone of the client.")},
    {AlertKind::Banned,
     {Tone::Bad, "ban"},
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Banned by WhatsApp"),
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Ask the owner of the number to appeal in WhatsApp.")},
    {AlertKind::Flapping,
     {Tone::Attention, "loop"},
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Linked and not linked, again and again"),
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Look at the phone's network and battery settings.")},
    {AlertKind::SessionManagerGone,
     {Tone::Bad, "plug"},
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "The Session Manager does not answer"),
     QT_TRANSLATE_NOOP("hub::ui::AlertWords", "Look whether it is running, and at its address in the settings.")},
};

const KindLook *lookOf(const QString &kind)
{
    const auto found = std::find_if(std::begin(KindLooks), std::end(KindLooks), [&kind](const KindLook &look) {
        return kind == QLatin1String(alertWord(look.kind));
    });
    return found == std::end(KindLooks) ? nullptr : found;
}

} // namespace

QString alertKindText(const alerts::Entry &entry)
{
    const KindLook *look = lookOf(entry.kind);
    return look != nullptr ? AlertWords::tr(look->text) : entry.kind;
}

QString alertHelp(const alerts::Entry &entry)
{
    const KindLook *look = lookOf(entry.kind);
    return look != nullptr ? AlertWords::tr(look->help) : QString();
}

QString alertSideText(const alerts::Entry &entry, const QString &side)
{
    const KindLook *look = lookOf(entry.kind);
    if (look == nullptr || side.isEmpty() || look->kind == AlertKind::SessionManagerGone)
        return {};
    const bool isNumber = look->kind == AlertKind::AccountChanged || look->kind == AlertKind::WrongPhone;
    return isNumber ? accountText(side) : stateText(sessionStateFromWord(side.toLatin1()));
}

QString alertEndText(const alerts::Entry &entry)
{
    if (entry.acknowledgedAt > 0)
        return AlertWords::tr("Seen by %1, %2").arg(actorText(entry.acknowledgedBy), timeText(entry.acknowledgedAt));
    return entry.endedAt > 0 ? AlertWords::tr("Over since %1").arg(timeText(entry.endedAt)) : QString();
}

AlertsModel::AlertsModel(AlertsApi &alerts, const ClientStore &clients, QObject *parent)
    : WholeTableModel(parent), m_alerts(alerts)
{
    using Entry = alerts::Entry;
    const auto muted = [](const Entry &) { return true; };
    setColumns(
        {{.header = tr("Time"), .text = [](const Entry &entry) { return timeText(entry.since); }, .width = 20},
         {.header = tr("What happened"),
          .text = alertKindText,
          .width = 30,
          .badge =
              [](const Entry &entry) {
                  const KindLook *look = lookOf(entry.kind);
                  return look == nullptr   ? std::nullopt
                         : !entry.isOpen() ? std::optional(CellBadge{Tone::Neutral, look->badge.icon})
                                           : std::optional(look->badge);
              }},
         {.header = tr("Client"),
          .text = [&clients](const Entry &entry) { return entry.client ? clients.label(*entry.client) : QString(); },
          .width = 24},
         {.header = tr("Before"),
          .text = [](const Entry &entry) { return alertSideText(entry, entry.before); },
          .width = 16},
         {.header = tr("After"),
          .text = [](const Entry &entry) { return alertSideText(entry, entry.after); },
          .width = 16},
         {.header = tr("What to do"), .text = alertHelp, .width = 50},
         {.header = tr("Seen or over"), .text = alertEndText, .muted = muted}});
}

void AlertsModel::setOpenOnly(bool openOnly)
{
    if (std::exchange(m_openOnly, openOnly) != openOnly)
        reload();
}

void AlertsModel::ask(const std::optional<qint64> &after, int limit, const PageAnswer &done)
{
    m_alerts.list({.openOnly = m_openOnly}, {.after = after, .limit = limit}, this,
                  [done, all = !m_openOnly](const Result<hub::ResultPage<alerts::Entry>> &page) {
                      auto taken = pageOf(page);
                      if (taken && all)
                          taken->next.reset(); // years of them are for the API
                      done(taken);
                  });
}

bool AlertsModel::isUnchanged(const alerts::Entry &a, const alerts::Entry &b) const
{
    return a.id == b.id && a.acknowledgedAt == b.acknowledgedAt && a.endedAt == b.endedAt;
}

} // namespace hub::ui
