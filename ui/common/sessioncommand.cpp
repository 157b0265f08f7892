// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/sessioncommand.h"

#include "ui/common/widgets.h"

#include <QLocale>

#include <utility>

namespace hub::ui {

bool SessionCommand::isPossible(Kind kind, const MonitoredClient &client)
{
    if (kind == Connect)
        return client.isConnectable();
    // Every session that cannot be begun can be ended, as far as one knows of it.
    return client.lastKnown && client.state != SessionState::Unreachable && !client.isConnectable();
}

void SessionCommand::run(Kind kind, ClientsApi &clients, ClienteId client, QObject *context, Answer<void> done)
{
    if (kind == Connect)
        clients.connectSession(client, context, std::move(done));
    else
        clients.disconnectSession(client, context, std::move(done));
}

void SessionCommand::confirmDisconnect(QWidget *page, const QStringList &names, const QString &list, QObject *context,
                                       std::function<void()> yes)
{
    if (names.size() == 1) {
        confirm(
            page, tr("Disconnect %1?").arg(names.front()),
            tr("It neither sends nor receives until it is connected again, and its jobs wait. Its phone may have to "
               "scan a code again."),
            tr("Disconnect"), Tone::Attention, context, std::move(yes));
        return;
    }
    const QString count = QLocale().toString(names.size());
    const QString text = tr("They neither send nor receive until they are connected again, and their jobs wait. Their "
                            "phones may have to scan a code again.");
    confirm(page, tr("Disconnect %1 clients?").arg(count), text + QStringLiteral("\n\n") + list,
            tr("Disconnect %1 clients").arg(count), Tone::Attention, context, std::move(yes));
}

QString SessionCommand::checkSoon(const PageContext &context, const std::vector<ClienteId> &clients)
{
    for (const ClienteId client : clients)
        context.hub.clients().checkSoon(client);
    return clients.size() == 1 ? tr("%1 is being checked.").arg(context.clients.label(clients.front()))
                               : tr("%1 clients are being checked.").arg(QLocale().toString(qint64(clients.size())));
}

QString SessionCommand::actionText(Kind kind, qint64 clients)
{
    if (clients < 2)
        return kind == Connect ? tr("&Connect") : tr("&Disconnect…");
    const QString text = kind == Connect ? tr("&Connect %1 clients") : tr("&Disconnect %1 clients…");
    return text.arg(QLocale().toString(clients));
}

QString SessionCommand::busyText(Kind kind)
{
    return kind == Connect ? tr("Connecting…") : tr("Disconnecting…");
}

QString SessionCommand::doneText(Kind kind)
{
    return kind == Connect ? tr("%1 is being connected.") : tr("%1 was disconnected.");
}

QString SessionCommand::failedText(Kind kind)
{
    return kind == Connect ? tr("%1 could not be connected: %2") : tr("%1 could not be disconnected: %2");
}

} // namespace hub::ui
