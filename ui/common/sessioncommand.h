// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

#include <QCoreApplication>
#include <QStringList>

#include <functional>
#include <vector>

namespace hub::ui {

/// Connecting and disconnecting sessions: when it makes sense, how it is asked for and what is said of it, wherever it
/// is done. The hub looks at the client afterwards by itself, when that can have had an effect. On the window's thread.
class SessionCommand
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::SessionCommand)

public:
    enum Kind { Connect, Disconnect };

    [[nodiscard]] static bool isPossible(Kind kind, const MonitoredClient &client);
    static void run(Kind kind, ClientsApi &clients, ClienteId client, QObject *context, Answer<void> done);
    /// Asks the user before sessions end. `names` are the clients'; `list` shows them where they are several.
    static void confirmDisconnect(QWidget *page, const QStringList &names, const QString &list, QObject *context,
                                  std::function<void()> yes);
    /// Asks for their states now; gives what to notice.
    [[nodiscard]] static QString checkSoon(const PageContext &context, const std::vector<ClienteId> &clients);

    /// On a button or in a menu, for so many clients.
    [[nodiscard]] static QString actionText(Kind kind, qint64 clients = 1);
    [[nodiscard]] static QString busyText(Kind kind);
    /// `%1` stands for the client.
    [[nodiscard]] static QString doneText(Kind kind);
    /// `%1` stands for the client, `%2` for the reason.
    [[nodiscard]] static QString failedText(Kind kind);
};

} // namespace hub::ui
