// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "ui/common/statetexts.h"

#include <QDateTime>
#include <QIcon>
#include <QLocale>
#include <QSet>
#include <QTest>

using namespace hub;
using namespace hub::ui;

class tst_StateTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }

    void everyStateHasItsOwnWordIconAndPlace()
    {
        QSet<QString> words;
        QSet<QByteArray> icons;
        QSet<int> ranks;
        for (const SessionState state : AllSessionStates) {
            words.insert(stateText(state));
            icons.insert(stateIconName(state));
            ranks.insert(stateRank(state));
            QVERIFY2(stateHelp(state).endsWith(u'.'), qPrintable(stateHelp(state)));
            QVERIFY(!icon(stateIconName(state), QColor(Qt::black)).pixmap(16).isNull());
        }
        QCOMPARE(words.size(), qsizetype(AllSessionStates.size()));
        QCOMPARE(icons.size(), qsizetype(AllSessionStates.size()));
        QCOMPARE(ranks.size(), qsizetype(AllSessionStates.size()));
        QVERIFY(!words.contains(QString()));
    }

    void aPersonComesBeforeAllThatEndsByItself()
    {
        for (const SessionState urgent : {SessionState::Banned, SessionState::AuthFailed, SessionState::LoggedOut,
                                          SessionState::Error, SessionState::QrRequired}) {
            for (const SessionState calm : {SessionState::Ready, SessionState::Starting, SessionState::Reconnecting,
                                            SessionState::Stopped, SessionState::Unreachable})
                QVERIFY(stateRank(urgent) < stateRank(calm));
        }
        // An outage is told once, by the window; not by a hundred red rows.
        QCOMPARE(stateTone(SessionState::Unreachable), Tone::Neutral);
        QCOMPARE(stateTone(SessionState::QrRequired), Tone::Attention);
        QCOMPARE(stateTone(SessionState::Ready), Tone::Good);
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(0) << QStringLiteral("just now");
        QTest::newRow("clock set back") << qint64(-5000) << QStringLiteral("just now");
        QTest::newRow("1.9 s") << qint64(1999) << QStringLiteral("just now");
        QTest::newRow("2 s") << qint64(2000) << QStringLiteral("2 s ago");
        QTest::newRow("59 s") << qint64(59'999) << QStringLiteral("59 s ago");
        QTest::newRow("1 min") << qint64(60'000) << QStringLiteral("1 min ago");
        QTest::newRow("59 min") << qint64(3'599'000) << QStringLiteral("59 min ago");
        QTest::newRow("1 h") << qint64(3'600'000) << QStringLiteral("1 h ago");
        QTest::newRow("47 h") << qint64(47 * 3'600'000LL) << QStringLiteral("47 h ago");
        QTest::newRow("2 days") << qint64(48 * 3'600'000LL) << QStringLiteral("2 days ago");
    }
    void ages()
    {
        QFETCH(qint64, age);
        QFETCH(QString, text);
        const qint64 now = 1'790'000'000'000;
        QCOMPARE(agoText(now - age, now), text);
        QCOMPARE(agoText(0, now), QStringLiteral("never"));
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << QStringLiteral("less than a minute");
        QTest::newRow("negative") << qint64(-7) << QStringLiteral("less than a minute");
        QTest::newRow("59") << qint64(59) << QStringLiteral("less than a minute");
        QTest::newRow("12 min") << qint64(12 * 60 + 5) << QStringLiteral("12 min");
        QTest::newRow("3 h") << qint64(3 * 3600) << QStringLiteral("3 h");
        QTest::newRow("3 h 20") << qint64(3 * 3600 + 1200) << QStringLiteral("3 h 20 min");
        QTest::newRow("1 day") << qint64(86'400) << QStringLiteral("1 day");
        QTest::newRow("2 days 4 h") << qint64(2 * 86'400 + 4 * 3600) << QStringLiteral("2 days 4 h");
    }
    void durations()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(durationText(seconds), text);
    }

    void timesAreToTheSecond()
    {
        const QDateTime time(QDate(2026, 11, 24), QTime(9, 5, 7));
        QCOMPARE(timeText(time.toMSecsSinceEpoch()), QStringLiteral("24/11/2026 09:05:07"));
        QCOMPARE(timeText(0), QStringLiteral("–"));
    }

    void accounts_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("text");
        QTest::newRow("digits") << QStringLiteral("5491112345678") << QStringLiteral("+5491112345678");
        QTest::newRow("with plus") << QStringLiteral("+5491112345678") << QStringLiteral("+5491112345678");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("too short") << QStringLiteral("12345") << QStringLiteral("12345");
        QTest::newRow("too long") << QStringLiteral("1234567890123456") << QStringLiteral("1234567890123456");
        QTest::newRow("a name") << QStringLiteral("<b>x</b>@c.us") << QStringLiteral("<b>x</b>@c.us");
        QTest::newRow("arabic digits") << QStringLiteral("٥٤٩١١١٢٣٤٥٦٧٨") << QStringLiteral("٥٤٩١١١٢٣٤٥٦٧٨");
    }
    void accounts()
    {
        QFETCH(QString, account);
        QFETCH(QString, text);
        QCOMPARE(accountText(account), text);
    }

    void alertsNameTheClient_data()
    {
        QTest::addColumn<AlertKind>("kind");
        QTest::addColumn<QString>("text");
        QTest::newRow("dropped") << AlertKind::Dropped
                                 << QStringLiteral("51 %2 <b>x</b> is not linked any more: Needs scan.");
        QTest::newRow("logged out") << AlertKind::LoggedOut
                                    << QStringLiteral("51 %2 <b>x</b> was logged out on the phone.");
        QTest::newRow("other account") << AlertKind::AccountChanged
                                       << QStringLiteral("51 %2 <b>x</b> is now linked to another number: +34600111222 "
                                                         "instead of +5491112345678.");
        QTest::newRow("banned") << AlertKind::Banned
                                << QStringLiteral("WhatsApp has banned the number of 51 %2 <b>x</b>.");
    }
    void alertsNameTheClient()
    {
        QFETCH(AlertKind, kind);
        QFETCH(QString, text);
        const SessionAlert alert{.client = *ClienteId::fromNumber(51),
                                 .name = QStringLiteral("%2 <b>x</b>"),
                                 .kind = kind,
                                 .state = SessionState::QrRequired,
                                 .previous = SessionState::Ready,
                                 .account = QStringLiteral("34600111222"),
                                 .previousAccount = QStringLiteral("5491112345678")};
        QCOMPARE(alertText(alert), text);
    }

    void everyJobAndMessageStateHasAWord()
    {
        QSet<QString> jobs;
        for (const JobState state :
             {JobState::Queued, JobState::Running, JobState::Paused, JobState::Completed, JobState::Cancelled})
            jobs.insert(jobStateText(state));
        QCOMPARE(jobs.size(), 5);
        QSet<QString> messages;
        for (int number = 0; number <= int(MessageState::Skipped); ++number)
            messages.insert(messageStateText(MessageState(number)));
        QCOMPARE(messages.size(), 7);
        QCOMPARE(messageStateTone(MessageState::Unknown), Tone::Attention);
        QCOMPARE(messageStateTone(MessageState::Failed), Tone::Bad);
        QCOMPARE(jobStateTone(JobState::Paused), Tone::Attention);
    }
};

HUB_WIDGET_TEST(tst_StateTexts)

#include "tst_statetexts.moc"
