// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/support/fakeclients.h"
#include "ui/shell/overview.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace hub;
using namespace hub::ui;

class tst_Overview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }

    void countsWhatNeedsAPerson()
    {
        FakeDesk desk;
        FakeClients link(desk);
        ClientStore store(link);
        QCOMPARE(Overview::of(store).text(), QStringLiteral("Loading…"));
        link.announce();
        QCOMPARE(Overview::of(store).text(), QStringLiteral("No clients yet"));
        qint64 number = 0;
        for (const SessionState state : AllSessionStates) {
            if (state != SessionState::Unreachable)
                link.set({.client = *ClienteId::fromNumber(++number),
                          .state = state,
                          .needsQr = state == SessionState::QrRequired});
        }
        link.announce();
        const Overview overview = Overview::of(store);
        QCOMPARE(overview.clients, 11);
        QCOMPARE(overview.linked, 1);
        QCOMPARE(overview.needScan, 1);
        QCOMPARE(overview.problems, 4);
        QCOMPARE(overview.text(), QStringLiteral("1 linked, 1 needs scan, 1 wants a passkey, 4 problems"));
    }

    void plurals()
    {
        const Overview many{
            .clients = 50, .linked = 38, .needScan = 9, .problems = 1, .unreachable = 2, .loaded = true};
        QCOMPARE(many.text(), QStringLiteral("38 linked, 9 need scan, 1 problem, 2 unreachable"));
        const Overview none{.clients = 2, .linked = 0, .needScan = 0, .problems = 0, .unreachable = 0, .loaded = true};
        QCOMPARE(none.text(), QStringLiteral("0 linked"));
    }

    void tones()
    {
        const Overview good{.clients = 2, .linked = 2, .loaded = true};
        const Overview waiting{.clients = 2, .linked = 1, .needScan = 1, .loaded = true};
        const SessionManagerHealth up;
        const SessionManagerHealth down{.up = false, .reason = {}, .since = 1};
        using Phase = HubApi::Phase;
        QCOMPARE(overallTone(Phase::Running, good, up), Tone::Good);
        QCOMPARE(overallTone(Phase::Running, waiting, up), Tone::Attention);
        QCOMPARE(overallTone(Phase::Running, good, down), Tone::Bad);
        QCOMPARE(overallTone(Phase::Running, {}, up), Tone::Neutral);
        QCOMPARE(overallTone(Phase::Failed, good, up), Tone::Bad);
        QCOMPARE(overallTone(Phase::Starting, good, up), Tone::Neutral);
    }

    void reasonsArePlain_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("plain");
        QTest::newRow("code") << QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused")
                              << QStringLiteral("connection refused");
        QTest::newRow("full stop") << QStringLiteral("Connection refused.") << QStringLiteral("connection refused");
        QTest::newRow("abbreviation") << QStringLiteral("TLS handshake failed")
                                      << QStringLiteral("TLS handshake failed");
        QTest::newRow("markup") << QStringLiteral("<b>No</b>") << QStringLiteral("<b>No</b>");
        QTest::newRow("lines") << QStringLiteral("One\n two") << QStringLiteral("one two");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("only a stop") << QStringLiteral(".") << QString();
    }
    void reasonsArePlain()
    {
        QFETCH(QString, reason);
        QFETCH(QString, plain);
        QCOMPARE(plainReason(reason), plain);
    }

    void outages()
    {
        const QDateTime noon(QDate::currentDate(), QTime(12, 3));
        QCOMPARE(outageText({.up = false,
                             .reason = QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused"),
                             .since = noon.toMSecsSinceEpoch()}),
                 QStringLiteral("The Session Manager has not answered since 12:03: connection refused."));
        QCOMPARE(
            outageText(
                {.up = false, .reason = {}, .since = QDateTime(QDate(2025, 3, 4), QTime(9, 0)).toMSecsSinceEpoch()}),
            QStringLiteral("The Session Manager has not answered since 04/03/2025 09:00."));
        QCOMPARE(outageText({.up = false, .reason = QStringLiteral("%2"), .since = 0}),
                 QStringLiteral("The Session Manager does not answer: %2."));
    }
};

HUB_TEST(tst_Overview)

#include "tst_overview.moc"
