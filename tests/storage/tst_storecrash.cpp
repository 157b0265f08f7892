// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/database.h"
#include "core/storage/sql.h"
#include "core/storage/storemaintenance.h"
#include "tests/support/test.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace hub;

/// A process that is killed while it writes loses nothing that it has reported, and leaves a sound store.
class tst_StoreCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesBeingKilled();
};

void tst_StoreCrashTest::survivesBeingKilled()
{
    QTemporaryDir folder;
    DatabaseSettings settings;
    settings.file = folder.filePath(QStringLiteral("central-hub.db"));
    int reported = 0;
    for (int round = 0; round < 4; ++round) { // 4 × at least 50 writes
        QProcess writer;
        writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        writer.start(QStringLiteral(HUB_STORE_WRITER), {settings.file});
        QByteArray output;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                output += writer.readAllStandardOutput();
                return output.count('\n') >= 50 || writer.state() == QProcess::NotRunning;
            }(),
            60000);
        writer.kill(); // SIGKILL: no handler, no destructor
        QVERIFY(writer.waitForFinished(30000));
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        output += writer.readAllStandardOutput();
        reported += int(output.count('\n'));

        const auto report = checkStore(settings);
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->problems, QStringList());
    }
    Database database(settings);
    QVERIFY(database.open().has_value());
    const auto count = database.runAndWait<QVariant>([](QSqlDatabase &connection) {
        return sql::value(connection, QStringLiteral("SELECT count(*) FROM secrets"));
    });
    QVERIFY(count.has_value());
    // One more a round may have been committed without being told.
    QVERIFY2(count->toInt() >= reported && count->toInt() <= reported + 4, qPrintable(count->toString()));
    QVERIFY(reported >= 200);
}

HUB_TEST(tst_StoreCrashTest)
#include "tst_storecrash.moc"
