// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes numbered rows into a store, one transaction each, and says every number once it is committed. It never ends by
// itself: the test kills it.

#include "core/storage/database.h"
#include "core/storage/sql.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    hub::DatabaseSettings settings;
    settings.file = QCoreApplication::arguments().value(1);
    hub::Database database(settings);
    if (const auto opened = database.open(); !opened) {
        std::fprintf(stderr, "%s\n", opened.error().message.toUtf8().constData());
        return 1;
    }
    for (int i = 0;; ++i) {
        const auto written = database.transactionAndWait<int>([i](QSqlDatabase &connection) {
            return hub::sql::change(
                connection, QStringLiteral("INSERT INTO secrets (name, value) VALUES (?, ?)"),
                {QStringLiteral("%1-%2").arg(QCoreApplication::applicationPid()).arg(i), QByteArray(2000, 'x')});
        });
        if (!written)
            return 1;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}
