// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A hub that only sends: `hub_send_runner STORE SESSION_MANAGER LEASE_MS HEARTBEAT_MS`. STORE is the path of a SQLite
// file or a postgresql:// URL. It says `ready` and never ends by itself: the test kills it.

#include "core/log/log.h"
#include "core/net/pooledaccessmanager.h"
#include "core/sending/sender.h"
#include "core/session/sessionmanagerclient.h"
#include "core/storage/database.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    hub::Log log(hub::Log::Level::Warning, hub::Log::Format::Text);
    hub::DatabaseSettings settings;
    (arguments[1].startsWith(u"postgresql:") ? settings.url : settings.file) = arguments[1];
    hub::Database database(settings, &log);
    if (const auto opened = database.open(); !opened) {
        std::fprintf(stderr, "%s\n", opened.error().message.toUtf8().constData());
        return 1;
    }
    hub::PooledAccessManager network;
    hub::SessionManagerSettings peer;
    peer.baseUrl = QUrl(arguments[2]);
    hub::SessionManagerClient client(&network, peer);
    hub::SystemSendingClock clock;
    hub::SenderSettings sending;
    sending.soleHub = !settings.isPostgres();
    sending.leaseTime = std::chrono::milliseconds(arguments[3].toInt());
    sending.heartbeat = std::chrono::milliseconds(arguments[4].toInt());
    sending.scanInterval = std::chrono::milliseconds(50);
    sending.storeRetry = std::chrono::milliseconds(50);
    sending.probeInterval = std::chrono::milliseconds(100);
    hub::Sender sender(&database, &client, &clock, sending, nullptr, &log);
    sender.start();
    std::printf("ready\n");
    std::fflush(stdout);
    return QCoreApplication::exec();
}
